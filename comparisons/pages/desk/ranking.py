"""The questions on file as `comparisons.prefill` ranks them: rows in, the same rows out, the best first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from comparisons.prefill import Candidate, find_alike, fold_question, rank_questions

Row = tuple[int, str, int, str, str]
"""A question on file: its key, its words, the key and the name of its event, its kind."""

MOST_FOUND = 8
MOST_ALIKE = 3

_fold = lru_cache(maxsize=50_000)(fold_question)


def rank_rows(typed: str, rows: Sequence[Row], own: Collection[int], suits: Mapping[int, float]) -> list[Row]:
    """The questions that somebody may mean who types this.

    `own`: the article's events, whose come first. `suits`: by its key, how well a question suits the passage.
    """
    return take(rank_questions(typed, make_candidates(rows, own, suits), limit=MOST_FOUND), rows)


def find_alike_rows(question: str, rows: Sequence[Row]) -> list[Row]:
    """The questions on file that resemble one that is about to be made."""
    return take(find_alike(question, make_candidates(rows, (), {}), limit=MOST_ALIKE), rows)


def make_candidates(rows: Sequence[Row], own: Collection[int], suits: Mapping[int, float]) -> list[Candidate]:
    return [
        Candidate(pk, words, _fold(words), event in own, name, suits.get(pk, 0))
        for pk, words, event, name, _ in rows
    ]


def take(chosen: Sequence[Candidate], rows: Sequence[Row]) -> list[Row]:
    by_key = {row[0]: row for row in rows}
    return [by_key[candidate.id] for candidate in chosen]
