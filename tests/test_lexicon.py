"""Language files are checked: what they say is understood or refused with a hint."""

import pytest

from reconcile import InputTypeError, Lexicon, LexiconError, UnknownLanguageError, available_languages
from reconcile.lexicon import lexicon_for


@pytest.mark.parametrize("code", available_languages())
def test_every_shipped_language_loads_and_names_itself(code: str) -> None:
    lexicon = lexicon_for(code)
    assert lexicon.code == code
    assert lexicon.name
    assert eval(repr(lexicon)) == lexicon  # noqa: S307  # the law itself


@pytest.mark.parametrize("tag", ["fr-CH", "fr-BE", "fr_FR", "FR", "fr-Latn-CH"])
def test_regions_fall_back_to_their_language(tag: str) -> None:
    assert lexicon_for(tag) is lexicon_for("fr")


@pytest.mark.parametrize("tag", ["xx", "", "french", "f", "-"])
def test_unknown_languages_are_refused_with_those_there_are(tag: str) -> None:
    with pytest.raises(UnknownLanguageError, match=r"available: .*fr"):
        lexicon_for(tag)


def test_the_nearest_language_is_suggested() -> None:
    with pytest.raises(UnknownLanguageError, match="did you mean 'fr'"):
        lexicon_for("fx")


def test_a_language_must_be_named() -> None:
    with pytest.raises(InputTypeError, match="language is a NoneType"):
        lexicon_for(None)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('cod = "xx"', "did you mean 'code'"),
        ('name = "x"', "missing key 'code'"),
        ("code = 3", "code is 3, a int: it must be a str"),
        ("code = ", "not a TOML file"),
        ('code = "xx"\n[numbers]\nnothing_such = 1', r"'nothing_such' in \[numbers\]"),
        ('code = "xx"\nnumbers = []', "must be a dict"),
    ],
)
def test_files_that_say_something_else_are_refused(text: str, says: str) -> None:
    with pytest.raises(LexiconError, match=says):
        Lexicon.loads(text)
