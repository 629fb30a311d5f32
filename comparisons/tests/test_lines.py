"""The line under a drawing: where days and numbers stand on it, and its ticks."""

from __future__ import annotations

import datetime
from itertools import pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparisons.pages.lines import EARLIEST, FAR, LATEST, MOST_TICKS, Line, rule_days, rule_numbers


def day(written: str) -> int:
    return datetime.date.fromisoformat(written).toordinal()


def labels(line: Line | None) -> list[str]:
    assert line is not None
    return [tick.label for tick in line.ticks if tick.label]


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        (["1997-01-01", "2000-01-01"], ["1997", "1998", "1999"]),
        (["2020-02-02", "2020-02-06"], ["1 Feb 2020", "2 Feb", "3 Feb", "4 Feb", "5 Feb", "6 Feb"]),
        (["2019-12-01", "2020-01-02"], ["1 Dec 2019", "8 Dec", "15 Dec", "22 Dec", "29 Dec"]),
        (["2019-10-01", "2020-02-01"], ["Oct 2019", "Nov", "Dec", "Jan 2020"]),
        (["2019-01-01", "2020-12-31"], ["Jan 2019", "Jul", "Jan 2020", "Jul", "Jan 2021"]),
        (["1867-01-01", "2020-01-02"], ["1900", "1950", "2000"]),
    ],
)
def test_days_months_and_years_have_ticks_of_their_own(ends: list[str], told: list[str]) -> None:
    assert labels(rule_days(map(day, ends))) == told


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        ([29.5, 40.5], ["30", "35", "40"]),
        ([500_000, 24_000_000], ["0", "5 million", "10 million", "15 million", "20 million", "25 million"]),
        ([3], ["2", "2.5", "3", "3.5", "4"]),
        ([-5.5, 5.5], ["−5", "0", "5"]),
        ([0.00001, 0.00002], ["0.00001", "0.000012", "0.000014", "0.000016", "0.000018", "0.00002"]),
    ],
)
def test_numbers_have_round_ticks(ends: list[float], told: list[str]) -> None:
    assert labels(rule_numbers(ends)) == told


def test_tiny_next_to_huge_stretches_the_line() -> None:
    line = rule_numbers([50, 24_000_000])
    assert line is not None
    assert line.is_stretched
    assert labels(line) == ["100", "1,000", "10,000", "100,000", "1 million", "10 million"]
    assert line.place(500) - line.place(50) == pytest.approx(line.place(5000) - line.place(500))


def test_what_could_be_nothing_cannot_be_stretched() -> None:
    line = rule_numbers([-0.5, 0.5, 24_000_000])
    assert line is not None
    assert not line.is_stretched


@pytest.mark.parametrize("ends", [[], [inf, -inf], [-1e308, 1e308]])
def test_there_is_no_line_where_none_can_be_drawn(ends: list[float]) -> None:
    assert rule_numbers(ends) is None


def test_a_line_of_open_ends_only_is_none() -> None:
    assert rule_days([inf, -inf]) is None


DAYS = st.lists(st.integers(EARLIEST, LATEST + 1), min_size=1, max_size=5)
NUMBERS = st.lists(st.floats(-1e12, 1e12, allow_subnormal=False), min_size=1, max_size=5)


def check(line: Line | None, ends: list[float]) -> None:
    assert line is not None
    places = [line.place(end) for end in sorted(ends)]
    assert all(0 < place < 100 for place in places), "what is told lies inside"
    assert all(before <= after for before, after in pairwise(places)), "and in its order"
    assert len(labels(line)) <= MOST_TICKS + 2
    assert all(before.at < after.at for before, after in pairwise(line.ticks))
    assert all(len(label) < 16 for label in labels(line)), "a label fits its place"


@given(DAYS)
def test_days_lie_on_their_line(ends: list[float]) -> None:
    check(rule_days(ends), ends)


@given(NUMBERS)
def test_numbers_lie_on_their_line(ends: list[float]) -> None:
    check(rule_numbers(ends), ends)


@given(st.floats(1e-9, 1e9), st.floats(FAR * 2, 1e9))
def test_far_numbers_lie_on_their_line(least: float, times: float) -> None:
    check(rule_numbers([least, least * times]), [least, least * times])
