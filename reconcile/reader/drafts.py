"""A figure while it is being read."""

from typing import final

from reconcile.bounds import Bounds
from reconcile.dates import Granularity, Period, Relation
from reconcile.figures import Kind, Modality, Role
from reconcile.numbers import Number
from reconcile.reader.rules import Rule
from reconcile.reader.sentences.clauses import Sentence
from reconcile.reader.sentences.cues import Token
from reconcile.reader.sentences.segments import Segment

_LED = 11  # tokens from "since" to the date: "since the last report of"
_ALWAYS = Period()
_KNOWN = frozenset(("articles", "out_of", "on_top"))


@final
class Draft:
    """What the rules have found of one figure so far; `at`, `tail` and `resume` are tokens of its sentence.

    `noun` and `when` are stretches of the folded text, `tail` is the token behind the noun phrase, `resume` the one
    behind its parts; `elided` says that the noun stands elsewhere (at `head` where it governs the number, with
    `antecedent` where another figure has it); `until` is a second date that closes the window; `negated` is the word
    that says it did not happen; `is_shared_out` says that the clause speaks of a share of it;
    `is_in_order` that its antecedent has the same place in a list before; `is_to_come` that its window has not begun;
    `open_kind` is what it could be as well; `has_verb_last` that a verb nobody knows ends its segment.
    """

    __slots__ = (
        "antecedent", "approximate", "at", "attribution", "because", "bounds", "date", "elided", "granularity",
        "has_verb_last", "head", "is_definite", "is_in_order", "is_shared_out", "is_to_come", "is_within", "kind",
        "modality", "negated", "noun", "number", "open_kind", "part_of", "period", "predicate", "relation", "resume",
        "revises", "role", "said", "sentence", "speaker", "subset", "tags_at", "tail", "token", "unit", "until", "when",
    )  # fmt: skip

    def __init__(self, sentence: Sentence, at: int, number: Number) -> None:
        self.sentence = sentence
        self.tags_at = sentence.tags_at
        self.at = at
        self.token = sentence.tokens[at]
        self.number = number
        self.bounds: Bounds = number.bounds
        self.approximate = number.approximate
        self.noun: tuple[int, int] | None = None
        self.elided = False
        self.antecedent: Draft | None = None
        self.head: int | None = None
        self.tail = at + 1
        self.unit: str | None = None
        self.predicate: str | None = None
        self.negated: int | None = None
        self.kind = Kind.PLAIN
        self.open_kind: Kind | None = None
        self.resume: int | None = None
        self.date: Token | None = None
        self.until: Token | None = None
        self.period = _ALWAYS
        self.relation: Relation | None = None
        self.granularity: Granularity | None = None
        self.when: tuple[int, int] | None = None
        self.said: Period | None = None
        self.modality = Modality.ASSERTED
        self.role = Role.MAIN
        self.subset = False
        self.part_of: Draft | None = None
        self.attribution: tuple[int, int] | None = None
        self.speaker: tuple[int, int] | None = None  # without the article: "the police" and "police" are one voice
        self.revises = False
        self.because: list[str] = []
        before = self.tags_at(at - 1)
        known = self.tags_at(at - 2) if "total_of" in before else before  # "der insgesamt 40"
        # names something known ("les deux brasiers"), or only tells where or among how many ("in 12 districts")
        self.is_definite = not _KNOWN.isdisjoint(known)
        self.is_within = "within" in before
        self.is_shared_out = False
        self.has_verb_last = False
        self.is_in_order = False
        self.is_to_come = False

    def note(self, rule: Rule, at: int | None = None) -> bool:
        """Remember what led to the reading; always true, so that a rule can end with it."""
        word = self.sentence.tokens[at].word if at is not None else ""
        self.because.append(f"{rule}: {word}" if word else rule.value)
        return True

    def was_noted(self, rule: Rule) -> bool:
        """Whether a rule has led to the reading so far."""
        return any(noted.partition(":")[0] == rule for noted in self.because)

    def ahead(self, wanted: frozenset[str], width: int) -> int | None:
        """The nearest token with one of the tags behind the noun, or behind the parts that interrupt the clause."""
        at = self.sentence.ahead(self.tail - 1, wanted, width)
        if at is None and self.resume is not None:
            at = self.sentence.ahead(self.resume - 1, wanted, width)
        return at

    @property
    def is_fronted(self) -> bool:
        """As in "Of the 900 homes promised, 150 have been built": a whole before its part."""
        first, lead = self.sentence.place[self.at].first, self._lead
        before = self.tags_at(lead)
        return first >= lead - 1 and ("out_of" in before or ("of" in before and self._ends_before_comma()))

    @property
    def _lead(self) -> int:
        """The token before the number, or before its attribute: « von den im Januar zugesagten 18 »."""
        tokens, at = self.sentence.tokens, self.at - 1
        if tokens[at].cue.predicate is None or tokens[at].cue.finite:
            return at
        while at > 0 and (tokens[at].date or tokens[at].cue.predicate or "within" in tokens[at].tags):
            at -= 1
        return at if "out_of" in tokens[at].tags else self.at - 1

    @property
    def whole(self) -> "Draft | None":
        """What it is a part of, also where only the sentence before names it: "Twelve of them were children"."""
        before = self.antecedent if self.subset and self.part_of is None else None
        return before if before is not None and before.sentence is not self.sentence else self.part_of

    @property
    def is_bracketed(self) -> bool:
        """Whether it stands in a parenthesis."""
        return self.sentence.opening(self.at).mark == "("

    def _ends_before_comma(self) -> bool:
        last = self.sentence.place[self.at].last
        return last < len(self.sentence.tokens) and self.sentence.tokens[last].word == ","

    def shares_clause(self, other: "Draft") -> bool:
        """Whether the two stand in one clause."""
        same = self.sentence is other.sentence
        return same and self.sentence.clause(self.at) == self.sentence.clause(other.at)

    def shares_block(self, other: "Draft") -> bool:
        """Whether no strong mark stands between the two."""
        same = self.sentence is other.sentence
        return same and self.sentence.block(self.at) == self.sentence.block(other.at)

    @property
    def runs_since(self) -> bool:
        """As in "since the last report of 31 March": the word stands some words before the date."""
        date, tokens = self.date, self.sentence.tokens
        told = date is not None and date.date is not None and date.date.relation is Relation.DURING
        if date is None or not told or "since" not in self.sentence.tags:
            return False
        at = next((i for i in self.sentence.dates if tokens[i].date is date.date), 0)
        since = next((i for i in range(at - 1, max(at - _LED, -1), -1) if "since" in tokens[i].tags), None)
        return since is not None and not any(tokens[i].number for i in range(since, at))

    def drop_date(self) -> None:
        """Leave the date to what it belongs to."""
        self.date = self.until = None
        self.because = [noted for noted in self.because if noted != Rule.WINDOW]

    def inherit_window(self, other: "Draft") -> None:
        """Take the window of another figure."""
        self.date, self.period, self.relation = other.date, other.period, other.relation
        self.granularity, self.when = other.granularity, other.when


def is_listed(draft: Draft, previous: Draft) -> bool:
    """Whether only "and" or a comma and small words stand before the number, in the clause of the one before."""
    if not draft.shares_clause(previous):
        return False
    tokens = draft.sentence.tokens
    at = draft.at - 1
    while at > previous.at and not tokens[at].cue.finite and "join" not in tokens[at].tags and tokens[at].tags & _SMALL:
        at -= 1
    return tokens[at].word == "," or "join" in tokens[at].tags


_SMALL = frozenset(("articles", "of", "to", "by", "stop", "other", "more"))


def apposition(drafts: list[Draft], k: int) -> list[Draft]:
    """As in "17 hostages left, 13 women and four children": those behind a comma that are together the whole."""
    first = drafts[k].sentence.place[drafts[min(k + 1, len(drafts) - 1)].at]
    if first.mark not in (",", ":"):
        return []
    for end in range(k + 3, min(k + 1 + _MOST, len(drafts)) + 1):
        run = drafts[k + 1 : end]
        listed = all(d.sentence.place[d.at] is first or _is_item(d.sentence.place[d.at]) for d in run)
        listed = listed and all(d.role is Role.MAIN and not _is_difference(d) for d in run)
        if listed and sum((d.bounds for d in run), Bounds.exactly(0)) == drafts[k].bounds:
            return run
    return []


def _is_difference(draft: Draft) -> bool:
    """As in "79 seats, two more than in 2022, and the others 77"."""
    return any(not draft.tags_at(i).isdisjoint(("more", "fewer")) for i in (draft.at - 1, draft.at + 1, draft.tail))


def _is_item(place: Segment) -> bool:
    return place.mark in (",", "join") and not place.is_finite


def figure_before_bracket(draft: Draft, before: list[Draft]) -> Draft | None:
    """The figure that the bracket around a number explains: "44 deaths (24 confirmed, 20 probable)"."""
    if not before:
        return None
    sentence = draft.sentence
    block = sentence.block(draft.at)
    opening = next(segment for segment in sentence.segments if segment.block == block)
    outside = next((d for d in reversed(before) if sentence.block(d.at) != block), None)
    if opening.mark not in ("(", "[") or outside is None or outside.tail < opening.first:
        return None
    return outside


def whole_of_owner(draft: Draft) -> int | None:
    """Where the whole stands behind whose it is: "14 of the city's 22 hospitals"."""
    if draft.tags_at(draft.at + 1).isdisjoint(("of", "out_of")):
        return None
    tokens, first = draft.sentence.tokens, draft.at + 2
    if "out_of" not in tokens[first - 1].tags and not _has_owner(tokens, first):
        return None
    for i in range(first, min(first + _OWNER, len(tokens))):
        token = tokens[i]
        if token.number:
            return i if i > first else None
        if token.tags or token.cue.predicate or not token.word[:1].isalpha():
            return None
    return None


def _has_owner(tokens: list[Token], first: int) -> bool:
    """As in "11 of Kenya's 47 counties"."""
    near = tokens[first : first + _OWNER]
    return any(token.word[-1:] == "'" for token in near) and not near[0].tags


_MOST = 5  # parts that may make up a whole
_OWNER = 5  # tokens of whose a whole is
