"""Reads what was measured in the full texts of articles: whose words they are made of.

A measurement may be of a text that is not on file here; its offsets then lead nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from articles.models import Article
from comparisons.listing.framing import load_checksums, load_measurements
from comparisons.models import FramingMark, Measurement
from comparisons.voices import Measured, from_json
from comparisons.voices.measured import Passage, fingerprint


@dataclass(frozen=True, slots=True)
class ArticleVoices:
    """What was measured of one article, and the checksum of the text that was measured.

    `is_current`: it is the article's current text, in which claims and marks stand.
    """

    measured: Measured
    checksum: str
    is_current: bool


def load_voices(articles: Iterable[Article]) -> dict[int, ArticleVoices]:
    """For each article, by its primary key, what the pages tell of it; left out where nothing is measured.

    Two queries.
    """
    listed = list(articles)
    checksums = load_checksums(listed)
    found: dict[int, ArticleVoices] = {}
    for article, row in load_measurements(listed, checksums).items():
        if (measured := read_result(row)) is not None:
            found[article] = ArticleVoices(measured, row.checksum, row.checksum == checksums.get(article))
    return found


def place_marks(voices: Mapping[int, ArticleVoices]) -> dict[int, ArticleVoices]:
    """The same with the places of framing marks that stand in the text that was measured. One query."""
    marks = FramingMark.objects.filter(article__in=voices).order_by("start", "end", "pk")
    placed: dict[int, dict[Passage, None]] = {}
    for article, start, end, quote in marks.values_list("article", "start", "end", "quote"):
        if start is not None and end is not None:
            placed.setdefault(article, {})[Passage(start, end, fingerprint(quote))] = None
    return {
        article: replace(found, measured=replace(found.measured, passages=tuple(placed.get(article, ()))))
        if found.is_current
        else found
        for article, found in voices.items()
    }


def read_result(row: Measurement) -> Measured | None:
    """What a row says; nothing where the rules that wrote it used another form."""
    try:
        return from_json(row.result)
    except ValueError:
        return None
