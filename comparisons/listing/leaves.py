"""One page of a long list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.core.paginator import Paginator
from django.db.models import Model, QuerySet

PER_PAGE = 50
"""Rows on one page of a list: more than fits a screen, little enough to print."""

Row = TypeVar("Row")
Stored = TypeVar("Stored", bound=Model)


@dataclass(frozen=True, slots=True)
class Leaf(Generic[Row]):
    """One page of a long list: its rows, its number from 1, and how long the whole list is."""

    rows: Sequence[Row]
    number: int
    last: int
    total: int

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        return self.number + 1 if self.number < self.last else None


def cut_leaf(rows: Sequence[Row], number: str | None) -> Leaf[Row]:
    """The page of this number; the first one where it is no number, the last one where it is too large."""
    page = Paginator(rows, PER_PAGE).get_page(number)
    return Leaf(list(page.object_list), page.number, page.paginator.num_pages, page.paginator.count)


def load_leaf(rows: QuerySet[Stored], number: str | None) -> Leaf[Stored]:
    """The same from the database: two queries, and those that the rows prefetch."""
    page = Paginator(rows, PER_PAGE).get_page(number)
    return Leaf(list(page.object_list), page.number, page.paginator.num_pages, page.paginator.count)
