"""What a word of a list has."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a list. `example` has the words that would be marked between « and »."""

    slug: str
    label: str
    definition: str
    example: str
    source: str
