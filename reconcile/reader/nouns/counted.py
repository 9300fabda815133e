"""What is counted: the noun phrase of a number and its unit."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reconcile.dates import Relation
from reconcile.lexicon.figures import FigureWords
from reconcile.numbers import NumberKind
from reconcile.reader.counting.scales import share_scale
from reconcile.reader.drafts import Draft, whole_of_owner
from reconcile.reader.nouns.anaphora import in_the_sentence_before
from reconcile.reader.nouns.antecedents import take_antecedent
from reconcile.reader.nouns.nouns import FATAL, FATES, PERSONS, PLACES
from reconcile.reader.rules import Rule
from reconcile.reader.sentences.cues import Token
from reconcile.scanner import Folded

_LAST_WORD: Final = re.compile(r"[^\W\d_]{2,}$")
_SIGN: Final = re.compile(r"[$€£¥₹₽₩]")
_PHRASE: Final = 6  # words of a noun phrase that are looked at
_ENDS: Final = frozenset(
    {
        *("stop", "verb", "own", "be", "join", "open", "that", "say", "record", "according", "part", "of_them"),
        *(
            "out_of",
            "against",
            "than",
            "time",
            "each",
            "since",
            "so_far",
            "total",
            "total_of",
            "on_top",
            "toll",
            "formerly",
        ),
        *("bring", "change", "reach", "respective", "decide", "instead_of", "short_of", "within"),
    }
)
_FILLERS: Final = frozenset(("more", "other", "fewer"))
_PUTS: Final = frozenset(("record", "possible"))
_PUT_AT: Final = frozenset(("to", "within"))
_RISES: Final = frozenset(("reach", "bring", "change", "grow", "exceed", "so_far"))
# before a noun they are passed over, alone they are none: "two other buses", "15 badly hurt"
_SKIPPED: Final = _FILLERS | {"degree", "rest"}
_LEADS: Final = frozenset(("reach", "bring", "change", "grow", "record", "say"))
_AGED: Final = 3  # tokens of an age before a person: 45, -, year-old
_LEFT: Final = frozenset(("source", "within"))
_LED: Final = 3  # tokens from such a verb to its number
_REPORTED: Final = FATES | {"case", "infection"}  # "reported cases", "confirmed deaths"
_LINKS: Final = frozenset(("of", "out_of"))
_BEFORE_NOUN: Final = frozenset(("articles", "of", "other"))
_MARKED: Final = frozenset(("part", "of_them"))
_PARTITIVE: Final = frozenset(("out_of", "of_them"))
_DETERMINED: Final = _BEFORE_NOUN | {"stop"}


def read_nouns(drafts: list[Draft], earlier: Sequence[Draft], words: FigureWords, capitals: Folded | None) -> None:
    """Noun and unit of the figures of a sentence; `earlier` are those of the sentence before it.

    `capitals` is the text where the language writes its nouns with capitals.
    """
    for k, draft in enumerate(drafts):
        if whole_of_owner(draft) is None and (words.noun_last or not _is_of_left_out(draft)):
            _read_phrase(draft, words.noun_last, capitals)
        if any(other.unit for other in (*drafts[:k], *earlier)):
            _leave_verb(draft, words.verb_endings)
        if draft.number.unit is not None:
            _take_measure(draft)
        if draft.unit in FATES and _is_of_bodies(draft):
            draft.unit = "body"
        draft.is_within = draft.is_within or _is_place(draft) or _is_left(draft, drafts[:k]) or _is_size(draft)
        draft.has_verb_last = capitals is not None and _has_verb_last(draft, capitals)
    for k, draft in enumerate(drafts):
        if draft.unit is None and draft.noun is None:
            draft.elided = True
            take_antecedent(draft, drafts, k, earlier)
            share_scale(draft)
        elif k == 0 and "of_them" in draft.tags_at(draft.at + 1):
            draft.antecedent = in_the_sentence_before(draft, earlier)  # "Twelve of them were children"
    _reach_past_places(drafts)


def _reach_past_places(drafts: list[Draft]) -> None:
    """As in "4,300 people from six towns are in shelters", "540 men with 130 engines are at work"."""
    for draft, following in pairwise(drafts):
        changed = following.elided or "to" in draft.tags_at(draft.at - 1)  # "to 23 vessels from 41 in January"
        if following.is_within and following.at == draft.tail + 1 and not changed:
            draft.resume = following.tail


def _is_of_bodies(draft: Draft) -> bool:
    """As in "the bodies of 13 missing miners"."""
    return (
        "of" in draft.tags_at(draft.at - 1) and draft.at > 1 and draft.sentence.tokens[draft.at - 2].cue.unit == "body"
    )


def _has_verb_last(draft: Draft, capitals: Folded) -> bool:
    """As in "haben 45 Lastwagen die Grenze überquert": a word in small letters that nobody knows ends the segment."""
    ends = [t for t in draft.sentence.tokens[draft.tail : draft.sentence.place[draft.at].last] if t.word != "."]
    unknown = bool(ends) and ends[-1].word[:1].isalpha() and not (ends[-1].tags or ends[-1].cue.predicate)
    return unknown and ends[-1].cue.unit is None and not _is_capital(ends[-1], capitals)


def _is_place(draft: Draft) -> bool:
    """As in "nurses at nine hospitals": where, unless a verb leads there ("stands at nine hospitals")."""
    if draft.unit not in PLACES or "to" not in draft.tags_at(draft.at - 1):
        return False
    before = draft.sentence.tokens[max(draft.at - _LED, 0) : draft.at - 1]
    return all(_LEADS.isdisjoint(token.tags) for token in before)


def _is_size(draft: Draft) -> bool:
    """As in "Holm, a settlement of 1,100 people that was cut off": how many live there."""
    town = draft.sentence.tokens[draft.at - 2].cue.unit if draft.at > 1 else None
    return town == "city" and "of" in draft.tags_at(draft.at - 1) and draft.unit in ("person", None)


def _is_left(draft: Draft, before: list[Draft]) -> bool:
    """As in "4,300 people were evacuated from six towns": where those people came from."""
    moved = any(d.unit in PERSONS and d.sentence.place[d.at] is d.sentence.place[draft.at] for d in before)
    return moved and draft.unit in PLACES and not _LEFT.isdisjoint(draft.tags_at(draft.at - 1))


def _take_measure(draft: Draft) -> None:
    """The unit inside the number counts: "3 400 hectares", "800 million dollars", "$1.3m"."""
    draft.unit = draft.number.unit
    sign, word = _SIGN.search(draft.number.text), _LAST_WORD.search(draft.number.text)
    if draft.noun is None and sign is not None:
        draft.noun = (draft.token.start + sign.start(), draft.token.start + sign.end())
    elif draft.noun is None and word is not None:
        draft.noun = (draft.token.end - len(word[0]), draft.token.end)


# ---------------------------------------------------------------- the words behind the number
def _read_phrase(draft: Draft, noun_last: bool, capitals: Folded | None) -> None:
    tokens = draft.sentence.tokens
    at, first, last = _start_of_phrase(draft), None, None
    limit = min(at + _PHRASE, len(tokens))
    while at < limit:
        token = tokens[at]
        at += 1
        if last is None and token.cue.unit is None and (not _SKIPPED.isdisjoint(token.tags) or _is_ordinal(token)):
            continue
        if noun_last and _stands_before_noun(token, tokens[at:limit], first is None):
            continue
        small = _is_small(token, capitals)
        if small and first is None and _ends_in_noun(tokens[at:limit]):
            continue  # "zwölf verletzte Soldaten"
        if small or not _is_nominal(token, first is None):
            break
        first, last = at - 1 if first is None else first, at - 1
        if token.cue.unit:
            draft.unit = token.cue.unit
            if not noun_last:
                last = _with_complement(tokens, at, last)
            if not noun_last or at >= limit or tokens[at].cue.unit is None or tokens[at].cue.predicate in FATAL:
                break
    if first is not None and last is not None:
        _settle(draft, first, last, noun_last, capitals)


def _is_of_left_out(draft: Draft) -> bool:
    """As in « 300 hectares, dont 200 de forêt »: behind digits, "of" completes a noun left out."""
    tags = draft.tags_at(draft.at + 1)
    plain = draft.number.text[-1:].isdigit() and draft.number.kind is NumberKind.NUMBER
    if not plain or "of" not in tags or " " in draft.sentence.tokens[draft.at + 1].word:
        return False
    return tags.isdisjoint(_PARTITIVE) and draft.tags_at(draft.at + 2).isdisjoint(_DETERMINED)


def _leave_verb(draft: Draft, endings: tuple[str, ...]) -> None:
    """As in "of the 40 hikers, 12 limped home": what nobody knows and ends as a verb does is no noun."""
    at = draft.at + 1
    unknown = draft.noun is not None and draft.unit is None and draft.noun[0] == draft.sentence.tokens[at].start
    if unknown and endings and draft.bounds.low != 1 and draft.sentence.tokens[at].word.endswith(endings):
        draft.noun, draft.tail = None, at
        draft.because.pop()


def _stands_before_noun(token: Token, behind: list[Token], first: bool) -> bool:
    """As in "18 promised Leopard 2 tanks": what may stand between a number and its noun where the noun comes last."""
    if first and (_is_attribute(token, behind) or _is_since(token)):
        return True
    return _is_passed_over(token) and bool(behind) and behind[0].cue.unit is not None


def _is_reported(draft: Draft) -> bool:
    """As in "of the 12,500 reported cases"; but "of 40 hospitals, 12 reported deaths" tells who reported."""
    behind = draft.sentence.tokens[draft.at + 2 : draft.at + 3]
    told = draft.is_definite and "say" in draft.tags_at(draft.at + 1)
    return told and bool(behind) and behind[0].cue.unit in _REPORTED


def _is_small(token: Token, capitals: Folded | None) -> bool:
    """Whether a word that may be a noun is written as none: "650 sitzen in Haft"."""
    return capitals is not None and token.cue.unit is not None and not _is_capital(token, capitals)


def _settle(draft: Draft, first: int, last: int, noun_last: bool, capitals: Folded | None) -> None:
    tokens = draft.sentence.tokens
    if draft.unit is None:
        if tokens[first].cue.predicate or _is_owner(draft, first):
            return  # "46 neutralisés", "les 121 du parti": the noun is elsewhere
        while capitals is not None and not _is_capital(tokens[last], capitals):
            last -= 1
            if last < first:
                return
        last = min(last, first + 3)
    bare = last
    while bare > first and not _FILLERS.isdisjoint(tokens[bare].tags):
        bare -= 1  # « 5 tonnes de riz de plus »
    draft.noun = (tokens[first].start, tokens[bare].end)
    draft.tail = last + 1
    draft.note(Rule.NOUN, last if noun_last else first)


def _is_owner(draft: Draft, first: int) -> bool:
    """As in "against the 121 of the other party": behind a definite number, "of" tells whose."""
    before = draft.tags_at(draft.at - 1)
    known = draft.is_definite or "against" in before or ("part" in before and _is_scaled(draft))
    return known and first > draft.at + 1 and not _LINKS.isdisjoint(draft.tags_at(draft.at + 1))


def _is_scaled(draft: Draft) -> bool:
    """As in « dont 2,3 millions d'Iran »: the word of scale takes an "of" whatever follows."""
    return draft.number.text[-1:].isalpha() and draft.number.text[:1].isdigit()


def _is_capital(token: Token, folded: Folded) -> bool:
    return folded.span(token.start, token.end).of(folded.original)[:1].isupper()


def _start_of_phrase(draft: Draft) -> int:
    """Behind the number and a linking "of": "une dizaine de soldats", "dozens of positions", "3 des 16 malades"."""
    tokens, at = draft.sentence.tokens, draft.at + 1
    while (draft.tags_at(at) & _FILLERS and tokens[at].cue.unit is None) or "toll" in draft.tags_at(at):
        at += 1
    if "than" in draft.tags_at(at) and not draft.tags_at(at - 1).isdisjoint(_FILLERS) and not _is_good(draft, at + 1):
        return at  # "27 in meno dello stesso periodo"
    told = "be" in draft.tags_at(at) and "articles" in draft.tags_at(at + 1)  # "7 sono le persone arrestate"
    if (named := _what_they_are(draft)) is not None:
        return named
    if ("articles" in draft.tags_at(at + told) and _is_inverted(draft, at + told)) or _is_reported(draft):
        return at + told + 1
    if at < len(tokens) and _is_passed_over(tokens[at]):
        spans = [i for i in range(at + 1, at + _AGED) if "time" in draft.tags_at(i)]
        return spans[0] + 1 if spans else at  # "a 45-year-old man"
    if _LINKS.isdisjoint(draft.tags_at(at)) or "within" in draft.tags_at(at):
        return at  # "1.300 aus Deutschland": where from
    following = at + 1
    while not _BEFORE_NOUN.isdisjoint(draft.tags_at(following)):
        following += 1
    linked = following < len(tokens) and tokens[following].word[:1].isalpha()
    return following if linked else at


def _is_good(draft: Draft, at: int) -> bool:
    """As in "5 tonnellate in più di riso": what is weighed, behind the same word as for "than"."""
    weighed = draft.number.unit is not None and at < len(draft.sentence.tokens)
    return weighed and draft.sentence.tokens[at].word.isalpha() and not draft.tags_at(at)


def _what_they_are(draft: Draft) -> int | None:
    """As in "12 of them women", "of whom 12 were children": the noun behind tells which part it is."""
    at = draft.at + 1
    marked = draft.tags_at(at) | draft.tags_at(draft.at - 1)
    at += "of_them" in draft.tags_at(at)
    at += "be" in draft.tags_at(at)
    if marked.isdisjoint(_MARKED) or at in (draft.at + 1, len(draft.sentence.tokens)):
        return None
    cue = draft.sentence.tokens[at].cue
    return at if cue.unit in PERSONS and cue.predicate is None else None


def _is_inverted(draft: Draft, article: int) -> bool:
    """As in "Sono 3.200 le case danneggiate", "eleva a 222 los fallecidos": the verb first, what is counted last."""
    place, tokens = draft.sentence.place[draft.at], draft.sentence.tokens
    if draft.at == place.first + bool(place.mark) and article + 1 < place.last:
        return tokens[article + 1].cue.unit is not None  # "Otto i droni abbattuti", "…, 8 i decessi"
    before = draft.tags_at(draft.at - 1)
    if "so_far" in before:
        before = draft.tags_at(draft.at - 2)  # "son ya 84.000 los desplazados"
    if not _RISES.isdisjoint(before) and " " in tokens[draft.at - 1].word:
        return True  # "Suben a 37 los muertos"
    if "verb" in before or ("to" in before and not _RISES.isdisjoint(draft.tags_at(draft.at - 2))):
        return True
    put = "record" in before or not (_PUT_AT.isdisjoint(before) or _PUTS.isdisjoint(draft.tags_at(draft.at - 2)))
    return put and article + 1 < place.last and tokens[article + 1].cue.unit is not None  # "estima en 12.000 los …"


def _is_ordinal(token: Token) -> bool:
    return token.number is not None and token.number.kind is NumberKind.ORDINAL


def _is_nominal(token: Token, first: bool) -> bool:
    """Whether a word may belong to a noun phrase; a verb or participle ends it unless it is an attribute before it."""
    if not token.word[:1].isalpha():
        return False
    cue = token.cue
    if cue.unit:
        return True
    if not _ENDS.isdisjoint(token.tags) or ("stock" in token.tags and " " in token.word):
        return False
    return cue.predicate is None and not (first and (cue.finite or "planned" in token.tags))


def _is_attribute(token: Token, behind: list[Token]) -> bool:
    """As in "18 promised tanks": a participle right before the noun tells which ones."""
    told = token.cue.predicate is not None or "planned" in token.tags
    return told and token.cue.unit is None and _ends_in_noun(behind)


def _ends_in_noun(behind: list[Token]) -> bool:
    """Whether only names and numbers that count nothing stand before a counted noun."""
    noun = next((token for token in behind if token.cue.unit or token.tags or token.cue.predicate), None)
    return noun is not None and noun.cue.unit is not None


def _is_since(token: Token) -> bool:
    """As in "zwölf seit Dienstag vermisste Fischer"."""
    return token.date is not None and token.date.relation is Relation.SINCE


def _is_passed_over(token: Token) -> bool:
    """As in "18 Leopard 2 tanks": the number of a model."""
    return not token.word and token.number is None and token.date is None


def _with_complement(tokens: list[Token], at: int, last: int) -> int:
    """Adjectives and an "of" complement behind the noun; where it ends."""
    width = 0
    while at < len(tokens) and width < 2 and _is_adjective(tokens[at]):
        last, at, width = at, at + 1, width + 1
    if (
        at + 1 < len(tokens)
        and "of" in tokens[at].tags
        and not tokens[at + 1].tags
        and _is_nominal(tokens[at + 1], True)
    ):
        return at + 1
    return last


def _is_adjective(token: Token) -> bool:
    plain = not token.tags and token.cue.predicate is None and token.cue.unit is None
    return plain and token.word.replace("-", "").isalpha()
