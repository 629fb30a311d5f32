"""What the sections of the framing page are made of: bands of rows, each with a cell for every article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from comparisons.wording import count


@dataclass(frozen=True, slots=True)
class Row:
    """`label` and `note` are words of ours; `count` says how much stands in the row, or nothing.

    `is_folded`: the note is a definition, for those who ask for it.
    """

    label: SafeString | str
    note: str
    count: str
    cells: Sequence[SafeString]
    is_folded: bool = False


SPARE = 2
"""So few rows more are not worth folding away."""


@dataclass(frozen=True, slots=True)
class Band:
    """Rows that belong together; `title` is empty where that needs no saying. `rest`: what has no row.

    `folded`: the rows that unfold below the others, under `told`, their number, and `listed`, their names.
    """

    title: str
    note: str
    rows: Sequence[Row]
    rest: str = ""
    folded: Sequence[Row] = ()
    told: str = ""
    listed: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the page, without empty bands; `empty` says why there is none, where there is none."""

    anchor: str
    title: str
    short: str
    note: str
    bands: Sequence[Band]
    empty: str


def fold(band: Band, most: int, noun: str) -> Band:
    """The band with so many rows shown at once; a few more are not worth folding away."""
    if len(band.rows) <= most + (SPARE if most else 0):
        return band
    rows, folded = band.rows[:most], band.rows[most:]
    told = count(len(folded), f"more {noun}" if rows else noun)
    names = [row.label for row in folded if not isinstance(row.label, SafeString)]
    return replace(band, rows=rows, folded=folded, told=told, listed=", ".join(names))


def spend(bands: Iterable[tuple[Band, str]], most: int) -> list[Band]:
    """The bands in which anything stands, with so many rows shown at once in all of them together.

    Beside each band stands what one of its rows is.
    """
    filled = [(band, noun) for band, noun in bands if band.rows]
    if sum(len(band.rows) for band, _ in filled) <= most + SPARE:
        return [band for band, _ in filled]
    spent: list[Band] = []
    for band, noun in filled:
        spent.append(fold(band, max(0, most - sum(len(one.rows) for one in spent)), noun))
    return spent


def keep_filled(bands: Iterable[Band]) -> list[Band]:
    """The bands in which anything stands."""
    return [band for band in bands if band.rows]
