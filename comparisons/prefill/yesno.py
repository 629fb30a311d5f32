"""Yes or no: what a quote says to a question that takes nothing else.

Knows whether the quote negates, and whether the question does. The other answer is always offered second,
for the words of a quote seldom settle what it says.
"""

from __future__ import annotations

from collections.abc import Iterator

from comparisons.prefill.asked import Asked, Reading, fold_quote
from comparisons.prefill.negation import find_negation


def read_yesno(text: str, asked: Asked) -> Iterator[Reading]:
    """ "no" first where the quote negates what the question does not, else "yes"."""
    word = find_negation(text)
    asks_negative = bool(find_negation(fold_quote(asked.question)))
    if bool(word) != asks_negative:
        yield Reading("no", f"“{word}” in the quote" if word else "the question negates, the quote does not")
        yield Reading("yes", "the other answer")
    else:
        yield Reading(
            "yes", f"“{word}” stands in quote and question" if word else "nothing in the quote negates"
        )
        yield Reading("no", "the other answer")
