"""Dates that are named: "7 February 2020", "in December", "the end of 2019", "the 1990s", "7.2.2020".

Knows how English, Russian and German name a day, a month, a season, a year, a decade and a century, and which
year is meant where none is named. Refuses to know words that count from today; they are in `relative_dates`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from articles.dates import FIRST_DAY, LAST_DAY, Precision, unit_of, write_days
from comparisons.prefill.calendar_words import MONTH, PART, SEASON, month_of, part_of, season_of


class Named(NamedTuple):
    """A date as named, with what was not named left None; `decade` counts by ten years, `century` by
    hundred."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    season: int | None = None
    decade: int | None = None
    century: int | None = None
    words: str = ""


_YEAR: Final = r"(?P<year>(?:1[0-9]|20)[0-9]{2})(?![0-9])(?:\s(?:года?|году|гг|г)\b\.?)?"
_DAY: Final = r"(?<![0-9.,:])(?P<day>[0-9]{1,2})(?:st\b|nd\b|rd\b|th\b|-?го\b|\.(?=\s))?"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        r"\b(?P<year>[0-9]{4})-(?P<number>[0-9]{2})-(?P<day>[0-9]{2})\b",
        r"\b(?P<day>[0-9]{1,2})\.(?P<number>[0-9]{1,2})\.(?P<year>(?:1[0-9]|20)[0-9]{2})\b",
        r"\b(?P<day>[0-9]{1,2})/(?P<number>[0-9]{1,2})/(?P<year>(?:1[0-9]|20)[0-9]{2})\b",
        rf"{_DAY}\s?(?:(?:of|day of)\s)?(?P<month>{MONTH})(?:,?\s(?:of\s)?{_YEAR})?",
        rf"\b(?P<month>{MONTH})\s(?:the\s)?{_DAY}(?![0-9%]|[.,][0-9]|\s?(?:%|percent"
        rf"|per cent))(?:,?\s{_YEAR})?",
        rf"{PART}\b(?P<month>{MONTH})(?:,?\s(?:of\s|this\s)?{_YEAR})?",
        rf"{PART}(?P<season>{SEASON})\s(?:of\s|(?:des\s)?Jahres\s)?{_YEAR}",
        rf"{PART}(?<![0-9.,$€£])(?P<decade>1[0-9]|20)(?P<tens>[0-9])0(?:'?s\b|er\b|-?[ея]х?\b)",
        r"(?<![0-9])(?:(?:the\s)?(?:nineteen-?)?)\b(?P<ties>twenties|thirties|forties|fifties|sixties"
        r"|seventies|eighties|nineties)\b",
        rf"{PART}\b(?P<century>1[0-9]|2[01]|[5-9])(?:th|st|-?го|\.)?\s(?:century|Jahrhunderts?"
        rf"|век[а-я]{{0,2}})\b",
        rf"{PART}(?<![0-9.,$€£'])(?<![0-9]-){_YEAR}(?![.,][0-9]|\s?(?:%|percent|per cent|km|kilomet|tons"
        rf"|tonnes|people)\b)",
    )
)
_TIES: Final = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_BEFORE_A_MONTH: Final = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|for|from|last|next|this|during|to|through|before|after|and|between"
    r"|im|seit|bis|ab|on)\s|[-–/])$",
    re.IGNORECASE,
)


def find_named(text: str) -> list[Named]:
    """The named dates of a folded text in their order, none within another."""
    found: list[Named] = []
    for form in _FORMS:
        for match in form.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            found += list(_read(match, text))[:1]
    return sorted(found)


def read_slashed_otherwise(named: Named) -> Named | None:
    """ "02/07/2020" with its day and month changed places; None where that is no date or another form."""
    if "/" not in named.words or named.day is None or named.month is None or named.day > 12:
        return None
    return named._replace(day=named.month, month=named.day)


def _read(match: re.Match[str], text: str) -> Iterator[Named]:
    parts = match.groupdict()
    words = match[0].strip(" -")
    named = Named(match.start(), match.end(), words=words, part=part_of(parts.get("part")))
    if parts.get("ties"):
        yield named._replace(decade=192 + _TIES.index(parts["ties"]))
    elif parts.get("decade"):
        yield named._replace(decade=int(parts["decade"] + parts["tens"]))
    elif parts.get("century"):
        yield named._replace(century=int(parts["century"]) - 1)
    else:
        yield from _read_calendar(named, parts, text)


def _read_calendar(named: Named, parts: dict[str, str | None], text: str) -> Iterator[Named]:
    year, day, month = (
        int(n) if n else None for n in (parts.get("year"), parts.get("day"), parts.get("number"))
    )
    if parts.get("month"):
        month = month_of(str(parts["month"]))
    season = season_of(str(parts["season"])) if parts.get("season") else None
    if "/" in named.words and month and day and month > 12 >= day:
        month, day = day, month
    named = named._replace(year=year, month=month, day=day, season=season)
    if month and not day and not year and not named.part and month in (3, 5) and not _is_a_month(named, text):
        return
    if month is None or 1 <= month <= 12:
        yield named


def _is_a_month(named: Named, text: str) -> bool:
    """ "May" and "March" alone are months only behind a word that leads to one."""
    return bool(_BEFORE_A_MONTH.search(text[max(0, named.start - 12) : named.start]))


def days_of(named: Named) -> tuple[int, int] | None:
    """The days of a date whose year is known; None where there is no such day."""
    span = _whole_days(named)
    return span and (_part_of_days(span, named.part) if named.part else span)


def _whole_days(named: Named) -> tuple[int, int] | None:
    if named.century is not None:
        return _unit(Precision.CENTURY, named.century)
    if named.decade is not None:
        return _unit(Precision.DECADE, named.decade)
    if named.year is None or not 1 <= named.year <= 9999:
        return None
    if named.season is not None:
        return _unit(Precision.SEASON, named.year * 4 + named.season)
    if named.month is None:
        return _unit(Precision.YEAR, named.year)
    if named.day is None:
        return _unit(Precision.MONTH, named.year * 12 + named.month - 1)
    try:
        day = date(named.year, named.month, named.day).toordinal()
    except ValueError:
        return None
    return day, day


def _unit(precision: Precision, index: int) -> tuple[int, int]:
    moment = unit_of(precision, index)
    return moment.first, moment.last


_SHARES: Final = {
    "early": (0, 3),
    "mid": (4, 8),
    "late": (9, 12),
    "first-half": (0, 6),
    "second-half": (6, 12),
    "quarter-1": (0, 3),
    "quarter-2": (3, 6),
    "quarter-3": (6, 9),
    "quarter-4": (9, 12),
}
"""Of a year, in months: early is January to March, mid May to August, late October to December."""

_TENTHS: Final = {"early": (0, 4), "mid": (3, 7), "late": (6, 10)}
"""Of a decade or century, in tenths; they overlap, so that "mid" and "late" leave no year to neither."""


def _part_of_days(span: tuple[int, int], part: str) -> tuple[int, int]:
    """A part of a month (to the 10th, 10th to 20th, from the 20th), a year, a decade or a century.

    Parts of other lengths (a season, a week) are too short to be told apart.
    """
    first, last = span
    start, length = date.fromordinal(first), last - first + 1
    if 28 <= length <= 31 and start.day == 1:
        low, high = {"early": (1, 10), "mid": (10, 20)}.get(part, (20, length))
        return first + low - 1, first + high - 1
    if 365 <= length <= 366 and start.month == start.day == 1:
        low, high = _SHARES[part]
        return _month(start.year, low), _month(start.year, high) - 1
    if length > 3000 and part in _TENTHS:
        tenth = 1 if length < 4000 else 10
        low, high = _TENTHS[part]
        return _month(start.year + low * tenth, 0), _month(start.year + high * tenth, 0) - 1
    return span


def _month(year: int, month: int) -> int:
    """The first day of a month counted from 0, where the twelfth is the next year's first."""
    year, month = year + month // 12, month % 12
    return date(year, month + 1, 1).toordinal() if year <= 9999 else LAST_DAY + 1


def write_named(named: Named) -> str | None:
    """A date whose year is known in EDTF."""
    span = days_of(named)
    return write_days(max(span[0], FIRST_DAY), min(span[1], LAST_DAY)) if span else None


_LATER_COUNTS: Final = 3
"""A day to come is as far as three days gone: papers look back more than ahead."""


def guess_years(named: Named, published: tuple[int, int] | None, tense: str) -> list[int]:
    """The two years that a date without one may mean, the likelier first; none without a day to count
    from."""
    if published is None:
        return []
    year = date.fromordinal(published[1]).year
    distances = []
    for guess in (year - 1, year, year + 1):
        span = days_of(named._replace(year=guess))
        if span:
            distances.append((_distance(span, published, tense), guess))
    return [guess for _, guess in sorted(distances)][:2]


def _distance(span: tuple[int, int], published: tuple[int, int], tense: str) -> int:
    if span[0] <= published[1] and published[0] <= span[1]:
        return 0
    if span[1] < published[0]:
        return (published[0] - span[1]) * (100 if tense == "future" else 1)
    return (span[0] - published[1]) * (100 if tense == "past" else 1 if tense == "future" else _LATER_COUNTS)
