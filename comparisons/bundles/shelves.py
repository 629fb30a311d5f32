"""Writes the rows of one kind after the other: what is new, what the bundle changes, what people keep.

A shelf knows how a kind of row is found, read as plain values and written, always in bulk. What becomes of
each entry is decided in one place (`Shelf.settle`) by the receipts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.db.models import Model
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from articles.models import Article, Editable, Source
from comparisons.bundles.receipts import BATCH, LEFT, Fate, Receipts, State, seal
from comparisons.models import Event, Referent, Speaker

CHANGE_REASON = "load_bundle"
"""How the history names the change."""


@dataclass(slots=True)
class Left:
    """An entry that people's work kept from being written, and why."""

    kind: str
    name: str
    fate: Fate


@dataclass(slots=True)
class Ledger:
    """What one load has done so far, and what the next shelf needs of it."""

    receipts: Receipts
    pks: dict[str, dict[str, int]] = field(default_factory=dict)
    """For each kind the primary keys of the rows on file, by the key that finds them."""
    counts: dict[str, Counter[Fate]] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)
    changed: dict[str, set[int]] = field(default_factory=dict)
    """For each kind the rows that this load made or changed; `retold` are events of which only the pages tell
    something else, since no verdict can differ."""
    updated: dict[str, set[int]] = field(default_factory=dict)
    """Those of them that were there before."""

    def open(self) -> None:
        """Read which rows there are that others refer to by slug."""
        for kind, model in (
            ("source", Source),
            ("speaker", Speaker),
            ("referent", Referent),
            ("article", Article),
            ("event", Event),
        ):
            self.pks[kind] = dict(model._default_manager.values_list("slug", "pk"))

    def slugs(self, kind: str) -> dict[int, str]:
        return {pk: key for key, pk in self.pks[kind].items()}

    def touch(self, kind: str, pks: Iterable[int]) -> None:
        """Note rows that are made or changed, or whose verdict is to be judged again."""
        self.changed.setdefault(kind, set()).update(pks)

    def count(self, kind: str, name: str, fate: Fate) -> None:
        self.counts.setdefault(kind, Counter())[fate] += 1
        if fate in LEFT:
            self.left.append(Left(kind, name, fate))


@dataclass(slots=True)
class Present:
    """A row as it is in the database."""

    pk: int
    state: State


@dataclass(slots=True)
class Wanted:
    """A row as the bundle wants it. `names` is how the bundle names it."""

    key: str
    state: dict[str, Any]
    names: Sequence[Any] = ()
    row: Any = None
    """The row itself, where making it took more than its state."""

    @property
    def identity(self) -> str:
        return seal(list(self.names or (self.key,)))


class Shelf:
    """All rows of one kind. `columns` are what bundles can say; `links` those that name other rows."""

    kind: ClassVar[str]
    model: ClassVar[type[Model]]
    columns: ClassVar[tuple[str, ...]]
    links: ClassVar[Mapping[str, str]] = {}
    derived: ClassVar[tuple[str, ...]] = ()
    keeps_history: ClassVar[bool] = False

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.slugs = {kind: ledger.slugs(kind) for kind in set(self.links.values())}

    # Reading

    def find(self, keys: Iterable[str]) -> dict[str, Present]:
        """The rows of these keys, locked until the load ends."""
        rows = self.model._default_manager.filter(slug__in=list(keys)).select_for_update()
        return {row.slug: Present(row.pk, self.describe(row)) for row in rows}  # type: ignore[attr-defined]

    def describe(self, row: Any) -> State:
        """What a bundle would say of the row as it is."""
        return {name: self._describe_column(row, name) for name in self.columns}

    def _describe_column(self, row: Any, name: str) -> Any:
        if name not in self.links:
            return getattr(row, name)
        return self.slugs[self.links[name]].get(getattr(row, f"{name}_id"))

    # Deciding

    def settle(self, wanted: Sequence[Wanted], present: Mapping[str, Present]) -> list[Fate]:
        """Write what is to be written, and return what becomes of each entry."""
        receipts = self.ledger.receipts
        fates: list[Fate] = []
        new: list[Wanted] = []
        changed: list[tuple[int, Wanted]] = []
        for entry in wanted:
            found = present.get(entry.key)
            fate = receipts.decide(
                self.kind, entry.identity, entry.key, found.state if found else None, entry.state
            )
            if fate in (Fate.NEW, Fate.CHANGED) and not self.can_stand(entry):
                fate = Fate.STRANDED
            self.ledger.count(self.kind, entry.key, fate)
            fates.append(fate)
            if fate is Fate.NEW:
                new.append(entry)
            elif fate is Fate.CHANGED and found:
                changed.append((found.pk, entry))
            if fate not in LEFT:
                receipts.note(self.kind, entry.identity, entry.key, entry.state)
        self.change(changed)
        self.create(new)
        return fates

    def can_stand(self, entry: Wanted) -> bool:
        """Whether all that the row refers to is there."""
        known = self.ledger.pks
        return all(
            entry.state[name] is None or entry.state[name] in known[kind] for name, kind in self.links.items()
        )

    # Writing

    def make(self, entry: Wanted) -> Any:
        """The unsaved row of an entry."""
        return self.assign(self.model(slug=entry.key), entry)

    def assign(self, row: Any, entry: Wanted) -> Any:
        """Give a row what the bundle says."""
        for name in self.columns:
            if name in self.links:
                slug = entry.state[name]
                setattr(row, f"{name}_id", None if slug is None else self.ledger.pks[self.links[name]][slug])
            elif hasattr(row, name):
                setattr(row, name, entry.state[name])
        if hasattr(row, "derive_days"):
            row.derive_days()
        return row

    def create(self, entries: Sequence[Wanted]) -> None:
        rows = self.write_new([self.make(entry) for entry in entries])
        keys = {entry.key: row.pk for entry, row in zip(entries, rows, strict=True)}
        self.ledger.pks.setdefault(self.kind, {}).update(keys)
        self.ledger.touch(self.kind, keys.values())

    def write_new(self, rows: list[Any]) -> list[Any]:
        if not rows:
            return []
        if self.keeps_history:
            return bulk_create_with_history(
                rows, self.model, batch_size=BATCH, default_change_reason=CHANGE_REASON
            )
        return self.model._default_manager.bulk_create(rows, batch_size=BATCH)

    def change(self, entries: Sequence[tuple[int, Wanted]]) -> None:
        if not entries:
            return
        rows = self.model._default_manager.in_bulk([pk for pk, _ in entries])
        for pk, entry in entries:
            row = self.assign(rows[pk], entry)
            if isinstance(row, Editable):
                row.edition += 1
        self.write_changed([rows[pk] for pk, _ in entries], self.list_written())
        self.ledger.touch(self.kind, (pk for pk, _ in entries))
        self.ledger.updated.setdefault(self.kind, set()).update(pk for pk, _ in entries)

    def list_written(self) -> list[str]:
        fields = {field.name for field in self.model._meta.concrete_fields}
        edition = ("edition",) if issubclass(self.model, Editable) else ()
        return [name for name in (*self.columns, *self.derived, *edition) if name in fields]

    def write_changed(self, rows: list[Any], fields: list[str]) -> None:
        if not rows or not fields:
            return
        if self.keeps_history:
            bulk_update_with_history(
                rows, self.model, fields, batch_size=500, default_change_reason=CHANGE_REASON
            )
        else:
            self.model._default_manager.bulk_update(rows, fields, batch_size=500)
