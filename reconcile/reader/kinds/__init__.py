"""Whether a count is an addition, a state, a running total or unmarked."""
