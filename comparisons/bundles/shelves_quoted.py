"""What the shelves of claims and of framing marks share: rows that are known by the place of their quote.

Each is anchored in its article's current text, found again, and written in bulk. A row is known by its key
where the bundle gives one, else by what it belongs to, its article, the place of its quote and one word more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from django.db.models import QuerySet

from articles.anchors import ANCHOR_FIELDS
from articles.models import new_key
from articles.texts import fold_text
from comparisons.bundles.current import CurrentTexts
from comparisons.bundles.plan import PlannedQuote
from comparisons.bundles.progress import Progress
from comparisons.bundles.quotes import tell_spot
from comparisons.bundles.receipts import LEFT, Fate
from comparisons.bundles.shelves import Ledger, Present, Shelf, Wanted

Spot = tuple[object, ...]
Planned = TypeVar("Planned", bound=PlannedQuote)


class Quoted(Shelf, Generic[Planned]):
    """`home` names what a row belongs to, `told_by` the word that tells two rows of one place apart.

    `touched` is as what the ledger notes a home whose rows have changed, `title` what people read.
    """

    home: ClassVar[str]
    told_by: ClassVar[str]
    touched: ClassVar[str]
    title: ClassVar[str]
    derived = ANCHOR_FIELDS
    keeps_history = True

    def __init__(self, ledger: Ledger, current: CurrentTexts) -> None:
        super().__init__(ledger)
        self.current = current
        self.anchored: Counter[str] = Counter()
        self.orphans: list[PlannedQuote] = []

    def put(self, planned: Sequence[Planned], events: Iterable[str], progress: Progress) -> None:
        self.anchor_stored()
        self.present = self.find_rows(events)
        self.spots: dict[Spot, str] = {}
        if any(not quote.entry.text("key") for quote in planned):
            self.spots = {self.spot_of(found): key for key, found in self.present.items()}
        progress.begin(f"Placing {self.title}", len(planned))
        taken: set[str] = set()
        placed: list[tuple[Planned, Wanted]] = []
        for done, quote in enumerate(planned, 1):
            if (entry := self.want(quote, taken)) is not None:
                placed.append((quote, entry))
            if done % 500 == 0:
                progress.step(500)
        progress.begin(f"Writing {self.title}", 1)
        fates = self.settle([entry for _, entry in placed], self.present)
        for (quote, entry), fate in zip(placed, fates, strict=True):
            self.count_anchor(quote, entry.row, fate)
        progress.step(1)

    def count_anchor(self, quote: Planned, row: Any, fate: Fate) -> None:
        """How a quote stands that is as the bundle says."""
        if fate in LEFT:
            return
        self.anchored[row.anchor] += 1
        if row.is_orphan:
            self.orphans.append(quote)
        if fate is Fate.NEW:
            self.current.count(row, quote)

    # What the kinds differ in

    def describe_planned(self, planned: Planned) -> dict[str, Any]:
        """What the row of a planned entry says. The quote is the one that was tagged."""
        raise NotImplementedError

    def home_of(self, planned: Planned) -> tuple[str, ...]:
        """What the row belongs to, as the bundle names it."""
        raise NotImplementedError

    def rows_of(self, events: Sequence[int]) -> QuerySet[Any]:
        """The rows on file of these events."""
        raise NotImplementedError

    def is_welcome(self, planned: Planned, state: Mapping[str, Any]) -> bool:
        """Whether what people have changed still takes the row."""
        return f"{planned.event}/{planned.article}" in self.ledger.pks["coverage"]

    # Reading

    def find_rows(self, events: Iterable[str]) -> dict[str, Present]:
        """The rows of these events, by `event/key`, locked until the load ends."""
        known = self.ledger.pks["event"]
        rows = self.rows_of([known[slug] for slug in events if slug in known]).order_by("pk")
        present: dict[str, Present] = {}
        self.places: dict[int, tuple[int | None, int | None]] = {}
        for row in rows.select_for_update():
            state = self.describe(row)
            present[f"{state[self.home].partition('/')[0]}/{row.key}"] = Present(row.pk, state)
            self.places[row.pk] = (row.start, row.end)
        return present

    def spot_of(self, found: Present) -> Spot:
        return self.tell_spot(found.state, *self.places[found.pk])

    def tell_spot(self, state: Mapping[str, Any], start: int | None, end: int | None) -> Spot:
        """By what a row without a key is known; an orphan's place is its quote."""
        place = (start, end) if start is not None else fold_text(state["quote"]).strip()
        return state[self.home], state["article"], place, state[self.told_by]

    # Deciding

    def want(self, planned: Planned, taken: set[str]) -> Wanted | None:
        """The row that the bundle wants, anchored; None where what it belongs to is gone."""
        state = self.describe_planned(planned)
        if not self.can_stand(Wanted("", state)) or not self.is_welcome(planned, state):
            self.ledger.count(
                self.kind, f"{'/'.join(self.home_of(planned))}: {state['quote']}", Fate.STRANDED
            )
            return None
        row = self.assign(self.model(), Wanted("", state))
        self.current.place(row, planned)
        names = self.name_planned(planned)
        key = self.find_key(planned, names, self.tell_spot(state, row.start, row.end), taken)
        taken.add(key)
        row.key = key.partition("/")[2]
        return Wanted(key, state, names, row)

    def name_planned(self, planned: Planned) -> tuple[Any, ...]:
        """How the bundle names a row, whatever else of it changes."""
        if key := planned.entry.text("key"):
            return ("key", planned.event, key)
        quote, count = tell_spot(planned)
        told_by = planned.entry.text(self.told_by)
        return ("place", *self.home_of(planned), planned.article, quote, count, told_by)

    def find_key(self, planned: Planned, names: Sequence[Any], spot: Spot, taken: set[str]) -> str:
        """The key by which the row is found that this entry means, or a new one."""
        if key := planned.entry.text("key"):
            return f"{planned.event}/{key}"
        written = self.ledger.receipts.find_key(self.kind, Wanted("", {}, names).identity)
        if written is not None:
            return written
        found = self.spots.get(spot)
        return found if found is not None and found not in taken else f"{planned.event}/{new_key()}"

    # Anchoring

    def anchor_stored(self) -> None:
        """Anchor again the rows on file of articles whose current text is another one now.

        This comes first: the bundle's rows are told from those on file by where these stand now.
        """
        stored: QuerySet[Any] = self.model._default_manager.filter(article__in=self.current.renewed)
        rows = list(stored.select_related("version"))
        self.current.place_again(rows)
        self.write_changed(rows, list(ANCHOR_FIELDS))
        self.ledger.touch(self.touched, (getattr(row, f"{self.home}_id") for row in rows))

    # Writing

    def touch_homes(self, keys: Iterable[str]) -> None:
        known = self.ledger.pks[self.links[self.home]]
        self.ledger.touch(self.touched, (known[key] for key in keys))

    def create(self, entries: Sequence[Wanted]) -> None:
        super().create(entries)
        self.touch_homes(entry.state[self.home] for entry in entries)

    def change(self, entries: Sequence[tuple[int, Wanted]]) -> None:
        """A row may move to another home: the one it leaves is told otherwise as well."""
        super().change(entries)
        self.touch_homes(entry.state[self.home] for _, entry in entries)
        self.touch_homes(self.present[entry.key].state[self.home] for _, entry in entries)

    def make(self, entry: Wanted) -> Any:
        return entry.row

    def assign(self, row: Any, entry: Wanted) -> Any:
        if entry.row is None:
            return super().assign(row, entry)
        linked = (f"{name}_id" if name in self.links else name for name in self.columns)
        for name in (*linked, *ANCHOR_FIELDS):
            setattr(row, name, getattr(entry.row, name))
        return row
