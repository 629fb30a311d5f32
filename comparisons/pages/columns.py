"""The heads of the columns: which article stands in each, and what its source is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from articles.date_words import display_date
from articles.models import Article
from articles.vocabulary import PublishedBasis, SourceKind, TextKind
from comparisons import markup, wording
from comparisons.comparison import Column
from comparisons.pages.choice import Choice
from comparisons.pages.pencils import NO_PENCILS, Pencils


@dataclass(frozen=True, slots=True)
class Head:
    """One column's head. Absent things are empty.

    `only` is the address that reads this article alone, `hide` the one that leaves it out; `after` says that
    the event stands between it and the column before; `desk` is where people who may tag it do.
    """

    slug: str
    name: str
    source: str
    source_address: str
    kind: str
    published: str
    inferred: bool
    authors: str
    origin: str
    translated: str
    text_kind: str
    title: SafeString
    only: str
    is_only: bool
    hide: str
    unread: bool
    after: bool
    desk: str


def build_head(
    column: Column,
    choice: Choice,
    readable: Mapping[int, str],
    others: Sequence[str] = (),
    *,
    after: bool = False,
    desk: str = "",
) -> Head:
    """`readable`: by the article's primary key, the kind of the text that this reader may see, if any.

    `others` are the articles that stay when this one is hidden: none where hiding it makes no sense.
    """
    article = column.article
    address = reverse("article-detail", args=[article.slug])
    return Head(
        slug=article.slug,
        name=column.name,
        source=article.source.name,
        source_address=reverse("source-detail", args=[article.source.slug]),
        kind=name_kind(article.source.kind),
        published=display_date(article.published) if article.published else "",
        inferred=article.published_basis == PublishedBasis.INFERRED.value,
        authors=list_authors(article),
        origin=article.origin.name if article.origin else "",
        translated=wording.name_language(article.translated_from) if article.translated_from else "",
        text_kind=name_text(column, readable.get(column.article.pk)),
        title=markup.headline(article.title, address),
        only=choice.change(only=article.slug),
        is_only=choice.only == article.slug,
        hide=choice.change(articles=tuple(others)) if others else "",
        unread=column.tagging == "none",
        after=after,
        desk=desk,
    )


def name_text(column: Column, readable: str | None) -> str:
    """What kind of text this reader may see; where there is only one that they may not, what kind that is."""
    if readable:
        return TextKind(readable).label
    return f"{column.text_kind.label}, {wording.WITH_ACCOUNT}" if column.text_kind else wording.WITHOUT_TEXT


def name_kind(kind: str) -> str:
    """What kind of publisher a source is; "other" tells nobody anything."""
    return SourceKind(kind).label if kind and kind != SourceKind.OTHER.value else ""


def list_authors(article: Article) -> str:
    return wording.list_names([signature.author.name for signature in article.authorships.all()])


def build_heads(
    columns: Sequence[Column],
    choice: Choice,
    readable: Mapping[int, str],
    line: int = 0,
    *,
    pencils: Pencils = NO_PENCILS,
    event: str = "",
) -> list[Head]:
    """`line`: how many columns stand left of the event (its slug); 0 where it stands between none."""
    slugs = [column.article.slug for column in columns]
    return [
        build_head(
            column,
            choice,
            readable,
            [slug for slug in slugs if slug != column.article.slug]
            if len(slugs) > 2 and not choice.only
            else [],
            after=bool(line) and place == line,
            desk=pencils.find_desk(column.article, event),
        )
        for place, column in enumerate(columns)
    ]
