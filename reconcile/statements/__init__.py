"""What figures say, as constraints: one table of arrays, compiled for all series at once."""
