"""What the database holds on to, whoever writes."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.actions import add_version, save_article
from articles.editions import ChangedMeanwhile, take_edition
from articles.models import Article, Author, Source, Version

pytestmark = pytest.mark.django_db


def make_article(**fields: str) -> Article:
    source, _ = Source.objects.get_or_create(slug="rt", name="RT")
    return save_article(Article(**{"slug": "talks", "source": source, **fields}))


@pytest.mark.parametrize("slug", ["Talks", "a b", "", "ж", "a" * 81, "a/b"])
def test_a_slug_is_of_few_letters(slug: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        make_article(slug=slug)
    assert "slug" in refusal.value.message_dict


@pytest.mark.parametrize(
    ("published", "first", "last", "month"),
    [
        ("2020-02-11", (2020, 2, 11), (2020, 2, 11), "2020-02"),
        ("2020-02", (2020, 2, 1), (2020, 2, 29), "2020-02"),
        ("2020-02-01/2020-02-07", (2020, 2, 1), (2020, 2, 7), "2020-02"),
        ("2020-01-31/2020-02-01", (2020, 1, 31), (2020, 2, 1), ""),
        ("1997/..", (1997, 1, 1), None, ""),
        ("", None, None, ""),
    ],
)
def test_days_are_derived_from_the_date_as_written(
    published: str, first: tuple[int, int, int] | None, last: tuple[int, int, int] | None, month: str
) -> None:
    make_article(published=published)
    article = Article.objects.get()
    assert article.published_first == (first and datetime.date(*first))
    assert article.published_last == (last and datetime.date(*last))
    assert article.month == month


def test_days_are_derived_where_only_the_date_is_saved() -> None:
    article = make_article()
    article.published = "2020-02-11"
    article.save(update_fields=["published"])
    assert Article.objects.get().published_first == datetime.date(2020, 2, 11)


def test_a_date_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(ValidationError) as refusal:
        make_article(published="11 February")
    assert "11 February" in refusal.value.message_dict["published"][0]


def test_the_origin_is_another_source() -> None:
    article = make_article()
    article.origin = article.source
    with pytest.raises(ValidationError, match="own source"):
        article.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.update(origin=article.source)


def test_articles_come_by_publication_with_the_undated_last() -> None:
    for slug, published in (("c", ""), ("b", "2020-02"), ("a", "2021"), ("d", "2020-01-31")):
        make_article(slug=slug, published=published)
    assert list(Article.objects.values_list("slug", flat=True)) == ["d", "b", "a", "c"]


def test_an_article_without_a_headline_has_a_name() -> None:
    assert str(make_article()) == "RT, no headline on file (talks)"


def test_a_version_is_never_changed() -> None:
    version = add_version(make_article(), body="In 1997.")
    version.body = "In 1999."
    with pytest.raises(ValueError, match="never changed"):
        version.save()


def test_an_article_has_one_current_version() -> None:
    article = make_article()
    add_version(article, body="One.")
    add_version(article, body="Two.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.update(is_current=True)


def test_a_visitor_reads_the_newest_version_that_may_be_shown() -> None:
    article = make_article()
    for kind, body in (("digest", "Abstract."), ("excerpt", "A part."), ("full", "All of it.")):
        add_version(article, body=body, kind=kind)
    assert Version.objects.readable_by(AnonymousUser()).get().body == "A part."
    assert Version.objects.readable_by(User(username="editor")).get().body == "All of it."


def test_a_visitor_reads_nothing_of_an_article_with_a_full_text_only() -> None:
    add_version(make_article(), body="All of it.")
    assert not Version.objects.readable_by(AnonymousUser()).exists()


def test_an_author_is_one_in_any_case() -> None:
    Author.objects.create(name="Ядвига Ляўковіч")
    with pytest.raises(ValidationError, match="on file already"):
        Author(name="ЯДВИГА  ляўковіч").full_clean()


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b"])
def test_what_a_database_cannot_hold_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        make_article(framing=text)


def test_an_edition_is_taken_once() -> None:
    article = make_article()
    take_edition(article, 1)
    assert article.edition == Article.objects.get().edition == 2
    with pytest.raises(ChangedMeanwhile, match="Somebody else changed"):
        take_edition(article, 1)


@pytest.mark.django_db(transaction=True)
def test_an_edition_is_taken_inside_a_transaction_only() -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        take_edition(make_article(), 1)
