"""Reads YAML into a tree of texts as they are written: nothing is a number, a date or a truth value here.

libyaml's events are composed by hand, since bundles refuse what its composer takes in silence: anchors,
aliases, tags, a key that stands twice, a second document. Its complaints are turned into sentences that say
what to do; the commonest mistake is a text that needs quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from comparisons.bundles.tree import DEEPEST, Path, Refused, Tree, Unreadable, make_mapping

_NOT_IN_YAML: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
_VALUE: Final = re.compile(r"[\s-]*(?:[\w.-]+[ \t]*:[ \t]+)?(.*)")
_SHOWN: Final = 40

ANCHOR = "bundles take no anchors; write the text out, in quotes if it starts with “&”"
ALIAS = "bundles take no aliases; write the text out, in quotes if it starts with “*”"
TAG = "bundles take no tags; write the text alone, in quotes if it starts with “!”"
COMPLEX_KEY = "a key must be a plain word"
SECOND_DOCUMENT = "a second document begins here; a bundle is one document, so join the two or make two files"

_NOT_CLOSED: Final = (
    "the {0} that starts with “{1}” is not closed; a text that starts with “{1}” must stand in quotes"
)


def read_yaml(text: str, places: dict[Path, int] | None = None) -> Tree:
    """The tree of one YAML document; raises `Unreadable`.

    `places`, where given, receives the offset of every place.
    """
    if found := _NOT_IN_YAML.search(text):
        raise Unreadable(
            f"has the character U+{ord(found[0]):04X}, which no YAML file may have; delete it, or write"
            ' it as an escape in double quotes ("\\x0C")',
            found.start(),
        )
    return _Composer(text, places).read()


class _Composer:
    """Turns the events of one file into a tree, and knows how far it has come when the file breaks off."""

    def __init__(self, text: str, places: dict[Path, int] | None) -> None:
        self.text = text
        self.places = places
        self.path: Path = ()
        self.last: tuple[int, Path] = (-1, ())
        """The line and the path of the last value that was read whole."""
        self.events: Iterator[Any] = iter(yaml.parse(text, Loader=yaml.CSafeLoader))

    def read(self) -> Tree:
        try:
            return self._read_document()
        except yaml.YAMLError as error:
            raise _explain(error, self.text, self.find_path(error)) from error
        except RecursionError as error:  # libyaml's own limit comes earlier; this is for other builds of it
            raise Unreadable("is nested too deep", 0, self.path) from error

    def find_path(self, error: yaml.YAMLError) -> Path:
        """The place that a complaint is about: the value before it, where that stands on its line."""
        mark: Any = getattr(error, "problem_mark", None)
        line, path = self.last
        return path if mark is not None and mark.line == line else self.path

    def _read_document(self) -> Tree:
        next(self.events)  # the stream starts
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise Unreadable("the file is empty; a bundle has at least one list, such as `events:`")
        tree = self._compose(next(self.events), ())
        next(self.events)  # the document ends
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise Unreadable(SECOND_DOCUMENT, after.start_mark.index)
        return tree

    def _compose(self, event: Any, path: Path) -> Tree:
        self.path = path
        if self.places is not None:
            self.places[path] = event.start_mark.index
        if isinstance(event, yaml.ScalarEvent):
            tree: Tree = self._compose_text(event)
        elif isinstance(event, yaml.AliasEvent):
            return Refused(ALIAS)
        elif len(path) >= DEEPEST:
            raise Unreadable(f"is nested more than {DEEPEST} levels deep", event.start_mark.index, path)
        elif isinstance(event, yaml.SequenceStartEvent):
            tree = self._compose_list(path)
        else:
            tree = self._compose_mapping(path)
        if event.anchor is not None:
            return Refused(ANCHOR)
        return tree if event.tag is None else Refused(TAG)

    def _compose_text(self, event: Any) -> Tree:
        if not event.style:
            return None if event.value in _NULLS else event.value
        if event.style in ">|" and not event.value.strip():
            return Refused(_describe_bare_start(self.text, event.start_mark.index))
        return event.value

    def _compose_list(self, path: Path) -> list[Tree]:
        items: list[Tree] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._compose(event, (*path, len(items))))
            self.path = (*path, len(items))
        return items

    def _compose_mapping(self, path: Path) -> dict[str, Tree]:
        pairs: list[tuple[str, Tree]] = []
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            pairs.append(self._compose_pair(event, path))
            self.path = path
        return make_mapping(pairs)

    def _compose_pair(self, event: Any, path: Path) -> tuple[str, Tree]:
        opening: Any = event.start_mark
        if not isinstance(event, yaml.ScalarEvent):
            self._compose(event, (*path, "?"))
            self._compose(next(self.events), (*path, "?"))
            return "?", Refused(COMPLEX_KEY)
        key, here = event.value, (*path, event.value)
        self.path = here
        answer: Any = next(self.events)
        value = self._compose(answer, here)
        self.last = answer.start_mark.line, here
        if self.places is not None:
            self.places[here] = opening.index
        if event.anchor is not None:
            return key, Refused(ANCHOR)
        return key, value if event.tag is None else Refused(TAG)


# What libyaml complains of, in words that help


def _explain(error: yaml.YAMLError, text: str, path: Path) -> Unreadable:
    context, problem = getattr(error, "context", None) or "", getattr(error, "problem", None) or ""
    mark: Any = getattr(error, "problem_mark", None)
    if mark is None:
        return Unreadable(f"is not YAML: {error}", 0, path)
    opening: Any = getattr(error, "context_mark", None)
    opening = opening or mark
    if context == "while scanning a block scalar" and "tab" not in problem:
        return Unreadable(_describe_bare_start(text, opening.index), opening.index, path)
    if "cannot start any token" in problem:
        return Unreadable(_describe_bare_start(text, mark.index), mark.index, path)
    if hint := _hint(context, problem, text, mark.index):
        unclosed = "or ']'" in problem or "or '}'" in problem or "end of stream" in problem
        return Unreadable(hint, opening.index if unclosed else mark.index, path)
    return Unreadable(f"is not YAML: {' '.join([context, problem]).strip()}", mark.index, path)


def _hint(context: str, problem: str, text: str, offset: int) -> str:
    for words, sentence in (
        ("mapping values are not allowed", "a text with “: ” in it must stand in quotes"),
        ("block sequence entries are not allowed", "a text that starts with “- ” must stand in quotes"),
        ("tab character", "a line is indented by a tab; YAML wants spaces"),
        ("cannot start any token", "a tab or a special character stands where a word should; see the line"),
        ("or ']'", _NOT_CLOSED.format("list", "[")),
        ("or '}'", _NOT_CLOSED.format("mapping", "{")),
        ("end of stream", "the quotation mark that opens here is never closed"),
    ):
        if words in problem:
            return sentence
    for words, sentence in (("an alias", ALIAS), ("an anchor", ANCHOR), ("a tag", TAG)):
        if words in context:
            return sentence
    return _hint_at_line(text, offset) if "did not find expected" in problem else ""


def _hint_at_line(text: str, offset: int) -> str:
    """A value that begins as a list or in quotes and then goes on: `title: [Updated] Talks fail`."""
    line = text[text.rfind("\n", 0, offset) + 1 :].partition("\n")[0]
    value = found[1] if (found := _VALUE.match(line)) else ""
    if value[:1] in {"[", "{", '"', "'"}:
        return f"a text that starts with “{value[0]}” must stand in quotes as a whole: {_quote(value)}"
    return ""


def _describe_bare_start(text: str, offset: int) -> str:
    """For `value: >=3`, where YAML takes the sign for one of its own."""
    written = text[offset:].partition("\n")[0].strip()
    if text[offset : offset + 1] in "|>" and not written.strip("|>-+"):
        return "is empty; write the text below, indented, or leave the key out"
    written = re.split(r"\s#|[,}\]]", written)[0].strip()
    return f"a text that starts with “{written[:1]}” must stand in quotes: {_quote(written)}"


def _quote(written: str) -> str:
    shown = written.strip()
    if len(shown) > _SHOWN:
        shown = shown[:_SHOWN] + "…"
    return "'" + shown.replace("'", "''") + "'"
