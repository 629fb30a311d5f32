"""Specimens of wording for the page that shows the design: marks in a text, one thing, a panel.

Their rows are never saved.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString

from comparisons import markup, wording
from comparisons.models import FramingMark, Referent
from comparisons.pages.framing.showing import Showing
from comparisons.pages.put import QUOTED, say_mark
from comparisons.pages.put_panel import Named, PutPanel, list_reads
from comparisons.pages.specimens import Specimens
from comparisons.pages.wordings import Thing, build_thing, group_by_source, write_voices

HERE = "#wording"
"""Where the links of specimens lead."""

TONES = ("", "conflict", "compatible")
WORDS = "the deal between the towns"


def make_marks() -> list[FramingMark]:
    """Three sources that name one thing: loaded, plain, and in the words of somebody quoted."""
    made = Specimens()
    thing = made.fill(
        Referent(
            slug="harbour-agreement",
            label="The harbour agreement",
            description="That the two towns use one harbour from 2020 on.",
        )
    )

    def mark(place: int, quote: str, **fields: Any) -> FramingMark:
        number = next(made.numbers)
        row = FramingMark(
            event=made.event, article=made.articles[place], referent=thing, quote=quote, exact=quote,
            key=f"m{number}", anchor="exact", start=number, end=number + len(quote), **fields,
        )  # fmt: skip
        return made.fill(row)

    return [
        mark(
            0, "the giveaway of the harbour", device="loaded-term", frame="economic", function="judgement",
            note="“Agreement” would not judge.",
        ),
        mark(1, "the agreement"),
        mark(1, "a fair bargain for both", voice=made.minister, device="loaded-term"),
        mark(2, "the agreement"),
        mark(2, "the agreement"),
    ]  # fmt: skip


def show_marks() -> list[tuple[str, SafeString]]:
    """A passage that is marked for how it is put, alone and on the words of a claim, in each voice."""
    return [
        (f"{voice}{f', on {tone}' if tone else ''}", show_states(voice, tone))
        for voice in ("own", QUOTED)
        for tone in TONES
    ]


def show_states(voice: str, tone: str) -> SafeString:
    return markup.join(
        (
            markup.mark(
                f"{WORDS} ({state})", HERE, tone=tone, anchor="", theirs=True, put=[voice],
                is_open=state != "at rest", is_current=state == "current", title="loaded term",
            )
            for state in ("at rest", "open", "current")
        ),
        " · ",
    )  # fmt: skip


def show_thing(marks: Sequence[FramingMark]) -> Thing:
    referent = marks[0].referent
    assert referent is not None
    return build_thing(referent, marks, write_voices, group_by_source, sees_all=True)


def show_panel(marks: Sequence[FramingMark]) -> PutPanel:
    mark, referent = marks[0], marks[0].referent
    assert referent is not None
    showing = Showing((), frozenset(), lambda mark: HERE)
    return PutPanel(
        quote=showing.quote(mark),
        sentence=markup.EMPTY,
        who=wording.say_who("The Lantern"),
        reads=list_reads(mark),
        thing=referent.label,
        thing_address=HERE,
        meant=referent.description,
        note=mark.note,
        named=[
            Named("The Lantern", write_voices(marks[:1], showing), ""),
            Named("Courier", write_voices(marks[1:3], showing), ""),
            Named("Tribune", markup.EMPTY, wording.NOTHING_MARKED),
        ],
        ways=markup.ways([markup.span("way", say_mark(mark))]),
    )
