"""What is marked in the texts for how it is put, as a list: what is named, and by which devices and frames.

Counts with their evidence: each entry opens the first of its passages, from which the way leads on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from comparisons import wording
from comparisons.models import FramingMark
from comparisons.pages.put import KINDS
from comparisons.pages.reading import Reading


@dataclass(frozen=True, slots=True)
class Sort:
    """The passages of one sort: how many, in how many articles, and the address of the first."""

    label: str
    told: str
    address: str


@dataclass(frozen=True, slots=True)
class Group:
    """Sorts of passages under one heading."""

    title: str
    sorts: Sequence[Sort]


def list_put(reading: Reading) -> list[Group]:
    """Nothing where the wording is not shown, or something is open."""
    if not reading.shows_wording or reading.judged or reading.mark:
        return []
    shown = {column.article.pk for column in reading.columns}
    marks = [mark for mark in reading.marks if mark.article_id in shown]
    groups = [
        sort_marks("What is named", marks, find_thing, reading),
        sort_marks("Devices", marks, lambda mark: find_label("device", mark), reading),
        sort_marks("Frames", marks, lambda mark: find_label("frame", mark), reading),
        sort_marks("Functions", marks, lambda mark: find_label("function", mark), reading),
    ]
    return [group for group in groups if group.sorts]


def find_thing(mark: FramingMark) -> str:
    return mark.referent.label if mark.referent else ""


def find_label(kind: str, mark: FramingMark) -> str:
    slug = getattr(mark, kind)
    return KINDS[kind][slug].label if slug in KINDS[kind] else slug


def sort_marks(
    title: str, marks: Sequence[FramingMark], name: Callable[[FramingMark], str], reading: Reading
) -> Group:
    """The marks that have such a name, those that most articles have first."""
    sorts: dict[str, list[FramingMark]] = {}
    for mark in marks:
        sorts.setdefault(name(mark), []).append(mark)
    sorts.pop("", None)
    ranked = sorted(sorts, key=lambda label: (-count_articles(sorts[label]), -len(sorts[label]), label))
    return Group(title, [build_sort(label, sorts[label], reading) for label in ranked])


def build_sort(label: str, marks: Sequence[FramingMark], reading: Reading) -> Sort:
    articles = wording.count(count_articles(marks), "article")
    told = f"{wording.count(len(marks), 'passage')} in {articles}"
    return Sort(label, told, reading.locate_mark(marks[0]))


def count_articles(marks: Sequence[FramingMark]) -> int:
    return len({mark.article_id for mark in marks})
