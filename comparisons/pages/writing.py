"""One column of the texts page being written out: which claims lie where, and which of them is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.safestring import SafeString

from articles.models import Article, Version
from articles.texts import Span
from articles.vocabulary import TextKind
from comparisons.judging import Judged
from comparisons.languages import OURS, Language, read_language
from comparisons.models import Claim, FramingMark
from comparisons.pages.marked_text import Dress, Nearest, write_text
from comparisons.pages.passages import type_name
from comparisons.pages.put import dress_mark, name_mark, name_places
from comparisons.pages.reading import Reading


def write_column(
    article: Article,
    version: Version,
    own: Sequence[tuple[Judged, Claim]],
    passages: Mapping[int, Span],
    nearest: Nearest | None,
    put: Sequence[FramingMark],
    places: Mapping[int, Span],
    reading: Reading,
) -> list[SafeString]:
    """The text of one article, with the marks that this reading of the comparison shows.

    `passages` of the claims and `places` of the framing marks are by their primary keys.
    """
    dresses: dict[type_name, Dress] = {
        claim.pk: dress(judged, claim, reading) for judged, claim in own if reading.is_marked(judged)
    }
    dresses |= {name_mark(mark): dress_put(mark, reading) for mark in put}
    marked = name_places(put, places)
    marked |= {pk: span for pk, span in passages.items() if pk in dresses}
    language = read_language(article.language)
    return write_text(version, marked, dresses, language=language, nearest=nearest)


def speak(article: Article, version: Version | None) -> Language:
    """The language that a column is written in: ours, where it is an abstract or a notice."""
    if version is None or version.kind == TextKind.DIGEST.value:
        return OURS
    return read_language(article.language)


def dress(judged: Judged, claim: Claim, reading: Reading) -> Dress:
    return Dress(
        look=reading.look_of(judged),
        address=reading.locate(claim),
        title=judged.point.question,
        is_open=reading.judged is judged,
        is_current=reading.current is claim,
    )


def dress_put(mark: FramingMark, reading: Reading) -> Dress:
    return dress_mark(
        mark,
        reading.locate_mark(mark),
        is_open=reading.is_opened(mark),
        is_current=mark is reading.mark,
    )
