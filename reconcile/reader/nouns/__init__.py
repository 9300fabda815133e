"""What is counted and what happened to it: nouns, units, predicates."""
