"""Renderings of one remark, collated: named examples, and the laws that hold for all."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparisons.collation import MOST_WORDS, Column, collate, cut_words, fold_word

RUSSIAN_GUEST = "followed by Trump tomorrow. What are they going to say"
AMERICAN_GUEST = "If Trump comes tomorrow what will they [the Russians] say"


def show(columns: tuple[Column, ...]) -> list[tuple[str | None, ...]]:
    return [tuple(cell.words if cell else None for cell in column.cells) for column in columns]


def test_two_wordings_of_one_remark() -> None:
    columns = collate([RUSSIAN_GUEST, AMERICAN_GUEST])
    assert show(columns) == [
        ("followed by", "If"),
        ("Trump", "Trump"),
        (None, "comes"),
        ("tomorrow. What", "tomorrow what"),
        ("are", "will"),
        ("they", "they"),
        ("going to", "[the Russians]"),
        ("say", "say"),
    ]
    assert [column.is_shared for column in columns] == [False, True] * 4


def test_a_third_wording_joins_the_one_that_it_is_most_like() -> None:
    columns = collate(["The cat sat on the mat", "the dog sat on a mat", "A cat sat upon the Mat"])
    assert show(columns) == [
        ("The", "the", "A"),
        ("cat", "dog", "cat"),
        ("sat", "sat", "sat"),
        ("on", "on", "upon"),
        ("the", "a", "the"),
        ("mat", "mat", "Mat"),
    ]
    cells = columns[1].cells
    assert [cell and cell.reading for cell in cells] == [0, 1, 0], "who agrees with whom can be told"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Don’t,” he said", "don't he SAID"),
        ("twenty‑four", "Twenty-four,"),
        ("the — union state — failed", "the union state failed"),
        ("STRASSE", "straße"),
        ("ﬁve", "five"),
        ("café", "cafe\u0301"),
        ("Мы не сдадимся!", "мы не сдадимся"),
        ("(see 1.5 %)", "See 1.5 %"),
        ("قال: «لا»", "قال لا"),
    ],
)
def test_case_and_marks_do_not_tell_words_apart(one: str, other: str) -> None:
    assert [column.is_shared for column in collate([one, other])] == [True]


@pytest.mark.parametrize(
    ("one", "other"), [("1.5", "15"), ("re-sign", "resign"), ("40 %", "40"), ("$5", "5")]
)
def test_what_stands_inside_a_word_and_signs_do(one: str, other: str) -> None:
    assert not all(column.is_shared for column in collate([one, other]))


def test_scripts_without_spaces_go_sign_by_sign() -> None:
    assert show(collate(["他今天说了", "他明天说了"])) == [("他", "他"), ("今", "明"), ("天说了", "天说了")]


def test_marks_that_stand_alone_stay_with_their_neighbours() -> None:
    assert show(collate(["— no , never …", "no never"])) == [("— no , never …", "no never")]
    assert show(collate(["…", "!"])) == [("…", "!")]


def test_what_is_too_long_to_be_a_remark_is_not_collated() -> None:
    assert collate(["word " * (MOST_WORDS + 1), "word"]) == ()


def test_nothing_gives_nothing() -> None:
    assert collate([]) == collate(["", ""]) == ()


WORDS = "if Trump comes tomorrow, What they do? – “no” … the The 1.5 же 他 не-а"
PIECES = st.sampled_from(WORDS.split())
RENDERING = st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=30)
RENDERINGS = st.lists(RENDERING, min_size=2, max_size=4)


def squeeze(text: str) -> str:
    return "".join(text.split())


@given(RENDERINGS)
def test_the_words_of_each_rendering_come_back_in_order(renderings: list[str]) -> None:
    columns = collate(renderings)
    for place, text in enumerate(renderings):
        cells = [column.cells[place] for column in columns]
        assert squeeze("".join(cell.words for cell in cells if cell)) == squeeze(text)
        assert all(cell.words in text for cell in cells if cell), "words are untouched"


@given(RENDERING, st.integers(2, 4))
def test_identical_renderings_align_fully(text: str, times: int) -> None:
    columns = collate([text] * times)
    assert len(columns) == bool(text.strip())
    assert all(column.is_shared for column in columns)


@given(RENDERINGS, st.randoms(use_true_random=False))
def test_the_order_of_renderings_changes_nothing(renderings: list[str], random: Random) -> None:
    order = list(range(len(renderings)))
    random.shuffle(order)
    shuffled = zip(*show(collate([renderings[place] for place in order])), strict=True)
    assert sorted(shuffled, key=repr) == sorted(zip(*show(collate(renderings)), strict=True), key=repr)


@given(RENDERINGS)
def test_no_column_is_empty_and_shared_ones_say_the_same(renderings: list[str]) -> None:
    columns = collate(renderings)
    assert all(any(column.cells) for column in columns)
    for column in columns:
        keys = [cell and tuple(word.key for word in cut_words(cell.words)) for cell in column.cells]
        assert column.is_shared == (len(set(keys)) == 1 and None not in keys)


@given(RENDERING, RENDERING)
def test_of_two_renderings_agreement_and_difference_take_turns(one: str, other: str) -> None:
    columns = collate([one, other])
    assert all(before.is_shared != after.is_shared for before, after in pairwise(columns))


@given(st.text(max_size=12))
def test_folding_twice_is_folding_once(word: str) -> None:
    assert fold_word(fold_word(word)) == fold_word(word)
