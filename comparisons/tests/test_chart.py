"""The answers to one question drawn to scale: who stands where, and where nothing is drawn."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from comparisons.models import Point
from comparisons.pages.chart import MOST_LANES, Bar, Chart, draw_chart
from comparisons.pages.point import judge_material
from comparisons.selectors import load_point
from comparisons.tests.making import find_source, make_article, make_claim, make_event, make_point

pytestmark = pytest.mark.django_db


def ask(kind: str, *values: str | tuple[str, str], unit: str = "", **fields: str) -> Point:
    """A point on which an article each gives a value; with it may stand its certainty."""
    point = make_point(event=make_event(), kind=kind, unit=unit)
    for number, given in enumerate(values):
        value, certainty = (given, "asserted") if isinstance(given, str) else given
        article = make_article(source=find_source(f"s{number}"), published=f"2020-01-{number + 1:02}")
        make_claim(point=point, article=article, value=value, certainty=certainty, **fields)
    return point


def draw(point: Point) -> Chart | None:
    judged, names = judge_material(load_point(point.pk, AnonymousUser()))
    return draw_chart(judged, names)


def read(chart: Chart | None) -> list[tuple[str, str, str]]:
    assert chart is not None
    return [(lane.answer, lane.who, lane.manner) for lane in chart.lanes]


def measure(bar: Bar) -> tuple[float, float]:
    return float(bar.start.rstrip("%")), float(bar.width.rstrip("%"))


def test_each_interval_has_a_lane_with_its_words_and_the_articles_that_give_it() -> None:
    chart = draw(ask("date", "1999", "1997", "1999"))
    assert read(chart) == [("1997", "S1", ""), ("1999", "S0 and S2", "")]
    assert chart is not None
    earlier, later = (lane.bars[0] for lane in chart.lanes)
    assert measure(earlier)[1] == pytest.approx(measure(later)[1], abs=0.1), "a year is as long as a year"
    assert measure(earlier)[0] + 2 * measure(earlier)[1] == pytest.approx(measure(later)[0], abs=0.1)
    assert [mark.label for mark in chart.marks if mark.label] == ["1997", "1998", "1999"]


def test_quantities_stand_in_the_unit_of_the_question() -> None:
    chart = draw(ask("quantity", "24000000", "2.5 Mt/month", unit="t/year"))
    assert read(chart) == [("24,000,000 t/year", "S0", ""), ("2.5 Mt/month", "S1", "")]
    assert chart is not None
    assert chart.note == "in t/year"


def test_open_ends_go_on_beyond_the_edge() -> None:
    chart = draw(ask("quantity", "<100", "65..68", ">=80"))
    assert chart is not None
    below, between, above = (lane.bars[0] for lane in chart.lanes)
    assert (below.is_open_below, below.is_open_above) == (True, False)
    assert (between.is_open_below, between.is_open_above) == (False, False)
    assert (above.is_open_below, above.is_open_above) == (False, True)
    since = draw(ask("date", "1997/..", "../1999-05"))
    assert since is not None
    assert [(lane.bars[0].is_open_below, lane.bars[0].is_open_above) for lane in since.lanes] == [
        (True, False),
        (False, True),
    ]


def test_what_is_denied_is_drawn_as_all_else() -> None:
    chart = draw(ask("quantity", ("40", "denied"), "50"))
    assert chart is not None
    assert chart.lanes[0].answer == "not 40"
    assert [(bar.is_open_below, bar.is_open_above) for bar in chart.lanes[0].bars] == [
        (True, False),
        (False, True),
    ]


def test_forecasts_stand_below_the_reports_and_say_so() -> None:
    chart = draw(ask("quantity", ("10", "predicted"), "40", ("45", "hedged")))
    assert read(chart) == [("40", "S1", ""), ("45", "S2", "hedged"), ("10", "S0", "forecast")]


def test_answers_for_several_times_are_told_apart() -> None:
    point = ask("quantity", "40", "50", as_of="2020-02")
    chart = draw(point)
    assert chart is not None
    assert [lane.when for lane in chart.lanes] == ["in February 2020"] * 2


def test_tiny_next_to_huge_can_be_seen() -> None:
    chart = draw(ask("quantity", "500", "24000000"))
    assert chart is not None
    assert chart.note == "each tenfold takes the same space"
    assert all(measure(bar)[1] >= 0.8 for lane in chart.lanes for bar in lane.bars)


def test_many_positions_end_somewhere() -> None:
    chart = draw(ask("quantity", *(str(number * 10) for number in range(MOST_LANES + 3))))
    assert chart is not None
    assert (len(chart.lanes), chart.left_out) == (MOST_LANES, 3)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("date", ["1997"]),
        ("date", ["1997", "1997"]),
        ("yesno", ["yes", "no"]),
        ("text", ["one", "two"]),
        ("choice", ["first", "second"]),
    ],
)
def test_there_is_none_where_nothing_could_be_compared(kind: str, values: list[str]) -> None:
    assert draw(ask(kind, *values)) is None
