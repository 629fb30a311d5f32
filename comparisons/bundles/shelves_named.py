"""The shelves of who speaks, what names mean and what is named: speakers, entities, referents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from articles.names import fold_name
from comparisons.bundles.receipts import BATCH
from comparisons.bundles.shape import Entry
from comparisons.bundles.shelves import Present, Shelf, Wanted
from comparisons.bundles.shelves_published import Shared
from comparisons.models import Alias, Entity, FramingMark, Referent, Speaker


class Speakers(Shared):
    kind, model = "speaker", Speaker
    columns = ("name", "role", "aliases", "anonymous")


class Referents(Shared):
    kind, model = "referent", Referent
    columns = ("label", "description")

    def change(self, entries: Sequence[tuple[int, Wanted]]) -> None:
        super().change(entries)
        marks = FramingMark.objects.filter(referent__in=[pk for pk, _ in entries]).order_by()
        self.ledger.touch("retold", marks.values_list("event", flat=True).distinct())


class Entities(Shelf):
    """An entity is known by its folded name. What an entry leaves out stays; aliases given are all."""

    kind, model = "entity", Entity
    columns = ("name", "aliases")

    def put(self, entries: Sequence[Entry]) -> None:
        present = self.find([fold_name(entry.text("name")) for entry in entries])
        self.spellings = {fold_name(alias): alias for entry in entries for alias in entry.texts("aliases")}
        self.settle(
            [self.want(entry, present.get(fold_name(entry.text("name")))) for entry in entries], present
        )

    def want(self, entry: Entry, found: Present | None) -> Wanted:
        key = fold_name(entry.text("name"))
        aliases = sorted({fold_name(alias) for alias in entry.texts("aliases")} - {key})
        if "aliases" not in entry and found:
            aliases = found.state["aliases"]
        return Wanted(key, {"name": entry.text("name"), "aliases": aliases})

    def find(self, keys: Iterable[str]) -> dict[str, Present]:
        rows = Entity.objects.filter(key__in=list(keys)).select_for_update().prefetch_related("aliases")
        return {
            row.key: Present(row.pk, {"name": row.name, "aliases": sorted(a.key for a in row.aliases.all())})
            for row in rows
        }

    def make(self, entry: Wanted) -> Any:
        return self.assign(Entity(key=entry.key), entry)

    def assign(self, row: Any, entry: Wanted) -> Any:
        row.name = entry.state["name"]
        row.listed = entry.state["aliases"]
        return row

    def write_new(self, rows: list[Any]) -> list[Any]:
        written = super().write_new(rows)
        self.add_aliases(written)
        return written

    def write_changed(self, rows: list[Any], fields: list[str]) -> None:
        super().write_changed(rows, [name for name in fields if name != "aliases"])
        kept = {alias.key: alias.name for alias in Alias.objects.filter(entity__in=rows)}
        self.spellings = kept | self.spellings
        Alias.objects.filter(entity__in=rows).delete()
        self.add_aliases(rows)

    def add_aliases(self, rows: Sequence[Any]) -> None:
        aliases = [Alias(entity=row, name=self.spellings[key], key=key) for row in rows for key in row.listed]
        Alias.objects.bulk_create(aliases, batch_size=BATCH)
