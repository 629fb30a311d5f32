"""A text and its overlapping marks as a flat run of segments, ready to be written out from left to right.

It knows ranges of code points and the names of marks. It refuses to know what a mark means, how it looks,
and what HTML is: each segment says which marks lie on it, the smallest first, and comparisons/markup.py
decides what is seen of them.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

from articles.texts import Span, paragraphs

Name = TypeVar("Name", bound=Hashable)


class Mark(NamedTuple):
    """A marked range of a text in code points, the end excluded; `id` names it among the text's marks."""

    id: Hashable
    start: int
    end: int


class Segment(NamedTuple):
    """A range that the same marks cover from end to end, the smallest mark first."""

    start: int
    end: int
    marks: tuple[Hashable, ...]


class MarkProblem(ValueError):
    """A mark that lies nowhere in the text: an error of the program that made it, not of a person."""


def cut_segments(text: str, marks: Iterable[Mark]) -> list[Segment]:
    """The text cut wherever a mark begins or ends; the segments joined are the text.

    The order of the marks does not matter: of two equal ranges the one whose id sorts first as text comes
    first. An empty mark, one that reaches out of the text and one id on two ranges raise MarkProblem: to
    leave them out in silence would lose evidence. Takes n log n steps for n marks, and one for each mark
    on each segment, which is what comes out.
    """
    return _cut(Span(0, len(text)), _check(marks, len(text)))


def cut_paragraphs(text: str, marks: Iterable[Mark]) -> list[list[Segment]]:
    """The segments of each paragraph; a mark that goes over a break goes on in the next paragraph.

    What stands between paragraphs is white space and is in none of them.
    """
    return _spread(paragraphs(text), _check(marks, len(text)))


def find_ends(paragraphs: Iterable[Iterable[Segment]], marks: Collection[Name]) -> dict[Name, int]:
    """Where each of these marks ends in what `cut_paragraphs` gave; one on no segment is left out."""
    ends = {name: segment.end for segments in paragraphs for segment in segments for name in segment.marks}
    return {name: ends[name] for name in marks if name in ends}


def _check(marks: Iterable[Mark], length: int) -> list[Mark]:
    """The marks, smallest first, each once."""
    unique = sorted(set(marks), key=lambda mark: (mark.end - mark.start, mark.start, repr(mark.id)))
    seen: set[Hashable] = set()
    for mark in unique:
        if not 0 <= mark.start < mark.end <= length:
            raise MarkProblem(
                f"Mark {mark.id} covers characters {mark.start} to {mark.end} of a text that has {length}."
            )
        if mark.id in seen:
            raise MarkProblem(f"Mark {mark.id} has two ranges; give each its own id.")
        seen.add(mark.id)
    return unique


def _spread(spans: Sequence[Span], marks: Sequence[Mark]) -> list[list[Segment]]:
    """Each span cut by the parts of the marks that lie in it."""
    starts = [span.start for span in spans]
    parts: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        number = max(0, bisect_right(starts, mark.start) - 1)
        while number < len(spans) and spans[number].start < mark.end:
            span = spans[number]
            start, end = max(mark.start, span.start), min(mark.end, span.end)
            if start < end:
                parts[number].append(Mark(mark.id, start, end))
            number += 1
    return [_cut(span, parts[number]) for number, span in enumerate(spans)]


def _cut(span: Span, marks: Sequence[Mark]) -> list[Segment]:
    """One span cut by marks inside it, which come in the order in which segments shall name them."""
    opening: dict[int, list[int]] = defaultdict(list)
    closing: dict[int, list[int]] = defaultdict(list)
    for rank, mark in enumerate(marks):
        opening[mark.start].append(rank)
        closing[mark.end].append(rank)
    borders = sorted({span.start, span.end, *opening, *closing})
    active: set[int] = set()
    segments = []
    for start, end in pairwise(borders):
        active.difference_update(closing[start])
        active.update(opening[start])
        segments.append(Segment(start, end, tuple(marks[rank].id for rank in sorted(active))))
    return segments
