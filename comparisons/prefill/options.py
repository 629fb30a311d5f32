"""Which option of a choice a quote comes near to, by the words that they share.

Knows words by their beginnings. An option that shares none is not offered: the form lists them all anyway.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from comparisons.nearest import cut_words
from comparisons.prefill.asked import Asked, Reading
from comparisons.prefill.negation import find_negation

NEAR: Final = 0.3
"""The share of an option's own words that the quote must hold; below it a likeness is chance.

Words that every option has, and those of the question, tell nothing and are left out.
"""


def read_options(text: str, asked: Asked) -> Iterator[Reading]:
    """The options near to a folded quote, the nearest first."""
    said = set(cut_words(text))
    words = {slug: set(cut_words(f"{label} {slug.replace('-', ' ')}")) for slug, label in asked.options}
    number = Counter(word for own in words.values() for word in own)
    asked_words = set(cut_words(asked.question))
    ranked = []
    for place, (slug, label) in enumerate(asked.options):
        own = {word for word in words[slug] if number[word] < len(words)}
        telling = own - asked_words or own
        shared = said & telling
        score = sum(1 / number[word] for word in shared) / max(len(telling), 1)
        if score >= NEAR and bool(find_negation(label)) == bool(find_negation(text)):
            ranked.append((-score, place, slug, shared))
        elif score >= NEAR:
            ranked.append((-score / 2, place, slug, shared))
    for _, _, slug, shared in sorted(ranked):
        found = _words_as_said(text, shared)
        yield Reading(slug, f"shares {', '.join(f'“{word}”' for word in found)}")


def _words_as_said(text: str, shared: set[str]) -> list[str]:
    """The quote's own words behind their beginnings, in their order, each once."""
    said = {word.strip(".,;:!?\"'()"): None for word in text.split() if set(cut_words(word)) & shared}
    return list(said)[:3]
