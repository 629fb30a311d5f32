"""From a quote and a question to the answers that the quote may give, the likeliest first.

Knows which reader belongs to which kind of question. What the readers offer is parsed as the point would
parse it, so that the form never opens with a value that it refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from articles.problems import ValueProblem
from comparisons.algebra.values import check_scale
from comparisons.prefill.asked import Asked, Reading, fold_quote, keep_readable
from comparisons.prefill.dates import read_dates
from comparisons.prefill.hedges import find_hedges
from comparisons.prefill.name_lists import read_names
from comparisons.prefill.options import read_options
from comparisons.prefill.quantities import read_quantities
from comparisons.prefill.yesno import read_yesno
from comparisons.residue import find_residue
from comparisons.vocabulary import Certainty, Kind


def read_answers(quote: str, question: Asked) -> list[Reading]:
    """At most six answers that a quote may give to a question, the likeliest first, each value once.

    A point that cannot be asked as it stands (an unknown unit, one option) has none.
    """
    kind, text = Kind(question.kind), _without_residue(quote)
    try:
        check_scale(question.scale)
    except ValueProblem:
        return []
    certainty = _certainty(text, kind)
    readings = (replace(reading, certainty=certainty) for reading in _READERS[kind](text, question))
    return keep_readable(readings, question.scale)


def _certainty(text: str, kind: Kind) -> Certainty | None:
    """What the words tell of how firmly it is said; a yes or no is never denied, that is the other answer."""
    found = find_hedges(text)
    if found.certainty is Certainty.ASSERTED or (found.certainty is Certainty.DENIED and kind is Kind.YESNO):
        return None
    return found.certainty


def _without_residue(quote: str) -> str:
    """The quote without the markup of a converted text: "\\$127" is "$127"."""
    kept, place = [], 0
    for start, end in find_residue(quote):
        kept.append(quote[place:start])
        place = end
    return "".join([*kept, quote[place:]])


def _read_text(text: str, asked: Asked) -> Iterator[Reading]:
    bare = " ".join(text.replace("\0", " ").split())
    yield Reading(bare.rstrip(",;:"), "the quote itself")


def _fold_first(read: Callable[[str, Asked], Iterator[Reading]]) -> Callable[[str, Asked], Iterator[Reading]]:
    return lambda text, asked: read(fold_quote(text), asked)


_READERS: dict[Kind, Callable[[str, Asked], Iterator[Reading]]] = {
    Kind.DATE: _fold_first(read_dates),
    Kind.QUANTITY: _fold_first(read_quantities),
    Kind.NAMES: _fold_first(read_names),
    Kind.CHOICE: _fold_first(read_options),
    Kind.YESNO: _fold_first(read_yesno),
    Kind.TEXT: _read_text,
}
