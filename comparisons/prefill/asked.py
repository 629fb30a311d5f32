"""What is asked of a quote, and what a quote may answer.

Knows the question of a point with what helps to read an answer to it, and the readings that go back to the
form. Refuses to offer a reading that the rules of values would refuse: each is parsed before it leaves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from articles.problems import ValueProblem
from articles.texts import fold_text
from comparisons.algebra.choices import Option
from comparisons.algebra.values import Scale, check_claim, parse_value
from comparisons.vocabulary import Certainty, Kind

MOST_READINGS = 6
"""More than these are no help: whoever looks through a longer list has sooner typed the answer."""

LONGEST_QUOTE = 2_000
"""So many characters of a quote are read; what answers a question stands in a sentence or two."""


@dataclass(frozen=True)
class Asked:
    """A question and what helps to read an answer: when the article appeared, which names are known.

    `published` is EDTF or empty. `names` maps folded names and aliases to the entity's own name.
    """

    kind: Kind
    question: str = ""
    unit: str = ""
    options: tuple[tuple[str, str], ...] = ()
    published: str = ""
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def scale(self) -> Scale:
        options = tuple(Option(slug, label) for slug, label in self.options)
        return Scale(Kind(self.kind), self.unit, options, self.names)


@dataclass(frozen=True)
class Reading:
    """One answer that a quote may give: its written form, how firmly it is said, how it was read.

    `certainty` is None where the quote has no word that tells.
    """

    value: str | list[str]
    note: str = ""
    certainty: Certainty | None = None


def keep_readable(readings: Iterable[Reading], scale: Scale) -> list[Reading]:
    """The first few readings that the point takes, each value once."""
    kept: dict[str, Reading] = {}
    for reading in readings:
        key = "\n".join(reading.value) if isinstance(reading.value, list) else reading.value
        if key not in kept and _is_readable(reading, scale):
            kept[key] = reading
        if len(kept) == MOST_READINGS:
            break
    return list(kept.values())


def _is_readable(reading: Reading, scale: Scale) -> bool:
    try:
        check_claim(parse_value(reading.value, scale), reading.certainty or Certainty.ASSERTED)
    except ValueProblem:
        return False
    return True


def fold_quote(quote: str) -> str:
    """A quote as it is read: ASCII quotation marks and dashes, single spaces, no longer than is read."""
    return fold_text(quote[:LONGEST_QUOTE]).replace("\0", " ").strip()
