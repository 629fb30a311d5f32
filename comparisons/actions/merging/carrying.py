"""Carries merges out, or shows what they would do: the same change, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count

from articles.turns import in_turn
from comparisons.actions.merging.merger import Merger, Problem
from comparisons.actions.merging.outcome import Outcome, PreviewChanged
from comparisons.actions.merging.people import EntityMerger, SpeakerMerger
from comparisons.actions.merging.points import PointMerger
from comparisons.actions.merging.published import SourceMerger
from comparisons.actions.merging.referents import ReferentMerger
from comparisons.actions.merging.weighing import picture_verdicts, tell_before, weigh
from comparisons.bundles.receipts import seal

MERGERS: tuple[type[Merger], ...] = (PointMerger, SpeakerMerger, SourceMerger, EntityMerger, ReferentMerger)


def find_merger(model: type[Any]) -> type[Merger]:
    return next(merger for merger in MERGERS if merger.model is model)


@in_turn
def preview_merge(model: type[Any], kept: int, gone: Sequence[int]) -> Outcome:
    """What the merge of these rows (primary keys) would do. Nothing is changed."""
    with transaction.atomic():
        outcome = carry_out(model, kept, gone)
        transaction.set_rollback(True)
    return replace(outcome, weighed=tell_before(outcome.weighed))


@in_turn
def merge_rows(model: type[Any], kept: int, gone: Sequence[int], *, previewed: str | None = None) -> Outcome:
    """Merge these rows (primary keys) into the one that is kept.

    `previewed`: the digest of what was shown; raises `PreviewChanged` where something else would be done now,
    `ValidationError` where the merge is refused.
    """
    with transaction.atomic():
        outcome = carry_out(model, kept, gone)
        if previewed is not None and outcome.digest != previewed:
            raise PreviewChanged
        if outcome.problems:
            raise ValidationError([problem.sentence for problem in outcome.problems])
    return outcome


def carry_out(model: type[Any], kept: int, gone: Sequence[int]) -> Outcome:
    """Merge within the transaction that runs, and tell what was done; nothing where something is refused."""
    merger = read_rows(model, kept, gone)
    ids = [(row.pk, row.edition) for row in merger.all]
    doubts = tuple(merger.find_doubts())
    names = tuple(merger.gone)
    problems = tuple(merger.find_problems())
    if not problems:
        before = picture_verdicts()
        try:
            with transaction.atomic():
                merger.carry_out()
        except ValidationError as refusal:
            problems = tuple(Problem(sentence) for sentence in refusal.messages)
    if problems:
        return Outcome(
            merger.kept, names, problems, doubts, digest=seal([ids, [p.sentence for p in problems]])
        )
    weighed = weigh(before, picture_verdicts())
    return Outcome(
        merger.kept,
        names,
        (),
        doubts,
        tuple(merger.moved),
        tuple(merger.taken),
        tuple(merger.lost),
        weighed,
        seal([ids, merger.touched, weighed.seal]),
    )


def read_rows(model: type[Any], kept: int, gone: Sequence[int]) -> Merger:
    """The rows as they stand now; raises `ValidationError` where one of them is not there any more."""
    rows = model._default_manager.in_bulk([kept, *gone])
    others = [rows[pk] for pk in dict.fromkeys(gone) if pk in rows and pk != kept]
    if kept not in rows or len(others) != len(set(gone) - {kept}) or not others:
        raise ValidationError(
            f"Choose two or more {model._meta.verbose_name_plural} that are on file; one of these may have "
            "been merged or deleted meanwhile."
        )
    return find_merger(model)(rows[kept], others)


def count_uses(model: type[Any], rows: Sequence[Any]) -> dict[int, str]:
    """How much refers to each of these rows, in words, by primary key. One query a kind of reference."""
    told: dict[int, list[str]] = {row.pk: [] for row in rows}
    merger = find_merger(model)
    for tie in (*merger.ties, *merger.uses):
        uses = tie.model._default_manager.filter(**{f"{tie.field}__in": list(told)}).order_by()
        for pk, count in uses.values_list(tie.field).annotate(Count("pk")):
            told[pk].append(f"{count} {tie.label(count)}")
    return {pk: ", ".join(words) or "in use by nothing" for pk, words in told.items()}
