"""Dates in words: what a quote of an article of 11 February 2020, a Tuesday, is read to say."""

from __future__ import annotations

import pytest

from articles.date_words import display_date
from comparisons.prefill import read_answers
from comparisons.tests.prefill.asking import ask, values
from comparisons.vocabulary import Kind

TUESDAY = "2020-02-11"


def dates(quote: str, published: str = TUESDAY, question: str = "When was it?") -> list[str | list[str]]:
    return values(quote, ask(Kind.DATE, question, published=published))


@pytest.mark.parametrize(
    ("quote", "first"),
    [
        ("it was formed in 1997", "1997"),
        ("on 7 February 2020", "2020-02-07"),
        ("on February 7th, 2020", "2020-02-07"),
        ("the 7th of February 2020", "2020-02-07"),
        ("2020-02-07", "2020-02-07"),
        ("am 07.02.2020", "2020-02-07"),
        ("in December 2019", "2019-12"),
        ("at the end of 2019", "2019-10/2019-12"),
        ("in mid-2019", "2019-05/2019-08"),
        ("in the first half of 2019", "2019-01/2019-06"),
        ("early February 2020", "2020-02-01/2020-02-10"),
        ("late January 2020", "2020-01-20/2020-01-31"),
        ("in the summer of 2019", "2019-22"),
        ("throughout the 1990s", "199X"),
        ("in the nineties", "199X"),
        ("in the early 1990s", "1990/1993"),
        ("in the 19th century", "18XX"),
        ("since 1997", "1997/.."),
        ("until 2019", "../2019"),
        ("before 2014", "../2013"),
        ("after 7 February 2020", "2020-02-08/.."),
        ("about 1997", "1997~"),
        ("from 1997 to 1999", "1997/1999"),
        ("between 1997 and 1999", "1997/1999"),
        ("1997–99", "1997/1999"),
        ("between January and March 2020", "2020-01/2020-03"),
        ("from 3 to 7 February 2020", "2020-02-03/2020-02-07"),
        ("February 3-7, 2020", "2020-02-03/2020-02-07"),
        ("from 30 January to 7 February 2020", "2020-01-30/2020-02-07"),
        ("between December and February 2020", "2019-12/2020-02"),
        # German and Russian
        ("am 7. Februar 2020", "2020-02-07"),
        ("Ende 2019", "2019-10/2019-12"),
        ("seit 1997", "1997/.."),
        ("zwischen 1997 und 1999", "1997/1999"),
        ("7 февраля 2020 года", "2020-02-07"),
        ("в начале февраля 2020 года", "2020-02-01/2020-02-10"),
        ("с 1997 года", "1997/.."),
        ("в 1990-е годы", "199X"),
    ],
)
def test_a_named_date_needs_no_day_to_count_from(quote: str, first: str) -> None:
    assert dates(quote, published="")[0] == first
    assert dates(quote)[0] == first


@pytest.mark.parametrize(
    ("quote", "read"),
    [
        ("yesterday", ["2020-02-10"]),
        ("the day before yesterday", ["2020-02-09"]),
        ("they will meet tomorrow", ["2020-02-12"]),
        ("last week", ["2020-02-03/2020-02-09"]),
        ("earlier this month", ["2020-02-01/2020-02-10"]),
        ("earlier this year", ["2020-01"]),
        ("late last month", ["2020-01-20/2020-01-31"]),
        ("last year", ["2019"]),
        ("by the end of the year", ["../2020-12", "2020-10/2020-12"]),
        ("two weeks ago", ["2020-01-27/2020-02-02"]),
        ("three days ago", ["2020-02-08"]),
        ("a month ago", ["2020-01"]),
        ("ten years ago", ["2010"]),
        ("a few days ago", ["2020-02-06/2020-02-09"]),
        ("a week before Friday", ["2020-01-31~", "2020-02-07~"]),
        ("they met on Friday", ["2020-02-07"]),
        ("they will meet on Friday", ["2020-02-14", "2020-02-07"]),
        ("the meeting on Friday", ["2020-02-07", "2020-02-14"]),
        ("the meeting on Wednesday", ["2020-02-12", "2020-02-05"]),
        ("the meeting on Tuesday", ["2020-02-11", "2020-02-18"]),
        ("last Friday", ["2020-02-07"]),
        ("next Friday", ["2020-02-14"]),
        ("in December", ["2019-12", "2020-12"]),
        ("last December", ["2019-12"]),
        ("in May they will meet", ["2020-05", "2021-05"]),
        ("the talks on February 7", ["2020-02-07", "2019-02-07"]),
        ("last summer", ["2019-22"]),
        ("gestern", ["2020-02-10"]),
        ("vor zwei Wochen", ["2020-01-27/2020-02-02"]),
        ("am Freitag", ["2020-02-07", "2020-02-14"]),
        ("letzte Woche", ["2020-02-03/2020-02-09"]),
        ("вчера", ["2020-02-10"]),
        ("две недели назад", ["2020-01-27/2020-02-02"]),
        ("на прошлой неделе", ["2020-02-03/2020-02-09"]),
        ("в пятницу", ["2020-02-07", "2020-02-14"]),
        ("в декабре", ["2019-12", "2020-12"]),
    ],
)
def test_a_date_is_counted_from_the_day_of_publication(quote: str, read: list[str]) -> None:
    assert dates(quote) == read


@pytest.mark.parametrize(
    ("quote", "read"),
    [
        ("02/07/2020", ["2020-07-02", "2020-02-07"]),
        ("25/07/2020", ["2020-07-25"]),
        ("in the 2000s", ["200X", "20XX"]),
        ("in the winter of 2019", ["2019-24", "2018-24"]),
        ("in 2020 and 2021", ["2020", "2021"]),
        ("from 1 January 2020", ["2020-01-01", "2020-01-01/.."]),
    ],
)
def test_what_can_be_read_two_ways_is_offered_twice(quote: str, read: list[str]) -> None:
    assert dates(quote) == read


@pytest.mark.parametrize(
    "quote",
    [
        "",
        "it may be so",
        "they march on",
        "1,997 tons",
        "1997 people",
        "31 February 2020",
        "at 12:30",
        "$1997",
        "2 + 2",
    ],
)
def test_what_is_no_date_is_not_read(quote: str) -> None:
    assert dates(quote) == []


def test_without_a_day_of_publication_nothing_is_counted() -> None:
    assert dates("yesterday", published="") == []
    assert dates("on 9 September", published="") == []
    assert dates("on 9 September", published="", question="When in September 2021?") == ["2021-09-09"]


def test_a_day_of_publication_that_is_not_known_widens_what_counts_from_it() -> None:
    assert dates("yesterday", published="2020-02-01/2020-02-07") == ["2020-01-31/2020-02-06"]
    assert dates("last month", published="2020-02-01/2020-02-07") == ["2020-01"]
    assert dates("yesterday", published="2020") == []
    assert dates("in December", published="2019-12~")[0] == "2019-12"


def test_a_question_that_asks_since_when_takes_the_date_alone() -> None:
    assert dates("in power since 1994", question="Since when is he in power?")[0] == "1994"


def test_a_reading_says_how_it_was_read() -> None:
    note = read_answers("two weeks ago", ask(Kind.DATE, published=TUESDAY))[0].note
    assert note == f"“two weeks ago”, counted from {display_date(TUESDAY)}"
    assert read_answers("in 1997", ask(Kind.DATE))[0].note == "1997, read from “1997”"
