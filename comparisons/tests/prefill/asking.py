"""Short ways to ask in the tests of prefill."""

from __future__ import annotations

from articles.names import fold_name
from comparisons.prefill import Asked, read_answers
from comparisons.vocabulary import Kind

NAMES = {
    fold_name(called): name
    for name, *aliases in (
        ("United States", "US", "USA", "U.S.", "the US"),
        ("Russia",),
        ("Germany",),
        ("Poland",),
        ("Norway",),
        ("Kazakhstan",),
        ("NATO",),
        ("European Union", "EU", "the EU"),
        ("Baltic states", "Baltic countries", "the Baltic countries"),
        ("energy", "energy supplies"),
    )
    for called in (name, *aliases)
}


def ask(kind: Kind, question: str = "", **more: object) -> Asked:
    return Asked(kind, question, names=NAMES, **more)  # type: ignore[arg-type]


def values(quote: str, question: Asked) -> list[str | list[str]]:
    return [reading.value for reading in read_answers(quote, question)]
