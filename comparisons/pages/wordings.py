"""What each source calls the same thing, across all events: the words, whose they are, where they stand.

Own voice and quoted voices stay apart, and no source is ranked: the oldest words come first. Made of rows
that are loaded already (`listing.wordings`); asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from articles.models import Article, Source
from comparisons import markup, wording
from comparisons.listing.leaves import Leaf
from comparisons.listing.wordings import WordingMaterial
from comparisons.models import FramingMark, Referent
from comparisons.pages.addresses import locate_mark
from comparisons.pages.choice import ask
from comparisons.pages.framing.referents import write_wordings
from comparisons.pages.framing.showing import Showing, split_voices
from comparisons.pages.told import tell_published

type_write = Callable[[Sequence[FramingMark], Showing], SafeString]
"""How marks of one thing are written out."""

type_group_of_marks = tuple[str, str, Sequence[FramingMark]]
"""Whose marks they are: a name and its address."""

type_group = Callable[[Iterable[FramingMark]], list[type_group_of_marks]]


@dataclass(frozen=True, slots=True)
class Using:
    """The words of one source, or of one article, for one thing."""

    name: str
    address: str
    number: str
    words: SafeString


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that is named: its neutral label, what is meant by it, and who uses which words for it.

    `address` leads to all words that name it, in all events; `anchor` is its own place on the page.
    """

    anchor: str
    label: str
    address: str
    description: str
    count: str
    uses: Sequence[Using]


@dataclass(frozen=True, slots=True)
class WordingList:
    """One page of the things that are named."""

    things: Sequence[Thing]
    leaf: Leaf[Referent]


def build_wordings(material: WordingMaterial, *, sees_all: bool) -> WordingList:
    """Each thing with the words of every source. `sees_all`: the reader has an account."""
    return WordingList(list_things(material, write_voices, sees_all=sees_all), material.leaf)


def list_things(
    material: WordingMaterial, write: type_write, group: type_group | None = None, *, sees_all: bool
) -> list[Thing]:
    """`group`: whose words stand together, those of one source if nothing is said."""
    return [
        build_thing(
            referent, material.marks.get(referent.pk, ()), write, group or group_by_source, sees_all=sees_all
        )
        for referent in material.leaf.rows
    ]


def build_thing(
    referent: Referent,
    marks: Sequence[FramingMark],
    write: type_write,
    group: type_group,
    *,
    sees_all: bool,
) -> Thing:
    showing = show_anywhere(marks, sees_all=sees_all)
    return Thing(
        anchor=referent.slug,
        label=referent.label,
        address=locate_thing(referent),
        description=referent.description,
        count=count_uses(marks),
        uses=[
            Using(name, address, count_more(len(same)), write(same, showing))
            for name, address, same in group(marks)
        ],
    )


def show_anywhere(marks: Iterable[FramingMark], *, sees_all: bool) -> Showing:
    """Words open their place in the texts of their own event; a visitor's are cut, as elsewhere."""
    closed = frozenset() if sees_all else frozenset(mark.article.slug for mark in marks)
    return Showing((), closed, lambda mark: locate_mark(mark, mark.event.slug))


def write_voices(marks: Sequence[FramingMark], showing: Showing) -> SafeString:
    """The source's own words, then those of each speaker it quotes."""
    return markup.join(
        markup.voiced(wording.say_quoting(who), write_wordings(said, showing))
        for who, said in split_voices(marks).items()
    )


def group_by_source(marks: Iterable[FramingMark]) -> list[type_group_of_marks]:
    """The marks of each source, in the order in which the sources first speak."""
    grouped: dict[Source, list[FramingMark]] = {}
    for mark in marks:
        grouped.setdefault(mark.article.source, []).append(mark)
    return [(source.name, source.get_absolute_url(), same) for source, same in grouped.items()]


def group_by_article(marks: Iterable[FramingMark]) -> list[type_group_of_marks]:
    """The marks of each article: what nobody named says in two of them is never one voice."""
    grouped: dict[Article, list[FramingMark]] = {}
    for mark in marks:
        grouped.setdefault(mark.article, []).append(mark)
    return [
        (f"{article.source.name}, {tell_published(article)}".rstrip(", "), article.get_absolute_url(), same)
        for article, same in grouped.items()
    ]


def count_uses(marks: Sequence[FramingMark]) -> str:
    """ "9 passages, 3 sources"."""
    sources = len({mark.article.source_id for mark in marks})
    return f"{wording.count(len(marks), 'passage')}, {wording.count(sources, 'source')}"


def count_more(passages: int) -> str:
    """How many there are, where that is more than the one that is seen."""
    return wording.count(passages, "passage") if passages > 1 else ""


def locate_thing(referent: Referent) -> str:
    """Where all words for it stand."""
    return reverse("wording-list") + ask(thing=referent.slug)
