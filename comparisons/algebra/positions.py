"""Positions: which claims share a value, and what the shared value is.

For each time that is claimed apart; a claim without a time joins each. Dates and quantities are gathered by
greedy interval stabbing (the greedy cover of intervals by points; see Kleinberg and Tardos, Algorithm
Design, 4.1): take the interval that ends first, gather all that reach over its end, go on with the rest.
Other kinds, and all that is denied, are gathered by equal sets. Free text has no positions.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.dates import DateValue, write_days
from articles.problems import ValueProblem
from comparisons.algebra.answers import Answer
from comparisons.algebra.quantities import Form, Quantity, restate, write_span
from comparisons.algebra.spans import HIGHEST, LOWEST, Span
from comparisons.algebra.values import Scale, Value, parse_value
from comparisons.vocabulary import Kind

_LINES = (Kind.DATE, Kind.QUANTITY)


@dataclass(frozen=True, slots=True)
class Stand:
    """A position in the making: answers in their order, the value they share, and for which time.

    `shared` is the common stretch of a date or a quantity; None for other kinds and for what is denied.
    """

    answers: tuple[Answer, ...]
    value: Value
    denied: bool
    as_of: DateValue | None
    shared: Span | None


def gather_positions(judged: Sequence[Answer], scale: Scale) -> list[Stand]:
    """The positions of the answers judged on, by time, then by value."""
    if scale.kind is Kind.TEXT:
        return []
    return [stand for as_of, answers in _by_time(judged) for stand in _gather(answers, as_of, scale)]


def _by_time(judged: Sequence[Answer]) -> list[tuple[DateValue | None, list[Answer]]]:
    """The answers for each time that is claimed, in order; the timeless ones in each, or alone."""
    times: dict[tuple[float, float], list[DateValue]] = {}
    for answer in judged:
        if answer.claim.as_of is not None:
            times.setdefault((answer.first, answer.last), []).append(answer.claim.as_of)
    if not times:
        return [(None, list(judged))] if judged else []
    grouped: dict[tuple[float, float], list[Answer]] = {time: [] for time in times}
    timeless: list[Answer] = []
    for answer in judged:
        (timeless if answer.claim.as_of is None else grouped[answer.first, answer.last]).append(answer)
    return [
        (
            min(times[time], key=lambda when: (len(when.written), when.written)),
            _merge(grouped[time], timeless),
        )
        for time in sorted(times)
    ]


def _merge(answers: list[Answer], timeless: list[Answer]) -> list[Answer]:
    return sorted(answers + timeless, key=lambda a: (a.column, a.value_key)) if timeless else answers


def _gather(answers: list[Answer], as_of: DateValue | None, scale: Scale) -> list[Stand]:
    if scale.kind not in _LINES:
        return _by_equal_sets(answers, as_of, scale)
    asserted = [answer for answer in answers if not answer.denied]
    denied = [answer for answer in answers if answer.denied]
    stabbed = [
        Stand(tuple(members), _shared_value(members, shared, scale), denied=False, as_of=as_of, shared=shared)
        for shared, members in _join_containing(asserted, _stab(asserted))
    ]
    return stabbed + _by_equal_sets(denied, as_of, scale)


def _stab(answers: Sequence[Answer]) -> list[Span]:
    """The shared parts of the positions, from low to high: greedy stabbing, in n log n steps."""
    by_end = sorted(range(len(answers)), key=lambda n: answers[n].pieces[0].high)
    by_begin = sorted(range(len(answers)), key=lambda n: answers[n].pieces[0].low)
    taken, next_begin, shared = [False] * len(answers), 0, []
    for first in by_end:
        if taken[first]:
            continue
        end = begin = answers[first].pieces[0].high
        while next_begin < len(by_begin) and answers[by_begin[next_begin]].pieces[0].low < end:
            if not taken[
                by_begin[next_begin]
            ]:  # begins before this end and was not gathered: reaches over it
                taken[by_begin[next_begin]] = True
                begin = answers[by_begin[next_begin]].pieces[0].low
            next_begin += 1
        shared.append(Span(begin, end))
    return shared


def _join_containing(answers: Sequence[Answer], shared: Sequence[Span]) -> list[tuple[Span, list[Answer]]]:
    """Each shared part with the answers that contain the whole of it.

    Those that were gathered do; others that do belong to it as well, so that a vague one may be in several.
    """
    joined: list[list[Answer]] = [[] for _ in shared]
    begins, ends = [span.low for span in shared], [span.high for span in shared]
    for answer in answers:
        whole = answer.pieces[0]
        for place in range(bisect_left(begins, whole.low), bisect_right(ends, whole.high)):
            joined[place].append(answer)
    return list(zip(shared, joined, strict=True))


def _shared_value(members: Sequence[Answer], shared: Span, scale: Scale) -> Value:
    """The shared part in the written form: as the narrowest claim's value where that is the shared part."""
    narrowest = [answer for answer in members if answer.pieces[0] == shared]
    if narrowest:
        return _shortest(narrowest, scale)
    if scale.kind is Kind.DATE:
        (low, _), (high, _) = shared.low, shared.high
        first = None if shared.low == LOWEST else int(low)
        return parse_value(write_days(first, None if shared.high == HIGHEST else int(high) - 1), scale)
    return _shared_range(members, shared, scale)


def _shared_range(members: Sequence[Answer], shared: Span, scale: Scale) -> Value:
    """The shared part of quantities: from the last written beginning to the first written end if it can."""
    unit = scale.unit if all(_quantity(answer).unit for answer in members) else ""
    lows = {_quantity(a).low for a in members if a.pieces[0].low == shared.low and _is_written_so(a)}
    highs = {_quantity(a).high for a in members if a.pieces[0].high == shared.high and _is_written_so(a)}
    for low in sorted(lows):
        for high in sorted(highs):
            value = _try_value(f"{low}..{high} {unit}".strip(), scale)
            if value and value.span == shared:
                return value
    return parse_value(write_span(shared, unit), scale)


def _is_written_so(answer: Answer) -> bool:
    """Whether the ends of an answer are its written numbers, rounded, in the point's unit."""
    quantity = _quantity(answer)
    return quantity.form in (Form.PLAIN, Form.RANGE) and float(quantity.low) == quantity.numbers[0]


def _try_value(written: str, scale: Scale) -> Value | None:
    try:
        return parse_value(written, scale)
    except ValueProblem:
        return None


def _quantity(answer: Answer) -> Quantity:
    assert isinstance(answer.claim.value.detail, Quantity)
    return answer.claim.value.detail


def _by_equal_sets(answers: Iterable[Answer], as_of: DateValue | None, scale: Scale) -> list[Stand]:
    groups: dict[object, list[Answer]] = {}
    for answer in answers:
        groups.setdefault(answer.set_key, []).append(answer)
    stands = [
        Stand(
            tuple(members), _common_value(members, scale), all(a.denied for a in members), as_of, shared=None
        )
        for members in groups.values()
    ]
    return (
        stands
        if scale.kind is Kind.NAMES
        else sorted(stands, key=lambda stand: stand.answers[0].value_key[0])
    )


def _common_value(members: Sequence[Answer], scale: Scale) -> Value:
    """The value of equal answers: names as the first column has them, else the shortest that asserts it."""
    if scale.kind is Kind.NAMES:
        return members[0].claim.value
    return _shortest([a for a in members if not a.denied] or members, scale)


def _shortest(members: Sequence[Answer], scale: Scale) -> Value:
    """The shortest of several written forms, in the point's unit."""
    values = [answer.claim.value for answer in members]
    if scale.kind is Kind.QUANTITY:
        values = [_in_unit_of_point(value, scale) for value in values]
    return min(values, key=lambda value: (len(value.written), value.written))


def _in_unit_of_point(value: Value, scale: Scale) -> Value:
    assert isinstance(value.detail, Quantity)
    restated = restate(value.detail, scale.unit)
    return value if restated == value.written else parse_value(restated, scale)
