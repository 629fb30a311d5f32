"""Reads what was measured in the full texts of articles: whose words they are made of.

A measurement may be of a text that is not on file here; its offsets then lead nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.models import Article
from comparisons.listing.framing import load_checksums, load_measurements
from comparisons.models import Measurement
from comparisons.voices import Measured, from_json


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


def read_result(row: Measurement) -> Measured | None:
    """What a row says; nothing where the rules that wrote it used another form."""
    try:
        return from_json(row.result)
    except ValueError:
        return None
