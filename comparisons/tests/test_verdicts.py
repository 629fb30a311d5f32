"""The verdict and everything beside it, by the table of named examples."""

from __future__ import annotations

import re

import pytest

from comparisons.algebra.origins import explain_ties
from comparisons.algebra.values import check_claim, check_scale
from comparisons.algebra.verdicts import judge
from comparisons.tests.examples import EXAMPLES, Example, to_question, to_scale

BY_NAME = [pytest.param(example, id=example.name) for example in EXAMPLES]


@pytest.mark.parametrize("example", BY_NAME)
def test_examples_have_their_verdict(example: Example) -> None:
    judgement = judge(to_question(example))
    assert judgement.verdict == example.verdict
    assert judgement.narrow is example.narrow
    assert (judgement.circular, judgement.circular_because) == (example.circular, example.circular_because)
    assert judgement.only_as_quoted is example.only_as_quoted
    if example.origins is not None:
        assert judgement.origins == example.origins


@pytest.mark.parametrize("example", BY_NAME)
def test_what_ties_answers_together_can_be_told_of_any_of_them(example: Example) -> None:
    question = to_question(example)
    judgement = judge(question)
    if example.circular:
        assert explain_ties(question, judgement.judged_on) == example.circular_because
    for position in judgement.positions:
        told = explain_ties(question, position.claims)
        assert bool(told) == (position.origins < len({*position.articles}))
    assert explain_ties(question, ()) == ""


@pytest.mark.parametrize("example", BY_NAME)
def test_examples_have_their_positions(example: Example) -> None:
    judgement = judge(to_question(example))
    assert judgement.outlier == example.outlier
    if example.positions is not None:
        assert tuple((stand.value, stand.articles) for stand in judgement.positions) == example.positions


@pytest.mark.parametrize("example", BY_NAME)
def test_examples_have_their_asides(example: Example) -> None:
    judgement = judge(to_question(example))
    assert judgement.silent == example.expected_silent
    assert judgement.untagged == example.untagged
    assert judgement.before_event == example.before_event
    assert judgement.self_contradictions == example.self_contradictions
    assert tuple((held.article, held.borne_out) for held in judgement.forecasts) == example.forecasts


@pytest.mark.parametrize("example", BY_NAME)
def test_examples_give_a_reason_that_a_stranger_can_read(example: Example) -> None:
    reason = judge(to_question(example)).reason
    assert reason == (example.reason or reason)
    assert not re.search(r"\b(true|right|wrong|correct|false)\b", reason)
    assert reason.strip(" ;,:") == reason
    assert "  " not in reason


@pytest.mark.parametrize("example", BY_NAME)
def test_examples_are_claims_that_can_be_entered(example: Example) -> None:
    question = to_question(example)
    check_scale(to_scale(example))
    for claim in question.claims:
        check_claim(claim.value, claim.certainty)


def test_example_names_are_unique() -> None:
    names = [example.name for example in EXAMPLES]
    assert len(set(names)) == len(names) >= 40
