"""The shelf of points: their options belong to them, and they stand in an order that people may change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Prefetch

from comparisons.bundles.plan import PlannedEvent, PlannedPoint
from comparisons.bundles.receipts import BATCH, Fate
from comparisons.bundles.shelves import Present, Shelf, Wanted
from comparisons.models import Option, Point


class Points(Shelf):
    """Points with their options, which belong to them."""

    kind, model, keeps_history = "point", Point, True
    columns = ("event", "question", "kind", "unit", "theme", "scope", "changes", "outcome", "options")
    links = {"event": "event"}

    def put(self, events: Sequence[PlannedEvent]) -> None:
        present = self.find([event.slug for event in events])
        self.ledger.pks[self.kind] = {key: found.pk for key, found in present.items()}
        self.orders = {key: order for event in events for order, key in enumerate(list_keys(event))}
        before: defaultdict[str, list[str]] = defaultdict(list)
        for key, found in present.items():
            before[found.state["event"]].append(key)
        self.settle([self.want(point) for event in events for point in event.points], present)
        self.put_in_order(events, before)

    def find(self, events: Iterable[str]) -> dict[str, Present]:
        known = self.ledger.pks["event"]
        rows = Point.objects.filter(event__in=[known[slug] for slug in events if slug in known])
        rows = rows.order_by("event", "order", "pk").select_for_update()
        rows = rows.prefetch_related(Prefetch("options", Option.objects.order_by("order", "pk")))
        states = ((row, self.describe(row)) for row in rows)
        return {f"{state['event']}/{row.slug}": Present(row.pk, state) for row, state in states}

    def _describe_column(self, row: Any, name: str) -> Any:
        if name != "options":
            return super()._describe_column(row, name)
        slugs = {option.pk: option.slug for option in row.options.all()}
        return [[o.slug, o.label, slugs.get(o.broader_id)] for o in row.options.all()]

    def want(self, point: PlannedPoint) -> Wanted:
        entry = point.entry
        state: dict[str, Any] = {
            name: entry.text(name) for name in ("question", "kind", "unit", "theme", "scope")
        }
        state |= {name: entry.flag(name) for name in ("changes", "outcome")}
        state["event"] = point.event
        state["options"] = [[o.slug, o.label, o.broader] for o in point.scale.options]
        return Wanted(f"{point.event}/{point.slug}", state)

    def make(self, entry: Wanted) -> Any:
        row = Point(slug=entry.key.partition("/")[2], order=self.orders[entry.key])
        return self.assign(row, entry)

    def assign(self, row: Any, entry: Wanted) -> Any:
        row.listed = entry.state["options"]
        row.event_id = self.ledger.pks["event"][entry.state["event"]]
        for name in self.columns[1:-1]:
            setattr(row, name, entry.state[name])
        return row

    def write_new(self, rows: list[Any]) -> list[Any]:
        written = super().write_new(rows)
        self.add_options(written)
        return written

    def write_changed(self, rows: list[Any], fields: list[str]) -> None:
        super().write_changed(rows, [name for name in fields if name != "options"])
        Option.objects.filter(point__in=rows).delete()
        self.add_options(rows)

    def add_options(self, rows: Sequence[Any]) -> None:
        options = {
            (row.pk, slug): Option(point=row, slug=slug, label=label, order=order)
            for row in rows
            for order, (slug, label, _) in enumerate(row.listed)
        }
        Option.objects.bulk_create(options.values(), batch_size=BATCH)
        narrower = []
        for row in rows:
            for slug, _, broader in row.listed:
                if broader:
                    options[row.pk, slug].broader = options[row.pk, broader]
                    narrower.append(options[row.pk, slug])
        Option.objects.bulk_update(narrower, ["broader"], batch_size=500)

    # Order

    def put_in_order(self, events: Sequence[PlannedEvent], before: Mapping[str, list[str]]) -> None:
        """Number the points of each event as the bundle lists them, unless a person has put them in order."""
        wanted: dict[int, int] = {}
        for event in events:
            if not event.points:
                continue
            present, listed = (
                before[event.slug],
                [k for k in list_keys(event) if k in self.ledger.pks["point"]],
            )
            order = Wanted(
                event.slug, {"points": merge_order(present, listed, moving=True)}, ("order", event.slug)
            )
            fate = self.ledger.receipts.decide(
                "order", order.identity, event.slug, {"points": present} if present else None, order.state
            )
            if fate in (Fate.MADE, Fate.EDITED, Fate.DELETED) and present:
                order.state["points"] = merge_order(present, listed, moving=False)
            else:
                self.ledger.receipts.note("order", order.identity, event.slug, order.state)
            wanted |= {
                self.ledger.pks["point"][key]: number for number, key in enumerate(order.state["points"])
            }
        self.number(wanted)

    def number(self, wanted: dict[int, int]) -> None:
        rows = Point.objects.in_bulk(list(wanted))
        moved = [row for pk, row in rows.items() if row.order != wanted[pk]]
        for row in moved:
            row.order = wanted[row.pk]
        super().write_changed(moved, ["order"])
        self.ledger.touch(self.kind, (row.pk for row in moved))


def list_keys(event: PlannedEvent) -> list[str]:
    return [f"{event.slug}/{point.slug}" for point in event.points]


def merge_order(present: Sequence[str], listed: Sequence[str], *, moving: bool) -> list[str]:
    """The order of an event's points: those on file stay where they are, new ones follow their neighbour.

    `moving`: the places that the bundle's points have on file are dealt out again in the bundle's order.

    >>> merge_order(["a", "x", "b"], ["b", "new", "a"], moving=True)
    ['b', 'new', 'x', 'a']
    """
    ours, on_file = set(listed), set(present)
    here = [key for key in listed if key in on_file]
    dealt = iter(here)
    order = [next(dealt) if moving and key in ours else key for key in present]
    followers: defaultdict[str, list[str]] = defaultdict(list)
    neighbour = ""
    for key in listed:
        if key in on_file:
            neighbour = key
        else:
            followers[neighbour].append(key)
    if not here:
        return order + followers[""]
    groups = ([*(followers[""] if key == here[0] else ()), key, *followers[key]] for key in order)
    return [key for group in groups for key in group]
