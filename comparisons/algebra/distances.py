"""How far apart conflicting answers are, in words and as "narrow".

Knows gaps between dates and between quantities. Refuses to measure what has no gap: names, options, denials.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from articles.dates import DateValue, Moment, Precision
from comparisons.algebra.answers import Answer
from comparisons.algebra.clashes import SpanIndex, any_clash
from comparisons.algebra.positions import Stand
from comparisons.algebra.quantities import Form, Quantity, group_digits, last_digit, with_unit, write_number
from comparisons.algebra.relations import same_time
from comparisons.algebra.spans import HIGHEST, LOWEST, Span

_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"
)  # fmt: skip
_UNITS = {
    Precision.DAY: ("day", "days"),
    Precision.MONTH: ("month", "months"),
    Precision.SEASON: ("season", "seasons"),
    Precision.YEAR: ("year", "years"),
    Precision.DECADE: ("decade", "decades"),
    Precision.CENTURY: ("century", "centuries"),
}


def tell_distance(stands: Sequence[Stand], unit: str) -> str:
    """How far the outermost positions are apart: "two years apart", "at least one day apart".

    The difference in the unit where both have the same precision, else between the nearest ends. "" where
    nothing can be measured.
    """
    measured = [stand for stand in stands if stand.shared is not None]
    pools = [measured] if _all_at_one_time(measured) else _by_time(measured)
    for pool in sorted(pools, key=len, reverse=True):
        lowest = min(pool, key=lambda stand: _span(stand).high, default=None)
        highest = max(pool, key=lambda stand: _span(stand).low, default=None)
        if lowest and highest and _span(lowest).high <= _span(highest).low:
            told = _between(lowest, highest, unit)
            return f"the outermost {told}" if told and len(pool) > 2 else told
    return ""


def _all_at_one_time(stands: Sequence[Stand]) -> bool:
    times = {stand.as_of for stand in stands}
    return all(same_time(one, other) for one in times for other in times) if len(times) < 20 else False


def _by_time(stands: Sequence[Stand]) -> list[list[Stand]]:
    pools: dict[DateValue | None, list[Stand]] = {}
    for stand in stands:
        pools.setdefault(stand.as_of, []).append(stand)
    return list(pools.values())


def _span(stand: Stand) -> Span:
    assert stand.shared is not None
    return stand.shared


def _between(lower: Stand, upper: Stand, unit: str) -> str:
    low, high = lower.value.detail, upper.value.detail
    if isinstance(low, DateValue) and isinstance(high, DateValue):
        return _between_dates(low, high)
    if isinstance(low, Quantity) and isinstance(high, Quantity):
        return _between_quantities(low, high, _span(lower), _span(upper), unit)
    return ""


def _between_dates(lower: DateValue, upper: DateValue) -> str:
    assert lower.last is not None
    assert upper.first is not None
    end, start = lower.end, upper.start
    if end and start and end.precision is start.precision and start.index > end.index:
        return f"{count_units(start.index - end.index, end.precision)} apart"
    return f"at least {count_units(upper.first - lower.last, Precision.DAY)} apart"


def count_units(number: int, precision: Precision) -> str:
    """ "two years", "31 days"."""
    word = _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"
    return f"{word} {_UNITS[precision][number != 1]}"


def _between_quantities(lower: Quantity, upper: Quantity, below: Span, above: Span, unit: str) -> str:
    rounded = (Form.PLAIN, Form.RANGE)
    alike = last_digit(lower.high) == last_digit(upper.low)
    if alike and lower.form in rounded and upper.form in rounded and lower.numbers[1] < upper.numbers[0]:
        return f"{_amount(upper.numbers[0] - lower.numbers[1], unit)} apart"
    gap = above.low[0] - below.high[0]
    return f"at least {_amount(gap, unit)} apart" if gap > 0 else ""


def _amount(number: float, unit: str) -> str:
    digits = write_number(float(f"{number:.6g}"))
    return with_unit(group_digits(digits), unit, one=digits == "1")


def is_narrow(voices: Sequence[Sequence[Answer]]) -> bool:
    """Whether every conflict of dates among answers of one voice is narrow; each voice's answers apart.

    A conflict is narrow where the gap is smaller than the unit of the coarser date: December 2019 against
    1 January 2020. Dates of one precision are at least one unit apart, a denial leaves no gap: never narrow.
    """
    return not any(_has_wide_conflict(answers) for answers in voices)


def _has_wide_conflict(answers: Sequence[Answer]) -> bool:
    asserted = [answer for answer in answers if not answer.denied]
    denied = [answer for answer in answers if answer.denied]
    if any_clash(denied, answers, SpanIndex):
        return True
    ends = {end.precision for answer in asserted if (end := _moments(answer)[1])}
    starts = {start.precision for answer in asserted if (start := _moments(answer)[0])}
    return any(_wide_between(asserted, end, start) for end, start in product(ends, starts))


def _wide_between(answers: Sequence[Answer], end: Precision, start: Precision) -> bool:
    """Whether a date that ends in one precision lies well before one that begins in another.

    The coarser one is stretched by a day less than its unit: what it misses then is a whole unit away.
    """
    earlier, later = [], []
    for answer in answers:
        first, last = _moments(answer)
        low, high = answer.pieces[0].low[0], answer.pieces[0].high[0]
        if last and last.precision is end:
            reach = high + (last.days - 1 if end > start else 0)
            earlier.append(replace(answer, pieces=(Span(LOWEST, (reach, 0)),)))
        if first and first.precision is start:
            reach = low - (first.days - 1 if start > end else 0)
            later.append(replace(answer, pieces=(Span((reach, 0), HIGHEST),)))
    return any_clash(earlier, later, SpanIndex)


def _moments(answer: Answer) -> tuple[Moment | None, Moment | None]:
    detail = answer.claim.value.detail
    assert isinstance(detail, DateValue)
    return detail.start, detail.end
