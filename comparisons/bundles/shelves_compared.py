"""The shelves of what is compared: events, the articles that cover them, silences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from comparisons.bundles.joining import HEAD
from comparisons.bundles.plan import PlannedEvent
from comparisons.bundles.receipts import Fate
from comparisons.bundles.shape import Entry
from comparisons.bundles.shelves import Present, Shelf, Wanted
from comparisons.models import Claim, Coverage, Event, Point, Silence


class Events(Shelf):
    """What no entry of an event says stays as it is: its points may come from several bundles."""

    kind, model, keeps_history = "event", Event, True
    columns = HEAD
    links = {"part_of": "event"}
    derived = ("date_first", "date_last")

    def put(self, events: Sequence[PlannedEvent]) -> None:
        present = self.find([event.slug for event in events])
        for generation in _by_generation(events):
            self.slugs = {"event": self.ledger.slugs("event")}
            self.settle([self.want(event, present.get(event.slug)) for event in generation], present)

    def want(self, event: PlannedEvent, found: Present | None) -> Wanted:
        blank = found.state if found else dict.fromkeys(HEAD, "") | {"part_of": None}
        return Wanted(event.slug, {**blank, **event.joined.head})


def _by_generation(events: Sequence[PlannedEvent]) -> list[list[PlannedEvent]]:
    """Larger events first, so that each finds what it is part of."""
    larger = {event.slug: event.joined.head.get("part_of") for event in events}
    generations: dict[int, list[PlannedEvent]] = {}
    for event in events:
        depth, above = 0, larger[event.slug]
        while above in larger:
            depth, above = depth + 1, larger[above]
        generations.setdefault(depth, []).append(event)
    return [generations[depth] for depth in sorted(generations)]


class Covering(Shelf):
    """Which articles cover which event."""

    kind, model, keeps_history = "coverage", Coverage, True
    columns = ("event", "article", "framing", "before")
    links = {"event": "event", "article": "article"}

    def put(self, events: Sequence[PlannedEvent]) -> None:
        present = self.find([event.slug for event in events])
        self.ledger.pks[self.kind] = {key: found.pk for key, found in present.items()}
        wanted = [
            self.want(event.slug, entry) for event in events for entry in event.joined.coverage.values()
        ]
        self.settle(wanted, present)

    def find(self, events: Iterable[str]) -> dict[str, Present]:
        known = self.ledger.pks["event"]
        rows = Coverage.objects.filter(event__in=[known[slug] for slug in events if slug in known])
        states = ((row.pk, self.describe(row)) for row in rows.select_for_update())
        return {f"{state['event']}/{state['article']}": Present(pk, state) for pk, state in states}

    def want(self, event: str, entry: Entry) -> Wanted:
        article = entry.text("article")
        state = {"event": event, "article": article, "framing": entry.text("framing")}
        return Wanted(f"{event}/{article}", {**state, "before": entry.fields.get("before")})

    def make(self, entry: Wanted) -> Any:
        return self.assign(Coverage(), entry)

    def create(self, entries: Sequence[Wanted]) -> None:
        super().create(entries)
        self.touch_events(entries)

    def change(self, entries: Sequence[tuple[int, Wanted]]) -> None:
        super().change(entries)
        self.touch_events([entry for _, entry in entries])

    def touch_events(self, entries: Sequence[Wanted]) -> None:
        self.ledger.touch("event", (self.ledger.pks["event"][entry.state["event"]] for entry in entries))


class Silences(Shelf):
    """That an article says nothing on a point. It has nothing that could differ: it is there or it is not."""

    kind, model, keeps_history = "silence", Silence, True
    columns = ()

    def put(self, events: Sequence[PlannedEvent]) -> None:
        pks = self.ledger.pks
        points = Point.objects.filter(
            event__in=[pks["event"][e.slug] for e in events if e.slug in pks["event"]]
        )
        said = set(Claim.objects.filter(point__in=points).values_list("point", "article"))
        self.rows = {
            key: place
            for event in events
            for key, place in self.list_wanted(event)
            if self.is_free(key, place, said)
        }
        stored = Silence.objects.filter(point__in=points).values_list("point", "article", "pk")
        on_file = {(point, article): pk for point, article, pk in stored}
        present = {key: Present(on_file[place], {}) for key, place in self.rows.items() if place in on_file}
        self.settle([Wanted(key, {}) for key in self.rows], present)

    def list_wanted(self, event: PlannedEvent) -> Iterator[tuple[str, tuple[int, int]]]:
        """The silences of the bundle, each with the point and the article it is about; 0 is a missing one."""
        pks = self.ledger.pks
        for point in event.points:
            for article in point.silent:
                place = pks["point"].get(f"{event.slug}/{point.slug}", 0), pks["article"].get(article, 0)
                yield f"{event.slug}/{point.slug}/{article}", place

    def is_free(self, key: str, place: tuple[int, int], said: set[tuple[int, int]]) -> bool:
        """Whether the silence has all that it is about, and nobody has found a claim there."""
        event, _, article = key.split("/")
        if all(place) and f"{event}/{article}" in self.ledger.pks["coverage"] and place not in said:
            return True
        self.ledger.count(self.kind, key, Fate.STRANDED)
        return False

    def make(self, entry: Wanted) -> Any:
        point, article = self.rows[entry.key]
        return Silence(point_id=point, article_id=article)

    def create(self, entries: Sequence[Wanted]) -> None:
        super().create(entries)
        self.ledger.touch("point", (self.rows[entry.key][0] for entry in entries))
