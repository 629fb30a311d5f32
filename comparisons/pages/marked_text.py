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
from comparisons.highlights import Mark, Segment, cut_paragraphs, find_ends
from comparisons.languages import OURS, Language
from comparisons.pages.passages import find_theirs, mark_passages, type_name
from comparisons.residue import find_residue, is_heading
from comparisons.wording import Look

THEIRS, RESIDUE, NEAR = "theirs", "residue", "near"
"""What a mark that nobody made is: their words in an abstract, markup, or the nearest sentence."""


@dataclass(frozen=True, slots=True)
class Dress:
    """How a marked passage looks and what it opens; `title` is the question that it answers.

    `put` is for framing marks alone, and says in which voice the words are: "own" or "quoted".
    """

    look: Look
    address: str
    title: str
    is_open: bool = False
    is_current: bool = False
    put: str = ""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The sentence that is offered where nothing is said, and the anchor that it gets."""

    span: Span
    anchor: str


def write_text(
    version: Version,
    passages: Mapping[type_name, Span],
    dresses: Mapping[type_name, Dress],
    *,
    language: Language = OURS,
    nearest: Nearest | None = None,
) -> list[SafeString]:
    """The paragraphs with their marks; both mappings are by what the passages are known by.

    `language` is the article's: that of its phrases in an abstract, which is written in ours.
    """
    return Writing(version, passages, dresses, language, nearest).write()


class Writing:
    """A text being written: which passages have their anchor already, and which no segment opens."""

    def __init__(
        self,
        version: Version,
        passages: Mapping[type_name, Span],
        dresses: Mapping[type_name, Dress],
        language: Language = OURS,
        nearest: Nearest | None = None,
    ) -> None:
        self.version, self.dresses, self.nearest = version, dresses, nearest
        self.whole = version.kind != TextKind.DIGEST.value
        self.language = None if self.whole or language == OURS else language
        self.cut = cut_paragraphs(version.body, [*mark_passages(passages), *self.list_others()])
        opened = {name for paragraph in self.cut for segment in paragraph if (name := self.choose(segment))}
        self.covered = self.find_ends(passages.keys() - opened)
        self.anchored: set[type_name] = set()

    def list_others(self) -> list[Mark]:
        """The marks that nobody made: phrases in an abstract, else markup, and the nearest sentence."""
        if self.whole:
            others = [Mark((RESIDUE, s.start), *s) for s in find_residue(self.version.body)]
        else:
            others = [Mark((THEIRS, s.start), *s) for s in find_theirs(self.version)]
        return [*others, Mark((NEAR, 0), *self.nearest.span)] if self.nearest else others

    def write(self) -> list[SafeString]:
        return [self.write_paragraph(paragraph) for paragraph in self.cut if paragraph]

    def choose(self, segment: Segment) -> type_name | None:
        """What a segment opens: the smallest passage that lies on it."""
        if is_kind(segment, RESIDUE):
            return None
        return next(iter(list_passages(segment)), None)

    def find_ends(self, hidden: set[type_name]) -> dict[int, list[type_name]]:
        """By its end, what no segment opens: a sign behind its last word opens it."""
        last = find_ends(self.cut, hidden)
        ends: dict[int, list[type_name]] = {}
        for name in sorted(hidden, key=lambda name: (isinstance(name, str), name)):
            ends.setdefault(last[name], []).append(name)
        return ends

    def write_paragraph(self, segments: Sequence[Segment]) -> SafeString:
        pieces = []
        for segment in segments:
            pieces.append(self.write_segment(segment))
            pieces += [self.write_sign(name) for name in self.covered.get(segment.end, ())]
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
        name = self.choose(segment)
        if name is None and theirs:
            return markup.phrase(words, f"w{self.name_place(segment)}", self.language)
        if name is None:
            return markup.join([words])
        dress, anchor = self.dresses[name], self.take_anchor(name)
        lying = [self.dresses[other] for other in list_passages(segment)]
        claims = [other for other in lying if not other.put]
        return markup.mark(
            words, dress.address, tone=claims[0].look.key if claims else "", anchor=anchor, theirs=theirs,
            is_open=any(other.is_open for other in lying), is_current=dress.is_current, title=dress.title,
            language=self.language if theirs else None, several=len(claims) > 1,
            put=tuple(dict.fromkeys(other.put for other in lying if other.put)),
        )  # fmt: skip

    def write_sign(self, name: type_name) -> SafeString:
        dress = self.dresses[name]
        return markup.mark_sign(
            dress.look, dress.address, self.take_anchor(name), dress.title, is_current=dress.is_current
        )

    def name_place(self, segment: Segment) -> str:
        return f"{self.version.article_id}-{segment.start}"

    def take_anchor(self, name: type_name) -> str:
        """The anchor of a passage or of the nearest sentence, for the first of its segments only."""
        if name in self.anchored:
            return ""
        self.anchored.add(name)
        return f"c{name}" if isinstance(name, int) else name


def list_passages(segment: Segment) -> list[type_name]:
    """What claims and framing marks lie on a segment, the smallest first."""
    return [mark for mark in segment.marks if isinstance(mark, int | str)]


def is_kind(segment: Segment, kind: str) -> bool:
    return any(isinstance(mark, tuple) and mark[0] == kind for mark in segment.marks)
