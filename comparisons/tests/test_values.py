"""Values of each kind but dates: what is read, what it denotes, how it reads, what is refused."""

from __future__ import annotations

from fractions import Fraction
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparisons.algebra.names import fold_name
from comparisons.algebra.quantities import restate
from comparisons.algebra.spans import settle
from comparisons.algebra.unit_words import COMPOUND, COUNTED, CURRENCIES, PHYSICAL, SINGULARS
from comparisons.algebra.units import convert, parse_unit
from comparisons.algebra.values import (
    Option,
    Quantity,
    Scale,
    ValueProblem,
    check_scale,
    display_value,
    order_key,
    parse_value,
)
from comparisons.tests.algebra_strategies import OPTIONS, SCALES
from comparisons.vocabulary import Kind

# (unit of the point, written, low end, high end, for people). Cuts: (40, 0) is below 40, (40, 1) above it.
QUANTITIES = [
    ("", "80", (79.5, 0), (80.5, 0), "80"),
    ("", "80.23", (80.225, 0), (80.235, 0), "80.23"),
    ("", "80.0", (79.95, 0), (80.05, 0), "80.0"),
    ("", "0", (-0.5, 0), (0.5, 0), "0"),
    ("", "-0", (-0.5, 0), (0.5, 0), "0"),
    ("", "-5", (-5.5, 0), (-4.5, 0), "−5"),
    ("", "007", (6.5, 0), (7.5, 0), "7"),
    ("percent", "30..40", (29.5, 0), (40.5, 0), "30 to 40 %"),
    ("percent", "30.5..40", (30.45, 0), (40.5, 0), "30.5 to 40 %"),
    ("", "-40..-30", (-40.5, 0), (-29.5, 0), "−40 to −30"),
    ("", "40..40", (39.5, 0), (40.5, 0), "40"),
    ("people", "~500000", (474999.5, 0), (525000.5, 0), "about 500,000 people"),
    ("", "~4", (2.5, 0), (5.5, 0), "about 4"),
    ("", "~-100", (-105.5, 0), (-94.5, 0), "about −100"),
    ("", ">=3", (3, 0), (inf, 0), "at least 3"),
    ("", ">3", (3, 1), (inf, 0), "more than 3"),
    ("", "<=100", (-inf, 0), (100, 1), "at most 100"),
    ("", "<100", (-inf, 0), (100, 0), "less than 100"),
    ("Mt/year", "2 Mt/month", (18, 0), (30, 0), "2 Mt/month"),
    ("t/year", "24 million t/year", (23.5e6, 0), (24.5e6, 0), "24 million t/year"),
    ("percent", "40%", (39.5, 0), (40.5, 0), "40 %"),
    ("percent", "40 %", (39.5, 0), (40.5, 0), "40 %"),
    ("percent", "5 permille", (0.45, 0), (0.55, 0), "5 ‰"),
    ("USD/(1000 m3)", "127 USD/tcm", (126.5, 0), (127.5, 0), "127 USD/tcm"),
    ("USD/tcm", "127 USD/(1000 m³)", (126.5, 0), (127.5, 0), "127 USD/(1000 m³)"),
    ("people", "1", (0.5, 0), (1.5, 0), "1 person"),
    ("people", "2 persons", (1.5, 0), (2.5, 0), "2 persons"),
    ("", "3 million", (2.5e6, 0), (3.5e6, 0), "3 million"),
    ("km", "5 mi", (7.242048, 0), (8.851392, 0), "5 mi"),
    ("°C", ">=32 °F", (0, 0), (inf, 0), "at least 32 °F"),
]


@pytest.mark.parametrize(
    ("unit", "written", "low", "high", "shown"), QUANTITIES, ids=[q[1] for q in QUANTITIES]
)
def test_an_amount_denotes_a_stretch(
    unit: str, written: str, low: tuple[float, int], high: tuple[float, int], shown: str
) -> None:
    scale = Scale(Kind.QUANTITY, unit)
    value = parse_value(written, scale)
    assert value.span
    assert value.span.low[0] == pytest.approx(low[0], rel=1e-12, abs=1e-12)
    assert value.span.high[0] == pytest.approx(high[0], rel=1e-12)
    assert (value.span.low[1], value.span.high[1]) == (low[1], high[1])
    assert display_value(value, scale) == shown


# (unit of the point, written, a word of the refusal)
REFUSED_QUANTITIES = [
    ("", "", "missing"),
    ("", " 40", "space"),
    ("", "1,000", "thousands"),
    ("", "1 000 000", "thousands"),
    ("", "24'000", "thousands"),
    ("", "2,5", "comma"),
    ("", "1e6", "exponent"),
    ("", "10^6", "exponent"),
    ("", "+5", "plus"),
    ("", ".5", "decimal point"),
    ("", "5.", "decimal point"),
    ("", "≥3", "sign that is not read"),
    ("", "=<3", "sign that is not read"),
    ("", "=3", "equals"),
    ("", "≈3", "sign that is not read"),
    ("", ">~3", "two signs"),
    ("", "3~", "behind"),
    ("", "> 3", "space behind its sign"),
    ("", "3..", "open at one end"),
    ("", "..3", "open at one end"),
    ("", "30...40", "too many dots"),
    ("", "30 .. 40", "without spaces"),
    ("km", "30 km..40 km", "not known|range"),
    ("", "30-40", "dash"),
    ("", "30–40", "dash"),
    ("", "40..30", "upside down"),
    ("", "~30..40", "at once"),
    ("", ">=30..40", "at once"),
    ("", "−5", "minus"),
    ("", "$5", "currency in front"),
    ("km", "5km", "no space"),
    ("", "forty", "no digits"),
    ("", "9" * 400, "digits"),
    ("", "٤٠", "not a number|no digits"),
    ("", "40 %", "a pure number"),
    ("percent", "40 people", "in percent"),
    ("USD", "40 EUR", "make a second point for EUR"),
    ("USD/tcm", "40 EUR/tcm", "make a second point for EUR/tcm"),
    ("people", "40 meetings", "in people"),
    ("people", "40 tons", "1000, 1016 or 907"),
    ("t", "40 ton", "1000, 1016 or 907"),
    ("t", "40 MT", "millions of tonnes"),
    ("USD", "40 dollars", "code of the currency"),
    ("USD", "2 bn USD", "billion"),
    ("t", "40 parsnips", "parsnips"),
    ("percent", "40 pp", "in percent"),
]


@pytest.mark.parametrize(
    ("unit", "written", "word"), REFUSED_QUANTITIES, ids=[q[1][:20] for q in REFUSED_QUANTITIES]
)
def test_other_amounts_are_refused_by_name(unit: str, written: str, word: str) -> None:
    with pytest.raises(ValueProblem, match=word):
        parse_value(written, Scale(Kind.QUANTITY, unit))


# Units


def test_a_year_is_twelve_months() -> None:
    conversion = convert("Mt/month", "t/year")
    assert conversion
    assert conversion.factor == 12_000_000
    assert conversion.shift == 0


def test_a_decade_is_ten_years() -> None:
    conversion = convert("decades", "years")
    assert conversion
    assert conversion(Fraction(2)) == 20


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("USD", "EUR"),
        ("people", "meetings"),
        ("percent", ""),
        ("t", "km"),
        ("USD/t", "USD"),
        ("aircraft", "planes"),
    ],
)
def test_other_dimensions_are_not_converted(one: str, other: str) -> None:
    assert convert(one, other) is None
    assert convert(other, one) is None


@pytest.mark.parametrize(
    ("unit", "word"),
    [
        ("flurbs", "flurbs"),
        ("t/yaer", "yaer"),
        ("USD/1000 m3", "brackets"),
        ("(t", "not closed"),
        ("t)", "too many"),
        ("t/", "breaks off"),
        ("/t", "where a unit should stand"),
        ("m4", "m4"),
        ("0 t", "where a unit should stand"),
        ("t " * 40, "too long"),
        ("People", "People"),
    ],
)
def test_a_unit_that_is_not_known_is_named(unit: str, word: str) -> None:
    with pytest.raises(ValueProblem, match=word):
        check_scale(Scale(Kind.QUANTITY, unit))


def test_every_listed_unit_is_known_to_the_library() -> None:
    for spelled in [*" ".join(PHYSICAL.values()).split(), *COMPOUND, *CURRENCIES.split(), *COUNTED.split()]:
        parse_unit(spelled)
        assert convert(spelled, f"1000 {spelled}") or spelled.startswith("°")
    for written, base in (
        ("bbl", "l"),
        ("mph", "km/h"),
        ("kWh", "MJ"),
        ("ha", "m2"),
        ("short_ton", "kg"),
        ("bcm", "m3"),
    ):
        assert convert(written, base)


def test_no_spelling_stands_for_two_units() -> None:
    spelled = [
        *(word for words in PHYSICAL.values() for word in words.split()),
        *COMPOUND,
        *CURRENCIES.split(),
        *COUNTED.split(),
    ]
    assert len(spelled) == len(set(spelled))
    assert set(SINGULARS) <= set(COUNTED.split())


@pytest.mark.parametrize(
    ("unit", "written", "restated"),
    [
        ("Mt/year", "2 Mt/month", "24 Mt/year"),
        ("Mt/year", "~2 Mt/month", "~24 Mt/year"),
        ("Mt/year", "1..2 Mt/month", "12..24 Mt/year"),
        ("Mt/year", ">=2 Mt/month", ">=24 Mt/year"),
        ("Mt/year", "24", "24"),
        ("percent", "40%", "40%"),
        ("", "3 million", "3000000"),
    ],
)
def test_an_amount_is_restated_in_the_unit_of_the_point(unit: str, written: str, restated: str) -> None:
    value = parse_value(written, Scale(Kind.QUANTITY, unit))
    assert isinstance(value.detail, Quantity)
    assert restate(value.detail, unit) == restated


# Numbers that are one


def test_numbers_within_one_part_in_a_billion_are_one() -> None:
    assert settle([(3.0, 0), (3.000000001, 1), (inf, 0), (-inf, 0), (4, 0)]) == {3.000000001: 3.0}
    assert settle([(3.0, 0), (3.00000001, 0), (0, 0), (1e-30, 0)]) == {}


def test_infinity_is_no_number_to_be_settled() -> None:
    assert settle([(-inf, 0), (40.0, 0), (inf, 0)]) == {}


def test_values_stand_in_order() -> None:
    scale = Scale(Kind.QUANTITY)
    written = ["10", "<3", "9", "9.5", "-1", ">9"]
    ordered = sorted((parse_value(text, scale) for text in written), key=order_key)
    assert [value.written for value in ordered] == ["<3", "-1", "9", ">9", "9.5", "10"]


# Names


def test_names_are_compared_by_entity() -> None:
    scale = Scale(Kind.NAMES, entities={"us": "United States", "united states": "United States"})
    one, other = parse_value(["US", "Poland"], scale), parse_value(["POLAND ", "united  states"], scale)
    assert one.detail.keys == other.detail.keys  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("written", "shown", "leaves_open"),
    [
        (["US", "Poland", "..."], "US, Poland, among others", True),
        (["US"], "US", False),
        ([], "nobody", False),
        ("US, Poland, ...", "US, Poland, among others", True),
        ("[US, Poland]", "US, Poland", False),
        ("[]", "nobody", False),
    ],
)
def test_lists_of_names_are_read(written: str | list[str], shown: str, leaves_open: bool) -> None:
    value = parse_value(written, SCALES[Kind.NAMES])
    assert display_value(value, SCALES[Kind.NAMES]) == shown
    assert value.detail.open is leaves_open  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("written", "word"),
    [
        (["..."], "alone"),
        ("...", "alone"),
        (["...", "US"], "at the end"),
        (["US", "...", "..."], "at the end"),
        (["US", "…"], "three dots"),
        (["US", ""], "empty"),
        (["US", " "], "empty"),
        ("", "missing"),
        ("US,,Poland", "empty"),
        (["a\0b"], "NUL"),
        ([7], "no text"),
    ],
)
def test_other_lists_are_refused(written: str | list[str], word: str) -> None:
    with pytest.raises(ValueProblem, match=word):
        parse_value(written, SCALES[Kind.NAMES])


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold_name(fold_name(name)) == fold_name(name)


@pytest.mark.parametrize(
    ("one", "other"), [("STRASSE", "straße"), ("ĎURIŠ", "ďuriš"), ("é", "e\u0301"), ("a  b", " A\u00a0B ")]
)
def test_names_fold_beyond_ascii(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


# Choices, yes or no, text


def test_an_option_holds_its_narrower_ones() -> None:
    scale = SCALES[Kind.CHOICE]
    spans = {option.slug: parse_value(option.slug, scale).span for option in OPTIONS}
    for outer, inner, held in [
        ("agreed", "on-transit", True),
        ("on-oil", "on-transit", True),
        ("on-gas", "on-oil", False),
        ("failed", "on-gas", False),
    ]:
        assert spans[outer].holds(spans[inner]) is held  # type: ignore[union-attr, arg-type]
    assert display_value(parse_value("on-gas", scale), scale) == "on gas"


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ((), "at least two"),
        ((Option("a", "A"),), "at least two"),
        ((Option("a", "A"), Option("b", "B", "a")), "at least two"),
        ((Option("a", "A"), Option("a", "B"), Option("c", "C")), "twice"),
        ((Option("a", "A"), Option("b", "B"), Option("c", "C", "z")), "“z”"),
        ((Option("a", "A"), Option("b", "B"), Option("c", "C", "d"), Option("d", "D", "c")), "within itself"),
        ((Option("a", "A"), Option("b", "B"), Option("c", "C", "c")), "within itself"),
    ],
)
def test_options_that_are_no_tree_are_refused(options: tuple[Option, ...], word: str) -> None:
    with pytest.raises(ValueProblem, match=word):
        check_scale(Scale(Kind.CHOICE, options=options))


@pytest.mark.parametrize(
    ("scale", "word"),
    [
        (Scale(Kind.DATE, unit="years"), "Only a quantity"),
        (Scale(Kind.YESNO, options=OPTIONS), "Only a choice"),
    ],
)
def test_a_scale_has_only_what_its_kind_takes(scale: Scale, word: str) -> None:
    with pytest.raises(ValueProblem, match=word):
        check_scale(scale)


@pytest.mark.parametrize(
    ("kind", "written", "word"),
    [
        (Kind.CHOICE, "maybe", "agreed, on-gas"),
        (Kind.CHOICE, "Agreed", "no option"),
        (Kind.YESNO, "Yes", "yes or no"),
        (Kind.YESNO, "", "yes or no"),
        (Kind.TEXT, " ", "empty"),
        (Kind.TEXT, "a\0", "NUL"),
        (Kind.DATE, ["1997"], "list"),
        (Kind.QUANTITY, ["1"], "list"),
    ],
)
def test_other_values_are_refused(kind: Kind, written: str | list[str], word: str) -> None:
    with pytest.raises(ValueProblem, match=word):
        parse_value(written, SCALES[kind])
