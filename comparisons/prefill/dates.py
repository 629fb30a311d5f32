"""The date that a quote gives, in EDTF: named or counted from the day of publication, with what limits it.

Knows how phrases join ("between ... and ...", "since", "until", "about") and which reading is the likelier.
Refuses to guess: where a year or a day can be meant in two ways, both are offered and each says how it was
read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from articles.date_words import display_date
from articles.dates import parse_date, write_days
from articles.problems import ValueProblem
from comparisons.prefill.asked import Asked, Reading
from comparisons.prefill.calendar_words import tell_tense
from comparisons.prefill.date_limits import limit
from comparisons.prefill.date_phrases import Phrase, join_ranges, share_years
from comparisons.prefill.named_dates import (
    Named,
    find_named,
    guess_years,
    read_slashed_otherwise,
    write_named,
)
from comparisons.prefill.relative_dates import Relative, find_relative

LONGEST_DOUBT: Final = 31
"""Days: an article that appeared in a longer time than this has no "yesterday"."""


def read_dates(text: str, asked: Asked) -> Iterator[Reading]:
    """The readings of a folded quote: every phrase's likeliest first, then what else it may mean."""
    joined = [limit(text, phrase, asked.question) for phrase in find_phrases(text, asked)]
    for rank in range(max((len(phrase.offers) for phrase in joined), default=0)):
        for phrase in joined:
            if rank < len(phrase.offers):
                yield Reading(*phrase.offers[rank])


def find_phrases(text: str, asked: Asked) -> list[Phrase]:
    """The dates of a text in their order, with "from ... to ..." joined into one."""
    published, tense = _published(asked.published), tell_tense(text)
    named = share_years(text, find_named(text))
    phrases = [_name(found, asked, published, tense) for found in named]
    phrases += [_count_from(found, published) for found in find_relative(text, tense)]
    return join_ranges(text, _longest(phrase for phrase in phrases if phrase.offers), named)


def _longest(phrases: Iterable[Phrase]) -> list[Phrase]:
    """The phrases in their order; of two that overlap the longer ("last December" over "December")."""
    kept: list[Phrase] = []
    for phrase in sorted(phrases, key=lambda phrase: (phrase.start, -phrase.end)):
        if not kept or phrase.start >= kept[-1].end:
            kept.append(phrase)
        elif phrase.end - phrase.start > kept[-1].end - kept[-1].start:
            kept[-1] = phrase
    return kept


def find_date_places(text: str) -> list[tuple[int, int]]:
    """Where dates stand in a folded text, whatever they mean."""
    places = [(named.start, named.end) for named in find_named(text)]
    return places + [(found.start, found.end) for found in find_relative(text, "")]


def _published(written: str) -> tuple[int, int] | None:
    try:
        dated = parse_date(written)
    except ValueProblem:
        return None
    if dated.first is None or dated.last is None:
        return None
    return dated.first, dated.last


def _name(named: Named, asked: Asked, published: tuple[int, int] | None, tense: str) -> Phrase:
    return Phrase(named.start, named.end, tuple(_offer_named(named, asked, published, tense)))


def _offer_named(
    named: Named, asked: Asked, published: tuple[int, int] | None, tense: str
) -> Iterator[tuple[str, str]]:
    if named.year is None and named.decade is None and named.century is None:
        hinted = _years_asked(asked.question) if published is None else []
        for year in guess_years(named, published, tense) or hinted:
            written = write_named(named._replace(year=year))
            if written:
                yield written, f"“{named.words}” read as {display_date(written)}"
        return
    for reading in (named, read_slashed_otherwise(named)):
        written = write_named(reading) if reading else None
        if written:
            yield written, f"{display_date(written)}, read from “{named.words}”"
    if named.decade is not None and named.decade % 10 == 0 and not named.part:
        century = f"{named.decade // 10:02}XX"
        yield century, f"{display_date(century)}, the century, read from “{named.words}”"
    if named.season == 3 and named.year and (before := write_named(named._replace(year=named.year - 1))):
        yield before, f"{display_date(before)}, the winter that ended in {named.year}"


def _years_asked(question: str) -> list[int]:
    """The year that the question itself names, where it names one."""
    years = {named.year for named in find_named(question) if named.year}
    return [years.pop()] if len(years) == 1 else []


def _count_from(relative: Relative, published: tuple[int, int] | None) -> Phrase:
    if published is None:
        return Phrase(relative.start, relative.end, ())
    first, last = (relative.days(day) for day in published)
    offers = _offer_days(first, last, published[1] - published[0])
    mark = "~" if relative.about else ""
    when = display_date(write_days(*published))
    return Phrase(
        relative.start,
        relative.end,
        tuple(
            (
                f"{written}{mark}" if "/" not in written else written,
                f"“{relative.words}”, counted from {when}",
            )
            for written in offers
        ),
        counted=True,
    )


def _offer_days(first: list[tuple[int, int]], last: list[tuple[int, int]], doubt: int) -> Iterator[str]:
    """What is meant seen from the first and from the last day on which the article may have appeared."""
    for early, late in zip(first, last, strict=False):
        if early == late:
            yield write_days(*late)
        elif doubt <= LONGEST_DOUBT:
            yield write_days(min(early[0], late[0]), max(early[1], late[1]))
