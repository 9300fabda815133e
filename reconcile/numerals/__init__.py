"""Stated numbers: digits, number words, hedges, ranges, money and units."""

from reconcile.numerals.reading import (
    parse_numbers as parse_numbers,
    read_numbers as read_numbers,
    read_ones as read_ones,
)
