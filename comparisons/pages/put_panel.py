"""The panel of a framing mark: what it says of its words, by which definitions, and the others' words.

Made of rows that are loaded already; asks the database nothing. No word of it is a verdict on a source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from articles.models import Article
from comparisons import markup, wording
from comparisons.comparison import Column
from comparisons.models import FramingMark, Referent
from comparisons.pages.answers import Speech
from comparisons.pages.cited import show_ways
from comparisons.pages.framing.showing import Showing
from comparisons.pages.pencils import Pencils
from comparisons.pages.put import find_terms
from comparisons.pages.reading import Reading
from comparisons.pages.shelf import Shelf
from comparisons.pages.wordings import locate_thing, write_voices

LISTS = {"device": "Device", "frame": "Frame", "function": "Function"}


@dataclass(frozen=True, slots=True)
class Read:
    """One word of a list that the passage is read as: its definition is ours, `source` what it builds on."""

    kind: str
    label: str
    definition: str
    source: str


@dataclass(frozen=True, slots=True)
class Named:
    """What one article calls the same thing; `note` says why there is nothing."""

    name: str
    words: SafeString
    note: str


@dataclass(frozen=True, slots=True)
class PutPanel:
    """What the template of the panel reads. `thing` is empty where the words name nothing."""

    quote: SafeString
    sentence: SafeString
    who: str
    reads: Sequence[Read]
    thing: str
    thing_address: str
    meant: str
    note: str
    named: Sequence[Named]
    ways: SafeString


def build_put_panel(reading: Reading, shelf: Shelf, pencils: Pencils) -> PutPanel | None:
    """The panel of the mark that is open, if one is."""
    mark = reading.mark
    if mark is None:
        return None
    article = next(c.article for c in reading.comparison.columns if c.article.pk == mark.article_id)
    showing = Showing((), reading.speech.closed, reading.locate_mark)
    return PutPanel(
        quote=showing.quote(mark),
        sentence=shelf.show_sentence(mark, reading.locate_mark(mark)),
        who=say_who(mark, reading.speech),
        reads=list_reads(mark),
        thing=mark.referent.label if mark.referent else "",
        thing_address=locate_thing(mark.referent) if mark.referent else "",
        meant=mark.referent.description if mark.referent else "",
        note=mark.note,
        named=list_named(mark.referent, reading, showing) if mark.referent else (),
        ways=write_ways(mark, article, reading, shelf, pencils),
    )


def list_reads(mark: FramingMark) -> list[Read]:
    """What the passage is read as, with definitions."""
    return [Read(LISTS[kind], term.label, term.definition, term.source) for kind, term in find_terms(mark)]


def say_who(mark: FramingMark, speech: Speech) -> str:
    """Whose words they are, and in which article: "RT itself", "quoting Putin, in RT"."""
    name = speech.names[mark.article.slug]
    return f"quoting {mark.voice.name}, in {name}" if mark.voice else wording.say_who(name)


def tell_put_mark(mark: FramingMark, speech: Speech) -> str:
    """What is said aloud when the panel opens."""
    words = [f"{LISTS[kind]}: {term.label}." for kind, term in find_terms(mark)]
    named = f"Names {mark.referent.label}." if mark.referent else ""
    return " ".join(part for part in (f"{say_who(mark, speech)}.", *words, named) if part)


def list_named(referent: Referent, reading: Reading, showing: Showing) -> list[Named]:
    """The words of every article of the comparison for the same thing, in the order of the columns."""
    columns = [c for c in reading.comparison.columns if reading.choice.only in ("", c.article.slug)]
    return [name_in(column, referent, reading, showing) for column in columns]


def name_in(column: Column, referent: Referent, reading: Reading, showing: Showing) -> Named:
    marks = [m for m in reading.marks if m.referent_id == referent.pk and m.article_id == column.article.pk]
    if not marks:
        return Named(column.name, markup.EMPTY, wording.NOTHING_MARKED)
    return Named(column.name, write_voices(marks, showing), "")


def write_ways(
    mark: FramingMark, article: Article, reading: Reading, shelf: Shelf, pencils: Pencils
) -> SafeString:
    """At the publisher, copy quote, and the pencil. `article` has its authors with it."""
    version, passage = shelf.find(mark) or (None, None)
    closed = article.slug in reading.speech.closed
    return show_ways(mark, article, closed=closed, version=version, passage=passage, pencils=pencils)
