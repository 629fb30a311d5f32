"""Checks a tree against the table of keys, and makes entries of it: is all there, and of the right form?

Knows `schema`; knows no other entry than the one it looks at. What an entry refers to, and whether its value
and its quote hold, is for `validation`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from articles.dates import parse_date
from articles.problems import ValueProblem
from articles.texts import MAX_TEXT_BYTES
from comparisons.bundles.files import BundleFile
from comparisons.bundles.findings import Findings, Place
from comparisons.bundles.schema import ENTRIES, SLUG_SENTENCE, Form, Key
from comparisons.bundles.tree import NULL_SENTENCE, Refused, Repeated, Tree

_SLUG: Final = re.compile(r"[a-z0-9-]{1,80}")
_NOT_STORED: Final = re.compile("[\0\ud800-\udfff]")
_NOT_SLUG: Final = re.compile(r"[^a-z0-9]+")
_KEYS: Final = {kind: {key.name: key for key in keys} for kind, keys in ENTRIES.items()}
_MUST: Final = {kind: [key.name for key in keys if key.must] for kind, keys in ENTRIES.items()}


@dataclass(slots=True)
class Entry:
    """One mapping of a bundle, of a known kind, with those of its keys that hold what they should."""

    kind: str
    place: Place
    fields: dict[str, Any] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    """Keys that are there and hold what they should not: they are complained of already."""

    def __contains__(self, key: str) -> bool:
        return key in self.fields

    def text(self, key: str) -> str:
        """A text, or "" where there is none."""
        return self.fields.get(key) or ""

    def flag(self, key: str) -> bool:
        return bool(self.fields.get(key))

    def texts(self, key: str) -> list[str]:
        return self.fields.get(key) or []

    def entries(self, key: str) -> list[Entry]:
        return self.fields.get(key) or []

    def at(self, *steps: str | int) -> Place:
        return self.place.at(*steps)


def check_shape(file: BundleFile, findings: Findings) -> Entry | None:
    """The bundle as an entry of entries, as far as its shape is right; the rest is among the findings."""
    place = Place(file)
    bundle = _check_entry("bundle", file.tree, place, findings)
    if bundle is not None and not file.tree:
        findings.refuse(place, "the bundle is empty; it has at least one list, such as `events`")
    return bundle


def _check_entry(kind: str, tree: Tree, place: Place, findings: Findings) -> Entry | None:
    if not isinstance(tree, dict):
        findings.refuse(
            place, tree.sentence if isinstance(tree, Refused) else _describe_no_mapping(kind, tree)
        )
        return None
    if isinstance(tree, Repeated):
        for twice in tree.keys_twice:
            findings.refuse(place.at(twice), "stands twice in one mapping; keep one of the two")
    entry = Entry(kind, place)
    keys = _KEYS[kind]
    for name, value in tree.items():
        key = keys.get(name)
        if isinstance(value, Refused):
            entry.broken.add(name)
            findings.refuse(place.at(name), value.sentence)
        elif key is None:
            findings.refuse(place.at(name), _describe_unknown(name, kind))
        else:
            _check_value(entry, key, value, findings)
    for must in _MUST[kind]:
        # The name of an event that is spread over files stands in one of them: `joining` asks for it.
        if must not in tree and (kind, must) != ("event", "name"):
            findings.refuse(place, f"lacks `{must}`, which must be there")
    return entry


def _check_value(entry: Entry, key: Key, value: Tree, findings: Findings) -> None:
    place = entry.place.at(key.name) if key.form in _WITH_PARTS else None
    try:
        if place is not None:
            entry.fields[key.name] = _WITH_PARTS[key.form](key, value, place, findings)
        else:
            entry.fields[key.name] = _PLAIN[key.form](key, value)
    except WrongForm as problem:
        entry.broken.add(key.name)
        findings.refuse(entry.place.at(key.name), str(problem))


class WrongForm(ValueError):
    """A value that has not the form its key asks for; one sentence."""


def read_plain_text(key: Key, value: Tree) -> str:
    """A text as written, but for the line breaks at its end, which block scalars leave."""
    if not isinstance(value, str):
        raise WrongForm(_describe_no_text(value))
    if not value.strip():
        raise WrongForm("is empty; leave the key out where there is nothing to say")
    if refused := _NOT_STORED.search(value):
        name = "a NUL character" if refused[0] == "\0" else "half a character (a lone surrogate)"
        raise WrongForm(f"has {name} at character {refused.start() + 1:,}, which cannot be stored; delete it")
    text = value.rstrip("\r\n") if value[-1] in "\r\n" else value
    if key.limit is not None and len(text) > key.limit:
        raise WrongForm(f"has {len(text):,} characters; at most {key.limit:,} are kept")
    if len(text) * 4 > MAX_TEXT_BYTES and len(text.encode()) > MAX_TEXT_BYTES:
        raise WrongForm(f"is larger than the {MAX_TEXT_BYTES // 2**20} MB that one text may have")
    return text


def _read_slug(key: Key, value: Tree) -> str:
    text = read_plain_text(key, value)
    if not _SLUG.fullmatch(text):
        raise WrongForm(f"{_shorten(text)} {SLUG_SENTENCE.format(_suggest_slug(text))}")
    return text


def _read_date(key: Key, value: Tree) -> str:
    text = read_plain_text(key, value)
    try:
        parse_date(text)
    except ValueProblem as problem:
        raise WrongForm(str(problem)) from problem
    return text


def _read_word(key: Key, value: Tree) -> str:
    text = read_plain_text(key, value)
    if text not in key.words:
        raise WrongForm(f"{_shorten(text)} is not among {', '.join(key.words)}{_suggest(text, key.words)}")
    return text


def _read_flag(key: Key, value: Tree) -> bool:
    if value in (True, "true"):
        return True
    if value in (False, "false"):
        return False
    raise WrongForm(f"{_shorten(value)} is neither true nor false" if value is not None else NULL_SENTENCE)


def _read_file(key: Key, value: Tree) -> str:
    text = read_plain_text(key, value)
    if "/" in text or "\\" in text or text in {".", ".."}:
        raise WrongForm(f"{_shorten(text)} is not the bare name of a file; write it without a folder")
    return text


_PLAIN: Final[dict[Form, Callable[[Key, Tree], Any]]] = {
    Form.SLUG: _read_slug,
    Form.REFERENCE: _read_slug,
    Form.TEXT: read_plain_text,
    Form.ADDRESS: read_plain_text,
    Form.DATE: _read_date,
    Form.WORD: _read_word,
    Form.FLAG: _read_flag,
    Form.FILE: _read_file,
}


def _read_texts(key: Key, value: Tree, place: Place, findings: Findings) -> list[str]:
    return list(_read_items(key, value, place, findings, read_plain_text))


def _read_references(key: Key, value: Tree, place: Place, findings: Findings) -> list[str]:
    return list(_read_items(key, value, place, findings, _read_slug))


def _read_claimed(key: Key, value: Tree, place: Place, findings: Findings) -> str | list[str] | None:
    if not isinstance(value, list):
        return read_plain_text(key, value)
    before = len(findings.problems)
    items = list(_read_items(key, value, place, findings, read_plain_text))
    return items if len(findings.problems) == before else None


def _read_items(
    key: Key, value: Tree, place: Place, findings: Findings, read: Callable[[Key, Tree], str]
) -> Iterator[str]:
    """The items that are as they should be; a complaint about one names its number."""
    if not isinstance(value, list):
        raise WrongForm("must be a list" + (f", for example [{value}]" if isinstance(value, str) else ""))
    for number, item in enumerate(value):
        try:
            if isinstance(item, Refused):
                raise WrongForm(item.sentence)
            yield read(key, item)
        except WrongForm as problem:
            findings.refuse(place.at(number), str(problem))


def _read_entries(key: Key, value: Tree, place: Place, findings: Findings) -> list[Entry]:
    if not isinstance(value, list):
        raise WrongForm(
            NULL_SENTENCE if value is None else "must be a list of entries, each with “- ” before it"
        )
    checked = (_check_entry(key.of, item, place.at(number), findings) for number, item in enumerate(value))
    return [entry for entry in checked if entry is not None]


_WITH_PARTS: Final[dict[Form, Callable[[Key, Tree, Place, Findings], Any]]] = {
    Form.TEXTS: _read_texts,
    Form.REFERENCES: _read_references,
    Form.VALUE: _read_claimed,
    Form.ENTRIES: _read_entries,
}


# Sentences


def _describe_no_mapping(kind: str, tree: Tree) -> str:
    if tree is None:
        return NULL_SENTENCE
    names = ", ".join(_MUST[kind] or list(_KEYS[kind]))
    return f"must be a mapping with the keys of {_a(kind)}: {names}"


def _describe_no_text(value: Tree) -> str:
    if value is None:
        return NULL_SENTENCE
    if isinstance(value, bool):
        return f"must be a text; put {str(value).lower()} in quotes if the word is meant"
    if isinstance(value, list):
        return "must be a text, not a list; a text that starts with “[” must stand in quotes"
    return "must be a text, not a mapping; a text that starts with “{” or has “: ” in it must stand in quotes"


def _describe_unknown(name: str, kind: str) -> str:
    if name == "<<":
        return "bundles take no merge keys; write the keys out"
    near = _suggest(name, list(_KEYS[kind]))
    return f"is no key of {_a(kind)}" + (near or f"; its keys are {', '.join(_KEYS[kind])}")


def _suggest(word: str, words: list[str] | tuple[str, ...]) -> str:
    near = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    return f"; did you mean `{near[0]}`?" if near else ""


def _suggest_slug(text: str) -> str:
    slug = _NOT_SLUG.sub("-", text.lower()).strip("-")[:80]
    return f"“{slug}”" if slug else "“union-state”"


def _shorten(value: Any) -> str:
    text = str(value)
    return f"“{text}”" if len(text) <= 60 else f"“{text[:57]}...”"


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeo" else f"a {kind}"
