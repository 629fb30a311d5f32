"""What is measured of a text: whose words it prints, how it introduces them, and what it says with reserve.

These are values and no more. All offsets count code points of the text that was measured. Beyond names and
single words they hold nothing of the text itself, so that they may be kept where the text may not.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from articles.texts import Span, checksum


class VoiceKind(StrEnum):
    """Who speaks, as far as a rule can tell."""

    OWN = "own"
    """The source itself: everything outside quotation marks."""
    NAMED = "named"
    """A person or body that the text names."""
    DESCRIBED = "described"
    """Somebody whom the text only describes: "a senior official"."""
    UNKNOWN = "unknown"
    """A quotation whose speaker no rule finds."""
    PHRASE = "phrase"
    """Quoted words, less than a sentence, for which no speaker is found."""


class VerbClass(StrEnum):
    """How a reporting verb puts what it introduces; "said" is the yardstick for the others."""

    SAY = "say"
    ANNOUNCE = "announce"
    CLAIM = "claim"
    INSIST = "insist"
    SHOW = "show"
    CONCEDE = "concede"
    DENY = "deny"
    CRITICISE = "criticise"
    PROMISE = "promise"
    WARN = "warn"
    PROPOSE = "propose"
    BELIEVE = "believe"


class HedgeClass(StrEnum):
    """How a word outside quotations holds back."""

    DISTANCE = "distance"
    """It leaves what follows to others: "allegedly", "so-called"."""
    DOUBT = "doubt"
    """It leaves open whether it is so: "apparently", "perhaps"."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker: the name as the text has it (of somebody described, the noun) and a Speaker's slug."""

    kind: VoiceKind
    name: str = ""
    slug: str = ""


OWN = Voice(VoiceKind.OWN)
UNKNOWN = Voice(VoiceKind.UNKNOWN)
PHRASE = Voice(VoiceKind.PHRASE)


@dataclass(frozen=True, slots=True)
class Run:
    """Words that follow each other in one voice, from the first one's start to the last one's end."""

    start: int
    end: int
    voice: Voice
    words: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks; `inner` are the ones inside it, `closed` is false where no mark ends it."""

    start: int
    end: int
    voice: Voice
    closed: bool = True
    inner: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb outside quotations that introduces reported words, and the voice that they belong to."""

    start: int
    end: int
    word: str
    kind: VerbClass
    voice: Voice


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word outside quotations by which the source holds back."""

    start: int
    end: int
    word: str
    kind: HedgeClass


@dataclass(frozen=True, slots=True)
class Form:
    """One way of naming a person: how often in the source's own words, how often inside quotations."""

    words: str
    own: int
    quoted: int


@dataclass(frozen=True, slots=True)
class Name:
    """A person and the forms in which the text names them, the most frequent first."""

    name: str
    slug: str
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a marked passage stands, known by a fingerprint of its words and not by the words."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Measured:
    """All that is measured of one text; `rules` is the version of the rules, `length` the text's length.

    `passages`: no rule finds them. They come with a bundle, for places where the text itself is not on file.
    """

    rules: str
    length: int
    words: int
    runs: tuple[Run, ...]
    quotations: tuple[Quotation, ...]
    verbs: tuple[Verb, ...]
    hedges: tuple[Hedge, ...]
    names: tuple[Name, ...]
    passages: tuple[Passage, ...] = ()

    @property
    def unattributed(self) -> tuple[Quotation, ...]:
        """The quoted words for which no speaker is found. Only a person can say what the marks are for."""
        return tuple(quoted for quoted in self.quotations if quoted.voice.kind == VoiceKind.PHRASE)

    def count_words(self) -> dict[Voice, int]:
        """The words of the text by voice, in the order in which the voices are first heard."""
        counts: dict[Voice, int] = {}
        for run in self.runs:
            counts[run.voice] = counts.get(run.voice, 0) + run.words
        return counts


def fingerprint(words: str) -> str:
    """What tells marked words from others without holding them; words that are equal when folded are one."""
    return checksum(words)[:12]
