"""Claims as the lists tell them: their order, that of the verdicts, and all that telling one needs."""

from __future__ import annotations

from django.db.models import F, Prefetch, QuerySet

from comparisons.models import Claim, Option
from comparisons.vocabulary import Verdict

GRAVITY = (
    Verdict.CONFLICT,
    Verdict.DISPUTED,
    Verdict.COMPATIBLE,
    Verdict.AGREE,
    Verdict.OPEN,
    Verdict.SINGLE,
)
"""The order in which lists tell verdicts: what differs comes first."""

POINT_ORDER = (
    F("point__event__date_first").asc(nulls_last=True),
    "point__event__slug",
    "point__order",
    "point_id",
)
ARTICLE_ORDER = (F("article__published_first").asc(nulls_last=True), "article__slug")


def for_answers(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Claims with all that telling them needs: question, verdict, voice, via, options of the point."""
    options = Prefetch("point__options", Option.objects.order_by("order", "pk"))
    named = claims.select_related("point__event", "point__stored", "voice", "via", "article__source")
    return named.prefetch_related(options)
