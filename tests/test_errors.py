"""Errors are the builtin one would guess, survive pickling, and say what to do."""

import datetime as dt
import pickle
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

import reconcile as rc
from reconcile import errors

GUESSED = {
    errors.InputError: ValueError,
    errors.InputTypeError: TypeError,
    errors.FrameError: ValueError,
    errors.UnitError: ValueError,
    errors.QuantityError: AttributeError,
    errors.LexiconError: ValueError,
    errors.UnknownLanguageError: LookupError,
    errors.UnknownSeriesError: LookupError,
}


@pytest.mark.parametrize(("error", "builtin"), GUESSED.items())
def test_each_is_ours_and_the_builtin_one_would_guess(error: type, builtin: type) -> None:
    assert issubclass(error, errors.ReconcileError)
    assert issubclass(error, builtin)


@pytest.mark.parametrize(
    "error",
    [
        errors.UnknownLanguageError("fx", ["en", "fr"]),
        errors.UnknownSeriesError("deth", ["death"]),
        errors.UnknownSeriesError(None, ["a", "b"]),
        errors.ContradictionError(["A says 3, B says 4"]),
        errors.QuantityError("'soldier' is not a unit of measurement"),
        errors.InputError("low 3 is above high 2"),
    ],
)
def test_pickles_keep_the_message_and_the_parts(error: errors.ReconcileError) -> None:
    back = pickle.loads(pickle.dumps(error))  # noqa: S301  # made here
    assert (str(back), vars(back)) == (str(error), vars(error))


class Wordless:
    def __repr__(self) -> str:
        raise RuntimeError


DAY = dt.date(2025, 5, 1)
SAID = rc.Figure.plain(3, series="x", source="A", published=DAY)
ACCOUNT = rc.reconcile([SAID])
ODD: list[Any] = [None, True, -1, 2**70, 10**5000, 1.5, float("nan"), float("-inf"), Decimal("sNaN"), Decimal("1E+400")]
ODD += ["", "x", "\ud800", b"x", (), [None], {"a": 1}, {}, dt.date.min, dt.datetime.max, dt.time(3), dt.timedelta(3)]
ODD += [dt.datetime(2025, 5, 1, tzinfo=dt.UTC), pd.NaT, pd.NA, pd.Timestamp(DAY), pd.Series([1]), pd.DataFrame()]
ODD += [pd.Period("2025-05"), Wordless(), len, rc.Bounds.exactly(3), rc.Period(), SAID, Ellipsis]
CALLS: dict[str, Callable[[Any], object]] = {
    "text": lambda odd: rc.parse(odd, language="en", published=DAY),
    "language": lambda odd: rc.parse("12 dead", language=odd, published=DAY),
    "published": lambda odd: rc.parse("12 dead", language="en", published=odd),
    "dates": lambda odd: rc.parse_dates("today", language="en", published=odd),
    "numbers": lambda odd: rc.parse_numbers(odd, language="en"),
    "by position": lambda odd: rc.parse("12 dead", "en", odd),  # type: ignore[misc]  # the mistake under test
    "phrase": lambda odd: rc.phrase(odd, language="en"),
    "highlight": lambda odd: rc.highlight(odd, [SAID]),
    "figures": lambda odd: rc.reconcile([odd]),
    "frame": lambda odd: rc.reconcile_frame(odd),
    "errors=": lambda odd: rc.reconcile_frame(rc.to_frame([SAID]), errors=odd),
    "value": lambda odd: rc.Figure.plain(odd),
    "since": lambda odd: rc.Figure.plain(3, since=odd),
    "because": lambda odd: hash(SAID.replace(because=odd)),
    "moment": lambda odd: SAID.replace(published=odd),
    "horizon": lambda odd: rc.Assumptions(horizon=odd),
    "known on": lambda odd: rc.Assumptions(known_on=odd),
    "day": lambda odd: ACCOUNT.total(odd),
    "series": lambda odd: ACCOUNT.total(DAY, series=odd),
    "bounds": lambda odd: rc.Bounds(odd, 3),
    "in bounds": lambda odd: odd in rc.Bounds.exactly(3),
    "in a period": lambda odd: odd in rc.Period.year(2024),
    "period": lambda odd: rc.Period.on(odd),
    "until": lambda odd: rc.Period.until(odd),
    "month": lambda odd: rc.Period.month(odd, 2),
    "span": lambda odd: rc.Span(odd, 3),
    "of": lambda odd: rc.Span(0, 3).of(odd),
}


def message(call: Callable[[Any], object], odd: object) -> str | None:
    try:
        call(odd)
    except errors.ReconcileError as error:
        return str(error)
    return None


@pytest.mark.parametrize("call", CALLS)
def test_no_argument_raises_but_our_own_errors_that_can_be_read(call: str) -> None:
    messages = [told for odd in ODD if (told := message(CALLS[call], odd)) is not None]
    assert all(12 < len(told) < 600 for told in messages)


def test_what_a_call_takes_by_name_is_told() -> None:
    told = r"parse cannot be called so, too many positional arguments: text, language=, .*; give by name what ends in ="
    with pytest.raises(errors.InputTypeError, match=told):
        rc.parse("12 dead", "en", DAY)  # type: ignore[misc]  # the mistake under test
    with pytest.raises(errors.InputTypeError, match=r"parse_numbers takes no 'lang' .did you mean 'language'"):
        rc.parse_numbers("12", lang="en")  # type: ignore[call-arg]  # the mistake under test
    with pytest.raises(errors.InputError, match=r"no Kind is called 'cumulativ' .did you mean 'cumulative'"):
        rc.Kind("cumulativ")


def test_a_timestamp_at_midnight_is_its_day_wherever_it_is_given() -> None:
    midnight, zoned = pd.Timestamp("2025-05-01"), pd.Timestamp("2025-05-01", tz="Asia/Tokyo")
    assert type(rc.parse("12 people died.", language="en", published=midnight)[0].published) is dt.date
    assert SAID.replace(published=midnight) == SAID
    assert type(SAID.replace(published=zoned).published) is dt.datetime
    assert SAID.replace(published=dt.datetime(2025, 5, 1)).published == dt.datetime(2025, 5, 1)
    assert rc.from_frame(rc.to_frame([SAID]).assign(published=midnight))[0].published == DAY
