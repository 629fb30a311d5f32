"""The word lists of `comparisons/wordlists/`, read once.

An entry a line: the word, its class, then what the list needs, then a note, parted by "|"; "#" begins a
comment. It knows how the lists are written and refuses to know what the rules make of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

FOLDER: Final = Path(__file__).resolve().parent.parent / "wordlists"


class Entry(NamedTuple):
    """One line of a list, its columns stripped."""

    word: str
    kind: str
    takes: str
    note: str


class VerbEntry(NamedTuple):
    """A form of a reporting verb. `kind` is "" for a verb that introduces words and is in no class."""

    kind: str
    takes: frozenset[str]
    after: str
    """The word that must follow ("out" of "pointed out"), or ""."""
    form: str
    """"past", "ing", "third" or "base"."""


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is called by office or trade. `general` are the words that may stand for it later."""

    kind: str
    general: frozenset[str]
    gender: str


def read_entries(name: str) -> list[Entry]:
    """The entries of one list in their order."""
    entries: list[Entry] = []
    for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        written = line.split("#", 1)[0].strip()
        if written:
            columns = [column.strip() for column in written.split("|")]
            entries.append(Entry(*(columns + [""] * 4)[:4]))
    return entries


@lru_cache(maxsize=1)
def reporting_verbs() -> dict[str, tuple[VerbEntry, ...]]:
    """Each form of each reporting verb in small letters, with what it may introduce."""
    verbs: dict[str, tuple[VerbEntry, ...]] = {}
    for entry in read_entries("reporting_verbs"):
        words = entry.word.split()
        after = next((word[1:] for word in words if word.startswith("+")), "")
        forms = [word for word in words if not word.startswith("+")]
        for place, form in enumerate(forms):
            kind = "" if entry.kind == "other" else entry.kind
            name = ("base", "third", "past", "ing", "past")[place]
            read = VerbEntry(kind, frozenset(entry.takes.split()), after, name)
            verbs[form] = (*verbs.get(form, ()), read)
    return verbs


@lru_cache(maxsize=1)
def hedges() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The hedges by their first word: all words of each with its class, the longest first."""
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in read_entries("hedges"):
        words = tuple(entry.word.split())
        by_first.setdefault(words[0], []).append((words, entry.kind))
    for entries in by_first.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return by_first


@lru_cache(maxsize=1)
def roles() -> dict[str, Role]:
    """Offices and trades, singular and regular plural, in small letters."""
    found: dict[str, Role] = {}
    for entry in read_entries("roles"):
        kind, _, gender = entry.kind.partition(" ")
        found[entry.word] = Role(kind, frozenset(entry.takes.split()), gender)
        plural = entry.word[:-1] + "ies" if entry.word.endswith("y") else entry.word + "s"
        found.setdefault(plural, Role("group" if kind == "person" else kind, frozenset(), ""))
    return found


@lru_cache(maxsize=1)
def plain_words() -> dict[str, frozenset[str]]:
    """Small words by class: what may stand between a subject and its verb, what begins no name, and so on."""
    classes: dict[str, set[str]] = {}
    for entry in read_entries("plain_words"):
        for kind in entry.kind.split():
            classes.setdefault(kind, set()).update(entry.word.split())
    return {kind: frozenset(words) for kind, words in classes.items()}
