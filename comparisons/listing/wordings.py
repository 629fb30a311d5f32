"""What the pages ask the database about wording: things that are named, and the words that name them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, QuerySet

from articles.names import fold_name
from comparisons.listing.leaves import Leaf, load_leaf
from comparisons.models import FramingMark, Referent

MARK_ORDER = (F("article__published_first").asc(nulls_last=True), "article__slug", "start", "pk")
"""Marks by the date of their articles, there by their place."""


@dataclass(frozen=True, slots=True)
class WordingMaterial:
    """One page of things that are named, and all words that name them here, by the thing's primary key."""

    leaf: Leaf[Any]
    marks: Mapping[int, Sequence[FramingMark]]


def for_wordings(marks: QuerySet[FramingMark]) -> QuerySet[FramingMark]:
    """Marks with all that telling them needs, in the order in which they are told."""
    return marks.select_related("referent", "voice", "event", "article__source").order_by(*MARK_ORDER)


def load_named() -> list[tuple[str, str]]:
    """The things that some words on file name, as (slug, label). One query."""
    named = Referent.objects.filter(Exists(FramingMark.objects.filter(referent=OuterRef("pk"))))
    rows = named.order_by().values_list("slug", "label")
    return sorted(rows, key=lambda row: (fold_name(row[1]), row[0]))


def load_wordings(
    referents: QuerySet[Referent], page: str | None, marks: QuerySet[FramingMark] | None = None
) -> WordingMaterial:
    """One `page` of the referents that any of these marks (of all marks, if none are given) name.

    Those that most sources name come first: there the words can be compared. Three queries.
    """
    counted = FramingMark.objects.all() if marks is None else marks
    named = referents.filter(Exists(counted.filter(referent=OuterRef("pk"))))
    ranked = named.annotate(
        naming=Count("marks__article__source", distinct=True), uses=Count("marks", distinct=True)
    )
    leaf = load_leaf(ranked.order_by("-naming", "-uses", "label", "slug"), page)
    grouped: dict[int, list[FramingMark]] = {}
    for mark in for_wordings(counted.filter(referent__in=leaf.rows)):
        grouped.setdefault(mark.referent_id, []).append(mark)  # type: ignore[arg-type]
    return WordingMaterial(leaf, grouped)
