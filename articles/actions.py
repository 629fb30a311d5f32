"""Everything that writes articles. Each action is one transaction and tells who listens.

Texts are normalised here, once, before they are stored; a text that is equal to a stored version
when folded adds none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Model

from articles.models import Article, Author, Authorship, Source, Version
from articles.names import fold_name
from articles.signals import article_changed, source_changed, version_added
from articles.texts import MAX_TEXT_BYTES, TextProblem, checksum, normalise
from articles.turns import in_turn
from articles.vocabulary import TextKind


@in_turn
def save_source(source: Source) -> Source:
    """Store a new or changed source; raises `ValidationError`."""
    source.full_clean()
    source.save()
    source_changed.send(Source, source=source)
    return source


@in_turn
def save_author(author: Author) -> Author:
    """Store a new or renamed author; raises `ValidationError` for a name on file already."""
    author.full_clean()
    author.save()
    for article in author.articles.all():
        article_changed.send(Article, article=article)
    return author


@in_turn
def add_rows(rows: Sequence[Model]) -> None:
    """Store new rows of one model, some hundred with a query; raises `ValidationError`, `IntegrityError`.

    Nothing refers to a new source or speaker yet: it has no part in any comparison, and nobody is told.
    """
    for row in rows:
        row.full_clean(validate_unique=False)
    if rows:
        type(rows[0])._default_manager.bulk_create(rows)


@in_turn
def delete_rows(rows: Iterable[Model]) -> None:
    """Delete sources or authors; raises `ProtectedError` for those in use.

    One that is in use by nothing has no part in any comparison, so nobody is told.
    """
    for row in rows:
        row.delete()


@in_turn
def save_article(article: Article, *, authors: Sequence[str] | None = None) -> Article:
    """Store a new or changed article and, where given, its byline; raises `ValidationError`."""
    article.full_clean()
    article.save()
    if authors is not None:
        sign_article(article, authors)
    article_changed.send(Article, article=article)
    return article


def sign_article(article: Article, names: Sequence[str]) -> None:
    """Set the byline to these persons, in this order."""
    wanted = [find_author(name) for name in names]
    article.authorships.exclude(author__in=wanted).delete()
    for order, author in enumerate(wanted):
        Authorship.objects.update_or_create(article=article, author=author, defaults={"order": order})


def find_author(name: str) -> Author:
    """The author of this name, made where there is none."""
    author = Author.objects.filter(key=fold_name(name)).first() or Author(name=" ".join(name.split()))
    if author.pk is None:
        author.full_clean()
        author.save()
    return author


def read_text(body: str) -> str:
    """The text as it is stored; raises `TextProblem` for one that cannot be."""
    text = normalise(body)
    if len(text.encode()) > MAX_TEXT_BYTES:
        raise TextProblem(
            f"The text is larger than {MAX_TEXT_BYTES // 2**20} MB; add a shorter excerpt of it."
        )
    return text


@in_turn
def add_version(article: Article, *, body: str, kind: str = TextKind.FULL.value) -> Version:
    """Make this the article's current text and return its version.

    A text equal when folded to a stored version adds none: that version is returned, and the current
    one stays current. Raises `TextProblem` for a text that cannot be stored.
    """
    text = read_text(body)
    folded = checksum(text)
    known = Version.objects.filter(article=article, checksum=folded).first()
    if known is not None:
        return known
    newest = Version.objects.filter(article=article).order_by("-number").first()
    Version.objects.filter(article=article, is_current=True).update(is_current=False)
    version = Version(
        article=article, number=newest.number + 1 if newest else 1, kind=kind, body=text, checksum=folded
    )
    version.full_clean()
    version.save()
    version_added.send(Version, article=article, version=version)
    return version
