"""Figures in words: what a phrase says is what the library reads in it."""

from reconcile.phrasing.phrases import phrase as phrase
