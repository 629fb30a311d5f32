"""Amounts in digits and words: what a quote is read to say to a question in a given unit."""

from __future__ import annotations

import pytest

from comparisons.prefill import read_answers
from comparisons.tests.prefill.asking import ask, values
from comparisons.vocabulary import Kind


def amounts(quote: str, unit: str = "", question: str = "How much?") -> list[str | list[str]]:
    return values(quote, ask(Kind.QUANTITY, question, unit=unit))


@pytest.mark.parametrize(
    ("unit", "quote", "first"),
    [
        ("people", "1,200 people", "1200"),
        ("people", "1 200 people", "1200"),
        ("km", "1'200 km", "1200"),
        ("km", "1.200 Kilometer", "1200"),
        ("t", "24.000.000 Tonnen", "24000000"),
        ("km", "0.125 km", "0.125"),
        ("km", "2,5 km", "2.5"),
        ("km", "1.200,50 km", "1200.50"),
        ("t", "24 million tons", "24000000"),
        ("people", "two people", "2"),
        ("people", "twenty-five people", "25"),
        ("people", "a hundred and twenty people", "120"),
        ("people", "a dozen people", "12"),
        ("people", "half a million people", "500000"),
        ("people", "a few thousand people", "2000..9000"),
        ("people", "tens of thousands of people", ">=20000"),
        ("hours", "two and a half hours", "2.5"),
        ("hours", "over two hours", ">2"),
        ("hours", "five to six hours", "5..6"),
        ("percent", "about 20%", "~20"),
        ("percent", "30–40%", "30..40"),
        ("percent", "from 4% to 6%", "4..6"),
        ("percent", "between 30 and 40 percent", "30..40"),
        ("percent", "one third", "~33"),
        ("percent", "three quarters", "75"),
        ("percent", "almost half", "45..50"),
        ("percent", "to be met fully", "100"),
        ("people", "more than 100", ">100"),
        ("people", "at least 30", ">=30"),
        ("people", "up to 40", "<=40"),
        ("people", "no more than 40", "<=40"),
        ("people", "fewer than 40", "<40"),
        ("people", "100 or more", ">=100"),
        ("km", "some 1,200 kilometres", "~1200"),
        ("years", "within five years", "<=5"),
        ("years", "in decades", ">=20"),
        ("casualties", "there were no casualties", "0"),
        ("USD", "$127", "127"),
        ("USD", "127 dollars", "127"),
        ("EUR", "rund 500 Euro", "~500"),
        ("RUB", "500 рублей", "500"),
        ("USD/(1000 m3)", "$128.5 per thousand cubic metres", "128.5"),
        ("USD/(1000 m3)", "127 per 1,000 cubic metres", "127"),
        ("USD/barrel", "$55 a barrel", "55"),
        ("billion USD", "$9bn", "9"),
        ("billion USD", "a deficit of 9 billion", "9"),
        ("million people", "1.2 million people", "1.2"),
        ("t/year", "24 million tons every year", "24000000"),
        ("t/year", "2 million tons per month", "2000000 t/month"),
        ("t/year", "3 to 4 million tons a year", "3000000..4000000"),
        ("Mt/year", "24 million tonnes a year", "24"),
        ("km", "5 miles", "5 miles"),
        ("meetings", "they met twice", "2"),
        ("meetings", "In December 2019 they held two long bilateral meetings", "2"),
        ("aircraft", "12 Su-30 aircraft", "12"),
        ("people", "около 200 человек", "~200"),
        ("t", "5 млн тонн", "5000000"),
        ("percent", "от 30 до 40 процентов", "30..40"),
        ("hours", "полтора часа", "1.5"),
        ("", "ranked fourth", "4"),
        ("", "🎉 7 🎉", "7"),
    ],
)
def test_the_first_reading(unit: str, quote: str, first: str) -> None:
    assert amounts(quote, unit)[0] == first


@pytest.mark.parametrize(
    ("unit", "quote", "read"),
    [
        ("km", "1,200 km", ["1200", "1.200"]),
        ("t/year", "24 million tons a year", ["24000000", "24 million t/year"]),
        ("people", "at least 30 people and up to 40 injured", [">=30", "<=40"]),
        ("hours", "60 people talked for 2 hours", ["2", "60"]),
        ("percent", "almost a quarter", ["20..25", "~25"]),
    ],
)
def test_other_readings_follow(unit: str, quote: str, read: list[str]) -> None:
    assert amounts(quote, unit) == read


@pytest.mark.parametrize(
    ("unit", "quote"),
    [
        ("USD", "9 roubles"),
        ("percent", "5 percentage points"),
        ("km", "for 5 hours"),
        ("people", "few steps"),
        ("", ""),
    ],
)
def test_another_measure_is_no_answer(unit: str, quote: str) -> None:
    assert amounts(quote, unit) == []


def test_years_and_days_come_last() -> None:
    assert amounts("on 7 February 2020 five people came", "people")[0] == "5"
    assert amounts("in 2020", "people") == ["2020"]


def test_a_unit_that_is_not_known_leaves_nothing_to_read() -> None:
    assert amounts("5 parsecs", "parsecs") == []


def test_a_reading_says_how_it_was_read() -> None:
    assert read_answers("about 20%", ask(Kind.QUANTITY, unit="percent"))[0].note == "read from “20”"


def test_markup_of_a_converted_text_is_no_part_of_a_number() -> None:
    assert amounts(r"had to pay \$127", "USD") == ["127"]
