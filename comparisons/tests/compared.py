"""All that the comparisons hold, as readers and taggers get it, to be compared before and after."""

from __future__ import annotations

from typing import Any

from comparisons.comparison import build_comparison
from comparisons.comparison_json import render_comparison
from comparisons.models import Claim, Coverage, Event, FramingMark, Option, Point, Silence
from comparisons.selectors import load_comparison, load_text_kinds

OWN = {"edition", "revision", "version_id"}
"""What rises with every change, whatever it is."""


def compared() -> dict[str, Any]:
    """The comparison of each event as JSON, and every row with its key and what people wrote into it."""
    told = {event.slug: compare(event.slug) for event in Event.objects.all()}
    kinds = (Coverage, Point, Option, Claim, FramingMark, Silence)
    return {**told, **{kind.__name__: list_rows(kind) for kind in kinds}}


def compare(slug: str) -> dict[str, Any]:
    material = load_comparison(slug)
    return render_comparison(build_comparison(material, load_text_kinds(material.articles)), frozenset())


def list_rows(kind: Any) -> list[dict[str, Any]]:
    names = [field.attname for field in kind._meta.concrete_fields if field.attname not in OWN]
    return list(kind.objects.order_by("pk").values(*names))
