"""One column of the texts page being written out: which claims lie where, and which of them is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.safestring import SafeString

from articles.models import Article, Version
from articles.texts import Span
from articles.vocabulary import TextKind
from comparisons.judging import Judged
from comparisons.languages import OURS, Language, read_language
from comparisons.models import Claim
from comparisons.pages.marked_text import Dress, Nearest, write_text
from comparisons.pages.reading import Reading


def write_column(
    article: Article,
    version: Version,
    own: Sequence[tuple[Judged, Claim]],
    passages: Mapping[int, Span],
    nearest: Nearest | None,
    reading: Reading,
) -> list[SafeString]:
    """The text of one article, with the marks that this reading of the comparison shows."""
    dresses = {claim.pk: dress(judged, claim, reading) for judged, claim in own if reading.is_marked(judged)}
    marked = {pk: span for pk, span in passages.items() if pk in dresses}
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
