"""What no browser sends: addresses and forms of the admin with keys and years that no database has."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from articles.models import Article, Source, Version
from comparisons import actions
from comparisons.models import Claim, Coverage, Event, Silence
from comparisons.tests.filling import address_of, read_errors, read_form, read_messages, send_form
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_event,
    make_point,
    make_silence,
    make_speaker,
)

pytestmark = pytest.mark.django_db

NO_KEYS = ["abc", "", "1.5", "é", "9" * 30, "<b>"]


@pytest.mark.parametrize(
    ("model", "query"),
    [
        (Source, f"id__in={'9' * 30}"),
        (Article, "published_first__year=9999"),
        (Article, "published_first__year=9999&published_first__month=12&published_first__day=31"),
        (Version, "added_at__year=9223372036854775808"),
        (Silence, "read_at__year=9999"),
    ],
)
def test_a_list_that_no_database_can_be_asked_for_is_the_list_without_filters(
    admin_client: Client, model: type, query: str
) -> None:
    make_silence(point=make_point(), article=make_article())
    answer = admin_client.get(f"{address_of(model, 'changelist')}?{query}", follow=True)
    assert answer.status_code == 200


@pytest.mark.parametrize("key", NO_KEYS)
def test_rows_to_delete_that_are_no_rows_are_none(admin_client: Client, key: str) -> None:
    make_speaker()
    sent = {"action": "delete_selected", "_selected_action": [key], "index": "0", "post": "yes"}
    answer = admin_client.post("/admin/comparisons/speaker/", sent, follow=True)
    assert answer.status_code == 200


def test_what_comes_into_use_in_the_last_moment_is_not_deleted_from_a_list(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    speaker = make_speaker()

    def refuse(rows: object) -> None:
        raise ValidationError("It is in use.")

    monkeypatch.setattr(actions, "delete_rows", refuse)
    sent = {"action": "delete_selected", "_selected_action": [speaker.pk], "post": "yes"}
    answer = admin_client.post("/admin/comparisons/speaker/", sent, follow=True)
    assert "It is in use." in read_messages(answer)


@pytest.mark.parametrize("key", NO_KEYS)
def test_a_reference_that_is_no_key_is_refused(admin_client: Client, key: str) -> None:
    claim = make_claim(point=make_point(), article=make_article())
    event = make_event()
    for row, field in ((claim, "article"), (claim, "voice"), (claim.article, "source"), (event, "part_of")):
        form = read_form(admin_client.get(address_of(row)))
        answer = send_form(admin_client, address_of(row), form, **{field: key or "x"})
        assert answer.status_code == 200
        assert read_errors(answer), field


def test_the_history_of_a_row_about_what_is_deleted_is_not_found(admin_client: Client) -> None:
    article = make_article()
    make_silence(point=make_point(), article=article)
    pages = [address_of(model.objects.get(), "history") for model in (Coverage, Silence)]
    actions.delete_rows([article, *Event.objects.all()])
    assert [admin_client.get(page).status_code for page in pages] == [404, 404]
    assert not Claim.objects.exists()
