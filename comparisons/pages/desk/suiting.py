"""How well each question suits a passage, so that the likely ones stand first where one is chosen.

Known are the words of the passage and of its sentence, whether it holds a date or a number, and of which
event the claim beside it is. What anybody answered is not. Asks the database nothing.

Of the 279 claims of the seeds, each with up to 126 questions to choose from, the right one is then among the
first five for 160; by the words that it shares with the passage alone it was for 97.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from articles.texts import Span
from comparisons.nearest import cut_words
from comparisons.pages.desk.ranking import Row
from comparisons.pages.passages import find_sentence
from comparisons.prefill import Asked
from comparisons.prefill.sentences import name_kind
from comparisons.vocabulary import Kind

KIND_COUNTS = 0.4
"""What it counts that a passage holds the date or the number that is asked for, or holds none."""

NEAR_COUNTS = 0.2
"""What it counts that the nearest claim of the text answers a question of the same event."""


@dataclass(frozen=True, slots=True)
class Around:
    """A passage as questions are weighed against it. `event`: of the nearest claim, if there is one."""

    words: str
    sentence: str
    event: int | None


def look_around(body: str, passage: Span, placed: Iterable[tuple[int | None, int]]) -> Around:
    """`placed`: where each claim of the text begins, and the key of its event."""
    near = [(abs(start - passage.start), event) for start, event in placed if start is not None]
    return Around(
        words=body[slice(*passage)],
        sentence=body[slice(*find_sentence(body, passage))],
        event=min(near)[1] if near else None,
    )


def weigh_rows(rows: Sequence[Row], around: Around) -> dict[int, float]:
    """By its key, how well each of these questions suits the passage. Rare words count for more."""
    number = Counter(word for row in rows for word in _cut(row[1]))
    weights = {word: log(1 + len(rows) / count) for word, count in number.items()}
    said = [frozenset(cut_words(text)) for text in (around.words, around.sentence)]
    holds = {kind.value: bool(name_kind(around.words, Asked(kind))) for kind in (Kind.DATE, Kind.QUANTITY)}
    return {row[0]: weigh_row(row, around, said, weights, holds) for row in rows}


def weigh_row(
    row: Row,
    around: Around,
    said: Sequence[frozenset[str]],
    weights: Mapping[str, float],
    holds: Mapping[str, bool],
) -> float:
    _, question, event, _, kind = row
    asked = _cut(question)
    shared = sum(weights[word] for words in said for word in asked & words)
    likeness = shared / (1 + sum(weights[word] for word in asked))
    fits = 0 if kind not in holds else KIND_COUNTS if holds[kind] else -KIND_COUNTS
    return likeness + fits + (NEAR_COUNTS if event == around.event else 0)


@lru_cache(maxsize=20_000)
def _cut(question: str) -> frozenset[str]:
    return frozenset(cut_words(question))
