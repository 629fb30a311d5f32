"""Dates as newspapers give them: a day, "December 2019", "about 1997", "the 1990s", "since 1999".

Knows a subset of EDTF (Extended Date/Time Format, ISO 8601-2:2019: levels 0 and 1, without times and years
beyond four digits) and the interval of days that each form denotes. Refuses to know hours, time zones, sets,
years outside 0001 to 9999 and the meaning of words ("last Tuesday"). Days are proleptic Gregorian ordinals
as `datetime.date.toordinal` counts them: 1 is 1 January 0001.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from functools import lru_cache

from articles.date_refusals import name_what_is_wrong
from articles.problems import ValueProblem, shown

FIRST_DAY = date.min.toordinal()
LAST_DAY = date.max.toordinal()

_FORM = re.compile(
    r"(?P<century>[0-9]{2})XX"
    r"|(?P<decade>[0-9]{3})X"
    r"|(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?",
)


class Precision(IntEnum):
    """The unit in which a date is given, the finest first."""

    DAY = 1
    MONTH = 2
    SEASON = 3
    YEAR = 4
    DECADE = 5
    CENTURY = 6


@dataclass(frozen=True, slots=True)
class Moment:
    """One EDTF date without an interval: the `index`-th unit of its precision, as its days before `~`."""

    precision: Precision
    index: int
    first: int
    last: int
    about: bool = False
    doubtful: bool = False
    masked: bool = False
    """Whether `XX` stands for the month or the day."""

    @property
    def days(self) -> int:
        """How long its unit is."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class DateValue:
    """A written date and the days it denotes, `first` to `last`; None is an open end.

    `start` and `end` are the dates from which the interval was written, the same one twice where it is no
    interval, None where an end is open.
    """

    written: str
    first: int | None
    last: int | None
    start: Moment | None
    end: Moment | None


@lru_cache(maxsize=20_000)
def parse_date(written: str) -> DateValue:
    """Read a date in the EDTF subset. Raises ValueProblem, with an example of what would be right."""
    if not isinstance(written, str) or not written:
        raise ValueProblem("A date is missing; write for example 2020-02-07.")
    if "/" in written:
        return _parse_interval(written)
    moment = _parse_moment(written)
    return DateValue(written, _earliest(moment), _latest(moment), moment, moment)


def _parse_interval(written: str) -> DateValue:
    ends = written.split("/")
    if len(ends) != 2:
        raise _refuse(written, "has more than two ends; write for example 1997/1999")
    if "" in ends:
        raise _refuse(written, "lacks an end; write an open one as in “1997/..” or “../1999”")
    start, end = (None if text == ".." else _parse_moment(text) for text in ends)
    if start is None and end is None:
        raise _refuse(written, "is open at both ends and says nothing; write for example “1997/..”")
    if start and end and start.first > end.last:
        raise _refuse(written, "ends before it begins; write for example 1997/1999")
    return DateValue(written, _earliest(start) if start else None, _latest(end) if end else None, start, end)


def _parse_moment(written: str) -> Moment:
    mark = written[-1] if written[-1] in "~?%" else ""
    body = written.removesuffix(mark)
    found = _FORM.fullmatch(body)
    if not found:
        raise ValueProblem(name_what_is_wrong(written))
    moment = _read_form(found, written)
    return replace(moment, about=mark in ("~", "%"), doubtful=mark in ("?", "%")) if mark else moment


def _read_form(found: re.Match[str], written: str) -> Moment:
    if found["century"]:
        return unit_of(Precision.CENTURY, int(found["century"]))
    if found["decade"]:
        return unit_of(Precision.DECADE, int(found["decade"]))
    year, month, day = int(found["year"]), found["month"], found["day"]
    if year == 0:
        raise _refuse(written, "is outside the years 0001 to 9999; write for example 1997")
    if month is None:
        return unit_of(Precision.YEAR, year)
    if month == "XX":
        return _masked_month(year, day, written)
    return _read_month(year, int(month), day, written)


def _masked_month(year: int, day: str | None, written: str) -> Moment:
    if day is not None:
        raise _refuse(written, f"has a day in an unknown month; write for example {year:04}-XX")
    return replace(unit_of(Precision.YEAR, year), masked=True)


def _read_month(year: int, month: int, day: str | None, written: str) -> Moment:
    if 21 <= month <= 24 and day is None:
        return unit_of(Precision.SEASON, year * 4 + month - 21)
    if 21 <= month <= 24:
        raise _refuse(written, f"has a day in a season; write for example {year:04}-04-07")
    if 25 <= month <= 41:
        raise _refuse(
            written, f"is none of the seasons 21 to 24 (spring to winter); write for example {year:04}-21"
        )
    if not 1 <= month <= 12:
        raise _refuse(written, f"has no such month; months are 01 to 12, for example {year:04}-02")
    whole = unit_of(Precision.MONTH, year * 12 + month - 1)
    if day is None:
        return whole
    if day == "XX":
        return replace(whole, masked=True)
    if not 1 <= int(day) <= whole.days:
        right = f"{year:04}-{month:02}-{whole.days}"
        raise _refuse(written, f"has no such day; that month has {whole.days} days, the last is {right}")
    return unit_of(Precision.DAY, whole.first + int(day) - 1)


def _refuse(written: str, what: str) -> ValueProblem:
    return ValueProblem(f"{shown(written)} {what}.")


def unit_of(precision: Precision, index: int) -> Moment:
    """The index-th unit of a precision, cut off at the years 0001 and 9999.

    Days are counted by ordinal, months as year * 12, seasons as year * 4, decades and centuries from 0.
    """
    first = _first_day_of(precision, index)
    following = _first_day_of(precision, index + 1)
    return Moment(precision, index, max(first, FIRST_DAY), min(following - 1, LAST_DAY))


def _first_day_of(precision: Precision, index: int) -> int:
    """The first day of a unit; outside the years 0001 to 9999 the day before or behind them."""
    if precision is Precision.DAY:
        return index
    if precision is Precision.MONTH:
        return _month_start(*divmod(index, 12))
    if precision is Precision.SEASON:
        year, season = divmod(index, 4)
        return _month_start(year, 2 + 3 * season)  # spring begins in March, the third month
    return _month_start(index * _YEARS[precision], 0)


_YEARS = {Precision.YEAR: 1, Precision.DECADE: 10, Precision.CENTURY: 100}


def _month_start(year: int, month: int) -> int:
    """The first day of a month counted from 0, cut off to the day before 0001 and the day after 9999."""
    if year < 1:
        return FIRST_DAY - 1
    if year > 9999:
        return LAST_DAY + 1
    return date(year, month + 1, 1).toordinal()


def _earliest(moment: Moment) -> int:
    return unit_of(moment.precision, moment.index - 1).first if moment.about else moment.first


def _latest(moment: Moment) -> int:
    return unit_of(moment.precision, moment.index + 1).last if moment.about else moment.last


def write_days(first: int | None, last: int | None) -> str:
    """The shortest plain EDTF form of exactly these days; at least one end must be given."""
    if first is not None and last is not None:
        for precision in sorted(Precision, reverse=True):
            moment = _unit_at(precision, first)
            written = write_moment(moment)
            if (moment.first, moment.last) == (first, last) and not written.startswith("0000"):
                return written  # the winter of the year 0000 has days in 0001, but no written form
    for precision in (Precision.YEAR, Precision.MONTH, Precision.DAY):
        start = None if first is None else _unit_at(precision, first)
        end = None if last is None else _unit_at(precision, last)
        if (start is None or start.first == first) and (end is None or end.last == last):
            break
    return f"{write_moment(start) if start else '..'}/{write_moment(end) if end else '..'}"


def _unit_at(precision: Precision, day: int) -> Moment:
    """The unit of this precision in which a day lies."""
    when = date.fromordinal(day)
    index = {
        Precision.DAY: day,
        Precision.MONTH: when.year * 12 + when.month - 1,
        Precision.SEASON: (when.year * 12 + when.month - 3) // 3,
        Precision.YEAR: when.year,
        Precision.DECADE: when.year // 10,
        Precision.CENTURY: when.year // 100,
    }[precision]
    return unit_of(precision, index)


def write_moment(moment: Moment) -> str:
    """A moment in EDTF, without its marks."""
    index = moment.index
    if moment.precision is Precision.DAY:
        return date.fromordinal(index).isoformat()
    if moment.precision is Precision.MONTH:
        return f"{index // 12:04}-{index % 12 + 1:02}"
    if moment.precision is Precision.SEASON:
        return f"{index // 4:04}-{index % 4 + 21}"
    if moment.precision is Precision.YEAR:
        return f"{index:04}"
    return f"{index:03}X" if moment.precision is Precision.DECADE else f"{index:02}XX"
