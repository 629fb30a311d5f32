"""What a file says before anybody knows what it means: texts, flags, lists and mappings.

The readers of YAML and JSON both make these. Where a file uses what bundles refuse (an alias, a key that
stands twice), the tree keeps a sign in its place, so that reading goes on and every problem is found.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Tree = Any
"""`str`, `bool` (JSON only), `None`, `Refused`, or a `list` or `dict` of trees."""

Path = tuple[str | int, ...]
"""The way to a place in a tree, from its root: keys and indexes from 0."""

DEEPEST = 16
"""How deep a file may be nested. A bundle needs nine levels; more is a mistake or an attack."""

NULL_SENTENCE = "is empty; leave the key out, or put the text in quotes if this very word is meant"


class Unreadable(ValueError):
    """A file that cannot be read on from here: a sentence, the offset (code points), the path reached."""

    def __init__(self, sentence: str, offset: int = 0, path: Path = ()) -> None:
        super().__init__(sentence)
        self.sentence, self.offset, self.path = sentence, offset, path


class Refused:
    """Stands in a tree for something that bundles do not take, and says why."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence


class Repeated(dict[str, Tree]):
    """A mapping in which `keys_twice` stand twice; it holds the last value of each."""

    keys_twice: list[str]


def make_mapping(pairs: list[tuple[str, Tree]]) -> dict[str, Tree]:
    """A mapping that remembers which keys stood twice."""
    mapping = dict(pairs)
    if len(mapping) == len(pairs):
        return mapping
    repeated = Repeated(mapping)
    seen: set[str] = set()
    repeated.keys_twice = [key for key, _ in pairs if key in seen or seen.add(key)]  # type: ignore[func-returns-value]
    return repeated


def format_path(path: Path) -> str:
    """The path as people read it: `events[0].points[3].value`."""
    parts = [f"[{step}]" if isinstance(step, int) else f".{step}" for step in path]
    return "".join(parts).removeprefix(".")


def nearest_offset(path: Path, places: Mapping[Path, int]) -> int:
    """The offset of the place, or of the nearest one around it that is in the file."""
    while path and path not in places:
        path = path[:-1]
    return places.get(path, 0)
