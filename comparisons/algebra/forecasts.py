"""Predictions held against what was reported later.

Knows what each prediction says and what all reports say. Refuses to know who foresaw it well: it says of
a prediction that it came to pass *as reported*, and nothing of its author.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comparisons.algebra.answers import Answer
from comparisons.algebra.claims import Forecast
from comparisons.algebra.clashes import Index
from comparisons.algebra.values import Scale, display_value
from comparisons.vocabulary import Kind


def hold_forecasts(
    predictions: Sequence[Answer],
    reports: Sequence[Answer],
    scale: Scale,
    *,
    reports_conflict: bool,
    index: type[Index],
) -> tuple[Forecast, ...]:
    """Each prediction, judged against every report, its own article's too; none without any report.

    Undecided where it cannot be compared with one of the reports, or where reports of different articles
    conflict; else borne out unless it conflicts with one.
    """
    if not reports or not predictions:
        return ()
    arranged = None if scale.kind is Kind.TEXT or reports_conflict else index(reports)
    first, last = max(report.first for report in reports), min(report.last for report in reports)
    return tuple(_hold(prediction, arranged, first, last, scale) for prediction in predictions)


def _hold(prediction: Answer, reports: Index | None, first: float, last: float, scale: Scale) -> Forecast:
    """One prediction, which can be compared with every report if it holds at some time up to `last` and from
    `first` on. `reports` is None where they cannot be asked."""
    borne_out = None
    if reports and prediction.first <= last and first <= prediction.last:
        borne_out = not reports.clashes(replace(prediction, party=None))  # no article is left out
    claim = prediction.claim
    return Forecast(
        prediction.ids[0], claim.article, claim.value.written, display_value(claim.value, scale), borne_out
    )
