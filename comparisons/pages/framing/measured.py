"""What was measured of each full text, and where in the text that this reader may read it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.models import Article, Version
from articles.texts import Span, paragraphs
from comparisons import citing
from comparisons.comparison import Column
from comparisons.listing.framing import FramingMaterial
from comparisons.listing.measured import read_result
from comparisons.models import FramingMark, Measurement
from comparisons.pages.addresses import locate_paragraph
from comparisons.voices import Measured
from comparisons.voices.measured import fingerprint


@dataclass(frozen=True, slots=True)
class Heard:
    """One article's measurement. `version` is the measured text, where this reader may read that one.

    `holds_marks`: the marks are anchored in the measured text, so that both can be shown together.
    """

    article: Article
    measured: Measured
    version: Version | None
    holds_marks: bool
    starts: Sequence[int] = ()

    def place(self, mark: FramingMark) -> int | None:
        """Where the marked words begin in the measured text; nothing where that is not known for certain."""
        if self.holds_marks:
            return mark.start
        words = fingerprint(mark.quote)
        starts = {passage.start for passage in self.measured.passages if passage.words == words}
        return starts.pop() if len(starts) == 1 else None

    def locate(self, start: int, end: int) -> str:
        """The address of these characters: their paragraph, and the words themselves where a browser can."""
        if self.version is None:
            return ""
        paragraph = max((place for place in self.starts if place <= start), default=0)
        passage = citing.find_surroundings(self.version.body, start, end)
        return citing.link_passage(locate_paragraph(self.article, paragraph), passage)

    def read(self, span: Span) -> str:
        """The words that stand there; nothing where this reader may not read them."""
        return self.version.body[slice(*span)] if self.version else ""


def read_measurements(columns: Sequence[Column], material: FramingMaterial) -> dict[str, Heard]:
    """By the slug of the article; articles without a measurement are left out."""
    heard = (read_measurement(column.article, material) for column in columns)
    return {one.article.slug: one for one in heard if one}


def read_measurement(article: Article, material: FramingMaterial) -> Heard | None:
    """None too where the rules of this installation cannot read what older ones have stored."""
    stored = material.measurements.get(article.pk)
    measured = read_result(stored) if stored else None
    if stored is None or measured is None:
        return None
    version = find_measured_version(stored, material.versions)
    return Heard(
        article=article,
        measured=measured,
        version=version,
        holds_marks=material.checksums.get(article.pk) == stored.checksum,
        starts=[span.start for span in paragraphs(version.body)] if version else (),
    )


def find_measured_version(stored: Measurement, versions: Mapping[int, Version]) -> Version | None:
    version = versions.get(stored.article_id)
    return version if version and version.checksum == stored.checksum else None
