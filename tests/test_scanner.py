import re

from hypothesis import given, strategies as st

from reconcile.scanner import fold, trie_pattern


@given(st.text(min_size=1), st.data())
def test_spans_lead_back_to_the_original(text, data):
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    span = folded.span(start, end)
    assert 0 <= span.start < span.end <= len(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x24F), min_size=1))
def test_latin_letters_keep_their_place(text):
    if len(text.lower()) == len(text) and "\xad" not in text:
        assert len(fold(text).text) == len(text)


def test_typography_is_folded():
    assert fold("62’000 ; 40\u202f000 ; −5 ; l’été").text == "62'000 ; 40 000 ; -5 ; l'été"


def test_marks_and_foreign_digits_are_folded_with_the_way_back():
    folded = fold("x e\u0301te\u0301 \u0663\u0664")
    assert folded.text == "x été 34"
    assert folded.span(6, 8).of(folded.original) == "\u0663\u0664"
    assert folded.span(2, 5).of(folded.original) == "e\u0301te\u0301"


WORDS = st.lists(st.text(alphabet="abc.", min_size=1, max_size=6), min_size=1, max_size=12)


@given(WORDS, st.text(alphabet="abc.", max_size=8))
def test_a_trie_matches_its_words_and_the_longest_first(words, text):
    match = re.match(trie_pattern(words), text)
    longest = max((word for word in words if text.startswith(word)), key=len, default=None)
    assert (match[0] if match else None) == longest
