"""The strip beside a column: a small picture of the whole text that shows where its marks lie.

Numbers for SVG attributes, in thousandths of the text's length; nothing of it depends on a window.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from articles.texts import Span
from comparisons.judging import Judged
from comparisons.models import Claim, FramingMark
from comparisons.pages.put import LOOK, name_voice, say_mark
from comparisons.pages.reading import Reading

LENGTH = 1000
LEAST = 6
"""A shorter bar could be neither seen nor hit."""

WIDTHS: Mapping[str, int] = {"conflict": 12, "disputed": 12, "forecast": 8, "compatible": 8, "agree": 8}
"""How wide the bars are, by sign: what differs is seen without its colour."""
NARROW = 5
LEFT = 2
"""Where the bars of claims begin, across the strip; those of framing marks stand at its other edge."""
ACROSS, EDGE = 16, 4


@dataclass(frozen=True, slots=True)
class Bar:
    """One mark on the strip; `tone` is what style sheets know its look by."""

    tone: str
    left: int
    top: int
    height: int
    width: int
    address: str
    title: str
    open: bool


def build_strip(
    own: Iterable[tuple[Judged, Claim]],
    passages: Mapping[int, Span],
    put: Iterable[FramingMark],
    places: Mapping[int, Span],
    length: int,
    reading: Reading,
) -> list[Bar]:
    """The bars of the marks of one text of this length, what differs last and so on top."""
    bars = [
        build_bar(judged, claim, passages[claim.pk], length, reading)
        for judged, claim in own
        if claim.pk in passages and reading.is_marked(judged)
    ]
    bars += [draw_mark(mark, places[mark.pk], length, reading) for mark in put if mark.pk in places]
    return sorted(bars, key=lambda bar: (bar.open, bar.width, -bar.top))


def build_bar(judged: Judged, claim: Claim, passage: Span, length: int, reading: Reading) -> Bar:
    look = reading.look_of(judged)
    top, height = measure(passage, length)
    return Bar(
        tone=f"verdict--{look.key}",
        left=LEFT,
        top=top,
        height=height,
        width=WIDTHS.get(look.key, NARROW),
        address=reading.locate(claim),
        title=judged.point.question,
        open=reading.judged is judged,
    )


def draw_mark(mark: FramingMark, passage: Span, length: int, reading: Reading) -> Bar:
    top, height = measure(passage, length)
    return Bar(
        tone=f"strip__mark--{name_voice(mark)}",
        left=ACROSS - EDGE,
        top=top,
        height=height,
        width=EDGE,
        address=reading.locate_mark(mark),
        title=f"{LOOK.word}: {say_mark(mark)}",
        open=reading.is_opened(mark),
    )


def measure(passage: Span, length: int) -> tuple[int, int]:
    """Where a passage begins on the strip, and how far it reaches."""
    height = max(LEAST, round((passage.end - passage.start) * LENGTH / length))
    return min(round(passage.start * LENGTH / length), LENGTH - height), height
