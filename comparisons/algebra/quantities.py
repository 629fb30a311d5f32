"""Numbers and amounts as newspapers give them: 40, 30 to 40, about 500,000, at least 3.

Knows the written form (`40`, `30..40`, `~500000`, `>=3`, `>3`, `<=100`, `<100`, each with or without a unit)
and the stretch of numbers that each denotes in the unit of its point. Refuses to know words ("half"),
exponents and thousands marks. Arithmetic is exact up to the last step, where an end becomes a float.

As a date stands for its whole day or year, a plain number stands for what rounds to it at its last written
digit: 80 for 79.5 up to but not including 80.5.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from articles.problems import ValueProblem, shown
from comparisons.algebra.spans import HIGHEST, LOWEST, Cut, Span
from comparisons.algebra.units import SAME, Conversion, convert, display_unit, is_currency

ABOUT = Fraction(5, 100)
"""How far `~` widens either way, as a part of the number."""

_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
_FORM = re.compile(
    rf"(?P<sign>~|>=|<=|>|<)?(?P<low>{_NUMBER})(?:\.\.(?P<high>{_NUMBER}))?"
    r"(?:(?P<glued>[%‰])| (?P<unit>[^\s.].*))?",
)
_EXAMPLE = "write for example 40, 30..40, ~500000 or >=3"


class Form(StrEnum):
    """How an amount is put."""

    PLAIN = ""
    ABOUT = "~"
    RANGE = ".."
    AT_LEAST = ">="
    AT_MOST = "<="
    MORE = ">"
    LESS = "<"


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as written (`low` and `high` are its digits, `unit` its own unit or "") and what it denotes.

    `span` and `numbers` are in the point's unit: the stretch of numbers, and the one or two written ones.
    """

    written: str
    form: Form
    low: str
    high: str
    unit: str
    span: Span
    numbers: tuple[float, float]


@lru_cache(maxsize=20_000)
def parse_quantity(written: str, point_unit: str) -> Quantity:
    """Read an amount for a point that counts in `point_unit` ("" for a pure number). Raises ValueProblem."""
    found = _FORM.fullmatch(written)
    if not found or _looks_grouped(written):
        raise ValueProblem(_name_what_is_wrong(written))
    form, low, high = _read_form(found, written)
    unit = (found["unit"] or found["glued"] or "").strip()
    into = _conversion(unit, point_unit, written)
    try:
        span = _denote(form, low, high, into)
        numbers = float(into(Fraction(low))), float(into(Fraction(high)))
    except OverflowError:
        raise ValueProblem(f"{shown(written)} is too large a number to compare; {_EXAMPLE}.") from None
    return Quantity(written, form, low, high, unit, span, numbers)


def _read_form(found: re.Match[str], written: str) -> tuple[Form, str, str]:
    sign, low, high = found["sign"] or "", found["low"], found["high"]
    if max(len(low), len(high or "")) > 40:
        raise ValueProblem(f"{shown(written)} has more digits than can be compared; {_EXAMPLE}.")
    if high is None:
        return Form(sign), low, low
    if sign:
        raise ValueProblem(
            f"{shown(written)} has a range and “{sign}” at once; write one of them, for example 30..40."
        )
    if Fraction(low) > Fraction(high):
        raise ValueProblem(
            f"The range {shown(written)} is upside down; write the smaller number first: {high}..{low}."
        )
    return (Form.PLAIN if low == high else Form.RANGE), low, high


def _conversion(unit: str, point_unit: str, written: str) -> Conversion:
    if not unit:
        return SAME
    found = convert(unit, point_unit)
    if found:
        return found
    if point_unit and is_currency(unit) and is_currency(point_unit):
        raise ValueProblem(
            f"{shown(written)} is in another currency than this point, which counts in {point_unit}; nothing"
            f" is converted between currencies: make a second point for {unit}, or write for example"
            f" 40 {point_unit}."
        )
    counts = f"in {point_unit}" if point_unit else "a pure number"
    right = f"40 {point_unit}" if point_unit else "40"
    raise ValueProblem(
        f"{shown(written)} does not fit this point, which counts {counts}; write for example {right}."
    )


def _denote(form: Form, low: str, high: str, into: Conversion) -> Span:
    """The stretch of numbers, in the point's unit. A rounded end is included below and excluded above."""
    least, most = Fraction(low), Fraction(high)
    if form in (Form.AT_LEAST, Form.MORE):
        return Span(_cut(into(least), above=form is Form.MORE), HIGHEST)
    if form in (Form.AT_MOST, Form.LESS):
        return Span(LOWEST, _cut(into(most), above=form is Form.AT_MOST))
    wider = max(abs(least) * ABOUT, last_digit(low)) if form is Form.ABOUT else Fraction(0)
    least, most = least - last_digit(low) / 2 - wider, most + last_digit(high) / 2 + wider
    return Span(_cut(into(least)), _cut(into(most)))


def _cut(number: Fraction, *, above: bool = False) -> Cut:
    return float(number), int(above)


def last_digit(number: str) -> Fraction:
    """The worth of the last written digit: 1 of "80", 1/100 of "80.23"."""
    return Fraction(1, 10 ** len(number.partition(".")[2]))


_GROUPED = r"(?:~|>=|<=|>|<)?-?[0-9]{1,3}(?:[ ,'’\u00a0\u202f\u2009][0-9]{3})+(?![0-9]).*"


def _looks_grouped(written: str) -> bool:
    return re.match(_GROUPED, written) is not None


# What is refused, each form by its own name.
_REFUSALS: tuple[tuple[str, str], ...] = (
    (r"\s*", "A number is missing; write for example 40, 30..40 or >=3."),
    (r"\s.*|.*\s", "{} begins or ends with a space; write for example 40."),
    (_GROUPED, "{} has marks between its thousands; write the digits alone, for example 24000000."),
    (r".*[0-9],[0-9].*", "{} has a comma; the decimal mark is a point, for example 2.5."),
    (
        r"[^0-9]*[0-9.]+ ?([eE][+-]?[0-9]|[×x*] ?10).*|.*10\^.*",
        "{} has an exponent; write the digits, for example 1200000.",
    ),
    (r"\+.*", "{} has a plus; write the number without it, or >= for “at least”, for example >=3."),
    (r"[~<>=]*-?\.[0-9].*", "{} begins with its decimal point; write for example 0.5."),
    (r"[~<>=]*-?[0-9]+\.( .*)?", "{} ends with its decimal point; write for example 5."),
    (r"[≥⩾].*|=>.*", "{} has a sign that is not read; write “at least” as >=, for example >=3."),
    (r"[≤⩽].*|=<.*", "{} has a sign that is not read; write “at most” as <=, for example <=100."),
    (r"=.*", "{} has an equals sign; write the number alone, for example 40."),
    (r"[≈∼±].*", "{} has a sign that is not read; write “about” as ~, for example ~500000."),
    (r"[~<>]{2,}.*", "{} has two signs; write one, for example ~500000."),
    (r".*[0-9][~<>]=?", "{} has its sign behind; it stands in front, for example >=3."),
    (r"[~<>]=? .*", "{} has a space behind its sign; write for example >=3."),
    (r"\.\..*|.*[0-9]\.\.( .*)?", "{} is open at one end; write >=3 or <=100."),
    (r".*[0-9]\.{3,}[0-9].*|.*…[0-9].*", "{} has too many dots; write a range as 30..40."),
    (
        r".*[0-9] ?\.\. ?-?[0-9].*",
        "{} has a range that cannot be read; write it without spaces, the unit last: 30..40 km.",
    ),
    (r"[~<>=]*[0-9.]+ ?[-–—] ?[0-9].*", "{} has a dash; write a range as 30..40."),
    (r"−.*", "{} has a typographic minus; write a hyphen, for example -5."),
    (r"[$€£].*", "{} has its currency in front; write its code behind, for example 40 USD."),
    (r"[~<>=]*-?[0-9.]+[^\W\d_].*", "{} has no space before its unit; write for example 5 km."),
    (r"[^0-9]+", "{} has no digits; write for example 40, 30..40 or >=3."),
)


def _name_what_is_wrong(written: str) -> str:
    if len(written) > 200:
        return f"{shown(written)} is too long for a number; {_EXAMPLE}."
    for form, sentence in _REFUSALS:
        if re.fullmatch(form, written, re.DOTALL):
            return sentence.format(shown(written))
    return f"{shown(written)} is not a number; {_EXAMPLE}."


_WORDS = {
    Form.PLAIN: "{}",
    Form.ABOUT: "about {}",
    Form.RANGE: "{} to {}",
    Form.AT_LEAST: "at least {}",
    Form.AT_MOST: "at most {}",
    Form.MORE: "more than {}",
    Form.LESS: "less than {}",
}


def display_quantity(quantity: Quantity, point_unit: str) -> str:
    """An amount for people, in its own unit: "30 to 40 %", "about 500,000 people"."""
    return _display(quantity.written, point_unit)


@lru_cache(maxsize=20_000)
def _display(written: str, point_unit: str) -> str:
    quantity = parse_quantity(written, point_unit)
    text = _WORDS[quantity.form].format(group_digits(quantity.low), group_digits(quantity.high))
    return with_unit(
        text, quantity.unit or point_unit, one=quantity.form is Form.PLAIN and quantity.low == "1"
    )


def with_unit(text: str, unit: str, *, one: bool = False) -> str:
    return f"{text} {display_unit(unit, one=one)}" if unit else text


def group_digits(number: str) -> str:
    """Digits with a comma between thousands and a typographic minus."""
    whole, point, decimals = number.removeprefix("-").partition(".")
    return f"{'−' if number.startswith('-') and Fraction(number) else ''}{int(whole):,}{point}{decimals}"


def restate(quantity: Quantity, point_unit: str) -> str:
    """The same amount written in the point's unit: "2 Mt/month" as "24 Mt/year"."""
    if not quantity.unit or convert(quantity.unit, point_unit) == SAME:
        return quantity.written
    low, high = (write_number(number) for number in quantity.numbers)
    text = f"{low}..{high}" if quantity.form is Form.RANGE else f"{quantity.form}{low}"
    return f"{text} {point_unit}" if point_unit else text


def write_span(span: Span, unit: str) -> str:
    """A stretch of numbers in the written form, its ends as numbers; `unit` as it is to follow, or ""."""
    (low, above), (high, below) = span.low, span.high
    if span.low == LOWEST:
        text = f"{'<=' if below else '<'}{write_number(high)}"
    elif span.high == HIGHEST:
        text = f"{'>' if above else '>='}{write_number(low)}"
    else:
        least, most = write_number(low), write_number(high)
        text = least if least == most else f"{least}..{most}"
    return f"{text} {unit}" if unit else text


def write_number(number: float) -> str:
    """A number as plain digits, to twelve significant ones, without an exponent."""
    digits = format(Decimal(f"{number:.12g}"), "f")
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return "0" if digits == "-0" else digits
