"""Joins the bundles of one load: lists are joined, and nothing may stand twice.

An event is the exception: its points, its coverage and its framing marks may be spread over files. What its
entries say of the event itself must not differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from articles.names import fold_name
from comparisons.bundles.findings import Findings, Place
from comparisons.bundles.shape import Entry
from comparisons.bundles.tree import format_path

HEAD: Final = ("name", "date", "place", "summary", "part_of")
"""The keys that say something of an event itself."""


@dataclass(slots=True)
class JoinedEvent:
    """One event with all that the files of the load say of it."""

    slug: str
    entries: list[Entry] = field(default_factory=list)
    head: dict[str, str] = field(default_factory=dict)
    coverage: dict[str, Entry] = field(default_factory=dict)
    points: dict[str, Entry] = field(default_factory=dict)
    framing: list[Entry] = field(default_factory=list)

    @property
    def place(self) -> Place:
        return self.entries[0].place


@dataclass(slots=True)
class Joined:
    """All entries of one load, each by what it is known by."""

    sources: dict[str, Entry] = field(default_factory=dict)
    speakers: dict[str, Entry] = field(default_factory=dict)
    entities: dict[str, Entry] = field(default_factory=dict)
    referents: dict[str, Entry] = field(default_factory=dict)
    articles: dict[str, Entry] = field(default_factory=dict)
    events: dict[str, JoinedEvent] = field(default_factory=dict)
    voices: list[Entry] = field(default_factory=list)


def join_bundles(bundles: Iterable[Entry], findings: Findings) -> Joined:
    """The entries of all files of a load together; what stands twice is among the findings."""
    joined = Joined()
    for bundle in bundles:
        for name, known in (
            ("sources", joined.sources),
            ("speakers", joined.speakers),
            ("referents", joined.referents),
            ("articles", joined.articles),
        ):
            add_once(bundle.entries(name), known, "slug", findings)
        add_once(bundle.entries("entities"), joined.entities, "name", findings, fold=fold_name)
        joined.voices += bundle.entries("voices")
        for entry in bundle.entries("events"):
            _join_event(entry, joined.events, findings)
    for event in joined.events.values():
        if "name" not in event.head and not any("name" in entry.broken for entry in event.entries):
            findings.refuse(event.place, "lacks `name`, which must be there")
    return joined


def add_once(
    entries: Iterable[Entry],
    known: dict[str, Entry],
    key: str,
    findings: Findings,
    fold: Callable[[str], str] = str,
) -> None:
    """Add entries by what they are known by; the second of a name is a problem."""
    for entry in entries:
        if not (name := entry.text(key)):
            continue
        first = known.setdefault(fold(name), entry)
        if first is not entry:
            findings.refuse(entry.at(key), f"“{name}” stands twice: {tell_first(first, entry)}")


def tell_first(first: Entry, second: Entry) -> str:
    """Where the first of two stands, as the complaint about the second says it."""
    where = format_path(first.place.path)
    file = first.place.file
    return f"the first is {where}" + ("" if file is second.place.file else f" in {file.name}")


def _join_event(entry: Entry, events: dict[str, JoinedEvent], findings: Findings) -> None:
    if not (slug := entry.text("slug")):
        slug = f"\0{len(events)}"  # checked all the same; its slug is a problem already
    event = events.setdefault(slug, JoinedEvent(slug))
    for other in event.entries:
        if other.place.file is entry.place.file:
            findings.refuse(
                entry.at("slug"), f"“{slug}” stands twice in one file: {tell_first(other, entry)}"
            )
            break
    event.entries.append(entry)
    for key in HEAD:
        _join_head(event, entry, key, findings)
    add_once(entry.entries("coverage"), event.coverage, "article", findings)
    add_once(entry.entries("points"), event.points, "slug", findings)
    event.framing += entry.entries("framing")


def _join_head(event: JoinedEvent, entry: Entry, key: str, findings: Findings) -> None:
    if key not in entry:
        return
    said = event.head.setdefault(key, entry.text(key))
    if said != entry.text(key):
        first = next(other for other in event.entries if key in other)
        findings.refuse(entry.at(key), f"differs from what {first.place.file.name} says: “{said}”")
