"""What every section of the framing page needs to know: its columns, and how words of articles are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from articles.texts import fold_text
from comparisons import markup, wording
from comparisons.comparison import Column
from comparisons.comparison_json import cut_quote
from comparisons.models import FramingMark

type_voices = Mapping[str, Sequence[FramingMark]]
"""Marks by whose words they are: under "" the source's own, then each speaker by name."""


type_write = Callable[[Sequence[FramingMark]], str]
"""How marks of one article are written out."""


MOST_AT_ONCE = 4
"""So many passages of one voice are shown in a cell at once; the others unfold."""


MOST_IN_CELL = 6
"""Once so many passages of a cell are told, the voices that follow unfold."""


@dataclass(frozen=True, slots=True)
class Showing:
    """`closed`: the articles (slugs) whose quotes are cut for this reader."""

    columns: Sequence[Column]
    closed: frozenset[str]
    locate: Callable[[FramingMark], str]

    def cut(self, mark: FramingMark) -> str:
        """The words as this reader may see them."""
        return cut_quote(mark.quote) if mark.article.slug in self.closed else mark.quote

    def quote(self, mark: FramingMark) -> SafeString:
        """The words between quotation marks, opening their place, with a notice where they are lost."""
        shown = markup.quote(self.cut(mark), self.locate(mark))
        return markup.lost(shown) if mark.is_orphan else shown

    def fill(self, marks: Iterable[FramingMark], write: type_write) -> list[SafeString]:
        """A cell for each column with the marks of its article, written out."""
        by_article = group_by_article(marks)
        return [fill_cell(column, by_article.get(column.article.pk, ()), write) for column in self.columns]


def fill_cell(column: Column, marks: Sequence[FramingMark], write: type_write) -> SafeString:
    if not marks:
        return markup.cell(column.name, markup.hint(wording.NOTHING_MARKED), "none")
    return markup.cell(column.name, write(marks))


def write_voices(marks: Iterable[FramingMark], write: type_write) -> SafeString:
    """What the source says itself, and apart from it what each speaker says whom it quotes."""
    told: list[SafeString] = []
    folded: list[SafeString] = []
    shown = left = 0
    for who, said in split_voices(marks).items():
        voice = markup.voiced(wording.say_quoting(who), write(said))
        if shown < MOST_IN_CELL:
            told.append(voice)
            shown += len(said)
        else:
            folded.append(voice)
            left += len(said)
    rest = markup.more(f"{left} more, {wording.say_other_voices(len(folded))}", markup.join(folded))
    return markup.join([*told, rest if folded else ""])


def group_by_article(marks: Iterable[FramingMark]) -> dict[int, list[FramingMark]]:
    grouped: dict[int, list[FramingMark]] = {}
    for mark in marks:
        grouped.setdefault(mark.article_id, []).append(mark)
    return grouped


def split_voices(marks: Iterable[FramingMark]) -> type_voices:
    """The source's own words first, then each speaker's where they are first quoted."""
    voices: dict[str, list[FramingMark]] = {"": []}
    for mark in marks:
        voices.setdefault(mark.voice.name if mark.voice else "", []).append(mark)
    return {who: said for who, said in voices.items() if said}


def fold_words(quote: str) -> str:
    """What makes two wordings one: case, quotation marks, dashes and the signs around them are left out."""
    return fold_text(quote).casefold().strip(" \"'.,;:!?()[]-")


def group_wordings(marks: Iterable[FramingMark]) -> list[list[FramingMark]]:
    """Marks of the same words together, the most frequent words first, else by their place."""
    grouped: dict[str, list[FramingMark]] = {}
    for mark in marks:
        grouped.setdefault(fold_words(mark.quote), []).append(mark)
    return sorted(grouped.values(), key=len, reverse=True)
