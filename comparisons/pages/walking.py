"""The ways through the texts that the keys n, p, j and k follow: what differs, and the claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.texts import Span
from comparisons.models import Claim
from comparisons.pages.reading import Reading


@dataclass(frozen=True, slots=True)
class Ways:
    """Addresses; empty where there is none. `place` says where on the way the open question is, `noun` what
    lies on it: differences, or questions where nothing differs."""

    previous: str
    next: str
    previous_claim: str
    next_claim: str
    place: str
    noun: str


def find_ways(reading: Reading, passages: Mapping[int, Span]) -> Ways:
    """`passages`: where the claims of the columns stand in their texts, by primary key."""
    questions = [judged.claims[0] for judged in reading.walked if judged.claims]
    here = reading.judged.claims[0] if reading.judged and reading.judged.claims else None
    claims = list_claims(reading, passages)
    current = reading.current or here
    at = find_place(here, questions)
    return Ways(
        *locate_neighbours(here, questions, reading),
        *locate_neighbours(current, claims, reading),
        "" if at is None else f"{at + 1} of {len(questions)}",
        "difference" if reading.differing else "question",
    )


def locate_neighbours(claim: Claim | None, among: Sequence[Claim], reading: Reading) -> tuple[str, str]:
    before, after = find_neighbours(claim, among)
    return (reading.locate(before) if before else "", reading.locate(after) if after else "")


def find_place(claim: Claim | None, among: Sequence[Claim]) -> int | None:
    return next((place for place, other in enumerate(among) if claim and other.pk == claim.pk), None)


def find_neighbours(claim: Claim | None, among: Sequence[Claim]) -> tuple[Claim | None, Claim | None]:
    """The one before and the one after; the first, where the claim is not among them."""
    here = find_place(claim, among)
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
