"""The shelf of framing marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from comparisons.bundles.plan import PlannedMark
from comparisons.bundles.shelves import Wanted
from comparisons.bundles.shelves_quoted import Quoted
from comparisons.models import FramingMark
from comparisons.vocabulary import VOCABULARY_VERSION


class Marks(Quoted[PlannedMark]):
    kind, model = "mark", FramingMark
    columns = (
        "event", "article", "quote", "prefix", "suffix", "device", "frame", "function", "referent", "voice",
        "note", "vocabulary",
    )  # fmt: skip
    links = {"event": "event", "article": "article", "referent": "referent", "voice": "speaker"}
    home, told_by, touched, title = "event", "device", "retold", "framing marks"

    def rows_of(self, events: Sequence[int]) -> QuerySet[FramingMark]:
        return FramingMark.objects.filter(event__in=events)

    def home_of(self, planned: PlannedMark) -> tuple[str, ...]:
        return (planned.event,)

    def describe_planned(self, planned: PlannedMark) -> dict[str, Any]:
        entry = planned.entry
        plain = ("prefix", "suffix", "device", "frame", "function", "note")
        return {
            **{name: entry.text(name) for name in plain},
            "event": planned.event,
            "article": planned.article,
            "quote": entry.text("tagged_quote") or entry.text("quote"),
            "referent": entry.text("referent") or None,
            "voice": entry.text("voice") or None,
            "vocabulary": int(entry.text("vocabulary") or VOCABULARY_VERSION),
        }

    def want(self, planned: PlannedMark, taken: set[str]) -> Wanted | None:
        """A mark that does not say its version of the lists keeps the one that it has on file."""
        wanted = super().want(planned, taken)
        found = self.present.get(wanted.key) if wanted else None
        if wanted and found and "vocabulary" not in planned.entry:
            wanted.state["vocabulary"] = wanted.row.vocabulary = found.state["vocabulary"]
        return wanted
