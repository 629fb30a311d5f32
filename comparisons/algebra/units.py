"""Units of quantities: which there are, and how many of one make one of another.

Knows the spellings in `unit_words` and how they combine: `t/year`, `Mt/month`, `USD/(1000 m3)`, `km2`,
`million people`. The numbers come from the units library pint, exactly, as fractions; it is loaded when the
first conversion asks for it. Refuses to know exchange rates, and any unit that is not listed.

A year is twelve months of equal length (pint: 365.25 days), so that 24 Mt/year is exactly 2 Mt/month.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from articles.problems import ValueProblem, shown
from comparisons.algebra.unit_words import (
    ALSO,
    COMPOUND,
    COUNTED,
    CURRENCIES,
    FACTORS,
    HINTS,
    PHYSICAL,
    SHARES,
    SINGULARS,
)

if TYPE_CHECKING:
    from pint import UnitRegistry

_TOKEN = re.compile(
    r"(?P<space>[ ]+)|(?P<open>\()|(?P<close>\))|(?P<over>/)|(?P<times>\*(?!\*)|·)"
    r"|(?P<number>[0-9]+)|(?P<word>[^\W\d][\w]*?(?:-[^\W\d]+)*|°[CF]|[%‰$€£])(?P<power>(?:\*\*|\^)?[23]|[²³])?"
    r"(?![\w²³])",
)
_EXAMPLE = "write for example USD/(1000 m3) or t/year"
_POWERS = {"²": 2, "³": 3}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written, and what it is made of: a number and powers of the library's units."""

    written: str
    factor: Fraction
    powers: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Conversion:
    """From one unit to another: times `factor`, plus `shift` (degrees have one)."""

    factor: Fraction
    shift: Fraction

    def __call__(self, number: Fraction) -> Fraction:
        return number * self.factor + self.shift


SAME = Conversion(Fraction(1), Fraction(0))


@lru_cache(maxsize=2_000)
def parse_unit(written: str) -> Unit:
    """Read a unit; "" is a pure number. Raises ValueProblem, naming what is not known."""
    if not written.strip():
        return Unit("", Fraction(1), ())
    if len(written) > 60:
        raise ValueProblem(f"The unit {shown(written)} is too long; {_EXAMPLE}.")
    factor, powers = _Reader(written).read()
    return Unit(written, factor, tuple(sorted((name, power) for name, power in powers.items() if power)))


@lru_cache(maxsize=10_000)
def convert(unit: str, into: str) -> Conversion | None:
    """How a number in one unit is put into another, or None where they measure different things.

    Raises ValueProblem for a unit that is not known.
    """
    ours, theirs = parse_unit(unit), parse_unit(into)
    scale = ours.factor / theirs.factor
    if ours.powers == theirs.powers:
        return Conversion(scale, Fraction(0))
    return _ask_library(ours, theirs, scale)


def _ask_library(ours: Unit, theirs: Unit, scale: Fraction) -> Conversion | None:
    registry = _registry()
    source, target = (registry.parse_units(_expression(unit)) for unit in (ours, theirs))
    if source.dimensionality != target.dimensionality:
        return None
    zero, one = (registry.Quantity(Fraction(n), source).to(target).magnitude for n in (0, 1))
    return Conversion(Fraction(one - zero) * scale, Fraction(zero) / theirs.factor)


def is_currency(unit: str) -> bool:
    """Whether a unit is money, or has money in it."""
    return any(name.removeprefix("own_") in CURRENCIES.split() for name, _ in parse_unit(unit).powers)


def display_unit(written: str, *, one: bool = False) -> str:
    """A unit for people: "%", "m³", "USD/(1000 m³)", and "person" where there is one."""
    text = re.sub(r"(?<=[a-z])(\*\*|\^)?([23])\b", lambda found: "²³"[int(found[2]) - 2], written)
    if one and text in COUNTED.split():
        return _singular(text)
    return {"percent": "%", "permille": "‰", "pp": "percentage points"}.get(text, text.replace("_", " "))


class _Reader:
    """Reads one unit from left to right: products and quotients of words, numbers and brackets."""

    def __init__(self, written: str) -> None:
        self.written = written
        self.tokens = self._cut(written)
        self.place = 0

    def read(self) -> tuple[Fraction, Counter[str]]:
        result = self._expression()
        if self.place < len(self.tokens):
            raise self._problem("has a bracket too many")
        return result

    def _cut(self, written: str) -> list[re.Match[str]]:
        tokens, place = [], 0
        while place < len(written):
            found = _TOKEN.match(written, place)
            if not found:
                raise _unknown(written[place:].split()[0] if written[place:].split() else written)
            if not found["space"]:
                tokens.append(found)
            place = found.end()
        return tokens

    def _expression(self) -> tuple[Fraction, Counter[str]]:
        factor, powers = self._term()
        divided = False
        while self.place < len(self.tokens) and not self.tokens[self.place]["close"]:
            token = self.tokens[self.place]
            if token["over"] or token["times"]:
                self.place += 1
            elif divided:
                raise self._problem("is not clear after its slash; put brackets there")
            sign = -1 if token["over"] else 1
            divided = divided or sign < 0
            amount, more = self._term()
            factor *= amount**sign
            for name, power in more.items():
                powers[name] += sign * power
        return factor, powers

    def _term(self) -> tuple[Fraction, Counter[str]]:
        if self.place == len(self.tokens):
            raise self._problem("breaks off")
        token = self.tokens[self.place]
        self.place += 1
        if token["open"]:
            return self._bracket()
        if token["number"] and len(token["number"]) <= 15 and int(token["number"]) > 0:
            return Fraction(int(token["number"])), Counter()
        if not token["word"]:
            raise self._problem(f"has {shown(token[0])} where a unit should stand")
        return _look_up(token["word"], token["power"])

    def _bracket(self) -> tuple[Fraction, Counter[str]]:
        inner = self._expression()
        if self.place == len(self.tokens):
            raise self._problem("has a bracket that is not closed")
        self.place += 1
        return inner

    def _problem(self, what: str) -> ValueProblem:
        return ValueProblem(f"The unit {shown(self.written)} {what}; {_EXAMPLE}.")


def _look_up(word: str, power: str | None) -> tuple[Fraction, Counter[str]]:
    exponent = 1 if power is None else _POWERS.get(power) or int(power[-1])
    known = _words()
    if word not in known:
        raise _unknown(word)
    factor, names = known[word]
    return factor**exponent, Counter({name: count * exponent for name, count in names.items()})


def _unknown(word: str) -> ValueProblem:
    hint = HINTS.get(word, "write for example t/year, km, percent, USD, people or meetings")
    return ValueProblem(f"The unit {shown(word)} is not known; {hint}.")


@cache
def _words() -> dict[str, tuple[Fraction, dict[str, int]]]:
    """Each accepted spelling with its number and the library's units it stands for."""
    one = Fraction(1)
    words = {word: (one, _powers(name)) for name, spelled in PHYSICAL.items() for word in spelled.split()}
    for word, meaning in COMPOUND.items():
        number, _, rest = meaning.rpartition(" * ")
        words[word] = (Fraction(number or 1), _powers(rest))
    words |= {word: (Fraction(number), {}) for word, number in FACTORS.items()}
    words |= {code: (one, {f"own_{code}": 1}) for code in CURRENCIES.split()}
    for name in COUNTED.split():
        words[name] = words[_singular(name)] = (one, {f"own_{name.replace('-', '_')}": 1})
    for word, meant in ALSO.items():
        words[word] = words[_singular(word)] = words[meant]
    for word in SHARES["percent"].split():
        words[word] = (one, {"own_percent": 1})
    for word in SHARES["permille"].split():
        words[word] = (Fraction(1, 10), {"own_percent": 1})
    return words | {word: (one, {"own_percentage_point": 1}) for word in SHARES["percentage_point"].split()}


def _powers(name: str) -> dict[str, int]:
    """The parts of a library expression such as "kilometer/hour" or "meter**3"."""
    above, _, below = name.replace(" ", "").partition("/")
    base, _, power = above.partition("**")
    return {base: int(power or 1)} | ({below: -1} if below else {})


def _singular(plural: str) -> str:
    return SINGULARS.get(plural, plural.removesuffix("s"))


def _expression(unit: Unit) -> str:
    return " * ".join(f"{name}**{power}" for name, power in unit.powers) or "dimensionless"


@cache
def _registry() -> UnitRegistry:
    """The units library, loaded once (about half a second), with a dimension for each currency and noun."""
    from pint import UnitRegistry

    registry: UnitRegistry = UnitRegistry(non_int_type=Fraction)
    own = {name for _, powers in _words().values() for name in powers if name.startswith("own_")}
    for name in sorted(own):
        registry.define(f"{name} = [{name}]")
    return registry
