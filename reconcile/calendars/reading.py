"""Where a date starts and ends among the words around a trigger: rules, ranges of two dates, relations before them."""

from bisect import bisect_left, bisect_right
from typing import Final, NamedTuple

from reconcile.calendars.arithmetic import Days, Partial, candidates, distance, one_day, plus_days
from reconcile.calendars.grammar import RELATIONS, Grammar
from reconcile.calendars.meaning import Context, Meaning
from reconcile.calendars.rules import Rules
from reconcile.calendars.symbols import BREAK, UNKNOWN
from reconcile.calendars.tense import FUTURE, PAST
from reconcile.dates import DateKind, Granularity, Relation

# a date may lie inside another one ("the end of the first week of May"), not in a chain of them
_END: Final = 2  # of what has a beginning, a middle and an end
_DEPTH: Final = 3
_REACH: Final = 12
_DETERMINERS: Final = frozenset(("article", "one", "day_article", "ord", "num", "last", "this", "inside", "of_the"))
_UNREAD: Final = UNKNOWN + BREAK
# both ends of a range without years lie within one
_YEAR: Final = 367
_LEANS: Final = {"since": PAST, "so_far": PAST, "by": FUTURE}


class Found(NamedTuple):
    """A date among the tokens: from the first one to the one before `end`."""

    meaning: Meaning
    start: int
    end: int
    relation: Relation = Relation.DURING
    ranged: bool = False


def read_around(grammar: Grammar, context: Context, start: int, end: int, done: int) -> Found | None:
    """The date that takes in the trigger, if its words make one; it starts behind what is read already."""
    tokens = context.tokens = grammar.tokenizer.around(context.text, start, end, context.months.known, context.tokens)
    telling = bisect_right(tokens.ends, start)
    if telling == len(tokens.ends):
        return None
    for at in range(_first_word(context, telling, done), bisect_left(tokens.starts, end)):
        found = _related(grammar, context, at) if grammar.may_open(tokens.symbols, at) else None
        if found and found.end > telling:
            return _with_article(grammar, found, context, done)
    return None


def _first_word(context: Context, telling: int, done: int) -> int:
    """The leftmost word from which known words lead to the trigger without a break."""
    symbols, starts, floor = context.tokens.symbols, context.tokens.starts, max(0, telling - _REACH)
    first = telling
    while first > floor and symbols[first - 1] not in _UNREAD and starts[first - 1] >= done:
        first -= 1
    return first


def _with_article(grammar: Grammar, found: Found, context: Context, done: int) -> Found:
    before = found.start - 1
    if before < 0 or context.tokens.symbols[before] not in grammar.articles or context.tokens.starts[before] < done:
        return found
    return found._replace(start=before)


def _related(grammar: Grammar, context: Context, at: int) -> Found | None:
    """A date with the words before it that relate something to it."""
    context.opening, symbols = at, context.tokens.symbols
    opener = grammar.opener.match(symbols, at) if symbols[at] in grammar.relating else None
    found = _stretch(grammar, context, at, "") if opener and grammar.no_opener.match(symbols, at) else None
    if found:
        return found
    if opener and not _is_each(context, at):
        role = opener.lastgroup or ""
        found = _stretch(grammar, context, opener.end(), role)
        if found and (role != "night" or found.meaning.days):
            return _onwards(grammar, context, _opened(found, at, role, context), role)
    found = _stretch(grammar, context, at, "")
    return _onwards(grammar, context, found) if found else None


def _is_each(context: Context, at: int) -> bool:
    """As in "40 per day in the third quarter": no day of it."""
    alone = "day_unit" in context.roles(at) and context.roles(at).keys().isdisjoint(("days", "nights", "day_parts"))
    return alone and at > 0 and context.roles(at - 1).keys().isdisjoint(_DETERMINERS)


def _onwards(grammar: Grammar, context: Context, found: Found, role: str = "") -> Found:
    """With the words behind a date that open it: 2012 or later, vom 24. Februar an."""
    if context.tokens.symbols[found.end : found.end + 1] in _UNREAD:
        return found
    pattern = grammar.onward if role == "starting" else grammar.onwards
    onwards = pattern.match(context.tokens.symbols, found.end)
    if onwards is None or found.relation is not Relation.DURING:
        return found
    return found._replace(end=onwards.end(), relation=RELATIONS[onwards.lastgroup or ""])


def _opened(found: Found, at: int, role: str, context: Context) -> Found:
    """The opener belongs to the date unless it is a mere preposition; a range has no other relation."""
    if found.ranged or found.meaning.ranged or role == "night":
        return found._replace(start=at)
    partial = found.meaning.partial
    exact = partial.day if partial else found.meaning.third != _END  # "para finales de año" is by then
    if role == "by" and "during" in context.roles(at) and exact:
        return found
    if _is_attribute(found, context):
        return found
    mere = role == "as_of" and "inside" in context.roles(at) and not (partial and partial.day)
    if mere or role not in RELATIONS:
        return found
    # so far this year is since its first day
    meaning = found.meaning._replace(unit=Granularity.DAY) if role == "so_far" else found.meaning
    return found._replace(meaning=meaning, start=at, relation=RELATIONS[role])


def _is_attribute(found: Found, context: Context) -> bool:
    """As in "after third-quarter orders fell": it tells which orders, and nothing is after the quarter."""
    joined = any("dash" in context.roles(i) for i in range(found.start + 1, found.end - 1))
    return joined and found.meaning.unit in (Granularity.QUARTER, Granularity.HALF)


def _stretch(grammar: Grammar, context: Context, at: int, role: str) -> Found | None:
    """A date, or a range between two of them."""
    context.lean, context.role, context.place = _LEANS.get(role), role, context.tokens.starts[context.opening]
    if role == "since" and "effective" in context.roles(context.opening):
        context.lean = PAST if context.tense() == PAST else FUTURE
    elif role == "since" and context.is_foretold():
        context.lean = FUTURE  # "dal 2 novembre saranno chiuse"
    elif role == "before" and context.is_promised():
        context.lean = FUTURE
    if role in ("by", "until") and context.is_done():
        context.lean = PAST
    first = _point(grammar, context, at, grammar.ends if context.ranging else grammar.leaves)
    if first is None:
        return None
    first = _continued(grammar, context, first)
    return _range_end(grammar, context, first, role) or first


def _continued(grammar: Grammar, context: Context, point: Found) -> Found:
    """A date with the part of the day and what else goes on from it."""
    symbols = context.tokens.symbols
    if symbols[point.end : point.end + 1] in _UNREAD:
        return point
    part = grammar.tail.match(symbols, point.end) if point.meaning.unit == Granularity.DAY else None
    end = part.end() if part else point.end
    for rule in grammar.tails.fits(context, end):
        meaning = rule.reader(context, *rule.values(context.tokens.roles, end), point.meaning)
        if meaning:
            return point._replace(meaning=meaning, end=end + rule.width)
    return point._replace(end=end) if part else point


def _range_end(grammar: Grammar, context: Context, first: Found, role: str) -> Found | None:
    """The second date of a range, and the two as one, where what stands between them leads to one."""
    tokens, symbols = context.tokens, context.tokens.symbols
    opener = "starting" if role and "starting" in context.roles(context.opening) else role
    joint = grammar.joints[opener].match(symbols, first.end)
    last = _point(grammar, context, joint.end(), grammar.ends) if joint else None
    if last is None:
        return None
    context.place = tokens.starts[context.opening]
    last = _continued(grammar, context, last)
    meaning = _joined(first.meaning, last.meaning, context)
    return Found(meaning, first.start, last.end, ranged=True) if meaning else None


def _point(grammar: Grammar, context: Context, at: int, rules: Rules, depth: int = 0) -> Found | None:
    """One date: a rule that holds another date, or a rule of its own."""
    for wrap in grammar.wraps.fits(context, at) if depth < _DEPTH else ():
        inner = _point(grammar, context, at + wrap.width, grammar.inner, depth + 1)
        context.at = at
        meaning = wrap.reader(context, *wrap.values(context.tokens.roles, at), inner.meaning) if inner else None
        if inner and meaning:
            return Found(meaning, at, inner.end, meaning.relation)
    return _leaf(context, at, rules)


def _leaf(context: Context, at: int, rules: Rules) -> Found | None:
    """The first rule that matches and whose reader agrees."""
    roles = context.tokens.roles
    for rule in rules.fits(context, at):
        context.at, context.end, context.place = at, at + rule.width, context.tokens.starts[at]
        meaning = rule.reader(context, *rule.values(roles, at))
        if meaning:
            return Found(meaning, at, context.end)
    return None


# ---------------------------------------------------------------- ranges


def _joined(first: Meaning, last: Meaning, context: Context) -> Meaning | None:
    """One period from the first to the last; a year that only one of the two states holds for both."""
    begin, end = _agreed(first, last, context)
    if begin is None or end is None or (end[1] is not None and end[1] <= begin[0]):
        return None
    days = begin[0], end[1]
    yearless = {first.partial and first.partial.year, last.partial and last.partial.year} == {None}
    others = [(b[0], e[1]) for b, e in _pairs(first.partial, last.partial, context)] if yearless else []
    return Meaning(days, last.unit, DateKind.PERIOD, others=tuple(other for other in others if other != days))


def _agreed(first: Meaning, last: Meaning, context: Context) -> tuple[Days | None, Days | None]:
    one, two = first.partial or Partial(0), last.partial
    if two is None or not first.days or not last.days:
        return _weekday_before(one, last) or first.days, last.days
    if one.weekday is not None and two.month is None:
        return _weekdays(first.days, two, context)
    if one.year is None and two.year is not None:
        before = [d for d in candidates(one, last.days[0]) if d[0] <= last.days[0]]
        return (before[-1] if before else None), last.days
    if one.year is None and one.month is not None and two.year is None:
        return _nearest_pair(one, two, context)
    return first.days, last.days if two.year is not None else _next_after(two, first.days)


def _weekday_before(partial: Partial, last: Meaning) -> Days | None:
    """From Tuesday to next Thursday: the Tuesday before it."""
    if partial.weekday is None or partial.month or last.unit != Granularity.DAY or not last.days:
        return None
    return one_day(plus_days(last.days[0], -((last.days[0].weekday() - partial.weekday) % 7)))


def _pairs(one: Partial | None, two: Partial | None, context: Context) -> list[tuple[Days, Days]]:
    """From January to March of each year around the publication."""
    if one is None or two is None or one.month is None:
        return []
    ends = ((begin, _next_after(two, begin)) for begin in candidates(one, context.day))
    return [(begin, end) for begin, end in ends if end and (end[0] - begin[0]).days < _YEAR]


def _nearest_pair(one: Partial, two: Partial, context: Context) -> tuple[Days | None, Days | None]:
    """From January to March: of the years in which they follow each other, the nearest; what is told as past began."""
    pairs = _pairs(one, two, context)
    if not pairs:
        return None, None
    chosen = min(pairs, key=lambda pair: distance((pair[0][0], pair[1][1]), context.day))
    begun = [pair for pair in pairs if pair[0][0] <= context.day]
    return begun[-1] if begun and chosen[0][0] > context.day and context.tense() == PAST else chosen


def _next_after(partial: Partial, begin: Days) -> Days | None:
    return next((d for d in candidates(partial, begin[0]) if d[0] >= begin[0]), None)


def _weekdays(begin: Days, partial: Partial, context: Context) -> tuple[Days | None, Days | None]:
    """From Monday to Tuesday: the last ones, both behind us, unless the clause looks ahead."""
    end = _next_after(partial, begin)
    if end and end[0] > context.day >= begin[0] and context.tense() <= 0:
        earlier = [plus_days(day, -7) for day in (begin[0], end[0]) if day]
        if earlier[0] and earlier[1]:
            return (earlier[0], begin[0]), (earlier[1], plus_days(earlier[1], 1))
    return begin, end
