"""What the database holds already, as far as a bundle can refer to it: a picture that validation works with.

Validation itself stays pure: it is handed this picture. The load takes a second one once it has locked the
database, and validates again if the two differ.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from articles.models import Article, Source, Version
from comparisons.models import Coverage, Entity, Event, LoadReceipt, Referent, Speaker
from comparisons.selectors import load_names


@dataclass(frozen=True, slots=True)
class Known:
    """Slugs, names and texts on file. `texts`: of articles that the bundle only mentions, newest first."""

    sources: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    referents: frozenset[str] = frozenset()
    articles: Mapping[str, str] = field(default_factory=dict)
    """The source of each article."""
    events: Mapping[str, str | None] = field(default_factory=dict)
    """What each event is part of."""
    coverage: frozenset[tuple[str, str]] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    merged: frozenset[str] = frozenset()
    """Folded names of entities that people merged into others, or renamed: no load makes them again."""
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def load_known(events: Collection[str], mentioned: Collection[str]) -> Known:
    """The picture for a load that adds to these events and mentions these articles without their texts."""
    texts: dict[str, list[str]] = {}
    if mentioned:
        bodies = Version.objects.filter(article__slug__in=list(mentioned)).order_by("-is_current", "-number")
        for slug, body in bodies.values_list("article__slug", "body"):
            texts.setdefault(slug, []).append(body)
    covered = Coverage.objects.filter(event__slug__in=list(events)).values_list(
        "event__slug", "article__slug"
    )
    return Known(
        sources=frozenset(Source.objects.values_list("slug", flat=True)),
        speakers=frozenset(Speaker.objects.values_list("slug", flat=True)),
        referents=frozenset(Referent.objects.values_list("slug", flat=True)),
        articles=dict(Article.objects.values_list("slug", "source__slug")),
        events=dict(Event.objects.values_list("slug", "part_of__slug")),
        coverage=frozenset(covered),
        names=load_names(),
        merged=frozenset(_load_merged()),
        texts={slug: tuple(bodies) for slug, bodies in texts.items()},
    )


def _load_merged() -> Iterator[str]:
    """The entities that were on file once and are not any more, by folded name."""
    gone = LoadReceipt.objects.filter(kind="entity").exclude(key__in=Entity.objects.values("key"))
    yield from gone.values_list("key", flat=True)


_check_url = URLValidator()


def is_address(text: str) -> bool:
    """Whether the database takes a text as a web address."""
    try:
        _check_url(text)
    except ValidationError:
        return False
    return True
