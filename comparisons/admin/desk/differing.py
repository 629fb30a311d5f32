"""Two people changed the same row: what each has, field by field, and whose is to be kept.

Mixed into the desk's forms of rows that are on file. Nothing is stored before the tagger has seen both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone

MINE, STORED = "mine", "stored"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that is not the same: both ways as people read them, and which is proposed."""

    name: str
    label: str
    mine: str
    stored: str
    take: str


class SideBySide(forms.ModelForm):
    """`labels` names the fields that are compared; `type_row` is a row as this form would send it."""

    labels: Mapping[str, str] = {}
    differences: list[Difference]

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        row = kwargs.get("instance")
        self.differences = []
        self.stored = self.type_row(row) if row is not None and row.pk else {}
        if data is not None and self.stored:
            data = self.take_stored(data)
        kwargs["initial"] = {**self.stored, **(kwargs.get("initial") or {})}
        super().__init__(data, **kwargs)

    def type_row(self, row: Any) -> dict[str, str]:
        """The row as this form would send it, every value as text."""
        raise NotImplementedError

    def show(self, name: str, typed: Mapping[str, Any]) -> str:
        """What a field holds, as people read it."""
        return str(typed.get(name) or "")

    def take_stored(self, data: Any) -> Any:
        """What was sent, with what is stored in the place of the fields for which that was chosen."""
        taken = data.copy()
        for name in self.labels:
            if data.get(f"take-{name}") == STORED:
                for field in (name, *self.companions.get(name, ())):
                    taken[field] = self.stored.get(field, "")
        return taken

    companions: Mapping[str, tuple[str, ...]] = {}
    """The fields that go along with another one: the name that is typed with the choice "somebody else"."""

    def compare_with_stored(self) -> None:
        """Set both ways beside each other; the next save is one upon what is stored now."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        seen = self.type_seen(data.get("edition_seen"))
        for name, label in self.labels.items():
            mine, stored = self.show(name, data), self.show(name, self.stored)
            if tidy(mine) != tidy(stored):
                untouched = seen is not None and tidy(self.show(name, seen)) == tidy(mine)
                self.differences.append(Difference(name, label, mine, stored, STORED if untouched else MINE))
        data["edition_seen"] = str(self.initial.get("edition_seen", ""))
        self.data = data

    def type_seen(self, edition: str | None) -> dict[str, str] | None:
        """The row as it stood when this form was opened, where the history has it."""
        if not (edition or "").isdecimal():
            return None
        record = self.instance.history.filter(edition=int(edition or 0)).first()
        return self.type_row(record) if record else None

    @property
    def changer(self) -> str:
        """Who changed the row last, and when: "Ann changed this at 10:42"."""
        record = self.instance.history.select_related("history_user").first() if self.instance.pk else None
        if record is None:
            return "Somebody changed this"
        user = record.history_user
        name = (user.get_full_name() or user.get_username()) if user else "Somebody"
        return f"{name} changed this at {timezone.localtime(record.history_date):%H:%M}"


def tidy(typed: str) -> str:
    return typed.replace("\r\n", "\n").strip()
