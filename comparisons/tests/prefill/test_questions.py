"""The search for a question by a few letters, and the questions that are alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparisons.prefill import Candidate, find_alike, find_asked, fold_question, rank_questions

ASKED = [
    "When was the Union State formed?",
    "What did the formation cost?",
    "Who formed the union of café owners in Zürich?",
    "When did they meet in the United States?",
    "How long did they talk?",
    "When did Russia suspend its deliveries of oil?",
    "Wie hoch ist der Preis?",
    "联盟国家何时成立？",
]


def made(questions: list[str], *own: int) -> list[Candidate]:
    return [Candidate(n, question, fold_question(question), n in own) for n, question in enumerate(questions)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("un form", [0, 2]),
        ("form", [1, 0, 2]),
        ("formed", [0, 2]),
        ("FORMA", [1]),
        ("cafe zur", [2]),
        ("café", [2]),
        ("united", [3]),
        ("ion", []),
        ("when", [0, 3, 5]),
        ("成立", [7]),
        ("?!", []),
        ("oil suspend", [5]),
    ],
)
def test_each_typed_word_begins_a_word(typed: str, found: list[int]) -> None:
    assert [candidate.id for candidate in rank_questions(typed, made(ASKED))] == found


def test_the_questions_of_the_own_event_come_first() -> None:
    assert [one.id for one in rank_questions("form", made(ASKED, 1))] == [1, 0, 2]
    assert [one.id for one in rank_questions("", made(ASKED, 5), limit=2)] == [5, 0]


def test_a_whole_word_comes_before_a_beginning_and_the_start_before_the_rest() -> None:
    questions = made(
        ["Was it oilseed?", "Did they sell oil at all in that year?", "Oil for whom in which of the years?"]
    )
    assert [one.id for one in rank_questions("oil", questions)] == [2, 1, 0]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("When was the Union State created?", [0]),
        ("When was the union state formed", [0]),
        ("When did Russia stop its oil deliveries?", [5]),
        ("When was the union founded", [0]),
        ("How long was their talk?", [4]),
        ("How many cows are there?", []),
        ("", []),
        ("When was it?", []),
    ],
)
def test_what_is_alike(question: str, found: list[int]) -> None:
    assert [one.id for one in find_alike(question, made(ASKED))] == found


def test_nothing_is_like_a_question_where_there_are_none() -> None:
    assert find_alike("When was the Union State formed?", []) == []


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("When was it formed?", "when"),
        ("Since when is it so?", "when"),
        ("By how much was it cut?", "how much"),
        ("What was cut?", "what"),
        ("Was it cut?", "was"),
        ("Он пришел?", ""),
        ("", ""),
    ],
)
def test_what_a_question_asks_for(question: str, asked: str) -> None:
    assert find_asked(question) == asked


texts = st.text(max_size=60)


@given(texts, st.lists(texts, max_size=8))
def test_what_is_found_stands_among_the_questions(typed: str, questions: list[str]) -> None:
    candidates = made(questions)
    assert set(rank_questions(typed, candidates)) <= set(candidates)
    assert set(find_alike(typed, candidates)) <= set(candidates)


@given(st.lists(st.text("abcé du", min_size=1, max_size=30), min_size=1, max_size=8), st.data())
def test_a_question_is_found_by_its_own_words(questions: list[str], data: st.DataObject) -> None:
    question = data.draw(st.sampled_from(questions))
    found = rank_questions(question, made(questions), limit=len(questions))
    assert question in {one.question for one in found} or not fold_question(question).strip()
