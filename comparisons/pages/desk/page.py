"""The whole desk of one article in one state: its bar, its text, and the panel.

Made of rows that are loaded already; asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from articles.vocabulary import TextKind
from comparisons.languages import Language
from comparisons.listing.desk import DeskMaterial
from comparisons.pages.desk.bar import Bar, build_bar
from comparisons.pages.desk.painting import list_orphans, write_paragraphs
from comparisons.pages.desk.seeing import (
    ASKED,
    OPEN_CLAIM,
    OPEN_FRAMING,
    Seen,
)
from comparisons.pages.desk.side import Loaded, Side, build_side
from comparisons.pages.writing import speak


@dataclass(frozen=True, slots=True)
class DeskPage:
    """What the template of the desk reads."""

    title: str
    bar: Bar
    paragraphs: Sequence[SafeString]
    is_abstract: bool
    number: int
    language: Language
    orphans: Sequence[SafeString]
    select: str
    side: Side


def build_desk(material: DeskMaterial, seen: Seen, loaded: Loaded) -> DeskPage:
    state, version = seen.state, material.version
    side = build_side(material, seen, loaded)
    return DeskPage(
        title=f"Tag: {material.article}",
        bar=build_bar(material, state, loaded.undoable, loaded.redoable),
        paragraphs=write_paragraphs(
            material, seen, [lit.span for lit in side.checking.lit] if side.checking else []
        ),
        is_abstract=bool(version and version.kind == TextKind.DIGEST.value),
        number=version.number if version else 0,
        language=speak(material.article, version),
        orphans=list_orphans(material, state),
        select=find_select(seen),
        side=side,
    )


def find_select(seen: Seen) -> str:
    """The state that a new selection keeps: what is open gets it as its passage, what is checked a claim."""
    state = seen.state
    kept = {"check": state.check}
    if seen.panel == OPEN_CLAIM and seen.claim:
        kept |= {"claim": seen.claim.pk, "question": state.question}
    if seen.panel == OPEN_FRAMING and seen.mark:
        kept |= {"framing": seen.mark.pk}
    if seen.panel == ASKED:
        kept |= {"question": state.question}
    return state.begin(**kept).ask()
