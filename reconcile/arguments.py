"""Checks of what a caller gives to the readers of text."""

import datetime as dt

from reconcile.errors import InputTypeError


def need_text(text: object) -> str:
    """The text, if it is one."""
    if isinstance(text, str):
        return text
    hint = "decode it first" if isinstance(text, bytes) else "give a str"
    msg = f"text is a {type(text).__name__}: {hint}"
    raise InputTypeError(msg)


def need_published(published: object) -> dt.date:
    """The calendar day of the publication; that of a datetime in its own zone.

    >>> need_published(dt.datetime(2024, 10, 23, 9, 30))
    datetime.date(2024, 10, 23)
    >>> need_published("2024-10-23")
    Traceback (most recent call last):
    ...
    reconcile.errors.InputTypeError: published is a str ('2024-10-23'): give a datetime.date, such as
    datetime.date.fromisoformat('2024-10-23')

    """
    if isinstance(published, dt.datetime):
        return published.date()
    if isinstance(published, dt.date):
        return published
    hint = f", such as datetime.date.fromisoformat({published!r})" if isinstance(published, str) else ""
    hint = hint or ": the day on which the text appeared is never guessed"
    msg = f"published is a {type(published).__name__} ({str(published)[:40]!r}): give a datetime.date{hint}"
    raise InputTypeError(msg)
