"""Months, days of the week, seasons and lengths of time in English, Russian and German.

Knows words and what each counts as. Russian words are known by their beginnings, since they are inflected.
"""

from __future__ import annotations

import re
from typing import Final

_MONTHS: Final = (
    "January Jan Januar Jänner январ",
    "February Feb Februar феврал",
    "March Mar März март",
    "April Apr апрел",
    "May Mai ма[йяею]",
    "June Jun Juni июн",
    "July Jul Juli июл",
    "August Aug август",
    "September Sept Sep сентябр",
    "October Oct Oktober Okt октябр",
    "November Nov ноябр",
    "December Dec Dezember Dez декабр",
)
_WEEKDAYS: Final = (
    "Monday Montag понедельник",
    "Tuesday Dienstag вторник",
    "Wednesday Mittwoch сред[ауые]",
    "Thursday Donnerstag четверг",
    "Friday Freitag пятниц",
    "Saturday Samstag Sonnabend суббот",
    "Sunday Sonntag воскресень",
)
_SEASONS: Final = (
    "spring Frühjahr Frühling весн",
    "summer Sommer лет(?:о|а|ом|у|е)\\b",
    "autumn fall Herbst осен",
    "winter Winter зим",
)
_UNITS: Final = {
    "day": "day days Tag Tage Tagen день дня дней",
    "week": "week weeks Woche Wochen недел[яиюье]",
    "fortnight": "fortnight fortnights",
    "month": "month months Monat Monate Monaten Monats месяц",
    "year": "year years Jahr Jahre Jahren Jahres год лет",
    "decade": "decade decades Jahrzehnt Jahrzehnte Jahrzehnten десятилет",
    "century": "century centuries Jahrhundert Jahrhunderte Jahrhunderten столети",
    "weekend": "weekend weekends Wochenende выходны",
}


def _alternatives(word: str, *, inflected: bool = True) -> str:
    if not re.search("[а-я]", word):
        return rf"{word}\b"
    return word if word.endswith((r"\b", "]")) else rf"{word}[а-я]{{0,4}}\b" if inflected else rf"{word}\b"


def _join(rows: tuple[str, ...]) -> str:
    words = sorted((word for row in rows for word in row.split()), key=len, reverse=True)
    return "|".join(_alternatives(word) for word in words)


def _cased(pattern: str) -> str:
    """Names with a capital where their language gives them one, so that "may" and "march" are no months.

    Headlines in capitals are read as well.
    """
    return rf"(?:{pattern}|{_capitals(pattern)}|(?i:{_russian(pattern)}))"


def _capitals(pattern: str) -> str:
    return "|".join(
        part.upper().replace(r"\B", r"\b") for part in pattern.split("|") if not _is_russian(part)
    )


def _russian(pattern: str) -> str:
    return "|".join(part for part in pattern.split("|") if _is_russian(part))


def _is_russian(part: str) -> bool:
    return bool(re.search("[а-я]", part))


MONTH: Final = rf"{_cased(_join(_MONTHS))}\.?"
WEEKDAY: Final = _cased(_join(_WEEKDAYS))
SEASON: Final = rf"(?i:{_join(_SEASONS)})"
UNIT: Final = rf"(?i:{_join(tuple(_UNITS.values()))})"


def _number_in(rows: tuple[str, ...], word: str) -> int:
    """Which row a word stands in, from 0."""
    return next(
        number
        for number, row in enumerate(rows)
        for form in row.split()
        if re.fullmatch(_alternatives(form), word, re.IGNORECASE)
    )


def month_of(word: str) -> int:
    """1 to 12."""
    return _number_in(_MONTHS, word.removesuffix(".")) + 1


def weekday_of(word: str) -> int:
    """0 is Monday, as `date.weekday` counts."""
    return _number_in(_WEEKDAYS, word)


def season_of(word: str) -> int:
    """0 is spring."""
    return _number_in(_SEASONS, word)


def unit_of_time(word: str) -> str:
    """The English singular of a length of time."""
    return list(_UNITS)[_number_in(tuple(_UNITS.values()), word)]


PARTS: Final = {
    "early": r"early|earlier|beginning|start|anfang|beginn|нача[лт]\w*",
    "mid": r"mid|middle|mitte|середин\w*",
    "late": r"late|later|end|ende|кон(?:ец|ц\w*)",
    "first-half": r"first half|первой половин\w*|erste[nr]? hälfte",
    "second-half": r"second half|второй половин\w*|zweite[nr]? hälfte",
    "quarter-1": r"first quarter|i квартал\w*",
    "quarter-2": r"second quarter|ii квартал\w*",
    "quarter-3": r"third quarter|iii квартал\w*",
    "quarter-4": r"(?:fourth|last) quarter|iv квартал\w*",
}
PART: Final = (
    r"(?:(?i:\b(?P<part>"
    + "|".join(PARTS.values())
    + r")(?:\s+(?:part\s+)?(?:of|in|von|der|des|dem)(?:\s+the)?)?[\s-]+))?"
)


def part_of(words: str | None) -> str:
    """Which part of a time is meant: a key of PARTS, or "" for the whole of it."""
    if not words:
        return ""
    return next(part for part, form in PARTS.items() if re.fullmatch(form, words, re.IGNORECASE))


FUTURE: Final = re.compile(
    r"\b(?:will|shall|would|plan(?:s|ned|ning)?|scheduled|upcoming|forthcoming|expected|going to|set to"
    r"|due to"
    r"|to be|to meet|to take|intends?|slated|coming|next|tomorrow|is to|are to"
    r"|буд(?:ет|ут)|состо(?:ится|ятся)|пройд[её]т|планиру\w+|запланирован\w*|намерен\w*|предстоящ\w+|должн\w+"
    r"|wird|werden|sollen|soll|geplant\w*|kommende\w*|nächste\w*|stattfinden)\b",
    re.IGNORECASE,
)
PAST: Final = re.compile(
    r"\b(?:was|were|had|has|have|did|ago|last|met|came|held|took|went|began|said|told|made|gave|left|saw|won"
    r"|past|previous|[a-z]{2,20}ed|war|waren|hatte|hatten|wurde|wurden|vergangene\w*|letzte\w*"
    r"|[а-яё]{2,20}(?:л|ла|ло|ли|лся|лась|лось|лись)|прошл\w+)\b",
    re.IGNORECASE,
)


def tell_tense(text: str) -> str:
    """ "future", "past", or "" where the words do not tell. A plan told in the past ("planned") is the
    future."""
    if FUTURE.search(text):
        return "future"
    return "past" if PAST.search(text) else ""
