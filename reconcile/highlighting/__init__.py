"""Figures marked in their text, as HTML that needs nothing else."""

from reconcile.highlighting.page import highlight as highlight
