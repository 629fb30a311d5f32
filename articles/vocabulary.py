"""The closed word lists of what was published: kinds of source, kinds of text, bases of a date.

Pure Python. Knows the words and how the pages put them; knows nothing of how they are stored.
"""

from __future__ import annotations

from enum import StrEnum


class SourceKind(StrEnum):
    """What kind of publisher a source is. A fact about ownership, never a judgement."""

    AGENCY = "agency"
    STATE = "state"
    PUBLIC = "public"
    PARTY = "party"
    COMMERCIAL = "commercial"
    NON_PROFIT = "non-profit"
    INDIVIDUAL = "individual"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {
            "agency": "news agency",
            "state": "state media",
            "public": "public broadcaster",
            "party": "party paper",
            "commercial": "commercial",
            "non-profit": "non-profit",
            "individual": "individual",
            "other": "other",
        }[self.value]


class TextKind(StrEnum):
    """What a version's text is."""

    FULL = "full"
    EXCERPT = "excerpt"
    DIGEST = "digest"

    @property
    def label(self) -> str:
        return {"full": "full text", "excerpt": "excerpt", "digest": "abstract (our words)"}[self.value]


SHAREABLE_KINDS = (TextKind.DIGEST.value, TextKind.EXCERPT.value)
"""The kinds of text that a visitor without an account may read."""


class PublishedBasis(StrEnum):
    """How the date of publication is known."""

    STATED = "stated"
    INFERRED = "inferred"

    @property
    def label(self) -> str:
        return {"stated": "as printed", "inferred": "inferred from the text"}[self.value]


class AnchorState(StrEnum):
    """How an anchored quote stands in the current version of its article."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    ORPHAN = "orphan"

    @property
    def label(self) -> str:
        return {
            "exact": "word for word",
            "approximate": "in slightly other words",
            "orphan": "quote not found in this version",
        }[self.value]


def choices_of(words: type[StrEnum]) -> list[tuple[str, str]]:
    """The (value, label) pairs that a Django field's `choices` wants."""
    return [(word.value, getattr(word, "label", word.value)) for word in words]
