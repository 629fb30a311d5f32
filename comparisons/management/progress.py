"""A bar on the terminal that shows how far a command is. Where nobody looks on, it writes nothing."""

from __future__ import annotations

import shutil
import time
from typing import TextIO

REDRAWN_EVERY = 0.1
"""Seconds. More often nobody sees, and it would cost more than the work."""


class ProgressBar:
    """Draws on one line of a terminal: what is done, a bar, how much of it."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.shown = bool(getattr(stream, "isatty", lambda: False)())
        self.name, self.total, self.done, self.drawn = "", 0, 0, 0.0

    def begin(self, name: str, total: int) -> None:
        self.name, self.total, self.done = name, total, 0
        self._draw()

    def step(self, done: int) -> None:
        self.done = min(self.done + done, self.total)
        if self.done == self.total or time.monotonic() - self.drawn > REDRAWN_EVERY:
            self._draw()

    def clear(self) -> None:
        """Leave the line to what comes next."""
        if self.shown:
            self.stream.write("\r\x1b[K")
            self.stream.flush()

    def _draw(self) -> None:
        if not self.shown:
            return
        self.drawn = time.monotonic()
        width = min(40, shutil.get_terminal_size().columns - 40)
        full = width * self.done // self.total if self.total else width
        counted = f" {self.done:,} of {self.total:,}" if self.total > 8 else ""
        self.stream.write(f"\r\x1b[K{self.name:<15} {'█' * full}{'░' * (width - full)}{counted}")
        self.stream.flush()
