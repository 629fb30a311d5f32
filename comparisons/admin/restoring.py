"""Tells the histories of the admin how old states are put back: by actions, with verdicts judged again."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from comparisons.actions.heirs import can_return, follow_merges
from comparisons.actions.records import name_record
from comparisons.actions.restoring import Foreseen, find_edition, find_left_out, foresee, restore
from comparisons.vocabulary import Verdict


class Restorer:
    """See `articles.admin.restoring.Restorer`."""

    def can_return(self, model: type[Model]) -> bool:
        return can_return(model)

    def restore(self, record: Any, *, edition_seen: int | None) -> Model:
        return restore(record, edition_seen=edition_seen)

    def foresee(self, record: Any, *, edition_seen: int | None) -> list[str]:
        return [tell(foreseen) for foreseen in foresee(record, edition_seen=edition_seen)]

    def find_left_out(self, record: Any) -> list[str]:
        return find_left_out(record)

    def find_edition(self, row: Any) -> int:
        return find_edition(row)

    def follow(self, record: Any) -> Any:
        return follow_merges(record)

    def name(self, record: Any) -> str:
        return name_record(record)


def tell(foreseen: Foreseen) -> str:
    """ "When was it formed? (The Union State): = agree → ≠ reports conflict"."""
    point = foreseen.point
    return f"{point} ({point.event}): {show(foreseen.before)} → {show(foreseen.after)}"


def show(verdict: Verdict | None) -> str:
    return f"{verdict.sign} {verdict.word}" if verdict else "no answer"
