"""Which passage of a text is like a quote, and whether it could stand for it.

It knows letters, words and numbers of folded texts (articles/texts.py). It refuses to know what words mean:
"signed" and "rejected" are as different to it as "signed" and "initialled". So it does not ask how different
a passage is, but how: misspelt, words put in or left out, or words exchanged for others.
"""

import re
import unicodedata
from collections.abc import Iterator
from enum import IntEnum
from typing import Final, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Indel

from articles.texts import Span

# rapidfuzz slides a window of the quote's length; a passage that grew or shrank is more like the quote than
# any such window, by about this much for the changes that the floors let through.
_LENIENCE: Final = 0.1
_REACH: Final = 8  # a border is sought this part of the quote's length to either side of the window's
# Letters. One slip makes another word of a shorter one (has, had; not, now) and another name (Iran, Iraq);
# two slips leave a long word what it is.
_SHORTEST_MISSPELT: Final = 4
_SHORTEST_MISSPELT_NAME: Final = 5
_LONG_WORD: Final = 10
_SHORTEST_SIDE: Final = 12  # folded characters; less than that stands around too many places to tell one
_WORD: Final = re.compile(r"\w+")
_SIGN: Final = re.compile(r"\w+|[^\w\s]")
_DIGITS: Final = re.compile("[0-9]+")
_NUMBER_BEFORE: Final = re.compile(r"\d[.,]?\Z")
_NUMBER_AFTER: Final = re.compile(r"[.,]?\d")
_FIRST_MARK: Final = "\u0300"  # no character before it joins another
_JOINER: Final = "\u200d"
_MODIFIER: Final = re.compile("[\u200d\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")  # of the emoji before it
_FLAG: Final = re.compile("[\U0001f1e6-\U0001f1ff]{2}")


class Passage(NamedTuple):
    """A range of a folded text and its likeness to a quote: 1 is equal, 0 has no letter in common.

    Likeness is 2 x the letters in common, in their order, by the letters of both (normalised Indel).
    """

    likeness: float
    start: int
    end: int


class Wording(IntEnum):
    """How the words of a passage stand to a quote's, the mildest difference first."""

    SAME = 0
    ADDED = 1
    EXCHANGED = 2


def find_most_alike(text: str, within: Span, quote: str, floor: float) -> Passage | None:
    """The passage of this part of the text that is most like the quote; None below the floor."""
    part = text[within.start : within.end]
    if len(part) < len(quote):  # rapidfuzz would look for the part in the quote
        window = Span(0, len(part))
    else:
        found = fuzz.partial_ratio_alignment(quote, part, score_cutoff=100 * (floor - _LENIENCE))
        if found is None:
            return None
        window = Span(found.dest_start, found.dest_end)
    passage = _set_borders(part, window, quote)
    if passage.likeness < floor:
        return None
    return Passage(passage.likeness, within.start + passage.start, within.start + passage.end)


def find_between(text: str, before: str, after: str, quote: str, floor: float) -> list[Passage]:
    """The passages like the quote between a prefix and a suffix, which are folded and bare of spaces."""
    if min(len(before), len(after)) < _SHORTEST_SIDE:
        return []
    passages = []
    for at in _find_all(text, before, 0, len(text)):
        start = at + len(before)
        for end in _find_all(text, after, start, start + 2 * len(quote) + len(after)):
            words = text[start:end].strip()
            first = text.find(words, start)
            passages.append(Passage(fuzz.ratio(quote, words) / 100, first, first + len(words)))
    return [passage for passage in passages if passage.likeness >= floor]


def _find_all(text: str, sought: str, start: int, end: int) -> Iterator[int]:
    place = text.find(sought, start, end)
    while place >= 0:
        yield place
        place = text.find(sought, place + 1, end)


def _set_borders(text: str, window: Span, quote: str) -> Passage:
    """The window moved to where words begin and end, so that it is most like the quote."""
    reach = len(quote) // _REACH
    starts = _list_cuts(text, window.start, reach, opening=True)
    ends = _list_cuts(text, window.end, reach, opening=False)

    def measure(start: int, end: int) -> Passage:
        return Passage(fuzz.ratio(quote, text[start:end]) / 100, start, end)

    first = max(measure(start, window.end) for start in starts)
    return max(measure(first.start, end) for end in ends)


def _list_cuts(text: str, place: int, reach: int, *, opening: bool) -> list[int]:
    """The places within reach where a passage can begin (or end): at a word or a sign, in neither.

    Where there is none, as in a script without spaces, the place itself.
    """
    signs = _SIGN.finditer(text, max(0, place - reach), min(len(text), place + reach))
    cuts = [sign.start() if opening else sign.end() for sign in signs]
    return [cut for cut in cuts if not _parts_word(text, cut)] or [place]


def _parts_word(text: str, cut: int) -> bool:
    left, right = text[cut - 1 : cut], text[cut : cut + 1]
    return (right.isalnum() and (left.isalnum() or _is_mark(left))) or is_joined(text, cut)


def is_joined(text: str, cut: int) -> bool:
    """Whether the characters on both sides of a cut are seen as one: a letter and its accent, an emoji."""
    left, right = text[cut - 1 : cut], text[cut : cut + 1]
    if not left or not right or (left < _FIRST_MARK and right < _FIRST_MARK):
        return False
    if _is_mark(right) or _MODIFIER.match(right):
        return True
    return left == _JOINER or bool(_FLAG.match(left + right))


def _is_mark(character: str) -> bool:
    return bool(character) and unicodedata.category(character).startswith("M")


def list_numbers(text: str) -> list[str]:
    """The numbers as written: runs of digits, fractions and numerals of every script, in their order."""
    if text.isascii():
        return _DIGITS.findall(text)
    return "".join(character if character.isnumeric() else " " for character in text).split()


def cuts_number(text: str, start: int, end: int) -> bool:
    """Whether a number at one end of the range goes on outside it, as the 140 around "40 percent" does."""
    opens, closes = text[start : start + 1].isdigit(), text[end - 1 : end].isdigit()
    if opens and _NUMBER_BEFORE.search(text[max(0, start - 2) : start]):
        return True
    return closes and _NUMBER_AFTER.match(text[end : end + 2]) is not None


def compare_words(quote: str, passage: str) -> Wording:
    """The gravest difference between the words of two folded texts; case and punctuation make none.

    A word that is missing at an end counts as exchanged: there the passage could have gone on, and did not.
    """
    gaps = _list_gaps(_WORD.findall(quote), _WORD.findall(passage))
    wordings = [_compare_gap(*gap) for gap in gaps]
    if Wording.ADDED in (wordings[0], wordings[-1]):
        return Wording.EXCHANGED
    return max(wordings)


def _list_gaps(ours: list[str], theirs: list[str]) -> list[tuple[list[str], list[str]]]:
    """What stands on either side before, between and after the words in common; often nothing."""
    gaps = []
    our_place = their_place = 0
    for step in Indel.opcodes([word.lower() for word in ours], [word.lower() for word in theirs]):
        if step.tag == "equal":
            gaps.append((ours[our_place : step.src_start], theirs[their_place : step.dest_start]))
            our_place, their_place = step.src_end, step.dest_end
    return [*gaps, (ours[our_place:], theirs[their_place:])]


def _compare_gap(ours: list[str], theirs: list[str]) -> Wording:
    if not ours and not theirs:
        return Wording.SAME
    if not ours or not theirs:
        return Wording.ADDED
    if len(ours) != len(theirs):  # one word written as two, or two as one
        ours, theirs = ["".join(ours)], ["".join(theirs)]
    return Wording.SAME if all(map(_is_misspelling, ours, theirs)) else Wording.EXCHANGED


def _is_misspelling(ours: str, theirs: str) -> bool:
    """One letter after the first is wrong, missing, too much or swapped; in a long word two are."""
    one, other = ours.lower(), theirs.lower()
    if one == other:
        return True
    shorter = min(len(one), len(other))
    is_name = ours[:1].isupper() or theirs[:1].isupper()
    if shorter < (_SHORTEST_MISSPELT_NAME if is_name else _SHORTEST_MISSPELT) or one[0] != other[0]:
        return False
    slips = 2 if shorter >= _LONG_WORD else 1
    return OSA.distance(one, other, score_cutoff=slips) <= slips
