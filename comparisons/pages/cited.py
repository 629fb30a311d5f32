"""The ways on from a quote: to the passage at its publisher, into a mail with its citation, to the desk.

Made of rows that are loaded already; asks the database nothing.
"""

from __future__ import annotations

from django.utils.safestring import SafeString

from articles.models import Article, Version
from articles.texts import Span
from articles.vocabulary import TextKind
from comparisons import citing, markup
from comparisons.comparison_json import cut_quote
from comparisons.models import FramingMark
from comparisons.pages.passages import type_anchored
from comparisons.pages.pencils import NO_PENCILS, Pencils


def show_ways(
    claim: type_anchored,
    article: Article,
    *,
    closed: bool,
    version: Version | None = None,
    passage: Span | None = None,
    pencils: Pencils = NO_PENCILS,
) -> SafeString:
    """One line under a quote: at the publisher, copy quote, and the pencil for people who may tag.

    `article` must be loaded with its source and authorships. `closed`: its quotes are cut for this reader.
    `version` is the text that this reader may read and `passage` where the claim's words stand in it: words
    around the quote are told of a full text only, and only to those who may read it.
    """
    return markup.ways(
        [
            markup.publisher_link(
                locate_at_publisher(claim, article, closed, version, passage), article.source.name
            ),
            markup.copy_button(cite_claim(claim, article, closed=closed)),
            draw_pencil(claim, pencils),
        ]
    )


def draw_pencil(claim: type_anchored, pencils: Pencils) -> SafeString:
    return pencils.draw_for_mark(claim) if isinstance(claim, FramingMark) else pencils.draw_for_claim(claim)


def cite_claim(claim: type_anchored, article: Article, *, closed: bool) -> str:
    """The claim's words with their citation, as text."""
    return citing.cite(cut_quote(claim.quote) if closed else claim.quote, refer_to(article))


def refer_to(article: Article) -> citing.Reference:
    return citing.Reference(
        source=article.source.name,
        authors=[signature.author.name for signature in article.authorships.all()],
        title=article.title,
        published=article.published,
        address=article.url,
    )


def locate_at_publisher(
    claim: type_anchored,
    article: Article,
    closed: bool,
    version: Version | None = None,
    passage: Span | None = None,
) -> str:
    """The address of the passage at the publisher; of a lost quote that of the article; else nothing."""
    if claim.is_orphan or not article.url:
        return article.url
    if version and passage and not closed and version.kind == TextKind.FULL.value:
        return citing.link_passage(article.url, citing.find_surroundings(version.body, *passage))
    words = cut_quote(claim.quote).removesuffix(" …") if closed else claim.quote
    return citing.link_passage(article.url, citing.Passage(words))
