"""The closed word lists of the comparison: what a word is called in data, and what people read.

Pure Python. Knows the words, their order and how the pages put them; knows nothing of how they are
stored, compared or drawn. The lists of what was published (kinds of source and of text) are in
`articles/vocabulary.py`.
"""

from __future__ import annotations

from enum import StrEnum

import comparisons.framing_words as framing_words


class Kind(StrEnum):
    """What kind of answer a point takes."""

    DATE = "date"
    QUANTITY = "quantity"
    NAMES = "names"
    CHOICE = "choice"
    YESNO = "yesno"
    TEXT = "text"

    @property
    def label(self) -> str:
        return _KINDS[self]


class Certainty(StrEnum):
    """How firmly an article puts a claim."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    DENIED = "denied"
    PREDICTED = "predicted"

    @property
    def label(self) -> str:
        return _CERTAINTIES[self]


class Relation(StrEnum):
    """How two claims on one point stand."""

    AGREE = "agree"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"
    INCOMPARABLE = "incomparable"

    @property
    def label(self) -> str:
        return _RELATIONS[self]


class Verdict(StrEnum):
    """How all claims on one point stand together, in the order in which pages count them."""

    AGREE = "agree"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"
    DISPUTED = "disputed"
    SINGLE = "single"
    OPEN = "open"

    @property
    def sign(self) -> str:
        """The sign on screen. No tick: a tick would say "true"."""
        return _SIGNS[self]

    @property
    def word(self) -> str:
        return _WORDS[self]

    @property
    def label(self) -> str:
        return _WORDS[self]


FORECAST_SIGN = "→"

_KINDS = {
    Kind.DATE: "a date",
    Kind.QUANTITY: "a number or an amount",
    Kind.NAMES: "names",
    Kind.CHOICE: "one of several answers",
    Kind.YESNO: "yes or no",
    Kind.TEXT: "free text",
}

_CERTAINTIES = {
    Certainty.ASSERTED: "says",
    Certainty.HEDGED: "hedged",
    Certainty.DENIED: "says it is not so",
    Certainty.PREDICTED: "forecast",
}

_RELATIONS = {
    Relation.AGREE: "same answer",
    Relation.COMPATIBLE: "compatible",
    Relation.CONFLICT: "conflict",
    Relation.INCOMPARABLE: "cannot be compared",
}

_SIGNS = {
    Verdict.AGREE: "=",
    Verdict.COMPATIBLE: "≈",
    Verdict.CONFLICT: "≠",
    Verdict.DISPUTED: "“≠”",
    Verdict.SINGLE: "1",
    Verdict.OPEN: "∥",
}

_WORDS = {
    Verdict.AGREE: "agree",
    Verdict.COMPATIBLE: "compatible",
    Verdict.CONFLICT: "reports conflict",
    Verdict.DISPUTED: "speakers differ",
    Verdict.SINGLE: "one source only",
    Verdict.OPEN: "cannot be compared",
}


VOCABULARY_VERSION = framing_words.VERSION
"""The version of the three lists below; a framing mark keeps the one that it was made with."""


def _choose_from(terms: tuple[framing_words.Term, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((term.slug, term.label) for term in terms)


# What each word means, with an example and its source, is in `framing_words`.

DEVICES = _choose_from(framing_words.DEVICES)
"""How a passage is put: slugs and labels."""

FUNCTIONS = _choose_from(framing_words.FUNCTIONS)
"""What a passage does in telling the matter."""

FRAMES = _choose_from(framing_words.FRAMES)
"""The side of the matter that a passage stresses."""
