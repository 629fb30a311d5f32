"""What a browser needs to know of the language that a text is written in: its code and its direction.

Pure: a code in, two words out. Directions are those of CLDR; of a language that it does not know the browser
decides by the letters.
"""

from __future__ import annotations

from typing import NamedTuple

from babel import Locale, UnknownLocaleError

RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa"})


class Language(NamedTuple):
    """The values of the attributes `lang` and `dir`; `lang` is empty where the language is not on file."""

    lang: str
    dir: str


OURS = Language("en-GB", "ltr")


def read_language(code: str) -> Language:
    """What a browser is told of a text in this language: "ar" is written from right to left."""
    return Language(code, find_direction(code))


def find_direction(code: str) -> str:
    """`ltr`, `rtl`, or `auto` where it cannot be told."""
    first, *rest = code.lower().replace("_", "-").split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    if script:
        return "rtl" if script in RIGHT_TO_LEFT_SCRIPTS else "ltr"
    try:
        return str(Locale.parse(first).text_direction) if first else "auto"
    except (UnknownLocaleError, ValueError):
        return "auto"
