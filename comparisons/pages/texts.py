"""The articles of an event side by side, their claims marked in the text and linked to their counterparts.

Made of rows that are loaded already; asks the database nothing. `claim` and `point` of the address open one
passage: the panel tells the question, the sign, the reason and every quote, each leading to its own place;
the columns mark their counterparts, or the nearest sentence where an article does not say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.models import Article, Version
from comparisons import markup
from comparisons.comparison import Comparison
from comparisons.pages.choice import Choice
from comparisons.pages.marking import Chip, Way, find_others, list_chips, list_markings
from comparisons.pages.panel import Panel, build_panel
from comparisons.pages.pencils import NO_PENCILS, Pencils
from comparisons.pages.reading import Opened, Reading
from comparisons.pages.shelf import Shelf
from comparisons.pages.telling import tell
from comparisons.pages.text_column import Entry, Text, build_text, find_column
from comparisons.pages.walking import Ways, find_ways


@dataclass(frozen=True, slots=True)
class TextsPage:
    """What the template of the texts reads."""

    name: str
    event: str
    texts: Sequence[Text]
    markings: Sequence[Way]
    chips: Sequence[Chip]
    theme: str
    lifted: str
    note: str
    index: Sequence[Entry]
    index_title: str
    panel: Panel | None
    tone: str
    told: str
    others: Sequence[Way]
    missing: bool
    close: str
    ways: Ways
    limited: bool
    everything: str


def build_texts_page(
    comparison: Comparison,
    choice: Choice,
    opened: Opened,
    closed: frozenset[str],
    versions: Mapping[int, Version],
    covering: Sequence[Article] = (),
    *,
    signed_in: bool = False,
    pencils: Pencils = NO_PENCILS,
) -> TextsPage:
    """`versions`: by the primary key of the article, the text that this reader may read, if any.

    `covering`: all articles that cover the event or a part, those left out of the comparison too.
    """
    reading = Reading(comparison, choice, opened, closed, versions)
    found = [find_column(column, reading) for column in reading.columns]
    passages = {pk: span for column in found for pk, span in column.passages.items()}
    return TextsPage(
        name=comparison.event.name,
        event=comparison.event.get_absolute_url() + choice.query,
        texts=[build_text(column, reading) for column in found],
        markings=list_markings(reading),
        chips=list_chips(reading, covering),
        theme=choice.theme,
        lifted=reading.change(theme=""),
        note=note_marking(reading),
        index=build_index(reading),
        index_title="What differs" if reading.marked is not reading.shown else "What is marked",
        panel=open_panel(reading, pencils, signed_in=signed_in),
        tone=reading.look_of(reading.judged).key if reading.judged else "",
        told=tell_opened(reading),
        others=find_others(reading, passages),
        missing=opened.asks and reading.judged is None,
        close=reading.close(),
        ways=find_ways(reading, passages),
        limited=choice.articles is not None or bool(choice.only),
        everything=reading.change(articles="", only=""),
    )


def build_index(reading: Reading) -> list[Entry]:
    """The questions that are marked, in the order in which they are walked through."""
    if reading.judged:
        return []
    return [
        Entry(
            anchor="",
            verdict=markup.sign(reading.look_of(judged)),
            question=judged.point.question,
            answer="" if reading.choice.only else judged.judgement.reason,
            address=reading.locate(judged.claims[0]),
            quote=markup.EMPTY,
        )
        for judged in reading.listed
        if judged.claims
    ]


def open_panel(reading: Reading, pencils: Pencils, *, signed_in: bool) -> Panel | None:
    """The open question with everybody's answers and quotes."""
    if reading.judged is None:
        return None
    return build_panel(
        reading.judged,
        reading.speech,
        Shelf(reading.versions),
        articles={column.article.slug: column.article for column in reading.comparison.columns},
        only=reading.choice.only,
        signed_in=signed_in,
        titled=True,
        pencils=pencils,
    )


def tell_opened(reading: Reading) -> str:
    """What is said aloud of the open question: question, signs and reason."""
    if reading.judged is None:
        return ""
    question = reading.judged.point.question
    if reading.choice.only:
        return question
    telling = tell(reading.judged, reading.speech.names)
    return " ".join([question, *(f"{look.word}." for look in telling.looks), telling.reason])


def note_marking(reading: Reading) -> str:
    """Why more is marked than what differs, where nobody asked for that."""
    asked = reading.opened.mark or reading.choice.verdict or reading.choice.only
    if asked or reading.differing or not reading.shown:
        return ""
    return "Nothing differs between these texts: all claims are marked."
