"""Which numbers count something: no ages, years, scores, labels, rates, spans of time."""

from typing import Final

from reconcile.lexicon.figures import FigureWords
from reconcile.numbers import Number, NumberKind
from reconcile.reader.counting.addresses import is_house_number
from reconcile.reader.counting.ages import is_age
from reconcile.reader.counting.clocks import is_hour
from reconcile.reader.counting.naming import is_named
from reconcile.reader.counting.ones import acts, is_among_counts, meets_fate
from reconcile.reader.drafts import Draft
from reconcile.reader.rules import Rule
from reconcile.reader.sentences.clauses import Sentence
from reconcile.reader.sentences.cues import Mark, Token, Vocabulary, tokens_of
from reconcile.reader.sentences.names import is_capital
from reconcile.scanner import Folded

# what reports count by measure; lengths, spans of time, temperatures and speeds are no counts
MEASURES: Final = frozenset(
    {
        *("hectare", "acre", "square_kilometer", "kilometer ** 2", "square_meter", "meter ** 2", "square_mile"),
        *("tonne", "metric_ton", "ton", "kilogram", "gram", "pound", "litre", "liter", "gallon", "barrel"),
        *("cubic_meter", "meter ** 3", "oil_barrel", "gigawatt", "megawatt", "gigawatt_hour", "megawatt_hour"),
    }
)
_YEARS: Final = range(1900, 2100)
_JOINTS: Final = frozenset("-–/:.,")
_PHRASE_ENDS: Final = frozenset(("stop", "verb", "join", "open"))
_NO_NOUN: Final = _PHRASE_ENDS | {"total", "total_of", "so_far"}
_WHERE: Final = frozenset(("within", "to"))
_SHARE_LINKS: Final = frozenset(("of", "out_of"))
_CHANGE: Final = frozenset(("change",))
_SHARE_REACH: Final = 5
_SPANS: Final = frozenset(("time", "times", "rate"))
_RATE: Final = frozenset(("rate",))
_BASES: Final = frozenset(10**power for power in range(2, 7))
_TEN: Final = 10
_RATED: Final = (None, "person", "child", "woman", "man", "household", "birth")
_KNOWN: Final = frozenset(("articles", "out_of"))
_LED_BY: Final = 40  # characters before a number
_COMING: Final = frozenset(("reach", "change", "grow", "shrink", "bring", "exceed"))
_YEAR: Final = 2  # digits of a year behind an apostrophe
_GOOD: Final = 2  # tokens of what is measured: "of rain"
_LED: Final = frozenset(("within", "be", "one", "of"))
_RATES: Final = _SPANS | {"per", "each", "every"}
_BASE_LINKS: Final = frozenset(("per", "out_of"))
_EACH: Final = frozenset(("each", "every"))
_SPAN_ENDS: Final = frozenset(("stop", "of", "out_of"))
_MORE: Final = frozenset(("more", "other", "planned"))


def drafts_of(sentence: Sentence, folded: Folded, words: FigureWords) -> list[Draft]:
    """The numbers of a sentence that count something, in order."""
    found: list[Draft] = []
    share, scores = -_SHARE_REACH, _scores(sentence)
    for at in sentence.numbers:
        number = sentence.tokens[at].number
        if number is None:
            continue
        if _is_share(number):
            share = at
        named = at in scores or _is_model(sentence, at, number, folded, words.noun_capitals)
        if not named and may_count(number) and _counts(sentence, at, folded, words, bool(found)):
            found.append(Draft(sentence, at, number))
            if number.bounds.value == 1 and number.text.isalpha():
                found[-1].note(Rule.ONE)
            found[-1].is_shared_out = _is_whole_of_share(sentence, share, at)
        else:
            sentence.pass_over(at)
    return found


def _is_share(number: Number) -> bool:
    """A percentage or a fraction: a third, one in three, more than half."""
    end = number.bounds.low if number.bounds.high is None else number.bounds.high
    return number.kind is NumberKind.PERCENT or (number.kind is NumberKind.NUMBER and end is not None and 0 < end < 1)


def _is_whole_of_share(sentence: Sentence, share: int, at: int) -> bool:
    """As in "a third of the 12,000 staff", "60 % of 500 houses": what is said holds for the share alone."""
    between = sentence.tokens[share + 1 : at]
    linked = bool(between) and not _SHARE_LINKS.isdisjoint(between[0].tags)
    return linked and at - share < _SHARE_REACH and all(token.word[:1].isalpha() for token in between)


def may_count(number: Number) -> bool:
    """Whether a number counts by itself: no percentage, ordinal, fraction, length."""
    high = number.bounds.high
    if number.kind is NumberKind.NUMBER:
        whole = isinstance(number.bounds.low, int) or isinstance(high, int)
        return whole and (high is None or high >= 1 or high < 0)
    if number.kind is NumberKind.MONEY:
        return high != 0
    return number.kind is NumberKind.QUANTITY and number.unit in MEASURES


def may_count_there(folded: Folded, mark: Mark, known: Vocabulary) -> bool:
    """Whether it may count where it stands: no part of a name, no bare year, no span of time, as most numbers are."""
    number = mark.number
    if number is None or not may_count(number):
        return False
    if number.kind is not NumberKind.NUMBER or number.bounds.value is None:
        return True
    tags = known.behind(folded.text, mark.end).tags
    if not tags.isdisjoint(_SPANS):
        return False
    year = mark.end - mark.start == 4 and number.bounds.value in _YEARS and number.text.isdigit()
    noun = folded.text[mark.end : mark.end + 2].strip()[:1].isalpha() and tags.isdisjoint(_PHRASE_ENDS)
    counts = noun or not year or comes_to(folded.text, mark.start, known)
    return counts and not _is_glued(folded.text, mark)


def comes_to(text: str, at: int, known: Vocabulary) -> bool:
    """Whether a count comes to what stands there: "rose to 2021", « s'élève à 1950 »."""
    return _leads_to_count(tokens_of(text, max(at - _LED_BY, 0), at, (), known)[-2:])


def _leads_to_count(before: list[Token]) -> bool:
    led = bool(before) and "to" in before[-1].tags
    return led and any(not _COMING.isdisjoint(token.tags) for token in before)


def _counts(sentence: Sentence, at: int, folded: Folded, words: FigureWords, follows: bool) -> bool:
    number = sentence.tokens[at].number
    if number is None:
        return False
    if number.kind is NumberKind.QUANTITY:
        return not (_is_size(sentence, at) or _is_of_each(sentence, at))
    if number.kind is NumberKind.MONEY:
        return not _is_of_each(sentence, at)
    return not (
        _is_glued(folded.text, sentence.tokens[at])
        or _is_label(sentence, at)
        or (_is_address(sentence, at, folded) and not _has_noun(sentence.tokens, at))
        or is_hour(sentence.tokens, at)
        or _is_span_or_rate(sentence, at)
        or is_age(sentence, at, number, folded, words)
        or _is_year(sentence, at, number)
        or _is_article(sentence, at, number, follows)
        or _is_name(sentence, at, folded)
        or _is_priced(sentence, at)
    )


def _is_address(sentence: Sentence, at: int, folded: Folded) -> bool:
    """Whether it tells where something is, or what it is called."""
    number = sentence.tokens[at].number
    return number is not None and (is_house_number(sentence, at, number, folded) or is_named(sentence, at, folded))


def _is_priced(sentence: Sentence, at: int) -> bool:
    """As in "$6 a dozen": so much for so many."""
    price = sentence.tokens[at - 1].number if at else None
    return price is not None and price.kind is NumberKind.MONEY and not _has_noun(sentence.tokens, at)


def _is_size(sentence: Sentence, at: int) -> bool:
    """As in "25 fires of more than 500 hectares": the size of what another number counts."""
    if at < 2 or "of" not in sentence.tokens[at - 1].tags or "instead_of" in sentence.tokens[at - 2].tags:
        return False
    return any(token.number for token in sentence.tokens[max(at - 5, 0) : at - 1])


def _is_glued(text: str, token: Token) -> bool:
    """Part of a name, a score, a telephone number: F-16, 4-Septembre, 3-1, 555-0100, #3."""
    start, end = token.start, token.end
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in ("'", "’") and end - start == _YEAR and text[start - 2 : start - 1] == " ":
        return True  # "Q1 '23"
    if before == "#" or before.isalnum() or (before in ("-", "–", "/", "_") and text[start - 2 : start - 1].isalnum()):
        return True
    if after.isalnum() and text[end - 1].isdigit():
        return True
    following = text[end + 1 : end + 2]
    return (after in _JOINTS and following.isdigit()) or (after == "-" and following.isalpha())


def _is_label(sentence: Sentence, at: int) -> bool:
    """Names something: article 5, 12 Elm Street, le 112."""
    tokens = sentence.tokens
    if "after" in sentence.tags:
        near = tokens[at + 1 : at + 4]
        if any("after" in token.tags for token in near) and "stop" not in near[0].tags:
            return True
    if not at:
        return False
    tags = tokens[at - 1].tags
    if "time" in tags and (at == 1 or not _LED.isdisjoint(tokens[at - 2].tags)) and not _has_noun(tokens, at):
        return True  # "on day 200 of the war"
    return "before" in tags or ("one" in tags and not _has_noun(tokens, at))


def _has_noun(tokens: list[Token], at: int) -> bool:
    for token in tokens[at + 1 : at + 3]:
        if token.cue.unit:
            return True
        if not token.word[:1].isalpha() or "join" in token.tags or token.cue.finite:
            return False
    return False


def _is_span_or_rate(sentence: Sentence, at: int) -> bool:
    """Ages, spans of time, frequencies, rates."""
    if sentence.tags.isdisjoint(_RATES):
        return False
    tokens = sentence.tokens
    if _is_base(tokens, at) or _is_of_base(tokens, at) or _is_each(sentence, at):
        return True
    following = [t for t in tokens[at + 1 : at + 4] if t.word != "-"][:2]
    if following and "rate" in following[0].tags:
        return True
    if at > 1 and "time" in tokens[at - 2].tags and not tokens[at - 1].tags.isdisjoint(_BASE_LINKS):
        return True  # « 7 jours sur 7 »
    if len(following) > 1 and _is_bare_of(following[0]) and "time" in following[1].tags:
        return True  # « une trentaine d'années », but « 33 000 de la seconde »
    for token in following:
        if "time" in token.tags or "times" in token.tags:
            return True
        if token.cue.unit or token.date or token.number or not _SPAN_ENDS.isdisjoint(token.tags):
            break
    return (sentence.back(at, _RATE, 4) is not None or _is_told_of_rate(sentence, at)) and not _has_noun(tokens, at)


def _is_bare_of(token: Token) -> bool:
    return "of" in token.tags and " " not in token.word and token.tags.isdisjoint(_KNOWN)


def _is_told_of_rate(sentence: Sentence, at: int) -> bool:
    """As in "the average age of the 40 dead was 34"."""
    if not at or "be" not in sentence.tokens[at - 1].tags:
        return False
    return any(sentence.clause(i) == sentence.clause(at) for i in sentence.all(_RATE) if i < at)


def _is_each(sentence: Sentence, at: int) -> bool:
    """As in "12 people a day", "40 camions arrivent chaque jour", "Each day 12 people die": so many each time."""
    if sentence.tags.isdisjoint(_EACH):
        return False
    tokens, place = sentence.tokens, sentence.place[at]
    for i in range(at + 1, min(at + 6, place.last)):
        if "each" in tokens[i].tags:
            return i > at + 1
        if tokens[i].number or tokens[i].date:
            return _is_interval(tokens, i)
    first = sentence.opening(at).first
    return first < at and "each" in tokens[first].tags


def _is_of_each(sentence: Sentence, at: int) -> bool:
    """As in "on $2.15 a day", "138 litres of rain per square metre": so much for each."""
    near = sentence.tokens[at + 1 : min(at + 2 + _GOOD, sentence.place[at].last)]
    return any("each" in token.tags for token in near)


def _is_interval(tokens: list[Token], at: int) -> bool:
    """As in "a child dies every 10 seconds"."""
    spanned = tokens[at].date is not None or any("time" in token.tags for token in tokens[at + 1 : at + 2])
    return spanned and "every" in tokens[at - 1].tags


def _is_of_base(tokens: list[Token], at: int) -> bool:
    """Whether the next number, close behind in the same phrase, is what a rate is of."""
    for i in range(at + 1, min(at + 6, len(tokens))):
        if tokens[i].number:
            return _is_base(tokens, i)
        if not tokens[i].word[:1].isalpha():
            return False
    return False


def _is_base(tokens: list[Token], at: int) -> bool:
    """As in "23 cases per 100,000 inhabitants": the round number of people that a rate is of."""
    number = tokens[at].number
    if number is None or not at or "per" not in tokens[at - 1].tags:
        return False
    ten = number.bounds.value == _TEN and any(
        token.number or not token.word for token in tokens[max(at - 5, 0) : at - 1]
    )
    if _is_spoken(tokens, at):
        return True
    if not ten and number.bounds.value not in _BASES:  # « huit personnes sur dix », but « sur 10 personnes »
        return False
    return at + 1 == len(tokens) or (tokens[at + 1].cue.unit in _RATED and "time" not in tokens[at + 1].tags)


def _is_spoken(tokens: list[Token], at: int) -> bool:
    """As in « deux avions sur trois »: both in words, the noun of both between them."""
    first, second = tokens[at - 3] if at > 2 else None, tokens[at].number
    if first is None or first.word or first.date or second is None or not second.text.isalpha():
        return False
    above, below = first.number, second.bounds.value
    if below is None or below >= _TEN or _has_noun(tokens, at):
        return False
    return above is None or (above.text.isalpha() and above.bounds.value is not None and above.bounds.value < below)


def _is_year(sentence: Sentence, at: int, number: Number) -> bool:
    """A bare 2018 that no counted noun follows."""
    token = sentence.tokens[at]
    if number.bounds.value not in _YEARS or token.end - token.start != 4 or not number.text.isdigit():
        return False
    if at and ("label" in sentence.tokens[at - 1].tags or _leads_to_count(sentence.tokens[max(at - 2, 0) : at])):
        return False
    if at and "one" in sentence.tokens[at - 1].tags:
        return True  # "a 2019 flood"
    following = sentence.tokens[at + 1 : at + 2]
    return not following or not _NO_NOUN.isdisjoint(following[0].tags) or not following[0].word.isalpha()


def _scores(sentence: Sentence) -> set[int]:
    """As in "voted 52 to 48", "approved the bill, 52 to 48": two bare numbers, the higher one first."""
    if "to" not in sentence.tags:
        return set()
    changed = {sentence.clause(i) for i in sentence.all(_CHANGE)}
    pairs = [(at, at + 2) for at in sentence.numbers if sentence.clause(at) not in changed and _is_score(sentence, at)]
    return {at for pair in pairs for at in pair}


def _is_score(sentence: Sentence, at: int) -> bool:
    tokens = sentence.tokens
    if at + 2 >= len(tokens) or "to" not in tokens[at + 1].tags or "source" in tokens[at - 1].tags:
        return False
    first, second = tokens[at].number, tokens[at + 2].number
    if first is None or second is None or _has_noun(tokens, at + 2):
        return False
    higher, lower = first.bounds.value, second.bounds.value
    plain = first.kind is second.kind is NumberKind.NUMBER
    return plain and higher is not None and lower is not None and higher > lower


def _is_article(sentence: Sentence, at: int, number: Number, follows: bool) -> bool:
    """A word for one counts only where it stands alone in a list of counts, or says "one more"."""
    if number.bounds.value != 1 or not number.text.isalpha():
        return False
    tokens = sentence.tokens
    if acts(tokens, at):
        return True
    if meets_fate(tokens, at) or is_among_counts(tokens, at):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or "more" in following.tags:
        compared = at + 2 < len(tokens) and "than" in tokens[at + 2].tags  # "121 seats, one more than in 2019"
        return following is None or not (compared or _has_noun(tokens, at))
    listed = follows and at > 0 and tokens[at - 1].cue.mark in (",", "join")
    return not (listed and (following.date is not None or following.cue.verbal or _is_placed(sentence, at)))


def _is_placed(sentence: Sentence, at: int) -> bool:
    """As in "seven in Porto and one in Faro"."""
    before = next((i for i in range(at - 1, -1, -1) if sentence.tokens[i].number), at)
    placed = any(not _WHERE.isdisjoint(token.tags) for token in sentence.tokens[before + 1 : at])
    return placed and not _WHERE.isdisjoint(sentence.tokens[at + 1].tags)


def _is_name(sentence: Sentence, at: int, folded: Folded) -> bool:
    """737 MAX: capitals that are no counted noun follow."""
    if at + 1 >= len(sentence.tokens):
        return False
    token = sentence.tokens[at + 1]
    known = at > 0 and not _KNOWN.isdisjoint(
        sentence.tokens[at - 1].tags
    )  # "its 737 MAX jets", but "4 HIMARS launchers"
    if token.tags or len(token.word) < 2 or not token.word.isalpha() or (_has_noun(sentence.tokens, at) and not known):
        return False
    return folded.span(token.start, token.end).of(folded.original).isupper()


def _ends_in_name(token: Token, folded: Folded) -> bool:
    """Whether the last word of a counted noun is a name: « chars Leopard »."""
    last = folded.span(token.start, token.end).of(folded.original).rpartition(" ")[2]
    return token.cue.unit is not None and " " in token.word and last[:1].isupper()


def _is_model(sentence: Sentence, at: int, number: Number, folded: Folded, noun_capitals: bool) -> bool:
    """As in "18 promised Leopard 2 tanks", "18 chars Leopard 2": a name inside or behind what another number counts."""
    tokens = sentence.tokens
    if at < 2 or not number.text.isdigit():
        return False
    if _ends_in_name(tokens[at - 1], folded) and tokens[at - 2].number is not None and not _has_noun(tokens, at):
        return True  # « six chars Leopard 2 »
    if not is_capital(tokens[at - 1], folded):
        return False
    before = tokens[at - 2]
    if not _has_noun(tokens, at):
        return before.cue.unit is not None and at > 2 and tokens[at - 3].number is not None
    if before.number is not None:
        return not noun_capitals
    told = before.cue.predicate is not None or not before.tags.isdisjoint(_MORE | {"planned"})  # no "gave Kyiv 31"
    led = at > 2 and (tokens[at - 3].number is not None or not tokens[at - 3].tags.isdisjoint(_KNOWN))
    return before.cue.unit is None and told and (led or not before.tags.isdisjoint(_KNOWN))
