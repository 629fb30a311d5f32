"""The report of a new text: what stands in it word for word, and what a person should look at.

Made of rows that are loaded already; asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString

from articles.models import Version
from articles.texts import Span
from comparisons import markup, wording
from comparisons.listing.anchors import ReportMaterial
from comparisons.models import Claim, FramingMark
from comparisons.nearest import cut_sentences, find_nearest
from comparisons.pages.passages import find_sentence, find_theirs
from comparisons.vocabulary import DEVICES, FRAMES, FUNCTIONS

WORDS = {**dict(DEVICES), **dict(FRAMES), **dict(FUNCTIONS)}


@dataclass(frozen=True, slots=True)
class Place:
    """One of several places where words stand that somebody wants to attach to."""

    start: int
    sentence: SafeString


@dataclass(frozen=True, slots=True)
class Refused:
    """What somebody wanted to do to a row, and why it was not done; the places to choose from, if several."""

    name: str
    problem: str
    quote: str = ""
    starts: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim or a mark that waits for a person.

    `name` and `edition` are what its forms send; `found` the sentence with the words found, or the nearest.
    """

    name: str
    edition: int
    kind: str
    about: str
    where: str
    address: str
    desk: str
    tagged: SafeString
    is_orphan: bool
    found: SafeString
    typed: str
    problem: str
    places: Sequence[Place]


@dataclass(frozen=True, slots=True)
class AnchorReport:
    """What the page of a report shows. `newer`: the text that has replaced this one since, if any."""

    article: str
    article_address: str
    version: str
    summary: str
    newer: str
    newer_address: str
    approximate: Sequence[Waiting]
    orphans: Sequence[Waiting]

    @property
    def is_done(self) -> bool:
        return not (self.approximate or self.orphans or self.newer)


def build_report(material: ReportMaterial, refused: Refused | None = None) -> AnchorReport:
    article, version = material.article, material.version
    is_newest = version == material.newest
    sentences = cut_sentences(material.newest.body)
    rows: list[Claim | FramingMark] = [*material.claims, *material.marks] if is_newest else []
    waiting = [build_waiting(row, material, sentences, refused) for row in rows]
    return AnchorReport(
        article=str(article),
        article_address=reverse("admin:articles_article_change", args=[article.pk]),
        version=str(version),
        summary=summarise(material),
        newer="" if is_newest else str(material.newest),
        newer_address=""
        if is_newest
        else reverse("admin:comparisons_reanchoring_change", args=[material.newest.pk]),
        approximate=[row for row in waiting if not row.is_orphan],
        orphans=[row for row in waiting if row.is_orphan],
    )


def summarise(material: ReportMaterial) -> str:
    """How many claims and marks stood in the text in which way, when it came."""
    report = material.report
    total = report.exact + report.moved + report.approximate + report.orphan
    if not total:
        return "Nothing was tagged in the article when this text came."
    told = [
        f"{report.exact} word for word where they were",
        f"{report.moved} word for word at another place",
        f"{report.approximate} in slightly other words",
        f"{report.orphan} not found",
    ]
    rows = wording.count(total, "claim or framing mark", "claims and framing marks")
    return f"When this text came, {rows} stood in it so: {', '.join(told)}."


def build_waiting(
    row: Claim | FramingMark, material: ReportMaterial, sentences: Sequence[Span], refused: Refused | None
) -> Waiting:
    kind = "claim" if isinstance(row, Claim) else "framing"
    name = f"{kind}-{row.pk}"
    mine = refused if refused and refused.name == name else None
    address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    return Waiting(
        name=name,
        edition=row.edition,
        kind="claim" if kind == "claim" else "framing mark",
        about=tell_about(row),
        where=str(row.point.event if isinstance(row, Claim) else row.event),
        address=address,
        desk=find_desk(row, kind),
        tagged=markup.quote(row.quote, address),
        is_orphan=row.is_orphan,
        found=write_found(row, material, sentences),
        typed=mine.quote if mine else "",
        problem=mine.problem if mine else "",
        places=[
            Place(start, write_sentence(material.newest, Span(start, start + len(mine.quote)), address))
            for start in mine.starts
        ]
        if mine
        else (),
    )


def tell_about(row: Claim | FramingMark) -> str:
    """The question that a claim answers, and how; what a mark marks."""
    if isinstance(row, Claim):
        value = "; ".join(row.value) or "nobody" if isinstance(row.value, list) else row.value
        return f"{row.point.question} {value}"
    told = [WORDS.get(word, word) for word in (row.device, row.frame, row.function) if word]
    return ", ".join([*told, str(row.referent)] if row.referent else told)


def find_desk(row: Claim | FramingMark, kind: str) -> str:
    """The row opened on the desk, where a passage is selected; nothing in an installation without one."""
    try:
        return f"{reverse('admin:articles_article_tag', args=[row.article_id])}?{kind}={row.pk}"
    except NoReverseMatch:
        return ""


def write_found(row: Claim | FramingMark, material: ReportMaterial, sentences: Sequence[Span]) -> SafeString:
    """The sentence with the words found; for an orphan the one that comes nearest, if any does."""
    address, version = f"{material.article.get_absolute_url()}#text", material.newest
    if row.start is not None and row.end is not None:
        return write_sentence(version, Span(row.start, row.end), address)
    written = [version.body[span.start : span.end] for span in sentences]
    asked = row.point.question if isinstance(row, Claim) else row.quote
    nearest = find_nearest(written, asked, [row.quote])
    if nearest is None:
        return markup.EMPTY
    return markup.sentence(
        version.body,
        sentences[nearest],
        Span(sentences[nearest].end, sentences[nearest].end),
        find_theirs(version),
        address,
    )


def write_sentence(version: Version, passage: Span, address: str) -> SafeString:
    """The sentence around a passage, which is stressed; their words open the article."""
    whole = find_sentence(version.body, passage)
    return markup.sentence(version.body, whole, passage, find_theirs(version), address)
