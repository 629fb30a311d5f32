"""What is wrong with a text that is no date, each form by its own name and with an example of what is right.

Knows EDTF forms beyond our subset and the ways in which people write dates. Refuses to guess what was meant.
"""

from __future__ import annotations

import re

from articles.problems import shown

_REFUSALS: tuple[tuple[str, str], ...] = (
    (r"\s*", "A date is missing; write for example 2020-02-07."),
    (r"\s.*|.*\s", "{} begins or ends with a space; write for example 2020-02-07."),
    (r"[~?%]", "{} is a mark without a date; write for example 1997~."),
    (r".*[~?%]{2,}", "{} has two marks; write % for both, for example 1997%."),
    (r"[~?%].*", "{} has its mark in front; it stands at the end, for example 1997~."),
    (r".*[~?%].+", "{} has a mark inside; it stands at the end, for example 2020-02~."),
    (r".*[0-9]T[0-9].*", "{} has a time of day, which is not compared; write for example 2020-02-07."),
    (r"[\[{].*|.*[\]}]", "{} is a set of dates; write an interval, for example 1997/1999."),
    (r"\.\.", "“..” alone is no date; it is the open end of an interval, as in “1997/..”."),
    (r".*\.\..*", "{} has two dots in place of a slash; write an interval as 1997/1999."),
    (r"-.*", "{} is before the year 0001; write for example 0476."),
    (
        r"Y.*|[0-9]{5,7}|[0-9]{9,}|[0-9]{5,}-.*",
        "{} is outside the years 0001 to 9999; write for example 2019.",
    ),
    (r"[0-9]{8}", "{} lacks its hyphens; write for example 2020-02-07."),
    (r"[0-9]{1,3}", "{} is not a year of four digits; write for example 0476 or 1997."),
    (r"[0-9]+S[0-9]+", "{} has significant digits, which are not read; write for example 199X."),
    (r".*x.*", "{} has a small x; an unknown digit is a capital X, for example 199X."),
    (r"X{4}.*", "{} leaves the whole year open; write at least a century, for example 19XX."),
    (r"[0-9X]*X[0-9]+.*", "{} has a digit after an unknown one; write for example 199X or 19XX."),
    (r"[0-9]XXX.*", "{} is vaguer than a century; write for example 19XX."),
    (r"[0-9X]{3}X-.*", "{} has a month in an unknown year; write for example 199X."),
    (r"[0-9]{4}-([0-9]X|X[0-9]).*", "{} has half a month; write for example 1997-XX or 1997-10/1997-12."),
    (r"[0-9]{4}-[0-9]{2}-([0-9]X|X[0-9])", "{} has half a day; write for example 1997-04-XX."),
    (r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{4}-[0-9]", "{} lacks a zero; write for example 2020-02-07."),
    (r"[0-9]{1,2}[.-][0-9]{1,2}[.-][0-9]{4}", "{} has the year at the end; write for example 2020-02-07."),
    (r"[0-9]{4}\.[0-9.]*", "{} has dots; write for example 2020-02-07."),
    (r".*[^\x00-\x7f].*", "{} has a character that is no digit or hyphen; write for example 2020-02-07."),
    (r".*[A-Za-z]{2,}.*", "{} is in words; write for example 2020-02-07 or 2019-12."),
)


def name_what_is_wrong(written: str) -> str:
    """A sentence about a text that is not in the form of a date."""
    if len(written) > 40:
        return f"{shown(written)} is too long for a date; write for example 2020-02-07."
    for form, sentence in _REFUSALS:
        if re.fullmatch(form, written, re.DOTALL):
            return sentence.format(shown(written))
    return f"{shown(written)} is not a date; write for example 2020-02-07, 2020-02, 2020, 199X or 1997/1999."
