"""Where a quote stands in a text: exactly, approximately, or not at all.

It knows a text, a quote and the words around it. It refuses to know which article or version the text is,
what a quote means, and how bad a guess would still be welcome: where two places are as likely as each
other, or the best one is below the floor, the quote is lost, and the caller says so. A mark on the wrong
words is worse than a mark that is missed.

The selectors are those of the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/):
TextQuoteSelector (exact, prefix, suffix) and TextPositionSelector (start, end). Offsets are Unicode code
points of the text's own characters. docs/anchoring.md tells the rules in plain words and holds the
measurement behind `FLOOR` and `RIVALRY`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from articles.likeness import (
    Passage,
    Wording,
    compare_words,
    cuts_number,
    find_between,
    find_most_alike,
    is_joined,
    list_numbers,
)
from articles.texts import Folded, Span, fold, fold_text

# How like a passage must be to a quote before it may stand for it. Measured, not felt: see docs/anchoring.md
# and benchmarks/anchoring_floor.py. Likeness alone cannot do it, since "on Monday in Minsk" and "on Sunday in
# Minsk" are more alike than a sentence and its own correction; so the floors stand beside rules on words.
FLOOR: Final = 0.90
"""For passages with the quote's own words, and for those that stand between its prefix and suffix."""
FLOOR_ADDED: Final = 0.97
"""For passages elsewhere in which words were put in or left out: a sentence and its neighbour reach 0.94."""
RIVALRY: Final = 0.04
"""Two passages that could both stand for a quote and are no further apart than this are both refused."""
SHORTEST_APPROXIMATE: Final = 20
"""Folded characters. A shorter quote anchors exactly or not at all: one other word is a third of it."""
SHORTEST_EXCHANGED: Final = 40
"""Folded characters. A shorter quote keeps its words between the same prefix and suffix, too: the formulas of
the trade are alike for 32 characters on both sides of a name and a day."""

_SHOWN: Final = 60  # characters of a quote that a message repeats


class How(StrEnum):
    """How an anchor was found."""

    EXACT = "exact"
    APPROXIMATE = "approximate"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a text, in code points; `exact` is the text's own `text[start:end]`."""

    start: int
    end: int
    exact: str
    how: How


class AbsentQuote(ValueError):
    """The quote does not stand in the text; the message is a sentence for people."""


class AmbiguousQuote(ValueError):
    """The quote stands in several `places` and nothing given tells which is meant; a sentence for people."""

    def __init__(self, message: str, places: int) -> None:
        super().__init__(message)
        self.places = places


class Text:
    """A text prepared once (folded when first asked), so that many quotes cost one folding."""

    def __init__(self, body: str, *, floor: float = FLOOR, floor_added: float = FLOOR_ADDED) -> None:
        self.body = body
        self.floor = floor
        self.floor_added = floor_added

    @cached_property
    def folded(self) -> Folded:
        return fold(self.body)

    def count(self, quote: str) -> int:
        """In how many places the quote stands when folded; overlapping ones count."""
        return len(self._find(quote))

    def locate_exact(self, quote: str, prefix: str = "", suffix: str = "") -> Anchor:
        """The one place where the quote stands when folded; spaces at its ends do not count.

        Prefix and suffix are asked only where the quote stands more than once: all that is given of them
        must then stand, folded, directly before and after it. Raises AbsentQuote or AmbiguousQuote.
        """
        places = self._find(quote)
        if not places:
            raise AbsentQuote(_describe_absence(quote))
        if len(places) == 1:
            return self._anchor(places[0], How.EXACT)
        sides = _fold_sides(prefix, suffix)
        told = [place for place in places if self._count_sides(place, sides) == 2]
        if len(told) != 1:
            raise AmbiguousQuote(_describe_ambiguity(quote, len(places), len(told)), len(places))
        return self._anchor(told[0], How.EXACT)

    def locate(
        self, quote: str, prefix: str = "", suffix: str = "", near: int | None = None
    ) -> Anchor | None:
        """Where a quote of an earlier version stands in this one; None is an orphan.

        An exact place comes first, but not one inside a longer number: "40 percent" is not found in "140
        percent". Among several the one with most of prefix and suffix around it, then the one whose start
        is nearest to `near` (code points of this text). Without an exact place a passage that is alike
        enough and has the quote's numbers: between prefix and suffix, else anywhere if its words are the
        quote's and no other passage could stand for it as well.
        """
        places = [place for place in self._find(quote) if not self._cuts_number(place)]
        if places:
            chosen, how = self._choose(places, prefix, suffix, near), How.EXACT
        else:
            chosen, how = self._find_alike(fold_text(quote).strip(), prefix, suffix), How.APPROXIMATE
        return self._anchor(chosen, how) if chosen else None

    def _find(self, quote: str) -> list[Passage]:
        text = self.folded.text
        sought = quote.strip()
        first = text.find(sought)
        if first < 0:  # what stands in a folded text is folded: only what does not is worth folding
            sought = fold_text(quote).strip()
            first = text.find(sought)
        if not sought:
            return []
        places = []
        while first >= 0:
            places.append(Passage(1, first, first + len(sought)))
            first = text.find(sought, first + 1)
        return places

    def _find_alike(self, quote: str, prefix: str, suffix: str) -> Passage | None:
        if len(quote) < SHORTEST_APPROXIMATE:
            return None
        return self._find_in_place(quote, prefix, suffix) or self._find_anywhere(quote, prefix, suffix)

    def _find_in_place(self, quote: str, prefix: str, suffix: str) -> Passage | None:
        """The one passage like the quote between prefix and suffix; of a long quote words may differ."""
        before, after = _fold_sides(prefix, suffix)
        passages = find_between(self.folded.text, before, after, quote, self.floor)
        if len(passages) != 1:
            return None
        fits = self._has_numbers if len(quote) >= SHORTEST_EXCHANGED else self._can_stand
        return passages[0] if fits(passages[0], quote) else None

    def _find_anywhere(self, quote: str, prefix: str, suffix: str) -> Passage | None:
        """The passage most like the quote, if it can stand for it and no rival can that is as near."""
        text = self.folded.text
        best = find_most_alike(text, Span(0, len(text)), quote, self.floor)
        if best is None or not self._can_stand(best, quote):
            return None
        floor = max(self.floor, best.likeness - RIVALRY)
        beside = Span(0, best.start), Span(best.end, len(text))
        others = (find_most_alike(text, part, quote, floor) for part in beside)
        rivals = [other for other in others if other and self._can_stand(other, quote)]
        return self._choose([best, *rivals], prefix, suffix, None)

    def _can_stand(self, place: Passage, quote: str) -> bool:
        """Whether the passage has the quote's words, and its numbers, wherever it stands."""
        wording = compare_words(quote, self.folded.text[place.start : place.end])
        if wording is Wording.EXCHANGED:
            return False
        floor = self.floor if wording is Wording.SAME else self.floor_added
        return place.likeness >= floor and self._has_numbers(place, quote)

    def _has_numbers(self, place: Passage, quote: str) -> bool:
        theirs = list_numbers(self.folded.text[place.start : place.end])
        return theirs == list_numbers(quote) and not self._cuts_number(place)

    def _choose(self, places: list[Passage], prefix: str, suffix: str, near: int | None) -> Passage | None:
        """The place that the surroundings tell, else the nearest; None where they leave more than one."""
        if len(places) > 1:
            sides = _fold_sides(prefix, suffix)
            places = _keep_best(places, lambda place: self._count_sides(place, sides))
        if len(places) > 1 and near is not None:
            places = _keep_best(places, lambda place: -abs(self.folded.offset(place.start) - near))
        return places[0] if len(places) == 1 else None

    def _count_sides(self, place: Passage, sides: tuple[str, str]) -> int:
        """How many sides of a place do not speak against it: what is not given never does."""
        text, (before, after) = self.folded.text, sides
        stands_before = text[max(0, place.start - len(before) - 1) : place.start].rstrip().endswith(before)
        stands_after = text[place.end : place.end + len(after) + 1].lstrip().startswith(after)
        return stands_before + stands_after

    def _cuts_number(self, place: Passage) -> bool:
        return cuts_number(self.folded.text, place.start, place.end)

    def _anchor(self, place: Passage, how: How) -> Anchor:
        start, end = self.folded.span(place.start, place.end)
        return Anchor(start, end, self.body[start:end], how)


def surroundings(text: str, start: int, end: int, width: int = 32) -> tuple[str, str]:
    """Up to `width` code points before and after a range, as prefix and suffix of a selector.

    A cut that would part a letter from its accent or tear an emoji moves inward, so that less is kept.
    """
    first, last = max(0, start - width), min(len(text), end + width)
    while first < start and is_joined(text, first):
        first += 1
    while last > end and is_joined(text, last):
        last -= 1
    return text[first:start], text[end:last]


def _fold_sides(prefix: str, suffix: str) -> tuple[str, str]:
    # Spaces where they meet the quote do not count: YAML and forms drop them.
    return fold_text(prefix).strip(), fold_text(suffix).strip()


def _keep_best(places: list[Passage], worth: Callable[[Passage], int]) -> list[Passage]:
    worths = [worth(place) for place in places]
    best = max(worths)
    return [place for place, its_worth in zip(places, worths, strict=True) if its_worth == best]


def _describe_absence(quote: str) -> str:
    if not quote.strip():
        return "The quote is empty; quote at least one word of the text."
    return f"The quote {_show(quote)} does not stand in the text; copy it from there word for word."


def _describe_ambiguity(quote: str, places: int, told: int) -> str:
    start = f"The quote {_show(quote)} stands in {places:,} places of the text"
    if told in (0, places):
        mend = "give as prefix or suffix the words that stand directly before or after the one you mean"
        return f"{start} and nothing given tells which is meant; {mend}."
    return f"{start}, {told:,} of them with the prefix and suffix given; make these longer."


def _show(quote: str) -> str:
    words = fold_text(quote).strip()
    return f"“{words}”" if len(words) <= _SHOWN else f"“{words[:_SHOWN].rstrip()}…”"
