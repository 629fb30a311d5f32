"""How firmly a quote says what it says, and the words that tell.

Knows hedging words of English, Russian and German. An announced plan is asserted: "will" and "is expected to"
make a forecast only where a tagger says so, and are offered second.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from comparisons.prefill.asked import fold_quote
from comparisons.prefill.negation import find_denial
from comparisons.vocabulary import Certainty

_HEDGES: Final = re.compile(
    r"\b(?:allegedly|reportedly|supposedly|purportedly|ostensibly|apparently|seemingly|presumably|possibly"
    r"|perhaps"
    r"|probably|conceivably|arguably|potentially|maybe|alleged|purported|supposed to|rumou?red(?: to)?"
    r"|(?:highly |most |very |more |quite )?(?:likely|unlikely)"
    r"|(?:it (?:was|is|has been) )(?:reported|said|claimed|alleged|rumou?red|believed|thought|suggested"
    r"|understood)"
    r"|(?:is|are|was|were|has been|have been) (?:said|reported|believed|thought|alleged|claimed|rumou?red"
    r"|understood) to"
    r"|said to (?:be|have)|believed to (?:be|have)|thought to (?:be|have)|according to (?:reports|rumou?rs"
    r"|unconfirmed)"
    r"|unconfirmed|it (?:seems|appears)(?: as (?:though|if))?|seems?(?: as (?:though|if))?(?: to)?"
    r"|appears? to"
    r"|(?:might|could|may)(?: well| eventually| also| even| soon)?(?: not)?(?: be| have)?"
    r"|some (?:fear|think|believe|say)|i (?:think|believe|guess)|entirely feasible|not (?:certain|clear"
    r"|sure)|no guarantee"
    r"|generally considered"
    r"|якобы|по слухам|вероятно|возможно|наверное|видимо|по-видимому|предположительно|скорее всего|кажется"
    r"|может быть"
    r"|сообщается|по некоторым данным|по неподтвержд[её]нным"
    r"|angeblich|vermutlich|wahrscheinlich|möglicherweise|vielleicht|mutmaßlich|offenbar|anscheinend|wohl"
    r"|dem Vernehmen nach"
    r"|könnten?|dürften?)\b",
    re.IGNORECASE,
)
# "May" the month and "may" that permits stand with their own neighbours; "could not" tells of the past.
_NO_HEDGE: Final = re.compile(
    r"\b(?:could not|could never|May [0-9]{1,4}|[0-9]{1,2}(?:st|nd|rd|th)? May"
    r"|(?:in|In|since|Since|of|until|by|for|For|last|next|this|early|late|mid)[ -]May)\b"
)
_FORECASTS: Final = re.compile(
    r"\b(?:will|won't|shall|going to|(?:is|are|was|were) (?:expected|predicted|forecast|bound|likely|set"
    r"|due) to"
    r"|expects?|predicts?|forecasts?|would"
    r"|будет|будут|ожидается|прогнозиру\w+|wird|werden|dürfte|erwartet|prognostizier\w+)\b",
    re.IGNORECASE,
)


_FORWARD: Final = re.compile(
    r"\b(?:likely|unlikely|probably|possibly|might|could|may|feasible|guarantee|fear|вероятно|возможно)\b",
    re.IGNORECASE,
)
"""Hedges that are as often a guess at what will be; a forecast keeps its hedging words."""


class Hedging(NamedTuple):
    """A certainty and the words of the quote that tell it."""

    certainty: Certainty
    words: str


def find_hedges(quote: str) -> Hedging:
    """How firmly a quote says what it says: asserted without words, where no word tells."""
    return offer_certainties(quote)[0]


def offer_certainties(quote: str) -> list[Hedging]:
    """The certainties that a quote may have, the likeliest first, at least one; each once."""
    text = fold_quote(quote)
    offers: list[Hedging] = []
    if denial := find_denial(text):
        offers.append(Hedging(Certainty.DENIED, denial))
    hedge = _find_hedge(text)
    if hedge:
        offers.append(Hedging(Certainty.HEDGED, hedge))
    if not offers:
        offers.append(Hedging(Certainty.ASSERTED, ""))
    forecast = _FORECASTS.search(text)
    if forecast or _FORWARD.search(hedge):
        offers.append(Hedging(Certainty.PREDICTED, hedge or (forecast[0] if forecast else "")))
    return offers


def _find_hedge(text: str) -> str:
    """The first hedge that is no month and no past; "May" with a capital inside a sentence is a month."""
    taken = [(found.start(), found.end()) for found in _NO_HEDGE.finditer(text)]
    for found in _HEDGES.finditer(text):
        if any(start < found.end() and found.start() < end for start, end in taken):
            continue
        if not (found[0].startswith("May") and found.start() > 0):
            return found[0]
    return ""
