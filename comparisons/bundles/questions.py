"""Checks the points of an event and the claims on them: can the value be read, does the quote stand there?

The heart of validation, and its cost: a large load has some ten thousand claims. Each text is folded once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from articles.anchoring import AbsentQuote, AmbiguousQuote, Anchor, How, Text
from articles.names import fold_name
from articles.texts import fold_text
from comparisons.algebra.values import Option, Scale, ValueProblem, check_claim, check_scale, parse_value
from comparisons.bundles.joining import JoinedEvent, tell_first
from comparisons.bundles.plan import PlannedClaim, PlannedPoint
from comparisons.bundles.shape import Entry
from comparisons.vocabulary import Certainty, Kind

if TYPE_CHECKING:
    from comparisons.bundles.validation import Setting


class Questions:
    """Checks the points of one load. Keeps the texts and names that all of them need."""

    def __init__(self, setting: Setting, step: Callable[[int], None]) -> None:
        self.setting, self.step = setting, step
        self.findings = setting.findings
        self.names = _join_names(setting)
        self.stored_texts: dict[str, list[Text]] = {}

    def plan_points(self, event: JoinedEvent) -> list[PlannedPoint]:
        """The points of an event with their claims and silences."""
        articles = self.list_covering(event)
        keys: dict[str, Entry] = {}
        points = [self.plan_point(event, entry, articles, keys) for entry in event.points.values()]
        complete = [a for a, entry in event.coverage.items() if entry.text("tagging") == "complete"]
        for point in points:
            said = {claim.article for claim in point.claims}
            point.silent += [a for a in complete if a not in said and a not in point.silent]
        return points

    def list_covering(self, event: JoinedEvent) -> set[str]:
        on_file = {article for slug, article in self.setting.known.coverage if slug == event.slug}
        return on_file | set(event.coverage)

    def plan_point(
        self, event: JoinedEvent, entry: Entry, covering: set[str], keys: dict[str, Entry]
    ) -> PlannedPoint:
        scale, sound = self.read_scale(entry)
        point = PlannedPoint(entry, event.slug, scale)
        places: dict[tuple[object, ...], Entry] = {}
        for claim in entry.entries("claims"):
            if planned := self.plan_claim(point, claim, covering, sound):
                self.refuse_twin(planned, keys, places)
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
                    self.findings.refuse(place, _describe_uncovered(article, point.event))
                point.silent.append(article)

    # Claims

    def plan_claim(
        self, point: PlannedPoint, entry: Entry, covering: set[str], sound: bool
    ) -> PlannedClaim | None:
        self.check_references(entry, point, covering)
        self.check_certainty(entry)
        if sound and not {"value", "certainty"} & entry.broken:
            self.check_value(entry, point.scale)
        if point.entry.flag("changes") and "as_of" not in entry:
            self.findings.warn(
                entry.place, "has no `as_of`, though the answer to this point changes with time"
            )
        if {"article", "quote"} & entry.broken or not entry.text("article") or not entry.text("quote"):
            return None
        return self.anchor_claim(point, entry)

    def check_references(self, entry: Entry, point: PlannedPoint, covering: set[str]) -> None:
        setting, joined, known = self.setting, self.setting.joined, self.setting.known
        article = entry.text("article")
        if (
            article
            and setting.refer_to(
                article, entry.at("article"), joined.articles, known.articles, kind="article"
            )
            and article not in covering
            and setting.whole
        ):
            self.findings.refuse(entry.at("article"), _describe_uncovered(article, point.event))
        setting.refer(entry, "voice", joined.speakers, known.speakers, kind="speaker")
        setting.refer(entry, "via", joined.sources, known.sources, kind="source")
        if entry.text("via") and entry.text("via") == self.find_source(article):
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
        if "orphan" in entry and entry.flag("orphan") and "tagged_quote" in entry:
            self.findings.refuse(
                entry.at("tagged_quote"), "stands beside a quote that is found; an orphan's quote is not"
            )

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

    # Quotes

    def anchor_claim(self, point: PlannedPoint, entry: Entry) -> PlannedClaim | None:
        texts = self.find_texts(entry.text("article"))
        if texts is None:
            return None
        anchor, text = None, None
        if not entry.flag("orphan"):
            try:
                anchor, text = _locate(texts, entry)
            except (AbsentQuote, AmbiguousQuote) as problem:
                self.findings.refuse(entry.at("quote"), str(problem))
                return None
        elif texts:
            anchor, text = _locate_orphan(texts[0], entry), texts[0]
        place = _count_places(text, entry.text("quote"), anchor) if anchor and text else 0
        stored = text.body if text and entry.text("article") not in self.setting.bodies else None
        return PlannedClaim(entry, point.event, point.slug, anchor, place, stored)

    def find_texts(self, article: str) -> list[Text] | None:
        """The texts in which a quote may stand: the bundle's first, else those on file; None: not known."""
        if (bodies := self.setting.bodies.get(article)) is not None:
            return [bodies.text]
        if article in self.setting.joined.articles or article not in self.setting.known.articles:
            return None
        if article not in self.stored_texts:
            self.stored_texts[article] = [Text(body) for body in self.setting.known.texts.get(article, ())]
        return self.stored_texts[article]

    def refuse_twin(
        self, planned: PlannedClaim, keys: dict[str, Entry], places: dict[tuple[object, ...], Entry]
    ) -> None:
        """Two claims of one load must be told apart when they are loaded again."""
        entry = planned.entry
        if key := entry.text("key"):
            if (first := keys.setdefault(key, entry)) is not entry:
                self.findings.refuse(
                    entry.at("key"), f"“{key}” stands twice in one event: {tell_first(first, entry)}"
                )
            return
        identity = (
            planned.article,
            fold_text(entry.text("quote")).strip(),
            planned.place,
            entry.text("voice"),
        )
        if (first := places.setdefault(identity, entry)) is not entry:
            self.findings.refuse(
                entry.place,
                f"has article, place and voice of another claim ({tell_first(first, entry)}); give"
                " each a `key`, any word, so that they are told apart",
            )


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


def _describe_uncovered(article: str, event: str) -> str:
    return f"“{article}” does not cover the event “{event}”; add it to the event's `coverage`"


def _locate(texts: list[Text], entry: Entry) -> tuple[Anchor, Text]:
    """The place of a quote in the newest text that has it; the complaint is that of the newest."""
    quote, prefix, suffix = entry.text("quote"), entry.text("prefix"), entry.text("suffix")
    absent: AbsentQuote | None = None
    for text in texts:
        try:
            return text.locate_exact(quote, prefix, suffix), text
        except AbsentQuote as problem:
            absent = absent or problem
    raise absent or AbsentQuote("The article has no text on file in which the quote could stand.")


def _locate_orphan(text: Text, entry: Entry) -> Anchor | None:
    """An orphan's quote may have come back, word for word."""
    anchor = text.locate(entry.text("quote"), entry.text("prefix"), entry.text("suffix"))
    return anchor if anchor is not None and anchor.how is How.EXACT else None


def _count_places(text: Text, quote: str, anchor: Anchor) -> int:
    """How many places like this one the text has up to here: 1 for the first."""
    return 1 if text.count(quote) == 1 else Text(text.body[: anchor.end]).count(quote)
