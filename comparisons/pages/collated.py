"""One speaker's remark in the renderings of several articles, laid out as a table that wraps like text.

A column of the table for each rendering, a row for each stretch of the remark; the style sheet turns it, so
that the renderings run one above the other. Long stretches are cut where a line may break.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from comparisons import collation, markup, wording
from comparisons.comparison_json import cut_quote
from comparisons.judging import Judged
from comparisons.models import Claim
from comparisons.pages.answers import Speech, describe
from comparisons.vocabulary import Kind

LONGEST_PIECE = 26
"""Signs of a stretch that stand in one line: more would not fit a telephone's screen."""

MOST_RENDERINGS = 6
RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}


@dataclass(frozen=True, slots=True)
class Rendering:
    """One article's wording: who speaks in it, and through whom and from which language it came."""

    name: str
    address: str
    who: str
    translated: str
    note: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the remark that stands in one line: a cell for each rendering. `is_long`: its one word
    may be broken, since it would not fit a telephone's screen."""

    is_shared: bool
    is_long: bool
    continues: bool
    cells: Sequence[SafeString]


@dataclass(frozen=True, slots=True)
class Remark:
    """One speaker's words in several renderings. `shared` tells in words how far they agree."""

    title: str
    speaker: str
    renderings: Sequence[Rendering]
    pieces: Sequence[Piece]
    shared: str
    direction: str


def collate_remarks(judged: Judged, speech: Speech) -> list[Remark]:
    """The remarks of a point of free text that two or more articles render, each speaker's apart."""
    if judged.point.kind != Kind.TEXT.value:
        return []
    spoken: dict[int, list[Claim]] = {}
    for claim in judged.claims:
        if claim.voice and not claim.voice.anonymous:
            spoken.setdefault(claim.voice.pk, []).append(claim)
    remarks = (collate_remark(claims, judged, speech) for claims in spoken.values())
    return [remark for remark in remarks if remark]


def collate_remark(claims: Sequence[Claim], judged: Judged, speech: Speech) -> Remark | None:
    """None where only one article renders it, or where it is too much to collate."""
    if len({claim.article_id for claim in claims}) < 2 or len(claims) > MOST_RENDERINGS:
        return None
    texts = [
        cut_quote(claim.quote) if claim.article.slug in speech.closed else claim.quote for claim in claims
    ]
    columns = collation.collate(texts)
    if not columns:
        return None
    voice = claims[0].voice
    assert voice is not None
    languages = {claim.article.language.partition("-")[0] for claim in claims}
    return Remark(
        title=wording.say_wordings(len(claims)),
        speaker=voice.name,
        renderings=[describe_rendering(claim, judged, speech) for claim in claims],
        pieces=[piece for column in columns for piece in show_column(column, claims, speech)],
        shared=tell_shared(columns, texts),
        direction="rtl" if languages <= RIGHT_TO_LEFT else "ltr",
    )


def describe_rendering(claim: Claim, judged: Judged, speech: Speech) -> Rendering:
    language = claim.article.translated_from
    return Rendering(
        name=speech.names[claim.article.slug],
        address=speech.locate(claim),
        who=describe(claim, judged, speech).who,
        translated=wording.say_translated(language) if language else "",
        note=claim.note,
    )


def show_column(column: collation.Column, claims: Sequence[Claim], speech: Speech) -> Iterator[Piece]:
    """The column, cut where a line may break; words that agree stay above each other."""
    said = [cell.words.split() if cell else [] for cell in column.cells]
    for number, lines in enumerate(break_words(said, evenly=column.is_shared)):
        yield Piece(
            is_shared=column.is_shared,
            is_long=any(len(word) > LONGEST_PIECE for words in lines for word in words),
            continues=number > 0,
            cells=[
                markup.collated(" ".join(words), speech.locate(claim))
                for words, claim in zip(lines, claims, strict=True)
            ],
        )


def break_words(said: Sequence[Sequence[str]], *, evenly: bool) -> Iterator[list[Sequence[str]]]:
    """The words of each cell, a piece at a time. `evenly`: cut all cells behind the same number of words."""
    left = [list(words) for words in said]
    while any(left):
        fitting = [count_fitting(words) for words in left]
        if evenly and len({len(words) for words in left}) == 1:
            fitting = [min(fitting)] * len(left)
        yield [words[:number] for words, number in zip(left, fitting, strict=True)]
        left = [words[number:] for words, number in zip(left, fitting, strict=True)]


def count_fitting(words: Sequence[str]) -> int:
    """How many words fit into one piece; one at least."""
    length = 0
    for number, word in enumerate(words):
        length += len(word) + 1
        if length > LONGEST_PIECE + 1:
            return max(number, 1)
    return len(words)


def tell_shared(columns: Sequence[collation.Column], texts: Sequence[str]) -> str:
    """How many words all renderings share: "5 words the same in both, of 10 and 11"."""
    shared = sum(
        len(collation.cut_words(cell.words))
        for column in columns
        if column.is_shared
        for cell in column.cells[:1]
        if cell
    )
    totals = [str(len(collation.cut_words(text))) for text in texts]
    return wording.say_shared_words(shared, totals)
