"""Writes a tree as YAML that people like to read and that comes back exactly, character by character.

A text stands bare where that is safe, as a block where it has lines, else in double quotes with escapes for
all that a reader of YAML, an editor or a person's eye could take otherwise (marks of direction among them).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

_ESCAPED: Final = re.compile(
    '["\\\\\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]'
)
_NOT_IN_BLOCK: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_SHORT: Final = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_BARE_START: Final = re.compile(r"[^\W_]|[~(]|-[0-9]")
_NOT_BARE: Final = re.compile(r": |:\Z| #|\s\Z|[\n\t]")
_NOT_BARE_IN_LIST: Final = re.compile(r"[,\[\]{}:#]")
_NULLS: Final = frozenset({"null", "Null", "NULL", "~"})


def write_yaml(tree: Mapping[str, Any]) -> Iterator[str]:
    """The lines of a document, each with its line break."""
    for line in _write_mapping(tree, ""):
        yield line + "\n"


def _write_mapping(mapping: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in mapping.items():
        yield from _write_value(f"{indent}{key}:", value, indent)


def _write_value(opening: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, bool):
        yield f"{opening} {'true' if value else 'false'}"
    elif isinstance(value, str):
        yield from _write_text(opening, value, indent)
    elif all(isinstance(item, str) for item in value):
        yield f"{opening} {write_flow(value)}"
    else:
        yield opening
        for entry in value:
            yield from _write_entry(entry, indent + "  ")


def _write_entry(entry: Mapping[str, Any], indent: str) -> Iterator[str]:
    for number, line in enumerate(_write_mapping(entry, indent + "  ")):
        yield f"{indent}- {line[len(indent) + 2 :]}" if number == 0 else line


def _write_text(opening: str, text: str, indent: str) -> Iterator[str]:
    if _is_block(text):
        yield f"{opening} |-"
        for line in text.split("\n"):
            yield f"{indent}  {line}" if line else ""
    else:
        yield f"{opening} {write_scalar(text)}"


def _is_block(text: str) -> bool:
    """Whether a text is a good block: that neither begins with white space nor ends with a line break."""
    has_lines = "\n" in text and not text[0].isspace() and not text.endswith("\n")
    return has_lines and not _NOT_IN_BLOCK.search(text)


def write_scalar(text: str) -> str:
    """One text on one line."""
    bare = (
        _BARE_START.match(text) and not _NOT_BARE.search(text) and not _ESCAPED.search(text.replace('"', ""))
    )
    return text if bare and text not in _NULLS else quote(text)


def write_flow(items: Sequence[str]) -> str:
    """A list of texts on one line."""
    return "[" + ", ".join(_write_item(item) for item in items) + "]"


def _write_item(item: str) -> str:
    return item if item == "..." else quote(item) if _NOT_BARE_IN_LIST.search(item) else write_scalar(item)


def quote(text: str) -> str:
    """A text in double quotes."""
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if character in _SHORT:
        return _SHORT[character]
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
