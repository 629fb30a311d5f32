"""Where the chosen words stand in the article's current text: one place, several, or none.

Words are found as anchoring finds them: folded, so that other quotation marks, dashes and spaces do not
matter. Knows bodies and positions in code points; asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.anchoring import AbsentQuote, AmbiguousQuote, Text, surroundings
from articles.texts import fold, fold_text
from comparisons.nearest import cut_sentences, cut_words, measure, weigh

MOST_PLACES = 30
"""So many places of the same words are offered to choose from; who finds more selects in the text."""

MOST_NEAREST = 3
FLOOR = 0.3
"""The share of the sought words' weight that a sentence must hold to be offered instead (`nearest.FLOOR`)."""

LONGEST_SIDE = 300
"""Code points of prefix or suffix that a row can hold."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a text in code points, with its words."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Sought:
    """What was found of words that somebody typed: the one passage, else the `places` to choose from.

    `nearest`: where there is none, the sentences that come near.
    """

    passage: Passage | None = None
    places: Sequence[Passage] = ()
    nearest: Sequence[Passage] = ()


def take_passage(body: str, start: int, end: int) -> Passage | None:
    """The passage between two positions without white space at its ends; None where there is no word."""
    words = body[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    return Passage(start, start + len(words), words) if words else None


def find_places(body: str, quote: str) -> list[Passage]:
    """All places where these words stand when folded, in their order."""
    folded, sought = fold(body), fold_text(quote).strip()
    places: list[Passage] = []
    first = folded.text.find(sought) if sought else -1
    while first >= 0:
        start, end = folded.span(first, first + len(sought))
        places.append(Passage(start, end, body[start:end]))
        first = folded.text.find(sought, first + 1)
    return places


def seek(body: str, quote: str, near: int | None = None) -> Sought:
    """The place of typed words. `near`: where they were, which tells among several places."""
    places = find_places(body, quote)
    if len(places) > 1 and near is not None:
        return Sought(passage=min(places, key=lambda place: abs(place.start - near)))
    if len(places) == 1:
        return Sought(passage=places[0])
    return Sought(places=places[:MOST_PLACES], nearest=() if places else find_near(body, quote))


def find_near(body: str, quote: str) -> list[Passage]:
    """The sentences that hold most of the words, the nearest first."""
    sentences = cut_sentences(body)
    read = [frozenset(cut_words(body[slice(*span)])) for span in sentences]
    weights, wanted = weigh(read), frozenset(cut_words(quote))
    if not wanted:
        return []
    ranked = sorted(
        ((measure(words, wanted, weights), -number) for number, words in enumerate(read)), reverse=True
    )
    near = [sentences[-number] for likeness, number in ranked[:MOST_NEAREST] if likeness >= FLOOR]
    return [Passage(*span, body[slice(*span)]) for span in near]


def find_sides(body: str, passage: Passage) -> tuple[str, str]:
    """The prefix and suffix that tell this place from others with the same words; empty where it is alone.

    Raises `AmbiguousQuote` where none that a row can hold do.
    """
    text = Text(body)
    if text.count(passage.quote) == 1:
        return "", ""
    for width in (32, 100, LONGEST_SIDE):
        prefix, suffix = surroundings(body, passage.start, passage.end, width)
        try:
            found = text.locate_exact(passage.quote, prefix, suffix)
        except (AbsentQuote, AmbiguousQuote):
            continue
        if found.start == passage.start:
            return prefix, suffix
    raise AmbiguousQuote("These words stand in several places that look alike; select a few more of them.", 2)
