"""An article's text on its own page: its claims marked, or how it puts things, each opening its place.

What is opened stands among the texts of its event. Made of rows that are loaded already; asks the database
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from comparisons import markup, wording
from comparisons.listing.articles import ArticleMaterial
from comparisons.models import Claim, FramingMark
from comparisons.pages.addresses import locate_claim, locate_mark
from comparisons.pages.choice import ask
from comparisons.pages.marked_text import Dress, write_text
from comparisons.pages.marking import Way
from comparisons.pages.passages import find_passages, type_name
from comparisons.pages.put import LOOK, dress_mark, name_mark, name_places, say_mark
from comparisons.pages.reading import BOTH, WORDING
from comparisons.pages.told import read_verdict
from comparisons.pages.wordings import show_anywhere


@dataclass(frozen=True, slots=True)
class Put:
    """One passage and how it is put, its words opening their place."""

    sign: SafeString
    told: str
    quote: SafeString


def read_marking(written: str | None) -> str:
    """What an address asks to be marked: the claims, if it says nothing that is on offer."""
    return written if written in (WORDING, BOTH) else ""


def list_ways(material: ArticleMaterial, marking: str) -> list[Way]:
    """What can be marked in the text; nothing to choose where nobody has marked how it puts things."""
    claims, marks = len(material.claims), len(material.marks)
    if material.text is None or not marks:
        return []
    return [
        Way("claims", claims, "?", not marking),
        Way(markup.verdict(LOOK), marks, ask(mark=WORDING), marking == WORDING),
        Way("both", claims + marks, ask(mark=BOTH), marking == BOTH),
    ]


def write_paragraphs(material: ArticleMaterial, marking: str) -> list[SafeString]:
    """The text with what is to be marked in it."""
    assert material.text is not None
    claims = [] if marking == WORDING else material.claims
    marks = material.marks if marking else []
    dresses: dict[type_name, Dress] = {claim.pk: dress(claim) for claim in claims}
    dresses |= {name_mark(mark): dress_mark(mark, locate(mark)) for mark in marks}
    passages = name_places(marks, find_passages(marks, material.text))
    passages |= dict(find_passages(claims, material.text).items())
    return write_text(material.text, passages, dresses)


def dress(claim: Claim) -> Dress:
    look = wording.look_of(read_verdict(claim.point))
    return Dress(look, locate_claim(claim, claim.point.event.slug), claim.point.question)


def locate(mark: FramingMark) -> str:
    return locate_mark(mark, mark.event.slug)


def list_put(material: ArticleMaterial, *, sees_all: bool) -> list[Put]:
    """Every passage that is marked for how it is put, in the order of the text."""
    marks: Sequence[FramingMark] = material.marks
    showing = show_anywhere(marks, sees_all=sees_all)
    return [Put(markup.sign(LOOK), say_mark(mark), showing.quote(mark)) for mark in marks]
