"""The work grows as the text does: counted in calls of functions, which no busy machine changes."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from comparisons.voices import measure_voices

HOSTILE = [
    '"a ',
    "“",
    " 'a",
    "‘a “b ",
    "Aa ",
    "Aa and ",
    "said ",
    "of the ",
    "by Aa Bb ",
    "according to ",
    "He said “a” and X, ",
    "saying “x” ",
    "Aa Bb, Cc Dd. ",
    "the expert said. ",
    '"A b c d," said Aa Bb. ',
    '\n\n"a b c. ',
    ". ",
]
ALLOWED_CALLS = 100
"""For each character; an article needs about 15."""


def count_calls(text: str) -> int:
    calls = 0

    def count(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        measure_voices(text, {})
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("piece", HOSTILE)
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    measure_voices("Mirov said “yes”.", {})  # the word lists are read once
    half, whole = (count_calls(piece * (size // len(piece))) for size in (2_000, 4_000))
    assert whole < 2.5 * half + 2_000
    assert whole < ALLOWED_CALLS * 4_000


def test_a_line_of_50_kb_is_measured() -> None:
    sentence = "“We go,” Anton Mirov said, adding that the so-called “reform” had failed; he may wait. "
    text = sentence * (50_000 // len(sentence))
    measured = measure_voices(text, {"anton mirov": "mirov"})
    repeated = text.count("“We go,”")
    assert "\n" not in text
    assert len(measured.quotations) == 2 * repeated
    assert len(measured.hedges) == 2 * repeated
    assert {one.voice.slug for one in measured.quotations[::2]} == {"mirov"}
