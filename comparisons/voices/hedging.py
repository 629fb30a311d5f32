"""The words outside quotations by which a text holds back: "allegedly", "so-called", "perhaps"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from comparisons.voices.items import Item, Sentence
from comparisons.voices.measured import Hedge, HedgeClass
from comparisons.voices.mentions import joined
from comparisons.voices.wordlists import hedges, plain_words

_LONGEST: Final = 4
_VERBAL: Final = frozenset({"alleged", "purported", "supposed"})
"""Forms that are an adjective ("the alleged orders") or a verb ("he alleged that")."""


def find_hedges(sentences: Sequence[Sentence]) -> Iterator[Hedge]:
    """Each hedge in its place; of two that begin with one word, the longer."""
    for sentence in sentences:
        items, place = sentence.items, 0
        while place < len(items):
            words, kind = _match(items, place)
            if kind not in ("", "never"):
                last = items[place + words - 1]
                word = " ".join(item.text.lower() for item in items[place : place + words])
                yield Hedge(items[place].start, last.end, word, HedgeClass(kind))
            place += max(1, words)


def _match(items: Sequence[Item], place: int) -> tuple[int, str]:
    item = items[place]
    if item.is_quotation or not _is_meant(items, place):
        return 0, ""
    for words, kind in hedges().get(item.lower, ()):
        found = items[place : place + len(words)]
        if [one.lower for one in found] == list(words) and all(joined(one) for one in found[1:]):
            return len(words), kind
    return 0, ""


def _is_meant(items: Sequence[Item], place: int) -> bool:
    item = items[place]
    if item.lower == "may" and item.is_capital:
        return False
    if item.lower not in _VERBAL:
        return True
    before = items[place - 1] if place else None
    follows = (
        place + 1 < len(items) and joined(items[place + 1]) and items[place + 1].lower not in ("that", "to")
    )
    classes = plain_words()
    described = (
        before is None or before.lower in classes["determiner"] | classes["preposition"] or before.is_genitive
    )
    return follows and (described or before is None or before.lower in ("and", "or"))
