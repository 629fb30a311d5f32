"""Names in a quote: who is listed, by which name, and what is no name."""

from __future__ import annotations

import pytest

from comparisons.tests.prefill.asking import ask, values
from comparisons.vocabulary import Kind


def names(quote: str, question: str = "Which are they?") -> list[str | list[str]]:
    return values(quote, ask(Kind.NAMES, question))


@pytest.mark.parametrize(
    ("quote", "first"),
    [
        ("from the US, Poland and Kazakhstan", ["United States", "Poland", "Kazakhstan", "..."]),
        (
            "Poland, Kazakhstan, as well as the Baltic countries",
            ["Poland", "Kazakhstan", "Baltic states", "..."],
        ),
        ("from Norway and even the U.S.", ["Norway", "United States", "..."]),
        ("NATO members Germany, Poland, and Norway", ["Germany", "Poland", "Norway", "..."]),
        ("the talks of Anna Berg and Poland’s minister", ["Anna Berg", "Poland", "..."]),
        ("only Poland", ["Poland"]),
        ("food, farm products and machinery", ["food", "farm products", "machinery", "..."]),
        ("through Russian seaports", ["Russia", "..."]),
        ("met by the Three Seas Initiative", ["Three Seas Initiative", "..."]),
        ("nobody came", []),
    ],
)
def test_the_first_reading(quote: str, first: list[str]) -> None:
    assert names(quote)[0] == first


@pytest.mark.parametrize(
    "quote", ["they told us", "In December", "Then he left on Friday", "", "🎉", "Moscow-led"]
)
def test_what_is_no_name(quote: str) -> None:
    assert names(quote) == []


def test_the_list_without_others_is_offered_second() -> None:
    assert names("Poland and Norway")[:2] == [["Poland", "Norway", "..."], ["Poland", "Norway"]]
    assert names("only Poland")[1] == ["Poland", "..."]


def test_names_of_the_question_are_not_its_answer() -> None:
    assert names("Russia and Poland met", "Whom did Russia meet?")[0] == ["Poland", "..."]
    assert names("Russia", "What is Russia?")[0] == ["Russia", "..."]


def test_a_question_for_things_takes_things_and_one_for_people_names() -> None:
    assert names("Norway speaks of energy", "What is it about?")[0] == ["energy", "..."]
    assert names("Norway speaks of energy", "Who speaks?")[0] == ["Norway", "..."]


def test_a_question_for_a_place_has_one() -> None:
    assert names("a meeting in Norway", "Where do they meet?")[0] == ["Norway"]
