"""Deleting what is compared: by the one action that judges again what is left."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model

from comparisons import actions


class ErasedByAction:
    """Mixed in before an admin class: its rows go with their verdicts judged again."""

    def erase(self, rows: Iterable[Model]) -> None:
        actions.delete_rows(rows)
