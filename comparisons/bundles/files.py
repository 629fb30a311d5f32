"""Finds bundles on disk and opens them: what a folder means, how large a file may be, that it is UTF-8.

Knows files; knows nothing of what stands in them. A file that is too large is refused unread.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from comparisons.bundles import tree
from comparisons.bundles.findings import Findings, Place
from comparisons.bundles.json_tree import read_json
from comparisons.bundles.yaml_tree import read_yaml

MAX_FILE_BYTES: Final = 64 * 1024 * 1024
SUFFIXES: Final = (".yaml", ".yml", ".json")
_BOM: Final = b"\xef\xbb\xbf"


class CannotOpen(ValueError):
    """A file that cannot be read; a sentence that does not name it."""


@dataclass(eq=False, slots=True)
class BundleFile:
    """One bundle: its name as the person gave it, its place in the load, its text and its tree."""

    name: str
    path: Path
    number: int
    text: str = ""
    tree: tree.Tree = field(default=None, repr=False)

    @property
    def is_json(self) -> bool:
        return self.path.suffix == ".json"

    def read(self) -> None:
        """Read text and tree; raises `CannotOpen` or `tree.Unreadable`."""
        self.text = read_text(self.path, MAX_FILE_BYTES)
        if (offset := self.text.find("\0")) >= 0:
            raise tree.Unreadable("has a NUL character, which no text can hold; delete it", offset)
        self.tree = read_json(self.text) if self.is_json else read_yaml(self.text)

    def find_places(self) -> dict[tree.Path, int]:
        """The offset of every place of the file, as far as it can be read."""
        places: dict[tree.Path, int] = {}
        with contextlib.suppress(tree.Unreadable):
            (read_json if self.is_json else read_yaml)(self.text, places)
        return places


def open_bundles(paths: Sequence[str], findings: Findings) -> list[BundleFile]:
    """The bundles that these files and folders mean, read. What cannot be read is among the findings."""
    files = [BundleFile(name, path, number) for number, (name, path) in enumerate(_find(paths, findings))]
    return [file for file in files if _read(file, findings)]


def _read(file: BundleFile, findings: Findings) -> bool:
    try:
        file.read()
    except CannotOpen as problem:
        findings.refuse(Place(file, offset=0), str(problem))
    except tree.Unreadable as problem:
        findings.refuse(Place(file, problem.path, problem.offset), problem.sentence)
    else:
        return True
    return False


def _find(paths: Iterable[str], findings: Findings) -> Iterable[tuple[str, Path]]:
    """Each file once, with its name: a folder stands for its bundles, not for those below."""
    seen: set[str] = set()
    for name in paths:
        for found in _list(name, findings):
            real = os.path.realpath(found)
            if real not in seen:
                seen.add(real)
                yield _printable(str(found)), found


def _list(name: str, findings: Findings) -> list[Path]:
    def refuse(sentence: str) -> list[Path]:
        findings.refuse(Place(BundleFile(_printable(name) or "''", Path(name), -1), offset=0), sentence)
        return []

    if not name or "\0" in name:
        return refuse("is no name of a file or a folder")
    path = Path(name)
    try:
        if not path.is_dir():
            if path.suffix not in SUFFIXES and path.exists():
                return refuse("is no bundle; the name of a bundle ends in .yaml, .yml or .json")
            return [path]
        found = sorted(p for p in path.iterdir() if p.suffix in SUFFIXES and not p.name.startswith("."))
    except OSError as error:
        return refuse(f"cannot be opened: {error.strerror}")
    return found or refuse("is a folder without bundles; their names end in .yaml, .yml or .json")


def _printable(name: str) -> str:
    """A name that any terminal takes, though its bytes may be no UTF-8."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def read_text(path: Path, limit: int) -> str:
    """A file's text, without a byte order mark; raises `CannotOpen`. Larger than `limit` bytes: unread."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise CannotOpen("is not a file")
        if status.st_size > limit:
            raise CannotOpen(_describe_size(status.st_size, limit))
        with path.open("rb") as opened:
            content = opened.read(limit + 1)
    except OSError as error:
        raise CannotOpen(f"cannot be opened: {error.strerror or error}") from error
    if len(content) > limit:
        raise CannotOpen(_describe_size(len(content), limit))
    return decode(content)


def decode(content: bytes) -> str:
    """Bytes as text; raises `CannotOpen` that says where they stop being UTF-8."""
    try:
        return content.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        before = content.removeprefix(_BOM)[: error.start]
        raise CannotOpen(
            f"is not UTF-8: the byte 0x{error.object[error.start]:02X} in line {before.count(10) + 1} (byte"
            f" {error.start + 1:,}) cannot be read; save the file as UTF-8"
        ) from error


def _describe_size(size: int, limit: int) -> str:
    return f"has {size / 2**20:,.1f} MB, more than the {limit // 2**20} MB that are read; divide it"
