"""The one way in which the rules of comparison refuse a value."""

from __future__ import annotations


class ValueProblem(ValueError):
    """A value that cannot be read. Says what is wrong, and shows an example of what would be right."""


def shown(text: object) -> str:
    """What was entered, fit to stand in a message: quoted and not endless."""
    written = str(text)
    return f"“{written if len(written) <= 60 else written[:57] + '...'}”"
