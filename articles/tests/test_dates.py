"""Dates: what each form denotes, how it reads, and that everything else is refused by name."""

from __future__ import annotations

import warnings
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.date_words import display_date, display_when
from articles.dates import FIRST_DAY, LAST_DAY, DateValue, Precision, parse_date, write_days
from articles.problems import ValueProblem

OPEN = "open"

# (written, first day, last day, for people)
FORMS = [
    ("2020-02-07", "2020-02-07", "2020-02-07", "7 February 2020"),
    ("2020-02", "2020-02-01", "2020-02-29", "February 2020"),
    ("2020", "2020-01-01", "2020-12-31", "2020"),
    ("199X", "1990-01-01", "1999-12-31", "the 1990s"),
    ("190X", "1900-01-01", "1909-12-31", "1900 to 1909"),
    ("19XX", "1900-01-01", "1999-12-31", "1900 to 1999"),
    ("00XX", "0001-01-01", "0099-12-31", "AD 1 to AD 99"),
    ("1997-XX", "1997-01-01", "1997-12-31", "a month of 1997"),
    ("2019-12-XX", "2019-12-01", "2019-12-31", "a day in December 2019"),
    ("2020-21", "2020-03-01", "2020-05-31", "spring 2020"),
    ("2020-22", "2020-06-01", "2020-08-31", "summer 2020"),
    ("2020-23", "2020-09-01", "2020-11-30", "autumn 2020"),
    ("2020-24", "2020-12-01", "2021-02-28", "winter 2020/21"),
    ("2019-24", "2019-12-01", "2020-02-29", "winter 2019/20"),
    ("9999-24", "9999-12-01", "9999-12-31", "winter 9999/00"),
    ("2020-02-07~", "2020-02-06", "2020-02-08", "about 7 February 2020"),
    ("2020-01~", "2019-12-01", "2020-02-29", "about January 2020"),
    ("2020-21~", "2019-12-01", "2020-08-31", "about spring 2020"),
    ("1997~", "1996-01-01", "1998-12-31", "about 1997"),
    ("199X~", "1980-01-01", "2009-12-31", "about the 1990s"),
    ("19XX~", "1800-01-01", "2099-12-31", "about 1900 to 1999"),
    ("1997-XX~", "1996-01-01", "1998-12-31", "about a month of 1997"),
    ("2019-12-XX~", "2019-11-01", "2020-01-31", "about a day in December 2019"),
    ("1997?", "1997-01-01", "1997-12-31", "perhaps 1997"),
    ("1997%", "1996-01-01", "1998-12-31", "perhaps about 1997"),
    ("0001~", "0001-01-01", "0002-12-31", "about AD 1"),
    ("9999~", "9998-01-01", "9999-12-31", "about 9999"),
    ("0001-01-01~", "0001-01-01", "0001-01-02", "about 1 January AD 1"),
    ("9999-12-31~", "9999-12-30", "9999-12-31", "about 31 December 9999"),
    ("00XX~", "0001-01-01", "0199-12-31", "about AD 1 to AD 99"),
    ("1997/1999", "1997-01-01", "1999-12-31", "1997 to 1999"),
    ("1997~/1999", "1996-01-01", "1999-12-31", "about 1997 to 1999"),
    ("1997/1999~", "1997-01-01", "2000-12-31", "1997 to about 1999"),
    ("1997%/1999?", "1996-01-01", "1999-12-31", "perhaps about 1997 to perhaps 1999"),
    ("1997/..", "1997-01-01", OPEN, "since 1997"),
    ("1997~/..", "1996-01-01", OPEN, "since about 1997"),
    ("../1999-12", OPEN, "1999-12-31", "until December 1999"),
    ("../1999~", OPEN, "2000-12-31", "until about 1999"),
    ("2020-02-01/2020-02-07", "2020-02-01", "2020-02-07", "1 to 7 February 2020"),
    ("2020-01-28/2020-02-03", "2020-01-28", "2020-02-03", "28 January to 3 February 2020"),
    ("2019-12-28/2020-01-03", "2019-12-28", "2020-01-03", "28 December 2019 to 3 January 2020"),
    ("2019-10/2019-12", "2019-10-01", "2019-12-31", "October to December 2019"),
    ("2020/2020-05", "2020-01-01", "2020-05-31", "2020 to May 2020"),
    ("1997/1997", "1997-01-01", "1997-12-31", "1997 to 1997"),
]


def _day(ordinal: int | None) -> str:
    return OPEN if ordinal is None else date.fromordinal(ordinal).isoformat()


@pytest.mark.parametrize(("written", "first", "last", "shown"), FORMS, ids=[form[0] for form in FORMS])
def test_a_date_denotes_its_days(written: str, first: str, last: str, shown: str) -> None:
    value = parse_date(written)
    assert (_day(value.first), _day(value.last)) == (first, last)
    assert display_date(value) == display_date(written) == shown


# (written, a word of the refusal)
REFUSED = [
    ("", "missing"),
    (" 1997", "space"),
    ("1997 ", "space"),
    ("~", "without a date"),
    ("1997~~", "two marks"),
    ("1997~?", "two marks"),
    ("~1997", "in front"),
    ("2020~-02", "inside"),
    ("2020-02-07T12:00", "time of day"),
    ("[1997,1999]", "set of dates"),
    ("{1997}", "set of dates"),
    ("..", "open end"),
    ("1997..1999", "slash"),
    ("-0044", "before the year 0001"),
    ("0000", "outside the years"),
    ("0000-24", "outside the years"),
    ("10000", "outside the years"),
    ("Y17E7", "outside the years"),
    ("20200207", "hyphens"),
    ("97", "four digits"),
    ("1950S2", "significant"),
    ("199x", "small x"),
    ("XXXX", "whole year"),
    ("1XXX", "vaguer than a century"),
    ("19X7", "after an unknown"),
    ("199X-02", "unknown year"),
    ("1997-1X", "half a month"),
    ("1997-04-1X", "half a day"),
    ("1997-XX-XX", "unknown month"),
    ("2020-XX-01", "unknown month"),
    ("2020-00", "no such month"),
    ("2020-13", "no such month"),
    ("2020-20", "no such month"),
    ("2020-25", "seasons 21 to 24"),
    ("2020-41", "seasons 21 to 24"),
    ("2020-24-01", "day in a season"),
    ("2020-02-30", "no such day"),
    ("2019-02-29", "no such day"),
    ("2020-04-00", "no such day"),
    ("2020-2-7", "lacks a zero"),
    ("07.02.2020", "at the end"),
    ("2020.02.07", "dots"),
    ("7 February 2020", "in words"),
    ("٢٠٢٠", "no digit"),
    ("2020–02", "no digit"),
    ("../..", "open at both ends"),
    ("1997/", "lacks an end"),
    ("/1997", "lacks an end"),
    ("/", "lacks an end"),
    ("1997/1998/1999", "more than two ends"),
    ("2020/2019", "before it begins"),
    ("1999~/1998~", "before it begins"),
    ("2020-02-07/2020-02-06", "before it begins"),
    ("1997/yesterday", "in words"),
    ("2" * 60, "too long"),
]


@pytest.mark.parametrize(("written", "word"), REFUSED, ids=[repr(case[0]) for case in REFUSED])
def test_all_else_is_refused_by_name_and_with_an_example(written: str, word: str) -> None:
    with pytest.raises(ValueProblem, match=word) as refused:
        parse_date(written)
    assert str(refused.value).endswith(".")
    assert any(character.isdigit() for character in str(refused.value))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2020-02", "in February 2020"),
        ("2020-02-07", "on 7 February 2020"),
        ("2020-02-XX", "on a day in February 2020"),
        ("1997%", "perhaps in about 1997"),
        ("199X", "in the 1990s"),
        ("19XX", "from 1900 to 1999"),
        ("1997/..", "since 1997"),
        ("../1999", "until 1999"),
        ("1997/1999", "from 1997 to 1999"),
    ],
)
def test_a_time_reads_with_its_preposition(written: str, shown: str) -> None:
    assert display_when(written) == shown


# What is written again denotes the same days


@pytest.mark.parametrize(
    "written",
    [
        "1997", "1997~", "1997?", "199X", "19XX", "2020-02", "2020-XX", "2020-02-XX", "2020-02-07",
        "2020-02-07~", "2020-21", "2020-24", "2019-24~", "1997/..", "../1997", "2020-02-01/2020-02-07",
        "2019-12~/2020-01", "0001",
    ],
)  # fmt: skip
def test_days_written_again_are_the_same_days(written: str) -> None:
    date = parse_date(written)
    again = parse_date(write_days(date.first, date.last))
    assert (again.first, again.last) == (date.first, date.last)


@settings(deadline=None)
@given(st.integers(FIRST_DAY, LAST_DAY), st.integers(FIRST_DAY, LAST_DAY))
def test_any_days_can_be_written(one: int, other: int) -> None:
    first, last = sorted((one, other))
    written = parse_date(write_days(first, last))
    assert (written.first, written.last) == (first, last)


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ("1997-01-01", "1997-12-31", "1997"),
        ("1990-01-01", "1999-12-31", "199X"),
        ("1997-01-01", "1999-12-31", "1997/1999"),
        ("2019-12-01", "2020-02-29", "2019-24"),
        ("2019-12-01", "2020-01-31", "2019-12/2020-01"),
        ("2019-12-01", "2020-02-28", "2019-12-01/2020-02-28"),
        ("0001-01-01", "0001-02-28", "0001-01/0001-02"),
    ],
)
def test_days_are_written_in_the_shortest_form(first: str, last: str, written: str) -> None:
    assert write_days(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()) == written


# Against another reader of EDTF

YEARS = ("0001", "0476", "1900", "1997", "2000", "9999")
SINGLE = [
    form.format(year=year, decade=year[:3], century=year[:2])
    for year in YEARS
    for form in (
        "{year}", "{year}-02", "{year}-12", "{year}-02-28", "{year}-12-31", "{year}-02-29",
        "{year}-21",
        "{year}-22", "{year}-23",
        "{year}-XX", "{year}-02-XX", "{decade}X", "{century}XX", "{year}?", "{year}-04?",
    )
]  # fmt: skip
INTERVALS = ["1997/1999", "1997-02/1999-03-04", "2020/2020-05", "1999-12-31/2000-01", "0476/1900-02-28"]


def test_days_are_those_of_edtf() -> None:
    """Where both are defined. edtf 5.0.2 raises on open ends, ends a winter in December, lets the year 0000
    be and widens `~` by a year and more; it takes some milliseconds a date."""
    compared = 0
    for written in (*SINGLE, *INTERVALS):
        ours, theirs = _ours(written), _theirs(written)
        if ours and theirs and not theirs[0].startswith("0000"):
            compared += 1
            assert (_day(ours.first), _day(ours.last)) == theirs, written
    assert compared > 80


def _ours(written: str) -> DateValue | None:
    try:
        return parse_date(written)
    except ValueProblem:
        return None


def _theirs(written: str) -> tuple[str, str] | None:
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parsed = parse_edtf(written)
            ends = parsed.lower_strict(), parsed.upper_strict()
    except (EDTFParseException, AttributeError, TypeError, ValueError):
        return None
    first, last = (f"{end.tm_year:04}-{end.tm_mon:02}-{end.tm_mday:02}" for end in ends)
    return first, last


def test_units_follow_each_other_without_a_gap() -> None:
    for written in ("1997-11", "1997-12", "1997-23", "1997-24", "1996", "199X", "18XX"):
        moment = parse_date(written).start
        assert moment
        following = date.fromordinal(moment.last) + timedelta(days=1)
        ours = parse_date(f"{written}~")
        assert ours.last
        assert date.fromordinal(ours.last) >= following
        assert moment.precision in Precision
