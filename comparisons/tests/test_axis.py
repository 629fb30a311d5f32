"""The line of years: where answers stand on it, and where there is none."""

from __future__ import annotations

import pytest

from comparisons.algebra.verdicts import Position
from comparisons.pages.axis import draw_axis

NAMES = {"a": "WSWS", "b": "RT", "c": "CDMedia"}


def position(value: str, *articles: str, denied: bool = False) -> Position:
    return Position(
        value=value, display=value, denied=denied, as_of=None, articles=articles, claims=(), origins=1
    )


def test_a_year_is_as_wide_as_its_tick_and_stands_in_its_middle() -> None:
    axis = draw_axis([position("1997", "a"), position("1999", "b", "c")], NAMES)
    assert axis is not None
    assert [tick.year for tick in axis.ticks] == [1996, 1997, 1998, 1999, 2000]
    assert [(bar.start, bar.width, bar.middle) for bar in axis.bars] == [
        ("20.00%", "20.00%", "30.00%"),
        ("60.00%", "20.00%", "70.00%"),
    ]
    assert [bar.names for bar in axis.bars] == ["WSWS", "RT and CDMedia"]


def test_a_day_is_wide_enough_to_be_seen() -> None:
    axis = draw_axis([position("2019-12", "a"), position("2020-01-01", "b")], NAMES)
    assert axis is not None
    assert axis.bars[1].width == "0.80%"
    assert axis.bars[1].start == "50.00%"


@pytest.mark.parametrize(
    "positions",
    [
        [position("1997", "a")],
        [position("1997", "a"), position("1999/..", "b")],
        [position("1997", "a"), position("1999", "b", denied=True)],
        [position("1997", "a"), position("1897", "b")],
        [position("0001", "a"), position("0002", "b")],
        [position("9998", "a"), position("9999", "b")],
    ],
    ids=["one", "open", "denied", "far apart", "first year", "last year"],
)
def test_there_is_none_where_it_could_not_be_read(positions: list[Position]) -> None:
    assert draw_axis(positions, NAMES) is None
