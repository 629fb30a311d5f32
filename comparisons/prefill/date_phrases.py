"""The dates of a quote with the ways to read each, and how two of them make a range.

Knows "from ... to ...", "between ... and ...", "3 to 7 February" and "1997-99". Refuses to know what each of
them means alone; that is told by the modules that find them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import Final

from articles.date_words import display_date
from articles.problems import ValueProblem
from comparisons.prefill.named_dates import Named


@dataclass(frozen=True)
class Phrase:
    """A date in the quote with the ways to read it: EDTF and how, the likeliest first.

    `counted` is one that counts from the day of publication; `joined` is a range, or one end of it.
    """

    start: int
    end: int
    offers: tuple[tuple[str, str], ...]
    counted: bool = False
    joined: bool = False


_TO: Final = re.compile(
    r"\s?(?:-|--|to|till|until|and|through|bis|und|по|до|и)\s?(?:the\s)?(?:в\s|im\s)?", re.IGNORECASE
)
_AND: Final = re.compile(r"\s(?:and|und|и)\s", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\b(?:between|zwischen|между)\s(?:the\s)?$", re.IGNORECASE)
_BARE_DAY: Final = re.compile(
    r"(?<![0-9.,])(?P<day>[0-9]{1,2})(?:st|nd|rd|th|\.)?\s?(?:-|to|and|bis|по|und|и)\s?(?:the\s)?$"
)
_DAY_BEHIND: Final = re.compile(
    r"\s?(?:-|to|and)\s?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?\b(?:,?\s(?P<year>(?:19|20)[0-9]{2})\b)?"
)
_YEAR_BEHIND: Final = re.compile(r"[-/](?P<year>[0-9]{2})(?![0-9])")


def join_ranges(text: str, phrases: list[Phrase], named: list[Named]) -> list[Phrase]:
    """The phrases with ranges in place of their ends; the ends follow, for they may be what is asked."""
    by_start = {one.start: one for one in named}
    ranges: list[Phrase] = []
    ends: list[Phrase] = []
    for one, other in pairwise(phrases):
        if found := _join(text, one, other):
            ranges.append(found)
            ends += [_end_of(one, found.offers[0][0].partition("/")[0]), _end_of(other, other.offers[0][0])]
    for phrase in phrases:
        if not any(found.start <= phrase.start < found.end for found in ranges):
            ranges += _join_bare(text, phrase, by_start.get(phrase.start))
    rest = [p for p in phrases if not any(r.start <= p.start < r.end for r in ranges)]
    return sorted([*ranges, *rest], key=lambda phrase: phrase.start) + ends


def _end_of(phrase: Phrase, written: str) -> Phrase:
    note = f"{display_date(written)}, one end of what the quote says"
    return Phrase(phrase.start, phrase.end, ((written, note),), joined=True)


def _join(text: str, one: Phrase, other: Phrase) -> Phrase | None:
    between, before = text[one.end : other.start], text[max(0, one.start - 20) : one.start]
    if not _TO.fullmatch(between) or (_AND.fullmatch(between) and not _BETWEEN.search(before)):
        return None
    return _range(one.start, other.end, one.offers[0][0], other.offers[0][0])


def share_years(text: str, named: list[Named]) -> list[Named]:
    """The dates with the year that only a later one of a range names: "January to March 2020"."""
    return [_with_year(text, one, other) for one, other in zip_longest(named, named[1:])]


def _with_year(text: str, one: Named, other: Named | None) -> Named:
    if one.year is not None or one.month is None:
        return one
    if one.day and (found := _DAY_BEHIND.match(text, one.end)) and found["year"]:
        return one._replace(year=int(found["year"]))
    if other is None or other.year is None or not _TO.fullmatch(text[one.end : other.start]):
        return one
    later = (one.month, one.day or 0) > (other.month or 12, other.day or 31)
    return one._replace(year=other.year - later)


def _join_bare(text: str, phrase: Phrase, named: Named | None) -> Iterator[Phrase]:
    """ "3 to 7 February", "February 3-7, 2020", "1997-99": one end lacks what the other has."""
    if named is None or not named.words[-1:].isalnum():
        return
    written = phrase.offers[0][0]
    if named.day and (found := _BARE_DAY.search(text[max(0, phrase.start - 16) : phrase.start])):
        yield from _ranges(
            phrase.start - len(found[0]), phrase.end, _with_day(written, found["day"]), written
        )
    elif named.day and (found := _DAY_BEHIND.match(text, phrase.end)):
        year = f"{found['year']}{written[4:]}" if found["year"] and not named.year else written
        yield from _ranges(phrase.start, found.end(), year, _with_day(year, found["day"]))
    elif named.year and not named.month and (found := _YEAR_BEHIND.match(text, phrase.end)):
        yield from _ranges(phrase.start, found.end(), written, f"{written[:2]}{found['year']}")


def _with_day(written: str, day: str) -> str:
    return f"{written[:8]}{int(day):02}"


def _ranges(start: int, end: int, first: str, last: str) -> Iterator[Phrase]:
    found = _range(start, end, first, last)
    if found:
        yield found


def _range(start: int, end: int, first: str, last: str) -> Phrase | None:
    """From the beginning of one date to the end of another; None where it is upside down or no date."""
    written = f"{first.partition('/')[0]}/{last.rpartition('/')[2]}"
    try:
        return Phrase(start, end, ((written, f"{display_date(written)}, read from the quote"),), joined=True)
    except ValueProblem:
        return None
