"""Several renderings of one remark, collated word by word as a critical edition collates its witnesses.

Knows words and where they agree. Words are matched as they are read, in any case and without the marks around
them; they are given back as they stand. Refuses to know whose words they are, and which rendering is right.

The table has a column for each stretch of the remark and a cell for each rendering. Two renderings are
aligned by `difflib` (Ratcliff and Obershelp's longest common blocks), always in the same order, so that the
order in which they are given changes nothing. Each further one is aligned with the most alike of those before
it (progressive alignment, as CollateX does it), the longest rendering first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

MOST_WORDS = 400
"""Longer renderings are passages, not remarks; aligning them would take longer than reading them."""

_SINGLE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_PIECES = re.compile(rf"[{_SINGLE}][\u0300-\u036f\u3099\u309a]*|[^\s{_SINGLE}]+")
"""Words stand between spaces; scripts that write none (Chinese, Japanese, Thai, ...) go sign by sign."""

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"})


@dataclass(frozen=True, slots=True)
class Word:
    """Where a word stands in its rendering, marks around it included, and by what it is matched."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A rendering's words for one column, as they stand in it; cells with one `reading` say the same."""

    words: str
    reading: int


@dataclass(frozen=True, slots=True)
class Column:
    """One stretch of the remark: a cell for each rendering, None where it has no words for it."""

    cells: tuple[Cell | None, ...]

    @property
    def is_shared(self) -> bool:
        """Whether all renderings say the same here."""
        return all(cell is not None and cell.reading == 0 for cell in self.cells)


def collate(renderings: Sequence[str]) -> tuple[Column, ...]:
    """The renderings as a table of aligned columns; none where one is too long to be collated.

    Read down a rendering's cells and its words come back in their order. Columns in which all agree and
    columns in which they differ take turns.
    """
    words = [cut_words(text) for text in renderings]
    if any(len(found) > MOST_WORDS for found in words):
        return ()
    rows = align([tuple(word.key for word in found) for found in words])
    return tuple(
        make_column(places, words, renderings) for places in gather(rows, [len(found) for found in words])
    )


def cut_words(text: str) -> list[Word]:
    """The words of a text. Marks that stand alone belong to the word before, the first ones to the next."""
    words: list[Word] = []
    start: int | None = None
    for piece in _PIECES.finditer(text):
        key = fold_word(piece[0])
        if key:
            words.append(Word(piece.start() if start is None else start, piece.end(), key))
            start = None
        elif words:
            words[-1] = Word(words[-1].start, piece.end(), words[-1].key)
        elif start is None:
            start = piece.start()
    if start is not None:
        return [Word(start, len(text.rstrip()), text.strip())]
    return words


def fold_word(word: str) -> str:
    """A word as it is matched: in small letters, without the marks around it; those inside it stay."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold())
    letters = [place for place, sign in enumerate(folded) if is_letter(sign)]
    return folded[letters[0] : letters[-1] + 1].translate(_APOSTROPHES) if letters else ""


def is_letter(sign: str) -> bool:
    """Letters, digits, signs that are read aloud ("%", "$", "&"), and what is set on a letter."""
    return unicodedata.category(sign)[0] in "LNSM" or sign in "%‰&"


Row = tuple[int | None, ...]
"""For one aligned word: its number in each rendering, None where a rendering lacks it."""


def align(keys: Sequence[Sequence[str]]) -> list[Row]:
    """The words of all renderings in rows: words that match stand in one row, in each rendering's order."""
    order = sorted(range(len(keys)), key=lambda place: (-len(keys[place]), tuple(keys[place])))
    rows: list[dict[int, int]] = []
    for number, place in enumerate(order):
        rows = add_rendering(rows, place, order[:number], keys)
    return [tuple(row.get(place) for place in range(len(keys))) for row in rows]


def add_rendering(
    rows: list[dict[int, int]], place: int, earlier: Sequence[int], keys: Sequence[Sequence[str]]
) -> list[dict[int, int]]:
    """The rows with one rendering more, aligned with the most alike of the earlier ones.

    Where its word matches it joins the row, else it has its own, before the next that matches.
    """
    matchers = [SequenceMatcher(None, keys[other], keys[place], autojunk=False) for other in earlier]
    if not matchers:
        return [{place: number} for number in range(len(keys[place]))]
    matcher = max(matchers, key=lambda matcher: matcher.ratio())  # of equals the first
    other = earlier[matchers.index(matcher)]
    partner = {block.a + n: block.b + n for block in matcher.get_matching_blocks() for n in range(block.size)}
    joined: list[dict[int, int]] = []
    told = 0
    for row in rows:
        number = partner.get(row.get(other, -1))
        if number is None:
            joined.append(row)
            continue
        joined += [{place: own} for own in range(told, number)] + [{**row, place: number}]
        told = number + 1
    return joined + [{place: own} for own in range(told, len(keys[place]))]


Places = tuple[range, ...]
"""One column: the numbers of each rendering's words in it."""


def gather(rows: Sequence[Row], counts: Sequence[int]) -> Iterator[Places]:
    """Columns out of rows: runs that the same renderings have, those that exclude each other side by side."""
    pending: list[range] | None = None
    passed = [0] * len(counts)
    for holders, run in groupby(rows, key=lambda row: tuple(number is not None for number in row)):
        length = sum(1 for _ in run)
        places = [range(at, at + (length if has else 0)) for at, has in zip(passed, holders, strict=True)]
        passed = [place.stop for place in places]
        if pending is not None and not any(map(both, pending, places)):
            pending = [mine or yours for mine, yours in zip(pending, places, strict=True)]
            continue
        if pending is not None:
            yield tuple(pending)
        pending = places
    if pending is not None:
        yield tuple(pending)


def both(mine: range, yours: range) -> bool:
    return bool(mine) and bool(yours)


def make_column(places: Places, words: Sequence[Sequence[Word]], renderings: Sequence[str]) -> Column:
    readings: dict[tuple[str, ...], int] = {}
    cells: list[Cell | None] = []
    for place, found, text in zip(places, words, renderings, strict=True):
        said = [found[number] for number in place]
        if not said:
            cells.append(None)
            continue
        reading = readings.setdefault(tuple(word.key for word in said), len(readings))
        cells.append(Cell(text[said[0].start : said[-1].end], reading))
    return Column(tuple(cells))
