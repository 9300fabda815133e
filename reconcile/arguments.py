"""Checks of what a caller gives."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from types import FunctionType
from typing import Any, ParamSpec, TypeVar

from reconcile.errors import InputError, InputTypeError, did_you_mean, shown
from reconcile.values import Word

W = TypeVar("W", bound=Word)
T = TypeVar("T")
P = ParamSpec("P")


def careful(function: Callable[P, T]) -> Callable[P, T]:
    """The function, with an error of our own where it is called with arguments that it does not take.

    >>> careful(need_text)(txt="12 morts")
    Traceback (most recent call last):
    ...
    reconcile.errors.InputTypeError: need_text takes no 'txt' (did you mean 'text'?): text

    """

    @wraps(function)
    def called(*given: P.args, **named: P.kwargs) -> T:
        try:
            return function(*given, **named)
        except TypeError as error:
            if (mistake := _mistake(function, given, named)) is None:
                raise
            raise mistake from error

    return called


def careful_class(kind: type[T]) -> type[T]:
    """The class, with all that a caller calls of it careful."""
    for name, attribute in list(vars(kind).items()):
        if isinstance(attribute, FunctionType) and (name == "__init__" or not name.startswith("_")):
            setattr(kind, name, careful(attribute))
    return kind


def _mistake(function: Callable[..., Any], given: tuple[Any, ...], named: dict[str, Any]) -> InputTypeError | None:
    """What is wrong with the arguments of a call, or None where they are those that it takes."""
    from inspect import Parameter, signature  # slow to import, and needed for errors alone

    wanted = signature(function)
    try:
        wanted.bind(*given, **named)
    except TypeError as error:
        name = function.__qualname__.removesuffix(".__init__")
        known = [parameter for parameter in wanted.parameters if parameter != "self"]
        by_name = [p for p in known if wanted.parameters[p].kind is Parameter.KEYWORD_ONLY]
        unknown = next((word for word in named if word not in known), None)
        what = f"takes no {unknown!r}{did_you_mean(unknown, known)}" if unknown else f"cannot be called so, {error}"
        told = ", ".join(f"{parameter}=" if parameter in by_name else parameter for parameter in known)
        return InputTypeError(f"{name} {what}: {told}" + "; give by name what ends in =" * bool(by_name))
    return None


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
    hint = f", such as datetime.date.fromisoformat({shown(published)})" if isinstance(published, str) else ""
    msg = f"published is a {type(published).__name__} ({shown(published)}): give a datetime.date{hint}"
    raise InputTypeError(msg)


def need_day(day: dt.date, name: str) -> dt.date:
    """The calendar day of a date or datetime that is one: the "not a time" of pandas is refused."""
    if day != day:  # as only a missing time does
        msg = f"{name} is {day}: give a datetime.date"
        raise InputError(msg)
    return day.date() if isinstance(day, dt.datetime) else day


def need_moment(published: dt.date, name: str) -> dt.date:
    """A day, or a datetime where the hour is given; a timestamp of pandas at midnight is its day, as it is in a frame.

    >>> need_moment(dt.datetime(2024, 10, 23), "published")
    datetime.datetime(2024, 10, 23, 0, 0)

    """
    need_day(published, name)
    if not hasattr(published, "to_pydatetime"):
        return published
    moment: dt.datetime = published.to_pydatetime(warn=False)  # nothing finer than a microsecond orders two reports
    return moment.date() if moment.time() == dt.time() and moment.tzinfo is None else moment


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
    msg = f"{name} is {shown(value)}{did_you_mean(value, kind)}: choose one of {', '.join(kind)}"
    raise error(msg)


def need_type(value: object, kind: type[T] | tuple[type[T], ...], name: str, advice: str) -> T:
    """The value, if it is of that type."""
    if isinstance(value, kind):
        return value
    msg = f"{name} is a {type(value).__name__} ({shown(value)}): {advice}"
    raise InputTypeError(msg)


def need_whole(value: object, name: str, advice: str) -> int:
    """A whole number, which True and False are not, though Python counts them among them.

    >>> need_whole(True, "horizon", "give a number of days")
    Traceback (most recent call last):
    ...
    reconcile.errors.InputTypeError: horizon is a bool (True): give a number of days

    """
    if isinstance(value, bool):
        msg = f"{name} is a bool ({value}): {advice}"
        raise InputTypeError(msg)
    return need_type(value, int, name, advice)


def need_date(day: object, name: str, advice: str = "give a datetime.date") -> dt.date:
    """The calendar day of what has to be a date or datetime.

    >>> need_date("2024", "since")
    Traceback (most recent call last):
    ...
    reconcile.errors.InputTypeError: since is a str ('2024'): give a datetime.date

    """
    return need_day(need_type(day, dt.date, name, advice), name)


def need_all(values: object, kind: type[T], name: str, advice: str) -> tuple[T, ...]:
    """What an iterable holds, all of one type.

    >>> need_all(["a", 3], str, "names", "give names")
    Traceback (most recent call last):
    ...
    reconcile.errors.InputTypeError: names: item 1 is a int (3): give names

    """
    found: Iterable[object] = need_type(values, Iterable, name, advice)
    return tuple(need_type(value, kind, f"{name}: item {place}", advice) for place, value in enumerate(found))


def need_names(mapping: object, name: str, advice: str) -> dict[str, Any]:
    """A mapping whose keys are words.

    >>> need_names({3: 1}, "priorities", "give {'Agency': 2}")
    Traceback (most recent call last):
    ...
    reconcile.errors.InputTypeError: the keys of priorities: item 0 is a int (3): give {'Agency': 2}

    """
    found: Mapping[str, Any] = need_type(mapping, Mapping, name, advice)
    need_all(found, str, f"the keys of {name}", advice)
    return dict(found)
