"""Adds the texts to the articles of a bundle: the body it carries, and the file that its `body_file` names.

Knows where such files are looked for; knows nothing of claims.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from articles.anchoring import Text
from articles.texts import MAX_TEXT_BYTES, TextProblem, normalise
from articles.vocabulary import TextKind
from comparisons.bundles.files import CannotOpen, read_text
from comparisons.bundles.findings import Findings, Place
from comparisons.bundles.shape import Entry


@dataclass(eq=False)
class Bodies:
    """The texts of one article: the first, in which its quotes are checked, and the full text after it."""

    first: str
    kind: str
    full: str | None = None

    @cached_property
    def text(self) -> Text:
        """The first text, prepared once for all its quotes."""
        return Text(self.first)

    @property
    def versions(self) -> list[tuple[str, str]]:
        """The bodies with their kinds, in the order in which they become versions."""
        return [(self.first, self.kind)] + ([(self.full, TextKind.FULL.value)] if self.full else [])


def find_bodies(articles: Mapping[str, Entry], folder: Path | None, findings: Findings) -> dict[str, Bodies]:
    """The texts of these articles, by slug. `folder`: where `--texts` points."""
    found = {slug: _find_body(entry, folder, findings) for slug, entry in articles.items()}
    return {slug: bodies for slug, bodies in found.items() if bodies is not None}


def _find_body(entry: Entry, folder: Path | None, findings: Findings) -> Bodies | None:
    kind = entry.text("text_kind") or TextKind.FULL.value
    body = _normalise(entry.text("body"), entry.at("body"), findings) if "body" in entry else None
    file = _read_file(entry, folder, findings) if "body_file" in entry else None
    if {"body", "body_file"} & entry.broken:
        return None
    if body is not None:
        return Bodies(body, kind, file)
    if file is not None:
        return Bodies(file, kind)
    if "body_file" not in entry and "body" not in entry:
        findings.refuse(entry.place, "lacks its text; give it a `body`, a `body_file`, or both")
    return None


def _read_file(entry: Entry, folder: Path | None, findings: Findings) -> str | None:
    """The text of the named file, or None: beside a body it may be missing, alone it may not."""
    name, place = entry.text("body_file"), entry.at("body_file")
    beside = entry.place.file.path.parent
    looked = [*([folder] if folder else []), beside / "texts", beside]
    path = next((where / name for where in looked if _is_file(where / name)), None)
    if path is None:
        if "body" not in entry:
            places = " or ".join(f"{where}/" for where in looked)
            findings.refuse(place, f"“{name}” is not found in {places}; put it there or give a `body`")
        return None
    try:
        return _normalise(read_text(path, MAX_TEXT_BYTES), place, findings)
    except CannotOpen as problem:
        findings.refuse(place, f"“{path}” {problem}")
        return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _normalise(body: str, place: Place, findings: Findings) -> str | None:
    try:
        text = normalise(body)
    except TextProblem as problem:
        findings.refuse(place, str(problem))
        return None
    if not text:
        findings.refuse(place, "is empty; an article has a text")
        return None
    return text
