"""One column of the texts: an article's text with its marks, its strip, and the list of what it answers.

Made of rows that are loaded already; asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from articles.models import Article, Version
from articles.texts import Span
from articles.vocabulary import TextKind
from comparisons import markup, wording
from comparisons.comparison import Column
from comparisons.comparison_json import cut_quote
from comparisons.judging import Judged
from comparisons.languages import Language
from comparisons.models import Claim, FramingMark
from comparisons.pages.answers import describe, show_quote
from comparisons.pages.columns import Head, build_head
from comparisons.pages.marked_text import Nearest
from comparisons.pages.passages import find_passages
from comparisons.pages.pencils import NO_PENCILS, Pencils
from comparisons.pages.put import LOOK, say_mark
from comparisons.pages.reading import WORDING, Reading
from comparisons.pages.standing import (
    Standing,
    find_naming,
    find_standing,
    look_nearest,
    name_nearest,
)
from comparisons.pages.strip import Bar, build_strip
from comparisons.pages.writing import speak, write_column


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim in the list below a text; `quote` only where the text has no place of it."""

    anchor: str
    verdict: SafeString
    question: str
    answer: str
    address: str
    quote: SafeString


@dataclass(frozen=True, slots=True)
class Text:
    """One column: its head, its paragraphs, why there are none, and the list of its claims.

    `front` says that it is the one shown where there is room for one only, `tab` how to bring it there.
    """

    head: Head
    paragraphs: Sequence[SafeString]
    kind: str
    abstract: bool
    language: Language
    absence: str
    standing: Standing | None
    tally: str
    entries: Sequence[Entry]
    unfolded: bool
    put: Sequence[Entry]
    put_unfolded: bool
    strip: Sequence[Bar]
    front: bool
    tab: str


@dataclass(frozen=True, slots=True)
class Found:
    """One column with its claims in the order of their places in the text that this reader may read.

    `put` are the framing marks that are shown; `places` are those of all its marks.
    """

    column: Column
    version: Version | None
    own: Sequence[tuple[Judged, Claim]]
    passages: dict[int, Span]
    put: Sequence[FramingMark]
    places: dict[int, Span]


def find_column(column: Column, reading: Reading) -> Found:
    own = [(j, c) for j in reading.shown for c in j.claims if c.article_id == column.article.pk]
    if reading.judged and reading.judged not in reading.shown:
        own += [(reading.judged, c) for c in reading.judged.claims if c.article_id == column.article.pk]
    version = reading.versions.get(column.article.pk)
    passages = find_passages([claim for _, claim in own], version) if version else {}
    own.sort(key=lambda pair: (pair[1].pk not in passages, passages.get(pair[1].pk, ())))
    marks = [mark for mark in reading.marks if mark.article_id == column.article.pk]
    places = find_passages(marks, version) if version else {}
    marks.sort(key=lambda mark: (mark.pk not in places, places.get(mark.pk, ())))
    put = [mark for mark in marks if reading.is_put(mark)]
    return Found(column, version, own, passages, put, places)


def build_text(found: Found, reading: Reading, pencils: Pencils = NO_PENCILS) -> Text:
    column, version, own, passages = found.column, found.version, found.own, found.passages
    article, put, places = column.article, found.put, found.places
    opened = [claim for judged, claim in own if judged is reading.judged]
    nearest = find_nearest_of(found, opened, reading)
    entries = [build_entry(judged, claim, passages, reading) for judged, claim in own]
    return Text(
        head=build_head(
            column,
            reading.choice,
            {article.pk: version.kind} if version else {},
            desk=pencils.find_desk(article, reading.comparison.event.slug),
        ),
        paragraphs=write_column(article, version, own, passages, nearest, put, places, reading)
        if version
        else (),
        kind=TextKind(version.kind).label if version else "",
        abstract=bool(version and version.kind == TextKind.DIGEST.value),
        language=speak(article, version),
        absence="" if version else wording.ONLY_FULL_TEXT if column.text_kind else wording.NO_TEXT,
        standing=find_naming(put, reading)
        if reading.mark
        else find_standing(column, opened, passages, nearest.span if nearest else None, reading),
        tally="" if reading.judged or reading.mark else tell_tally(article, put, reading),
        entries=entries,
        unfolded=not version or any(claim.pk not in passages for claim in opened),
        put=[build_put(mark, places, reading) for mark in put],
        put_unfolded=not version or any(mark.pk not in places for mark in put if reading.is_opened(mark)),
        strip=build_strip(own, passages, put, places, len(version.body), reading) if version else (),
        front=article.slug == reading.front,
        tab=reading.change(column=article.slug) + find_fragment(found, opened, nearest, reading),
    )


def tell_tally(article: Article, put: Sequence[FramingMark], reading: Reading) -> str:
    """ "answers 4 of 10 marked questions", "14 marked passages, 3 of them quoted"."""
    return "; ".join(told for told in (tell_claims(article, reading), tell_put(put, reading)) if told)


def tell_claims(article: Article, reading: Reading) -> str:
    if reading.opened.mark == WORDING:
        return ""
    answered = sum(any(c.article_id == article.pk for c in j.claims) for j in reading.marked)
    return f"answers {answered} of {wording.count(len(reading.marked), 'marked question')}"


def tell_put(put: Sequence[FramingMark], reading: Reading) -> str:
    if not reading.shows_wording:
        return ""
    quoted = sum(mark.voice_id is not None for mark in put)
    told = wording.count(len(put), "marked passage") if put else wording.NOTHING_MARKED
    return f"{told}, {quoted} of them quoted" if quoted else told


def find_nearest_of(found: Found, opened: Sequence[Claim], reading: Reading) -> Nearest | None:
    """The nearest sentence, where a question is open on which the article says nothing; none where it is read
    alone, since the others' quotes are sought by."""
    if reading.judged is None or opened or found.version is None or reading.choice.only:
        return None
    span = look_nearest(reading.judged, found.version)
    return Nearest(span, name_nearest(found.column)) if span else None


def find_fragment(found: Found, opened: Sequence[Claim], nearest: Nearest | None, reading: Reading) -> str:
    """Where in the column its part on what is open stands."""
    if reading.mark:
        return next((f"#m{mark.pk}" for mark in found.put if reading.is_opened(mark)), "")
    if opened:
        return f"#c{opened[0].pk}"
    return f"#{nearest.anchor}" if nearest else ""


def build_entry(judged: Judged, claim: Claim, passages: Mapping[int, Span], reading: Reading) -> Entry:
    is_written = claim.pk in passages
    return Entry(
        anchor="" if is_written and reading.is_marked(judged) else f"c{claim.pk}",
        verdict=markup.sign(reading.look_of(judged)),
        question=judged.point.question,
        answer=describe(claim, judged, reading.speech).answer,
        address=reading.locate(claim),
        quote=markup.EMPTY if is_written else show_quote(claim, reading.speech),
    )


def build_put(mark: FramingMark, places: Mapping[int, Span], reading: Reading) -> Entry:
    """A framing mark in the list; its words stand there where the text has no place of them."""
    words = cut_quote(mark.quote) if mark.article.slug in reading.speech.closed else mark.quote
    quote = markup.quote(words, reading.locate_mark(mark))
    is_written = mark.pk in places
    return Entry(
        anchor="" if is_written else f"m{mark.pk}",
        verdict=markup.sign(LOOK),
        question=say_mark(mark),
        answer="",
        address=reading.locate_mark(mark),
        quote=markup.EMPTY if is_written else markup.lost(quote) if mark.is_orphan else quote,
    )
