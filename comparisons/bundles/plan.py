"""A bundle that is right: what a load has to write, with every quote found in its article's first text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from articles.anchoring import Anchor
from comparisons.algebra.values import Scale
from comparisons.bundles.bodies import Bodies
from comparisons.bundles.joining import JoinedEvent
from comparisons.bundles.shape import Entry


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a quote stands: its place in the article's first text, or no place for an orphan.

    `count` tells the quote from the others that are equal to it: how many of them stand up to there.
    """

    anchor: Anchor | None
    count: int
    first_text: str | None
    """The text in which the quote was found, where that is not the bundle's own."""


@dataclass(slots=True)
class PlannedQuote:
    """An entry of an event whose quote holds."""

    entry: Entry
    event: str
    placed: Placed

    @property
    def article(self) -> str:
        return self.entry.text("article")


@dataclass(slots=True)
class PlannedMark(PlannedQuote):
    """A framing mark."""


@dataclass(slots=True)
class PlannedClaim(PlannedQuote):
    """A claim whose value holds, too."""

    point: str


@dataclass(slots=True)
class PlannedPoint:
    """A point with its claims and the articles that are silent on it."""

    entry: Entry
    event: str
    scale: Scale
    claims: list[PlannedClaim] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)

    @property
    def slug(self) -> str:
        return self.entry.text("slug")


@dataclass(slots=True)
class PlannedEvent:
    """An event with its coverage, its points and its framing marks, in the order of the files."""

    joined: JoinedEvent
    points: list[PlannedPoint] = field(default_factory=list)
    marks: list[PlannedMark] = field(default_factory=list)

    @property
    def slug(self) -> str:
        return self.joined.slug


@dataclass(slots=True)
class PlannedVoices:
    """What was measured of a text, known by its article and its checksum."""

    article: str
    checksum: str
    rules: str
    result: Mapping[str, Any]

    @property
    def key(self) -> str:
        return f"{self.article}/{self.checksum}"


@dataclass(slots=True)
class Plan:
    """All that a load writes. Its lists are in the order of the files."""

    sources: Sequence[Entry]
    speakers: Sequence[Entry]
    entities: Sequence[Entry]
    referents: Sequence[Entry]
    articles: Sequence[Entry]
    bodies: Mapping[str, Bodies]
    events: Sequence[PlannedEvent]
    voices: Sequence[PlannedVoices] = ()

    @property
    def points(self) -> list[PlannedPoint]:
        return [point for event in self.events for point in event.points]

    @property
    def claims(self) -> list[PlannedClaim]:
        return [claim for point in self.points for claim in point.claims]

    @property
    def marks(self) -> list[PlannedMark]:
        return [mark for event in self.events for mark in event.marks]

    @property
    def quotes(self) -> list[PlannedQuote]:
        return [*self.claims, *self.marks]
