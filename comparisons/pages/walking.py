"""The ways through the texts that the keys n, p, j and k follow: what differs, and the claims."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from articles.texts import Span
from comparisons.models import Claim, FramingMark
from comparisons.pages.reading import WORDING, Reading

Walked = TypeVar("Walked", Claim, FramingMark)


@dataclass(frozen=True, slots=True)
class Ways:
    """Addresses; empty where there is none. `place` says where on the way the open question is, `noun` what
    lies on it: differences, questions where nothing differs, or passages where the wording is read."""

    previous: str
    next: str
    previous_claim: str
    next_claim: str
    place: str
    noun: str


def find_ways(reading: Reading, passages: Mapping[int, Span], places: Mapping[int, Span]) -> Ways:
    """Where the claims (`passages`) and framing marks of the columns stand in their texts, by primary key."""
    claims = [] if reading.opened.mark == WORDING else list_claims(reading, passages)
    if reading.walks_wording:
        marks = list_marks(reading, places)
        to_marks = locate_neighbours(reading.mark, marks, reading.locate_mark)
        to_claims = locate_neighbours(None, claims, reading.locate)
        return Ways(*to_marks, *to_claims, say_place(reading.mark, marks), "passage")
    questions = [judged.claims[0] for judged in reading.walked if judged.claims]
    here = reading.judged.claims[0] if reading.judged and reading.judged.claims else None
    return Ways(
        *locate_neighbours(here, questions, reading.locate),
        *locate_neighbours(reading.current or here, claims, reading.locate),
        say_place(here, questions),
        "difference" if reading.differing else "question",
    )


def locate_neighbours(
    here: Walked | None, among: Sequence[Walked], locate: Callable[[Walked], str]
) -> tuple[str, str]:
    before, after = find_neighbours(here, among)
    return (locate(before) if before else "", locate(after) if after else "")


def say_place(here: Walked | None, among: Sequence[Walked]) -> str:
    """ "2 of 9"; nothing where what is open is not on the way."""
    at = find_place(here, among)
    return "" if at is None else f"{at + 1} of {len(among)}"


def find_place(current: Walked | None, among: Sequence[Walked]) -> int | None:
    return next((place for place, other in enumerate(among) if current and other.pk == current.pk), None)


def find_neighbours(current: Walked | None, among: Sequence[Walked]) -> tuple[Walked | None, Walked | None]:
    """The one before and the one after; the first, where what is open is not among them."""
    here = find_place(current, among)
    if here is None:
        return None, among[0] if among else None
    return among[here - 1] if here else None, among[here + 1] if here + 1 < len(among) else None


def list_claims(reading: Reading, passages: Mapping[int, Span]) -> list[Claim]:
    """The claims in the order in which they are read: column by column, by their places in the text."""
    columns = {column.article.pk: place for place, column in enumerate(reading.columns)}
    claims = [c for j in reading.shown for c in j.claims if c.article_id in columns]
    return sorted(
        claims,
        key=lambda c: (columns[c.article_id], c.pk not in passages, passages.get(c.pk, ()), c.point_id, c.pk),
    )


def list_marks(reading: Reading, places: Mapping[int, Span]) -> list[FramingMark]:
    """The framing marks in the order in which they are read."""
    columns = {column.article.pk: place for place, column in enumerate(reading.columns)}
    marks = [mark for mark in reading.marks if mark.article_id in columns]
    return sorted(
        marks, key=lambda m: (columns[m.article_id], m.pk not in places, places.get(m.pk, ()), m.pk)
    )
