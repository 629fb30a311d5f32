"""Numbers in running text, in digits and in words: "1,200", "1.200", "half a million", "a few thousand".

Knows the marks that newspapers set between thousands, and how number words make a number. Refuses to know
what is counted and how firmly; where digits can be read two ways, it says both. Every word is looked at a
fixed number of times, so that a long text costs no more than its length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from comparisons.prefill.digits import Token, cut_tokens, read_marks, sign_at, word_at
from comparisons.prefill.number_words import (
    ARTICLES,
    COUPLE,
    FEW,
    FRACTIONS,
    ONE_AND_A_HALF,
    ORDINALS,
    PLURALS,
    SCALES,
    SMALL,
    TIMES,
)

_GLUED: Final = {"k": 1000, "m": 10**6, "b": 10**9}
"""Thousands and millions behind a currency, or of tonnes and people: "5 m" is five metres."""

_BACK: Final = ("$", "€", "£")
_MASSES: Final = frozenset(
    ["tons", "tonnes", "barrels", "people", "euros", "dollars", "roubles", "rubles", "cubic"]
)


@dataclass(frozen=True)
class Numeral:
    """A number and where it stands; `low` and `high` differ where a word leaves room ("a few thousand").

    `scale` is the thousand or million it was put in, 1 where there was none. `open` says that it is a least
    number ("thousands"), `other` is another way to read its digits.
    """

    start: int
    end: int
    low: Fraction
    high: Fraction
    decimals: int = 0
    scale: int = 1
    open: bool = False
    about: bool = False
    share: bool = False
    ordinal: bool = False
    other: tuple[Fraction, int] | None = None


def find_numerals(text: str) -> list[Numeral]:
    """All numbers of a folded text, in their order, none within another."""
    tokens = cut_tokens(text)
    found, place = [], 0
    while place < len(tokens):
        numeral, following = _read_at(tokens, place)
        if numeral:
            found.append(numeral)
        place = max(following, place + 1)
    return found


def _read_at(tokens: Sequence[Token], place: int) -> tuple[Numeral | None, int]:
    token = tokens[place]
    if token.kind == "digits":
        return _read_digits(tokens, place)
    if token.kind != "word":
        return None, place
    for read in (_read_few, _read_plural, _read_fraction, _read_small, _read_single):
        numeral, following = read(tokens, place)
        if numeral:
            return numeral, following
    return None, place


def _read_digits(tokens: Sequence[Token], place: int) -> tuple[Numeral, int]:
    token = tokens[place]
    (number, decimals), *others = read_marks(token.text)
    numeral = Numeral(token.start, token.end, number, number, decimals, other=others[0] if others else None)
    following = word_at(tokens, place + 1)
    if following in ("st", "nd", "rd", "th") and tokens[place + 1].start == token.end:
        return replace(numeral, end=tokens[place + 1].end, ordinal=True), place + 2
    if following in _GLUED and _is_short_scale(tokens, place):
        return _put_in(numeral, _GLUED[following], tokens[place + 1]), place + 2
    return _with_scale(numeral, tokens, place + 1)


def _is_short_scale(tokens: Sequence[Token], place: int) -> bool:
    """Whether "5m" is five million: behind a currency, or glued and with what is counted in millions."""
    money = place > 0 and tokens[place - 1].text in _BACK
    glued = tokens[place + 1].start == tokens[place].end
    return money or (glued and word_at(tokens, place + 2) in _MASSES)


def _with_scale(numeral: Numeral, tokens: Sequence[Token], place: int) -> tuple[Numeral, int]:
    """The number with the "thousand" and "million" that follow it, and "and a half"."""
    half = _half_behind(tokens, place)
    if half:
        numeral = replace(
            numeral,
            low=numeral.low + Fraction(1, 2),
            high=numeral.high + Fraction(1, 2),
            decimals=1,
            end=tokens[half - 1].end,
        )
        place = half
    while (scale := SCALES.get(word_at(tokens, place))) and numeral.scale < 10**12:
        numeral = _put_in(numeral, int(scale), tokens[place])
        place += 1
        if sign_at(tokens, place) == "." and tokens[place - 1].text in ("тыс", "млн", "млрд", "mio", "mrd"):
            place += 1
    return numeral, place


def _half_behind(tokens: Sequence[Token], place: int) -> int:
    words = [word_at(tokens, place + step) for step in range(3)]
    if words == ["and", "a", "half"]:
        return place + 3
    return place + 3 if words == ["с", "половиной", ""] else 0


def _put_in(numeral: Numeral, scale: int, token: Token) -> Numeral:
    return replace(
        numeral,
        low=numeral.low * scale,
        high=numeral.high * scale,
        scale=numeral.scale * scale,
        end=token.end,
        other=None,
    )


def _read_few(tokens: Sequence[Token], place: int) -> tuple[Numeral | None, int]:
    """ "a few thousand", "several", "a couple of hundred"; "few" alone is no number, it says "hardly any"."""
    start, word = tokens[place].start, tokens[place].text
    if word in ARTICLES:
        place += 1
        if word_at(tokens, place) not in FEW | COUPLE:
            return None, place
        word = tokens[place].text
    elif word == "few" or word not in FEW | COUPLE:
        return None, place
    low, high = (2, 2) if word in COUPLE else (2, 9)
    of = word_at(tokens, place + 1) == "of"
    numeral = Numeral(start, tokens[place].end, Fraction(low), Fraction(high), about=word in COUPLE)
    return _with_scale(numeral, tokens, place + 1 + of)


def _read_plural(tokens: Sequence[Token], place: int) -> tuple[Numeral | None, int]:
    """ "dozens", "tens of thousands": at least two of them."""
    first = PLURALS.get(tokens[place].text)
    if first is None:
        return None, place
    numeral = Numeral(tokens[place].start, tokens[place].end, first, first, open=True)
    second = PLURALS.get(word_at(tokens, place + 2)) if word_at(tokens, place + 1) == "of" else None
    if second is None:
        return numeral, place + 1
    number = first * second / 2
    return replace(numeral, low=number, high=number, end=tokens[place + 2].end), place + 3


def _read_fraction(tokens: Sequence[Token], place: int) -> tuple[Numeral | None, int]:
    """ "half", "a quarter", "two thirds", "half a million". A "third" without its number is an ordinal."""
    start, count, at = tokens[place].start, Fraction(1), place
    if tokens[at].text in ARTICLES or tokens[at].text in SMALL:
        count = SMALL.get(tokens[at].text, Fraction(1))
        at += 2 if sign_at(tokens, at + 1) == "-" else 1
    word = word_at(tokens, at)
    part = FRACTIONS.get(word)
    if part is None or (at == place and word in ORDINALS) or _the_third(tokens, place, word):
        return None, place
    number = count * part
    numeral = Numeral(start, tokens[at].end, number, number, share=True)
    after = at + 1 + (word_at(tokens, at + 1) in ("a", "eine"))
    scaled, following = _with_scale(numeral, tokens, after)
    return (numeral, at + 1) if scaled.scale == 1 else (replace(scaled, share=False), following)


def _the_third(tokens: Sequence[Token], place: int, word: str) -> bool:
    return tokens[place].text in ("the", "einer", "einem") and word in ORDINALS


def _read_small(tokens: Sequence[Token], place: int) -> tuple[Numeral | None, int]:
    """ "five", "twenty-five", "a hundred and twenty", "двести тысяч"."""
    start, total, group, at, scale = tokens[place].start, Fraction(0), None, place, 1
    end = tokens[place].end
    if tokens[at].text in ONE_AND_A_HALF:
        return _with_scale(Numeral(start, end, Fraction(3, 2), Fraction(3, 2), 1), tokens, at + 1)
    if tokens[at].text in ARTICLES and word_at(tokens, at + 1) in SCALES:
        group, at = Fraction(1), at + 1
    elif tokens[at].text in SCALES:
        group = Fraction(1)
    while at < len(tokens):
        word = tokens[at].text
        if word in SMALL and (group is None or _joins(group, SMALL[word])):
            group = (group or Fraction(0)) + SMALL[word]
        elif word in SCALES and group is not None:
            group, scale = group * SCALES[word], max(scale, int(SCALES[word]))
            if SCALES[word] >= 1000:
                total, group = total + group, Fraction(0)
        else:
            break
        end = tokens[at].end
        at = _next_part(tokens, at)
    if group is None:
        return None, place
    # A round number of thousands is a number in thousands; "one thousand two hundred and five" is not.
    number = total + group
    numeral = Numeral(start, end, number, number, scale=scale if number % scale == 0 else 1)
    half = _half_behind(tokens, at)
    if half and scale == 1:
        return _with_scale(numeral, tokens, at)
    return numeral, at


def _next_part(tokens: Sequence[Token], at: int) -> int:
    """The place behind a word and what may join it to the next: "twenty-five", "hundred and five"."""
    word, following = tokens[at].text, word_at(tokens, at + 2)
    if (
        sign_at(tokens, at + 1) == "-"
        and following in SMALL
        and SMALL.get(word, Fraction(0)) in range(20, 100, 10)
    ):
        return at + 2
    if word == "hundred" and word_at(tokens, at + 1) == "and" and following in SMALL:
        return at + 2
    return at + 1


def _joins(group: Fraction, small: Fraction) -> bool:
    """Whether a small number may follow: "twenty" takes "five", "hundred" takes "twenty", "five" takes
    none."""
    if small == 0:
        return False
    return (
        group == 0
        or (group % 100 == 0 and small < 100)
        or (group % 10 == 0 and group % 100 > 10 and small < 10)
    )


def _read_single(tokens: Sequence[Token], place: int) -> tuple[Numeral | None, int]:
    """ "twice", "fourth"."""
    token = tokens[place]
    if token.text in TIMES:
        number = Fraction(TIMES[token.text])
        return Numeral(token.start, token.end, number, number), place + 1
    if token.text in ORDINALS:
        number = ORDINALS[token.text]
        return Numeral(token.start, token.end, number, number, ordinal=True), place + 1
    return None, place
