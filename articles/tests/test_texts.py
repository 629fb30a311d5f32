"""What a text is before anybody has tagged it: normalised, folded, cut into paragraphs."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.texts import (
    BREAK_HINTS,
    DASHES,
    DOUBLE_QUOTES,
    SINGLE_QUOTES,
    WHITE_SPACE,
    Span,
    TextProblem,
    checksum,
    count_words,
    fold,
    fold_text,
    normalise,
    paragraphs,
)

# Letters of several widths among everything that folding treats in its own way.
CHARACTERS = [
    *"aZ1.-'\"«»“’–—",
    *" \u00a0\t\n\r\u2009\u3000",
    *BREAK_HINTS,
    *"жéع漢🙂",
    "\u0301",
    "\u200d",
    "\u202e",
]
TEXTS = st.text(alphabet=st.sampled_from(CHARACTERS), max_size=60)

FOLDED = {
    "spaces of every kind": ("a\u00a0b\tc\u2009d\u3000e", "a b c d e"),
    "runs of spaces": ("a  b\n\nc \u00a0\r\n d", "a b c d"),
    "curly quotation marks": ("“a” ‘b’ „c‟ ‚d‛", "\"a\" 'b' \"c\" 'd'"),
    "guillemets": ("«a» ‹b›", "\"a\" 'b'"),
    "primes and apostrophes": ("5′ 7″ об\u02bcєкт об’єкт", "5' 7\" об'єкт об'єкт"),
    "dashes": ("a‐b‑c‒d–e—f―g−h", "a-b-c-d-e-f-g-h"),
    "soft hyphens": ("co\u00adoper\u00adate", "cooperate"),
    "a soft hyphen between spaces": ("a \u00ad b", "a b"),
    "soft hyphens around a space": ("a\u00ad \u00adb", "a b"),
    "other break hints": ("\ufeffa\u200bb\u2060c", "abc"),
    "two hyphens are no dash": ("a--b", "a--b"),
    "case stays": ("NATO Nato", "NATO Nato"),
    "accents stay as they are written": ("e\u0301 é", "e\u0301 é"),
    "joiners and marks of direction stay": ("👩\u200d🚀 \u202bع\u202c", "👩\u200d🚀 \u202bع\u202c"),
    "a power of ten stays": ("10⁻³", "10⁻³"),
}


@pytest.mark.parametrize(("text", "folded"), FOLDED.values(), ids=FOLDED)
def test_folding(text: str, folded: str) -> None:
    assert fold_text(text) == folded
    assert fold(text).text == folded


def test_the_lists_name_their_characters() -> None:
    for characters in (SINGLE_QUOTES, DOUBLE_QUOTES, DASHES, BREAK_HINTS):
        assert characters == {character: unicodedata.name(character) for character in characters}


def test_white_space_is_all_white_space_of_unicode() -> None:
    every = {chr(number) for number in range(sys.maxunicode + 1) if chr(number).isspace()}
    assert set(WHITE_SPACE) == every


@given(TEXTS)
def test_folding_again_changes_nothing(text: str) -> None:
    folded = fold_text(text)
    assert fold_text(folded) == folded
    assert fold(text).text == folded


@given(TEXTS)
def test_the_table_leads_back(text: str) -> None:
    folded = fold(text)
    offsets = [folded.offset(place) for place in range(len(folded.text))]
    assert offsets == sorted(set(offsets))
    for character, offset in zip(folded.text, offsets, strict=True):
        assert fold_text(text[offset]) == character


@given(TEXTS, st.data())
def test_a_span_holds_exactly_what_was_folded(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    span = folded.span(start, end)
    piece = text[span.start : span.end]
    assert fold_text(piece) == folded.text[start:end]
    assert piece[0] not in BREAK_HINTS
    assert piece[-1] not in BREAK_HINTS


def test_the_table_is_as_long_as_there_are_runs() -> None:
    assert len(fold("word " * 10_000)._breaks) == 1
    assert len(fold("word  " * 10_000)._breaks) == 10_001


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("\r\n\n a \u00a0\n", "a"),
        ("\ufeffa\u00ad ", "a"),
        ("a \u00a0“b”\u00ad–c", "a \u00a0“b”\u00ad–c"),
        ("e\u0301 🙂", "e\u0301 🙂"),
        ("", ""),
        (" \n", ""),
    ],
)
def test_normalising_touches_line_breaks_and_ends_only(text: str, normal: str) -> None:
    assert normalise(text) == normal


@given(st.text(max_size=40))
def test_normalising_refuses_by_name_or_is_done(text: str) -> None:
    if "\0" in text:
        with pytest.raises(TextProblem, match="NUL"):
            normalise(text)
        return
    normal = normalise(text)
    assert normalise(normal) == normal
    assert normal == normal.strip()
    assert "\r" not in normal


@pytest.mark.parametrize(
    ("text", "message"),
    [("ab\0", r"NUL character at character 3,.*delete"), ("a\ud83d", r"U\+D83D\) at character 2,.*UTF-8")],
)
def test_what_cannot_be_stored_is_refused_with_its_place(text: str, message: str) -> None:
    with pytest.raises(TextProblem, match=message):
        normalise(text)


def test_equal_when_folded_is_one_checksum() -> None:
    assert checksum("“Yes” –  he\u00ad said") == checksum('"Yes" - he said')
    assert checksum("Yes") != checksum("yes")
    assert checksum("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_paragraphs_lie_between_blank_lines() -> None:
    text = "  One\nline.\n\nTwo. \n \t\n\n Three."
    assert [text[start:end] for start, end in paragraphs(text)] == ["One\nline.", "Two.", "Three."]
    assert paragraphs("") == paragraphs(" \n\n ") == []
    assert paragraphs("one") == [Span(0, 3)]


@given(st.text(alphabet=st.sampled_from("ab \n\t\u00a0"), max_size=40))
def test_paragraphs_hold_all_but_white_space(text: str) -> None:
    spans = paragraphs(text)
    ends = [0, *(place for span in spans for place in span), len(text)]
    assert ends == sorted(ends)
    assert all(not text[end:start].strip() for end, start in zip(ends[::2], ends[1::2], strict=True))
    for start, end in spans:
        assert text[start:end] == text[start:end].strip() != ""


@pytest.mark.parametrize(
    ("text", "words"), [("", 0), ("one", 1), (" two\n\nwords ", 2), ("no\u00a0break", 2)]
)
def test_words_are_split_at_white_space(text: str, words: int) -> None:
    assert count_words(text) == words
