"""How a long piece of work tells how far it is, without knowing who looks on."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told of each stretch of work as it begins, and of each part that is done."""

    def begin(self, name: str, total: int) -> None: ...

    def step(self, done: int) -> None: ...


class Unseen:
    """Nobody looks on."""

    def begin(self, name: str, total: int) -> None:
        pass

    def step(self, done: int) -> None:
        pass
