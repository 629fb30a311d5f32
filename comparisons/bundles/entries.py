"""Writes rows as entries of a bundle: the keys that say something, in the order of the schema."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from articles.models import Article, Source, Version
from articles.names import fold_name
from comparisons.bundles.places import Places
from comparisons.bundles.schema import ENTRIES
from comparisons.bundles.voices import write_measured
from comparisons.listing.measured import ArticleVoices
from comparisons.models import Claim, Coverage, Entity, Event, FramingMark, Option, Point, Referent, Speaker
from comparisons.vocabulary import Certainty, Kind
from comparisons.voices import to_json

Written = dict[str, Any]


def keep_said(kind: str, written: Written) -> Written:
    """The keys that say something, in the order of the schema, which has all that rows can say."""
    order = [key.name for key in ENTRIES[kind]]
    assert set(written) <= set(order), set(written) - set(order)
    said = ((name, written.get(name)) for name in order)
    return {name: value for name, value in said if value not in (None, "", []) or name == "value"}


def write_source(source: Source) -> Written:
    return keep_said(
        "source", {name: getattr(source, name) for name in ("slug", "name", "homepage", "country", "kind")}
    )


def write_speaker(speaker: Speaker) -> Written:
    written = {name: getattr(speaker, name) for name in ("slug", "name", "role", "aliases")}
    return keep_said("speaker", {**written, "anonymous": speaker.anonymous or None})


def write_entity(entity: Entity) -> Written:
    aliases = sorted((alias.name for alias in entity.aliases.all()), key=fold_name)
    return keep_said("entity", {"name": entity.name, "aliases": aliases})


def write_referent(referent: Referent) -> Written:
    return keep_said("referent", {name: getattr(referent, name) for name in ("slug", "label", "description")})


def write_voices(article: Article, found: ArticleVoices) -> Written:
    measured = write_measured(to_json(found.measured))
    return keep_said(
        "measurement", {"article": article.slug, "checksum": found.checksum, "measured": measured}
    )


def write_option(option: Option, slugs: dict[int, str]) -> Written:
    broader = slugs[option.broader_id] if option.broader_id else None
    return keep_said("option", {"slug": option.slug, "label": option.label, "broader": broader})


class Writer:
    """Writes what depends on texts and coverage: each text is prepared once for all its quotes."""

    def __init__(self, articles: Sequence[Article], coverage: Iterable[Coverage]) -> None:
        self.warnings: list[str] = []
        self.places = {article.pk: place for place, article in enumerate(articles)}
        self.coverage: defaultdict[int, list[Coverage]] = defaultdict(list)
        for row in sorted(coverage, key=lambda row: self.places[row.article_id]):
            self.coverage[row.event_id].append(row)
        versions = Version.objects.current().filter(article__in=list(self.places))
        self.versions = {version.article_id: version for version in versions}
        texts = {pk: version.body for pk, version in self.versions.items()}
        self.quotes = Places(texts, self.warnings)

    def write_article(self, article: Article) -> Written:
        version = self.versions.get(article.pk)
        if version is None:
            self.warnings.append(f"{article.slug} has no text; a bundle without it cannot be loaded")
        plain = (
            "slug", "title", "published", "published_basis", "updated", "url", "language", "translated_from",
            "genre", "framing",
        )  # fmt: skip
        return keep_said(
            "article",
            {
                **{name: getattr(article, name) for name in plain},
                "source": article.source.slug,
                "origin": article.origin.slug if article.origin else None,
                "authors": [signature.author.name for signature in article.authorships.all()],
                "text_kind": version.kind if version else None,
                "body": version.body if version else None,
            },
        )

    def write_event(
        self, event: Event, points: Sequence[Point], marks: Sequence[FramingMark], whole: bool
    ) -> Written:
        head = {name: getattr(event, name) for name in ("slug", "name", "date", "place", "summary")}
        head["part_of"] = event.part_of.slug if event.part_of else None
        if not whole:
            return keep_said("event", head)
        covering = self.coverage[event.pk]
        complete = {row.article_id for row in covering if self.is_complete(row, points)}
        coverage = [self.write_coverage(row, row.article_id in complete) for row in covering]
        written = [
            self.write_point(point, {row.article_id for row in covering}, complete) for point in points
        ]
        marks = [mark for mark in marks if mark.article_id in {row.article_id for row in covering}]
        framing = [self.write_mark(mark) for mark in sorted(marks, key=self.find_place)]
        return keep_said("event", {**head, "coverage": coverage, "points": written, "framing": framing})

    def is_complete(self, row: Coverage, points: Sequence[Point]) -> bool:
        """Whether the article has a claim or a silence on each point, and at least one silence."""
        silences = [point for point in points if row.article_id in _silent(point)]
        return bool(silences) and all(row.article_id in _silent(p) | _saying(p) for p in points)

    def write_coverage(self, row: Coverage, complete: bool) -> Written:
        return keep_said(
            "coverage",
            {
                "article": row.article.slug,
                "framing": row.framing,
                "before": row.before,
                "tagging": "complete" if complete else None,
            },
        )

    def write_point(self, point: Point, covering: set[int], complete: set[int]) -> Written:
        options = point.options.all() if point.kind == Kind.CHOICE else ()
        slugs = {option.pk: option.slug for option in options}
        claims = [claim for claim in point.claims.all() if claim.article_id in covering]
        claims.sort(key=self.find_place)
        silent = [
            s.article for s in point.silences.all() if s.article_id in (covering & _silent(point)) - complete
        ]
        plain = ("slug", "question", "kind", "unit", "theme", "scope")
        return keep_said(
            "point",
            {
                **{name: getattr(point, name) for name in plain},
                "options": [write_option(option, slugs) for option in options],
                "changes": point.changes or None,
                "outcome": point.outcome or None,
                "claims": [self.write_claim(claim) for claim in claims],
                "silent": [a.slug for a in sorted(silent, key=lambda a: self.places[a.pk])],
            },
        )

    def write_claim(self, claim: Claim) -> Written:
        certainty = claim.certainty if claim.certainty != Certainty.ASSERTED else None
        return keep_said(
            "claim",
            {
                **self.quotes.write_quote(claim),
                "value": claim.value,
                "voice": claim.voice.slug if claim.voice else None,
                "via": claim.via.slug if claim.via else None,
                "certainty": certainty,
                "hedge": claim.hedge,
                "as_of": claim.as_of,
                "note": claim.note,
            },
        )

    def write_mark(self, mark: FramingMark) -> Written:
        return keep_said(
            "mark",
            {
                **self.quotes.write_quote(mark),
                **{name: getattr(mark, name) for name in ("device", "frame", "function", "note")},
                "referent": mark.referent.slug if mark.referent else None,
                "voice": mark.voice.slug if mark.voice else None,
                "vocabulary": str(mark.vocabulary),
            },
        )

    def find_place(self, row: Claim | FramingMark) -> tuple[int, bool, int, int]:
        """The order of claims and marks: by article, then by place, orphans last."""
        return self.places[row.article_id], row.start is None, row.start or 0, row.pk


def _saying(point: Point) -> set[int]:
    return {claim.article_id for claim in point.claims.all()}


def _silent(point: Point) -> set[int]:
    """The articles that were read for the point and say nothing; a claim counts more than a silence."""
    return {silence.article_id for silence in point.silences.all()} - _saying(point)
