"""One article's text written out: whose words they are, and which of them claims rest on.

Knows one version's body and how its marks are dressed; asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from articles.models import Version
from articles.texts import Span
from articles.vocabulary import TextKind
from comparisons import markup
from comparisons.highlights import Mark, Segment, cut_paragraphs
from comparisons.pages.passages import find_theirs, mark_passages
from comparisons.wording import Look


@dataclass(frozen=True, slots=True)
class Dress:
    """How a marked passage looks and what it opens; `title` is the question that it answers."""

    look: Look
    address: str
    title: str
    is_open: bool = False
    is_current: bool = False


def write_text(
    version: Version, passages: Mapping[int, Span], dresses: Mapping[int, Dress]
) -> list[SafeString]:
    """The paragraphs with their marks; both mappings are by the primary keys of the claims."""
    return Writing(version, passages, dresses).write()


class Writing:
    """A text being written: which claims have their anchor already, and which no segment opens."""

    def __init__(self, version: Version, passages: Mapping[int, Span], dresses: Mapping[int, Dress]) -> None:
        self.version, self.dresses = version, dresses
        self.whole = version.kind != TextKind.DIGEST.value
        phrases = [] if self.whole else [Mark(("theirs", s.start), *s) for s in find_theirs(version)]
        self.cut = cut_paragraphs(version.body, [*mark_passages(passages), *phrases])
        opened = {pk for paragraph in self.cut for segment in paragraph if (pk := self.choose(segment))}
        self.covered = self.find_ends(passages.keys() - opened)
        self.anchored: set[int] = set()

    def write(self) -> list[SafeString]:
        return [self.write_paragraph(paragraph) for paragraph in self.cut if paragraph]

    def choose(self, segment: Segment) -> int | None:
        """The claim that a segment opens: the smallest that lies on it."""
        return next((mark for mark in segment.marks if isinstance(mark, int)), None)

    def find_ends(self, hidden: set[int]) -> dict[int, list[int]]:
        """By its end, the claims that no segment opens: a sign behind their last word opens them."""
        last = {
            mark: segment.end for paragraph in self.cut for segment in paragraph for mark in segment.marks
        }
        ends: dict[int, list[int]] = {}
        for pk in sorted(hidden):
            ends.setdefault(last[pk], []).append(pk)
        return ends

    def write_paragraph(self, segments: Sequence[Segment]) -> SafeString:
        pieces = []
        for segment in segments:
            pieces.append(self.write_segment(segment))
            pieces += [self.write_sign(pk) for pk in self.covered.get(segment.end, ())]
        return markup.paragraph(markup.join(pieces), self.name_place(segments[0]), theirs=self.whole)

    def write_segment(self, segment: Segment) -> SafeString:
        words = self.version.body[segment.start : segment.end]
        theirs = not self.whole and any(isinstance(mark, tuple) for mark in segment.marks)
        pk = self.choose(segment)
        if pk is None:
            return markup.phrase(words, f"w{self.name_place(segment)}") if theirs else markup.join([words])
        dress, anchor = self.dresses[pk], self.take_anchor(pk)
        return markup.mark(
            words, dress.address, tone=dress.look.key, anchor=anchor, theirs=theirs,
            is_open=dress.is_open, is_current=dress.is_current, title=dress.title,
        )  # fmt: skip

    def write_sign(self, pk: int) -> SafeString:
        dress = self.dresses[pk]
        return markup.mark_sign(dress.look, dress.address, self.take_anchor(pk), dress.title)

    def name_place(self, segment: Segment) -> str:
        return f"{self.version.article_id}-{segment.start}"

    def take_anchor(self, pk: int) -> str:
        """The claim's anchor, for the first of its segments only."""
        if pk in self.anchored:
            return ""
        self.anchored.add(pk)
        return f"c{pk}"
