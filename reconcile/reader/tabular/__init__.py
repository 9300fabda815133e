"""Tables pasted into a text, read as sentences."""
