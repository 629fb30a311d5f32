"""The shelf of claims: each is anchored in its article's current text, found again, and written in bulk.

A claim is known by its key where the bundle gives one, else by its point, its article, the place of its quote
and its voice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from articles.anchoring import Text
from articles.anchors import ANCHOR_FIELDS, place_again, place_exactly, settle
from articles.models import Version, new_key
from articles.texts import fold_text
from articles.vocabulary import AnchorState
from comparisons.algebra.values import Scale, ValueProblem, check_claim, parse_value
from comparisons.bundles.plan import Plan, PlannedClaim
from comparisons.bundles.progress import Progress
from comparisons.bundles.receipts import LEFT, Fate
from comparisons.bundles.shelves import Ledger, Present, Shelf, Wanted
from comparisons.bundles.shelves_published import Texts
from comparisons.models import Claim, Point
from comparisons.vocabulary import Certainty

Spot = tuple[object, ...]


class Claims(Shelf):
    kind, model, keeps_history = "claim", Claim, True
    columns = (
        "point", "article", "quote", "prefix", "suffix", "value", "voice", "via", "certainty", "hedge",
        "as_of", "note",
    )  # fmt: skip
    links = {"point": "point", "article": "article", "voice": "speaker", "via": "source"}
    derived = ANCHOR_FIELDS

    def __init__(self, ledger: Ledger, plan: Plan, texts: Texts, scales: Mapping[str, Scale]) -> None:
        super().__init__(ledger)
        self.plan, self.texts = plan, texts
        self.scales = scales
        """The scales of the points that people keep otherwise than the bundle says."""
        self.current: dict[str, tuple[Version, Text]] = {}
        self.anchored: Counter[str] = Counter()
        self.orphans: list[PlannedClaim] = []

    def put(self, progress: Progress) -> None:
        claims = self.plan.claims
        self.current = self.load_current({claim.article for claim in claims} | self.texts.renewed)
        self.anchor_stored()
        self.present = self.find_claims()
        self.spots: dict[Spot, str] = {}
        if any(not claim.entry.text("key") for claim in claims):
            self.spots = {self.spot_of(found): key for key, found in self.present.items()}
        progress.begin("Placing quotes", len(claims))
        taken: set[str] = set()
        placed: list[tuple[PlannedClaim, Wanted]] = []
        for done, claim in enumerate(claims, 1):
            if (entry := self.want(claim, taken)) is not None:
                placed.append((claim, entry))
            if done % 500 == 0:
                progress.step(500)
        progress.begin("Writing claims", 1)
        fates = self.settle([entry for _, entry in placed], self.present)
        self.count_anchors([pair for pair, fate in zip(placed, fates, strict=True) if fate not in LEFT])
        progress.step(1)

    def count_anchors(self, placed: Sequence[tuple[PlannedClaim, Wanted]]) -> None:
        """How the quotes stand that are as the bundle says."""
        for claim, entry in placed:
            self.anchored[entry.row.anchor] += 1
            if entry.row.is_orphan:
                self.orphans.append(claim)

    # Reading

    def load_current(self, articles: Iterable[str]) -> dict[str, tuple[Version, Text]]:
        """For each article its current version, and that version's text, prepared."""
        slugs = {
            self.ledger.pks["article"][slug]: slug for slug in articles if slug in self.ledger.pks["article"]
        }
        rows = Version.objects.filter(article__in=list(slugs), is_current=True)
        return {slugs[row.article_id]: (row, self.prepare(slugs[row.article_id], row)) for row in rows}

    def prepare(self, slug: str, version: Version) -> Text:
        """The text of a version; the one that validation has folded, where it is the same."""
        bodies = self.plan.bodies.get(slug)
        return bodies.text if bodies and bodies.first == version.body else Text(version.body)

    def find_claims(self) -> dict[str, Present]:
        """The claims of the bundle's events, by `event/key`, locked until the load ends."""
        events = [self.ledger.pks["event"].get(event.slug) for event in self.plan.events]
        points = Point.objects.filter(event__in=[pk for pk in events if pk])
        rows = Claim.objects.filter(point__in=points).order_by("pk").select_for_update()
        present: dict[str, Present] = {}
        self.places: dict[int, tuple[int | None, int | None]] = {}
        for row in rows:
            state = self.describe(row)
            present[f"{state['point'].partition('/')[0]}/{row.key}"] = Present(row.pk, state)
            self.places[row.pk] = (row.start, row.end)
        return present

    def spot_of(self, found: Present) -> Spot:
        return _spot(found.state, *self.places[found.pk])

    # Deciding

    def want(self, claim: PlannedClaim, taken: set[str]) -> Wanted | None:
        """The row that the bundle wants, anchored; None where what it belongs to is gone."""
        state = describe_claim(claim)
        if (
            not self.can_stand(Wanted("", state))
            or not self.is_covered(claim)
            or not self.is_readable(claim, state)
        ):
            self.ledger.count(self.kind, f"{claim.event}/{claim.point}: {state['quote']}", Fate.STRANDED)
            return None
        row = self.anchor(self.assign(Claim(), Wanted("", state)), claim)
        names = name_claim(claim)
        key = self.find_key(claim, names, _spot(state, row.start, row.end), taken)
        taken.add(key)
        row.key = key.partition("/")[2]
        return Wanted(key, state, names, row)

    def is_covered(self, claim: PlannedClaim) -> bool:
        return f"{claim.event}/{claim.article}" in self.ledger.pks["coverage"]

    def is_readable(self, claim: PlannedClaim, state: Mapping[str, Any]) -> bool:
        """Whether the point, where a person has changed it, still takes the claim's value."""
        scale = self.scales.get(state["point"])
        if scale is None:
            return True
        try:
            check_claim(parse_value(state["value"], scale), Certainty(state["certainty"]))
        except ValueProblem:
            return False
        return True

    def find_key(self, claim: PlannedClaim, names: Sequence[Any], spot: Spot, taken: set[str]) -> str:
        """The key by which the row is found that this claim means, or a new one."""
        if key := claim.entry.text("key"):
            return f"{claim.event}/{key}"
        written = self.ledger.receipts.find_key(self.kind, Wanted("", {}, names).identity)
        if written is not None:
            return written
        found = self.spots.get(spot)
        return found if found is not None and found not in taken else f"{claim.event}/{new_key()}"

    # Anchoring

    def anchor(self, row: Claim, claim: PlannedClaim) -> Claim:
        """Anchor a claim in the current text, by way of the text in which validation found it."""
        current, text = self.current.get(claim.article, (None, None))
        if current is None or text is None:
            return row
        bodies = self.plan.bodies.get(claim.article)
        first = self.texts.first.get(claim.article)
        if (claim.first_text or (bodies and bodies.first)) == text.body:
            settle(row, claim.anchor, current)
        elif first is not None and first.pk == current.pk and claim.anchor:
            row.quote = claim.entry.text("quote")  # folded alike, yet its offsets may differ
            place_exactly(row, text, current)
        else:
            settle(row, claim.anchor, first or Version(kind=current.kind))
            self.tell_tagged(row, claim)
            place_again(row, text, current)
            return row
        self.tell_tagged(row, claim)
        return row

    def tell_tagged(self, row: Claim, claim: PlannedClaim) -> None:
        """Keep the words as they were tagged, where the bundle quotes the words that were found for them."""
        if not (tagged := claim.entry.text("tagged_quote")):
            return
        row.quote = tagged
        if not row.is_orphan and fold_text(tagged).strip() != fold_text(row.exact).strip():
            row.anchor = AnchorState.APPROXIMATE.value

    def anchor_stored(self) -> None:
        """Anchor again the claims on file of articles whose current text is another one now.

        This comes first: the bundle's claims are told from those on file by where these stand now.
        """
        articles = {self.ledger.pks["article"][slug]: slug for slug in self.texts.renewed}
        rows = list(Claim.objects.filter(article__in=list(articles)).select_related("version"))
        for row in rows:
            version, text = self.current[articles[row.article_id]]
            place_again(row, text, version)
        super().write_changed(rows, list(ANCHOR_FIELDS))
        self.ledger.touch("point", (row.point_id for row in rows))

    # Writing

    def create(self, entries: Sequence[Wanted]) -> None:
        super().create(entries)
        self.touch_points(entry.state["point"] for entry in entries)

    def change(self, entries: Sequence[tuple[int, Wanted]]) -> None:
        """A claim may move to another point: the one it leaves is judged again as well."""
        super().change(entries)
        self.touch_points(entry.state["point"] for _, entry in entries)
        self.touch_points(self.present[entry.key].state["point"] for _, entry in entries)

    def touch_points(self, keys: Iterable[str]) -> None:
        self.ledger.touch("point", (self.ledger.pks["point"][key] for key in keys))

    def make(self, entry: Wanted) -> Any:
        return entry.row

    def assign(self, row: Any, entry: Wanted) -> Any:
        if entry.row is None:
            return super().assign(row, entry)
        for name in (
            *(f"{name}_id" if name in self.links else name for name in self.columns),
            *ANCHOR_FIELDS,
        ):
            setattr(row, name, getattr(entry.row, name))
        return row


def describe_claim(claim: PlannedClaim) -> dict[str, Any]:
    """What the row of a planned claim says. The quote is the one that was tagged."""
    entry = claim.entry
    return {
        "point": f"{claim.event}/{claim.point}",
        "article": claim.article,
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


def name_claim(claim: PlannedClaim) -> tuple[Any, ...]:
    """How the bundle names a claim, whatever else of it changes."""
    entry = claim.entry
    if key := entry.text("key"):
        return ("key", claim.event, key)
    quote = fold_text(entry.text("quote")).strip()
    return ("place", claim.event, claim.point, claim.article, quote, claim.place, entry.text("voice"))


def _spot(state: Mapping[str, Any], start: int | None, end: int | None) -> Spot:
    """The point, article, place and voice of a claim; an orphan's place is its quote."""
    place = (start, end) if start is not None else fold_text(state["quote"]).strip()
    return state["point"], state["article"], place, state["voice"]
