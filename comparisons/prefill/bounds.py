"""The words around a number that bound it: "at least", "up to", "almost", "or more".

Knows English, Russian and German words and the sign of the written form that each stands for.
"""

from __future__ import annotations

import re
from typing import Final

ALMOST: Final = "almost"
"""No sign of the written form: how far below a number it reaches, the number decides."""

# In this order: "no more than" has a "more than" in it.
_WORDS: Final = {
    "<=": (
        "no more than|not more than|at most|up to|maximum of|max|within|≤"
        "|не более|не больше|максимум|до|в течение|bis zu|höchstens|maximal|innerhalb von"
    ),
    ">=": (
        "at least|no less than|not less than|no fewer than|not fewer than|minimum of|≥"
        "|as (?:many|much|long) as|не менее|не меньше|как минимум|по меньшей мере|по крайней мере"
        "|mindestens|wenigstens"
    ),
    ">": (
        "more than|over|above|exceed(?:s|ed|ing)?|upwards of|greater than|in excess of|longer than|beyond|>"
        "|больше|более|свыше|mehr als|über"
    ),
    "<": (
        "less than|under|below|fewer than|lower than|shorter than|not even|<|менее|меньше|weniger als|unter"
    ),
    ALMOST: "almost|nearly|close to|just under|почти|fast|knapp|nahezu",
    "~": (
        "about|around|approximately|approx\\.|roughly|some|circa|c\\.|ca\\.|estimated|somewhere around|~|≈"
        "|около|примерно|приблизительно|порядка|etwa|rund|ungefähr|zirka"
    ),
}
_SKIPPED: Final = r"\s?(?:(?:the|a|an|its|as|to|by|only|just|in)\s)?[$€£₽]?\s?"
"""What may stand between the words and their number: "more than the 5", "under $100"."""

_BEFORE: Final = {
    sign: re.compile(rf"(?<!\w)(?:{words}){_SKIPPED}\Z", re.IGNORECASE) for sign, words in _WORDS.items()
}
_BEHIND: Final = {
    ">=": re.compile(
        r"\s(?:or|and|и|или|oder) (?:more|over|longer|higher|более|больше|mehr)\b|\+", re.IGNORECASE
    ),
    "<=": re.compile(r"\s(?:or|и|или|oder) (?:less|fewer|under|менее|меньше|weniger)\b", re.IGNORECASE),
    "~": re.compile(r"\s?(?:or so|-odd)\b", re.IGNORECASE),
}
_REACH: Final = 30


def find_bound(text: str, start: int, end: int) -> str:
    """The sign for the words around a number that stands between two places of a folded text, or ""."""
    before = text[max(0, start - _REACH) : start]
    for sign, form in _BEFORE.items():
        if form.search(before):
            return sign
    return next((sign for sign, form in _BEHIND.items() if form.match(text, end)), "")
