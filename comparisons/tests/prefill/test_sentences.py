"""The sentences that light up for a question."""

from __future__ import annotations

from comparisons.prefill import light_sentences
from comparisons.tests.prefill.asking import ask
from comparisons.vocabulary import Kind

TEXT = [
    "The weather was fine in the mountains.",
    "The Union State was formed in 1997 by a treaty.",
    "The Union State is feared by some.",
    "Oil is dear, and the State pays 40 percent more.",
]
WHEN = ask(Kind.DATE, "When was the Union State formed?")


def test_the_nearest_comes_first_and_says_why() -> None:
    lit = light_sentences(TEXT, WHEN)
    assert [one.place for one in lit] == [1, 2]
    assert lit[0].why == "shares “formed”, “Union”, “State”; has a date"
    assert lit[1].why == "shares “Union”, “State”"
    assert lit[0].score > lit[1].score


def test_a_quote_on_file_lights_what_the_question_does_not() -> None:
    asked = ask(Kind.QUANTITY, "What is the burden?", unit="percent")
    assert light_sentences(TEXT, asked) == []
    assert [one.place for one in light_sentences(TEXT, asked, ["the state pays a third more"])] == [3]


def test_of_two_with_the_same_words_the_kind_decides() -> None:
    twins = ["The Union State was formed by a treaty.", "The Union State was formed in 1997."]
    assert [one.place for one in light_sentences(twins, WHEN)] == [1, 0]


def test_where_no_sentence_comes_near_there_is_none() -> None:
    assert light_sentences(TEXT, ask(Kind.DATE, "When did the ferry sink?")) == []
    assert light_sentences([], WHEN) == []
    assert light_sentences(["", "🎉", "1997"], WHEN) == []


def test_at_most_five_are_lit() -> None:
    assert len(light_sentences([f"The Union State was formed, {n} say." for n in range(9)], WHEN)) == 5
