"""Old states and deleted rows in the admin: shown with what would change, put back over nobody's change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from comparisons import actions
from comparisons.actions.merging import merge_rows
from comparisons.models import Claim, Coverage, Event, FramingMark, Point, Silence, Speaker
from comparisons.tests.filling import address_of, read_messages, read_text, save_form
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_event,
    make_mark,
    make_point,
    make_silence,
    make_speaker,
)
from comparisons.tests.reading import read_page

pytestmark = pytest.mark.django_db

KINDS = [Claim, Silence, FramingMark, Point, Coverage, Event]


@pytest.fixture
def claim() -> Claim:
    """Two reports that agree."""
    event = make_event(name="The Union State")
    article = make_article(source="wsws", text="It was formed in 1997, and dissolved in 2000.", kind="full")
    claim = make_claim(
        point=make_point(event=event, question="When was it formed?"),
        article=article,
        quote="formed in 1997",
        value="1997",
    )
    make_claim(point=claim.point, article=make_article(source="rt"), value="1997")
    make_silence(point=make_point(event=event), article=article)
    make_mark(event=event, article=article, quote="dissolved")
    return claim


def restore_address(row: Any, pk: int = 0, *, which: int = 0) -> str:
    """Where a record of the row's history is put back: the first, or the one at this place from the first."""
    pk = pk or row.pk
    record = type(row).history.filter(id=pk).order_by("history_id")[which]
    return f"/admin/{row._meta.app_label}/{row._meta.model_name}/{pk}/history/{record.pk}/restore/"


def deleted_address(model: Any) -> str:
    return address_of(model, "deleted")


def put_back(client: Client, address: str) -> Any:
    """Open the page and press the button."""
    page = client.get(address)
    assert page.status_code == 200
    fields = read_page(page.content).find(id="content-main").find_all(tag="input", type="hidden")
    sent = {field.attributes["name"]: field.attributes.get("value", "") for field in fields}
    return client.post(address, sent, follow=True)


def test_the_history_offers_each_state_but_the_present_one(admin_client: Client, claim: Claim) -> None:
    save_form(admin_client, address_of(claim), value="1999")
    page = read_page(admin_client.get(address_of(claim, "history")).content)
    links = [link.attributes["href"] for link in page.find_all(tag="a") if "Restore" in link.text]
    assert links == [restore_address(claim)]


def test_an_old_state_is_shown_beside_the_present_one_and_put_back(
    admin_client: Client, claim: Claim
) -> None:
    save_form(admin_client, address_of(claim), value="1999", note="read again")
    page = read_page(admin_client.get(restore_address(claim)).content)
    table = page.find(id="differences")
    assert [cell.text for cell in table.find_all(tag="td")] == ["1999", "1997", "read again", "nothing"]
    assert (
        "When was it formed? (The Union State): ≠ reports conflict → = agree" in page.find(id="follows").text
    )
    answer = put_back(admin_client, restore_address(claim))
    assert "is put back" in read_messages(answer)[0]
    stored = Claim.objects.get(pk=claim.pk)
    assert (stored.value, stored.note) == ("1997", "")
    assert stored.history.first().history_user.username == "admin"
    assert not actions.find_stale_verdicts()


def test_looking_changes_nothing(admin_client: Client, claim: Claim) -> None:
    save_form(admin_client, address_of(claim), value="1999")
    records = Claim.history.count()
    admin_client.get(restore_address(claim))
    assert Claim.objects.get(pk=claim.pk).value == "1999"
    assert Claim.history.count() == records


def test_nobodys_change_is_overwritten(admin_client: Client, claim: Claim) -> None:
    save_form(admin_client, address_of(claim), value="1999")
    seen = Claim.objects.get(pk=claim.pk).edition
    save_form(admin_client, address_of(claim), note="theirs")
    answer = admin_client.post(restore_address(claim), {"edition": seen})
    assert answer.status_code == 409
    assert "Somebody else has changed this" in read_text(answer)
    assert "theirs" in read_text(answer)
    assert Claim.objects.get(pk=claim.pk).note == "theirs"


def test_an_article_is_put_back_too(admin_client: Client, claim: Claim) -> None:
    article = claim.article
    save_form(admin_client, address_of(article), title="Another headline", published="2020-03")
    put_back(admin_client, restore_address(article))
    stored = Article.objects.get(pk=article.pk)
    assert (stored.title, stored.published) == (article.title, article.published)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_deleted_is_listed_and_comes_back(admin_client: Client, claim: Claim, kind: Any) -> None:
    row = kind.objects.order_by("pk").first()
    pk = row.pk
    actions.delete_rows([row])
    listed = read_page(admin_client.get(deleted_address(kind)).content).find(id="deleted")
    link = next(a for a in listed.find_all(tag="a") if f"/{pk}/" in a.attributes["href"])
    assert address_of(kind, "deleted") in admin_client.get(address_of(kind, "changelist")).content.decode()
    page = admin_client.get(link.attributes["href"])
    takes_others_along = kind in (Point, Coverage, Event)
    assert ("What was deleted with it comes back" in read_text(page)) == takes_others_along
    put_back(admin_client, link.attributes["href"])
    assert kind.objects.filter(pk=pk).exists()
    assert f"/{pk}/" not in admin_client.get(deleted_address(kind)).content.decode()
    assert not actions.find_stale_verdicts()


def test_a_row_deleted_twice_is_listed_once(admin_client: Client, claim: Claim) -> None:
    pk = claim.pk
    actions.delete_rows([claim])
    put_back(admin_client, restore_address(claim, pk))
    actions.delete_rows([Claim.objects.get(pk=pk)])
    table = read_page(admin_client.get(deleted_address(Claim)).content).find(id="deleted")
    assert len(table.find_all(tag="tr")) == 2
    assert "formed in 1997" in table.text
    assert "When was it formed?" in table.text


def test_what_cannot_be_put_back_says_why(admin_client: Client, claim: Claim) -> None:
    pk, point = claim.pk, claim.point
    actions.delete_rows([claim])
    actions.delete_rows([point])
    address = restore_address(Claim(), pk)
    assert "its question is deleted" in read_text(admin_client.get(address))
    answer = admin_client.post(address, {"edition": ""})
    assert answer.status_code == 409
    assert "its question is deleted" in read_text(answer)


def test_a_deleted_article_is_not_offered(admin_client: Client) -> None:
    article = make_article()
    pk = article.pk
    address = restore_address(article)
    actions.delete_rows([article])
    assert admin_client.get(deleted_address(Article)).status_code == 404
    assert "its texts are gone" in read_text(admin_client.get(address))
    assert "its texts are gone" in read_text(admin_client.post(address, {"edition": ""}))
    assert not Article.objects.filter(pk=pk).exists()


def test_a_question_has_the_answers_again_that_it_had(admin_client: Client) -> None:
    point = make_point(kind="choice", options=("yes", "no"))
    save_form(admin_client, address_of(point), theme="Beginnings", **{"options-0-label": "of course"})
    assert point.options.get(slug="yes").label == "of course"
    put_back(admin_client, restore_address(point))
    assert point.options.get(slug="yes").label == "yes"


@pytest.mark.parametrize("number", ["0", "x", str(10**30)])
def test_a_record_that_is_not_there_is_not_found(admin_client: Client, claim: Claim, number: str) -> None:
    for pk in (claim.pk, "x", 10**30):
        address = f"/admin/comparisons/claim/{pk}/history/{number}/restore/"
        assert admin_client.get(address).status_code == 404


def staff(client: Client, *codenames: str) -> Client:
    user = User.objects.create_user("somebody", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(user)
    return client


def test_who_may_only_look_is_offered_nothing(client: Client, claim: Claim) -> None:
    staff(client, "view_claim")
    save = Claim.objects.get(pk=claim.pk)
    save.note = "more"
    actions.save_claim(save)
    assert "Restore" not in client.get(address_of(claim, "history")).content.decode()
    assert client.get(restore_address(claim)).status_code == 403
    assert client.post(restore_address(claim), {"edition": save.edition}).status_code == 403
    assert client.get(deleted_address(Claim)).status_code == 200
    assert client.get(deleted_address(Point)).status_code == 403


def test_a_silence_that_is_never_changed_can_be_put_back(client: Client, claim: Claim) -> None:
    silence = Silence.objects.get()
    pk = silence.pk
    actions.delete_rows([silence])
    staff(client, "view_silence", "add_silence", "change_silence")
    put_back(client, restore_address(silence, pk))
    assert Silence.objects.filter(pk=pk).exists()


def test_nobody_else_may_look(client: Client, claim: Claim) -> None:
    for address in (restore_address(claim), deleted_address(Claim)):
        assert client.get(address).status_code == 302


def test_the_list_of_the_deleted_costs_the_same_with_more_rows(admin_client: Client, claim: Claim) -> None:
    def count(act: Callable[[], Any]) -> int:
        with CaptureQueriesContext(connection) as queries:
            act()
        return len(queries)

    others = [make_claim(point=claim.point, article=make_article(title=""), value="2000") for _ in range(8)]
    actions.delete_rows([claim])
    admin_client.get(deleted_address(Claim))
    few = count(lambda: admin_client.get(deleted_address(Claim)))
    actions.delete_rows(others)
    assert count(lambda: admin_client.get(deleted_address(Claim))) == few


def test_a_silence_that_stands_is_put_back_from_its_page(admin_client: Client, claim: Claim) -> None:
    silence = Silence.objects.get()
    other, asked = make_point(event=claim.point.event), silence.point
    Silence.objects.update(point=other)
    silence.refresh_from_db()
    silence.save()
    put_back(admin_client, restore_address(silence))
    assert Silence.objects.get().point == asked


def test_what_is_deleted_is_put_back_by_those_who_may_add_it(client: Client, claim: Claim) -> None:
    """Else who may only correct rows could make them."""
    staff(client, "view_claim", "change_claim")
    address = restore_address(claim)
    actions.delete_rows([claim])
    assert client.get(address).status_code == 403
    assert client.post(address, {"edition": ""}).status_code == 403
    assert "Restore" not in client.get(deleted_address(Claim)).content.decode()


def test_what_cannot_be_put_back_has_no_button(admin_client: Client, claim: Claim) -> None:
    address = restore_address(claim)
    actions.delete_rows([claim.article])
    page = read_page(admin_client.get(address).content).find(id="content-main")
    assert "its article is deleted, which cannot be put back" in page.text
    assert not page.find_all(tag="input", type="submit")


def test_the_voice_that_a_merge_left_is_shown_before_it_is_put_back(
    admin_client: Client, claim: Claim
) -> None:
    gone, kept = make_speaker(name="Lukashenka"), make_speaker(name="A. Lukashenko")
    save_form(admin_client, address_of(claim), voice=gone.pk, note="quoted")
    save_form(admin_client, address_of(claim), voice="", note="")
    make_claim(point=claim.point, article=make_article(), value="1999", voice=gone)
    merge_rows(Speaker, kept.pk, [gone.pk])
    table = read_page(admin_client.get(restore_address(claim, which=1)).content).find(id="differences")
    assert [cell.text for cell in table.find_all(tag="td")] == [
        "nothing", "A. Lukashenko", "nothing", "quoted",
    ]  # fmt: skip


def test_what_stays_away_is_told_before(admin_client: Client, claim: Claim) -> None:
    point = claim.point
    address = restore_address(point)
    actions.delete_rows([point])
    actions.delete_rows([claim.article])
    page = read_page(admin_client.get(address).content)
    assert page.find(id="left-out").text.startswith("The claim “formed in 1997”: its article is deleted")
    put_back(admin_client, address)
    assert Claim.objects.get().point.question == "When was it formed?"
