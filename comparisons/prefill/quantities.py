"""The amounts that a quote gives, in the written form of quantities: "about 20%" is ~20.

Knows the words that bound a number ("at least", "almost"), ranges, and which of several numbers the question
is likelier to ask for: the one in its unit. Years and days of the month are numbers too, and come last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Final

from comparisons.algebra.unit_words import FACTORS
from comparisons.prefill.asked import Asked, Reading
from comparisons.prefill.bounds import ALMOST, find_bound
from comparisons.prefill.dates import find_date_places
from comparisons.prefill.numerals import Numeral, find_numerals
from comparisons.prefill.spoken_units import Fit, find_unit, fit_unit

_TO: Final = re.compile(
    r"\s?(?:%|percent|per cent|процент\w*|prozent)?\s?(?:-|--|to|or|до|или|bis|oder)\s?[$€£]?", re.IGNORECASE
)
_AND: Final = re.compile(r"\s?(?:%|percent|per cent)?\s(?:and|и|und)\s[$€£]?", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\b(?:between|между|zwischen)\s[$€£]?$", re.IGNORECASE)
_NO_COUNT: Final = re.compile(r"(?:\b(?:per|за|pro|each|every)\s|/|[^\W\d_]-)$", re.IGNORECASE)
"""What stands before a number that counts nothing: "per 1,000 cubic metres", "Su-30"."""
_WHOLE: Final = re.compile(
    r"\b(?:fully|completely|entirely|entire|whole|all|полностью|vollständig)\b", re.IGNORECASE
)
_NOBODY: Final = re.compile(
    r"\b(?:no|none|nobody|nothing|not a single|not one|ни одного|ни один|никто|kein[emnrs]*)\b", re.IGNORECASE
)
_PLURAL_TIME: Final = re.compile(
    r"\b(?:in|for|over|of)\s(?P<unit>decades|centuries|years|weeks|months)\b", re.IGNORECASE
)
_ASKS_PLACE: Final = re.compile(
    r"\b(?:which|what) (?:place|rank|position|time)\b|\bкакое место\b|\bwelchen platz\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Amount:
    """One or two numbers of a quote with their bound: a sign of the written form, ALMOST or ""."""

    first: Numeral
    last: Numeral
    sign: str

    @property
    def start(self) -> int:
        return self.first.start


def read_quantities(text: str, asked: Asked) -> Iterator[Reading]:
    """The readings of a folded quote: those in the point's unit first, then as they stand."""
    places = find_date_places(text)
    found = sorted(
        ((_rank(amount, fit, places, asked), amount, fit) for amount, fit in _fit_amounts(text, asked)),
        key=lambda each: (each[0], each[1].start),
    )
    words = list(_read_words(text, asked))
    if not found or found[0][0] > 1:
        yield from words
    for write in (_write_plainly, _write_otherwise):
        for _, amount, fit in found:
            yield from write(text, amount, fit, asked)
    yield from words


def holds_number(text: str) -> bool:
    """Whether a folded text has a number that is neither a year nor a day."""
    places = find_date_places(text)
    return any(
        not numeral.ordinal
        and not _in_date(numeral, places)
        and text[numeral.start : numeral.end].lower() != "one"
        for numeral in find_numerals(text)
    )


def _fit_amounts(text: str, asked: Asked) -> Iterator[tuple[Amount, Fit]]:
    for amount in _find_amounts(text):
        unit = find_unit(text, amount.first.start, amount.last.end).unit
        if not unit and amount.first is not amount.last:
            unit = find_unit(text, amount.first.start, amount.first.end).unit
        fit = fit_unit(unit, asked.unit, amount.first.scale > 1)
        if fit:
            yield amount, fit


def _find_amounts(text: str) -> list[Amount]:
    numerals = [n for n in find_numerals(text) if not _NO_COUNT.search(text[max(0, n.start - 7) : n.start])]
    amounts: list[Amount] = []
    joined: set[int] = set()
    for one, other in pairwise(numerals):
        if one.start not in joined and _makes_range(text, one, other):
            joined |= {one.start, other.start}
            amounts.append(Amount(_scale_alike(one, other), other, ""))
    amounts += [Amount(n, n, _bound(text, n)) for n in numerals if n.start not in joined]
    return sorted(amounts, key=lambda amount: amount.start)


def _makes_range(text: str, one: Numeral, other: Numeral) -> bool:
    between = text[one.end : other.start]
    if len(between) > 16 or one.ordinal or other.ordinal or one.open or other.open:
        return False
    if not _TO.fullmatch(between):
        before = text[max(0, one.start - 10) : one.start]
        if not (_AND.fullmatch(between) and _BETWEEN.search(before)):
            return False
    return _scale_alike(one, other).low < other.high


def _scale_alike(one: Numeral, other: Numeral) -> Numeral:
    """ "3 to 4 million": the first in millions as well."""
    if one.scale == 1 and other.scale > 1 and one.low < 1000:
        return replace(
            one, low=one.low * other.scale, high=one.high * other.scale, scale=other.scale, other=None
        )
    return one


def _bound(text: str, numeral: Numeral) -> str:
    sign = find_bound(text, numeral.start, numeral.end)
    return sign or (">=" if numeral.open else "~" if numeral.about else "")


def _rank(amount: Amount, fit: Fit, places: Sequence[tuple[int, int]], asked: Asked) -> int:
    if _in_date(amount.first, places):
        return 4 + fit.rank
    if amount.first.ordinal and not _ASKS_PLACE.search(asked.question):
        return 2 + fit.rank
    if amount.first.share and asked.unit == "percent":
        return 0
    return fit.rank


def _in_date(numeral: Numeral, places: Sequence[tuple[int, int]]) -> bool:
    return any(start <= numeral.start < end for start, end in places)


def _write_plainly(text: str, amount: Amount, fit: Fit, asked: Asked) -> Iterator[Reading]:
    words = text[amount.first.start : amount.last.end]
    factor = fit.factor
    if amount.first.share and asked.unit == "percent" and fit.rank != 0:
        factor = Fraction(100)
    low, high = amount.first.low * factor, amount.last.high * factor
    decimals = max(amount.first.decimals, amount.last.decimals)
    for value in _write(low, high, amount.sign, asked.unit, decimals):
        note = f"read from “{words}”" + (
            ", taken in the question’s unit" if fit.rank in (1, 3) and asked.unit else ""
        )
        yield Reading(f"{value} {fit.unit}".strip(), note)


def _write(low: Fraction, high: Fraction, sign: str, unit: str, decimals: int) -> Iterator[str]:
    """The written forms of an amount, the likelier first.

    "Almost half" of a whole is read as what a paper would round up so: the last five points below it. Of
    other numbers "almost" is about.
    """
    (least, rounded), (most, _) = write_fraction(low, decimals), write_fraction(high, decimals)
    if low != high:
        yield f"{least}..{most}"
    elif sign == ALMOST and unit == "percent" and low > 5:
        yield f"{write_fraction(low - 5, decimals)[0]}..{most}"
        yield f"~{least}"
    elif sign == ALMOST:
        yield f"~{least}"
        yield f"<{least}"
    elif rounded and not sign:
        yield f"~{least}"
    else:
        yield f"{sign}{least}"


def write_fraction(number: Fraction, decimals: int = 0) -> tuple[str, bool]:
    """A number in digits, and whether it had to be rounded (a third)."""
    for places in range(decimals, 13):
        scaled = number * 10**places
        if scaled.denominator == 1:
            return _with_point(int(scaled), places), False
    places = 0 if abs(number) >= 1 else 2
    return _with_point(round(number * 10**places), places), True


def _with_point(digits: int, places: int) -> str:
    if not places:
        return str(digits)
    text = str(abs(digits)).rjust(places + 1, "0")
    return f"{'-' if digits < 0 else ''}{text[:-places]}.{text[-places:]}"


def _write_otherwise(text: str, amount: Amount, fit: Fit, asked: Asked) -> Iterator[Reading]:
    """The other reading of the digits, and the number in its millions, which is rounded to these."""
    words = text[amount.first.start : amount.last.end]
    if amount.first.other and amount.first is amount.last:
        number, decimals = amount.first.other
        for value in _write(number * fit.factor, number * fit.factor, amount.sign, asked.unit, decimals):
            yield Reading(f"{value} {fit.unit}".strip(), f"“{words}” with its mark read as a decimal one")
    scale = amount.first.scale
    word = next((word for word, factor in FACTORS.items() if factor == scale and scale >= 10**6), "")
    unit = fit.unit or asked.unit
    if word and word not in unit and fit.factor == 1:
        low, high = amount.first.low / scale, amount.last.high / scale
        for value in _write(low, high, amount.sign, "", max(amount.first.decimals, amount.last.decimals)):
            yield Reading(f"{value} {word} {unit}".strip(), f"“{words}” read to the nearest {word}")


def _read_words(text: str, asked: Asked) -> Iterator[Reading]:
    """Amounts without a number: all of a whole, none, "in decades"."""
    if asked.unit == "percent" and (found := _WHOLE.search(text)):
        yield Reading("100", f"“{found[0]}” read as the whole")
    if found := _PLURAL_TIME.search(text):
        fit = fit_unit(found["unit"].lower(), asked.unit, False)
        if fit and fit.rank == 0:
            yield from _at_least_two(found, fit)
    if found := _NOBODY.search(text):
        yield Reading("0", f"“{found[0]}” read as none")


def _at_least_two(found: re.Match[str], fit: Fit) -> Iterator[Reading]:
    number, _ = write_fraction(2 * fit.factor)
    yield Reading(f">={number} {fit.unit}".strip(), f"“{found[0]}” read as two of them or more")
