"""Yes and no, options, and free text."""

from __future__ import annotations

import pytest

from comparisons.prefill import read_answers
from comparisons.tests.prefill.asking import ask, values
from comparisons.vocabulary import Certainty, Kind

ENDS = (("paused", "they were paused"), ("failed", "they failed"), ("concluded", "with an agreement"))


@pytest.mark.parametrize(
    ("quote", "first"),
    [
        ("they agreed", "yes"),
        ("they failed to agree", "no"),
        ("they did not agree", "no"),
        ("no agreement", "no"),
        ("he denied it", "no"),
        ("they couldn’t agree", "no"),
        ("it is not impossible", "yes"),
        ("not only gas but oil", "yes"),
        ("no later than Friday", "yes"),
        ("они не договорились", "no"),
        ("sie haben nicht zugestimmt", "no"),
        ("", "yes"),
    ],
)
def test_a_negation_makes_it_no_and_the_other_is_offered_second(quote: str, first: str) -> None:
    assert values(quote, ask(Kind.YESNO, "Did they agree?")) == [first, "no" if first == "yes" else "yes"]


def test_a_question_that_negates_turns_it_round() -> None:
    assert values("they did not agree", ask(Kind.YESNO, "Did they fail to agree?"))[0] == "yes"


def test_a_yes_or_no_is_never_denied() -> None:
    assert read_answers("he denied it", ask(Kind.YESNO, "Did he?"))[0].certainty is None
    assert read_answers("he denied the 40 percent", ask(Kind.QUANTITY))[0].certainty is Certainty.DENIED


@pytest.mark.parametrize(
    ("quote", "read"),
    [
        ("the talks were paused by both", ["paused"]),
        ("they failed", ["failed"]),
        ("ended with agreements", ["concluded"]),
        ("it rained", []),
        ("", []),
    ],
)
def test_an_option_is_offered_only_where_it_is_near(quote: str, read: list[str]) -> None:
    assert values(quote, ask(Kind.CHOICE, "How did the talks end?", options=ENDS)) == read


def test_a_choice_without_options_has_no_reading() -> None:
    assert values("they failed", ask(Kind.CHOICE, "How?")) == []


def test_a_text_is_the_quote_without_its_markup() -> None:
    assert values("  the **first**\n empire,", ask(Kind.TEXT)) == ["the first empire"]
    assert values("   ", ask(Kind.TEXT)) == []
