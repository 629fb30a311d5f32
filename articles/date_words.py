"""Dates in English, as a sentence would put them: "7 February 2020", "about 1997", "the 1990s".

Knows words only; what a date denotes is in `dates`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from articles.dates import DateValue, Moment, Precision, parse_date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = ("spring", "summer", "autumn", "winter")


def display_date(value: DateValue | str) -> str:
    """A date for people. A written date is parsed first, which may raise ValueProblem."""
    return _display(value if isinstance(value, str) else value.written)


@lru_cache(maxsize=20_000)
def _display(written: str) -> str:
    dated = parse_date(written)
    start, end = dated.start, dated.end
    if start is None or end is None:
        return f"since {_moment(start)}" if start else f"until {_moment(end)}" if end else dated.written
    if "/" not in dated.written:
        return _moment(start)
    return _interval(start, end)


def display_when(value: DateValue | str) -> str:
    """A date behind its preposition: "in February 2020", "on 7 February 2020", "since 1997"."""
    dated = parse_date(value) if isinstance(value, str) else value
    if dated.start is None or dated.end is None:
        return display_date(dated)
    if "/" in dated.written:
        return f"from {display_date(dated)}"
    bare = replace(dated.start, doubtful=False)
    return f"{'perhaps ' if dated.start.doubtful else ''}{_preposition(bare)} {_moment(bare)}"


def _preposition(moment: Moment) -> str:
    if moment.precision in (Precision.DECADE, Precision.CENTURY) and not _plain(moment).startswith("the "):
        return "from"
    a_day = moment.precision is Precision.DAY or (moment.masked and moment.precision is Precision.MONTH)
    return "on" if a_day else "in"


def _moment(moment: Moment) -> str:
    return _hedge(moment, _mask(moment, _plain(moment)))


def _hedge(moment: Moment, text: str) -> str:
    return f"{'perhaps ' if moment.doubtful else ''}{'about ' if moment.about else ''}{text}"


def _mask(moment: Moment, text: str) -> str:
    if not moment.masked:
        return text
    return f"a day in {text}" if moment.precision is Precision.MONTH else f"a month of {text}"


def _plain(moment: Moment) -> str:
    index = moment.index
    if moment.precision is Precision.DAY:
        when = date.fromordinal(index)
        return f"{when.day} {MONTHS[when.month - 1]} {_year(when.year)}"
    if moment.precision is Precision.MONTH:
        return f"{MONTHS[index % 12]} {_year(index // 12)}"
    if moment.precision is Precision.SEASON:
        following = f"/{(index // 4 + 1) % 100:02}" if index % 4 == 3 else ""  # a winter lies in two years
        return f"{SEASONS[index % 4]} {_year(index // 4)}{following}"
    if moment.precision is Precision.YEAR:
        return _year(index)
    if moment.precision is Precision.DECADE and index % 10:  # "the 1900s" could be a century as well
        return f"the {_year(index * 10)}s"
    length = 10 if moment.precision is Precision.DECADE else 100
    return f"{_year(max(index * length, 1))} to {_year(index * length + length - 1)}"


def _year(year: int) -> str:
    return str(year) if year >= 1000 else f"AD {year}"


def _interval(start: Moment, end: Moment) -> str:
    """Both ends, the first one shortened where the second says the rest: "1 to 7 February 2020"."""
    marked = any(one.about or one.doubtful or one.masked for one in (start, end))
    if marked or start.precision is not end.precision:
        return f"{_moment(start)} to {_moment(end)}"
    return f"{_shortened(start, end)} to {_plain(end)}"


def _shortened(start: Moment, end: Moment) -> str:
    first, last = date.fromordinal(start.first), date.fromordinal(end.first)
    if start.precision not in (Precision.DAY, Precision.MONTH) or first.year != last.year or start == end:
        return _plain(start)
    if start.precision is Precision.MONTH:
        return MONTHS[first.month - 1]
    return f"{first.day}" if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"
