"""The comparison of one event, worked out: its columns, and each point as it is judged.

Made of rows that are loaded already; asks the database nothing. The pages and the JSON both tell
what stands here, so that there are never two tellers of one state.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.models import Article
from articles.vocabulary import TextKind
from comparisons import judging
from comparisons.algebra.silences import is_before
from comparisons.judging import Judged
from comparisons.models import Coverage, Event, Point
from comparisons.selectors import Material
from comparisons.vocabulary import Verdict


@dataclass(frozen=True, slots=True)
class Column:
    """One article of the comparison. `name` is what a sentence calls it, unique among the columns."""

    article: Article
    name: str
    tagging: str
    text_kind: TextKind | None


@dataclass(frozen=True, slots=True)
class Section:
    """One event of the comparison (itself or one of its parts) with its judged points in their order.

    `columns` are the slugs of the articles that cover this event: fewer than the comparison's, where
    an article covers other parts only; `early` are those of them that were written before the event.
    `coverage` is by article slug.
    """

    event: Event
    columns: tuple[str, ...]
    early: frozenset[str]
    coverage: Mapping[str, Coverage]
    points: Sequence[Judged]


@dataclass(frozen=True, slots=True)
class Comparison:
    """An event with its parts in order, its columns by publication, and a section for each event."""

    event: Event
    parts: Sequence[Event]
    columns: Sequence[Column]
    sections: Sequence[Section]
    counts: Mapping[Verdict, int]

    @property
    def points(self) -> list[Judged]:
        return [judged for section in self.sections for judged in section.points]


def build_comparison(material: Material, kinds: Mapping[int, str] | None = None) -> Comparison:
    """Judge every point of the event and its parts on the articles loaded.

    `kinds`: the kind of each article's current text, by its primary key.
    """
    names = judging.name_articles(material.articles)
    sections = [build_section(event, material, names) for event in (material.event, *material.parts)]
    return Comparison(
        event=material.event,
        parts=material.parts,
        columns=[build_column(article, names, sections, kinds or {}) for article in material.articles],
        sections=sections,
        counts=count_verdicts(judged for section in sections for judged in section.points),
    )


def build_section(event: Event, material: Material, names: Mapping[str, str]) -> Section:
    coverage = {row.article.slug: row for row in material.coverage_of(event)}
    columns = judging.describe_columns(coverage.values(), names)
    points = [point for point in material.points if point.event_id == event.pk]
    judged = [judging.judge_point(point, columns, material.names, event.when) for point in points]
    early = frozenset(article.slug for article in columns.articles if is_before(article, event.when))
    return Section(event, tuple(article.slug for article in columns.articles), early, coverage, judged)


def build_column(
    article: Article, names: Mapping[str, str], sections: Sequence[Section], kinds: Mapping[int, str]
) -> Column:
    kind = kinds.get(article.pk)
    return Column(
        article, names[article.slug], derive_tagging(article, sections), TextKind(kind) if kind else None
    )


def derive_tagging(article: Article, sections: Sequence[Section]) -> str:
    """`complete` if each point of the events it covers has its claim or silence; else `partial` or `none`."""
    points = [judged.point for s in sections if article.slug in s.columns for judged in s.points]
    read = sum(is_read(point, article) for point in points)
    if read == len(points):
        return "complete"
    return "partial" if read else "none"


def is_read(point: Point, article: Article) -> bool:
    """Whether somebody has read the article for the point: it has a claim or a silence there."""
    said = any(claim.article_id == article.pk for claim in point.claims.all())
    return said or any(silence.article_id == article.pk for silence in point.silences.all())


def count_verdicts(points: Iterable[Judged]) -> dict[Verdict, int]:
    """How many points have each verdict; those on which nothing is claimed are in no count."""
    found = Counter(judged.judgement.verdict for judged in points)
    return {verdict: found[verdict] for verdict in Verdict}
