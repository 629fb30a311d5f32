"""What was changed: entries in the histories of rows, each with the row's state before it.

The last change of an event for everybody; all changes of an event, a question or an article, page by page,
for people with an account.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Model, OuterRef, Q, QuerySet, Subquery, Value

from articles.models import Article
from comparisons.models import Claim, Coverage, Event, FramingMark, Option, Point, Silence

PLACES: Mapping[str, tuple[type[Model], str, tuple[str, ...]]] = {
    "claim": (Claim, "point__event__in", ("point", "article__source")),
    "silence": (Silence, "point__event__in", ("point", "article__source")),
    "point": (Point, "event__in", ()),
    "coverage": (Coverage, "event__in", ("article__source",)),
    "mark": (FramingMark, "event__in", ("article__source",)),
    "event": (Event, "id__in", ()),
}
"""For each kind of row how its history finds the event, and what telling it needs."""

NEEDED: Mapping[str, tuple[type[Model], tuple[str, ...]]] = {
    "article": (Article, ("source", "origin")),
    "claim": (Claim, ("point", "article__source", "voice", "via")),
    "coverage": (Coverage, ("article__source", "event")),
    "event": (Event, ("part_of",)),
    "mark": (FramingMark, ("article__source", "event", "referent", "voice")),
    "option": (Option, ("point", "broader")),
    "point": (Point, ("event",)),
    "silence": (Silence, ("point", "article__source")),
}
"""The kinds of rows whose changes are listed, in the order of one moment, and what telling them needs."""

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of a history. `before` is the row's state until then, None where it was made by this.

    `gone`: what the deleted rows were called that it refers to, by the name of the reference and the key.
    """

    kind: str
    record: Any
    before: Any
    gone: Mapping[tuple[str, int], str] = field(default_factory=dict)

    def name(self, reference: str, lost: str) -> str:
        """What the row of a reference is called, or was while it was there."""
        row = getattr(self.record, reference)
        if row is not None:
            return str(row.source.name if isinstance(row, Article) else row)
        return self.gone.get((reference, getattr(self.record, f"{reference}_id")), lost)

    @property
    def question(self) -> str:
        return self.name("point", "a question that is deleted")

    @property
    def source(self) -> str:
        return self.name("article", "an article that is deleted")


def load_last_change(events: Iterable[int]) -> Change | None:
    """The newest change of these events, of their points, claims, silences, marks and coverage. Two queries.

    A row counts where its point still is; that a point is deleted is a change of its own.
    """
    keys = list(events)
    newest, *others = (
        as_entries(kind, histories(model).filter(**{path: keys})) for kind, (model, path, _) in PLACES.items()
    )
    last = newest.union(*others, all=True).order_by("-history_date", "-history_id").first()
    if last is None:
        return None
    kind, _, number, row = last
    model, _, needed = PLACES[kind]
    states = histories(model).filter(id=row, history_id__lte=number).select_related("history_user", *needed)
    record, *before = states.order_by("-history_id")[:2]
    return Change(kind, record, before[0] if before else None)


def as_entries(kind: str, records: QuerySet[Any]) -> QuerySet[Any, Any]:
    """The kind, the moment, the number and the row of each of these records."""
    columns = ("kind_of_row", "history_date", "history_id", "id")
    return records.order_by().annotate(kind_of_row=Value(kind)).values_list(*columns)


def histories(model: type[Model]) -> QuerySet[Any]:
    return model.history.all()  # type: ignore[attr-defined]


# All changes, page by page

Scope = Mapping[str, QuerySet[Any]]
"""The records that belong to an event, a question or an article, by their kind."""


def cover_events(events: Iterable[int]) -> Scope:
    """The changes of these events: of all that belongs to them, or once did."""
    keys = list(events)
    points = histories(Point).filter(event__in=keys).order_by().values("id")
    articles = histories(Coverage).filter(event__in=keys).order_by().values("article")
    return {
        "article": histories(Article).filter(id__in=articles),
        "event": histories(Event).filter(id__in=keys),
        **{kind: histories(NEEDED[kind][0]).filter(event__in=keys) for kind in ("coverage", "mark", "point")},
        **{
            kind: histories(NEEDED[kind][0]).filter(point__in=points)
            for kind in ("claim", "option", "silence")
        },
    }


def cover_point(point: int) -> Scope:
    """The changes of a question and of what is, or once was, said on it."""
    claims = histories(Claim).filter(point=point).order_by().values("id")
    return {
        "claim": histories(Claim).filter(id__in=claims),
        "option": histories(Option).filter(point=point),
        "point": histories(Point).filter(id=point),
        "silence": histories(Silence).filter(point=point),
    }


def cover_article(article: int) -> Scope:
    """The changes of an article and of what is tagged in it."""
    tagged = ("claim", "coverage", "mark", "silence")
    return {
        "article": histories(Article).filter(id=article),
        **{kind: histories(NEEDED[kind][0]).filter(article=article) for kind in tagged},
    }


class Moment(NamedTuple):
    """The place of an entry among all: those of one moment by kind, then the later ones first."""

    date: datetime
    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Changes:
    """One page of changes, the newest first; `older` is where the next page goes on, None on the last."""

    rows: Sequence[Change]
    older: Moment | None


def load_changes(scope: Scope, before: Moment | None) -> Changes:
    """The changes before this moment, or the newest. At most 20 queries, however many there are."""
    first, *others = (
        as_entries(kind, limit(kind, records, before)) for kind, records in sorted(scope.items())
    )
    listed = first.union(*others, all=True) if others else first
    entries = list(listed.order_by("-history_date", "kind_of_row", "-history_id")[: PER_PAGE + 1])
    shown = entries[:PER_PAGE]
    found = {kind: load_records(kind, [e[2] for e in shown if e[0] == kind]) for kind in scope}
    gone = load_gone(record for records in found.values() for record, _ in records.values())
    rows = [Change(kind, *found[kind][number], gone) for kind, _, number, _ in shown]
    last = shown[-1] if len(entries) > PER_PAGE else None
    return Changes(rows, Moment(last[1], last[0], last[2]) if last else None)


def limit(kind: str, records: QuerySet[Any], before: Moment | None) -> QuerySet[Any]:
    """The records of this kind that come after this place in the list."""
    if before is None:
        return records
    beside = Q(history_date=before.date)
    if kind < before.kind:
        beside = Q(pk__in=[])
    elif kind == before.kind:
        beside &= Q(history_id__lt=before.number)
    return records.filter(Q(history_date__lt=before.date) | beside)


def load_records(kind: str, numbers: Sequence[int]) -> dict[int, tuple[Any, Any]]:
    """These records, by their numbers, each with the state of its row before it. Two queries."""
    model, needed = NEEDED[kind]
    earlier = histories(model).filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    newest = earlier.order_by("-history_id").values("history_id")[:1]
    records = histories(model).filter(history_id__in=numbers).annotate(earlier=Subquery(newest))
    listed = list(records.select_related("history_user", *needed))
    before = histories(model).select_related(*needed).in_bulk({r.earlier for r in listed} - {None})
    return {record.history_id: (record, before.get(record.earlier)) for record in listed}


def load_gone(records: Iterable[Any]) -> dict[tuple[str, int], str]:
    """What the deleted questions, articles and events were called that these records name. Three queries."""
    wanted: dict[str, set[int]] = {"point": set(), "article": set(), "event": set()}
    for record in records:
        for name, keys in wanted.items():
            if hasattr(record, f"{name}_id") and getattr(record, name) is None:
                keys.add(getattr(record, f"{name}_id"))
    points = histories(Point).filter(id__in=wanted["point"]).order_by("history_id")
    articles = histories(Article).filter(id__in=wanted["article"]).order_by("history_id")
    events = histories(Event).filter(id__in=wanted["event"]).order_by("history_id")
    return {
        **{("point", row.id): row.question for row in points},
        **{("article", row.id): row.source.name for row in articles.select_related("source") if row.source},
        **{("event", row.id): row.name for row in events},
    }
