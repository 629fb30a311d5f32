"""What one article's page asks the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import F, Prefetch

from articles.models import Article, Authorship, Version
from articles.vocabulary import SHAREABLE_KINDS
from comparisons.judging import Names
from comparisons.listing.claims import POINT_ORDER, for_answers
from comparisons.listing.wordings import for_wordings
from comparisons.models import Claim, Coverage, FramingMark, Silence
from comparisons.selectors import load_names

type_reader = AbstractBaseUser | AnonymousUser

EVENT_ORDER = (F("event__date_first").asc(nulls_last=True), "event__slug")


@dataclass(frozen=True, slots=True)
class ArticleMaterial:
    """All that an article's page is made of.

    `text` is the version that the reader may read, `versions` (without their bodies) all that exist.
    """

    article: Article
    text: Version | None
    versions: Sequence[Version]
    readable: frozenset[int]
    coverage: Sequence[Coverage]
    claims: Sequence[Claim]
    marks: Sequence[FramingMark]
    silences: Sequence[Silence]
    names: Names


def load_article(slug: str, reader: type_reader) -> ArticleMaterial:
    """The article with its text and all that is tagged in it; raises `Article.DoesNotExist`. Ten queries."""
    signatures = Authorship.objects.select_related("author").order_by("order", "pk")
    article = (
        Article.objects.select_related("source", "origin")
        .prefetch_related(Prefetch("authorships", signatures))
        .get(slug=slug)
    )
    versions = list(article.versions.defer("body").order_by("number"))
    silences = article.silences.select_related("point__event", "point__stored")
    return ArticleMaterial(
        article=article,
        text=Version.objects.readable_by(reader).filter(article=article).first(),
        versions=versions,
        readable=frozenset(version.pk for version in versions if may_read(version, reader)),
        coverage=list(article.coverage.select_related("event__part_of").order_by(*EVENT_ORDER)),
        claims=list(for_answers(article.claims.order_by(*POINT_ORDER, "start", "pk"))),
        marks=list(for_wordings(article.marks.all())),
        silences=list(silences.order_by(*POINT_ORDER)),
        names=load_names(),
    )


def may_read(version: Version, reader: type_reader) -> bool:
    """Whether this reader may know that the version's words are these; `readable_by` picks the one shown."""
    return reader.is_authenticated or version.kind in SHAREABLE_KINDS
