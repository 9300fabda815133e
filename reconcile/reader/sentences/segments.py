"""Segments between commas, clauses with a verb each, blocks between strong marks."""

from typing import Final, NamedTuple, final

_STRONG: Final = frozenset(";:—–()[]")
_DASHES: Final = frozenset("—–")
_SHORT: Final = 3  # tokens of what is no clause: "But on Monday"
_OPENING: Final = frozenset(("open", "|"))


@final
class Segment:
    """A stretch between two marks or conjunctions; `mark` is what stands before it.

    An adjunct tells after what it was: "arrested after the match 12 fans" is one clause. `is_predicate` says
    that it begins with a finite verb, `is_toll` that it speaks of a toll.
    """

    __slots__ = (
        "block", "clause", "first", "has_number", "is_adjunct", "is_finite", "is_predicate", "is_toll", "is_verbal",
        "last", "mark",
    )  # fmt: skip

    def __init__(self, first: int, mark: str, *, is_adjunct: bool = False) -> None:
        self.first = first
        self.last = first
        self.mark = mark
        self.is_adjunct = is_adjunct
        self.clause = 0
        self.block = 0
        self.has_number = False
        self.is_verbal = False
        self.is_finite = False
        self.is_predicate = False
        self.is_toll = False


class _Scope(NamedTuple):
    """Where a sentence stands: its clause and block, and whether they have a number and a verb so far."""

    clause: int = 0
    block: int = 0
    has_number: bool = False
    is_verbal: bool = False


def join_clauses(segments: list[Segment]) -> None:
    """Number clauses and blocks; what follows an insertion goes on where the sentence stood before it."""
    scope, highest = _Scope(), 0
    outer: list[_Scope] = []
    aside: _Scope | None = None
    inserted = _between_dashes(segments) + _insertions(segments)
    opening, closing = [first for first, _ in inserted], [last for _, last in inserted]
    for k, segment in enumerate(segments):
        mark = "(" if k in opening else ")" if k in closing else segment.mark
        if mark in ("(", "["):
            outer.append(scope)
        if mark == "open" and _is_comma(segments[k - 1]):
            aside = scope
        if mark in (")", "]") and outer:
            scope = outer.pop()
        elif aside is not None and mark == "," and not segment.has_number and not _is_comma(segment):
            scope, aside = aside, None
        elif mark == "that":
            scope = _Scope(scope.clause, scope.block)  # "officials said that": their verb tells of no count
        elif _is_strong(mark, scope):
            highest += 1
            scope = _Scope(highest, highest)
        elif _ends_fronted(segments, k, scope) or _opens_clause(segment, scope, segments[k + 1 : k + 2]):
            highest += 1
            scope = _Scope(highest, scope.block)
        segment.clause, segment.block = scope.clause, scope.block
        if segment.has_number > scope.has_number or segment.is_verbal > scope.is_verbal:
            has_number, is_verbal = scope.has_number or segment.has_number, scope.is_verbal or segment.is_verbal
            scope = _Scope(scope.clause, scope.block, has_number, is_verbal)


def _between_dashes(segments: list[Segment]) -> list[tuple[int, int]]:
    """As in "85 people — many of them children — were killed": where an insertion begins, and where it has ended."""
    dashes = [k for k, segment in enumerate(segments) if segment.mark in _DASHES]
    pairs = list(zip(dashes[::2], dashes[1::2], strict=False))
    return [(first, last) for first, last in pairs if segments[last].is_verbal and not segments[first].is_finite]


def _insertions(segments: list[Segment]) -> list[tuple[int, int]]:
    """As in "The charity, which runs three clinics, has treated 400": between a subject and its verb."""
    found: list[tuple[int, int]] = []
    for k, segment in enumerate(segments):
        subject = segments[:k] if k and segment.mark == "open" and _is_comma(segments[k - 1]) else []
        if not subject or any(s.has_number or s.is_verbal or s.is_toll for s in subject) or not segment.has_number:
            continue
        behind = (j for j in range(k + 1, len(segments)) if segments[j].mark not in ("join", "open"))
        last = next(behind, None)
        if last is not None and segments[last].mark == "," and segments[last].is_predicate:
            found.append((k, last))
    return found


def _is_strong(mark: str, scope: _Scope) -> bool:
    return mark in _STRONG and (mark != ":" or scope.has_number)


def _ends_fronted(segments: list[Segment], k: int, scope: _Scope) -> bool:
    """As in "Although the search goes on, 12 are dead": the main clause begins behind one that opens the sentence."""
    opening = segments[0] if segments[0].last else segments[min(1, k)]
    told = opening.last - opening.first > _SHORT or scope.is_verbal
    fronted = segments[k].mark == "," and opening.mark == "open" and told and not scope.has_number
    return fronted and scope.clause == opening.clause and not _is_comma(segments[k])


def _is_comma(segment: Segment) -> bool:
    """As before a relative clause that is an insertion: ", who were in the bus,"."""
    return segment.mark == "," and segment.last - segment.first == 1


def _opens_clause(segment: Segment, scope: _Scope, following: list[Segment]) -> bool:
    told = segment.is_verbal or (segment.has_number and any(s.mark == "join" and s.is_verbal for s in following))
    if segment.is_adjunct and not (told or scope.has_number):
        return False  # but "declared after 354 cases and 22 deaths were recorded"
    if segment.mark in _OPENING:
        return scope.has_number or scope.is_verbal
    return scope.has_number and scope.is_verbal and _stands_alone(segment)


def _stands_alone(segment: Segment) -> bool:
    """Whether it says something of a number by itself: "and 20 injured" leans on what went before."""
    return segment.has_number and (segment.is_finite if segment.mark == "join" else segment.is_verbal)
