"""What is wrong with a bundle, and where: every problem is found before anything is said or stored."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from comparisons.bundles.tree import Path, format_path, nearest_offset

if TYPE_CHECKING:
    from comparisons.bundles.files import BundleFile

LISTED_AT_MOST = 300
"""Problems that are printed: a file that is wrong all through says so without filling the terminal."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file. `offset` (code points) is given only where the file could not be read as a tree."""

    file: BundleFile
    path: Path = ()
    offset: int | None = None

    def at(self, *steps: str | int) -> Place:
        return Place(self.file, (*self.path, *steps), self.offset)


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about one place."""

    place: Place
    sentence: str


@dataclass(slots=True)
class Findings:
    """The problems, which forbid a load, and the warnings, which do not."""

    problems: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)

    def refuse(self, place: Place, sentence: str) -> None:
        self.problems.append(Finding(place, sentence))

    def warn(self, place: Place, sentence: str) -> None:
        self.warnings.append(Finding(place, sentence))


class BundleRefused(Exception):
    """Nothing of a load was stored. `lines` say why, each with file, line and path."""

    def __init__(self, lines: list[str], count: int) -> None:
        super().__init__("\n".join(lines))
        self.lines, self.count = lines, count


def describe_findings(findings: Iterable[Finding]) -> list[str]:
    """The findings as lines `file:line: path: sentence`, in the order of files and lines.

    A file is read a second time for its line numbers, only here: a load without problems never pays for them.
    """
    by_file: dict[BundleFile, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.place.file, []).append(finding)
    lines: list[str] = []
    for file in sorted(by_file, key=lambda file: file.number):
        lines += _describe_file(file, by_file[file])
    if len(lines) > LISTED_AT_MOST:
        lines[LISTED_AT_MOST:] = [f"... and {len(lines) - LISTED_AT_MOST:,} more"]
    return lines


def _describe_file(file: BundleFile, findings: list[Finding]) -> Iterator[str]:
    places = file.find_places() if any(finding.place.offset is None for finding in findings) else {}
    breaks = [found.start() for found in re.finditer("\n", file.text)]
    numbered = []
    for finding in findings:
        place = finding.place
        offset = nearest_offset(place.path, places) if place.offset is None else place.offset
        numbered.append((bisect_right(breaks, offset - 1) + 1, finding))
    numbered.sort(key=lambda pair: pair[0])
    for line, finding in numbered:
        path = format_path(finding.place.path)
        yield f"{file.name}:{line}: {path + ': ' if path else ''}{finding.sentence}"
