"""Who says so, how far that reaches, and which dates are those of the announcement."""

from typing import Final, NamedTuple

from reconcile.dates import Period
from reconcile.reader.drafts import Draft
from reconcile.reader.nouns.nouns import SPEAKERS
from reconcile.reader.periods.announcements import date_at, days_according, days_released, days_said
from reconcile.reader.rules import Rule
from reconcile.reader.sentences.clauses import Sentence
from reconcile.reader.sentences.cues import Token
from reconcile.reader.sentences.segments import Segment
from reconcile.reader.telling.voices import counts_heads, second_voice

_LONGEST: Final = 14  # tokens of a name
_SAYING: Final = frozenset(("say", "record"))
_DATED: Final = frozenset(("say", "decide"))
_LEADS: Final = frozenset(("of", "source", "according"))  # from a report to its source
_SPEAKING: Final = _SAYING | _DATED | {"according", "release", "behind", "named", "citing", "own_words"}
_COUNTED: Final = _SAYING | {"possible"}
_ESTIMATED: Final = _COUNTED | {"according"}
_PLACES: Final = ("country", "region", "city")  # these have what they record
_AGENT: Final = frozenset(("agent",))
_NO_NAME: Final = frozenset(
    ("stop", "verb", "open", "join", "that", "more", "other", "so_far", "toll", "report", "formerly", "within")
)
_ENDS: Final = frozenset(("verb", "that", "open", "say", "join", "according", "own_words"))
_REPORT: Final = frozenset(("report",))
_ATTRIBUTE: Final = frozenset(("of", "articles"))  # before a participle that is no verb: "number of confirmed cases"
_HAVING: Final = frozenset(("own", "stock"))
_ADVERBIAL: Final = frozenset(("within", "since"))
_MUTE: Final = frozenset(("report", "number_of", "toll", "mute"))  # "the figures, which are provisional, …"
_NO_SUBJECT: Final = frozenset(("be", "been", "open"))  # "was reported", "which counted"
_ARTICLES: Final = frozenset(("articles", "one"))
_TOLD: Final = frozenset(("told", "within"))  # before who or where it was told
_NO_ARTICLE: Final = _TOLD | {"of"}
_ASIDE: Final = 5  # tokens from a figure to the source behind it
_ADJECTIVES: Final = 2  # before "Angaben"
_NEAR: Final = 3  # tokens between a verb of saying and the day it was said


class Saying(NamedTuple):
    """A source with its name (tokens `first` to `last`) and the tokens it answers for."""

    at: int
    first: int
    last: int
    start: int
    end: int
    said: Period | None = None


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
        saying = _goes_on(sentence, at, sayings) if saying is None else saying
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
    last = _end_of_name(sentence, by + 1, counts)
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
        last = _end_of_name(sentence, at + 1, counts)
        return None if last is None else _whole_block(sentence, at, at + 1, last)
    if "own_words" in tags:
        return _by_itself(sentence, at, counts)
    if "according" in tags:
        alone = "agent" in tags and not _leads_to_voice(sentence, at)  # "licenzia 200 operai per la crisi"
        return None if alone else _according(sentence, at, counts)
    if "behind" in tags:
        first = _start_of_subject(sentence, at, counts)
        named = first is not None and any(_names(sentence, i) for i in range(first, at))
        return _scoped(sentence, at, first, at - 1, counts) if first is not None and named else None
    if "named" in tags:
        first = at
        while at - first < _ADJECTIVES and _is_bare(sentence.tokens[first - 1]):
            first -= 1
        told = first and "stop" in sentence.tokens[first - 1].tags and not (first == at and "report" in tags)
        return _scoped(sentence, at, first, at, counts) if told else None
    if at and not sentence.tokens[at - 1].tags.isdisjoint(_ATTRIBUTE):
        return None
    return _said(sentence, at, counts) if not tags.isdisjoint(_SAYING) else None


def _by_itself(sentence: Sentence, at: int, counts: frozenset[int]) -> Saying | None:
    """As in „Die Luftwaffe fing nach eigenen Angaben 44 Drohnen ab“: the subject, before the verb or behind it."""
    tokens, behind = sentence.tokens, at + 1 + any(token.word == "," for token in sentence.tokens[at + 1 : at + 2])
    heads = sentence.heads(at)
    verb = next((i for i in range(heads[-1], len(tokens)) if tokens[i].cue.verbal), at)
    for first in (*reversed(heads), verb + 1, behind):
        if first == at or first >= len(tokens) or not _ADVERBIAL.isdisjoint(tokens[first].tags):
            continue
        last = _end_of_name(sentence, first, counts)
        if last is not None:
            return _whole_block(sentence, at, first, last)
    return None


def _goes_on(sentence: Sentence, at: int, sayings: list[Saying]) -> Saying | None:
    """As in "17 were saved, the mayor said, adding that eight were missing": who has spoken says that too."""
    place = sentence.place[at]
    opens = place.mark in (",", "join", "open") and at <= place.first + bool(place.mark)
    bare = opens and not _SAYING.isdisjoint(sentence.tokens[at].tags)
    if not (bare and sayings and sayings[-1].end <= at):
        return None
    behind = [s.last for s in sentence.segments if s.block == place.block]
    return Saying(at, sayings[-1].first, sayings[-1].last, at, behind[-1])


def _leads_to_voice(sentence: Sentence, at: int) -> bool:
    """As in "4.500 per la questura, 10.000 per gli organizzatori"."""
    near = sentence.tokens[at + 1 : at + 1 + _NEAR]
    return any("voice" in token.tags for token in near)


def _is_bare(token: Token) -> bool:
    """A word that says nothing else: "nach palästinensischen Angaben"."""
    return token.word[:1].isalpha() and not (token.tags or token.cue.unit or token.cue.predicate)


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
    last = _end_of_name(sentence, at + 1, counts)
    first = None if last is None else _speaker(sentence, at + 1, last)
    if first is None or last is None:
        return _releaser(sentence, at, counts) or _reporter(sentence, at, counts)
    return _scoped(sentence, at, first, last, counts)


def _releaser(sentence: Sentence, at: int, counts: frozenset[int]) -> Saying | None:
    """As in "according to a toll released on Monday by the ministry"."""
    by = sentence.ahead(at, _AGENT, _LONGEST)
    if by is None or sentence.place[by] is not sentence.place[at]:
        return None
    last = _end_of_name(sentence, by + 1, counts)
    return None if last is None else _scoped(sentence, at, by + 1, last, counts)


def _reporter(sentence: Sentence, at: int, counts: frozenset[int]) -> Saying | None:
    """As in „laut einem am Montag veröffentlichten Bericht der Vereinten Nationen“: behind the day of the report."""
    report = sentence.ahead(at, _REPORT, _LONGEST)
    if report is None or sentence.place[report] is not sentence.place[at]:
        return None
    last = _end_of_name(sentence, report, counts)
    first = None if last is None else _speaker(sentence, report, last)
    return None if first is None or last is None else _scoped(sentence, at, first, last, counts)


def _said(sentence: Sentence, at: int, counts: frozenset[int]) -> Saying | None:
    """The subject before the verb, or behind it where nothing stands before; none where it is passive."""
    segment = sentence.place[at]
    before = sentence.tokens[at - 1] if at else None
    owner = _owner_of_insertion(sentence, at)
    if owner is not None and "been" not in sentence.tokens[at - 1].tags:
        return _scoped(sentence, at, *owner, counts)._replace(start=segment.first)
    if before is not None and not (_NO_SUBJECT).isdisjoint(before.tags):
        return None
    if before is not None and "join" in before.tags and any("say" in token.tags for token in sentence.tokens[: at - 1]):
        return None  # "The army said it had hit 80 targets and denied striking a camp"
    first = _start_of_subject(sentence, at, counts)
    if first is not None:
        last = at - 1
        last = next((i - 1 for i in range(first + 1, at) if _is_done(sentence.tokens[i])), last)
        while last > first and (sentence.tokens[last].tags & {"verb", "stop", "adverb"} or sentence.tokens[last].date):
            last -= 1
        subject = sentence.tokens[first : last + 1]
        silent = any(token.cue.unit in _PLACES or "number_of" in token.tags for token in subject)
        silent = silent and "record" in sentence.tokens[at].tags
        return None if silent or "mute" in subject[-1].tags else _scoped(sentence, at, first, last, counts)
    far = at - segment.first > _NEAR and not _opens_with_adverb(sentence, at)
    if far or any(i in counts for i in range(segment.first, at)):
        return None
    return _said_behind(sentence, at, counts)


def _opens_with_adverb(sentence: Sentence, at: int) -> bool:
    """As in „seit Beginn der Pandemie zählte das Institut“: the subject stands behind the verb."""
    first = sentence.place[at].first
    first += not sentence.tokens[first].word[:1].isalpha()
    return not _ADVERBIAL.isdisjoint(sentence.tokens[first].tags)


def _said_behind(sentence: Sentence, at: int, counts: frozenset[int]) -> Saying | None:
    """Where no subject stands right before the verb: behind it, or before an insertion."""
    inserted = _subject_before_insertion(sentence, at)
    if inserted is not None:
        return _scoped(sentence, at, *inserted, counts)._replace(start=at)
    start = at + 1
    small = "stop" in sentence.tokens[min(start, len(sentence.tokens) - 1)].tags  # "am Dienstag"
    while any(token.date for token in sentence.tokens[start : start + 1 + (small and start == at + 1)]):
        start += 1
    heard = "told" in sentence.tokens[at].tags  # "told the radio": who heard it
    start = _behind_hearer(sentence, start)
    end = None if heard else _end_of_name(sentence, start, counts)
    if end is None or any("mute" in sentence.tokens[i].tags for i in range(start, end + 1)):
        return _before_aside(sentence, at, counts)
    fronted = _opens_with_adverb(sentence, at)
    joined = at > 0 and "join" in sentence.tokens[at - 1].tags  # « enviou soldados e anunciou um pacote de 12 milhões »
    if {end + 1, end + 2} & counts and (joined or "record" in sentence.tokens[at].tags) and not fronted:
        return None  # "the figures, which are provisional, put the dead at 42,603"
    first = _speaker(sentence, start, end)
    return None if first is None else _whole_block(sentence, at, first, end)


def _owner_of_insertion(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """As in "Police, who first spoke of 15 injured, …": the name that a relative pronoun before the verb stands for."""
    place = sentence.place[at]
    if "relative" not in sentence.tokens[place.first].tags or not _HAVING.isdisjoint(sentence.tokens[at].tags):
        return None  # « la liste, qui comptait 40 noms »
    return _name_before(sentence, sentence.segments.index(place))


def _subject_before_insertion(sentence: Sentence, at: int) -> tuple[int, int] | None:
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
    names = [i for i in inside if _names(sentence, i)]
    told = any(sentence.tokens[i].date or not _MUTE.isdisjoint(sentence.tokens[i].tags) for i in inside)
    plain = not (segment.has_number or segment.is_verbal or told)
    return (first, names[-1]) if k >= 0 and names and plain else None


def _behind_hearer(sentence: Sentence, start: int) -> int:
    """As in « a dit à l'AFP un porte-parole »: where the name begins behind who was told, or nowhere."""
    tokens, named = sentence.tokens, False
    if start >= len(tokens) or tokens[start].tags.isdisjoint(_TOLD):
        return start
    for i in range(start + 1, min(start + _LONGEST, sentence.place[start].last)):
        small = "stop" in tokens[i].tags or not tokens[i].word
        if named and small and tokens[i].tags.isdisjoint(_NO_ARTICLE):
            return i
        named = named or not small
    return len(tokens)


def _is_done(token: Token) -> bool:
    """As in "the bank cut its forecast and said": a verb behind the name."""
    return "change" in token.tags and token.cue.unit is None


def _before_aside(sentence: Sentence, at: int, counts: frozenset[int]) -> Saying | None:
    """As in "The agency (NIS) said", "the minister, Jane Doe, said": the name stands before the aside."""
    if any(_names(sentence, i) for i in range(sentence.place[at].first, at)):
        return None  # "reports by the army that spoke of 15 dead"
    for segment in _before_verb(sentence, at):
        inside = range(segment.first, segment.last)
        if any("number_of" in sentence.tokens[i].tags for i in inside):
            return None  # "the number of dead, put at 31"
        done = next((i for i in inside if _is_done(sentence.tokens[i])), segment.last)
        relative = "relative" in sentence.tokens[segment.first].tags
        names = [i for i in inside if i < done and _names(sentence, i) and not relative]
        if names and not any(i in counts or sentence.tokens[i].date for i in inside):
            first = segment.first + bool(segment.mark and segment.mark not in ("join", "open"))
            told = [i + 1 for i in range(first, names[-1]) if sentence.tokens[i].cue.finite]
            return _scoped(sentence, at, max(told, default=first), names[-1], counts)
    return None


def _before_verb(sentence: Sentence, at: int) -> list[Segment]:
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


def _whole_block(sentence: Sentence, at: int, first: int, last: int) -> Saying:
    """Everything up to the last semicolon, and what goes on behind."""
    tokens = sentence.tokens
    start = at
    while start > 0 and tokens[start - 1].word != ";":
        start -= 1
    end = at + 1
    while end < len(tokens) and tokens[end].word != ";":
        end += 1
    return Saying(at, first, last, start, end)


def _speaker(sentence: Sentence, first: int, last: int) -> int | None:
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


def _start_of_subject(sentence: Sentence, at: int, counts: frozenset[int]) -> int | None:
    """Where the name before a verb of saying begins, or None where there is no name."""
    tokens, segment = sentence.tokens, sentence.place[at]
    first = _before_date(sentence, at)
    while first > max(segment.first, at - _LONGEST) and not _bars(sentence, first - 1, counts):
        first -= 1
    if first > 0 and first - 1 in counts and not (segment.mark and segment.mark == tokens[first].word):
        return None
    while first < at and _leads_on(tokens, first):
        first += 1
    adverbial = "since" in tokens[first].tags
    first = next((i for i in range(at - 1, first, -1) if _begins_subject(tokens, i)), first)
    if (adverbial or not _ADVERBIAL.isdisjoint(tokens[first].tags)) and "record" in tokens[at].tags:
        return None  # "With all votes counted", „seit Beginn der Pandemie zählte das Institut“
    return first if any(_names(sentence, i) for i in range(first, at)) else None


def _begins_subject(tokens: list[Token], at: int) -> bool:
    """As in "a figure the army put at 30": an article right behind another noun."""
    before, word = tokens[at - 1], tokens[at].word
    article = "articles" in tokens[at].tags and "of" not in tokens[at].tags
    begins = article or ("voice" in tokens[at].tags and " " in word)  # "the army"
    return begins and before.word[:1].isalpha() and before.tags <= _REPORT


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


def _names(sentence: Sentence, at: int) -> bool:
    """Whether a token may be the heart of a name."""
    token = sentence.tokens[at]
    return token.word[:1].isalpha() and _NO_NAME.isdisjoint(token.tags)


def _end_of_name(sentence: Sentence, first: int, counts: frozenset[int]) -> int | None:
    """The last token of the name that begins at `first`."""
    last = None
    first += _is_passed_over(sentence, first)
    for at in range(first, min(first + _LONGEST, len(sentence.tokens))):
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
        if named or numbered or _names(sentence, at):
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
    linked = not sentence.tokens[at - 1].tags.isdisjoint(_ATTRIBUTE)
    return not linked and any(token.cue.unit and token.cue.unit not in SPEAKERS for token in following)


def _leads_to_report(sentence: Sentence, at: int) -> bool:
    """As in « indique le ministère dans son rapport de situation »."""
    behind = sentence.tokens[at + 1 : at + _NEAR]
    return "within" in sentence.tokens[at].tags and any("report" in token.tags for token in behind)


def _leads_to_day(sentence: Sentence, at: int) -> bool:
    """As in "informou a Defesa Civil na manhã desta quarta-feira"."""
    return "within" in sentence.tokens[at].tags and any(token.date for token in sentence.tokens[at + 1 : at + _NEAR])


def _scoped(sentence: Sentence, at: int, first: int, last: int, counts: frozenset[int]) -> Saying:
    """Forward over what follows, or back over what stands before where nothing follows or the figures came first."""
    block = sentence.block(at)
    before = any(i < first and _same_statement(sentence, i, first) for i in counts)
    behind = [i for i in counts if i > at and sentence.block(i) == block and not _is_answered(sentence, i, counts)]
    same_clause = any(sentence.clause(i) == sentence.clause(at) for i in behind)
    if before and (not same_clause or _is_aside(sentence, at)):
        return _whole_block(sentence, at, first, last)._replace(end=at)
    end = max(i for i in range(at, len(sentence.tokens)) if sentence.block(i) == block) + 1
    return Saying(at, first, last, min(first, at), end)


def _is_aside(sentence: Sentence, at: int) -> bool:
    """As in "53 in the second wave, the mayor said, and 10 in the first": between commas, behind what it tells of."""
    place = sentence.place[at]
    closed = place.last < len(sentence.tokens) and sentence.tokens[place.last].word == ","
    return place.mark == sentence.tokens[place.first].word == "," and closed and not place.has_number


def _is_answered(sentence: Sentence, at: int, counts: frozenset[int]) -> bool:
    """As in "18,000 according to the police and 60,000 according to the unions": the next source stands behind it."""
    for i in range(at + 1, min(at + 1 + _ASIDE, len(sentence.tokens))):
        if i in counts:
            return False
        if "according" in sentence.tokens[i].tags:
            return True
    return False


def _same_statement(sentence: Sentence, low: int, high: int) -> bool:
    return not any(token.word == ";" for token in sentence.tokens[low:high])
