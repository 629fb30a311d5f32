"""How a passage is put, told in words of ours: what its framing mark says, and how the mark is dressed.

Made of rows that are loaded already; asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from articles.texts import Span
from comparisons import wording
from comparisons.framing_words import DEVICES, FRAMES, FUNCTIONS, Term
from comparisons.models import FramingMark
from comparisons.pages.marked_text import Dress
from comparisons.pages.passages import type_name
from comparisons.wording import Look

KINDS: Mapping[str, Mapping[str, Term]] = {
    kind: {term.slug: term for term in terms}
    for kind, terms in (("device", DEVICES), ("frame", FRAMES), ("function", FUNCTIONS))
}
"""The words of the three lists, by the field of a mark and there by slug."""

LOOK = Look("wording", "∿", "wording")
"""The sign of a framing mark, on the tagging desk as well."""

OWN, QUOTED = "own", "quoted"


def name_voice(mark: FramingMark) -> str:
    """In which voice the words are, as style sheets know it."""
    return QUOTED if mark.voice_id else OWN


def name_mark(mark: FramingMark) -> str:
    """What the passage is known by in its text, and its anchor there."""
    return f"m{mark.pk}"


def find_terms(mark: FramingMark) -> list[tuple[str, Term]]:
    """The words of the lists that the mark has, each with the name of its list.

    A word that is not in a list any more is shown as it was written.
    """
    given = [(kind, getattr(mark, kind)) for kind in KINDS]
    return [(kind, KINDS[kind].get(slug) or Term(slug, slug, "", "", "")) for kind, slug in given if slug]


def say_mark(mark: FramingMark) -> str:
    """ "loaded term · political · names the change of power in Kyiv · quoting Putin"."""
    told = [term.label for _, term in find_terms(mark)]
    named = f"names “{mark.referent.label}”" if mark.referent else ""
    quoting = wording.say_quoting(mark.voice.name) if mark.voice else ""
    return " · ".join(words for words in (*told, named, quoting) if words)


def dress_mark(mark: FramingMark, address: str, *, is_open: bool = False, is_current: bool = False) -> Dress:
    return Dress(LOOK, address, say_mark(mark), is_open, is_current, put=name_voice(mark))


def name_places(marks: Iterable[FramingMark], places: Mapping[int, Span]) -> dict[type_name, Span]:
    """Where these marks stand, by what they are known by in the text; `places` is by their primary keys."""
    return {name_mark(mark): places[mark.pk] for mark in marks if mark.pk in places}
