"""A line of years with the answers of a point on it, where they are dates a few years apart.

Knows dates and shares of a width; draws nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.dates import parse_date
from comparisons import wording
from comparisons.algebra.verdicts import Position

MOST_YEARS = 9
"""More do not fit a telephone's screen with their numbers."""

NARROWEST = 0.8
"""Per cent of the width: a day must be seen among years."""


@dataclass(frozen=True, slots=True)
class Tick:
    """The middle of a year, and where it begins, in per cent of the width."""

    year: int
    start: str
    middle: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The days that an answer can mean, in per cent of the width, and who gives it."""

    start: str
    width: str
    middle: str
    names: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole years, one before the first answer and one after the last."""

    ticks: Sequence[Tick]
    bars: Sequence[Bar]


def draw_axis(positions: Sequence[Position], names: Mapping[str, str]) -> Axis | None:
    """The positions of a point of dates on a line; None where one is open or denied, or is far off."""
    spans = [span for position in positions if (span := find_days(position))]
    if len(spans) < 2 or len(spans) < len(positions):
        return None
    years = range(min(span[0].year for span in spans) - 1, max(span[1].year for span in spans) + 2)
    if len(years) > MOST_YEARS or years[0] < 1 or years[-1] > datetime.MAXYEAR - 1:
        return None
    told = [wording.list_names([names[slug] for slug in position.articles]) for position in positions]
    return Axis(
        ticks=[place_year(year, years) for year in years],
        bars=[place_bar(span, label, years) for span, label in zip(spans, told, strict=True)],
    )


def find_days(position: Position) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day of an answer that has both."""
    if position.denied or not isinstance(position.value, str):
        return None
    date = parse_date(position.value)
    if date.first is None or date.last is None:
        return None
    return datetime.date.fromordinal(date.first), datetime.date.fromordinal(date.last)


def place_year(year: int, years: range) -> Tick:
    share = 100 / len(years)
    start = (year - years[0]) * share
    return Tick(year, percent(start), percent(start + share / 2))


def place_bar(span: tuple[datetime.date, datetime.date], names: str, years: range) -> Bar:
    start, end = (measure(span[0], years), measure(span[1] + datetime.timedelta(days=1), years))
    width = max(end - start, NARROWEST)
    return Bar(percent(start), percent(width), percent(start + width / 2), names)


def measure(day: datetime.date, years: range) -> float:
    """Where a day begins, in per cent of the width; every year is equally wide."""
    first = datetime.date(day.year, 1, 1)
    length = (datetime.date(day.year + 1, 1, 1) - first).days
    return (day.year - years[0] + (day - first).days / length) * 100 / len(years)


def percent(share: float) -> str:
    return f"{share:.2f}%"
