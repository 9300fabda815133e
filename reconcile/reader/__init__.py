"""Figures: stated amounts, read in their sentences."""

from reconcile.reader.reading import parse as parse
