"""What the lists can be narrowed by, and what to say where nothing is left.

Built on django-filter. Knows the fields of a request; knows nothing of pages. An answer that is not on
offer narrows nothing and is named, so that no address a person types leads to an error.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.http import QueryDict
from django_filters import ChoiceFilter, FilterSet

from articles.models import Source
from articles.vocabulary import SourceKind, choices_of
from comparisons.listing.home import Choices
from comparisons.models import (
    Claim,
    Coverage,
    Event,
    FramingMark,
    Point,
    Referent,
    Speaker,
    StoredVerdict,
)
from comparisons.vocabulary import Verdict

DIFFERS = [(word.value, f"{word.sign} {word.word}") for word in (Verdict.CONFLICT, Verdict.DISPUTED)]
NAMED = [("named", "named only"), ("anonymous", "not named only")]


type_choices = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Chosen:
    """One filter in force: its label, what was chosen, the query without it, and how many match then.

    `known` is False for an answer that is not on offer; `left` is None where it was not counted.
    """

    label: str
    value: str
    lifted: str
    known: bool = True
    left: int | None = None


class ListFilter(FilterSet):
    """A filter set whose choices come from rows that are loaded already."""

    def __init__(self, data: QueryDict, queryset: QuerySet[Any], **choices: type_choices) -> None:
        super().__init__(data, queryset)
        for name, offered in choices.items():
            self.filters[name].extra["choices"] = offered

    def list_chosen(self) -> list[Chosen]:
        """The filters in force; where together they leave nothing, with what each alone is to blame for."""
        names = [name for name in self.filters if self.data.get(name)]
        unknown = set(self.errors)
        empty = bool(names) and not self.qs.exists()
        return [
            Chosen(
                label=str(self.form.fields[name].label),
                value=self.show_value(name),
                lifted=self.lift(name).urlencode(),
                known=name not in unknown,
                left=self.count_without(name) if empty and name not in unknown else None,
            )
            for name in names
        ]

    def show_value(self, name: str) -> str:
        value = self.data[name]
        return str(dict(self.filters[name].extra["choices"]).get(value, value))

    def lift(self, *names: str) -> QueryDict:
        """The query without these filters, on its first page."""
        query = self.data.copy()
        for name in (*names, "page"):
            query.pop(name, None)
        return query

    def count_without(self, name: str) -> int:
        rows: QuerySet[Model] = self.queryset.all()
        for other, value in self.form.cleaned_data.items():
            if other != name:
                rows = self.filters[other].filter(rows, value)
        return rows.count()


class EventFilter(ListFilter):
    """Events that a source covers, that have questions on a theme, on which sources or speakers differ."""

    source = ChoiceFilter(label="Covered by", empty_label="any source", method="covered_by", choices=())
    theme = ChoiceFilter(label="Theme", empty_label="any theme", method="about", choices=())
    differs = ChoiceFilter(label="With", empty_label="any answers", method="differing", choices=DIFFERS)

    class Meta:
        model = Event
        fields: Sequence[str] = []

    def covered_by(self, events: QuerySet[Event], name: str, slug: str) -> QuerySet[Event]:
        coverage = Coverage.objects.filter(event=OuterRef("pk"), article__source__slug=slug)
        return events.filter(Exists(coverage))

    def about(self, events: QuerySet[Event], name: str, theme: str) -> QuerySet[Event]:
        return events.filter(Exists(Point.objects.filter(event=OuterRef("pk"), theme=theme)))

    def differing(self, events: QuerySet[Event], name: str, verdict: str) -> QuerySet[Event]:
        stored = StoredVerdict.objects.filter(point__event=OuterRef("pk"), verdict=verdict)
        return events.filter(Exists(stored))


class SourceFilter(ListFilter):
    """Sources of one kind of owner."""

    kind = ChoiceFilter(label="Kind", empty_label="any kind", choices=choices_of(SourceKind))

    class Meta:
        model = Source
        fields: Sequence[str] = []


class SpeakerFilter(ListFilter):
    """Speakers whom a source quotes, named ones or not."""

    source = ChoiceFilter(label="Quoted by", empty_label="any source", method="quoted_by", choices=())
    named = ChoiceFilter(label="Speakers", empty_label="named or not", method="by_name", choices=NAMED)

    class Meta:
        model = Speaker
        fields: Sequence[str] = []

    def quoted_by(self, speakers: QuerySet[Speaker], name: str, slug: str) -> QuerySet[Speaker]:
        return speakers.filter(Exists(Claim.objects.filter(voice=OuterRef("pk"), article__source__slug=slug)))

    def by_name(self, speakers: QuerySet[Speaker], name: str, named: str) -> QuerySet[Speaker]:
        return speakers.filter(anonymous=named == "anonymous")


class ReferentFilter(ListFilter):
    """Things that a source has words for, or one of them alone. Those that nothing names are in no list."""

    source = ChoiceFilter(label="Named by", empty_label="any source", method="named_by", choices=())
    thing = ChoiceFilter(label="What is named", empty_label="anything", field_name="slug", choices=())

    class Meta:
        model = Referent
        fields: Sequence[str] = []

    def named_by(self, referents: QuerySet[Referent], name: str, slug: str) -> QuerySet[Referent]:
        marks = FramingMark.objects.filter(referent=OuterRef("pk"), article__source__slug=slug)
        return referents.filter(Exists(marks))


def filter_events(query: QueryDict, choices: Choices) -> EventFilter:
    themes = [(theme, theme) for theme in choices.themes]
    return EventFilter(query, Event.objects.all(), source=choices.sources, theme=themes)


def filter_sources(query: QueryDict) -> SourceFilter:
    return SourceFilter(query, Source.objects.all())


def filter_speakers(query: QueryDict, choices: Choices) -> SpeakerFilter:
    return SpeakerFilter(query, Speaker.objects.all(), source=choices.sources)


def filter_referents(query: QueryDict, choices: Choices, named: type_choices) -> ReferentFilter:
    """`named`: the things that some words on file name."""
    used = Referent.objects.filter(Exists(FramingMark.objects.filter(referent=OuterRef("pk"))))
    return ReferentFilter(query, used, source=choices.sources, thing=named)
