"""Stated dates, periods and durations, by one grammar over the words of a lexicon."""

from reconcile.calendars.expressions import parse_dates as parse_dates, read_dates as read_dates
