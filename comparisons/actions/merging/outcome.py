"""What a merge does, as its preview tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from comparisons.actions.merging.merger import Moved, Problem
from comparisons.actions.merging.weighing import Weighed

NOTHING_CHANGES = Weighed((), (), (), 0, "")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a merge does. Where there are problems it does nothing, and the rest is empty.

    `digest` is of all that it touches and of every verdict that it changes: a merge is carried out only as
    it was shown.
    """

    kept: Any
    gone: tuple[Any, ...]
    problems: tuple[Problem, ...] = ()
    doubts: tuple[str, ...] = ()
    moved: tuple[Moved, ...] = ()
    taken: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    weighed: Weighed = NOTHING_CHANGES
    digest: str = ""


class PreviewChanged(Exception):
    """What was shown beforehand is not what would be done now; nothing was done."""

    def __init__(self) -> None:
        super().__init__(
            "Nothing is merged yet: somebody changed something in between. This is what would be done now."
        )
