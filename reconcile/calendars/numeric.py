"""Rules for dates in digits: 23/10/2024, 2024-10-23, 23-Oct-2024."""

from typing import Final, TypeAlias

from reconcile.calendars.absolute import day_month
from reconcile.calendars.arithmetic import Partial, day_of, full_year, one_day, year_days
from reconcile.calendars.meaning import IMPOSSIBLE, Context, Meaning, dated
from reconcile.calendars.periods import season as season_of
from reconcile.calendars.roles import Roles
from reconcile.calendars.symbols import BREAK
from reconcile.calendars.tense import NEAREST
from reconcile.dates import DateKind, Granularity

# more years than two digits are used to end
_MANY: Final = 51
# the numbers of a date as written, and the mark between them
Parts: TypeAlias = tuple[str, ...]


def numeric(context: Context, parts: Parts) -> Meaning | None:
    """2024-10-23, 23/10/2024, 10/23/24."""
    (first, second, third), mark = map(int, parts[:3]), parts[3]
    if len(parts[0]) == 4:
        return IMPOSSIBLE if mark == "-" and second > 12 else _numeric_in(first, second, third)  # ISO 8601
    if len(parts[2]) == 3 or len(parts[0]) > 2:
        return None
    year = third if len(parts[2]) == 4 else full_year(third)
    month, day = (first, second) if _month_first(context, mark) else (second, first)
    return _numeric_in(year, month, day, both=not _order_is_shown(first, second))


def _month_first(context: Context, mark: str) -> bool:
    """Dates with dots have the day first everywhere."""
    return context.month_first and mark != "."


def _order_is_shown(first: int, second: int) -> bool:
    return max(first, second) > 12 or first == second


def _numeric_in(year: int, month: int, day: int, both: bool = False) -> Meaning:
    if month > 12 >= day:
        month, day = day, month
    days = one_day(day_of(year, month, day))
    other = one_day(day_of(year, day, month)) if both else None
    if days is None:
        return IMPOSSIBLE
    return Meaning(days, Granularity.DAY, DateKind.DATE, Partial(year, month, day), (other,) if other else ())


def numeric_month(context: Context, parts: Parts) -> Meaning | None:
    """10/2024, 2024-10."""
    year, month = (parts[0], parts[1]) if len(parts[0]) == 4 else (parts[1], parts[0])
    if not 1900 <= int(year) < 2100:
        return None
    if len(parts[0]) == 4 and int(month) > 12:
        return _years(context, int(year), int(month))
    if not 1 <= int(month) <= 12:
        return None
    partial = Partial(int(year), int(month))
    return dated(partial, context.day, NEAREST)


def _years(context: Context, year: int, short: int) -> Meaning | None:
    """2018-19, 2018/19; the 1992-95 war."""
    years = (short - year) % 100 + 1
    told = context.related or context.roles(context.at - 1).keys() & {"article", "inside", "of"}
    behind = told and 2 < years < _MANY and year + years <= context.day.year
    return Meaning(year_days(year, years), Granularity.YEAR) if years == 2 or behind else None


def numeric_day(context: Context, parts: Parts) -> Meaning | None:
    """23/10 after a preposition, 22/04 with its noughts."""
    if parts[2] == "." and context.habit and context.counted:
        return None
    padded = len(parts[0]) == 2 and len(parts[1]) == 2 and "0" in (parts[0][0], parts[1][0])
    placed = not context.roles(context.at - 1).keys().isdisjoint(_BEFORE_A_DAY)
    ranged: object = "to" in context.roles(context.at + 1) and context.roles(context.at + 2).keys() & {
        "numeric",
        "numeric_day",
    }
    alone = context.alone and (int(parts[0]) > 2 or parts[2] != "/")
    if ranged and parts[2] == ".":
        ranged = context.alone_but(2)
    sure = padded or placed or alone or ranged or context.related or _ends_a_clause(context, parts)
    sure = sure or _listed(context) or "wd" in context.roles(context.at + 1)
    return _numeric_day(context, parts, None) if sure else None


def _listed(context: Context) -> bool:
    """The second of "11/20, 11/22 or 11/25"."""
    return "numeric_day" in context.roles(context.at - 2) and "comma" in context.roles(context.at - 1)


def _ends_a_clause(context: Context, parts: Parts) -> bool:
    """22/4 before a stop: neither a fraction, a mark out of twenty nor 24/7."""
    less, more = sorted(map(int, parts[:2]))
    stops = context.tokens.symbols[context.at + 1 : context.at + 2] in ("", BREAK) or "comma" in context.roles(
        context.at + 1
    )
    return parts[2] == "/" and stops and less <= 12 < more <= 31 and (less, more) != (7, 24)


def numeric_day_in(context: Context, word: Roles, parts: Parts) -> Meaning | None:
    """Next 5/12."""
    lean = context.lean
    context.lean = 1 if "next" in word else -1 if "this" not in word else lean
    meaning = _numeric_day(context, parts, None)
    context.lean = lean
    return meaning


def day_month_apart(context: Context, day: int, month: int) -> Meaning | None:
    """Le 17 02."""
    found = Partial(None, month, day)
    return dated(found, context.day, context.lean or NEAREST) if context.behind_day_article else None


def day_dash_month(context: Context, day: int, month: int) -> Meaning | None:
    """El 17-2; one that may be a score is none."""
    return dated(Partial(None, month, day), context.day, context.lean or NEAREST) if day > 12 else None


def month_dash_day(context: Context, month: int, day: int) -> Meaning | None:
    """On 4-22, where months come first."""
    return day_dash_month(context, day, month) if context.month_first else None


def _numeric_day(context: Context, parts: Parts, weekday: int | None) -> Meaning | None:
    first, second, mark = int(parts[0]), int(parts[1]), parts[2]
    month, day = (first, second) if _month_first(context, mark) else (second, first)
    month, day = (day, month) if month > 12 >= day else (month, day)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    lean = context.lean or NEAREST
    meaning = dated(Partial(None, month, day), context.day, lean)
    if _order_is_shown(first, second) or not meaning or not meaning.days:
        return meaning
    other = dated(Partial(None, day, month), context.day, lean)
    if other is None or other.days is None:
        return meaning
    if weekday is not None and weekday == other.days[0].weekday() != meaning.days[0].weekday():
        return other
    return meaning._replace(others=(*meaning.others, other.days))


def weekday_numeric(context: Context, weekday: int, parts: Parts) -> Meaning | None:
    """Friday 7/6: the weekday may tell the order; "on Tuesday, 1.7 million tonnes less" is none."""
    if parts[2] == "." and ((context.habit and context.counted) or "num" in context.roles(context.end)):
        return None
    return numeric(context, parts) if len(parts) == 4 else _numeric_day(context, parts, weekday)


def weekday_dashed(context: Context, weekday: int, first: int, second: int) -> Meaning | None:
    """Friday 7-6."""
    return _numeric_day(context, (str(first), str(second), "-"), weekday)


def year_month_day(context: Context, year: int, month: int, day: int) -> Meaning | None:
    """2024-Oct-23."""
    return day_month(context, None, day, month, year, None)


def year_day_month(context: Context, year: int, day: int, month: int) -> Meaning | None:
    """2024/23/Oct."""
    return day_month(context, None, day, month, year, None)


def day_year_month(context: Context, day: int, year: int, month: int) -> Meaning | None:
    """23-2024-Oct."""
    return day_month(context, None, day, month, year, None)


def month_year_day(context: Context, month: int, year: int, day: int) -> Meaning | None:
    """Oct-2024-23."""
    return day_month(context, None, day, month, year, None)


def day_month_ordinals(
    context: Context, weekday: int | None, day: int, month: int, year: int | None = None
) -> Meaning | None:
    """Donnerstag, den siebten vierten, 1. 5. 2020: the month is said by its number."""
    return day_month(context, weekday, day, month, year, None) if month <= 12 else None


def placed_ordinals(context: Context, day: int, month: int) -> Meaning | None:
    """Am 7. 4., am siebten vierten."""
    placed = context.related or context.roles(context.at - 1).keys() & {"inside", "article"}
    counts = context.counted and context.capital_at(context.end)
    return day_month_ordinals(context, None, day, month) if placed and context.noun_capitals and not counts else None


def number_year(context: Context, month: int, year: int) -> Meaning | None:
    """11 - 2016."""
    return dated(Partial(year, month), context.day, NEAREST)


def number_in_year(context: Context, month: int, year: int) -> Meaning | None:
    """En 11, 2016; in 11 of the year 2016."""
    return number_year(context, month, year) if "inside" in context.roles(context.at - 1) else None


def numeric_with_year(context: Context, parts: Parts, year: int) -> Meaning | None:
    """12/08, 2015."""
    return numeric(context, (parts[0], parts[1], str(year), parts[2]))


def dashed(context: Context, day: int, month: int, year: int | None, short: int | None) -> Meaning | None:
    """23-Oct-2024."""
    return day_month(context, None, day, month, year, short)


def month_dashed(context: Context, month: int, day: int, year: int) -> Meaning | None:
    """Oct-23-2024."""
    return day_month(context, None, day, month, year, None)


def day_of_month_number(context: Context, day: int, month: int, year: int | None = None) -> Meaning | None:
    """El 9 de 8 de 1971, el 17 del 11."""
    return day_month(context, None, day, month, year, None)


def season_of_years(context: Context, season: int, parts: Parts) -> Meaning | None:
    """Winter 2022/23."""
    year, following = int(parts[0]), int(parts[1])
    return season_of(context, season, year) if (year + 1) % 100 == following else None


def years_season(context: Context, parts: Parts, season: int) -> Meaning | None:
    """The 2022-23 winter."""
    return season_of_years(context, season, parts)


def spaced(context: Context, day: int, month: int, year: int | None, short: int | None) -> Meaning | None:
    """02 04 2009."""
    if context.month_first and month <= 12 and day <= 12:
        day, month = month, day
    return day_month(context, None, day, month, year, short) if month <= 12 else None


_BEFORE_A_DAY: Final = ("inside", "article", "day_article", "to", "also", "this", "of", "starting", "between")
