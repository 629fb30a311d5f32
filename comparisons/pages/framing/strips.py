"""Whose words: each article as one horizontal strip, coloured by who speaks, with its framing marks below.

Made of measurements of full texts only. Places and widths are in per cent of the text's length, so that each
word is as long as it is; what is counted is words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from comparisons import markup, wording
from comparisons.comparison import Column
from comparisons.models import FramingMark
from comparisons.pages.axis import percent
from comparisons.pages.framing.measured import Heard
from comparisons.pages.framing.palette import Palette, Tint
from comparisons.pages.framing.showing import Showing
from comparisons.voices.measured import Run, VoiceKind

LETTER = 0.8
"""A stretch has room for its speaker's name with so many per cent of the strip for each letter."""

UNNAMED = ("own", "unknown", "phrase")


@dataclass(frozen=True, slots=True)
class Share:
    """One voice in the legend; `swatch` shows its colour and pattern."""

    swatch: SafeString
    name: SafeString | str
    words: str
    share: str


@dataclass(frozen=True, slots=True)
class Strip:
    """One article. `drawing` is empty where nothing was measured, and `note` says why or what is left out."""

    name: str
    address: str
    words: str
    drawing: SafeString
    shares: Sequence[Share]
    note: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one voice that follow each other, up to where the next voice begins."""

    start: int
    end: int
    tint: Tint


def build_strips(
    heard: Mapping[str, Heard], marks: Sequence[FramingMark], palette: Palette, showing: Showing
) -> list[Strip]:
    return [
        build_strip(column, heard.get(column.article.slug), marks, palette, showing)
        for column in showing.columns
    ]


def build_strip(
    column: Column, heard: Heard | None, marks: Iterable[FramingMark], palette: Palette, showing: Showing
) -> Strip:
    address = column.article.get_absolute_url()
    if heard is None:
        return Strip(column.name, address, "", markup.EMPTY, (), wording.NOT_MEASURED)
    own = [mark for mark in marks if mark.article_id == column.article.pk and mark.start is not None]
    length = heard.measured.length if heard.measured.runs else 0
    placed = sorted(
        (at, mark.pk, mark) for mark in own if (at := heard.place(mark)) is not None and at < length
    )
    ticks = [draw_tick(mark, at, length, showing) for at, _, mark in placed]
    return Strip(
        name=column.name,
        address=address,
        words=wording.count(heard.measured.words, "word"),
        drawing=markup.strip([*draw_runs(heard, palette), *ticks]) if heard.measured.runs else markup.EMPTY,
        shares=list(list_shares(heard, palette)),
        note=wording.say_unplaced(len(own) - len(placed), len(own)),
    )


def draw_runs(heard: Heard, palette: Palette) -> Iterator[SafeString]:
    length = heard.measured.length
    for stretch in join_runs(heard.measured.runs, length, palette):
        width = (stretch.end - stretch.start) * 100 / length
        yield markup.strip_run(
            x=percent(stretch.start * 100 / length),
            width=percent(width),
            key=stretch.tint.key,
            address="" if stretch.tint.key == "own" else heard.locate(stretch.start, stretch.end),
            title=stretch.tint.name,
            label=label_stretch(stretch.tint, width),
        )


def label_stretch(tint: Tint, width: float) -> str:
    """The speaker's name where it has room; the legend names everybody."""
    return tint.name if tint.key not in UNNAMED and width >= LETTER * len(tint.name) else ""


def join_runs(runs: Sequence[Run], length: int, palette: Palette) -> list[Stretch]:
    """The text from end to end: what stands between two runs goes with the first, equal looks are one."""
    stretches: list[Stretch] = []
    ends = [*(run.start for run in runs[1:]), length]
    for run, end in zip(runs, ends, strict=True):
        tint = palette.choose(run.voice)
        start = run.start if stretches else 0
        if stretches and stretches[-1].tint == tint:
            start = stretches.pop().start
        stretches.append(Stretch(start, end, tint))
    return stretches


def draw_tick(mark: FramingMark, start: int, length: int, showing: Showing) -> SafeString:
    return markup.strip_tick(
        x=percent(start * 100 / length),
        address=showing.locate(mark),
        title=markup.enclose(showing.cut(mark)),
        quoted=mark.voice_id is not None,
    )


def list_shares(heard: Heard, palette: Palette) -> Iterator[Share]:
    """The voices with their words: the source's own first, the speakers by words, what is unknown last."""
    counts: dict[Tint, int] = {}
    for voice, words in heard.measured.count_words().items():
        tint = palette.choose(voice)
        counts[tint] = counts.get(tint, 0) + words
    for tint in sorted(counts, key=lambda tint: (place_tint(tint), -counts[tint], tint.name)):
        yield build_share(tint, counts[tint], heard)


def place_tint(tint: Tint) -> int:
    return {"own": 0, "unknown": 3, "phrase": 4}.get(tint.key, 1 if tint.key != "others" else 2)


def build_share(tint: Tint, words: int, heard: Heard) -> Share:
    total = heard.measured.words or 1
    phrases = len(heard.measured.unattributed)
    told = f" ({wording.count(phrases, 'phrase')})" if tint.key == VoiceKind.PHRASE.value else ""
    name = markup.link(reverse("speaker-detail", args=[tint.slug]), tint.name) if tint.slug else tint.name
    return Share(
        swatch=markup.swatch(tint.key),
        name=name,
        words=wording.count(words, "word") + told,
        share=wording.say_share(words, total),
    )
