"""The page of an event's framing, section by section, in the order in which a reader meets a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.models import Article
from comparisons import wording
from comparisons.comparison import Column, Comparison
from comparisons.listing.framing import FramingMaterial
from comparisons.models import FramingMark
from comparisons.pages.addresses import locate_mark
from comparisons.pages.choice import Choice
from comparisons.pages.columns import Head, build_heads
from comparisons.pages.event import Offered, Ways, list_offered, make_speech, name_ways
from comparisons.pages.framing.beginnings import build_beginnings
from comparisons.pages.framing.calling import build_calls
from comparisons.pages.framing.manner import build_manner
from comparisons.pages.framing.marked import build_frames, build_functions
from comparisons.pages.framing.measured import Heard, read_measurements
from comparisons.pages.framing.omissions import build_omissions
from comparisons.pages.framing.palette import Palette
from comparisons.pages.framing.showing import Showing
from comparisons.pages.framing.strips import Strip, build_strips
from comparisons.pages.framing.tables import Section

MOST_COLUMNS = 5
"""More columns scroll sideways."""


@dataclass(frozen=True, slots=True)
class FramingPage:
    """What the template of the framing reads. `strips` stand between the sections `before` and `after`."""

    name: str
    event: str
    standing: str
    heads: Sequence[Head]
    is_wide: bool
    before: Sequence[Section]
    strips: Sequence[Strip]
    measured: str
    after: Sequence[Section]
    only: Head | None
    offered: Sequence[Offered]
    limited: bool
    everything: str
    read_all: str
    ways: Ways


def build_framing_page(
    comparison: Comparison,
    choice: Choice,
    closed: frozenset[str],
    material: FramingMaterial,
    offered: Sequence[Article] = (),
) -> FramingPage:
    """`closed`: the articles (slugs) whose quotes are cut. `offered`: all articles that could be columns."""
    event, articles = comparison.event, ",".join(choice.articles or ())
    columns = [c for c in comparison.columns if choice.only in ("", c.article.slug)]
    shown = {column.article.pk for column in columns}
    marks = [mark for mark in material.marks if mark.article_id in shown]
    places = {mark.pk: locate_mark(mark, event.slug, articles) for mark in marks}
    showing = Showing(columns, closed, lambda mark: places[mark.pk])
    heard = read_measurements(columns, material)
    palette = Palette((one.measured for one in heard.values()), material.speakers)
    readable = {pk: version.kind for pk, version in material.versions.items()}
    heads = build_heads(comparison.columns, choice, readable)
    return FramingPage(
        name=event.name,
        event=event.get_absolute_url() + choice.query,
        standing=say_standing(marks, columns, heard.values()),
        heads=[head for head in heads if choice.only in ("", head.slug)],
        is_wide=len(columns) > MOST_COLUMNS,
        before=[
            build_beginnings(comparison, material.versions, showing),
            build_functions(marks, showing),
            build_calls(marks, heard, material.speakers, showing),
            build_frames(marks, showing),
        ],
        strips=build_strips(heard, marks, palette, showing),
        measured=say_measured(len(columns), heard.values()),
        after=[
            build_manner(marks, heard, showing),
            build_omissions(comparison, columns, make_speech(comparison, choice, closed)),
        ],
        only=next((head for head in heads if head.is_only), None),
        offered=list_offered(comparison, offered),
        limited=choice.articles is not None,
        everything=choice.change(articles=None),
        read_all=choice.change(only=""),
        ways=name_ways(event.slug, articles),
    )


def say_standing(marks: Sequence[FramingMark], columns: Sequence[Column], heard: Iterable[Heard]) -> str:
    """ "63 marked passages in 4 of 5 articles; voices counted in 3 full texts." """
    told = wording.say_marked(
        len(marks), len({mark.article_id for mark in marks}), len(columns), len(list(heard))
    )
    return told if columns else "No article covers this event yet, so there is no framing to compare."


def say_measured(columns: int, heard: Iterable[Heard]) -> str:
    """What the strips are made of, in a sentence."""
    texts = list(heard)
    if not texts:
        return wording.VOICES_NEED_FULL_TEXT
    rules = wording.list_names(sorted({one.measured.rules for one in texts}))
    return wording.say_counted(len(texts), columns, rules)
