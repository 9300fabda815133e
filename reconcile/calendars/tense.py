"""Whether the clause around a date looks back or ahead."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from reconcile.lexicon.dates import DateWords

NEAREST: Final = 0
PAST: Final = -1
FUTURE: Final = 1

# the dots of "p.m." end none
_SENTENCE: Final = re.compile(r"(?:(?<!\b\w)\.|[;!?:\n>])(?!\d)")
# where the number of a day has a dot
_SENTENCE_OF_DAYS: Final = re.compile(r"(?:(?<!\b[1-9])(?<!\b[12]\d)(?<!\b3[01])\.|[;!?:\n>])(?!\d)")
_CLAUSE: Final = re.compile(r",(?!\d)")
_WORD: Final = re.compile(r"[^\W\d_]+")
_BEFORE, _BEHIND, _AHEAD = 120, 80, 24
# words from a verb to "that"
_SAID: Final = 4
# how many words may stand between an auxiliary and its participle ("seront tous déployés")
_AUXILIARY: Final = 2
# words between a comma and a date that make an insertion of them: "the strike, suspended on Monday, will go on"
_INSERTED: Final = 2
# a word this short may stand between a verb and its date ("announced on Monday")
_SHORT: Final = 3


class Tense:
    """The words of a language that tell the tense of a clause; `that` and `says` stand before what somebody says."""

    def __init__(self, words: DateWords, that: Iterable[str] = (), says: Iterable[str] = ()) -> None:
        self._sentence = _SENTENCE_OF_DAYS if words.day_mark == "." else _SENTENCE
        self._that = frozenset(word.rstrip("'") for word in that)
        self._openers = self._that.union(says)
        self._future = frozenset(words.future)
        self._known = self._future.union(words.past)
        self._perfect = frozenset(words.perfect)
        self._passive = frozenset(words.passive)
        self._infinitive = frozenset(words.to)
        # "no feriado de Natal": a noun that ends as a participle
        self._plain_of = frozenset((*words.of[:1], *words.of_the))
        self._meant_for = frozenset(words.meant_for)
        self._promises = frozenset(words.promises)
        self._intentions = frozenset(words.intentions)
        self._infinitive_endings = words.infinitive_endings
        self._auxiliaries = frozenset(words.auxiliaries)
        self._determiners = frozenset((*words.article, *words.one, *words.of))
        self._participles = words.participle_endings
        self._future_endings = words.future_endings
        self._past_endings = words.past_endings
        self._verb_endings = (*words.future_endings, *words.preterite_endings)

    def _before(self, text: str, place: int) -> str:
        """What stands before in the sentence."""
        return self._sentence.split(text[max(0, place - _BEFORE) : place])[-1]

    def _behind(self, text: str, place: int) -> str:
        """What follows in the sentence; in an insertion between commas, up to its end."""
        behind, before = self._sentence.split(text[place : place + _BEHIND])[0], self._before(text, place)
        inserted = "," in before and len(_WORD.findall(before[before.rindex(",") :])) >= _INSERTED
        return behind.split(",")[0] if inserted else behind

    def at(self, text: str, place: int) -> int:
        """PAST, FUTURE or NEAREST: by the last telling word before a place, else by the first one behind it.

        In a clause behind a comma that tells nothing before it, the verb may be the last word. Who said so when
        tells nothing of what was said.
        """
        sentence = self._before(text, place)
        before = self._reported(_WORD.findall(sentence))
        telling = self._telling(before)
        last = telling[-1] if telling else -1
        for number in range(len(before) - 1, max(last, len(before) - 3), -1):
            if told := self._told_by_participle(before, number):
                return told
        clause = len(before) - len(_WORD.findall(_CLAUSE.split(sentence)[-1]))
        if telling and last >= clause:
            return self._told(before, last)
        behind = _WORD.findall(_CLAUSE.split(self._behind(text, place))[0] if telling else self._behind(text, place))
        following = self._telling(behind)
        if following:
            return self._told(behind, following[0])
        return self._told(before, last) if telling else NEAREST

    def _reported(self, words: list[str]) -> list[str]:
        """What stands behind a verb close to "that", or all: "officials said on Tuesday that"."""
        said = [n for n, word in enumerate(words) if word in self._that and self._telling(words[max(n - _SAID, 0) : n])]
        return words[said[-1] + 1 :] if said else words

    def is_done(self, text: str, place: int) -> bool:
        """Whether what was done by then is told behind, or by an auxiliary close to it, and nothing is to come."""
        before = _WORD.findall(self._before(text, place))
        behind = _WORD.findall(self._behind(text, place))
        near = before[-_AUXILIARY - 1 :] or behind
        told = bool(self._perfect) and self._is_head(text, place, before) and self._is_told_of(behind)
        done = (
            told or not self._perfect.isdisjoint(near) or self._is_passive(near) or self._has_been_done(before, behind)
        )
        return done and not any(map(self._is_future, (*before, *behind)))

    def _is_head(self, text: str, place: int, before: list[str]) -> bool:
        """Whether a clause begins there: a sentence, what follows its first words and a comma, what is said."""
        return not before or self._before(text, place).rstrip().endswith(",") or before[-1] in self._openers

    def _has_been_done(self, before: list[str], behind: list[str]) -> bool:
        """As in "ha detto che fino a domenica erano state …", "se habían administrado 40 dosis hasta el domingo"."""
        telling = self._telling(before)
        last = before[telling[-1]] if telling else ""
        return last in self._perfect or not self._perfect.isdisjoint(behind[1 : _AUXILIARY + 2])

    def is_foretold(self, text: str, place: int) -> bool:
        """Whether the first telling word behind has an ending of the future: "dal 2 novembre saranno chiuse"."""
        before = _WORD.findall(self._before(text, place))
        behind = _WORD.findall(self._behind(text, place))
        telling = self._telling(behind)
        ahead = bool(self._future_endings) and bool(telling) and behind[telling[0]].endswith(self._future_endings)
        return ahead and not self._telling(before)

    def is_past_behind(self, text: str, place: int) -> bool:
        """Whether the first telling word behind a place, in its sentence, tells the past."""
        behind = _WORD.findall(self._sentence.split(text[place : place + _BEHIND])[0])
        telling = self._telling(behind)
        return bool(telling) and self._told(behind, telling[0]) == PAST

    def is_promised(self, text: str, place: int) -> bool:
        """Whether a promise or an order stands before a place, which what it is about comes behind."""
        return not self._promises.isdisjoint(_WORD.findall(self._before(text, place)))

    def is_verb(self, text: str, place: int) -> bool:
        """Whether the word right behind a place tells a tense."""
        word = _WORD.search(text, place, place + _AHEAD)
        return word is not None and not text[place : word.start()].strip() and bool(self._telling([word[0]]))

    def _is_told_of(self, behind: list[str]) -> bool:
        """As in "By Thursday the figure was 40"; but "By Friday, 40 were ordered to leave" is to come."""
        at = next(iter(self._telling(behind)), None)
        if at is None or self._told(behind, at) != PAST:
            return False
        return behind[at] not in self._passive or self._infinitive.isdisjoint(behind[at : at + _AUXILIARY + 2])

    def _is_passive(self, words: list[str]) -> bool:
        """As in "were released", "were all released"; but "were to arrive", "were ordered to leave" are to come."""
        at = next((n for n, word in enumerate(words) if word in self._passive), len(words))
        done = next((n for n in range(at + 1, len(words)) if self._is_participle(words[n])), len(words))
        return done <= at + _AUXILIARY and self._infinitive.isdisjoint(words[at + 1 : done + 2]) and done < len(words)

    def _is_participle(self, word: str) -> bool:
        return word.endswith(self._past_endings) or (word in self._known and not self._is_future(word))

    def is_ahead(self, text: str, place: int) -> bool:
        """Whether the word right before a place tells the future."""
        words = _WORD.findall(text[max(0, place - _AHEAD) : place])
        return bool(words) and self._is_future(words[-1])

    def _telling(self, words: list[str]) -> list[int]:
        """The words that tell a tense by themselves."""
        known, endings = self._known, self._verb_endings
        told = [n for n, word in enumerate(words) if word in known or word.endswith(endings)]
        more = (*self._compound(words), *self._intended(words))
        return sorted({*told, *more}) if more else told

    def _intended(self, words: list[str]) -> Iterator[int]:
        """Intentions with the infinitive that makes verbs of them: "plans to send", not "plans announced in May"."""
        for n, word in enumerate(words[:-1]):
            if word in self._intentions and self._leads_to_infinitive(words, n):
                yield n

    def _leads_to_infinitive(self, words: list[str], number: int) -> bool:
        """As in "plans to send", « compte en envoyer »: small words may stand before the infinitive."""
        if not self._infinitive_endings:
            return not self._infinitive.isdisjoint(words[number + 1 : number + 2])
        for word in words[number + 1 : number + 2 + _AUXILIARY]:
            if len(word) > _SHORT:
                return word.endswith(self._infinitive_endings)
        return False

    def _compound(self, words: list[str]) -> Iterator[int]:
        """Auxiliaries in the present with the participle that makes a past of them: "sono già arrivati"."""
        for n in (n for n, word in enumerate(words) if word in self._auxiliaries):
            behind = words[n + 1 : n + 1 + _AUXILIARY]
            at = next((at for at, word in enumerate(behind) if word.endswith(self._participles)), None)
            if at is not None and not any(map(self._is_no_participle, behind[: at + 1])):
                yield n

    def _is_no_participle(self, word: str) -> bool:
        return word in self._determiners or self._is_future(word)

    def _told(self, words: list[str], number: int) -> int:
        """What a telling word says; the past of a future is one: "will have been sent"."""
        ahead = any(map(self._is_future, words[max(0, number - _AUXILIARY) : number + 1]))
        meant = words[number] in self._intentions or words[number] in self._promises
        ahead = ahead or (meant and self._leads_to_infinitive(words, number))
        return FUTURE if ahead else PAST

    def _told_by_participle(self, words: list[str], number: int) -> int:
        """The verb right before the date: "announced Monday", not "will be deployed Monday", "annullati per lunedì"."""
        link = words[-1] if number == len(words) - 2 else ""
        short = len(link) <= _SHORT and link not in self._plain_of
        last = number == len(words) - 1 or (link and (short or link in self._meant_for))
        if not last or not words[number].endswith(self._past_endings):
            return NEAREST
        planned = any(map(self._is_future, words[max(0, number - _AUXILIARY) : number + 1]))
        return FUTURE if planned or link in self._meant_for else PAST

    def _is_future(self, word: str) -> bool:
        return word in self._future or word.endswith(self._future_endings)
