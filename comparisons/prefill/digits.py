"""A text cut into numbers, words and signs, and what the marks within a number mean: "1,200", "1.200".

Knows the marks that newspapers set between thousands. Where digits can be read two ways, it says both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
    r"(?P<digits>(?<![0-9])[0-9]{1,3}(?:(?P<mark>[ ,.'])[0-9]{3}(?:(?P=mark)[0-9]{3}){0,4})"
    r"(?:[.,][0-9]{1,6})?(?![0-9])|[0-9]{1,15}(?:[.,][0-9]{1,6})?)"
    r"|(?P<word>[^\W\d_]+)|(?P<sign>[^\w\s])"
)


class Token(NamedTuple):
    """A number in digits, a word in small letters, or a sign, with its place."""

    kind: str
    text: str
    start: int
    end: int


def cut_tokens(text: str) -> list[Token]:
    """The numbers, words and signs of a folded text in their order."""
    return [
        Token(str(found.lastgroup), found[0].lower(), found.start(), found.end())
        for found in _TOKEN.finditer(text)
    ]


def read_marks(digits: str) -> list[tuple[Fraction, int]]:
    """The number of some digits with its count of decimals, and the other number where the mark leaves two.

    A mark with three digits behind it parts thousands, unless a nought stands before it; one that stands
    twice always does; of two different marks the last is the decimal one.
    """
    marks = re.findall("[ ,.']", digits)
    plain = re.sub("[ ,.']", "", digits)
    if not marks:
        return [(Fraction(plain), 0)]
    whole, _, tail = re.sub("[ ']", "", digits).replace(",", ".").rpartition(".")
    as_decimal = (Fraction(f"{whole.replace('.', '') or '0'}.{tail}"), len(tail)) if whole else None
    as_whole = (Fraction(plain), 0)
    if len(set(marks)) > 1 and marks[-1] in ",." and as_decimal:
        return [as_decimal] if marks[-1] not in marks[:-1] else [as_whole]
    if len(marks) > 1 or marks[0] in " '" or as_decimal is None:
        return [as_whole]
    if len(tail) != 3:
        return [as_decimal]
    return [as_decimal] if plain.startswith("0") else [as_whole, as_decimal]


def word_at(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].text if place < len(tokens) and tokens[place].kind == "word" else ""


def sign_at(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].text if place < len(tokens) and tokens[place].kind == "sign" else ""
