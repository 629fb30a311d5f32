"""Hedges, denials and forecasts in a quote."""

from __future__ import annotations

import pytest

from comparisons.prefill import find_hedges, offer_certainties
from comparisons.vocabulary import Certainty

ASSERTED, HEDGED, DENIED, PREDICTED = Certainty


@pytest.mark.parametrize(
    ("quote", "certainty", "words"),
    [
        ("they met in Sochi", ASSERTED, ""),
        ("he allegedly offered it", HEDGED, "allegedly"),
        ("Reportedly, they met", HEDGED, "Reportedly"),
        ("it was reported that they met", HEDGED, "it was reported"),
        ("this might be more", HEDGED, "might be"),
        ("he is said to be ill", HEDGED, "is said to"),
        ("it seems as though they met", HEDGED, "it seems as though"),
        ("they probably met", HEDGED, "probably"),
        ("they met in May 2020", ASSERTED, ""),
        ("in May they met", ASSERTED, ""),
        ("they may have met", HEDGED, "may have"),
        ("they could not agree", ASSERTED, ""),
        ("he denied the report", DENIED, "denied"),
        ("that does not mean it", DENIED, "does not mean"),
        ("якобы готов", HEDGED, "якобы"),
        ("angeblich bereit", HEDGED, "angeblich"),
        ("👩‍👩‍👧 perhaps 🎉", HEDGED, "perhaps"),
    ],
)
def test_the_words_that_hedge(quote: str, certainty: Certainty, words: str) -> None:
    assert find_hedges(quote) == (certainty, words)


@pytest.mark.parametrize(
    ("quote", "offered"),
    [
        ("they will meet", [(ASSERTED, ""), (PREDICTED, "will")]),
        ("it is expected to fail", [(ASSERTED, ""), (PREDICTED, "is expected to")]),
        ("it will probably fail", [(HEDGED, "probably"), (PREDICTED, "probably")]),
        ("it is unlikely to work", [(HEDGED, "unlikely"), (PREDICTED, "unlikely")]),
        ("they met", [(ASSERTED, "")]),
    ],
)
def test_a_forecast_is_offered_second(quote: str, offered: list[tuple[Certainty, str]]) -> None:
    assert offer_certainties(quote) == offered
