"""The comparison as JSON, in the form that other programs rely on (section 6 of the design).

The same for every reader, but for quotes of articles whose text a reader may not see: those are cut.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from comparisons.algebra import values
from comparisons.algebra.verdicts import Forecast, Position
from comparisons.comparison import Column, Comparison, Section
from comparisons.judging import Judged
from comparisons.models import Claim

QUOTED_WORDS = 50
"""How many words of a quote a visitor sees of an article that may not be shown."""


def cut_quote(quote: str, words: int = QUOTED_WORDS) -> str:
    """At most so many words of a quote, with an ellipsis where it is cut."""
    parts = quote.split()
    return quote if len(parts) <= words else " ".join(parts[:words]) + " …"


def render_comparison(comparison: Comparison, closed: Collection[str] = ()) -> dict[str, Any]:
    """The comparison as plain lists and dicts. `closed`: slugs of the articles whose quotes are cut."""
    event = comparison.event
    return {
        "event": {
            "slug": event.slug,
            "name": event.name,
            "date": event.date or None,
            "place": event.place or None,
            "part_of": event.part_of.slug if event.part_of else None,
            "parts": [part.slug for part in comparison.parts],
        },
        "articles": [render_column(column) for column in comparison.columns],
        "counts": {verdict.value: count for verdict, count in comparison.counts.items()},
        "points": [
            render_point(judged, section, closed)
            for section in comparison.sections
            for judged in section.points
        ],
    }


def render_column(column: Column) -> dict[str, Any]:
    article = column.article
    return {
        "slug": article.slug,
        "source": article.source.slug,
        "title": article.title or None,
        "published": article.published or None,
        "origin": article.origin.slug if article.origin else None,
        "text_kind": column.text_kind.value if column.text_kind else None,
        "tagging": column.tagging,
    }


def render_point(judged: Judged, section: Section, closed: Collection[str]) -> dict[str, Any]:
    point, judgement = judged.point, judged.judgement
    return {
        "event": section.event.slug,
        "slug": point.slug,
        "question": point.question,
        "kind": point.kind,
        "unit": point.unit or None,
        "theme": point.theme or None,
        "verdict": judgement.verdict.value if judgement.verdict else None,
        "narrow": judgement.narrow,
        "reason": judgement.reason,
        "origins": judgement.origins,
        "circular": judgement.circular,
        "only_as_quoted": judgement.only_as_quoted,
        "outlier": list(judgement.outlier),
        "positions": [render_position(position) for position in judgement.positions],
        "claims": [render_claim(claim, judged, closed) for claim in judged.claims],
        "silent": list(judgement.silent),
        "untagged": list(judgement.untagged),
        "before_event": list(judgement.before_event),
        "self_contradictions": list(judgement.self_contradictions),
        "forecasts": [render_forecast(forecast) for forecast in judgement.forecasts],
        "ruling": None,
    }


def render_position(position: Position) -> dict[str, Any]:
    return {
        "value": as_written(position.value),
        "denied": position.denied,
        "as_of": position.as_of,
        "articles": list(position.articles),
        "origins": position.origins,
    }


def render_claim(claim: Claim, judged: Judged, closed: Collection[str]) -> dict[str, Any]:
    quote = cut_quote(claim.quote) if claim.article.slug in closed else claim.quote
    return {
        "article": claim.article.slug,
        "quote": quote,
        "start": claim.start,
        "end": claim.end,
        "value": claim.value,
        "display": values.display_value(judged.values[claim.pk], judged.scale),
        "voice": claim.voice.slug if claim.voice else None,
        "via": claim.via.slug if claim.via else None,
        "certainty": claim.certainty,
        "hedge": claim.hedge or None,
        "as_of": claim.as_of or None,
        "orphan": claim.is_orphan,
    }


def render_forecast(forecast: Forecast) -> dict[str, Any]:
    return {
        "article": forecast.article,
        "value": as_written(forecast.value),
        "borne_out": forecast.borne_out,
    }


def as_written(value: str | tuple[str, ...]) -> str | list[str]:
    return value if isinstance(value, str) else list(value)
