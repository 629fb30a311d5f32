"""What people have marked, by function, device and frame: the words themselves, or a dot for each passage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from django.utils.safestring import SafeString

from comparisons import markup, wording
from comparisons.framing_words import DEVICES, FRAMES, FUNCTIONS, Term
from comparisons.models import FramingMark
from comparisons.pages.framing.showing import MOST_AT_ONCE, Showing, write_voices
from comparisons.pages.framing.tables import Band, Row, Section, fold, keep_filled


def build_functions(marks: Sequence[FramingMark], showing: Showing) -> Section:
    """A row for each of the four functions, marked or not: a blank is a finding too."""
    found = any(mark.function for mark in marks)
    rows = [build_row(term, marks, "function", showing) for term in FUNCTIONS] if found else []
    return Section(
        anchor="functions",
        title="What is wrong, why, how to judge it, what to do",
        short="Problem to remedy",
        note="The four things that a frame does. A blank says that nothing is marked, not that the article"
        " has none.",
        bands=keep_filled([Band("", "", rows)]),
        empty="No passage is marked with a function yet.",
    )


MOST_DEVICES = 6
"""So many devices are shown at once, those with most passages; the others unfold."""


def build_devices(marks: Sequence[FramingMark], showing: Showing) -> Band:
    """A row for each device that is marked; no device is a fault."""
    used = [mark.device for mark in marks if mark.device]
    terms = sorted((term for term in DEVICES if term.slug in used), key=lambda term: -used.count(term.slug))
    band = Band(
        title="Marked by people",
        note="No device is a fault: a metaphor may be apt and a hedge honest.",
        rows=[build_row(term, marks, "device", showing) for term in terms],
        rest=say_unmarked(DEVICES, used),
    )
    return fold(band, MOST_DEVICES, "device")


def build_row(term: Term, marks: Iterable[FramingMark], kind: str, showing: Showing) -> Row:
    own = [mark for mark in marks if getattr(mark, kind) == term.slug]
    return Row(
        label=term.label,
        note=term.definition,
        count=wording.count(len(own), "passage") if own else "",
        cells=showing.fill(own, lambda marks: write_voices(marks, partial(write_quotes, showing=showing))),
        is_folded=kind != "function",
    )


def write_quotes(marks: Iterable[FramingMark], showing: Showing) -> SafeString:
    return markup.passages([showing.quote(mark) for mark in marks], MOST_AT_ONCE)


def build_frames(marks: Sequence[FramingMark], showing: Showing) -> Section:
    """A row of dots for each frame that is marked, those with most passages first."""
    framed = [mark for mark in marks if mark.frame]
    used = [mark.frame for mark in framed]
    terms = sorted((term for term in FRAMES if term.slug in used), key=lambda term: -used.count(term.slug))
    return Section(
        anchor="frames",
        title="Which side of the matter is stressed",
        short="Frames",
        note="Each dot is one marked passage and opens it: ● the source’s own words, ○ words that it quotes.",
        bands=keep_filled(
            [Band("", "", [draw_row(term, framed, showing) for term in terms], say_unmarked(FRAMES, used))]
        ),
        empty="No passage is marked with a frame yet.",
    )


def draw_row(term: Term, marks: Iterable[FramingMark], showing: Showing) -> Row:
    own = [mark for mark in marks if mark.frame == term.slug]
    return Row(
        label=term.label,
        note=term.definition,
        count=wording.count(len(own), "passage"),
        cells=showing.fill(own, lambda marks: draw_dots(marks, showing)),
        is_folded=True,
    )


def draw_dots(marks: Iterable[FramingMark], showing: Showing) -> SafeString:
    """Those of the source's own words first."""
    ordered = sorted(marks, key=lambda mark: mark.voice_id is not None)
    return markup.dots(draw_dot(mark, showing) for mark in ordered)


def draw_dot(mark: FramingMark, showing: Showing) -> SafeString:
    who = wording.say_who("the source", mark.voice.name if mark.voice else "")
    return markup.dot(showing.locate(mark), showing.cut(mark), who, quoted=mark.voice_id is not None)


def say_unmarked(terms: Sequence[Term], used: Iterable[str]) -> str:
    """ "Nothing marked: morality, public opinion." """
    labels = [term.label for term in terms if term.slug not in set(used)]
    return f"{wording.NOTHING_MARKED.capitalize()}: {', '.join(labels)}." if labels else ""
