"""Which articles stand side by side in the texts: all of up to four, of more those that matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from comparisons.comparison import Column
from comparisons.judging import Judged
from comparisons.models import Claim, FramingMark
from comparisons.pages.telling import differs

MOST = 4
"""More columns cannot be read abreast."""

FEW = 3
"""So many are shown of more than `MOST`: they have room beside an open question."""


def choose_columns(
    columns: Sequence[Column],
    points: Sequence[Judged],
    open_point: Judged | None,
    current: Claim | FramingMark | None,
) -> list[Column]:
    """The columns to show, in their order.

    Of more than `MOST` the one of the open passage, those that speak on the open question, then those that
    say most on what differs.
    """
    if len(columns) <= MOST:
        return list(columns)
    weights = weigh(points)
    ranked = sorted(columns, key=lambda column: (-weights[column.article.slug], columns.index(column)))
    order = [column.article.slug for column in ranked]
    speaking = {c.article.slug for c in open_point.claims} if open_point else set()
    first = [current.article.slug] if current else []
    wanted = list(dict.fromkeys([*first, *(slug for slug in order if slug in speaking), *order]))
    chosen = wanted[: max(FEW, min(MOST, len(speaking)))]
    return [column for column in columns if column.article.slug in chosen]


def weigh(points: Sequence[Judged]) -> Counter[str]:
    """By article, how much it says: a claim on what differs counts more than any number of others."""
    weights: Counter[str] = Counter()
    for judged in points:
        for claim in judged.claims:
            weights[claim.article.slug] += 1000 if differs(judged) else 1
    return weights
