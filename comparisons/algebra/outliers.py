"""The one origin that stands alone against two or more others.

Knows two positions and their origins. Refuses to call a split an outlier: a lone reading is not the same as
a divided field.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comparisons.algebra.answers import Answer
from comparisons.algebra.clashes import Index
from comparisons.algebra.origins import Origins
from comparisons.algebra.positions import Stand
from comparisons.algebra.spans import Span


def find_outlier(stands: Sequence[Stand], origins: Origins, index: type[Index]) -> list[Answer]:
    """The answers that stand alone, empty where none do.

    There are exactly two positions, with the same `as of`. Claims that are in both are left out; then one
    side has one origin, the other two or more without it, and every claim of the one conflicts with each of
    the other.
    """
    if len(stands) != 2 or stands[0].as_of is not stands[1].as_of:
        return []
    both = set(stands[0].answers) & set(stands[1].answers)
    sides = [[answer for answer in stand.answers if answer not in both] for stand in stands]
    if not all(sides) or not _all_conflict(sides[0], sides[1], index):
        return []
    for alone, others in (sides, sides[::-1]):
        origin = origins.of(alone)
        if len(origin) == 1 and len(origins.of(others) - origin) >= 2:
            return alone
    return []


def _all_conflict(ours: Sequence[Answer], theirs: Sequence[Answer], index: type[Index]) -> bool:
    """Whether each of ours conflicts with each of theirs.

    The answers of one position have equal sets, or stretches with a common part: then the stretch from the
    lowest beginning to the highest end conflicts with the other side exactly if each of them does.
    """
    return index([_widest(theirs)]).clashes(replace(_widest(ours), party=None))


def _widest(answers: Sequence[Answer]) -> Answer:
    if answers[0].names is not None or len(answers[0].pieces) != 1:
        return answers[0]
    low, high = min(a.pieces[0].low for a in answers), max(a.pieces[0].high for a in answers)
    return replace(answers[0], pieces=(Span(low, high),))
