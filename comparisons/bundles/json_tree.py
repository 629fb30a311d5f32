"""Reads JSON into the same tree as YAML: a number is its digits exactly as they are written."""

from __future__ import annotations

import json
import re
from typing import Final

from comparisons.bundles.tree import Path, Refused, Tree, Unreadable, make_mapping

_TOKEN: Final = re.compile(r'\s*+([\[\]{},:]|"[^"\\]*+(?:\\.[^"\\]*+)*+"|[^\s\[\]{},:"]++)', re.DOTALL)


def read_json(text: str, places: dict[Path, int] | None = None) -> Tree:
    """The tree of one JSON text; raises `Unreadable`.

    `places`, where given, receives the offset of every place.
    """
    if not text.strip():
        raise Unreadable('the file is empty; a bundle has at least one list, such as {"events": []}')
    try:
        tree = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise Unreadable(f"is not JSON: {error.msg}", error.pos) from error
    except RecursionError as error:
        raise Unreadable("is nested too deep") from error
    if places is not None:
        _note_places(text, places)
    return tree


def _refuse_constant(name: str) -> Refused:
    return Refused(f"{name} is no number; put it in quotes if the word is meant")


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=make_mapping, parse_int=str, parse_float=str, parse_constant=_refuse_constant
)


def _note_places(text: str, places: dict[Path, int]) -> None:
    """Where each value of a text that is known to be JSON begins; a member begins at its key."""
    path: list[str | int] = []
    at_key = False
    key_offset: int | None = None
    for token in _TOKEN.finditer(text):
        sign, offset = token[1], token.start(1)
        if sign in "}]":
            path.pop()
            at_key = False
        elif sign == ",":
            last = path.pop()
            at_key = isinstance(last, str)
            path.append("" if at_key else int(last) + 1)
        elif sign == ":":
            at_key = False
        elif at_key:
            path[-1] = json.loads(sign, strict=False)
            key_offset = offset
        else:
            places[tuple(path)] = offset if key_offset is None else key_offset
            key_offset = None
            if sign in "{[":
                at_key = sign == "{"
                path.append("" if at_key else 0)
