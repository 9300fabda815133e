"""The names of those who say so: where they begin and end beside a verb of saying."""

from typing import Final

from reconcile.reader.nouns.nouns import SPEAKERS
from reconcile.reader.sentences.clauses import Sentence
from reconcile.reader.sentences.cues import Token
from reconcile.reader.sentences.segments import Segment

LONGEST: Final = 14  # tokens of a name
_LEADS: Final = frozenset(("of", "source", "according"))  # from a report to its source
_NO_NAME: Final = frozenset(
    ("stop", "verb", "open", "join", "that", "more", "other", "so_far", "toll", "report", "formerly", "within")
)
_ENDS: Final = frozenset(("verb", "that", "open", "say", "join", "according", "own_words"))
REPORT: Final = frozenset(("report",))
ATTRIBUTE: Final = frozenset(("of", "articles"))  # before a participle that is no verb: "number of confirmed cases"
_HAVING: Final = frozenset(("own", "stock"))
ADVERBIAL: Final = frozenset(("within", "since"))
_MUTE: Final = frozenset(("report", "number_of", "toll", "mute"))  # "the figures, which are provisional, …"
_ARTICLES: Final = frozenset(("articles", "one"))
_TOLD: Final = frozenset(("told", "within"))  # before who or where it was told
_NO_ARTICLE: Final = _TOLD | {"of"}
_NAMED: Final = 2  # words that make a name of a plan: "World Food Programme"
NEAR: Final = 3  # tokens between a verb of saying and the day it was said


def is_bare(token: Token) -> bool:
    """A word that says nothing else: "nach palästinensischen Angaben"."""
    return token.word[:1].isalpha() and not (token.tags or token.cue.unit or token.cue.predicate)


def opens_with_adverb(sentence: Sentence, at: int) -> bool:
    """As in „seit Beginn der Pandemie zählte das Institut“: the subject stands behind the verb."""
    first = sentence.place[at].first
    first += not sentence.tokens[first].word[:1].isalpha()
    return not ADVERBIAL.isdisjoint(sentence.tokens[first].tags)


def owner_of_insertion(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """As in "Police, who first spoke of 15 injured, …": the name that a relative pronoun before the verb stands for."""
    place = sentence.place[at]
    if "relative" not in sentence.tokens[place.first].tags or not _HAVING.isdisjoint(sentence.tokens[at].tags):
        return None  # « la liste, qui comptait 40 noms »
    return _name_before(sentence, sentence.segments.index(place))


def subject_before_insertion(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """As in "The agency, which had reported 31, put the number at 44": the name before a relative clause."""
    k = sentence.segments.index(sentence.place[at]) - 1
    if k < 1 or "relative" not in sentence.tokens[sentence.segments[k].first].tags:
        return None
    return _name_before(sentence, k)


def _name_before(sentence: Sentence, k: int) -> tuple[int, int] | None:
    """The segment before a relative clause and its comma, where it holds nothing but a name."""
    k -= 1 + (k > 1 and sentence.segments[k - 1].last - sentence.segments[k - 1].first == 1)
    segment = sentence.segments[k]
    first = segment.first + bool(segment.mark and segment.mark not in ("join", "open"))
    inside = range(first, segment.last)
    names = [i for i in inside if may_name(sentence, i)]
    told = any(sentence.tokens[i].date or not _MUTE.isdisjoint(sentence.tokens[i].tags) for i in inside)
    plain = not (segment.has_number or segment.is_verbal or told)
    return (first, names[-1]) if k >= 0 and names and plain else None


def behind_hearer(sentence: Sentence, start: int) -> int:
    """As in « a dit à l'AFP un porte-parole »: where the name begins behind who was told, or nowhere."""
    tokens, named = sentence.tokens, False
    if start >= len(tokens) or tokens[start].tags.isdisjoint(_TOLD):
        return start
    for i in range(start + 1, min(start + LONGEST, sentence.place[start].last)):
        small = "stop" in tokens[i].tags or not tokens[i].word
        if named and small and tokens[i].tags.isdisjoint(_NO_ARTICLE):
            return i
        named = named or not small
    return len(tokens)


def is_done(token: Token) -> bool:
    """As in "the bank cut its forecast and said": a verb behind the name."""
    return "change" in token.tags and token.cue.unit is None


def is_mute(subject: list[Token]) -> bool:
    """As in "the plan", "net losses"; but the World Food Programme speaks."""
    named = sum(is_bare(token) for token in subject[:-1])
    return "mute" in subject[-1].tags and named < _NAMED


def before_verb(sentence: Sentence, at: int) -> list[Segment]:
    """Where the subject may stand: before an aside, or with the first verb of "the bank cut its forecast and said"."""
    place = sentence.place[at]
    k = sentence.segments.index(place)
    if place.mark == "that":
        return []
    before = sentence.segments[max(k - 1, 0) : k]
    if "join" in sentence.tokens[place.first].tags or any(segment.is_finite for segment in before):
        return before  # "…, the director said, adding that"
    if place.mark == ",":
        return sentence.segments[max(k - 2, 0) : max(k - 1, 0)]
    return sentence.segments[max(k - 2, 0) : k]


def behind_report(sentence: Sentence, first: int, last: int) -> int | None:
    """Where the name begins: behind "the tally of"; a tally without a name is no source."""
    if "total_of" in sentence.tokens[first].tags:
        return first + 1 if first < last else None
    report = next((i for i in range(first, last + 1) if "report" in sentence.tokens[i].tags), None)
    if report is None:
        return first
    for i in range(report + 1, last):
        if not _LEADS.isdisjoint(sentence.tokens[i].tags):
            return i + 1
    return None


def start_of_subject(sentence: Sentence, at: int, counts: frozenset[int]) -> int | None:
    """Where the name before a verb of saying begins, or None where there is no name."""
    tokens, segment = sentence.tokens, sentence.place[at]
    first = _before_date(sentence, at)
    while first > max(segment.first, at - LONGEST) and not _bars(sentence, first - 1, counts):
        first -= 1
    if first > 0 and first - 1 in counts and not (segment.mark and segment.mark == tokens[first].word):
        return None
    while first < at and _leads_on(tokens, first):
        first += 1
    adverbial = "since" in tokens[first].tags
    first = next((i for i in range(at - 1, first, -1) if _begins_subject(tokens, i)), first)
    if (adverbial or not ADVERBIAL.isdisjoint(tokens[first].tags)) and "record" in tokens[at].tags:
        return None  # "With all votes counted", „seit Beginn der Pandemie zählte das Institut“
    return first if any(may_name(sentence, i) for i in range(first, at)) else None


def _begins_subject(tokens: list[Token], at: int) -> bool:
    """As in "a figure the army put at 30": an article right behind another noun."""
    before, word = tokens[at - 1], tokens[at].word
    article = "articles" in tokens[at].tags and "of" not in tokens[at].tags
    begins = article or ("voice" in tokens[at].tags and " " in word)  # "the army"
    return begins and before.word[:1].isalpha() and before.tags <= REPORT


def _before_date(sentence: Sentence, at: int) -> int:
    """Where the date right before a verb begins: "wie das Ministerium am Dienstag mitteilte"."""
    first = sentence.place[at].first
    if at == first or sentence.tokens[at - 1].date is None:
        return at
    small = at - 2 > first and "stop" in sentence.tokens[at - 2].tags
    return at - 1 - small


def _leads_on(tokens: list[Token], at: int) -> bool:
    """Whether a token only leads to the name: "and", "that", "wie" before "die Polizei"."""
    tags = tokens[at].tags
    small = "stop" in tags and _ARTICLES.isdisjoint(tags) and not _ARTICLES.isdisjoint(tokens[at + 1].tags)
    return small or bool(tags & {"join", "open", "that"}) or not tokens[at].word[:1].isalpha()


def _bars(sentence: Sentence, at: int, counts: frozenset[int]) -> bool:
    token = sentence.tokens[at]
    return at in counts or token.date is not None or bool(token.tags & {"that", "say"})


def may_name(sentence: Sentence, at: int) -> bool:
    """Whether a token may be the heart of a name."""
    token = sentence.tokens[at]
    return token.word[:1].isalpha() and _NO_NAME.isdisjoint(token.tags)


def end_of_name(sentence: Sentence, first: int, counts: frozenset[int]) -> int | None:
    """The last token of the name that begins at `first`."""
    last = None
    first += _is_passed_over(sentence, first)
    for at in range(first, min(first + LONGEST, len(sentence.tokens))):
        token = sentence.tokens[at]
        named = "articles" in sentence.tokens[at - 1].tags  # "the WHO"
        ends = not named and (token.cue.verbal or not _ENDS.isdisjoint(token.tags))
        numbered = "one" in sentence.tokens[at - 1].tags and not (token.word or token.number)  # "el 112"
        if ends or at in counts or token.date is not None or not (numbered or token.word[:1].isalpha()):
            break
        if last is not None and (_begins_another(sentence, at) or _leads_to_day(sentence, at)):
            break
        if last is not None and _leads_to_report(sentence, at):
            break
        if named or numbered or may_name(sentence, at):
            last = at
    return last


def _is_passed_over(sentence: Sentence, at: int) -> bool:
    """As in « selon une porte-parole »: a word for one that counts nothing."""
    token = sentence.tokens[at] if at < len(sentence.tokens) else None
    return token is not None and not (token.word or token.number or token.date)


def _begins_another(sentence: Sentence, at: int) -> bool:
    """As in "per la polizia i manifestanti sono 12.000": behind an article what is counted, and no part of the name."""
    following = sentence.tokens[at + 1 : at + 2]
    if "articles" not in sentence.tokens[at].tags:
        return False
    linked = not sentence.tokens[at - 1].tags.isdisjoint(ATTRIBUTE)
    return not linked and any(token.cue.unit and token.cue.unit not in SPEAKERS for token in following)


def _leads_to_report(sentence: Sentence, at: int) -> bool:
    """As in « indique le ministère dans son rapport de situation »."""
    behind = sentence.tokens[at + 1 : at + NEAR]
    return "within" in sentence.tokens[at].tags and any("report" in token.tags for token in behind)


def _leads_to_day(sentence: Sentence, at: int) -> bool:
    """As in "informou a Defesa Civil na manhã desta quarta-feira"."""
    return "within" in sentence.tokens[at].tags and any(token.date for token in sentence.tokens[at + 1 : at + NEAR])
