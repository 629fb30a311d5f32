"""What the framing page reads beside the comparison: marks, texts, and what was measured of texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import F

from articles.models import Article, Version
from comparisons.models import Event, FramingMark, Measurement, Speaker
from comparisons.selectors import load_readable_versions


@dataclass(frozen=True, slots=True)
class FramingMaterial:
    """All by the primary key of the article, but the marks, in the order of their places, and the speakers.

    `versions`: the text that this reader may read. `checksums`: of the current text, in which the marks are
    anchored. `measurements`: of the current text, or where that is not measured the newest one on file.
    `speakers`: names by slug.
    """

    marks: Sequence[FramingMark] = ()
    versions: Mapping[int, Version] = field(default_factory=dict)
    checksums: Mapping[int, str] = field(default_factory=dict)
    measurements: Mapping[int, Measurement] = field(default_factory=dict)
    speakers: Mapping[str, str] = field(default_factory=dict)


def load_framing(
    events: Iterable[Event], articles: Sequence[Article], user: AbstractBaseUser | AnonymousUser
) -> FramingMaterial:
    """What these articles do with words in telling these events. Five queries."""
    checksums = load_checksums(articles)
    return FramingMaterial(
        marks=load_marks(events, articles),
        versions=load_readable_versions(articles, user),
        checksums=checksums,
        measurements=load_measurements(articles, checksums),
        speakers=dict(Speaker.objects.order_by().values_list("slug", "name")),
    )


def load_marks(events: Iterable[Event], articles: Sequence[Article]) -> list[FramingMark]:
    """In the order of their places, orphans last, with what they name and whose words they are. One query."""
    marks = FramingMark.objects.filter(event__in=list(events), article__in=articles)
    placed = marks.order_by("article", F("start").asc(nulls_last=True), "end", "pk")
    return list(placed.select_related("article", "referent", "voice"))


def load_checksums(articles: Sequence[Article]) -> dict[int, str]:
    """The checksums of the current texts. One query."""
    current = Version.objects.current().filter(article__in=articles).order_by()
    return dict(current.values_list("article", "checksum"))


def load_measurements(articles: Sequence[Article], checksums: Mapping[int, str]) -> dict[int, Measurement]:
    """What was measured of each article's current text, else the newest measurement. One query."""
    found: dict[int, Measurement] = {}
    for measurement in Measurement.objects.filter(article__in=articles).order_by("article", "pk"):
        kept = found.get(measurement.article_id)
        if kept is None or kept.checksum != checksums.get(kept.article_id):
            found[measurement.article_id] = measurement
    return found
