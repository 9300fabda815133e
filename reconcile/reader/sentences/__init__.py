"""Sentences before any figure is read in them: their words and cues, segments, clauses, labels."""
