"""The shelf of claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from comparisons.algebra.values import Scale, ValueProblem, check_claim, parse_value
from comparisons.bundles.current import CurrentTexts
from comparisons.bundles.plan import PlannedClaim
from comparisons.bundles.shelves import Ledger
from comparisons.bundles.shelves_quoted import Quoted
from comparisons.models import Claim
from comparisons.vocabulary import Certainty


class Claims(Quoted[PlannedClaim]):
    kind, model = "claim", Claim
    columns = (
        "point", "article", "quote", "prefix", "suffix", "value", "voice", "via", "certainty", "hedge",
        "as_of", "note",
    )  # fmt: skip
    links = {"point": "point", "article": "article", "voice": "speaker", "via": "source"}
    home, told_by, touched, title = "point", "voice", "point", "claims"

    def __init__(self, ledger: Ledger, current: CurrentTexts, scales: Mapping[str, Scale]) -> None:
        super().__init__(ledger, current)
        self.scales = scales
        """The scales of the points that people keep otherwise than the bundle says."""

    def rows_of(self, events: Sequence[int]) -> QuerySet[Claim]:
        return Claim.objects.filter(point__event__in=events)

    def home_of(self, planned: PlannedClaim) -> tuple[str, ...]:
        return planned.event, planned.point

    def is_welcome(self, planned: PlannedClaim, state: Mapping[str, Any]) -> bool:
        """Whether the article covers the event, and the point, where a person has changed it, takes it."""
        if not super().is_welcome(planned, state):
            return False
        scale = self.scales.get(state["point"])
        if scale is None:
            return True
        try:
            check_claim(parse_value(state["value"], scale), Certainty(state["certainty"]))
        except ValueProblem:
            return False
        return True

    def describe_planned(self, planned: PlannedClaim) -> dict[str, Any]:
        entry = planned.entry
        return {
            "point": f"{planned.event}/{planned.point}",
            "article": planned.article,
            "quote": entry.text("tagged_quote") or entry.text("quote"),
            "prefix": entry.text("prefix"),
            "suffix": entry.text("suffix"),
            "value": entry.fields["value"],
            "voice": entry.text("voice") or None,
            "via": entry.text("via") or None,
            "certainty": entry.text("certainty") or Certainty.ASSERTED.value,
            "hedge": entry.text("hedge"),
            "as_of": entry.text("as_of"),
            "note": entry.text("note"),
        }
