"""Checks what claims and framing marks have in common: whose words they are, and where their quotes stand.

The cost of validation: a large load has some ten thousand quotes. Each text is folded once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.anchoring import AbsentQuote, AmbiguousQuote, Anchor, How, Text
from articles.texts import fold_text
from comparisons.bundles.findings import Findings
from comparisons.bundles.joining import JoinedEvent, tell_first
from comparisons.bundles.plan import Placed, PlannedQuote
from comparisons.bundles.shape import Entry

if TYPE_CHECKING:
    from comparisons.bundles.validation import Setting


class Quotes:
    """Checks the quotes of one load. Keeps the texts that all of them need."""

    def __init__(self, setting: Setting) -> None:
        self.setting, self.findings = setting, setting.findings
        self.stored_texts: dict[str, list[Text]] = {}

    def list_covering(self, event: JoinedEvent) -> set[str]:
        """The articles that cover an event, in the bundles and on file."""
        on_file = {article for slug, article in self.setting.known.coverage if slug == event.slug}
        return on_file | set(event.coverage)

    def check_references(self, entry: Entry, event: str, covering: set[str]) -> None:
        """Complain of an article that is unknown or does not cover the event, and of an unknown speaker."""
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
            self.findings.refuse(entry.at("article"), describe_uncovered(article, event))
        setting.refer(entry, "voice", joined.speakers, known.speakers, kind="speaker")

    def place(self, entry: Entry) -> Placed | None:
        """Where the quote of an entry stands; None where that cannot be said, and is complained of."""
        if entry.flag("orphan") and "tagged_quote" in entry:
            self.findings.refuse(
                entry.at("tagged_quote"), "stands beside a quote that is found; an orphan's quote is not"
            )
        if {"article", "quote"} & entry.broken or not entry.text("article") or not entry.text("quote"):
            return None
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
        count = _count_places(text, entry.text("quote"), anchor) if anchor and text else 0
        stored = text.body if text and entry.text("article") not in self.setting.bodies else None
        return Placed(anchor, count, stored)

    def find_texts(self, article: str) -> list[Text] | None:
        """The texts in which a quote may stand: the bundle's first, else those on file; None: not known."""
        if (bodies := self.setting.bodies.get(article)) is not None:
            return [bodies.text]
        if article in self.setting.joined.articles or article not in self.setting.known.articles:
            return None
        if article not in self.stored_texts:
            self.stored_texts[article] = [Text(body) for body in self.setting.known.texts.get(article, ())]
        return self.stored_texts[article]


class Twins:
    """Complains of two entries of one load that could not be told apart when they are loaded again.

    They are told by `key`, one within the event, else by article, place and one word more (`told_by`).
    """

    def __init__(self, findings: Findings, kind: str, told_by: str, keys: dict[str, Entry]) -> None:
        self.findings, self.kind, self.told_by, self.keys = findings, kind, told_by, keys
        self.places: dict[tuple[object, ...], Entry] = {}

    def refuse(self, planned: PlannedQuote) -> None:
        entry = planned.entry
        if key := entry.text("key"):
            if (first := self.keys.setdefault(key, entry)) is not entry:
                self.findings.refuse(
                    entry.at("key"), f"“{key}” stands twice in one event: {tell_first(first, entry)}"
                )
            return
        identity = (planned.article, *tell_spot(planned), entry.text(self.told_by))
        if (first := self.places.setdefault(identity, entry)) is not entry:
            self.findings.refuse(
                entry.place,
                f"has article, place and {self.told_by} of another {self.kind} ({tell_first(first, entry)});"
                " give each a `key`, any word, so that they are told apart",
            )


def tell_spot(planned: PlannedQuote) -> tuple[str, int]:
    """How a bundle names the place of a quote: by its words, and which of the equal ones it is."""
    return fold_text(planned.entry.text("quote")).strip(), planned.placed.count


def describe_uncovered(article: str, event: str) -> str:
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
