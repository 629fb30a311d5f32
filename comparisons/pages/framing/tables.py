"""What the sections of the framing page are made of: bands of rows, each with a cell for every article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString


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


@dataclass(frozen=True, slots=True)
class Band:
    """Rows that belong together; `title` is empty where that needs no saying. `rest`: what has no row."""

    title: str
    note: str
    rows: Sequence[Row]
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the page, without empty bands; `empty` says why there is none, where there is none."""

    anchor: str
    title: str
    short: str
    note: str
    bands: Sequence[Band]
    empty: str


def keep_filled(bands: Iterable[Band]) -> list[Band]:
    """The bands in which anything stands."""
    return [band for band in bands if band.rows]
