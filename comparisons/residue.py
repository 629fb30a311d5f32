r"""What stands in a converted text and is markup, no words: "# Title", "[x](#)", "**", "\$".

It knows characters only. What it finds is left out where a text is shown; the text itself, its offsets and
the quotes taken from it stay what they are. Where it is in doubt it leaves a character standing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from articles.texts import Span

_SIGNS: Final = (
    re.compile(r"^#{1,6}[ \t]+", re.MULTILINE),  # a heading
    re.compile(r"^>[ \t]?(?=\S)", re.MULTILINE),  # a block quotation
    re.compile(r"^[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$", re.MULTILINE),  # a rule
    re.compile(r"\\(?=[$*_#\[\]()>~`-])"),  # an escape
)
_PAIRS: Final = (
    re.compile(r"(?<!\\)(\*\*|__)(?=\S)[^\n]{1,400}?(?<=\S)(\1)"),
    re.compile(r"(?<![\w*\\])(\*)(?=[^\s*])[^*\n]{1,400}(?<=[^\s*\\])(\*)(?![\w*])"),
)
_LINK: Final = re.compile(r"(?<!\\)(!?\[)(?=[^\]\n]{1,300}(?<!\\)\])[^\]\n]*(\]\((?:#|[a-z]+:)[^()\s]*\))")
HEADING: Final = re.compile(r"#{1,6}[ \t]+\S")


def find_residue(text: str) -> list[Span]:
    """The ranges that are markup and no words, in their order; none overlaps another."""
    found = sorted({*_find_signs(text), *_find_pairs(text)}, key=lambda span: (span.start, -span.end))
    kept: list[Span] = []
    for span in found:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _find_signs(text: str) -> Iterator[Span]:
    for sign in _SIGNS:
        for match in sign.finditer(text):
            if match.end() > match.start():
                yield Span(*match.span())


def _find_pairs(text: str) -> Iterator[Span]:
    for pair in (*_PAIRS, _LINK):
        for match in pair.finditer(text):
            yield Span(*match.span(1))
            yield Span(*match.span(2))


def is_heading(text: str, start: int) -> bool:
    """Whether the paragraph that begins here is a heading of the text."""
    return bool(HEADING.match(text, start))
