"""A figure while it is being read, and which numbers are none."""

from typing import Final, final

from reconcile.bounds import Bounds
from reconcile.clauses import Sentence, is_verb
from reconcile.cues import Token
from reconcile.dates import Granularity, Period, Relation
from reconcile.figures import Kind, Modality, Role
from reconcile.numbers import Number, NumberKind
from reconcile.scanner import Folded

# what reports count by measure; lengths, spans of time, temperatures and speeds are no counts
MEASURES: Final = frozenset(
    ("hectare", "acre", "tonne", "metric_ton", "ton", "kilogram", "gram", "litre", "liter", "barrel", "cubic_meter")
    + ("square_kilometer", "kilometer ** 2", "square_meter", "square_mile", "gigawatt", "megawatt", "gallon", "pound")
)
_YEARS: Final = range(1900, 2100)
_JOINTS: Final = "-–/:.,"


@final
class Draft:
    """What the rules have found of one figure so far; positions are tokens of its sentence."""

    __slots__ = (
        "approximate", "at", "attribution", "because", "bounds", "date", "elided", "granularity", "kind", "modality", "noun",
        "number", "part_of", "period", "predicate", "relation", "revises", "role", "said", "sentence", "subset",
        "tail", "token", "unit", "when",
    )  # fmt: skip

    def __init__(self, sentence: Sentence, at: int, number: Number) -> None:
        self.sentence = sentence
        self.at = at
        self.token = sentence.tokens[at]
        self.number = number
        self.bounds: Bounds = number.bounds
        self.approximate = number.approximate
        self.noun: tuple[int, int] | None = None
        self.elided = False
        self.tail = at + 1
        self.unit: str | None = None
        self.predicate: str | None = None
        self.kind = Kind.PLAIN
        self.date: Token | None = None
        self.period = Period()
        self.relation: Relation | None = None
        self.granularity: Granularity | None = None
        self.when: tuple[int, int] | None = None
        self.said: Period | None = None
        self.modality = Modality.ASSERTED
        self.role = Role.MAIN
        self.subset = False
        self.part_of: Draft | None = None
        self.attribution: tuple[int, int] | None = None
        self.revises = False
        self.because: list[str] = []

    def note(self, rule: str, token: Token | None = None) -> None:
        """Remember what led to the reading."""
        self.because.append(f"{rule}: {token.word}" if token is not None and token.word else rule)

    def tags_at(self, at: int) -> frozenset[str]:
        """The tags of a token of the sentence, none outside it."""
        tokens = self.sentence.tokens
        return tokens[at].tags if 0 <= at < len(tokens) else frozenset()

    @property
    def is_definite(self) -> bool:
        """Whether it names something known: "les deux brasiers", "the 1,500 troops"."""
        return "articles" in self.tags_at(self.at - 1) or "out_of" in self.tags_at(self.at - 1)

    @property
    def is_within(self) -> bool:
        """Whether it only tells where or among how many: "in 12 districts"."""
        return "within" in self.tags_at(self.at - 1)

    def inherit_window(self, other: "Draft") -> None:
        """Take the window of another figure."""
        self.date, self.period, self.relation = other.date, other.period, other.relation
        self.granularity, self.when = other.granularity, other.when


def drafts_of(sentence: Sentence, folded: Folded) -> list[Draft]:
    """The numbers of a sentence that count something, in order."""
    found: list[Draft] = []
    for at in sentence.numbers:
        number = sentence.tokens[at].number
        if number is not None and _is_count(sentence, at, number, folded, bool(found)):
            found.append(Draft(sentence, at, number))
    return found


def _is_count(sentence: Sentence, at: int, number: Number, folded: Folded, follows: bool) -> bool:
    if number.kind in (NumberKind.PERCENT, NumberKind.ORDINAL) or _is_fraction(number):
        return False
    if number.kind is NumberKind.MONEY:
        return True
    if number.kind is NumberKind.QUANTITY:
        return number.unit in MEASURES
    token = sentence.tokens[at]
    return not (
        _is_glued(folded.text, token)
        or _is_label(sentence, at)
        or _is_span_or_rate(sentence, at)
        or _is_year(sentence, at, number)
        or _is_article(sentence, at, number, follows)
        or _is_name(sentence, at, folded)
    )


def _is_fraction(number: Number) -> bool:
    """Nothing, a half, a third: no count."""
    high = number.bounds.high
    return high is not None and 0 <= high < 1


def _is_glued(text: str, token: Token) -> bool:
    """Part of a name, a score, a telephone number: F-16, 4-Septembre, 3-1, 555-0100."""
    before, after = text[max(token.start - 2, 0) : token.start], text[token.end : token.end + 2]
    if before[-1:].isalnum() or (before[-1:] in ("-", "–", "/", "_", "#") and before[-2:-1].isalnum()):
        return True
    if after[:1].isalnum() and token.end - token.start > 0 and text[token.end - 1].isdigit():
        return True
    return (len(after) == 2 and after[0] in _JOINTS and after[1].isdigit()) or (
        after[:1] == "-" and after[1:].isalpha()
    )


def _is_label(sentence: Sentence, at: int) -> bool:
    """Names something: article 5, 12 Elm Street, le 112."""
    tokens = sentence.tokens
    if at and "before" in tokens[at - 1].tags:
        return True
    if any("after" in token.tags for token in tokens[at + 1 : at + 4]) and "stop" not in tokens[at + 1].tags:
        return True
    return bool(at) and "one" in tokens[at - 1].tags and not _next_unit(tokens, at)


def _next_unit(tokens: list[Token], at: int) -> bool:
    return any(token.cue.unit for token in tokens[at + 1 : at + 3])


def _is_span_or_rate(sentence: Sentence, at: int) -> bool:
    """Ages, spans of time, frequencies, rates."""
    tokens = sentence.tokens
    following = [t for t in tokens[at + 1 : at + 4] if t.word != "-"]
    for k, token in enumerate(following[:2]):
        if "time" in token.tags or "times" in token.tags:
            return True
        if k or token.cue.unit or token.date or token.tags & {"stop", "of", "out_of"}:
            break
    if following and "rate" in following[0].tags:
        return True
    return any("rate" in tokens[i].tags for i in sentence.before(at, 4)) and not _next_unit(tokens, at)


def _is_year(sentence: Sentence, at: int, number: Number) -> bool:
    """A bare 2018 that no counted noun follows."""
    token = sentence.tokens[at]
    value = number.bounds.value
    if value not in _YEARS or token.end - token.start != 4 or not number.text.isdigit():
        return False
    following = sentence.tokens[at + 1 : at + 2]
    return (
        not following or bool(following[0].tags & {"stop", "verb", "join", "open"}) or not following[0].word.isalpha()
    )


def _is_article(sentence: Sentence, at: int, number: Number, follows: bool) -> bool:
    """A word for one counts only where it stands alone in a list of counts, or says "one more"."""
    if number.bounds.value != 1 or not number.text.isalpha():
        return False
    tokens = sentence.tokens
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and "more" in following.tags:
        return False
    listed = follows and at > 0 and (tokens[at - 1].word == "," or "join" in tokens[at - 1].tags)
    return not (listed and following is not None and (following.date is not None or is_verb(following)))


def _is_name(sentence: Sentence, at: int, folded: Folded) -> bool:
    """737 MAX: capitals that are no counted noun follow."""
    if at + 1 >= len(sentence.tokens):
        return False
    token = sentence.tokens[at + 1]
    if token.cue.unit or token.tags or len(token.word) < 2 or not token.word.isalpha():
        return False
    return folded.span(token.start, token.end).of(folded.original).isupper()
