"""Checks of what a caller gives."""

import datetime as dt
from typing import TypeVar

from reconcile.errors import InputError, InputTypeError, did_you_mean
from reconcile.values import Word

W = TypeVar("W", bound=Word)


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
    if published is None:
        msg = "published is missing: give the day on which the text appeared as a datetime.date; it is never guessed"
        raise InputTypeError(msg)
    if isinstance(published, dt.date):
        return need_day(published, "published")
    hint = f", such as datetime.date.fromisoformat({published!r})" if isinstance(published, str) else ""
    msg = f"published is a {type(published).__name__} ({str(published)[:40]!r}): give a datetime.date{hint}"
    raise InputTypeError(msg)


def need_day(day: dt.date, name: str) -> dt.date:
    """The calendar day of a date or datetime that is one: the "not a time" of pandas is refused."""
    if day != day:  # as only a missing time does
        msg = f"{name} is {day}: give a datetime.date"
        raise InputError(msg)
    return day.date() if isinstance(day, dt.datetime) else day


def need_word(value: object, kind: type[W], name: str) -> W:
    """The member of an enumeration, or the one of that name.

    >>> from reconcile import Kind
    >>> need_word("total", Kind, "kind")
    Traceback (most recent call last):
    ...
    reconcile.errors.InputError: kind is 'total': choose one of cumulative, increment, level, plain, adjustment

    """
    if isinstance(value, str) and value in set(kind):
        return kind(value)
    error = InputError if isinstance(value, str) else InputTypeError
    msg = f"{name} is {value!r:.60}{did_you_mean(str(value), kind)}: choose one of {', '.join(kind)}"
    raise error(msg)


def need_type(value: object, kind: type | tuple[type, ...], name: str, advice: str) -> None:
    """Refuse what is not of a type."""
    if not isinstance(value, kind):
        msg = f"{name} is a {type(value).__name__} ({value!r:.60}): {advice}"
        raise InputTypeError(msg)
