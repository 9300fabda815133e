"""Dates that tell only when something was said: "on Tuesday the ministry announced", "a toll released on Monday"."""

from typing import Final, cast

from reconcile.dates import DateExpression, Relation
from reconcile.reader.sentences.clauses import Sentence

_LONGEST: Final = 14  # tokens of a name
_NEAR: Final = 3  # tokens between a verb of saying and the day it was said
_IN_REPORT: Final = 3  # words more where a report is named: "said in a statement on Wednesday"
_REPORTS: Final = frozenset(("report", "toll", "formerly"))
_RELEASE: Final = frozenset(("release",))


def date_at(sentence: Sentence, at: int) -> DateExpression:
    """The date at a token that is one."""
    return cast("DateExpression", sentence.tokens[at].date)


def _counts_first(sentence: Sentence, at: int, counts: frozenset[int]) -> bool:
    """Whether a figure is the subject of the verb: "12 cases were reported on Monday" dates the cases."""
    return any(i in counts for i in range(sentence.place[at].first, at))


def _is_start(sentence: Sentence, at: int) -> bool:
    """As in "Since the outbreak was declared on 10 October": since then, and no word on a count."""
    return any("since" in sentence.tokens[i].tags for i in range(sentence.place[at].first, at))


def days_released(sentence: Sentence, counts: frozenset[int]) -> tuple[int, ...]:
    """The dates of a publication: "a toll released on Monday"; a toll drawn up on Monday is of that day."""
    found: list[int] = []
    for at in sentence.all(_RELEASE):
        near = range(max(at - _NEAR, 0), min(at + _NEAR + 1, len(sentence.tokens)))
        if any(not _REPORTS.isdisjoint(sentence.tokens[i].tags) for i in near if i != at):
            beside = [i for i in sentence.dates if sentence.place[i] is sentence.place[at] and abs(i - at) <= 2 * _NEAR]
            found += sorted((i for i in beside if not _lies_between(counts, i, at)), key=lambda i: abs(i - at))[:1]
    return tuple(found)


def _lies_between(counts: frozenset[int], low: int, high: int) -> bool:
    return any(min(low, high) < k < max(low, high) for k in counts)


def _is_fronted(sentence: Sentence, at: int, verb: int) -> bool:
    """As in "Last week, the service said": a date alone before the first comma, the verb right behind it.

    But "it cut 300 jobs, 120 of them in Lyon, in the second quarter, the firm said" tells when they were cut.
    """
    k = sentence.segments.index(sentence.place[at])
    segment = sentence.segments[k]
    words = sum(sentence.tokens[i].word[:1].isalpha() for i in range(segment.first, segment.last))
    follows = sentence.segments[k + 1 : k + 2] == [sentence.place[verb]]
    near = _NEAR + _IN_REPORT * (_report_between(sentence, segment.first, at) is not None)
    told = segment.has_number or segment.is_verbal or "according" in sentence.tokens[segment.first + 1].tags
    told = told or any(i < at and sentence.block(i) == segment.block for i in sentence.numbers)
    alone = not told and segment.mark != "join"  # but "on Sunday and Monday, residents said"
    return follows and alone and words <= near and sentence.place[verb].mark == ","


def days_said(sentence: Sentence, at: int, counts: frozenset[int]) -> tuple[int, ...]:
    """The dates beside a verb of saying: "a annoncé mardi", "on Tuesday the ministry said"."""
    if _counts_first(sentence, at, counts) or _is_start(sentence, at):
        return ()
    found = []
    for i in sentence.dates:
        beside = sentence.place[i] is sentence.place[at] or _is_fronted(sentence, i, at)
        if not beside or date_at(sentence, i).relation is not Relation.DURING:
            continue
        between = sentence.tokens[min(i, at) + 1 : max(i, at)]
        if i > at and any("that" in token.tags for token in between):
            continue  # "said that on Monday 40 had died"
        apart = sum(token.word[:1].isalpha() and "stop" not in token.tags for token in between)
        near = _NEAR + _IN_REPORT * (_report_between(sentence, at, i) is not None)
        if not _lies_between(counts, i, at) and (apart <= near if i > at else apart <= _LONGEST):
            found.append(i)
    return tuple(found)


def days_according(sentence: Sentence, at: int, counts: frozenset[int]) -> tuple[int, ...]:
    """As in "according to a statement on Wednesday"; but a toll of Wednesday is of that day."""
    found = []
    for i in sentence.dates:
        beside = i > at and sentence.place[i] is sentence.place[at] and date_at(sentence, i).relation is Relation.DURING
        report = _report_between(sentence, at, i) if beside and not _lies_between(counts, i, at) else None
        if report is not None and i - report <= _NEAR and "toll" not in sentence.tokens[report].tags:
            found.append(i)
    return tuple(found)


def _report_between(sentence: Sentence, low: int, high: int) -> int | None:
    """As in "said in a statement on Wednesday"."""
    return next((i for i in range(low + 1, high) if "report" in sentence.tokens[i].tags), None)
