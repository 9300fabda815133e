"""The quick look around an amount never misses what the closer looks would find."""

from itertools import chain

import pytest

from reconcile import available_languages, parse_numbers
from reconcile.lexicon import lexicon_for
from reconcile.numerals.grammar import spellings
from reconcile.numerals.patterns import language_of
from reconcile.numerals.surroundings import ANY_BEHIND, NO_ROLE


def spelled(words):
    return [form.strip() for word in words for form in spellings(word)]


@pytest.mark.parametrize("language", available_languages())
def test_every_phrase_in_front_is_seen(language):
    known = language_of(lexicon_for(language))
    words = known.words
    fronts = {
        "hedge": spelled(chain.from_iterable(words.hedges)),
        "between": spelled(words.between),
        "minus": spelled(words.minus),
        "point": spelled(words.decimal_words),
        "money": known.measures.money,
    }
    for role, phrases in fronts.items():
        for phrase in phrases:
            for blank in ("", " "):
                assert role in known.before.roles(f"{blank}{phrase[::-1]} ,so"), (phrase, blank)


@pytest.mark.parametrize("language", available_languages())
def test_every_phrase_behind_is_seen(language):
    known = language_of(lexicon_for(language))
    words = known.words
    behind = {
        "hedge": spelled(chain.from_iterable(words.hedges_after)),
        "scale": spelled([*words.decimal_words, *words.and_half, *words.powers]),
        "measure": known.measures.words,
        "date": spelled(words.clock),
    }
    for role, phrases in behind.items():
        for phrase in phrases:
            assert role in known.behind.roles(f"12 {phrase} .", 2), phrase
    for link in spelled(words.through):
        assert known.behind.roles(f"12 {link} 20", 2) == ANY_BEHIND, link


def test_what_says_nothing_of_a_number_is_passed_over():
    known = language_of(lexicon_for("fr"))
    assert known.before.roles(" sel snaD") == NO_ROLE
    assert known.behind.roles("12 soldats et des civils", 2) == NO_ROLE
    assert known.behind.roles("12 et 20 soldats", 2) == ANY_BEHIND


def test_a_link_is_a_word_of_its_own():
    assert [n.text for n in parse_numbers("la primera quincena del mes", language="es")] == ["primera", "quincena"]
    assert [n.text for n in parse_numbers("3 millions d'euros, 2 millions de km", language="fr")] == [
        "3 millions d'euros",
        "2 millions de km",
    ]
