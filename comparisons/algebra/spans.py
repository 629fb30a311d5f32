"""Stretches of a line: what a date, a quantity, an option or a yes denotes, and what their complements do.

Knows where stretches begin and end, what they share and what they leave out. Refuses to know what the
line means: days, tonnes or the options of a point.

A **cut** falls between the points of the line: `(x, 0)` just below x, `(x, 1)` just above it. With cuts for
ends an included end needs no care: "40 and more" is all above the cut (40, 0), "less than 40" all below it,
and the one is exactly the complement of the other (Dedekind's cuts).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import inf

Cut = tuple[float, int]
LOWEST: Cut = (-inf, 0)
HIGHEST: Cut = (inf, 0)

SAME_NUMBER = 1e-9
"""Numbers closer than one part in 10^9 are one number."""


@dataclass(frozen=True, slots=True)
class Span:
    """All between two cuts. Never empty: `low` lies below `high`."""

    low: Cut
    high: Cut

    def holds(self, other: Span) -> bool:
        return self.low <= other.low and other.high <= self.high

    def shares(self, other: Span) -> bool:
        return self.low < other.high and other.low < self.high


EVERYTHING = Span(LOWEST, HIGHEST)

Pieces = tuple[Span, ...]
"""A set on the line: its stretches, apart from each other, from low to high."""


def complement(span: Span, whole: Span) -> Pieces:
    """What `whole` holds beside `span`: up to two stretches."""
    below = (Span(whole.low, span.low),) if whole.low < span.low else ()
    above = (Span(span.high, whole.high),) if span.high < whole.high else ()
    return below + above


def share(ours: Pieces, theirs: Pieces) -> bool:
    """Whether two sets have something in common."""
    return any(a.shares(b) for a in ours for b in theirs)


def settle(cuts: Iterable[Cut]) -> dict[float, float]:
    """Which numbers are to be read as another: all that lie within one part in 10^9 of a neighbour.

    Maps each such number to the least of its neighbours; numbers that stand alone are left out, so that
    the answer is nearly always empty. Closeness is passed on from neighbour to neighbour: without that
    "at the same number" would not be an equality, and a verdict could hang on the order of claims.
    """
    numbers = sorted({number for number, _ in cuts if abs(number) != inf})
    moved: dict[float, float] = {}
    for lesser, greater in pairwise(numbers):
        if greater - lesser <= SAME_NUMBER * max(abs(lesser), abs(greater)):
            moved[greater] = moved.get(lesser, lesser)
    return moved


def settle_span(span: Span, moved: dict[float, float]) -> Span:
    """A span with its ends at their settled numbers; one whose ends meet is that one number, ends included.

    "24000000000" stands for less than one part in 10^9 of itself: it must not become empty.
    """
    (low, below), (high, above) = span.low, span.high
    low, high = moved.get(low, low), moved.get(high, high)
    return Span((low, 0), (high, 1)) if low == high else Span((low, below), (high, above))
