"""The articles of an event side by side, their claims marked in the text and linked to their counterparts.

Made of rows that are loaded already; asks the database nothing. `claim` and `point` of the address open one
passage: the panel tells the question, the sign, the reason and every quote, each leading to its own place;
the columns mark their counterparts, or the nearest sentence where an article does not say. `framing` opens a
passage that is marked for how it is put: the panel tells as what, and the others' words for the same thing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.models import Article, Version
from comparisons import markup
from comparisons.comparison import Comparison
from comparisons.models import FramingMark
from comparisons.pages.addresses import locate_framing
from comparisons.pages.choice import Choice
from comparisons.pages.marking import Chip, Way, find_others, list_chips, list_markings
from comparisons.pages.panel import Panel, build_panel
from comparisons.pages.pencils import NO_PENCILS, Pencils
from comparisons.pages.put_index import Group, list_put
from comparisons.pages.put_panel import PutPanel, build_put_panel, tell_put_mark
from comparisons.pages.reading import WORDING, Opened, Reading
from comparisons.pages.shelf import Shelf
from comparisons.pages.telling import tell
from comparisons.pages.text_column import Entry, Text, build_text, find_column
from comparisons.pages.walking import Ways, find_ways


@dataclass(frozen=True, slots=True)
class TextsPage:
    """What the template of the texts reads."""

    name: str
    event: str
    framing: str
    texts: Sequence[Text]
    markings: Sequence[Way]
    chips: Sequence[Chip]
    theme: str
    lifted: str
    note: str
    index: Sequence[Entry]
    index_title: str
    put: Sequence[Group]
    panel: Panel | None
    put_panel: PutPanel | None
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
    marks: Sequence[FramingMark] = (),
    *,
    signed_in: bool = False,
    pencils: Pencils = NO_PENCILS,
) -> TextsPage:
    """`versions`: by the primary key of the article, the text that this reader may read, if any.

    `covering`: all articles that cover the event or a part, those left out of the comparison too. `marks`:
    how the articles compared put things, on the event and its parts.
    """
    reading = Reading(comparison, choice, opened, closed, versions, marks)
    found = [find_column(column, reading) for column in reading.columns]
    passages = {pk: span for column in found for pk, span in column.passages.items()}
    places = {pk: span for column in found for pk, span in column.places.items()}
    return TextsPage(
        name=comparison.event.name,
        event=comparison.event.get_absolute_url() + choice.query,
        framing=locate_framing(comparison.event.slug, choice),
        texts=[build_text(column, reading, pencils) for column in found],
        markings=list_markings(reading),
        chips=list_chips(reading, covering),
        theme=choice.theme,
        lifted=reading.change(theme=""),
        note=note_marking(reading),
        index=build_index(reading),
        index_title=name_index(reading),
        put=list_put(reading),
        panel=open_panel(reading, pencils, signed_in=signed_in),
        put_panel=build_put_panel(reading, Shelf(versions), pencils),
        tone=reading.look_of(reading.judged).key if reading.judged else "",
        told=tell_opened(reading),
        others=find_others(reading, passages, places),
        missing=opened.asks and reading.judged is None and reading.mark is None,
        close=reading.close(),
        ways=find_ways(reading, passages, places),
        limited=choice.articles is not None or bool(choice.only),
        everything=reading.change(articles="", only=""),
    )


def build_index(reading: Reading) -> list[Entry]:
    """The questions that are marked, in the order in which they are walked through."""
    if reading.judged or reading.mark:
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


def name_index(reading: Reading) -> str:
    """What the list of questions holds; nothing where no claims are marked."""
    if reading.opened.mark == WORDING:
        return ""
    return "What differs" if reading.marked is not reading.shown else "What is marked"


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
    if reading.mark:
        return tell_put_mark(reading.mark, reading.speech)
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
