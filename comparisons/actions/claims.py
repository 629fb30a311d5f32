"""Stores what an article says on a point, and that it says nothing."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from articles.models import Article
from articles.turns import in_turn
from comparisons import judging
from comparisons.actions.anchoring import anchor_quote
from comparisons.actions.verdicts import judge_points
from comparisons.algebra import values
from comparisons.models import Claim, Coverage, Point, Silence
from comparisons.selectors import load_names
from comparisons.vocabulary import Certainty


@in_turn
def save_claim(claim: Claim) -> Claim:
    """Store a new or changed claim; raises `ValidationError` that says what to do.

    The quote must stand in the article's current text, unless it is as it was and was lost before. A
    silence of the article on the point is lifted: the article does say something.
    """
    before = Claim.objects.filter(pk=claim.pk).first() if claim.pk else None
    prepare_claim(claim, before)
    claim.save()
    for silence in Silence.objects.filter(point=claim.point_id, article=claim.article_id):
        silence.delete()
    judge_points({claim.point_id} | ({before.point_id} if before else set()))
    return claim


def prepare_claim(claim: Claim, before: Claim | None) -> None:
    """Check a claim against its point and its article, and anchor it; raises `ValidationError`."""
    claim.clean_fields()
    # As it stands now: its kind may have changed since the row was read.
    claim.point = Point.objects.select_related("event").get(pk=claim.point_id)
    check_coverage(claim)
    check_value(claim)
    anchor_quote(claim, before)
    claim.full_clean()


def check_coverage(claim: Claim) -> None:
    """Refuse a claim of an article that does not cover the point's event."""
    event = claim.point.event
    if not Coverage.objects.filter(event=event, article=claim.article_id).exists():
        raise ValidationError(
            {
                "article": f"{claim.article} does not cover “{event}” yet; "
                "add it to the event's coverage first."
            }
        )


def check_value(claim: Claim) -> None:
    """Refuse a value that cannot be read as the point's kind, or that cannot be denied."""
    scale = judging.describe_scale(claim.point, load_names())
    try:
        values.check_claim(values.parse_value(claim.value, scale), Certainty(claim.certainty))
    except values.ValueProblem as problem:
        raise ValidationError({"value": str(problem)}) from problem


@in_turn
def record_silence(point: Point, article: Article, *, reader: User | None = None) -> Silence:
    """Record that somebody read the article for the point, and it says nothing."""
    if Claim.objects.filter(point=point, article=article).exists():
        raise ValidationError(f"{article} answers “{point}”; delete its claim before recording a silence.")
    if not Coverage.objects.filter(event=point.event_id, article=article).exists():
        raise ValidationError(
            f"{article} does not cover “{point.event}”; add it to the event's coverage first."
        )
    silence, _ = Silence.objects.get_or_create(point=point, article=article, defaults={"read_by": reader})
    judge_points([point.pk])
    return silence
