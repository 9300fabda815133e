"""Difference constraints solved exactly, on arrays; knows nothing of text, dates or people."""
