"""Where quotations stand in a text, told by their marks alone.

It knows marks of all kinds, mixed, turned the wrong way, with a space before the closing one, nested, over
several paragraphs, unclosed; and it knows an apostrophe. It refuses to know words. What stands before and
after a mark says more than the way it is turned. One walk over the marks; a look ahead is of at most
`AHEAD` marks, so that the work grows as the text does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from articles.texts import Span, paragraphs

AHEAD: Final = 60
"""So many marks are looked at for the one that closes a single mark, or that tells nested from unclosed."""

PARAGRAPHS: Final = 20
"""A quotation without marks at its later paragraphs may reach over so many before its closing mark comes."""

_MARK: Final = re.compile("''|``|,,(?=\\w)|[\"“”„‟″«»‘’‚‛'‹›]")
_FAMILIES: Final = {
    **dict.fromkeys(("''", "``", ",,", '"', "“", "”", "„", "‟", "″"), "double"),
    **dict.fromkeys("«»", "guillemet"),
    **dict.fromkeys("‘’‚‛'", "single"),
    **dict.fromkeys("‹›", "angle"),
}
_CLOSED_BY: Final = {"“": "”", "„": "“”", "«": "»", "‹": "›", "``": "''", ",,": "''"}
_OPENING: Final = frozenset("([{<*_-–—/:,;=|\"“”„‟″«»‘’‚‛'‹›")
_CLOSING: Final = frozenset(")]}>*_.,;:!?…-–—/|\"“”„‟″«»‘’‚‛'‹›")
_STOPS: Final = frozenset(".,;:!?…)—–")
_ELIDED: Final = re.compile(r"(?:em|til|tis|twas|cause|round|bout|n|s)\b|\d", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"[.!?…](?=\s)")


@dataclass(slots=True)
class Mark:
    """A mark with what stands around it; `before` and `after` are "" at the ends of the text."""

    start: int
    end: int
    glyph: str
    before: str
    after: str

    @property
    def family(self) -> str:
        return _FAMILIES[self.glyph]

    @property
    def stands_before(self) -> bool:
        """Whether words begin behind it, and what is before it does not end in a letter: it opens."""
        return self._is_free_before and self.after != "" and not self.after.isspace() and not self._hugs_stop

    @property
    def stands_behind(self) -> bool:
        """Whether it follows words directly and no letter follows it: it closes."""
        return self.before != "" and not self.before.isspace() and self._is_free_after

    @property
    def _hugs_stop(self) -> bool:
        return self.after in _STOPS and self.after not in "…."

    @property
    def _is_free_before(self) -> bool:
        return self.before == "" or self.before.isspace() or self.before in _OPENING

    @property
    def _is_free_after(self) -> bool:
        return self.after == "" or self.after.isspace() or self.after in _CLOSING

    @property
    def may_open(self) -> bool:
        turned = self.glyph in _CLOSED_BY and self.after.isalnum()
        return self.stands_before or turned or (self._is_free_before and not self.stands_behind)


@dataclass(slots=True)
class Quoted:
    """A quotation, its marks included, and those inside it."""

    start: int
    end: int = 0
    glyph: str = ""
    closed: bool = True
    closes_at: int = -1  # the start of the mark that closes a single one
    paragraph: int = 0  # the paragraph that it has reached
    inner: list[Quoted] = field(default_factory=list)


def find_quotations(text: str) -> list[Quoted]:
    """The outermost quotations of a text in their order."""
    return _Walk(text).walk()


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text
        self.marks = _keep_doubled(list(_read_marks(text)))
        self.paragraphs = _cut_paragraphs(text)
        self.starts = [span.start for span in self.paragraphs]
        self.open: list[Quoted] = []
        self.found: list[Quoted] = []

    def walk(self) -> list[Quoted]:
        for place, mark in enumerate(self.marks):
            if self.open and self._paragraph(mark) > self.open[0].paragraph and self._continues(place):
                continue
            if mark.family == "single":
                self._read_single(place)
            else:
                self._read_double(place)
        self._give_up()
        return self.found

    def _paragraph(self, mark: Mark) -> int:
        return max(0, bisect_right(self.starts, mark.start) - 1)

    def _continues(self, place: int) -> bool:
        """Whether this mark only says again that the quotation goes on; if it does not, gives that up."""
        mark, outer = self.marks[place], self.open[0]
        paragraph = self._paragraph(mark)
        if self._begins_paragraph(mark) and _FAMILIES[outer.glyph] == mark.family and mark.stands_before:
            if outer.closes_at < mark.start and not self._is_short_gap(outer.paragraph, paragraph):
                self._give_up()
                return False
            del self.open[1:]
            outer.paragraph = paragraph
            return True
        if outer.closes_at > mark.start:
            return False
        if paragraph - outer.paragraph > PARAGRAPHS or not self._is_closed_later(place, outer):
            self._give_up()
        return False

    def _is_short_gap(self, first: int, last: int) -> bool:
        between = self.paragraphs[first + 1 : last]
        return len(between) < 3 and all(span.end - span.start < 8 for span in between)

    def _begins_paragraph(self, mark: Mark) -> bool:
        return mark.start == self.starts[self._paragraph(mark)]

    def _is_closed_later(self, place: int, outer: Quoted) -> bool:
        for mark in self.marks[place : place + AHEAD]:
            if mark.family == _FAMILIES[outer.glyph]:
                return mark.stands_behind and not mark.stands_before
        return False

    def _read_double(self, place: int) -> None:
        mark = self.marks[place]
        top = self._innermost(mark.family)
        if top is None:
            if mark.may_open and not (mark.after.isspace() and self._next_alike(place) is None):
                self._open(mark)
        elif self._closes(place, top):
            self._close(top, mark.end)
        elif self._is_nested(place):
            self._open(mark)
        else:
            self._cut(top, mark.start)
            self._open(mark)

    def _closes(self, place: int, top: Quoted) -> bool:
        mark = self.marks[place]
        if mark.stands_behind and not (mark.stands_before and mark.before.isspace()):
            return True
        if not mark.stands_before:
            return True
        return mark.glyph in _CLOSED_BY.get(top.glyph, "") and mark.glyph != top.glyph

    def _is_nested(self, place: int) -> bool:
        """Whether two closing marks come before the next opening one, as of a quotation in a quotation."""
        paragraph, family = self._paragraph(self.marks[place]), self.marks[place].family
        closing = 0
        for mark in self.marks[place + 1 : place + AHEAD]:
            if mark.family != family:
                continue
            if self._paragraph(mark) != paragraph or not mark.stands_behind:
                return False
            closing += 1
            if closing == 2:
                return True
        return False

    def _next_alike(self, place: int) -> Mark | None:
        paragraph, family = self._paragraph(self.marks[place]), self.marks[place].family
        for mark in self.marks[place + 1 : place + AHEAD]:
            if mark.family == family:
                return mark if self._paragraph(mark) == paragraph else None
        return None

    def _read_single(self, place: int) -> None:
        mark = self.marks[place]
        top = self._innermost("single")
        if top is not None:
            if top.closes_at == mark.start:
                self._close(top, mark.end)
            return
        if not mark.stands_before or _ELIDED.match(self.text, mark.end):
            return
        closing = self._find_closing(place)
        if closing is not None:
            self._open(mark)
            self.open[-1].closes_at = closing.start

    def _find_closing(self, place: int) -> Mark | None:
        """The mark that closes a single one: the first beside a stop, else one that could be a genitive."""
        mark, weak = self.marks[place], None
        paragraph, inside = self._paragraph(mark), bool(self.open)
        for later in self.marks[place + 1 : place + AHEAD]:
            if self._paragraph(later) != paragraph:
                if weak or mark.glyph != "‘" or later.glyph != "‘" or not self._begins_paragraph(later):
                    break
                paragraph = self._paragraph(later)
                continue
            if later.family != "single":
                if inside and later.stands_behind and not later.stands_before:
                    break
                continue
            if later.glyph in "‘'" and later.stands_before and later.before.isspace():
                break
            if later.after.isalnum() or later.before.isspace():
                continue
            if later.before in _STOPS or not later.after.isspace() or later.before != "s":
                sure = mark.glyph != "’" or later.before in _STOPS or later.after in _STOPS
                return later if sure else weak
            weak = weak or later
        return weak if mark.glyph != "’" else None

    def _innermost(self, family: str) -> Quoted | None:
        return next((quoted for quoted in reversed(self.open) if _FAMILIES[quoted.glyph] == family), None)

    def _open(self, mark: Mark) -> None:
        self.open.append(Quoted(mark.start, glyph=mark.glyph, paragraph=self._paragraph(mark)))

    def _close(self, quoted: Quoted, end: int) -> None:
        """Ends a quotation; what was opened inside it and never closed was none."""
        del self.open[self.open.index(quoted) + 1 :]
        self.open.pop()
        quoted.end = end
        (self.open[-1].inner if self.open else self.found).append(quoted)

    def _cut(self, quoted: Quoted, limit: int) -> None:
        """Ends an unclosed quotation before the next one opens, with its last whole sentence if any."""
        quoted.closed = False
        start = max(quoted.start + 1, limit - 600)
        ends = [found.end() for found in _SENTENCE_END.finditer(self.text, start, limit)]
        kept = self.text[quoted.start : ends[-1] if ends else limit].rstrip()
        self._close(quoted, quoted.start + max(2, len(kept)))

    def _give_up(self) -> None:
        """Ends what is still open with the paragraph that it has reached."""
        if self.open:
            outer = self.open[0]
            outer.closed = False
            self._close(outer, self.paragraphs[outer.paragraph].end)


def _read_marks(text: str) -> Iterator[Mark]:
    for found in _MARK.finditer(text):
        start, end = found.span()
        yield Mark(start, end, found[0], text[max(0, start - 1) : start], text[end : end + 1])


def _keep_doubled(marks: Sequence[Mark]) -> list[Mark]:
    """Without ",," and "``" where no "''" could answer them."""
    answered = any(mark.glyph in ("''", "“", "”") for mark in marks)
    return [mark for mark in marks if answered or mark.glyph not in (",,", "``")]


def _cut_paragraphs(text: str) -> list[Span]:
    """The paragraphs; in a text without blank lines, its lines."""
    cut = paragraphs(text)
    if len(cut) > 1 or "\n" not in text:
        return cut or [Span(0, len(text))]
    lines: list[Span] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Span(start, start + len(line.rstrip())))
        start += len(line) + 1
    return lines
