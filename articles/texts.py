"""What a text is before anybody has tagged it: its characters, its paragraphs, when it equals another.

It knows characters, no more. It knows neither articles nor versions nor quotes, and it never changes a
text beyond its line breaks and its ends: folding makes a second text to compare with, and keeps a table
that leads from there back to the first. Every offset counts Unicode code points.

Folding in one line: white space becomes a space, quotation marks and dashes become ASCII, break hints go,
runs of spaces become one, case stays. `SINGLE_QUOTES`, `DOUBLE_QUOTES`, `DASHES` and `BREAK_HINTS` below
are the whole list; a character that is not in them and is not white space stays what it is.
"""

import hashlib
import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final, NamedTuple

MAX_TEXT_BYTES: Final = 5 * 1024 * 1024
"""The largest text that is read, in bytes of UTF-8; readers of files refuse a larger one unread."""

# What an editing system changes between two printings of the same words. Taken from the Unicode property
# Quotation_Mark; added are the primes and the letter apostrophe, which are typed for quotation marks (and
# in Ukrainian and Belarusian for each other). Guillemets are in the list: a paper that prints «x» and one
# that prints "x" quote the same words. A digest sets phrases between « and »; whoever looks for these looks
# in the text itself, never in the folded one.
SINGLE_QUOTES: Final = {
    "\u2018": "LEFT SINGLE QUOTATION MARK",
    "\u2019": "RIGHT SINGLE QUOTATION MARK",
    "\u201a": "SINGLE LOW-9 QUOTATION MARK",
    "\u201b": "SINGLE HIGH-REVERSED-9 QUOTATION MARK",
    "\u2039": "SINGLE LEFT-POINTING ANGLE QUOTATION MARK",
    "\u203a": "SINGLE RIGHT-POINTING ANGLE QUOTATION MARK",
    "\u2032": "PRIME",
    "\u02bc": "MODIFIER LETTER APOSTROPHE",
    "\uff07": "FULLWIDTH APOSTROPHE",
}
DOUBLE_QUOTES: Final = {
    "\u00ab": "LEFT-POINTING DOUBLE ANGLE QUOTATION MARK",
    "\u00bb": "RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK",
    "\u201c": "LEFT DOUBLE QUOTATION MARK",
    "\u201d": "RIGHT DOUBLE QUOTATION MARK",
    "\u201e": "DOUBLE LOW-9 QUOTATION MARK",
    "\u201f": "DOUBLE HIGH-REVERSED-9 QUOTATION MARK",
    "\u2033": "DOUBLE PRIME",
    "\u2e42": "DOUBLE LOW-REVERSED-9 QUOTATION MARK",
    "\u300c": "LEFT CORNER BRACKET",
    "\u300d": "RIGHT CORNER BRACKET",
    "\u300e": "LEFT WHITE CORNER BRACKET",
    "\u300f": "RIGHT WHITE CORNER BRACKET",
    "\u301d": "REVERSED DOUBLE PRIME QUOTATION MARK",
    "\u301e": "DOUBLE PRIME QUOTATION MARK",
    "\u301f": "LOW DOUBLE PRIME QUOTATION MARK",
    "\ufe41": "PRESENTATION FORM FOR VERTICAL LEFT CORNER BRACKET",
    "\ufe42": "PRESENTATION FORM FOR VERTICAL RIGHT CORNER BRACKET",
    "\ufe43": "PRESENTATION FORM FOR VERTICAL LEFT WHITE CORNER BRACKET",
    "\ufe44": "PRESENTATION FORM FOR VERTICAL RIGHT WHITE CORNER BRACKET",
    "\uff02": "FULLWIDTH QUOTATION MARK",
    "\uff62": "HALFWIDTH LEFT CORNER BRACKET",
    "\uff63": "HALFWIDTH RIGHT CORNER BRACKET",
}
# The Unicode property Dash without what is no dash in running text: superscript and subscript minus
# (they make a power of ten another number), the wave dashes of CJK ranges, and the hyphens of scripts
# that have no ASCII habit. One dash becomes one hyphen: "--" and an em dash stay different.
DASHES: Final = {
    "\u2010": "HYPHEN",
    "\u2011": "NON-BREAKING HYPHEN",
    "\u2012": "FIGURE DASH",
    "\u2013": "EN DASH",
    "\u2014": "EM DASH",
    "\u2015": "HORIZONTAL BAR",
    "\u2212": "MINUS SIGN",
    "\u2e3a": "TWO-EM DASH",
    "\u2e3b": "THREE-EM DASH",
    "\ufe58": "SMALL EM DASH",
    "\ufe63": "SMALL HYPHEN-MINUS",
    "\uff0d": "FULLWIDTH HYPHEN-MINUS",
}
# Characters that say only where a line may or may not break: nothing is seen of them and copying loses
# them. Joiners (ZWJ, ZWNJ) stay, they make other letters and other emoji; so do the marks of direction,
# which change the order in which a reader sees the words.
BREAK_HINTS: Final = {
    "\u00ad": "SOFT HYPHEN",
    "\u200b": "ZERO WIDTH SPACE",
    "\u2060": "WORD JOINER",
    "\ufeff": "ZERO WIDTH NO-BREAK SPACE",
}
# Every character for which str.isspace() is true; a test compares this with the whole of Unicode.
WHITE_SPACE: Final = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)

_HINT: Final = "\u00ad"  # stands for every break hint until runs are shortened
_REPLACEMENTS: Final[dict[str, str]] = {
    **dict.fromkeys(SINGLE_QUOTES, "'"),
    **dict.fromkeys(DOUBLE_QUOTES, '"'),
    **dict.fromkeys(DASHES, "-"),
    **dict.fromkeys(set(WHITE_SPACE) - {" "}, " "),
    **dict.fromkeys(set(BREAK_HINTS) - {_HINT}, _HINT),
}
_SHORTENED: Final = re.compile(f" [ {_HINT}]+|{_HINT}[ {_HINT}]*")
_ENDS: Final = WHITE_SPACE + "".join(BREAK_HINTS)
_REFUSED: Final = re.compile("[\0\ud800-\udfff]")
_BLANK_LINES: Final = re.compile(r"\n\s*\n\s*")


class TextProblem(ValueError):
    """A text that cannot be kept; its message is one sentence: what is wrong and how to mend it."""


class Span(NamedTuple):
    """A range of a text in code points, the end excluded."""

    start: int
    end: int


@dataclass(frozen=True)
class Folded:
    """A folded text and the way back to the text it was made from.

    `_breaks` holds the folded places at which the distance to the original changes, `_shifts` the distance
    from there on: as many entries as runs were shortened, not as many as there are characters.
    """

    text: str
    _breaks: "array[int]"
    _shifts: "array[int]"

    def offset(self, place: int) -> int:
        """Where the character at this place of the folded text stands in the original."""
        return place + self._shifts[bisect_right(self._breaks, place) - 1]

    def span(self, start: int, end: int) -> Span:
        """The original's characters from the first to the last of a folded range that is not empty.

        What was dropped before the first or after the last character stays outside.
        """
        return Span(self.offset(start), self.offset(end - 1) + 1)


def normalise(text: str) -> str:
    """The text as it is stored and compared: line breaks are \\n, its ends stripped, all else its own.

    Raises TextProblem for characters that a database refuses or no file can hold.
    """
    refused = _REFUSED.search(text)
    if refused:
        raise TextProblem(_describe_refusal(refused))
    return text.replace("\r\n", "\n").replace("\r", "\n").strip(_ENDS)


def _describe_refusal(refused: re.Match[str]) -> str:
    place = f"at character {refused.start() + 1:,}"
    if refused[0] == "\0":
        return f"The text has a NUL character {place}, which cannot be stored; delete it and try again."
    return (
        f"The text has half of a surrogate pair (U+{ord(refused[0]):04X}) {place}, which is no character; "
        "save the file as UTF-8 and try again."
    )


def fold(text: str) -> Folded:
    """The text for comparing, with the way back. Folding a folded text changes nothing."""
    swapped = _swap_characters(text)
    pieces: list[str] = []
    breaks, shifts = array("q", [0]), array("q", [0])
    done = length = 0  # read from `swapped`, written to `pieces`
    for run in _SHORTENED.finditer(swapped):
        start, end = run.span()
        pieces.append(swapped[done:start])
        length += start - done
        space = swapped.find(" ", start, end)
        if space >= 0:
            pieces.append(" ")
            if space > start:  # a break hint stands before the space that is kept
                breaks.append(length)
                shifts.append(space - length)
            length += 1
        breaks.append(length)
        shifts.append(end - length)
        done = end
    pieces.append(swapped[done:])
    return Folded("".join(pieces), breaks, shifts)


def fold_text(text: str) -> str:
    """What `fold` makes of a text, without the way back."""
    return _SHORTENED.sub(_shorten, _swap_characters(text))


def _shorten(run: re.Match[str]) -> str:
    return " " if " " in run[0] else ""


def _swap_characters(text: str) -> str:
    # One replace for each special character that the text has: some ten passes at the speed of memory,
    # where str.translate would look up every letter of a text that is not ASCII.
    for character in set(text) & _REPLACEMENTS.keys():
        text = text.replace(character, _REPLACEMENTS[character])
    return text


def checksum(text: str) -> str:
    """The SHA-256 of the folded text in hexadecimal: equal for texts that are one version."""
    return hashlib.sha256(fold_text(text).encode("utf-8", "surrogatepass")).hexdigest()


def paragraphs(text: str) -> list[Span]:
    """The paragraphs in their order: what blank lines part, without white space at its ends."""
    spans: list[Span] = []
    start = 0
    for gap in _BLANK_LINES.finditer(text):
        spans.append(_trim(text, start, gap.start()))
        start = gap.end()
    spans.append(_trim(text, start, len(text)))
    return [span for span in spans if span.start < span.end]


def _trim(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Span(start, max(start, end - (len(piece) - len(piece.rstrip()))))


def count_words(text: str) -> int:
    """The number of words, split at white space."""
    return len(text.split())
