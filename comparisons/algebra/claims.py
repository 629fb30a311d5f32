"""What the rules of comparison are asked, and what they answer.

Plain records without any rule. Claims, articles and judgements carry slugs and written values, so that they
can be built from rows, from a bundle or by hand.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from comparisons.algebra.values import DateValue, Scale, Value
from comparisons.vocabulary import Certainty, Verdict


@dataclass(frozen=True, slots=True)
class Claim:
    """What one article says on the point. `id` is the caller's and comes back in the results.

    `voice` is a speaker's slug, None the source itself; `via` the slug of the source that the words came
    through; `copied` are the ids of passages confirmed as copied in which the claim stands.
    """

    id: Hashable
    article: str
    value: Value
    certainty: Certainty
    voice: str | None = None
    anonymous: bool = False
    via: str | None = None
    as_of: DateValue | None = None
    copied: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Article:
    """An article that covers the event. `name` is what a sentence calls it, unique among the articles.

    `before` is the coverage's own word on whether it was written before the event, None where it has none.
    """

    slug: str
    name: str
    source: str
    origin: str | None = None
    authors: frozenset[str] = frozenset()
    published: DateValue | None = None
    before: bool | None = None


@dataclass(frozen=True)
class Question:
    """One point with all that is claimed on it, and all articles that cover the event, in column order.

    `speakers`, `sources` and `authors` name people and sources by their slugs or keys, for the sentences;
    a slug without a name is put into words as well as can be.
    """

    scale: Scale
    claims: Sequence[Claim]
    articles: Sequence[Article]
    silent: frozenset[str] = frozenset()
    event_date: DateValue | None = None
    outcome: bool = False
    speakers: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    authors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Position:
    """Claims that share a value. `value` is in the written form and the point's unit."""

    value: str | tuple[str, ...]
    display: str
    denied: bool
    as_of: str | None
    articles: tuple[str, ...]
    claims: tuple[Hashable, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """A prediction held against the reports; `borne_out` is None where it is undecided."""

    claim: Hashable
    article: str
    value: str | tuple[str, ...]
    display: str
    borne_out: bool | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """How all claims on a point stand together, and what stands beside the verdict."""

    verdict: Verdict | None
    narrow: bool
    reason: str
    origins: int
    circular: bool
    circular_because: str
    only_as_quoted: bool
    outlier: tuple[str, ...]
    positions: tuple[Position, ...]
    silent: tuple[str, ...]
    untagged: tuple[str, ...]
    before_event: tuple[str, ...]
    self_contradictions: tuple[str, ...]
    forecasts: tuple[Forecast, ...]
    judged_on: tuple[Hashable, ...]
