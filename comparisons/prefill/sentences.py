"""The sentences of a text in which the answer to a question may stand, lit up for whoever reads it.

Knows the question's words, the quotes that other texts answer it with, and whether a sentence has a date, a
number or a name where one is asked for. Refuses to light a sentence that shares no words: then there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from comparisons.nearest import cut_words, measure, weigh
from comparisons.prefill.asked import Asked, fold_quote
from comparisons.prefill.dates import find_date_places
from comparisons.prefill.name_lists import list_names
from comparisons.prefill.quantities import holds_number
from comparisons.vocabulary import Kind

LIT: Final = 0.25
"""The least score of a sentence: the share of the sought words' weight, and what its kind of answer adds.

Lower than the floor of `nearest`, since a tagger sees several and judges. In the abstracts of the seeds 2.4
sentences are lit for a claim; its own is among them for 148 of 279 claims, and the first for 109.
"""

KIND_COUNTS: Final = 0.12
"""What an answer of the right kind adds: it decides between sentences with nearly the same words."""

MOST_LIT: Final = 5
_MOST_SHOWN: Final = 3


class Lit(NamedTuple):
    """A sentence by its place in the sequence, how near it comes, and why, for people."""

    place: int
    score: float
    why: str


def light_sentences(sentences: Sequence[str], question: Asked, quotes: Sequence[str] = ()) -> list[Lit]:
    """At most five sentences that come near to a question, the nearest first; none where none does."""
    read = [frozenset(cut_words(sentence)) for sentence in sentences]
    weights = weigh(read)
    asked = frozenset(cut_words(question.question))
    sought = {asked | frozenset(cut_words(quote)) for quote in quotes} | {asked}
    lit = []
    for index, words in enumerate(read):
        near = max(measure(words, wanted, weights) for wanted in sought)
        if near == 0 or near + KIND_COUNTS < LIT:
            continue
        kind = name_kind(sentences[index], question)
        score = near + (KIND_COUNTS if kind else 0)
        if score >= LIT:
            shared = max((words & wanted for wanted in sought), key=len)
            lit.append(Lit(index, round(score, 4), _tell(sentences[index], shared, kind, weights)))
    return sorted(lit, key=lambda one: (-one.score, one.place))[:MOST_LIT]


def name_kind(sentence: str, question: Asked) -> str:
    """ "a date", "a number" or "a name" where the question asks for one and the sentence has one, else ""."""
    text = fold_quote(sentence)
    if question.kind == Kind.DATE:
        return "a date" if find_date_places(text) else ""
    if question.kind == Kind.QUANTITY:
        return "a number" if holds_number(text) else ""
    if question.kind == Kind.NAMES:
        asked = set(list_names(fold_quote(question.question), question.names))
        return "a name" if set(list_names(text, question.names)) - asked else ""
    return ""


def _tell(sentence: str, shared: frozenset[str], kind: str, weights: dict[str, float]) -> str:
    """ "shares “union”, “formed”; has a date": the rarest of the shared words, as the sentence has them."""
    words: dict[str, str] = {}
    for word in sentence.split():
        bare = word.strip(".,;:!?\"'()[]“”‘’«»")
        for beginning in cut_words(bare):
            if beginning in shared:
                words.setdefault(beginning, bare)
    rarest = sorted(words, key=lambda word: (-weights[word], word))[:_MOST_SHOWN]
    told = f"shares {', '.join(f'“{words[word]}”' for word in rarest)}" if rarest else "shares its words"
    return f"{told}; has {kind}" if kind else told
