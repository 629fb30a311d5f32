"""One article's text written out: whose words they are, and which of them claims rest on.

Knows one version's body and how its marks are dressed; asks the database nothing. Marks of a markup language
that stand in a text are left out of what is written; offsets stay those of the text.
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
from comparisons.languages import OURS, Language
from comparisons.pages.passages import find_theirs, mark_passages
from comparisons.residue import find_residue, is_heading
from comparisons.wording import Look

THEIRS, RESIDUE, NEAR = "theirs", "residue", "near"
"""What a mark that is no claim's is: their words in an abstract, markup, or the nearest sentence."""


@dataclass(frozen=True, slots=True)
class Dress:
    """How a marked passage looks and what it opens; `title` is the question that it answers."""

    look: Look
    address: str
    title: str
    is_open: bool = False
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Nearest:
    """The sentence that is offered where nothing is said, and the anchor that it gets."""

    span: Span
    anchor: str


def write_text(
    version: Version,
    passages: Mapping[int, Span],
    dresses: Mapping[int, Dress],
    *,
    language: Language = OURS,
    nearest: Nearest | None = None,
) -> list[SafeString]:
    """The paragraphs with their marks; both mappings are by the primary keys of the claims.

    `language` is the article's: that of its phrases in an abstract, which is written in ours.
    """
    return Writing(version, passages, dresses, language, nearest).write()


class Writing:
    """A text being written: which claims have their anchor already, and which no segment opens."""

    def __init__(
        self,
        version: Version,
        passages: Mapping[int, Span],
        dresses: Mapping[int, Dress],
        language: Language = OURS,
        nearest: Nearest | None = None,
    ) -> None:
        self.version, self.dresses, self.nearest = version, dresses, nearest
        self.whole = version.kind != TextKind.DIGEST.value
        self.language = None if self.whole or language == OURS else language
        self.cut = cut_paragraphs(version.body, [*mark_passages(passages), *self.list_others()])
        opened = {pk for paragraph in self.cut for segment in paragraph if (pk := self.choose(segment))}
        self.covered = self.find_ends(passages.keys() - opened)
        self.anchored: set[int | str] = set()

    def list_others(self) -> list[Mark]:
        """The marks that are no claims: phrases in an abstract, else markup, and the nearest sentence."""
        if self.whole:
            others = [Mark((RESIDUE, s.start), *s) for s in find_residue(self.version.body)]
        else:
            others = [Mark((THEIRS, s.start), *s) for s in find_theirs(self.version)]
        return [*others, Mark((NEAR, 0), *self.nearest.span)] if self.nearest else others

    def write(self) -> list[SafeString]:
        return [self.write_paragraph(paragraph) for paragraph in self.cut if paragraph]

    def choose(self, segment: Segment) -> int | None:
        """The claim that a segment opens: the smallest that lies on it."""
        if is_kind(segment, RESIDUE):
            return None
        return next(iter(list_claims(segment)), None)

    def find_ends(self, hidden: set[int]) -> dict[int, list[int]]:
        """By its end, the claims that no segment opens: a sign behind their last word opens them."""
        last = {
            mark: segment.end
            for paragraph in self.cut
            for segment in paragraph
            for mark in segment.marks
            if isinstance(mark, int)
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
        heading = self.whole and is_heading(self.version.body, segments[0].start)
        content = markup.join(pieces)
        if not content:
            return content
        return markup.paragraph(content, self.name_place(segments[0]), theirs=self.whole, heading=heading)

    def write_segment(self, segment: Segment) -> SafeString:
        if is_kind(segment, RESIDUE):
            return markup.EMPTY
        words = self.write_words(segment)
        if self.nearest and is_kind(segment, NEAR):
            return markup.near(words, self.take_anchor(self.nearest.anchor))
        return words

    def write_words(self, segment: Segment) -> SafeString:
        words = self.version.body[segment.start : segment.end]
        theirs = is_kind(segment, THEIRS)
        pk = self.choose(segment)
        if pk is None and theirs:
            return markup.phrase(words, f"w{self.name_place(segment)}", self.language)
        if pk is None:
            return markup.join([words])
        dress, anchor = self.dresses[pk], self.take_anchor(pk)
        return markup.mark(
            words, dress.address, tone=dress.look.key, anchor=anchor, theirs=theirs,
            is_open=any(self.dresses[mark].is_open for mark in list_claims(segment)),
            is_current=dress.is_current, title=dress.title,
            language=self.language if theirs else None, several=len(list_claims(segment)) > 1,
        )  # fmt: skip

    def write_sign(self, pk: int) -> SafeString:
        dress = self.dresses[pk]
        return markup.mark_sign(
            dress.look, dress.address, self.take_anchor(pk), dress.title, is_current=dress.is_current
        )

    def name_place(self, segment: Segment) -> str:
        return f"{self.version.article_id}-{segment.start}"

    def take_anchor(self, name: int | str) -> str:
        """The anchor of a claim or of the nearest sentence, for the first of its segments only."""
        if name in self.anchored:
            return ""
        self.anchored.add(name)
        return f"c{name}" if isinstance(name, int) else name


def list_claims(segment: Segment) -> list[int]:
    """The claims that lie on a segment, the smallest first."""
    return [mark for mark in segment.marks if isinstance(mark, int)]


def is_kind(segment: Segment, kind: str) -> bool:
    return any(isinstance(mark, tuple) and mark[0] == kind for mark in segment.marks)
