"""What the words before a date make of it: since, until, before, after, about.

Knows English, Russian and German words and the open intervals of EDTF. A question that itself asks "since
when" takes the date alone.
"""

from __future__ import annotations

import re
from typing import Final

from articles.date_words import display_date
from articles.dates import DateValue, Moment, parse_date, unit_of, write_moment
from articles.problems import ValueProblem
from comparisons.prefill.date_phrases import Phrase

_SINCE: Final = re.compile(r"\b(?:ever since|since|seit(?:\sdem)?|с|со)\s(?:the\s)?$", re.IGNORECASE)
_STARTING: Final = re.compile(
    r"\b(?:from|starting|as of|beginning|ab|начиная с)\s(?:on\s|in\s|the\s)*$", re.IGNORECASE
)
_UNTIL: Final = re.compile(
    r"\b(?:until|till|through|by|up to|not? later than|bis(?:\szum)?|spätestens|до|к)\s(?:the\s|at\s)*$",
    re.IGNORECASE,
)
_EARLIER: Final = re.compile(r"\b(?:before|prior to|vor(?:\sdem)?|раньше)\s(?:the\s)?$", re.IGNORECASE)
_LATER: Final = re.compile(r"\b(?:after|later than|nach(?:\sdem)?|после)\s(?:the\s)?$", re.IGNORECASE)
_ABOUT: Final = re.compile(
    r"\b(?:about|around|circa|c\.|ca\.|roughly|approximately|some time in|sometime in|etwa|ungefähr|gegen"
    r"|um|около"
    r"|примерно|приблизительно)\s(?:in\s|on\s|the\s)*$",
    re.IGNORECASE,
)
_ASKS_SINCE: Final = re.compile(r"\b(?:since|from) when\b|\bс каких пор\b|\bseit wann\b", re.IGNORECASE)


def limit(text: str, phrase: Phrase, question: str) -> Phrase:
    """A phrase with what the words before it make of it: since, until, before, after, about."""
    if phrase.joined:
        return phrase
    before = text[max(0, phrase.start - 32) : phrase.start]
    if phrase.counted and _STARTING.search(before):  # "an article from last week" began nothing
        return phrase
    offers: list[tuple[str, str]] = []
    for written, note in phrase.offers:
        limited = _apply(before, written, _ASKS_SINCE.search(question) is not None)
        offers += [(one, note if one == written else f"{display_date(one)}: {note}") for one in limited]
    return Phrase(phrase.start, phrase.end, tuple(offers))


def _apply(before: str, written: str, asks_since: bool) -> list[str]:
    """The ways to write a date behind these words, the likelier first."""
    if "/" in written and parse_date(written).start is None:
        return [written]
    dated = parse_date(written)
    first, last = written.partition("/")[0], written.rpartition("/")[2]
    if _SINCE.search(before):
        return [written, f"{first}/.."] if asks_since else [f"{first}/..", written]
    if _STARTING.search(before):
        return [written, f"{first}/.."]
    if _UNTIL.search(before):
        return [f"../{last}", written]
    if _EARLIER.search(before):
        return [*_beside(dated, -1), written]
    if _LATER.search(before):
        return [*_beside(dated, 1), written]
    if _ABOUT.search(before) and "/" not in written and written[-1] not in "~?%":
        return [f"{written}~", written]
    return [written]


def _beside(dated: DateValue, side: int) -> list[str]:
    """All time before a date or after it, written in the date's own precision."""
    moment: Moment | None = dated.start if side < 0 else dated.end
    if moment is None:
        return []
    try:
        written = write_moment(unit_of(moment.precision, moment.index + side))
        interval = f"../{written}" if side < 0 else f"{written}/.."
        parse_date(interval)
    except (ValueProblem, ValueError, OverflowError):
        return []
    return [interval]
