"""The answers to one question drawn to scale: a lane for each interval that sources give, on one line.

For dates and quantities of which at least two differ. The label of a lane says in words what its drawing
shows, so that nothing is lost where the drawing cannot be seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

from articles.date_words import display_when
from articles.fields import read_date
from comparisons import wording
from comparisons.algebra.spans import Pieces, complement
from comparisons.algebra.units import display_unit
from comparisons.algebra.values import display_value
from comparisons.judging import Judged
from comparisons.models import Claim
from comparisons.pages.axis import NARROWEST, percent
from comparisons.pages.lines import Line, Tick, rule_days, rule_numbers
from comparisons.vocabulary import Certainty, Kind

POINT = 2.5
"""Per cent of the width that are left for the arrow head of an open end."""

MOST_LANES = 24
"""A drawing that is taller than a screen compares nothing; the answers below it are complete."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch, in per cent of the width; where it is open it goes on beyond the edge."""

    start: str
    width: str
    end: str
    is_open_below: bool
    is_open_above: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """What one or more articles answer, and the stretch that it can mean. `manner` says how it is put."""

    answer: str
    when: str
    who: str
    manner: str
    bars: Sequence[Bar]


@dataclass(frozen=True, slots=True)
class Mark:
    """A tick as the drawing has it; `at` is empty where its line lies outside."""

    at: str
    label_at: str
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Lanes from low to high, reports before forecasts. `note` tells what the line measures."""

    marks: Sequence[Mark]
    lanes: Sequence[Lane]
    note: str
    left_out: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """What claims have in common that stand in one lane."""

    is_forecast: bool
    pieces: Pieces
    answer: str
    when: str
    manner: str


def draw_chart(judged: Judged, names: Mapping[str, str]) -> Chart | None:
    """The claims of a judged point to scale. `names`: what to call each article, by slug."""
    if judged.scale.kind not in (Kind.DATE, Kind.QUANTITY):
        return None
    lanes = gather_lanes(judged)
    if len({stretch.pieces for stretch in lanes}) < 2:
        return None
    ends = [end for stretch in lanes for piece in stretch.pieces for end in (piece.low[0], piece.high[0])]
    line = rule_days(ends) if judged.scale.kind is Kind.DATE else rule_numbers(ends)
    if line is None:
        return None
    ordered = sorted(lanes, key=lambda s: (s.is_forecast, s.pieces[0].low, s.pieces[-1].high))
    return Chart(
        marks=[place_tick(tick) for tick in line.ticks],
        lanes=[draw_lane(stretch, lanes[stretch], line, names) for stretch in ordered[:MOST_LANES]],
        note=tell_line(judged, line),
        left_out=max(len(lanes) - MOST_LANES, 0),
    )


def gather_lanes(judged: Judged) -> dict[Stretch, list[Claim]]:
    lanes: dict[Stretch, list[Claim]] = {}
    for claim in judged.claims:
        if stretch := find_stretch(claim, judged):
            lanes.setdefault(stretch, []).append(claim)
    return lanes


def find_stretch(claim: Claim, judged: Judged) -> Stretch | None:
    """What the claim can mean; None for what leaves nothing or everything possible."""
    value = judged.values[claim.pk]
    if value.span is None:
        return None
    denied = claim.certainty == Certainty.DENIED.value
    pieces = complement(value.span, value.whole) if denied else (value.span,)
    if not pieces or not any(isfinite(end) for piece in pieces for end in (piece.low[0], piece.high[0])):
        return None
    date = read_date(claim.as_of)
    return Stretch(
        is_forecast=claim.certainty == Certainty.PREDICTED.value,
        pieces=pieces,
        answer=wording.say_answer(display_value(value, judged.scale), denied=denied),
        when=display_when(date) if date else "",
        manner=wording.say_certainty(claim.certainty) if not denied else "",
    )


def draw_lane(stretch: Stretch, claims: Iterable[Claim], line: Line, names: Mapping[str, str]) -> Lane:
    slugs = dict.fromkeys(claim.article.slug for claim in claims)
    return Lane(
        answer=stretch.answer,
        when=stretch.when,
        who=wording.list_names([names[slug] for slug in slugs]),
        manner=stretch.manner,
        bars=[draw_bar(piece.low[0], piece.high[0], line) for piece in stretch.pieces],
    )


def draw_bar(low: float, high: float, line: Line) -> Bar:
    start = line.place(low) if isfinite(low) else POINT
    end = line.place(high) if isfinite(high) else 100.0 - POINT
    width = max(end - start, NARROWEST)
    start = min(start, 100.0 - width)
    return Bar(percent(start), percent(width), percent(start + width), not isfinite(low), not isfinite(high))


def place_tick(tick: Tick) -> Mark:
    return Mark(percent(tick.at) if 0 <= tick.at <= 100 else "", percent(tick.label_at), tick.label)


def tell_line(judged: Judged, line: Line) -> str:
    """What the line measures: "in tons a year; each step is ten times the one before"."""
    unit = display_unit(judged.point.unit) if judged.point.unit else ""
    stretched = "each tenfold takes the same space" if line.is_stretched else ""
    return "; ".join(part for part in (f"in {unit}" if unit else "", stretched) if part)
