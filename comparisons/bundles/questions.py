"""Checks the points of an event and the claims on them: are they well asked, can the values be read?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from articles.names import fold_name
from comparisons.algebra.values import Option, Scale, ValueProblem, check_claim, check_scale, parse_value
from comparisons.bundles.joining import JoinedEvent
from comparisons.bundles.plan import PlannedClaim, PlannedPoint
from comparisons.bundles.quotes import Quotes, Twins, describe_uncovered
from comparisons.bundles.shape import Entry
from comparisons.vocabulary import Certainty, Kind

if TYPE_CHECKING:
    from comparisons.bundles.validation import Setting


class Questions:
    """Checks the points of one load. Keeps the names that all of them need."""

    def __init__(self, setting: Setting, quotes: Quotes, step: Callable[[int], None]) -> None:
        self.setting, self.quotes, self.step = setting, quotes, step
        self.findings = setting.findings
        self.names = _join_names(setting)

    def plan_points(self, event: JoinedEvent) -> list[PlannedPoint]:
        """The points of an event with their claims and silences."""
        articles = self.quotes.list_covering(event)
        keys: dict[str, Entry] = {}
        points = [self.plan_point(event, entry, articles, keys) for entry in event.points.values()]
        complete = [a for a, entry in event.coverage.items() if entry.text("tagging") == "complete"]
        for point in points:
            said = {claim.article for claim in point.claims}
            point.silent += [a for a in complete if a not in said and a not in point.silent]
        return points

    def plan_point(
        self, event: JoinedEvent, entry: Entry, covering: set[str], keys: dict[str, Entry]
    ) -> PlannedPoint:
        scale, sound = self.read_scale(entry)
        point = PlannedPoint(entry, event.slug, scale)
        twins = Twins(self.findings, "claim", "voice", keys)
        for claim in entry.entries("claims"):
            if planned := self.plan_claim(point, claim, covering, sound):
                twins.refuse(planned)
                point.claims.append(planned)
        self.check_silent(point, covering)
        self.step(len(point.claims))
        return point

    # The point itself

    def read_scale(self, entry: Entry) -> tuple[Scale, bool]:
        """What kind of answers the point takes, and whether its values can be read by it."""
        kind = Kind(entry.text("kind") or Kind.TEXT)
        if "options" in entry and entry.entries("options") and kind is not Kind.CHOICE:
            self.findings.refuse(
                entry.at("options"), "only a point of kind `choice` has options; leave them out"
            )
            return Scale(kind), "kind" in entry
        if "unit" in entry and kind is not Kind.QUANTITY:
            self.findings.refuse(entry.at("unit"), "only a point of kind `quantity` has a unit; leave it out")
            return Scale(kind), "kind" in entry
        scale = Scale(
            kind,
            unit=entry.text("unit"),
            options=tuple(_read_option(option) for option in entry.entries("options")),
            entities=self.names if kind is Kind.NAMES else {},
        )
        sound = not {"kind", "unit", "options"} & entry.broken and "kind" in entry
        try:
            check_scale(scale)
        except ValueProblem as problem:
            if sound:
                key = "unit" if kind is Kind.QUANTITY else "options"
                self.findings.refuse(entry.at(key), str(problem))
            return scale, False
        return scale, sound

    def check_silent(self, point: PlannedPoint, covering: set[str]) -> None:
        said = {claim.text("article") for claim in point.entry.entries("claims")} | {""}
        for number, article in enumerate(point.entry.texts("silent")):
            place = point.entry.at("silent", number)
            if article in point.silent:
                self.findings.refuse(place, f"“{article}” stands twice in the list")
            elif article in said:
                self.findings.refuse(place, f"“{article}” has a claim on this point, so it is not silent")
            elif self.setting.refer_to(
                article, place, self.setting.joined.articles, self.setting.known.articles, kind="article"
            ):
                if article not in covering:
                    self.findings.refuse(place, describe_uncovered(article, point.event))
                point.silent.append(article)

    # Claims

    def plan_claim(
        self, point: PlannedPoint, entry: Entry, covering: set[str], sound: bool
    ) -> PlannedClaim | None:
        self.quotes.check_references(entry, point.event, covering)
        self.check_via(entry)
        self.check_certainty(entry)
        if sound and not {"value", "certainty"} & entry.broken:
            self.check_value(entry, point.scale)
        if point.entry.flag("changes") and "as_of" not in entry:
            self.findings.warn(
                entry.place, "has no `as_of`, though the answer to this point changes with time"
            )
        placed = self.quotes.place(entry)
        return PlannedClaim(entry, point.event, placed, point.slug) if placed else None

    def check_via(self, entry: Entry) -> None:
        known = self.setting.known
        self.setting.refer(entry, "via", self.setting.joined.sources, known.sources, kind="source")
        if entry.text("via") and entry.text("via") == self.find_source(entry.text("article")):
            self.findings.refuse(entry.at("via"), "is the article's own source; leave it out then")

    def find_source(self, article: str) -> str:
        entry = self.setting.joined.articles.get(article)
        return entry.text("source") if entry else self.setting.known.articles.get(article, "")

    def check_certainty(self, entry: Entry) -> None:
        certainty = entry.text("certainty") or Certainty.ASSERTED.value
        if "certainty" in entry.broken:
            return
        if "hedge" in entry and certainty not in (Certainty.HEDGED, Certainty.PREDICTED):
            self.findings.refuse(
                entry.at("hedge"),
                f"stands only with `certainty: hedged` or `predicted`, not with {certainty}",
            )
        if certainty == Certainty.HEDGED and "hedge" not in entry and "hedge" not in entry.broken:
            self.findings.warn(entry.place, "is hedged and has no `hedge`, the words that hedge it")

    def check_value(self, entry: Entry, scale: Scale) -> None:
        written = entry.fields.get("value")
        if written is None:
            return
        if isinstance(written, list) and scale.kind is not Kind.NAMES:
            self.findings.refuse(
                entry.at("value"),
                f"is a list, but the point's kind is {scale.kind.value}; a text that starts with “[” must"
                " stand in quotes",
            )
            return
        if isinstance(written, str) and scale.kind is Kind.NAMES:
            self.findings.refuse(entry.at("value"), "must be a list of names, for example [US, Poland, ...]")
            return
        try:
            value = parse_value(written, scale)
            check_claim(value, Certainty(entry.text("certainty") or Certainty.ASSERTED))
        except ValueProblem as problem:
            self.findings.refuse(entry.at("value"), str(problem))


def _join_names(setting: Setting) -> Mapping[str, str]:
    """What each folded name means: on file, and as the bundles say."""
    entities = setting.joined.entities
    names: dict[str, Any] = {
        k: name for k, name in setting.known.names.items() if fold_name(name) not in entities
    }
    for entry in entities.values():
        own = entry.text("name")
        for name in (own, *entry.texts("aliases")):
            names[fold_name(name)] = own
    return names


def _read_option(entry: Entry) -> Option:
    return Option(entry.text("slug"), entry.text("label"), entry.text("broader") or None)
