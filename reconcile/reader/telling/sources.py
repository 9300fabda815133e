"""Who says so, how far that reaches, and which dates are those of the announcement."""

from typing import Final

from reconcile.dates import Period
from reconcile.reader.drafts import Draft
from reconcile.reader.periods.announcements import date_at, days_according, days_released, days_said
from reconcile.reader.rules import Rule
from reconcile.reader.sentences.clauses import Sentence
from reconcile.reader.sentences.cues import Token
from reconcile.reader.telling.sayings import Saying, scoped, whole_block
from reconcile.reader.telling.speakers import (
    ADVERBIAL,
    ATTRIBUTE,
    LONGEST,
    NEAR,
    REPORT,
    before_verb,
    behind_hearer,
    behind_report,
    end_of_name,
    is_bare,
    is_done,
    is_mute,
    may_name,
    opens_with_adverb,
    owner_of_insertion,
    start_of_subject,
    subject_before_insertion,
)
from reconcile.reader.telling.voices import counts_heads, second_voice

_SAYING: Final = frozenset(("say", "record"))
_DATED: Final = frozenset(("say", "decide"))
_SPEAKING: Final = _SAYING | _DATED | {"according", "release", "behind", "named", "citing", "own_words"}
_COUNTED: Final = _SAYING | {"possible"}
_ESTIMATED: Final = _COUNTED | {"according"}
_PLACES: Final = ("country", "region", "city")  # these have what they record
_AGENT: Final = frozenset(("agent",))
_NO_SUBJECT: Final = frozenset(("be", "been", "open"))  # "was reported", "which counted"
_ADJECTIVES: Final = 2  # before "Angaben"


def read_sources(sentence: Sentence, drafts: list[Draft]) -> frozenset[int]:
    """Give each figure its source; return the dates that tell only when it was said."""
    heads = [draft.at - 1 for draft in drafts if counts_heads(draft)]
    speaking = sorted({*sentence.all(_SPEAKING), *heads})
    if not speaking and sentence.tags.isdisjoint(_ESTIMATED):
        return frozenset()
    counts = frozenset(draft.at for draft in drafts)
    sayings: list[Saying] = []
    released = days_released(sentence, counts) if sentence.dates else ()  # and said by nobody named
    announced = set(released)
    for at in speaking:
        if sayings and "according" in sentence.tokens[at].tags and at == sayings[-1].last + 1:
            continue  # « d'après un décompte établi à partir de sources officielles »
        days = _days_told(sentence, at, counts) if sentence.dates else ()
        announced.update(days)
        days = days or tuple(i for i in released if sentence.place[i] is sentence.place[at])
        saying = _said(sentence, at, counts) if at in heads else _saying(sentence, at, counts)
        saying = _goes_on(sentence, at, sayings, counts) if saying is None else saying
        if saying is None:
            released += days
        else:
            said = date_at(sentence, days[0]).period if days else None
            sayings.append(_apart(saying._replace(said=said), sayings))
    for draft in drafts:
        by = _by_whom(draft, counts) or _by_another(draft, sayings)
        _attribute(draft, sayings if by is None else [by])
        if draft.said is None:
            draft.said = _published_with(draft, released)
    return frozenset(announced)


def named_speaker(sentence: Sentence) -> tuple[int, int, int] | None:
    """The name beside the last verb of saying, in a sentence that counts nothing: its first token, bare, its last."""
    for at in reversed(sentence.all(_SAYING)):
        saying = _said(sentence, at, frozenset())
        if saying is not None:
            return saying.first, _bare(sentence.tokens, saying), saying.last
    return None


def _bare(tokens: list[Token], saying: Saying) -> int:
    """Where the name begins behind its article."""
    return saying.first + ("stop" in tokens[saying.first].tags and saying.first < saying.last)


def _days_told(sentence: Sentence, at: int, counts: frozenset[int]) -> tuple[int, ...]:
    """The dates that tell when a source said so."""
    tags = sentence.tokens[at].tags
    if "according" in tags:
        return days_according(sentence, at, counts)
    return () if tags.isdisjoint(_DATED) else days_said(sentence, at, counts)


def _published_with(draft: Draft, released: tuple[int, ...]) -> Period | None:
    """As in "according to figures released on Wednesday", where nobody is named."""
    sentence = draft.sentence
    day = next((i for i in released if sentence.block(i) == sentence.block(draft.at)), None)
    return None if day is None else date_at(sentence, day).period


def _by_whom(draft: Draft, counts: frozenset[int]) -> Saying | None:
    """As in "estimated at 8,000 by police and 25,000 by unions": right behind a number, who says it."""
    sentence, by = draft.sentence, draft.at + 1
    if "agent" not in draft.tags_at(by) or not any(at < by for at in sentence.all(_ESTIMATED)):
        return None
    counted = "according" not in draft.tags_at(by) and any(at < by for at in sentence.all(_COUNTED))
    if not (counted or _leads_to_voice(sentence, by)):
        return None  # « 12 per rapina », "según la agencia, 12 por robo"
    last = end_of_name(sentence, by + 1, counts)
    return None if last is None else Saying(by, by + 1, last, draft.at, by)


def _by_another(draft: Draft, sayings: list[Saying]) -> Saying | None:
    """As in "Police put the crowd at 12,000, organisers at 50,000": beside a first speaker, the second has no verb."""
    name = second_voice(draft) if sayings else None
    if name is None or not any(saying.at < name[0] for saying in sayings):
        return None
    return Saying(name[1], *name, draft.at, draft.at + 1)


def _saying(sentence: Sentence, at: int, counts: frozenset[int]) -> Saying | None:
    tags = sentence.tokens[at].tags
    if "citing" in tags:
        last = end_of_name(sentence, at + 1, counts)
        return None if last is None else whole_block(sentence, at, at + 1, last)
    if "own_words" in tags:
        return _by_itself(sentence, at, counts)
    if "according" in tags:
        alone = "agent" in tags and not _leads_to_voice(sentence, at)  # "licenzia 200 operai per la crisi"
        return None if alone else _according(sentence, at, counts)
    if "behind" in tags:
        first = start_of_subject(sentence, at, counts)
        named = first is not None and any(may_name(sentence, i) for i in range(first, at))
        return scoped(sentence, at, first, at - 1, counts) if first is not None and named else None
    if "named" in tags:
        first = at
        while at - first < _ADJECTIVES and is_bare(sentence.tokens[first - 1]):
            first -= 1
        told = first and "stop" in sentence.tokens[first - 1].tags and not (first == at and "report" in tags)
        return scoped(sentence, at, first, at, counts) if told else None
    if at and not sentence.tokens[at - 1].tags.isdisjoint(ATTRIBUTE):
        return None
    return _said(sentence, at, counts) if not tags.isdisjoint(_SAYING) else None


def _by_itself(sentence: Sentence, at: int, counts: frozenset[int]) -> Saying | None:
    """As in „Die Luftwaffe fing nach eigenen Angaben 44 Drohnen ab“: the subject, before the verb or behind it."""
    tokens, behind = sentence.tokens, at + 1 + any(token.word == "," for token in sentence.tokens[at + 1 : at + 2])
    heads = sentence.heads(at)
    verb = next((i for i in range(heads[-1], len(tokens)) if tokens[i].cue.verbal), at)
    for first in (*reversed(heads), verb + 1, behind):
        if first == at or first >= len(tokens) or not ADVERBIAL.isdisjoint(tokens[first].tags):
            continue
        last = end_of_name(sentence, first, counts)
        if last is not None:
            return whole_block(sentence, at, first, last)
    return None


def _goes_on(sentence: Sentence, at: int, sayings: list[Saying], counts: frozenset[int]) -> Saying | None:
    """As in "17 were saved, the mayor said, adding that eight were missing": who has spoken says that too."""
    place = sentence.place[at]
    opens = place.mark in (",", "join", "open") and at <= place.first + bool(place.mark)
    if not opens or _SAYING.isdisjoint(sentence.tokens[at].tags) or (sayings and sayings[-1].end > at):
        return None
    first, last = (sayings[-1].first, sayings[-1].last) if sayings else _subject(sentence, at, counts)
    behind = [s.last for s in sentence.segments if s.block == place.block]
    return None if first is None or last is None else Saying(at, first, last, at, behind[-1])


def _subject(sentence: Sentence, at: int, counts: frozenset[int]) -> tuple[int | None, int | None]:
    """As in "Police arrested 140 people and said 22 officers were hurt": of the first verb, behind "and"."""
    first = sentence.heads(at)[0]
    if sentence.place[at].mark != "open" or not ADVERBIAL.isdisjoint(sentence.tokens[first].tags):
        return None, None
    last = end_of_name(sentence, first, counts)
    spoken = last is not None and last + 1 < at and sentence.tokens[last + 1].cue.verbal
    return (first, last) if spoken else (None, None)


def _leads_to_voice(sentence: Sentence, at: int) -> bool:
    """As in "4.500 per la questura, 10.000 per gli organizzatori"."""
    near = sentence.tokens[at + 1 : at + 1 + NEAR]
    return any("voice" in token.tags for token in near)


def _apart(saying: Saying, earlier: list[Saying]) -> Saying:
    """A source that speaks behind its figures answers for none that an earlier one has."""
    if saying.end > saying.at or not earlier:
        return saying
    return saying._replace(start=max([saying.start, *(s.at + 1 for s in earlier if s.at < saying.first)]))


def _attribute(draft: Draft, sayings: list[Saying]) -> None:
    reaching = [s for s in sayings if s.start <= draft.at < s.end]
    if not reaching:
        return
    tokens = draft.sentence.tokens
    told = [s for s in reaching if "citing" in tokens[s.at].tags]  # whom a speaker cites is who knows
    told = told or _behind_record(draft, reaching) or _behind_clause(draft, reaching)
    nearest = min(told or reaching, key=lambda s: abs(s.at - draft.at))
    draft.attribution = (tokens[nearest.first].start, tokens[nearest.last].end)
    draft.speaker = (tokens[_bare(tokens, nearest)].start, tokens[nearest.last].end)
    draft.said = nearest.said
    draft.note(Rule.SOURCE, nearest.at)


def _behind_record(draft: Draft, reaching: list[Saying]) -> list[Saying]:
    """As in "The hospital counted 12 dead, the mayor said": who says so, rather than who counts."""
    sentence, tokens = draft.sentence, draft.sentence.tokens
    counting = all("say" not in tokens[s.at].tags for s in reaching if s.at < draft.at)
    behind = [s for s in reaching if s.at > draft.at and "say" in tokens[s.at].tags] if counting else []
    last = max((s.at for s in behind), default=0)
    others = (i for i in sentence.numbers if draft.at < i < last)
    return behind if all(sentence.clause(i) == sentence.clause(draft.at) for i in others) else []


def _behind_clause(draft: Draft, reaching: list[Saying]) -> list[Saying]:
    """As in "A resident put the toll at 100, and 150 gunmen came, police said": who speaks last, of a clause apart."""
    clause = draft.sentence.clause
    behind = [s for s in reaching if s.at > draft.at]
    return behind if all(clause(s.at) != clause(draft.at) for s in reaching if s.at < draft.at) else []


def _according(sentence: Sentence, at: int, counts: frozenset[int]) -> Saying | None:
    last = end_of_name(sentence, at + 1, counts)
    first = None if last is None else behind_report(sentence, at + 1, last)
    if first is None or last is None:
        return _releaser(sentence, at, counts) or _reporter(sentence, at, counts)
    return scoped(sentence, at, first, last, counts)


def _releaser(sentence: Sentence, at: int, counts: frozenset[int]) -> Saying | None:
    """As in "according to a toll released on Monday by the ministry"."""
    by = sentence.ahead(at, _AGENT, LONGEST)
    if by is None or sentence.place[by] is not sentence.place[at]:
        return None
    last = end_of_name(sentence, by + 1, counts)
    return None if last is None else scoped(sentence, at, by + 1, last, counts)


def _reporter(sentence: Sentence, at: int, counts: frozenset[int]) -> Saying | None:
    """As in „laut einem am Montag veröffentlichten Bericht der Vereinten Nationen“: behind the day of the report."""
    report = sentence.ahead(at, REPORT, LONGEST)
    if report is None or sentence.place[report] is not sentence.place[at]:
        return None
    last = end_of_name(sentence, report, counts)
    first = None if last is None else behind_report(sentence, report, last)
    return None if first is None or last is None else scoped(sentence, at, first, last, counts)


def _said(sentence: Sentence, at: int, counts: frozenset[int]) -> Saying | None:
    """The subject before the verb, or behind it where nothing stands before; none where it is passive."""
    segment = sentence.place[at]
    before = sentence.tokens[at - 1] if at else None
    owner = owner_of_insertion(sentence, at)
    if owner is not None and "been" not in sentence.tokens[at - 1].tags:
        return scoped(sentence, at, *owner, counts)._replace(start=segment.first)
    if before is not None and not (_NO_SUBJECT).isdisjoint(before.tags):
        return None
    if before is not None and "join" in before.tags and any("say" in token.tags for token in sentence.tokens[: at - 1]):
        return None  # "The army said it had hit 80 targets and denied striking a camp"
    first = start_of_subject(sentence, at, counts)
    if first is not None:
        last = at - 1
        last = next((i - 1 for i in range(first + 1, at) if is_done(sentence.tokens[i])), last)
        while last > first and (sentence.tokens[last].tags & {"verb", "stop", "adverb"} or sentence.tokens[last].date):
            last -= 1
        subject = sentence.tokens[first : last + 1]
        silent = any(token.cue.unit in _PLACES or "number_of" in token.tags for token in subject)
        silent = silent and "record" in sentence.tokens[at].tags
        return None if silent or is_mute(subject) else scoped(sentence, at, first, last, counts)
    far = at - segment.first > NEAR and not opens_with_adverb(sentence, at)
    if far or any(i in counts for i in range(segment.first, at)):
        return None
    return _said_behind(sentence, at, counts)


def _said_behind(sentence: Sentence, at: int, counts: frozenset[int]) -> Saying | None:
    """Where no subject stands right before the verb: behind it, or before an insertion."""
    inserted = subject_before_insertion(sentence, at)
    if inserted is not None:
        return scoped(sentence, at, *inserted, counts)._replace(start=at)
    start = at + 1
    small = "stop" in sentence.tokens[min(start, len(sentence.tokens) - 1)].tags  # "am Dienstag"
    while any(token.date for token in sentence.tokens[start : start + 1 + (small and start == at + 1)]):
        start += 1
    heard = "told" in sentence.tokens[at].tags  # "told the radio": who heard it
    start = behind_hearer(sentence, start)
    end = None if heard else end_of_name(sentence, start, counts)
    if end is None or any("mute" in sentence.tokens[i].tags for i in range(start, end + 1)):
        return _before_aside(sentence, at, counts)
    fronted = opens_with_adverb(sentence, at)
    joined = at > 0 and "join" in sentence.tokens[at - 1].tags  # « enviou soldados e anunciou um pacote de 12 milhões »
    if {end + 1, end + 2} & counts and (joined or "record" in sentence.tokens[at].tags) and not fronted:
        return None  # "the figures, which are provisional, put the dead at 42,603"
    first = behind_report(sentence, start, end)
    return None if first is None else whole_block(sentence, at, first, end)


def _before_aside(sentence: Sentence, at: int, counts: frozenset[int]) -> Saying | None:
    """As in "The agency (NIS) said", "the minister, Jane Doe, said": the name stands before the aside."""
    if any(may_name(sentence, i) for i in range(sentence.place[at].first, at)):
        return None  # "reports by the army that spoke of 15 dead"
    for segment in before_verb(sentence, at):
        inside = range(segment.first, segment.last)
        if any("number_of" in sentence.tokens[i].tags for i in inside):
            return None  # "the number of dead, put at 31"
        done = next((i for i in inside if is_done(sentence.tokens[i])), segment.last)
        relative = "relative" in sentence.tokens[segment.first].tags
        names = [i for i in inside if i < done and may_name(sentence, i) and not relative]
        if names and not any(i in counts or sentence.tokens[i].date for i in inside):
            first = segment.first + bool(segment.mark and segment.mark not in ("join", "open"))
            first += not sentence.tokens[first].word[:1].isalpha()
            told = [i + 1 for i in range(first, names[-1]) if sentence.tokens[i].cue.finite]
            return scoped(sentence, at, max(told, default=first), names[-1], counts)
    return None
