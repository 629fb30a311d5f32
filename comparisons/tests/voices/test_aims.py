"""The rules keep what they reached over the labelled texts; the figures stand in docs/voices.md."""

from __future__ import annotations

import pytest

from benchmarks.voices import read_folder
from comparisons.tests.voices.labels import LABELLED
from comparisons.tests.voices.scoring import Score, score_text

GROUPS = ["tuned", "held_out", "fresh"]


@pytest.fixture(scope="module", params=GROUPS)
def score(request: pytest.FixtureRequest) -> Score:
    total = Score()
    for labelled in read_folder(LABELLED / request.param):
        total.add(score_text(labelled))
    return total


@pytest.mark.parametrize(
    ("kind", "precision", "recall"), [("quotation", 0.98, 0.98), ("verb", 0.95, 0.88), ("hedge", 0.85, 0.80)]
)
def test_what_is_found_is_there_and_what_is_there_is_found(
    score: Score, kind: str, precision: float, recall: float
) -> None:
    assert score.precision(kind) >= precision
    assert score.recall(kind) >= recall


@pytest.mark.parametrize(("kind", "right", "wrong"), [("speaker", 0.85, 0.03), ("source", 0.92, 0.03)])
def test_speakers_are_right_or_unknown_and_seldom_wrong(
    score: Score, kind: str, right: float, wrong: float
) -> None:
    assert score.share(kind, "right") >= right
    assert score.share(kind, "wrong") <= wrong


def test_the_texts_are_many_enough_to_tell() -> None:
    texts = [labelled for group in GROUPS for labelled in read_folder(LABELLED / group)]
    assert len(texts) >= 45
    assert sum(len(labelled.of("qp")) for labelled in texts) >= 230
