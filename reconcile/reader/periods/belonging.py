"""Dates in a sentence that are not those of its counts: of a street, a toll, a share, a record, an event."""

from collections.abc import Sequence
from typing import Final

from reconcile.dates import Granularity, Relation
from reconcile.figures import Role
from reconcile.numbers import NumberKind
from reconcile.reader.drafts import Draft
from reconcile.reader.nouns.nouns import EVENTS
from reconcile.reader.sentences.clauses import Sentence
from reconcile.reader.sentences.cues import Token

_DASHES: Final = frozenset("-–—")
_SIGNED: Final = 6  # tokens from the date of a report to the dash before its text
_COMPARED: Final = frozenset(("more", "fewer"))
_SET_AGAINST: Final = frozenset(("than", "against"))
_OTHERWISE: Final = frozenset(("that", "open", "of", "stop"))  # "than" that says something else more often
_SMALL: Final = frozenset(("stop", "articles", "of"))
_STEP: Final = 5  # tokens from a difference to what it is set against
_CHANGING: Final = frozenset(("verb", "reach", "change", "say", "record"))
_ARTICLES: Final = frozenset(("articles", "one"))
_ANNOUNCED: Final = frozenset(("announced",))
_DEFINITE: Final = frozenset(("articles", "on_top", "out_of", "part"))
_TOLD: Final = frozenset(("toll", "report"))
_LED: Final = 7  # tokens from a toll to the date of what it is the toll of
_STRETCH: Final = 9  # tokens from "the highest" to the date since when
_RUNNING: Final = frozenset(("so_far", "stock"))
_NAMED: Final = 4  # tokens from a plan to its announcement
_BREAKS: Final = frozenset(";:(")
_ENDS: Final = frozenset(",;:(")
_BEGINNING: Final = frozenset(("launch", "create"))  # what is opened, too
_HEAD: Final = 3  # small words before a date at the head of a sentence


def is_of_another_thing(sentence: Sentence, at: int) -> bool:
    """Whether it dates a name, a toll, a share, the last one like it or the report itself."""
    return any(told(sentence, at) for told in _OTHERS)


def _is_dateline(sentence: Sentence, at: int) -> bool:
    """As in "PORTO ALEGRE, June 11 (Reuters) - Thirteen …": where and when it was written, and by whom."""
    tokens = sentence.tokens
    before, behind = tokens[:at], tokens[at + 1 : at + 1 + _SIGNED]
    if not all(token.word == "," or _is_plain(token) for token in before):
        return False
    signed = bool(behind) and behind[0].word == "("
    end = next((i for i, token in enumerate(behind) if token.word in _DASHES), None)
    if end is None or not (before or signed):
        return False
    return all(_is_plain(token) or token.word in "()" for token in behind[:end])


def _is_plain(token: Token) -> bool:
    return token.word[:1].isalpha() and not (token.tags or token.cue.predicate or token.cue.unit)


def _is_of_share(sentence: Sentence, at: int) -> bool:
    """As in "160,000 came, 22 % fewer than in 2023", "down from 2023": what the count is set against, by no number."""
    tokens = sentence.tokens
    if at > 1 and tokens[at - 1].tags & _COMPARED and not (tokens[at - 2].word or tokens[at - 2].number):
        return True  # "il 5% in meno dell'anno scorso", where the date takes in the word for "than"
    link = next((i for i in range(at - 1, max(at - 1 - _HEAD, -1), -1) if tokens[i].tags & _SET_AGAINST), None)
    if link is None or any(token.tags.isdisjoint(_SMALL) for token in tokens[link + 1 : at]):
        return False
    if not (tokens[link].tags.isdisjoint(_OTHERWISE) or _is_behind_comparison(sentence, link)):
        return False
    near = range(link - 1, max(link - _STEP, sentence.place[link].first - 1), -1)
    return not any(tokens[i].number for i in near)


def _is_behind_comparison(sentence: Sentence, at: int) -> bool:
    return at > 0 and not sentence.tokens[at - 1].tags.isdisjoint(_COMPARED)


def _is_name(sentence: Sentence, at: int) -> bool:
    """As in "rue du 4-Septembre"."""
    return at > 0 and "before" in sentence.tokens[at - 1].tags


def _is_of_toll(sentence: Sentence, at: int) -> bool:
    """As in "six were killed, the toll standing unchanged on Saturday": it dates the toll, and not what was counted."""
    segment = sentence.place[at]
    if segment.has_number or segment.mark != ",":
        return False
    tags = [sentence.tokens[i].tags for i in range(segment.first, at)]
    return any("toll" in tag for tag in tags) and not any("according" in tag for tag in tags)


def _is_of_extreme(sentence: Sentence, at: int) -> bool:
    """As in "the deadliest attack since 2015", "the highest toll in ten years": how long there was none like it."""
    date = sentence.tokens[at].date
    if date is None or (date.duration is None and "extreme" not in sentence.tags):
        return False
    near = sentence.tokens[max(at - _STRETCH, 0) : at]
    last = max((i for i, token in enumerate(near) if _counts(token) or token.word in _ENDS), default=-1)
    if any(_ranks(token) for token in near[last + 1 :]):
        return date.duration is not None  # "the twelfth attack in three weeks"
    years = date.duration is not None and date.granularity is Granularity.YEAR
    like = years or date.relation is Relation.SINCE
    return like and any("extreme" in token.tags for token in near[last + 1 :])


def _ranks(token: Token) -> bool:
    return token.number is not None and token.number.kind is NumberKind.ORDINAL


def _counts(token: Token) -> bool:
    return token.number is not None and not _ranks(token)


def is_of_announcement(draft: Draft, at: int) -> bool:
    """As in "the 3,000 announced in May", « die im Mai angekündigten 3.000 »: of what is known by its number.

    An earlier reading is of the day when it was announced: "up from the 58 announced on Tuesday".
    """
    sentence = draft.sentence
    if draft.role is Role.PREVIOUS:
        return False
    tokens = sentence.tokens
    said = next((i for i in sentence.all(_ANNOUNCED) if _are_close(tokens, i, at)), None)
    if said is None:
        return False
    near = range(said - 1, max(said - _STEP, 0), -1) if said < at else range(said + 1, min(said + 2, len(tokens)))
    number = next((i for i in near if tokens[i].number), None)
    if number is None:
        return _is_of_plan(draft, said, at)
    led = tokens[max(min(number, at) - 2, 0) : number]
    return any(not token.tags.isdisjoint(_DEFINITE) for token in led)


def _is_of_plan(draft: Draft, said: int, at: int) -> bool:
    """As in "the plan announced in February will hit 340 workers": before the verb that tells of the count."""
    tokens, behind = draft.sentence.tokens, max(said, at) + 1
    named = any(_is_named(token) for token in tokens[max(said - _NAMED, 0) : min(said, at)])
    named = named or (
        at < said and any(token.word.isalpha() and not token.tags for token in tokens[said + 1 : said + 2])
    )
    return named and any(token.cue.predicate or "planned" in token.tags for token in tokens[behind : draft.at])


def _is_named(token: Token) -> bool:
    plain = token.word.isalpha() and not token.tags
    return plain or token.cue.unit is not None or "mute" in token.tags


def _are_close(tokens: Sequence[Token], one: int, other: int) -> bool:
    """Whether only a few small words stand between."""
    low, high = sorted((one, other))
    return high - low <= _HEAD and all(not token.tags.isdisjoint(_SMALL) for token in tokens[low + 1 : high])


def is_of_attribute(draft: Draft, at: int) -> bool:
    """As in "15 of those arrested on Friday have been released": when they were arrested."""
    tokens, last = draft.sentence.tokens, draft.sentence.place[at].last
    told = next((i for i in range(at - 1, draft.at, -1) if tokens[i].tags.isdisjoint(_SMALL)), draft.at)
    if told <= draft.at or tokens[told].cue.predicate is None or tokens[told].cue.finite or told > draft.tail + 1:
        return False
    verb = behind_date(tokens, told + 1, last)
    finite = at < verb < last and tokens[verb].cue.finite
    return finite and any(token.cue.predicate for token in tokens[verb : min(verb + _HEAD, last)])


def behind_date(tokens: Sequence[Token], at: int, last: int) -> int:
    """The first place that is neither a date nor a small word before one."""
    while at < last and not tokens[at].cue.finite and (tokens[at].date or not tokens[at].tags.isdisjoint(_SMALL)):
        at += 1
    return at


def is_of_event(draft: Draft, at: int) -> bool:
    """As in "the toll from Sunday's attack rose to 35", « le bilan de l'attaque de dimanche »: when that was."""
    if "toll" not in draft.sentence.tags:
        return False
    toll = next((i for i in range(at - 1, max(at - _LED, -1), -1) if "toll" in draft.tags_at(i)), None)
    if toll is None or toll < draft.at < at:
        return False
    owns = any(token.word == "'" for token in draft.sentence.tokens[at + 1 : at + 2]) and _TOLD.isdisjoint(
        draft.tags_at(at + 3)
    )
    told = any(not _CHANGING.isdisjoint(draft.tags_at(i)) for i in range(toll + 1, at))
    return owns or (not told and any(_is_event(draft, i) for i in range(toll + 1, at)))


def is_of_onset(draft: Draft, at: int) -> bool:
    """As in "The fire that broke out on Saturday has burned 40 homes so far", "after Sunday's flood 14 are missing".

    What has come of it by now, or what holds now, is not of the day when it began.
    """
    sentence, tokens = draft.sentence, draft.sentence.tokens
    running = any(sentence.place[i] is sentence.place[draft.at] for i in sentence.all(_RUNNING))
    running = running or _has_done_since(draft, at)
    if at > draft.at or not running or any(token.word == ":" for token in tokens[at : draft.at]):
        return False
    began = range(max(at - _STEP, 0), min(at + _HEAD + 1, draft.at))
    event = next((i for i in began if tokens[i].cue.unit in EVENTS and not tokens[i].tags & _TOLD), None)
    if event is None:
        return _is_in_adjunct(draft, at) or _is_in_insertion(draft, at)
    told = any(tokens[i].cue.verbal for i in range(max(at, event) + 1, draft.at))
    apart = any(tokens[i].number or tokens[i].cue.mark in _BREAKS for i in range(min(at, event) + 1, max(at, event)))
    return told and not apart


def is_of_start(draft: Draft, at: int) -> bool:
    """As in "The campaign launched on Monday has reached 500 people": when it began, and not how many came that day.

    But a raid launched on Monday was over by night.
    """
    tokens = draft.sentence.tokens
    told = next((i for i in range(at - 1, max(at - _STEP, 0), -1) if tokens[i].tags.isdisjoint(_SMALL)), 0)
    begun = tokens[told].cue.predicate in _BEGINNING and not tokens[told].cue.finite
    if at > draft.at or not begun or tokens[told - 1].cue.finite:
        return False
    phrase = tokens[max(told - _STEP, 0) : told]
    over = any(token.number or token.date or token.cue.unit in EVENTS or "since" in token.tags for token in phrase)
    return not over and any(token.cue.verbal for token in tokens[at + 1 : draft.at])


def _has_done_since(draft: Draft, at: int) -> bool:
    """As in "A fire that broke out on Friday has burned 40 homes": the perfect right behind a relative clause."""
    near = range(max(at - _STEP, 0), at)
    return "own" in draft.tags_at(at + 1) and any("relative" in draft.tags_at(i) for i in near)


def _is_in_insertion(draft: Draft, at: int) -> bool:
    """As in "The storm, which hit on Friday, has killed 23 so far"."""
    place = draft.sentence.place[at]
    return "relative" in draft.tags_at(place.first) and place is not draft.sentence.place[draft.at]


def _is_in_adjunct(draft: Draft, at: int) -> bool:
    """As in "after the storm of Sunday": behind what it was after."""
    near = range(max(at - _STEP, draft.sentence.place[at].first), at)
    after = next((i for i in near if "past" in draft.tags_at(i)), None)
    nouns = (
        [token for token in draft.sentence.tokens[after + 1 : at] if token.word.isalpha()] if after is not None else []
    )
    return any(token.tags.isdisjoint(_SMALL) for token in nouns) and not any(token.cue.finite for token in nouns)


def _is_event(draft: Draft, at: int) -> bool:
    """A noun that happens, or one that nobody knows behind an article."""
    token = draft.sentence.tokens[at]
    unknown = token.word.isalpha() and not (token.tags or token.cue.unit or token.cue.predicate)
    told = unknown and not draft.tags_at(at - 1).isdisjoint(_ARTICLES)
    return told or (token.cue.unit in EVENTS and token.cue.unit != draft.unit)


_OTHERS: Final = (_is_dateline, _is_name, _is_of_toll, _is_of_share, _is_of_extreme)
