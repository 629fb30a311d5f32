"""`make bench` finds every benchmark: a module that offers no `run` would be passed over in silence."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

import benchmarks

FOLDER = Path(benchmarks.__path__[0])
HELD_APART = {"__init__", "__main__", "anchoring_floor", "prose"}
"""What is no benchmark, or takes minutes and is run by its own name."""


@pytest.mark.parametrize(
    "name", sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in HELD_APART)
)
def test_a_benchmark_can_be_run(name: str) -> None:
    assert callable(import_module(f"benchmarks.{name}").run)
