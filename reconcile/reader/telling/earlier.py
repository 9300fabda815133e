"""Earlier readings, told by their days."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from reconcile.dates import DateExpression, Period, Relation
from reconcile.figures import Role
from reconcile.reader.drafts import Draft
from reconcile.reader.kinds.growth import is_compared
from reconcile.reader.sentences.clauses import Sentence

_REACHED: Final = frozenset(("reach",))
_SUMS: Final = frozenset(("total", "total_of"))
_BE: Final = frozenset(("be",))
NEAR: Final = 4  # tokens between a verb that bounds and its number
_DATED: Final = 3  # tokens from an earlier reading to its day
_YEAR: Final = 365  # days
_NOW: Final = frozenset(("now",))
_SUMMED: Final = frozenset(("articles", "one", "of", "mute", "stop"))


def is_past(draft: Draft) -> bool:
    """As in "1,200 are in hospital, after 1,180 the day before": behind "after", dated, without a noun of its own."""
    if "past" not in draft.sentence.tags:
        return False
    behind = draft.sentence.tokens[draft.tail : draft.tail + _DATED]
    before = draft.at - 1
    while draft.at - before < NEAR and "past" not in draft.tags_at(before) and _SUMMED & draft.tags_at(before):
        before -= 1  # "after a profit of 110 million last year"
    dated = any(token.date and token.date.relation is Relation.DURING for token in behind)
    return draft.elided and "past" in draft.tags_at(before) and dated


def is_of_a_day_before(draft: Draft, published: dt.date) -> bool:
    """As in "2,800 are displaced; they were 3,500 on Sunday": nothing but how many they were before."""
    previous = draft.antecedent
    if previous is None or previous.role is not Role.MAIN or is_compared(draft):
        return False  # „das waren 183.000 mehr als im Vorjahr“
    return _was_before(draft, previous, published)


def _was_before(draft: Draft, previous: Draft, published: dt.date) -> bool:
    """Whether it was so many on a day before that of another reading; "in nine months it was 71 in all" is a sum."""
    if any(not _SUMS.isdisjoint(draft.tags_at(i)) for i in (draft.at - 1, draft.at + 1)) or _SUMS & draft.token.inner:
        return False
    first = max(draft.sentence.place[draft.at].first, draft.at - NEAR + 1)
    if all(_BE.isdisjoint(draft.tags_at(i)) or _is_of_event(draft, i) for i in range(first, draft.at)):
        return False
    then, now = _last_day(draft), _last_day(previous)
    return then is not None and then <= published and (now is None or then < now)


def is_of_then(draft: Draft, earlier: Sequence[Draft], published: dt.date) -> bool:
    """As in "There are 89 inmates. A year ago there were 86 inmates.": nothing but how many of the same there were."""
    same = next((d for d in earlier if d.role is Role.MAIN and d.unit == draft.unit is not None), None)
    tokens = draft.sentence.tokens
    ends = draft.tail == len(tokens) or tokens[draft.tail].word == "."
    alone = len(draft.sentence.numbers) == 1 and ends and not is_compared(draft)
    told = any(token.cue.unit or token.cue.predicate for token in tokens[: draft.at])
    if same is None or told or not (alone and _was_before(draft, same, published)):
        return False
    draft.antecedent = draft.antecedent or same
    return True


def _is_of_event(draft: Draft, at: int) -> bool:
    """As in « ieri ne sono arrivati altri 20 »: an auxiliary before its participle."""
    return any(token.cue.predicate for token in draft.sentence.tokens[at + 1 : at + 2])


def _last_day(draft: Draft) -> dt.date | None:
    """Where the dates of the clause end."""
    sentence = draft.sentence
    own = [sentence.tokens[i].date for i in _days_beside(draft)]
    return max((date.period.end for date in own if date is not None and date.period.end is not None), default=None)


def _days_beside(draft: Draft) -> list[int]:
    """The dates of the clause, but none of a speaker behind the comma: "…, the mayor said on Tuesday"."""
    sentence, clause = draft.sentence, draft.sentence.clause(draft.at)
    here = [i for i in sentence.dates if sentence.clause(i) == clause]
    return [i for i in here if sentence.place[i].has_number or not _is_told(sentence, i)]


def _is_told(sentence: Sentence, at: int) -> bool:
    place = sentence.place[at]
    return any("say" in sentence.tokens[i].tags for i in range(place.first, place.last))


def is_of_last_year(draft: Draft, previous: Draft | None, published: dt.date) -> bool:
    """As in "since January 28,600 came, in the same months of last year 19,400": over, and set against what runs."""
    if previous is None or not (draft.elided and draft.sentence.dates and previous.shares_block(draft)):
        return False
    if is_compared(draft) or draft.sentence.back(draft.at, _REACHED, NEAR) is not None:
        return False  # "58 since January, five more than in 2023", "rose by 58 in a year to reach 300 in May"
    own, other = _dates_beside(draft), _dates_beside(previous)
    over = any(date.period.end is not None and date.period.end <= published.replace(month=1, day=1) for date in own)
    return over and any(_runs(date.period, published) for date in other)


def is_of_same_period(draft: Draft, previous: Draft | None) -> bool:
    """As in "between March and May there were 340; in the same period of last year there were 512"."""
    told = draft.antecedent or previous
    if told is None or told.role is not Role.MAIN or not draft.elided or is_compared(draft):
        return False
    own, other = (_dates_beside(d) or _dates_before(d) for d in (draft, told))
    return any(_is_years_before(one.period, two.period) for one in own for two in other)


def _is_years_before(one: Period, two: Period) -> bool:
    """Whether the first is the second, shorter than a year, some years before."""
    if one.start is None or one.end is None or two.start is None or one.start.year >= two.start.year:
        return False
    if two.end is None:
        return _day_of_year(one.start) == _day_of_year(two.start)
    same = _day_of_year(one.start) == _day_of_year(two.start) and _day_of_year(one.end) == _day_of_year(two.end)
    return same and (two.end - two.start).days < _YEAR


def _day_of_year(day: dt.date) -> tuple[int, int]:
    return day.month, day.day


def _dates_beside(draft: Draft) -> list[DateExpression]:
    sentence = draft.sentence
    near = (sentence.tokens[i].date for i in sentence.dates if sentence.place[i] is sentence.place[draft.at])
    return [date for date in near if date is not None]


def _dates_before(draft: Draft) -> list[DateExpression]:
    """Those that stand before the number in its block."""
    sentence, block = draft.sentence, draft.sentence.block(draft.at)
    near = (sentence.tokens[i].date for i in sentence.dates if i < draft.at and sentence.block(i) == block)
    return [date for date in near if date is not None]


def _runs(period: Period, day: dt.date) -> bool:
    begun = period.start is not None and period.start <= day
    return begun and (period.end is None or period.end > day)


def is_before_now(draft: Draft, previous: Draft | None) -> bool:
    """As in "a week ago there were 400 and 12, this time 500": dated, and set against the present behind it."""
    sentence = draft.sentence
    if _NOW.isdisjoint(sentence.tags):
        return False
    joined = previous is not None and sentence.place[draft.at].mark == "join" and previous.shares_block(draft)
    if joined and previous is not None and previous.role is Role.PREVIOUS and is_before_now(previous, None):
        return True
    clause = sentence.clause(draft.at)
    dated = any(sentence.clause(i) == clause for i in sentence.dates)
    return dated and any(sentence.clause(i) > clause for i in sentence.all(_NOW))


def is_before_today(draft: Draft, following: Draft | None, published: dt.date) -> bool:
    """As in « il y a une semaine ils étaient 4 000, aujourd'hui ils sont 11 500 »: dated, and set against today."""
    if following is None or not (following.elided and following.sentence is draft.sentence) or is_compared(following):
        return False
    here, there = _dates_in_clause(draft), _dates_in_clause(following)
    today, last = Period.on(published), _last_day(draft)
    now = len(there) == 1 and there[0].period == today and last is not None and last <= published and here != there
    return now and any("verb" in following.tags_at(i) for i in (following.at - 1, following.at - 2))


def _dates_in_clause(draft: Draft) -> list[DateExpression]:
    own = (draft.sentence.tokens[i].date for i in _days_beside(draft))
    return [date for date in own if date is not None]
