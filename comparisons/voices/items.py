"""The words of a text outside its quotations, with each outermost quotation as one item among them.

It knows where words, quotations, sentences and paragraphs are and what stands between two items. What a word
means is for others to know.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from articles.names import fold_name
from comparisons.voices.marks import Quoted
from comparisons.voices.wordlists import plain_words, reporting_verbs, roles

WORD: Final = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’ʼ‑-][^\W_]+)*")
_ABBREVIATED: Final = frozenset(
    {"Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Sen", "Lt", "Col", "No", "vs", "Prof"}
)
_STOPS: Final = re.compile(r"[.!?…]")
_REACH: Final = 7
LONGEST: Final = 150
"""A sentence of more words is cut, so that the work grows as the text does and not as its square."""


@dataclass(slots=True)
class Item:
    """A word, or a quotation (`quoted` is its place among the quotations). `gap` is what stands before it."""

    start: int
    end: int
    text: str
    gap: str = ""
    gap_after: str = ""
    quoted: int = -1
    is_common: bool = False
    """A word that has a capital only because it begins a sentence."""

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def bare(self) -> str:
        """The word without the ending of its genitive."""
        return self.text[:-2] if self.text[-2:] in ("'s", "’s") else self.text

    @property
    def is_quotation(self) -> bool:
        return self.quoted >= 0

    @property
    def is_capital(self) -> bool:
        return self.quoted < 0 and not self.is_common and self.text[:1].isupper()

    @property
    def is_genitive(self) -> bool:
        return self.text[-2:] in ("'s", "’s") or (self.gap_after[:1] in ("'", "’") and self.text[-1:] == "s")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The items of one sentence and the number of its paragraph."""

    items: list[Item]
    paragraph: int

    @property
    def is_heading(self) -> bool:
        """A line of its own without a stop, as headlines and bylines are."""
        behind = self.items[-1].gap_after
        ends = "\n\n" in behind and not _STOPS.search(behind) and ":" not in behind
        return ends and len(self.items) < 15 and not any(item.is_quotation for item in self.items)


def cut_items(text: str, quotations: Sequence[Quoted]) -> list[Item]:
    """The words outside quotations and the quotations, in their order."""
    items = list(_read_items(text, quotations))
    end = 0
    for place, item in enumerate(items):
        item.gap = text[end : item.start]
        if place:
            items[place - 1].gap_after = item.gap
        end = item.end
    if items:
        items[-1].gap_after = text[end : end + 20]
    return items


def _read_items(text: str, quotations: Sequence[Quoted]) -> Iterator[Item]:
    start = 0
    for place, quoted in enumerate(quotations):
        yield from _read_words(text, start, quoted.start)
        yield Item(quoted.start, quoted.end, text[quoted.end - 4 : quoted.end], quoted=place)
        start = quoted.end
    yield from _read_words(text, start, len(text))


def _read_words(text: str, start: int, end: int) -> Iterator[Item]:
    for found in WORD.finditer(text, start, end):
        yield Item(found.start(), found.end(), found[0])


def cut_sentences(items: Sequence[Item], known: Container[str] = ()) -> list[Sentence]:
    """The sentences; one that a quotation ends goes on if its speaker is named behind it.

    `known` are folded names that are names at the beginning of a sentence too.
    """
    sentences: list[Sentence] = []
    current: list[Item] = []
    paragraph = 0
    for place, item in enumerate(items):
        parted = item.gap.count("\n") > 1 and not _is_page_break(items, place)
        if current and (parted or len(current) == LONGEST or _begins_sentence(items, place)):
            sentences.append(Sentence(current, paragraph))
            current = []
        paragraph += parted
        current.append(item)
    if current:
        sentences.append(Sentence(current, paragraph))
    _mark_common(sentences, known)
    return sentences


def _mark_common(sentences: Sequence[Sentence], known: Container[str]) -> None:
    """Tells names from other words at the beginning of sentences: they have their capital elsewhere too."""
    named = {
        item.bare
        for sentence in sentences
        for item in sentence.items[1:]
        if item.is_capital and not sentence.is_heading
    }
    for sentence in sentences:
        first, *others = sentence.items
        follows = others[0] if others and others[0].gap.isspace() else None
        doubled = follows is not None and follows.is_capital
        told = first.bare in named or first.text[1:2].isupper() or fold_name(first.bare) in known
        speaks = follows is not None and follows.text in reporting_verbs() and _is_no_common_noun(first)
        first.is_common = not (doubled or told or speaks or first.is_genitive)


def _is_no_common_noun(item: Item) -> bool:
    """Whether a word before a verb of saying is a name, not an office ("Police said") or a plural."""
    return item.lower not in roles() and not item.lower.endswith("s")


def _begins_sentence(items: Sequence[Item], place: int) -> bool:
    before, item = items[place - 1], items[place]
    begins = item.is_quotation or not item.text[:1].islower()
    if _STOPS.search(item.gap):
        return begins and not _is_abbreviation(before, item.gap)
    if before.is_quotation and begins and "," not in item.gap and "," not in before.text[-2:]:
        inside = _STOPS.search(before.text)
        if inside is None or (item.is_quotation and ":" in item.gap):
            return False
        told = ":" in before.gap or inside[0] == "."
        return item.is_quotation or not _names_speaker(items, place, told=told)
    return False


def _is_page_break(items: Sequence[Item], place: int) -> bool:
    """Whether the lines are broken inside a sentence: behind a small word, or before a small letter."""
    before, item = items[place - 1], items[place]
    if not place or before.is_quotation or item.is_quotation or item.gap.strip():
        return False
    return item.text[:1].islower() or before.lower in plain_words()["open-ended"]


def _is_abbreviation(before: Item, gap: str) -> bool:
    short = before.text in _ABBREVIATED or (len(before.text) == 1 and before.text.isupper())
    return short and gap[:1] == "." and gap.strip() == "."


def _names_speaker(items: Sequence[Item], place: int, *, told: bool) -> bool:
    """Whether "Mirov asked." follows: a reporting verb soon, and nothing that it would introduce itself."""
    verbs = reporting_verbs()
    for later in range(place, min(place + _REACH, len(items))):
        item = items[later]
        if item.is_quotation or (later > place and _STOPS.search(item.gap)):
            return False
        if item.text in verbs:
            return not told and _ends_clause(items, later)
    return False


def _ends_clause(items: Sequence[Item], place: int) -> bool:
    gap = items[place].gap_after
    if place + 1 == len(items) or gap.strip()[:1] in (".", ",", ":", ";"):
        return ":" not in gap
    return items[place + 1].lower in (
        "on",
        "in",
        "at",
        "to",
        "the",
        "with",
        "from",
        "during",
        "before",
        "after",
    )
