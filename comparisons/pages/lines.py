"""A line on which days or numbers stand to scale: what it spans, where a place on it is, and its ticks.

Plain arithmetic on numbers (days are ordinals, as `articles.dates` counts them); draws nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, isfinite, log10

from articles.date_words import MONTHS
from comparisons.algebra.quantities import group_digits, write_number
from comparisons.algebra.spans import SAME_NUMBER

MARGIN = 0.08
"""What is left free on either side, as a part of what the answers span; an open end runs through it."""

FAR = 200
"""Where the greatest number is so many times the least, each step of the line is ten times the one before."""

MOST_TICKS = 6
"""More do not fit a telephone's screen with their labels."""

EARLIEST, LATEST = datetime.date.min.toordinal(), datetime.date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the drawing, in per cent of its width, and where its label stands, if it has one."""

    at: float
    label_at: float
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """What stands at 0 and at 100 per cent, how a number is measured, and the ticks."""

    low: float
    high: float
    measure: Callable[[float], float]
    ticks: Sequence[Tick]
    is_stretched: bool = False

    def place(self, number: float) -> float:
        """Where a number stands, in per cent of the width, kept between 0 and 100."""
        return min(max(self.measure(number), 0.0), 100.0)


def rule_days(ends: Iterable[float]) -> Line | None:
    """A line for answers that begin and end at these days, open ends left out. None where all are open."""
    days = [end for end in ends if isfinite(end)]
    if not days:
        return None
    margin = max((max(days) - min(days)) * MARGIN, 0.75)
    low, high = min(days) - margin, max(days) + margin
    measure = measure_evenly(low, high)
    return Line(low, high, measure, list(tick_days(low, high, measure)))


def rule_numbers(ends: Iterable[float]) -> Line | None:
    """A line for answers that begin and end at these numbers, stretched where tiny stands next to huge."""
    numbers = [end for end in ends if isfinite(end)]
    if not numbers or not isfinite(max(numbers) - min(numbers)):
        return None
    least, most = min(numbers), max(numbers)
    if least > 0 and most / least > FAR:
        return rule_stretched(least, most)
    apart = most - least > max(abs(least), abs(most)) * SAME_NUMBER
    margin = (most - least) * MARGIN if apart else max(abs(most) * 0.25, 1.0)
    low, high = least - margin, most + margin
    measure = measure_evenly(low, high)
    return Line(low, high, measure, list(tick_numbers(low, high, measure)))


def rule_stretched(least: float, most: float) -> Line:
    margin = (log10(most) - log10(least)) * MARGIN
    low, high = log10(least) - margin, log10(most) + margin
    evenly = measure_evenly(low, high)

    def measure(number: float) -> float:
        return evenly(log10(number)) if number > 0 else 0.0

    powers = range(ceil(low), floor(high) + 1)
    step = max(ceil(len(powers) / MOST_TICKS), 1)
    ticks = [Tick(evenly(power), evenly(power), label_number(10.0**power)) for power in powers[::step]]
    return Line(10**low if low > -300 else 0.0, most, measure, ticks, is_stretched=True)


def measure_evenly(low: float, high: float) -> Callable[[float], float]:
    return lambda number: (number - low) / (high - low) * 100


def tick_numbers(low: float, high: float, measure: Callable[[float], float]) -> Iterator[Tick]:
    """Ticks at round numbers: steps of 1, 2 or 5 times a power of ten."""
    step = choose_step(high - low)
    number = ceil(low / step)
    while number * step <= high:
        at = measure(number * step)
        yield Tick(at, at, label_number(number * step))
        number += 1


def choose_step(width: float) -> float:
    power = 10.0 ** floor(log10(width / MOST_TICKS))
    return next(power * times for times in (1, 2, 5, 10, 20) if width / (power * times) <= MOST_TICKS)


def label_number(number: float) -> str:
    """A tick's number: "30", "2.5 million"; what would be too long in digits with its exponent."""
    if number and not 1e-6 <= abs(number) < 1e15:
        return f"{number:.0e}".replace("e+", "e").replace("e-0", "e-")
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(number) >= size:
            return f"{group_digits(write_number(number / size))} {word}"
    return group_digits(write_number(number))


@dataclass(frozen=True, slots=True)
class Step:
    """From one tick to the next: so many days, or so many months. `unit` is what a label names."""

    unit: str
    length: int
    is_one: bool

    @property
    def days(self) -> float:
        return self.length if self.unit == "day" else self.length * 30.44


STEPS = (
    *(Step("day", n, n == 1) for n in (1, 2, 7, 14)),
    *(Step("month", n, n == 1) for n in (1, 3, 6)),
    *(Step("year", 12 * n, n == 1) for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)),
)


def tick_days(low: float, high: float, measure: Callable[[float], float]) -> Iterator[Tick]:
    """Ticks where days, months or years begin; where each one has a tick, its label stands in its middle."""
    step = next(step for step in STEPS if (high - low) / step.days <= MOST_TICKS)
    told = 0
    for day, following in pairwise(list_starts(step, low, high)):
        at = measure(day)
        label_at = measure((day + following) / 2) if step.is_one else at
        named = datetime.date.fromordinal(day)
        is_shown = 4 <= label_at <= 96
        yield Tick(at, label_at, label_day(named, step.unit, told) if is_shown else "")
        told = named.year if is_shown else told


def list_starts(step: Step, low: float, high: float) -> list[int]:
    """The days on which units begin: from the one in which the line begins to the first one after its end."""
    first, last = max(floor(low), EARLIEST), min(ceil(high), LATEST)
    if step.unit == "day":
        return list(range(max(first - first % step.length, EARLIEST), last + step.length + 1, step.length))
    begin = datetime.date.fromordinal(first)
    month = begin.year * 12 + begin.month - 1
    starts: list[int] = []
    while not starts or starts[-1] <= last:
        starts.append(first_of_month(month - month % step.length))
        month += step.length
    return starts


def first_of_month(month: int) -> int:
    """The first day of a month, counted from the year 0; those outside the calendar at its ends."""
    year, place = divmod(month, 12)
    if year < 1:
        return EARLIEST
    return LATEST + 1 if year > 9999 else datetime.date(year, place + 1, 1).toordinal()


def label_day(day: datetime.date, unit: str, told: int) -> str:
    """ "7 Feb 2020", "8 Feb", "Dec 2019", "1997": the year where it is not told yet."""
    if unit == "year":
        return str(day.year)
    month = MONTHS[day.month - 1][:3]
    named = f"{day.day} {month}" if unit == "day" else month
    return named if told == day.year else f"{named} {day.year}"
