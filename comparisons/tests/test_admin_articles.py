"""Bringing articles in by the admin: their byline, their texts, and what a new text does to the claims."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from articles.models import Article, Author, Source, Version
from comparisons.models import Claim
from comparisons.tests.filling import (
    address_of,
    read_errors,
    read_form,
    read_messages,
    read_text,
    save_form,
    was_saved,
)
from comparisons.tests.making import make_article, make_claim, make_event, make_point, make_source

pytestmark = pytest.mark.django_db


def add_article(client: Client, **changes: Any) -> Any:
    source = Source.objects.filter(slug="rt").first() or make_source(slug="rt", name="RT")
    return save_form(client, address_of(Article, "add"), **{"source": source.pk, "slug": "talks", **changes})


def test_a_source_is_added_and_a_bad_one_refused(admin_client: Client) -> None:
    added = save_form(admin_client, address_of(Source, "add"), name="RT", slug="rt", homepage="rt.com")
    assert read_errors(added) == []
    assert Source.objects.get().homepage == "https://rt.com"
    refused = save_form(admin_client, address_of(Source, "add"), name="RT", slug="rt")
    assert any("already exists" in sentence for sentence in read_errors(refused))
    refused = save_form(admin_client, address_of(Source, "add"), name="RT", slug="R T")
    assert any("Use 1 to 80 of the letters" in sentence for sentence in read_errors(refused))


def test_an_author_on_file_is_refused(admin_client: Client) -> None:
    save_form(admin_client, address_of(Author, "add"), name="Clara Weiss")
    refused = save_form(admin_client, address_of(Author, "add"), name="clara  WEISS")
    assert any("on file already" in sentence for sentence in read_errors(refused))
    assert Author.objects.count() == 1


def test_an_article_is_added_with_its_text(admin_client: Client) -> None:
    answer = add_article(
        admin_client, title="The talks", new_text="In 1997.\r\n\r\nIn 1999.", new_kind="excerpt"
    )
    assert read_errors(answer) == []
    version = Version.objects.get()
    assert (version.body, version.kind, version.article.title) == (
        "In 1997.\n\nIn 1999.",
        "excerpt",
        "The talks",
    )
    assert "Added version 1 (excerpt), with 4 words." in read_messages(answer)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"published": "11 February 2020"}, "11 February 2020"),
        ({"source": ""}, "This field is required."),
        ({"slug": "The talks"}, "Use 1 to 80"),
        ({"url": "nothing"}, "valid URL"),
    ],
)
def test_an_article_that_cannot_be_is_refused(
    admin_client: Client, changes: dict[str, Any], sentence: str
) -> None:
    answer = add_article(admin_client, **{"new_text": "In 1997.", **changes})
    assert any(sentence in error for error in read_errors(answer)), read_errors(answer)
    assert read_form(answer)["new_text"] == "In 1997."
    assert not Article.objects.exists()


def test_the_origin_is_another_source(admin_client: Client) -> None:
    source = make_source(slug="rt")
    answer = add_article(admin_client, origin=source.pk)
    assert any("own source; leave it empty" in error for error in read_errors(answer))


def test_the_byline_is_in_the_order_of_its_numbers(admin_client: Client) -> None:
    first, second = (Author.objects.create(name=name) for name in ("Clara Weiss", "A. Korybko"))
    rows = {
        "authorships-TOTAL_FORMS": 2,
        "authorships-0-author": first.pk,
        "authorships-0-order": 1,
        "authorships-1-author": second.pk,
        "authorships-1-order": 0,
    }
    assert read_errors(add_article(admin_client, **rows)) == []
    article = Article.objects.get()
    assert [signature.author for signature in article.authorships.all()] == [second, first]
    save_form(admin_client, address_of(article), **{"authorships-0-DELETE": "on"})
    assert [signature.author for signature in article.authorships.all()] == [first]
    twice = {"authorships-TOTAL_FORMS": 2, "authorships-1-author": first.pk, "authorships-1-order": 1}
    refused = save_form(admin_client, address_of(article), **twice)
    assert not was_saved(refused)


def test_a_new_text_says_what_it_did_to_the_claims(admin_client: Client) -> None:
    article = make_article(
        text="It was formed in 1997, they say at the ministry of trade. Pompeo came. Nobody left."
    )
    point = make_point(event=make_event(articles=[article]), kind="text", question="What was said?")
    for quote in ("Pompeo came", "formed in 1997, they say at the ministry", "Nobody left"):
        make_claim(point=point, article=article, quote=quote, value="x")
    body = "It was formed in 1997, they say, at the ministry of trade. Pompeo came."
    told = read_messages(save_form(admin_client, address_of(article), new_text=body))
    assert "Added version 2 (full text), with 14 words." in told
    assert any("0 where they stood, 1 moved, 1 found in other words, 1 not found" in line for line in told)
    report = admin_client.get(
        reverse("admin:comparisons_reanchoring_article", args=[article.pk]), follow=True
    )
    assert "Nobody left" in read_text(report)
    assert sorted(Claim.objects.values_list("anchor", flat=True)) == ["approximate", "exact", "orphan"]


def test_a_text_on_file_already_adds_no_version_and_that_is_said(admin_client: Client) -> None:
    article = make_article(text="It is “so”.", kind="full")
    answer = save_form(admin_client, address_of(article), new_text='It  is "so".')
    told = "The pasted text is version 1 (full text) already, so no version was added."
    assert told in read_messages(answer)
    assert Version.objects.count() == 1


def test_a_text_too_large_is_refused(admin_client: Client) -> None:
    answer = add_article(admin_client, new_text="ж" * (3 * 2**20))
    assert any("larger than 5 MB" in sentence for sentence in read_errors(answer))


def test_versions_are_read_and_never_changed(admin_client: Client) -> None:
    article = make_article(text="It was formed in 1997.")
    version = Version.objects.get()
    page = admin_client.get(address_of(article)).content.decode()
    assert f'href="{address_of(version)}"' in page
    assert "It was formed in 1997." not in page
    assert "It was formed in 1997." in read_text(admin_client.get(address_of(version)))
    assert admin_client.post(address_of(version), {"body": "x"}).status_code == 403
    assert admin_client.get(address_of(Version, "add")).status_code == 403
    assert admin_client.post(address_of(version, "delete"), {"post": "yes"}).status_code == 403
    assert Version.objects.get().body == "It was formed in 1997."


def test_versions_go_with_their_article(admin_client: Client) -> None:
    article = make_article()
    make_claim(point=make_point(), article=article)
    assert "Are you sure" in read_text(admin_client.get(address_of(article, "delete")))
    admin_client.post(address_of(article, "delete"), {"post": "yes"})
    assert not Version.objects.exists()
    assert not Claim.objects.exists()


def test_articles_are_found(admin_client: Client) -> None:
    make_article(title="The energy talks", source=make_source(name="WSWS"), authors=["Clara Weiss"])
    for sought in ("energy", "wsws", "clara"):
        found = admin_client.get(address_of(Article, "changelist"), {"q": sought})
        assert found.context["cl"].result_count == 1, sought


def test_who_may_only_look_sees_and_changes_nothing(client: Client) -> None:
    user = User.objects.create_user("reader", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(user)
    article = make_article()
    assert client.get(address_of(article)).status_code == 200
    assert client.post(address_of(article), {"title": "x"}).status_code == 403
    assert client.get(address_of(article, "history")).status_code == 200
