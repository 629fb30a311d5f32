"""Merges referents: marks that name the one then name the other."""

from __future__ import annotations

from comparisons.actions.merging.merger import Merger, Tie
from comparisons.actions.verdicts import raise_revisions
from comparisons.models import FramingMark, Referent


class ReferentMerger(Merger):
    """Referents: their marks move. No verdict depends on them."""

    model, kind = Referent, "referent"
    ties = (Tie(FramingMark, "referent", "framing mark", "framing marks", ("article__source",)),)
    told = ("label", "slug", "description")
    filled = ("description",)

    def judge(self) -> None:
        raise_revisions(self.kept.marks.values_list("event", flat=True))
