"""What a new text did to what is tagged in its article, and what of it waits for a person still."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from articles.models import Article, Version
from articles.vocabulary import AnchorState
from comparisons.models import Claim, FramingMark, Reanchoring

WAITING = [AnchorState.APPROXIMATE.value, AnchorState.ORPHAN.value]
"""The states of an anchor that a person should look at."""


@dataclass(frozen=True, slots=True)
class ReportMaterial:
    """All that the page of a report is made of; `newest` is the article's current text, if not this one."""

    report: Reanchoring
    article: Article
    version: Version
    newest: Version
    claims: Sequence[Claim]
    marks: Sequence[FramingMark]


def load_report(pk: int) -> ReportMaterial:
    """The report of this version (primary key); raises `Reanchoring.DoesNotExist`. Four queries."""
    report = Reanchoring.objects.select_related("version__article__source").get(pk=pk)
    article = report.version.article
    newest = Version.objects.current().get(article=article)
    waiting = {"article": article, "anchor__in": WAITING}
    order = (F("start").asc(nulls_last=True), "pk")
    claims = Claim.objects.filter(**waiting).select_related("point__event", "voice").order_by(*order)
    marks = FramingMark.objects.filter(**waiting).select_related("event", "referent").order_by(*order)
    return ReportMaterial(report, article, report.version, newest, list(claims), list(marks))


def with_waiting(reports: QuerySet[Reanchoring]) -> QuerySet[Reanchoring]:
    """Reports with `waiting`: how many rows wait for a person; none where a newer text has come."""
    return reports.annotate(waiting=count_waiting(Claim) + count_waiting(FramingMark))


def count_waiting(model: type[Claim] | type[FramingMark]) -> Coalesce:
    here = model._default_manager.filter(version=OuterRef("version"), anchor__in=WAITING).order_by()
    counted = here.values("version").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))
