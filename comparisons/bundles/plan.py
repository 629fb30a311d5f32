"""A bundle that is right: what a load has to write, with every quote found in its article's first text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from articles.anchoring import Anchor
from comparisons.algebra.values import Scale
from comparisons.bundles.bodies import Bodies
from comparisons.bundles.joining import JoinedEvent
from comparisons.bundles.shape import Entry


@dataclass(slots=True)
class PlannedClaim:
    """A claim whose value and quote hold. `anchor` is its place in the article's first text, None an orphan.

    `place` tells its quote from the others that are equal to it: how many of them stand up to there.
    """

    entry: Entry
    event: str
    point: str
    anchor: Anchor | None
    place: int
    first_text: str | None
    """The text in which the quote was found, where that is not the bundle's own."""

    @property
    def article(self) -> str:
        return self.entry.text("article")


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
    """An event with its coverage and its points, in the order of the files."""

    joined: JoinedEvent
    points: list[PlannedPoint] = field(default_factory=list)

    @property
    def slug(self) -> str:
        return self.joined.slug


@dataclass(slots=True)
class Plan:
    """All that a load writes. Its lists are in the order of the files."""

    sources: Sequence[Entry]
    speakers: Sequence[Entry]
    entities: Sequence[Entry]
    articles: Sequence[Entry]
    bodies: Mapping[str, Bodies]
    events: Sequence[PlannedEvent]

    @property
    def points(self) -> list[PlannedPoint]:
        return [point for event in self.events for point in event.points]

    @property
    def claims(self) -> list[PlannedClaim]:
        return [claim for point in self.points for claim in point.claims]
