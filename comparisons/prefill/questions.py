"""Finding a question by a few letters, and the questions that one about to be made is like.

Knows questions as plain tuples with a key folded once. A scan of ten thousand of them takes some
milliseconds, so there is no index that could be out of date.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from heapq import nlargest, nsmallest
from math import log
from operator import itemgetter
from typing import Final, NamedTuple

from comparisons.nearest import cut_words

ALIKE: Final = 0.5
"""The share of the weight of both questions' words that they must have in common to be alike.

Of the 133 questions of the seeds, which are all different, 37 have another this near ("How long did they
talk?" and "What did they talk about?"): worth a look before one is made. At 0.4 it would be 61. At 0.6 it
would be 29, and fewer questions in other words would be found as well.
"""

UNKNOWN: Final = 0.6
"""What a word that only one question has weighs against the mean: "formed" and "created" may be one."""

OTHERWISE_ASKED: Final = 0.75
"""What is left of the likeness where one asks when and the other who."""

ASKED_ALIKE: Final = 1.5
"""What the likeness grows by where both ask when: "When was the union founded?" is to find "formed"."""

_ASKS: Final = re.compile(
    r" (?:[a-z]+ )??(when|where|who|whom|whose|why|how (?:much|many|long|often|large)|how|which|what|did|was"
    r"|is|will|когда|где|кто|почему|сколько|wann|wo|wer|warum|wie viele?)\b"
)

_MOST_WORDS: Final = 12
"""Words typed beyond these narrow nothing down any more."""

_MOST_WEIGHED: Final = 300
"""So many of the questions that share most are compared in full; more of them are no longer read anyway."""

_WORD: Final = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\W_]+")


class Candidate(NamedTuple):
    """A question to be found: `key` is `fold_question(question)`, `own` whether the event at hand asks it.

    `suits`: how well it suits the passage at hand, where that is known.
    """

    id: int
    question: str
    key: str
    own: bool = False
    event: str = ""
    suits: float = 0


def fold_question(question: str) -> str:
    """The words without case and accents, a space before and behind each, as they are searched."""
    decomposed = unicodedata.normalize("NFKD", question.casefold())
    bare = "".join(letter for letter in decomposed if unicodedata.category(letter) != "Mn")
    return f" {' '.join(_WORD.findall(bare))} "


def rank_questions(typed: str, questions: Sequence[Candidate], limit: int = 8) -> list[Candidate]:
    """The questions in which each typed word begins a word, the likeliest first.

    Those of the own event come first, then those with the typed words whole, then those that suit the
    passage, then those that begin with the words, then short ones; questions that are alike in all this keep
    their order. Nothing typed finds the first ones.
    """
    words = fold_question(typed).split()[:_MOST_WORDS]
    if typed.strip() and not words:
        return []
    beginnings = [f" {word}" for word in words]
    found = list(questions)
    for beginning in sorted(beginnings, key=len, reverse=True):
        found = [candidate for candidate in found if beginning in candidate.key]
    first = beginnings[0] if beginnings else " "

    def order(candidate: Candidate) -> tuple[bool, int, float, bool, int]:
        key = candidate.key
        whole = sum(f"{beginning} " in key for beginning in beginnings)
        return not candidate.own, -whole, -candidate.suits, not key.startswith(first), len(key)

    return nsmallest(limit, found, key=order) if words else found_first(found, limit)


def found_first(questions: Sequence[Candidate], limit: int) -> list[Candidate]:
    """The first questions as they come, those of the own event before the others."""
    return sorted(questions, key=lambda candidate: not candidate.own)[:limit]


def find_alike(question: str, questions: Sequence[Candidate], limit: int = 3) -> list[Candidate]:
    """The questions that are like one about to be made, the likest first, of whichever event.

    Rare words count for more: that two questions both have "Lukashenko" says little where half of them do.
    """
    sought = list(dict.fromkeys(cut_words(question)))[: 2 * _MOST_WORDS]
    holding = {word: {n for n, one in enumerate(questions) if f" {word}" in one.key} for word in sought}
    weights = {word: log(1 + len(questions) / len(held)) for word, held in holding.items() if held}
    shared: dict[int, float] = {}
    for word in weights:
        for place in holding[word]:
            shared[place] = shared.get(place, 0.0) + weights[word]
    mean = sum(weights.values()) / max(len(weights), 1)
    whole = sum(weights.get(word, mean * UNKNOWN) for word in sought)
    sort = _asks(fold_question(question))
    near = []
    for place, weight in nlargest(_MOST_WEIGHED, shared.items(), key=itemgetter(1)):
        likeness = _likeness(weight, whole, mean * UNKNOWN, questions[place], weights)
        likeness *= _compare_asked(sort, _asks(questions[place].key))
        if likeness >= ALIKE:
            near.append((-likeness, place))
    return [questions[place] for _, place in nsmallest(limit, near)]


def _likeness(
    shared: float, whole: float, unknown: float, other: Candidate, weights: Mapping[str, float]
) -> float:
    """What two questions share of all their words' weight."""
    more = sum(word not in weights for word in set(cut_words(other.question)))
    return shared / (whole + unknown * more)


def find_asked(question: str) -> str:
    """What sort of thing a question asks for, by the words that it begins with: "when", "how much"."""
    return _asks(fold_question(question))


def _compare_asked(sort: str, other: str) -> float:
    if sort != other:
        return OTHERWISE_ASKED
    return ASKED_ALIKE if sort else 1


def _asks(key: str) -> str:
    """ "when", "how much": the words that a question begins with, as far as they tell its sort."""
    found = _ASKS.match(key)
    return found[1] if found else ""
