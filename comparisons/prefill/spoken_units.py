"""What is counted in a quote: "tons per month", "%", "dollars", "fighter jets", and how that fits a point's
unit.

Knows how newspapers name the units of `comparisons.algebra.unit_words`. A "ton" is read as a tonne of 1000
kg, which the form shows; what no point counts in is not looked for.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache
from typing import Final, NamedTuple

from articles.problems import ValueProblem
from comparisons.algebra.unit_words import ALSO, COUNTED, CURRENCIES, FACTORS, SINGULARS
from comparisons.algebra.units import convert, parse_unit

_SPOKEN: Final = (
    ("pp", r"percentage points?|п\.п\.|процентн\w+ пункт\w*|prozentpunkten?"),
    ("percent", r"%|per ?cent|percent|процент\w*|prozent"),
    ("permille", r"‰|permille|промилле"),
    ("t", r"(?:metric[\s-])?(?:tons?|tonnes?|tonnen?)|т|тонн\w*"),
    ("kg", r"kg|kilogram(?:me)?s?|kilos?|кг|килограмм\w*|kilogramm"),
    ("barrels", r"barrels?|bbl|баррел\w*"),
    ("m3", r"(?:cubic|cu\.?) met(?:re|er)s?|m3|m³|куб(?:ическ\w+|\.|ов|а)?(?: метр\w*|м)?|kubikmetern?"),
    ("km2", r"square kilomet(?:re|er)s?|km2|km²|кв\. ?км|квадратн\w+ километр\w*|quadratkilometern?"),
    ("m2", r"square met(?:re|er)s?|m2|m²|quadratmetern?"),
    ("kph", r"km/h|kph|kilomet(?:re|er)s (?:an|per) hour"),
    ("km", r"km|kilomet(?:re|er)s?|км|километр\w*|kilometern?"),
    ("m", r"m|met(?:re|er)s?|метр\w*|metern?"),
    ("miles", r"miles?|миль|мил[ия]"),
    ("ha", r"ha|hectares?|гектар\w*|hektar"),
    ("litres", r"lit(?:re|er)s?|литр\w*"),
    ("MW", r"mw|megawatts?|мвт|мегаватт\w*"),
    ("GW", r"gw|gigawatts?|гвт|гигаватт\w*"),
    ("GWh", r"gwh|gigawatt[\s-]hours?"),
    ("TWh", r"twh|terawatt[\s-]hours?"),
    ("kWh", r"kwh|kilowatt[\s-]hours?|квт[\s·-]?ч"),
    ("seconds", r"seconds?|секунд\w*|sekunden?"),
    ("minutes", r"minutes?|mins?|минут\w*|minuten?"),
    ("hours", r"hours?|hrs?|час(?:а|ов|ах|ами)?|stunden?"),
    ("days", r"days?|день|дня|дней|дн[яе]х|tagen?|tage?"),
    ("weeks", r"weeks?|недел\w+|wochen?"),
    ("months", r"months?|месяц\w*|monaten?|monate?"),
    ("years", r"years?|год(?:а|у|ы)?|лет|jahren?|jahre?"),
    ("decades", r"decades?|десятилети\w+|jahrzehnten?|jahrzehnte?"),
    ("centuries", r"century|centuries|столети\w+|jahrhunderten?"),
    ("BYN", r"belarus(?:ian|sian)? (?:roubles?|rubles?)|белорусск\w+ рубл\w+|byn"),
    ("RUB", r"(?:russian )?(?:roubles?|rubles?)|руб(?:л\w+|\.)?|₽|rubel"),
    ("USD", r"(?:us|u\.s\.|american)?\s?dollars?|доллар\w*(?: сша)?|us-dollar|bucks"),
    ("EUR", r"euros?|евро"),
    ("GBP", r"pounds sterling|фунт\w* стерлингов"),
    ("PLN", r"zlot(?:y|ys|ych)|злот\w+"),
    ("UAH", r"hryvnias?|гривен|гривн\w+"),
    ("CNY", r"yuan|юан\w+"),
    ("people", r"persons?|people|человека?|людей|menschen|personen"),
    ("times", r"times|раза?|mal"),
)
_BEHIND: Final = re.compile(
    r"[\s-]{0,2}(?:(?:an?|of an?|of|full)\s)?(?:"
    + "|".join(f"(?P<u{n}>{form})" for n, (_, form) in enumerate(_SPOKEN))
    + r")(?!\w)",
    re.IGNORECASE,
)
_SIGNS: Final = {"$": "USD", "€": "EUR", "£": "GBP", "₽": "RUB", "₴": "UAH", "¥": "CNY"}
_BEFORE: Final = re.compile(r"(?P<sign>[$€£₽₴¥])\s?$|\b(?P<code>[A-Z]{3})\s?$")
_CODE_BEHIND: Final = re.compile(r"\s?(?:(?P<sign>[$€£₽₴¥])|(?P<code>[A-Z]{3})\b)")
_PERIOD: Final = {
    "day": r"day|daily|день|сутки|tag|täglich",
    "week": r"week|weekly|неделю|woche",
    "month": r"month|monthly|месяц|monat|monatlich",
    "year": r"year|yearly|annually|annum|год|jahr|jährlich",
    "hour": r"hour|hourly|час|stunde",
}
_RATE: Final = re.compile(
    r"(?:\b(?:per|an?|every|each|in|в|за|pro|im|jede[ns]?)\s|/)(?:"
    + "|".join(f"(?P<{period}>{form})" for period, form in _PERIOD.items())
    + r")\b",
    re.IGNORECASE,
)
_RATE_WORD: Final = re.compile(
    r"\b(?:(?P<day>daily|täglich|ежедневно)|(?P<week>weekly|еженедельно)|(?P<month>monthly|monatlich"
    r"|ежемесячно)"
    r"|(?P<year>annually|yearly|annual|jährlich|ежегодно))\b",
    re.IGNORECASE,
)
_PER_VOLUME: Final = re.compile(
    r"(?:\bper\s|\bfor\s|/|\bза\s|\bpro\s)(?:(?:1[,. ']?000|a thousand|one thousand|thousand|тысячу"
    r"|tausend)\s)"
    r"(?:cubic met|cu|m3|m³|куб|kubik)",
    re.IGNORECASE,
)
_PER_PIECE: Final = re.compile(
    r"(?:\b(?:per|a)\s|/|\bза\s|\bpro\s)(?P<piece>barrel|баррель|ton|tonne|тонну|kilometre|km|head)\b",
    re.IGNORECASE,
)
_PIECES: Final = {
    "barrel": "barrel",
    "баррель": "barrel",
    "ton": "t",
    "tonne": "t",
    "тонну": "t",
    "kilometre": "km",
    "km": "km",
}
_REACH: Final = 60
"""So many characters behind a number "every year" may still be said of it."""

_NOUN_WITHIN: Final = 3
"""So many words may stand between a number and what it counts: "two long bilateral meetings"."""


class Counted(NamedTuple):
    """What a number counts, in the spelling of the units; "" where nothing is said. `end` is where it
    ends."""

    unit: str
    end: int


class Fit(NamedTuple):
    """How a number said in one unit is written for a point: times `factor`, with `unit` where it is
    another."""

    rank: int
    factor: Fraction
    unit: str


def find_unit(text: str, start: int, end: int) -> Counted:
    """What the number between two places of a folded text counts, with its "per month"."""
    unit, behind = _name_unit(text, start, end)
    if not unit:
        return Counted("", end)
    rest = text[behind : behind + _REACH]
    if _PER_VOLUME.search(rest[:40]):
        return Counted(f"{unit}/(1000 m3)", behind)
    if piece := _PER_PIECE.match(rest.lstrip()):
        return Counted(f"{unit}/{_PIECES.get(piece['piece'].lower(), 'person')}", behind)
    rate = _RATE.search(rest) or _RATE_WORD.search(rest)
    if rate and not re.search(r"[0-9;:]|\b(?:and|but|und|и)\b", rest[: rate.start()]):
        period = next(name for name, found in rate.groupdict().items() if found)
        return Counted(f"{unit}/{period}", behind)
    return Counted(unit, behind)


def _name_unit(text: str, start: int, end: int) -> tuple[str, int]:
    currency = _BEFORE.search(text, max(0, start - 5), start)
    if currency and (unit := _currency(currency)):
        return unit, end
    if found := _BEHIND.match(text, end):
        number = next(n for n in range(len(_SPOKEN)) if found[f"u{n}"])
        return _SPOKEN[number][0], found.end()
    behind = _CODE_BEHIND.match(text, end)
    if behind and (unit := _currency(behind)):
        return unit, behind.end()
    return _find_noun(text, end)


def _currency(found: re.Match[str]) -> str:
    return (
        _SIGNS[found["sign"]]
        if found["sign"]
        else found["code"]
        if found["code"] in CURRENCIES.split()
        else ""
    )


_NEXT_WORD: Final = re.compile(r"[\s-](?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)")
_SMALL_WORDS: Final = frozenset(
    ["of", "to", "and", "or", "in", "on", "at", "for", "from", "with", "by", "than", "the", "as", "out"]
)


def _find_noun(text: str, end: int) -> tuple[str, int]:
    """A countable noun among the next words; a preposition ends the search, except the first "of the"."""
    at = end
    if of := re.match(r"\s(?:of\s)?(?:the|its|these|those|their|his)\s", text[at : at + 12]):
        at += of.end() - 1
    for _ in range(_NOUN_WITHIN):
        found = _NEXT_WORD.match(text, at)
        if not found or found["word"].lower() in _SMALL_WORDS:
            return "", end
        if found["word"].lower() in _nouns():
            return _nouns()[found["word"].lower()], found.end()
        at = found.end()
    return "", end


@cache
def _nouns() -> dict[str, str]:
    """The countable nouns with their singulars: "meeting" counts meetings."""
    nouns = {noun: noun for noun in COUNTED.split()}
    singulars = {SINGULARS.get(noun, noun.removesuffix("s")): noun for noun in nouns}
    return singulars | nouns | ALSO


_IN_YEARS: Final = {"decades": 10, "centuries": 100}


@lru_cache(maxsize=2_000)
def fit_unit(spoken: str, point_unit: str, scaled: bool) -> Fit | None:
    """How a number of these is written for a point, the better fit with the lower rank.

    0 is the point's unit, or another of its dimension; 1 is a part of it ("tons" for tons a year) or nothing
    said; 3 is another noun, whose number is offered last and without it ("five times" for meetings). None is
    a measure of something else: roubles are no dollars.
    """
    if not spoken:
        factor = _own_factor(point_unit) if scaled else Fraction(1)
        return Fit(1, 1 / factor, "")
    if spoken in _IN_YEARS and point_unit not in _IN_YEARS:
        fit = fit_unit("years", point_unit, scaled)
        return fit and fit._replace(factor=fit.factor * _IN_YEARS[spoken])
    for unit, rank in ((spoken, 0), (_above(spoken), 1)):
        for wanted, lower in ((point_unit, 0), (_above(point_unit), 1)):
            if fit := _fit_whole(unit, wanted, rank + lower, wanted == point_unit):
                return fit
    return Fit(3, Fraction(1), "") if not point_unit or _above(spoken) in COUNTED.split() else None


def _above(unit: str) -> str:
    """What stands above the stroke of a unit."""
    return unit.partition("/")[0]


def _fit_whole(unit: str, wanted: str, rank: int, written: bool) -> Fit | None:
    """The fit of two units of one dimension; a number in tens of the other is written in the point's own."""
    if not wanted or not _may_convert(unit, wanted):
        return None
    try:
        conversion = convert(unit, wanted)
    except ValueProblem:
        return None
    if conversion is None:
        return None
    if conversion.shift == 0 and _is_ten_fold(conversion.factor):
        return Fit(rank, conversion.factor, "")
    return Fit(rank, Fraction(1), unit) if written else None


def _may_convert(unit: str, wanted: str) -> bool:
    """Whether the library need be asked: money and nouns convert to nothing else, and loading it takes
    long."""
    try:
        ours, theirs = parse_unit(unit), parse_unit(wanted)
    except ValueProblem:
        return False
    own = [{power for power in side.powers if power[0].startswith("own_")} for side in (ours, theirs)]
    return own[0] == own[1]


def _is_ten_fold(factor: Fraction) -> bool:
    digits = str(factor.numerator) + str(factor.denominator)
    return set(digits) <= {"0", "1"} and digits.count("1") == 2


def _own_factor(point_unit: str) -> Fraction:
    """The million of "million people": a number said in millions is said in these."""
    first = point_unit.split()[0] if point_unit.split() else ""
    return Fraction(FACTORS.get(first, 1))
