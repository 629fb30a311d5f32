"""The text of the desk: exactly as it is stored, with all that is tagged in it.

Every piece says at which code point it stands, so that what is selected can be told in positions of the body.
Markup that a converted text carries is shown, dimmed: it is part of what is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from django.utils.safestring import SafeString

from articles.models import Version
from articles.texts import Span
from articles.vocabulary import TextKind
from comparisons import markup
from comparisons.highlights import Mark, Segment, cut_paragraphs, find_ends
from comparisons.languages import OURS, Language
from comparisons.pages.passages import find_theirs
from comparisons.residue import find_residue, is_heading

CLAIM, FRAMING = "c", "m"
CHOSEN, LIT, THEIRS, RESIDUE = "chosen", "lit", "theirs", "residue"
SIGNS = {CLAIM: "¶", FRAMING: "∿"}

type_tagged = tuple[Literal["c", "m"], int]


class Tag(NamedTuple):
    """Something that is tagged: its kind and primary key, where it stands, what it opens and is called."""

    kind: Literal["c", "m"]
    pk: int
    span: Span
    address: str
    title: str
    is_current: bool = False

    @property
    def anchor(self) -> str:
        return f"{self.kind}{self.pk}"


@dataclass(frozen=True, slots=True)
class Light:
    """What is stressed in the text: the chosen passage, and the sentences that may answer a question."""

    chosen: Span | None = None
    lit: Sequence[Span] = ()


def write_body(
    version: Version, tags: Iterable[Tag], light: Light, language: Language = OURS
) -> list[SafeString]:
    """The paragraphs with their tags. `language` is the article's."""
    return Body(version, tags, light, language).write()


class Body:
    """A text being written: what has its anchor already, and which tags no piece leads to."""

    def __init__(self, version: Version, tags: Iterable[Tag], light: Light, language: Language) -> None:
        self.version = version
        self.tags: Mapping[str, Tag] = {tag.anchor: tag for tag in tags}
        self.whole = version.kind != TextKind.DIGEST.value
        self.language = None if self.whole or language == OURS else language
        marks = [Mark(name, *tag.span) for name, tag in self.tags.items()]
        self.cut = cut_paragraphs(version.body, [*marks, *self.list_others(light)])
        opened = {tag.anchor for paragraph in self.cut for s in paragraph if (tag := self.choose(s))}
        self.covered = self.find_ends(self.tags.keys() - opened)
        self.anchored: set[str] = set()

    def list_others(self, light: Light) -> list[Mark]:
        """The marks that are no tags, each named by what it is and its number."""
        theirs = () if self.whole else find_theirs(self.version)
        kinds = {
            CHOSEN: [light.chosen] if light.chosen else [],
            LIT: light.lit,
            THEIRS: theirs,
            RESIDUE: find_residue(self.version.body),
        }
        return [Mark((kind, n), *span) for kind, spans in kinds.items() for n, span in enumerate(spans, 1)]

    def write(self) -> list[SafeString]:
        return [self.write_paragraph(paragraph) for paragraph in self.cut if paragraph]

    def choose(self, segment: Segment) -> Tag | None:
        """The tag that a piece leads to: the smallest that lies on it."""
        return next(iter(self.list_tags(segment)), None)

    def list_tags(self, segment: Segment) -> list[Tag]:
        return [self.tags[mark] for mark in segment.marks if isinstance(mark, str)]

    def find_ends(self, hidden: set[str]) -> dict[int, list[Tag]]:
        """By its end, the tags that no piece leads to: a sign behind their last word does."""
        last = find_ends(self.cut, hidden)
        ends: dict[int, list[Tag]] = {}
        for name in sorted(last):
            ends.setdefault(last[name], []).append(self.tags[name])
        return ends

    def write_paragraph(self, segments: Sequence[Segment]) -> SafeString:
        pieces: list[SafeString] = []
        for segment in segments:
            pieces += [self.write_label(segment), self.write_piece(segment)]
            pieces += [self.write_sign(tag) for tag in self.covered.get(segment.end, ())]
        heading = self.whole and is_heading(self.version.body, segments[0].start)
        place = f"{self.version.article_id}-{segments[0].start}"
        return markup.paragraph(markup.join(pieces), place, theirs=self.whole, heading=heading)

    def write_piece(self, segment: Segment) -> SafeString:
        tags, tag = self.list_tags(segment), self.choose(segment)
        theirs = has_kind(segment, THEIRS)
        return markup.piece(
            self.version.body[segment.start : segment.end],
            segment.start,
            classes=list_classes(segment, tags),
            anchor=self.find_anchor(segment, tag),
            address=tag.address if tag else "",
            title=tag.title if tag else "",
            is_current=any(tag.is_current for tag in tags),
            claims=[tag.pk for tag in tags if tag.kind == CLAIM],
            framing=[tag.pk for tag in tags if tag.kind == FRAMING],
            language=self.language if theirs else None,
        )

    def find_anchor(self, segment: Segment, tag: Tag | None) -> str:
        """The name of the place: of the tag, else of the chosen passage or of a lit sentence; each once."""
        names = [CHOSEN] if has_kind(segment, CHOSEN) else []
        names += [tag.anchor] if tag else []
        names += [f"lit-{number}" for number in list_lit(segment)]
        name = next((name for name in names if name not in self.anchored), "")
        self.anchored |= {name} if name else set()
        return name

    def write_label(self, segment: Segment) -> SafeString:
        """The number of a lit sentence, before its first piece."""
        fresh = [number for number in list_lit(segment) if f"label-{number}" not in self.anchored]
        self.anchored |= {f"label-{number}" for number in fresh}
        return markup.join(markup.desk_label(str(number)) for number in fresh)

    def write_sign(self, tag: Tag) -> SafeString:
        self.anchored.add(tag.anchor)
        return markup.desk_sign(
            SIGNS[tag.kind], tag.address, tag.anchor, tag.title, is_current=tag.is_current
        )


def list_classes(segment: Segment, tags: Sequence[Tag]) -> list[str]:
    kinds = {tag.kind for tag in tags}
    told = {
        "theirs": has_kind(segment, THEIRS),
        "residue": has_kind(segment, RESIDUE),
        "tag": bool(tags),
        "tag--claim": CLAIM in kinds,
        "tag--framing": FRAMING in kinds,
        "tag--several": len(tags) > 1,
        "is-chosen": has_kind(segment, CHOSEN),
        "is-lit": has_kind(segment, LIT),
    }
    return [name for name, holds in told.items() if holds]


def has_kind(segment: Segment, kind: str) -> bool:
    return any(isinstance(mark, tuple) and mark[0] == kind for mark in segment.marks)


def list_lit(segment: Segment) -> list[int]:
    return [mark[1] for mark in segment.marks if isinstance(mark, tuple) and mark[0] == LIT]
