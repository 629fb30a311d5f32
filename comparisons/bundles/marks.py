"""Checks the framing marks of an event: do they mark something, and does the quote stand there?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from comparisons.bundles.joining import JoinedEvent
from comparisons.bundles.plan import PlannedMark
from comparisons.bundles.quotes import Quotes, Twins
from comparisons.bundles.shape import Entry

if TYPE_CHECKING:
    from comparisons.bundles.validation import Setting

SAID: Final = ("device", "frame", "function", "referent")
"""What a mark can say of a passage; one of them at least."""


class Marks:
    """Checks the framing marks of one load."""

    def __init__(self, setting: Setting, quotes: Quotes, step: Callable[[int], None]) -> None:
        self.setting, self.quotes, self.step = setting, quotes, step

    def plan_marks(self, event: JoinedEvent) -> list[PlannedMark]:
        """The framing marks of an event."""
        covering = self.quotes.list_covering(event)
        twins = Twins(self.setting.findings, "mark", "device", {})
        planned = []
        for entry in event.framing:
            if mark := self.plan_mark(event.slug, entry, covering):
                twins.refuse(mark)
                planned.append(mark)
        self.step(len(event.framing))
        return planned

    def plan_mark(self, event: str, entry: Entry, covering: set[str]) -> PlannedMark | None:
        joined, known = self.setting.joined, self.setting.known
        self.quotes.check_references(entry, event, covering)
        self.setting.refer(entry, "referent", joined.referents, known.referents, kind="referent")
        if not any(key in entry or key in entry.broken for key in SAID):
            self.setting.findings.refuse(
                entry.place, "marks nothing; give it a `device`, a `frame`, a `function` or a `referent`"
            )
        placed = self.quotes.place(entry)
        return PlannedMark(entry, event, placed) if placed else None
