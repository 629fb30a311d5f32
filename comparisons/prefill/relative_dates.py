"""Dates that count from the day of publication: "yesterday", "on Friday", "two weeks ago", "late last month".

Knows the words of English, Russian and German and the days that they mean, seen from a given day. Where the
day of publication is itself an interval, the days are those seen from its first or its last day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, NamedTuple

from articles.dates import FIRST_DAY, LAST_DAY, Precision, unit_of
from comparisons.prefill.calendar_words import (
    MONTH,
    PART,
    SEASON,
    UNIT,
    WEEKDAY,
    month_of,
    part_of,
    season_of,
    unit_of_time,
    weekday_of,
)
from comparisons.prefill.named_dates import Named, days_of
from comparisons.prefill.number_words import ARTICLES, FEW, SMALL

Days = tuple[int, int]


class Relative(NamedTuple):
    """A place in the text and the days it means seen from a day, the likelier first; `about` widens them."""

    start: int
    end: int
    words: str
    days: Callable[[int], list[Days]]
    about: bool = False


_COUNT: Final = (
    r"(?P<count>[0-9]{1,3}|(?:a\s)?(?:few|couple)(?:\sof)?|"
    + "|".join(sorted({*SMALL, *ARTICLES - {"the"}, *FEW} - {"few", "null", "both"}, key=len, reverse=True))
    + ")"
)
_WHICH: Final = (
    r"(?P<which>last|this|next|past|previous|coming|current|the|that|прошл\w+|минувш\w+|эт(?:ой|ом|ого|у"
    r"|от)|следующ\w+"
    r"|нынешн\w+|будущ\w+|letzte[nrms]?|vorige[nrms]?|vergangene[nrms]?|diese[nrms]?|nächste[nrms]?"
    r"|kommende[nrms]?)"
)
_DAYS: Final = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "сегодня": 0,
    "heute": 0, "yesterday": -1, "last night": -1, "вчера": -1, "gestern": -1,
    "the day before yesterday": -2, "позавчера": -2, "vorgestern": -2,
    "tomorrow": 1, "завтра": 1, "the day after tomorrow": 2, "послезавтра": 2, "übermorgen": 2,
}  # fmt: skip
_A_DAY: Final = "|".join(sorted(_DAYS, key=len, reverse=True))
_AGO: Final = re.compile(rf"(?i:\b{_COUNT}\s(?P<unit>{UNIT})\s(?:ago|назад)\b)")
_VOR: Final = re.compile(rf"(?i:\bvor\s{_COUNT}\s(?P<unit>{UNIT}))")
_AHEAD: Final = re.compile(
    rf"(?i:\b(?:через|in)\s{_COUNT}\s(?P<unit>{UNIT})(?:'?s?\stime\b)?(?!\s(?:of|since|to|since)\b))"
)
_BEFORE: Final = re.compile(
    rf"(?i:\b(?:the|{_COUNT})\s(?P<unit>{UNIT})\s(?P<side>before|after|prior to|до|после|vor"
    rf"|nach)\s(?:the\s)?)"
    rf"(?:(?P<weekday>{WEEKDAY})|(?i:(?P<word>{_A_DAY}))\b)"
)
_LAST_UNIT: Final = re.compile(rf"{PART}(?i:\b{_WHICH}\s(?P<unit>{UNIT}))")
_LAST_NAMED: Final = re.compile(
    rf"{PART}(?i:\b{_WHICH}\s)(?:(?P<weekday>{WEEKDAY})|(?P<month>{MONTH})|(?P<season>{SEASON}))(?!\s[0-9])"
)
_DAY_WORD: Final = re.compile(rf"(?i:\b(?P<word>{_A_DAY})\b)")
_A_WEEKDAY: Final = re.compile(rf"\b(?P<weekday>{WEEKDAY})")


def find_relative(text: str, tense: str) -> list[Relative]:
    """The relative dates of a folded text in their order, none within another."""
    found: list[Relative] = []
    for form, read in (
        (_BEFORE, _read_before),
        (_AGO, _read_ago),
        (_VOR, _read_ago),
        (_AHEAD, _read_ahead),
        (_LAST_UNIT, _read_unit),
        (_LAST_NAMED, _read_named),
        (_DAY_WORD, _read_day_word),
        (_A_WEEKDAY, _read_weekday),
    ):
        for match in form.finditer(text):
            if not any(match.start() < other.end and other.start < match.end() for other in found):
                found += read(match, tense)
    return sorted(found, key=lambda relative: relative.start)


def _place(match: re.Match[str], days: Callable[[int], list[Days]], *, about: bool = False) -> Relative:
    return Relative(match.start(), match.end(), match[0].strip(" -"), days, about)


def _read_ago(match: re.Match[str], tense: str) -> Iterator[Relative]:
    count, unit = _count(match["count"]), unit_of_time(match["unit"])
    yield _place(match, lambda day: [_units_away(day, unit, [-n for n in count])])


def _read_ahead(match: re.Match[str], tense: str) -> Iterator[Relative]:
    """ "in two weeks" may be a length of time as well; only words of the future tell."""
    count, unit = _count(match["count"]), unit_of_time(match["unit"])
    if tense == "future" or "time" in match[0] or match[0].lower().startswith("через"):
        yield _place(match, lambda day: [_units_away(day, unit, count)])


def _read_before(match: re.Match[str], tense: str) -> Iterator[Relative]:
    """ "a week before Friday": counted from a day that is itself counted."""
    sign = 1 if match["side"].lower() in ("after", "после", "nach") else -1
    count, unit = _count(match["count"]), unit_of_time(match["unit"])
    inner = _day_word(match["word"]) if match["word"] else _weekday(weekday_of(match["weekday"]), tense)
    about = unit != "day"

    def days(day: int) -> list[Days]:
        ends = [[_shift(first, unit, sign * n) for n in count] for first, _ in inner(day)]
        return [(min(moved), max(moved)) for moved in ends]

    yield _place(match, days, about=about and len(count) == 1)


def _count(words: str | None) -> list[int]:
    """The least and the most that is counted: 2 to 5 for "a few"."""
    word = (words or "one").lower()
    if word.isdigit():
        return [int(word)]
    if "couple" in word:
        return [2]
    if word.split()[-1] in FEW:
        return [2, 5]
    return [int(SMALL.get(word, 1))]


def _units_away(day: int, unit: str, counts: list[int]) -> Days:
    """The days of the week, month or year that lies so many of them away; a few of them as one stretch."""
    spans = [_unit_around(_shift(day, unit, count), "day" if len(counts) > 1 else unit) for count in counts]
    return min(span[0] for span in spans), max(span[1] for span in spans)


def _shift(day: int, unit: str, count: int) -> int:
    if unit in ("month", "year", "decade", "century"):
        months = count * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit]
        return _shift_months(day, months)
    return _within(day + count * {"week": 7, "fortnight": 14, "weekend": 7}.get(unit, 1))


def _shift_months(day: int, months: int) -> int:
    when = date.fromordinal(day)
    index = when.year * 12 + when.month - 1 + months
    if not 12 <= index < 120_000:
        return FIRST_DAY if months < 0 else LAST_DAY
    moment = unit_of(Precision.MONTH, index)
    return min(moment.first + when.day - 1, moment.last)


def _within(day: int) -> int:
    return min(max(day, FIRST_DAY), LAST_DAY)


def _unit_around(day: int, unit: str) -> Days:
    """The calendar's week (from Monday), month, season or year in which a day lies."""
    when = date.fromordinal(day)
    if unit == "day":
        return day, day
    if unit in ("week", "fortnight", "weekend"):
        monday = _within(day - when.weekday())
        return (_within(monday + 5) if unit == "weekend" else monday), _within(monday + 6)
    precision, index = {
        "month": (Precision.MONTH, when.year * 12 + when.month - 1),
        "year": (Precision.YEAR, when.year),
        "decade": (Precision.DECADE, when.year // 10),
        "century": (Precision.CENTURY, when.year // 100),
    }[unit]
    moment = unit_of(precision, index)
    return moment.first, moment.last


def _side(which: str) -> int:
    """-1 for "last", 1 for "next", 0 for "this"."""
    word = which.lower()
    if word.startswith(("last", "past", "previous", "прошл", "минувш", "letzt", "vorig", "vergangen")):
        return -1
    return 1 if word.startswith(("next", "coming", "следующ", "будущ", "nächst", "kommend")) else 0


def _read_unit(match: re.Match[str], tense: str) -> Iterator[Relative]:
    """ "last week", "earlier this year", "the end of the month"; "the year" alone is no date."""
    part, which, unit = part_of(match["part"]), match["which"], unit_of_time(match["unit"])
    if unit == "day" or (which.lower() in ("the", "that") and not part):
        return
    side = _side(which)
    so_far = (
        side == 0 and (match["part"] or "").lower() in ("earlier", "later") and (match["part"] or "").lower()
    )
    yield _place(match, lambda day: [_unit_beside(day, unit, side, part, so_far or "")])


def _unit_beside(day: int, unit: str, side: int, part: str, so_far: str) -> Days:
    first, last = _unit_around(_shift(day, unit, side), unit)
    if so_far == "earlier":
        return first, max(first, _end_of_past(day, unit))
    if so_far == "later":
        return min(day + 1, last), last
    when = date.fromordinal(first)
    if part and unit in ("month", "year"):
        month = when.month if unit == "month" else None
        return days_of(Named(0, 0, when.year, month, part=part)) or (first, last)
    return first, last


def _end_of_past(day: int, unit: str) -> int:
    """The last day that "earlier this year" may mean: that of the month before, else the day before."""
    when = date.fromordinal(day)
    if unit == "year" and when.month > 1:
        return day - when.day
    return _within(day - 1)


def _read_named(match: re.Match[str], tense: str) -> Iterator[Relative]:
    """ "last Friday", "late last December", "next summer", "this May"."""
    side, part = _side(match["which"]), part_of(match["part"])
    if match["weekday"]:
        if match["which"].lower() not in ("the", "that"):
            yield _place(match, _weekday_beside(weekday_of(match["weekday"]), side))
    elif match["month"]:
        if match["which"].lower() not in ("the", "that"):
            yield _place(match, _year_beside(Named(0, 0, month=month_of(match["month"]), part=part), side))
    else:
        yield _place(match, _year_beside(Named(0, 0, season=season_of(match["season"])), side))


def _weekday_beside(weekday: int, side: int) -> Callable[[int], list[Days]]:
    def days(day: int) -> list[Days]:
        monday = day - date.fromordinal(day).weekday()
        if side == 0:
            found = monday + weekday
        else:
            found = next(d for n in range(1, 8) if (d := day + side * n) % 7 == (monday + weekday) % 7)
        found = _within(found)
        return [(found, found)]

    return days


def _year_beside(named: Named, side: int) -> Callable[[int], list[Days]]:
    def days(day: int) -> list[Days]:
        year = date.fromordinal(day).year
        spans = [span for y in (year - 1, year, year + 1) if (span := days_of(named._replace(year=y)))]
        if side < 0:
            return [max(span for span in spans if span[1] < day)] if any(s[1] < day for s in spans) else []
        if side > 0:
            return [min(span for span in spans if span[0] > day)] if any(s[0] > day for s in spans) else []
        near = sorted(spans, key=lambda span: max(span[0] - day, day - span[1], 0))
        return near[:2]

    return days


def _read_day_word(match: re.Match[str], tense: str) -> Iterator[Relative]:
    yield _place(match, _day_word(match["word"]))


def _day_word(word: str) -> Callable[[int], list[Days]]:
    away = _DAYS[word.lower()]

    def days(day: int) -> list[Days]:
        found = _within(day + away)
        return [(found, found)]

    return days


def _read_weekday(match: re.Match[str], tense: str) -> Iterator[Relative]:
    yield _place(match, _weekday(weekday_of(match["weekday"]), tense))


_SOON: Final = 2
"""A weekday without a word that tells is the last one, unless the next one is at most so many days away."""


def _weekday(weekday: int, tense: str) -> Callable[[int], list[Days]]:
    def days(day: int) -> list[Days]:
        back = (date.fromordinal(day).weekday() - weekday) % 7
        past, future = _within(day - back), _within(day - back + 7)
        coming = back > 0 and (tense == "future" or (tense == "" and future - day <= _SOON))
        pair = [(future, future), (past, past)] if coming else [(past, past), (future, future)]
        return pair[:1] if tense == "past" and back else pair

    return days
