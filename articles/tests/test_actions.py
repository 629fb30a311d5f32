"""Articles are written by actions that normalise, refuse, and tell who listens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.dispatch import Signal

from articles import actions
from articles.models import Article, Author, Source, Version
from articles.signals import article_changed, source_changed, version_added
from articles.texts import MAX_TEXT_BYTES, TextProblem

pytestmark = pytest.mark.django_db


def make_article(*, authors: list[str] | None = None, **fields: Any) -> Article:
    source = Source.objects.filter(slug="rt").first() or actions.save_source(Source(slug="rt", name="RT"))
    return actions.save_article(Article(**{"slug": "talks", "source": source, **fields}), authors=authors)


@contextmanager
def heard(signal: Signal) -> Iterator[list[dict[str, Any]]]:
    """What a signal tells while the block runs."""
    told: list[dict[str, Any]] = []

    def listen(**message: Any) -> None:
        told.append(message)

    signal.connect(listen)
    try:
        yield told
    finally:
        signal.disconnect(listen)


def byline(article: Article) -> list[str]:
    return [signature.author.name for signature in article.authorships.all()]


def test_a_byline_keeps_its_order_and_knows_its_authors_again() -> None:
    article = make_article(authors=["Clara  Weiss", "A. Korybko"])
    assert byline(article) == ["Clara Weiss", "A. Korybko"]
    actions.save_article(article, authors=["A. KORYBKO", "B. New", "clara weiss"])
    assert byline(article) == ["A. Korybko", "B. New", "Clara Weiss"]
    assert Author.objects.count() == 3


def test_without_a_byline_the_authors_stay() -> None:
    article = make_article(authors=["Clara Weiss"])
    actions.save_article(article)
    assert byline(article) == ["Clara Weiss"]
    actions.save_article(article, authors=[])
    assert byline(article) == []


def test_a_new_text_becomes_the_current_version() -> None:
    article = make_article()
    first = actions.add_version(article, body="\ufeff In 1997.\r\nIn 1999.\r ", kind="digest")
    assert (first.number, first.body, first.kind) == (1, "In 1997.\nIn 1999.", "digest")
    with heard(version_added) as told:
        second = actions.add_version(article, body="In 2000.")
    assert [message["version"] for message in told] == [second]
    assert list(Version.objects.values_list("number", "is_current")) == [(1, False), (2, True)]


@pytest.mark.parametrize("body", ["It is “so”.", 'It  is\n"so".', "It\u00a0is\u00ad «so»."])
def test_a_text_equal_when_folded_adds_no_version(body: str) -> None:
    article = make_article()
    first = actions.add_version(article, body="It is “so”.")
    second = actions.add_version(article, body="It was so.")
    with heard(version_added) as told:
        assert actions.add_version(article, body=body, kind="excerpt") == first
    assert told == []
    assert Version.objects.current().get() == second


@pytest.mark.parametrize("body", ["a\x00b", "a\udc00b", "x" * (MAX_TEXT_BYTES + 1)])
def test_a_text_that_cannot_be_kept_is_refused(body: str) -> None:
    with pytest.raises(TextProblem):
        actions.add_version(make_article(), body=body)
    assert not Version.objects.exists()


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(ValidationError):
        actions.add_version(make_article(), body=" \r\n ")


def test_a_changed_article_source_or_author_is_told() -> None:
    article = make_article(authors=["Clara Weiss"])
    with heard(article_changed) as told:
        actions.save_article(article)
        author = Author.objects.get()
        author.name = "C. Weiss"
        actions.save_author(author)
    assert [message["article"] for message in told] == [article, article]
    with heard(source_changed) as told:
        actions.save_source(article.source)
    assert len(told) == 1


def test_an_authors_name_is_changed_only_to_a_free_one() -> None:
    make_article(authors=["Clara Weiss", "A. Korybko"])
    author = Author.objects.get(name="A. Korybko")
    author.name = "clara weiss"
    with pytest.raises(ValidationError, match="on file already"):
        actions.save_author(author)


def test_a_refused_article_is_not_stored_in_part() -> None:
    with pytest.raises(ValidationError):
        make_article(authors=["Clara Weiss", " "])
    assert not Article.objects.exists()
    assert not Author.objects.exists()


def test_a_source_in_use_is_not_deleted() -> None:
    article = make_article()
    with pytest.raises(ProtectedError):
        actions.delete_rows([article.source])


def test_each_change_of_an_article_is_in_its_history() -> None:
    article = make_article()
    article.title = "The talks"
    actions.save_article(article)
    assert list(article.history.values_list("title", flat=True)) == ["The talks", ""]
