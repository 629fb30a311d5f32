"""Stores points and their options; refuses what would leave a claim that cannot be read."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db.models import Q

from articles.models import Article
from articles.turns import in_turn
from comparisons import judging
from comparisons.actions.verdicts import judge_points, raise_revisions
from comparisons.algebra import values
from comparisons.models import Option, Point
from comparisons.selectors import for_judging, load_names
from comparisons.vocabulary import Certainty, Kind


@in_turn
def save_point(point: Point, *, options: Sequence[values.Option] | None = None) -> Point:
    """Store a point and, where given, exactly these options; raises `ValidationError`.

    Refused where a claim on the point could not be read any more: nothing of it is stored then.
    """
    before = Point.objects.filter(pk=point.pk).values_list("event", flat=True)
    left = set(before) - {point.event_id}
    point.full_clean()
    point.save()
    if options is not None:
        set_options(point, options)
    if left:
        check_move(point)
        raise_revisions(left)
    check_point(point)
    judge_points([point.pk])
    return point


def check_move(point: Point) -> None:
    """Refuse an event for the point that its claims' and silences' articles do not cover."""
    tagged = Q(claims__point=point) | Q(silences__point=point)
    missing = Article.objects.filter(tagged).exclude(coverage__event=point.event_id).distinct()
    if missing:
        names = ", ".join(str(article) for article in missing)
        raise ValidationError(
            {"event": f"“{point.event}” is not covered by {names}; add its coverage first."}
        )


def set_options(point: Point, options: Sequence[values.Option]) -> None:
    """Make these the point's options, in this order."""
    check_options(options)
    rows = {row.slug: row for row in point.options.all()}
    gone = point.options.exclude(slug__in=[option.slug for option in options])
    point.options.filter(broader__in=gone).update(broader=None)  # these stay; their history is told below
    gone.delete()
    for order, option in enumerate(options):
        if option.slug not in rows:
            row = rows[option.slug] = Option(point=point, slug=option.slug, label=option.label, order=order)
            row.full_clean()
            row.save()
    for order, option in enumerate(options):
        row, broader = rows[option.slug], rows[option.broader].pk if option.broader else None
        if (row.label, row.order, row.broader_id) != (option.label, order, broader):
            row.label, row.order, row.broader_id = option.label, order, broader
            row.full_clean()
            row.save()


def check_options(options: Sequence[values.Option]) -> None:
    """Refuse a slug that stands twice, and a wider answer that is not in the list."""
    slugs = [option.slug for option in options]
    for option in options:
        if slugs.count(option.slug) > 1:
            raise ValidationError(f"Two options have the slug “{option.slug}”; give one of them another.")
        if option.broader and option.broader not in slugs:
            raise ValidationError(
                f"The wider answer “{option.broader}” of “{option.slug}” is not among the options; "
                "write the slug of one of them, or leave it empty."
            )


def check_point(point: Point) -> None:
    """Raise `ValidationError` where the stored point is badly made or a claim on it cannot be read."""
    fresh = for_judging(Point.objects.filter(pk=point.pk)).get()
    scale = judging.describe_scale(fresh, load_names())
    try:
        values.check_scale(scale)
    except values.ValueProblem as problem:
        raise ValidationError(str(problem)) from problem
    if fresh.options.all() and point.kind != Kind.CHOICE.value:
        raise ValidationError(
            "Only a point whose answers exclude each other in words has options; delete these, or change how "
            "it is answered."
        )
    problems = []
    for claim in fresh.claims.all():
        try:
            value = values.parse_value(claim.value, scale)
            values.check_claim(value, Certainty(claim.certainty))
        except values.ValueProblem as problem:
            problems.append(f"{claim.article}: {problem}")
    if problems:
        raise ValidationError(["The claims on this point could not be read any more.", *problems])
