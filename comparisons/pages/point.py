"""One point as a page: what it asks, how it stands, and the panel with every answer and quote.

Made of rows that are loaded already; asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from comparisons import judging
from comparisons.algebra.units import display_unit
from comparisons.judging import Judged
from comparisons.models import Event
from comparisons.pages.addresses import locate_claim
from comparisons.pages.answers import Speech
from comparisons.pages.choice import Choice, ask
from comparisons.pages.panel import Panel, build_panel
from comparisons.pages.pencils import NO_PENCILS, Pencils
from comparisons.pages.shelf import Shelf
from comparisons.selectors import PointMaterial
from comparisons.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class PointPage:
    """What the template of a point reads."""

    question: str
    kind: str
    unit: str
    scope: str
    theme: str
    theme_address: str
    tone: str
    verdict: SafeString
    reason: str
    notes: Sequence[str]
    panel: Panel
    event: str
    event_address: str
    larger: tuple[str, str] | None
    texts: str
    everything: str


@dataclass(frozen=True, slots=True)
class Visit:
    """Who reads, and what they have chosen: `closed` are the articles whose quotes are cut for them."""

    choice: Choice
    closed: frozenset[str]
    signed_in: bool
    pencils: Pencils = NO_PENCILS


def judge_material(material: PointMaterial) -> tuple[Judged, dict[str, str]]:
    """The point as it stands, and what a sentence calls each article of its event, in column order."""
    columns = judging.describe_columns(material.coverage)
    point = material.point
    judged = judging.judge_point(point, columns, material.names, point.event.when)
    return judged, {article.slug: article.name for article in columns.articles}


def build_point_panel(
    material: PointMaterial, visit: Visit, *, anchored: bool = False, titled: bool = False
) -> Panel:
    """The panel alone, as the page of the point and its fragment show it."""
    judged, names = judge_material(material)
    articles = {row.article.slug: row.article for row in material.coverage}
    event, chosen = judged.point.event, ",".join(visit.choice.articles or ())
    sources = {slug: article.source.name for slug, article in articles.items()}
    speech = Speech(
        names,
        visit.closed,
        lambda claim: locate_claim(claim, event.slug, chosen),
        sources,
        alone=bool(visit.choice.only),
    )
    return build_panel(
        judged,
        speech,
        Shelf(material.versions),
        articles=articles,
        only=visit.choice.only,
        signed_in=visit.signed_in,
        anchored=anchored,
        titled=titled,
        pencils=visit.pencils,
    )


def build_point_page(material: PointMaterial, visit: Visit) -> PointPage:
    point, event = material.point, material.point.event
    panel = build_point_panel(material, visit, anchored=True)
    limits = {"articles": ",".join(visit.choice.articles or ()), "only": visit.choice.only}
    return PointPage(
        question=point.question,
        kind=Kind(point.kind).label,
        unit=display_unit(point.unit) if point.unit else "",
        scope=point.scope,
        theme=point.theme,
        theme_address=event.get_absolute_url() + ask(theme=point.theme),
        tone=panel.tone,
        verdict=panel.verdict,
        reason=panel.reason,
        notes=panel.notes,
        panel=panel,
        event=event.name,
        event_address=f"{event.get_absolute_url()}{ask(**limits)}#point-{point.pk}",
        larger=name_larger(event),
        texts=reverse("event-texts", args=[event.slug]) + ask(**limits, point=str(point.pk)),
        everything=point.get_absolute_url() if any(limits.values()) else "",
    )


def name_larger(event: Event) -> tuple[str, str] | None:
    return (event.part_of.name, event.part_of.get_absolute_url()) if event.part_of else None
