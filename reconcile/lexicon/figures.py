"""What a language file says of counts: the structure of clauses, cues, counted nouns, predicates."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final, NamedTuple, TypeAlias, TypeVar, final

from reconcile.errors import LexiconError, did_you_mean
from reconcile.frozen import FrozenMap

# Words or phrases as the folded text has them. "soldat*" stands for every word that begins so, "*eront" for every
# word that ends so; a phrase matches word by word, and the longest match wins. "baut … ab" is a verb in two parts,
# with the number between them and the second part at the end of the clause.
Words: TypeAlias = tuple[str, ...]
Table = TypeVar("Table", bound=NamedTuple)
# the tables that hold verbs beside the predicates
_VERBAL: Final = ("kinds", "modality", "roles", "sources")
_STEM: Final = re.compile(r"\{([^{}]*)\}")


@final
class ClauseWords(NamedTuple):
    """The small words that hold a sentence together."""

    join: Words = ()  # coordinates: et, and
    open: Words = ()  # opens a clause of its own: which, while, but
    when: Words = ()  # of these, what tells of the time right before it: when, lorsque
    relative: Words = ()  # of these, pronouns for the noun right before them: who, qui
    that: Words = ()  # opens what somebody says: que, that
    says: Words = ()  # verbs of saying that need no such word before what is said: said
    stop: Words = ()  # never a counted noun, and ends a noun phrase: prepositions, pronouns, adverbs
    verb: Words = ()  # auxiliaries and light verbs, finite: a, ont, were, has
    adverb: Words = ()  # may stand between an auxiliary and its participle, and says nothing: également, inoltre
    been: Words = ()  # before a participle, makes an event of it: have been deployed, ont été déployés
    of: Words = ()  # links a noun to its complement: de, of
    articles: Words = ()  # definite articles before a number: les, the
    one: Words = ()  # singular articles; "le 17" names a number, it counts nothing
    none: Words = ()  # of all that the next number counts, no one: none, aucun
    rest: Words = ()  # says of a number that it is what is left of others: remaining, übrigen
    respective: Words = ()  # in the order of what was named before: respectively, respectivement
    thereof: Words = ()  # a pronoun for what was counted before, with its verb: il en a, ne hanno
    within: Words = ()  # before a number that only tells where or by how many: dans, across, by
    to: Words = ()  # before the end of a change: à, to, at
    source: Words = ()  # before the start of a change: de, from
    by: Words = ()  # before the size of a change: de, by
    abbreviations: Words = ()  # written with a full stop that ends no sentence, without it


@final
class KindWords(NamedTuple):
    """What makes a count an addition, a state or a total."""

    more: Words = ()  # an addition wherever it stands on the number: new, additional, de plus
    other: Words = ()  # an addition unless it only contrasts with another count: autres, another
    fewer: Words = ()  # a decrease: de moins, fewer
    than: Words = ()  # after more or fewer, opens what it is compared with
    grow: Words = ()  # verbs of growth, the size after `by`: grew, augmenté
    shrink: Words = ()  # verbs of decrease, likewise: fell, reculé
    up: Words = ()  # behind a comma, right before the size of growth: up, plus
    down: Words = ()  # likewise of a decrease: down, minus
    add: Words = ()  # verbs whose object is an addition: added, ajoute
    bring: Words = ()  # verbs between an addition and the total it gives: bringing, porte
    follow: Words = ()  # verbs by which more of the same is to come: will follow, suivront
    on_top: Words = ()  # between an addition and what there was: on top of, en plus des
    own: Words = ()  # verbs of having, right before a number of people or things: has, compte
    stock: Words = ()  # what holds at an instant: hospitalised, remain, déployés
    be: Words = ()  # between people or things and where they are: are, sont
    total: Words = ()  # a total wherever it stands in the clause: in all, au total
    total_of: Words = ()  # a total, of the next number: un total de
    so_far: Words = ()  # up to now: so far, à ce jour
    since: Words = ()  # from a moment on, whether or not the date itself is understood: since, depuis
    toll: Words = ()  # nouns whose figure is a running total where they govern it: toll, bilan, number of
    number_of: Words = ()  # of such nouns, those that count what completes them, be it an event: number, nombre
    holding: Words = ()  # nouns whose figure is a state where they govern it: debt, stocks, effectifs
    reach: Words = ()  # verbs from such a noun to its figure: stands at, s'élève
    exceed: Words = ()  # verbs that put the number below the count: exceeded, dépassé
    approach: Words = ()  # verbs that put it just above: approached, frôle


@final
class ModalityWords(NamedTuple):
    """How sure a count is."""

    planned: Words = ()
    wait: Words = ()  # of these, what tells right behind a number who waits: esperan, attendent
    future: Words = ()  # with an infinitive at the end of the clause, tells what is to come: wird, werden
    infinitive: Words = ()  # the infinitives, where they stand there and look like other forms: liefern
    purpose: Words = ()  # at the head of a clause, before an infinitive: to, pour, um
    possible: Words = ()
    denied: Words = ()  # what follows is called wrong: denied, dément
    negated: Words = ()  # beside a verb, says that it did not happen: not, pas, failed to
    instead_of: Words = ()  # the next number is the wrong one: et non, and not


@final
class RoleWords(NamedTuple):
    """What makes a count an earlier reading, a comparison, a part or a correction."""

    against: Words = ()  # the next number is an earlier reading: contre, up from
    past: Words = ()  # likewise, where a day stands behind the number: after, nach
    extreme: Words = ()  # before a date, says how long there was none like it: the highest since, le pire depuis
    change: Words = ()  # verbs that lead from one number to another: passer, went
    formerly: Words = ()  # the clause speaks of an earlier reading: auparavant, initially
    current: Words = ()  # beside a number, says that it holds now: current, actuels
    now: Words = ()  # sets the present against such a reading: cette fois, this time
    part: Words = ()  # the next number is a part: dont, including
    ranked: Words = ()  # what comes next in size is no part: suivi, followed by
    of_them: Words = ()  # the number before is a part: d'entre eux, of them
    out_of: Words = ()  # the next number is the whole: sur, out of, of the
    degree: Words = ()  # behind a bare number, which of those before it are: seriously, grièvement
    short_of: Words = ()  # behind a bare number, how far a count is from another: below the, short of the
    beat: Words = ()  # verbs of winning, the margin after `by`: beat, won
    revise: Words = ()  # a correction of an earlier figure: ramené à, revised


@final
class SourceWords(NamedTuple):
    """Who says so."""

    according: Words = ()  # before the name of a source: selon, according to
    behind: Words = ()  # behind the name of a source: zufolge
    named: Words = ()  # names a source by itself, behind a preposition: Polizeiangaben
    own_words: Words = ()  # says that the subject of the clause says so: by its own account, nach eigenen Angaben
    say: Words = ()  # verbs of saying, finite; a day beside them is that of the announcement: a indiqué, said
    report: Words = ()  # what a source speaks through; the source stands behind "of": bulletin, tally
    release: Words = ()  # participles beside such a word; a day there is that of the publication: publié, released
    announced: Words = ()  # participles; a day between one and its number tells when: promis, announced
    told: Words = ()  # behind such a verb, before who was told: à l'AFP, to reporters
    citing: Words = ()  # before whom a speaker has it from: citing, citant
    agent: Words = ()  # before who released it: par, by
    decide: Words = ()  # verbs of deciding; a day beside them is that of the decision: a validé, approved
    record: Words = ()  # verbs of counting, finite: recense, recorded
    mute: Words = ()  # what says nothing itself, though it may provide for something: plan, law
    voice: Words = ()  # who counts beside another, without a verb: organisers, syndicats


@final
class LabelWords(NamedTuple):
    """What makes a number no count."""

    before: Words = ()  # names what the number labels: article, flight, rue
    after: Words = ()  # likewise behind the number: street
    numbered: Words = ()  # one thing, which a number behind names where it has no noun of its own: bus, reactor
    clock: Words = ()  # before an hour: half past, kurz nach
    minutes: Words = ()  # between an hour and its minutes: past, meno
    street: Words = ()  # in the name of a street, behind which the number of a house stands: rue, *straße
    time: Words = ()  # units of time and age: ans, hours
    times: Words = ()  # frequencies: fois, times
    each: Words = ()  # how often so many: a day, par jour
    every: Words = ()  # likewise before a length of time: every, toutes les
    rate: Words = ()  # measures that are no counts: incidence, rate, magnitude
    per: Words = ()  # before the round number that a rate is of: per, pour


@final
class FigureWords(NamedTuple):
    """The `[figures]` table of a language file.

    `nouns` maps the canonical names of what is counted, `predicates` those of what happened to it, to the words of
    the language; both names are shared by all languages, so that series join across them. "bless{er}" stands for a
    stem with each ending that `endings` has under that name, there and in the lists of verbs.
    """

    noun_last: bool = False  # adjectives stand before the noun
    noun_capitals: bool = False  # every noun has a capital
    verb_endings: tuple[str, ...] = ()  # of finite verbs; no noun behind a number above one ends so
    plural_endings: tuple[str, ...] = ()  # of nouns for more than one; a number behind another is an age
    clauses: ClauseWords = ClauseWords()
    kinds: KindWords = KindWords()
    modality: ModalityWords = ModalityWords()
    roles: RoleWords = RoleWords()
    sources: SourceWords = SourceWords()
    labels: LabelWords = LabelWords()
    nouns: FrozenMap[str, Words] = FrozenMap()
    endings: FrozenMap[str, Words] = FrozenMap()
    predicates: FrozenMap[str, Words] = FrozenMap()

    def inflected(self) -> "FigureWords":
        """The same with every form of each verb."""
        tables = {name: self._spelled_out(getattr(self, name)) for name in _VERBAL}
        forms = {name: self._all_forms(words) for name, words in self.predicates.items()}
        return self._replace(predicates=FrozenMap(forms), **tables)

    def _spelled_out(self, table: Table) -> Table:
        return table._make(map(self._all_forms, table))

    def _all_forms(self, words: Words) -> Words:
        return tuple(chain.from_iterable(map(self._forms, words)))

    def _forms(self, verb: str) -> Iterator[str]:
        stem = _STEM.search(verb) if "{" in verb else None
        if stem is None:
            yield verb
            return
        if stem[1] not in self.endings:
            near = did_you_mean(stem[1], self.endings)
            msg = f"figures: {verb!r} takes endings that [figures.endings] does not have{near}"
            raise LexiconError(msg)
        for ending in self.endings[stem[1]]:
            yield verb[: stem.start()] + ending + verb[stem.end() :]
