"""Quotations over more than one sentence: who says one of them says them all."""

import datetime as dt
import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from reconcile.calendars import read_dates
from reconcile.lexicon import Lexicon
from reconcile.reader.drafts import Draft
from reconcile.reader.rules import Rule
from reconcile.reader.sentences.clauses import Sentence
from reconcile.reader.sentences.cues import Mark, tokens_of, vocabulary
from reconcile.reader.sentences.quotes import mark_speech
from reconcile.reader.telling.sources import named_speaker
from reconcile.scanner import Folded

_QUOTED: Final = re.compile(r"«[^«»]{1,2000}»|“[^“”]{1,2000}”|„[^„“”]{1,2000}[“”]|\"[^\"\n]{1,2000}\"")
# from the end of one quotation to the next: the rest of a sentence, with the name of who spoke
# a verb of saying with nobody's name: « ha detto », "he said", « a-t-il ajouté »
_UNNAMED: Final = re.compile(r",?\s[^\W\d_]+(?:[ '-][^\W\d_]+){0,3}[.;]")
_REST: Final = re.compile(r"[^.!?\n]{1,200}")
_NEAR: Final = 300  # characters from who was named to what is quoted
_ASIDE: Final = re.compile(r"[^.!?;\n]{1,200}[.!?]\s{0,2}")


def carry_speakers(drafts: list[Draft], folded: Folded, lexicon: Lexicon, day: dt.date) -> None:
    """Give the figures of a quotation the speaker that another sentence names."""
    quoted = [(match.start(), match.end()) for match in _QUOTED.finditer(folded.text)]
    inside = [[d for d in drafts if start < d.token.start < end] for start, end in quoted]
    for (start, end), said in zip(quoted, inside, strict=True):
        _share(said, said)
        if said and all(d.attribution is None for d in said):
            _ask_behind(said, folded, end, lexicon, day)
        if said and _UNNAMED.match(folded.text, end):
            _share(said, [d for d in drafts if start - _NEAR < d.token.start < start][-1:])
    for (one, before), (two, behind) in pairwise(zip(quoted, inside, strict=True)):
        if before and behind and _ASIDE.fullmatch(folded.text, one[1], two[0]):
            _share(behind, before)


def _ask_behind(drafts: list[Draft], folded: Folded, end: int, lexicon: Lexicon, day: dt.date) -> None:
    """As in "We have lost 340 houses. It is terrible", the mayor said: in a sentence without a number."""
    rest = _REST.match(folded.text, end)
    if rest is None:
        return
    first, last, known = (
        folded.text.rfind(" ", 0, end - 3) + 1,
        rest.end(),
        vocabulary(lexicon),
    )  # from the last word said
    dates, at = read_dates(folded, lexicon, day, [(first, last)]), folded.position
    days = [Mark(at(date.span.start), at(date.span.end), date=date) for date in dates]
    sentence = Sentence(mark_speech(tokens_of(folded.text, first, last, days, known), known))
    named = named_speaker(sentence)
    if named is not None and sentence.tokens[named[0]].start >= end:
        name, bare, high = sentence.tokens[named[0]], sentence.tokens[named[1]], sentence.tokens[named[2]]
        for draft in drafts:
            draft.attribution, draft.speaker = (name.start, high.end), (bare.start, high.end)
            draft.note(Rule.SOURCE)


def _share(drafts: list[Draft], told: Iterable[Draft]) -> None:
    """Those that nobody is named for take the nearest speaker of another sentence."""
    speaking = [d for d in told if d.attribution is not None]
    if not speaking or any(d.attribution is not None and d not in speaking for d in drafts):
        return
    for draft in drafts:
        if draft.attribution is None:
            near = min(speaking, key=lambda d: abs(d.token.start - draft.token.start))
            draft.attribution, draft.speaker, draft.said = near.attribution, near.speaker, near.said
            draft.note(Rule.SOURCE)
