"""Framing marks and referents in the plain forms of the admin."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import actions as publishing
from articles.models import Article
from comparisons import actions
from comparisons.framing_words import DEVICES, FRAMES, FUNCTIONS
from comparisons.models import Event, FramingMark, Referent
from comparisons.tests.filling import (
    address_of,
    read_errors,
    read_form,
    read_text,
    save_form,
    send_form,
    was_saved,
)
from comparisons.tests.making import make_article, make_event, make_mark, make_referent, make_speaker

pytestmark = pytest.mark.django_db

TEXT = "The fascist-led coup in Kyiv came first. Then came the “revolution”, as they say, in Kyiv."


def begin() -> tuple[Event, Article]:
    article = make_article(slug="wsws", text=TEXT)
    return make_event(slug="kyiv", articles=[article]), article


def add_mark(client: Client, event: Event, article: Article, **changes: Any) -> Any:
    told = {"event": event.pk, "article": article.pk, "quote": "fascist-led coup", "device": "loaded-term"}
    return save_form(client, address_of(FramingMark, "add"), **{**told, **changes})


def test_a_mark_is_saved_with_who_made_it(admin_client: Client, admin_user: User) -> None:
    event, article = begin()
    revision = Event.objects.get(pk=event.pk).revision
    referent, speaker = make_referent(slug="kyiv-2014"), make_speaker()
    answer = add_mark(
        admin_client, event, article, referent=referent.pk, voice=speaker.pk, frame="political", note="N"
    )
    assert read_errors(answer) == []
    mark = FramingMark.objects.get()
    assert (mark.exact, mark.anchor, mark.tagged_by) == ("fascist-led coup", "exact", admin_user)
    assert (mark.device, mark.frame, mark.function) == ("loaded-term", "political", "")
    assert (mark.referent, mark.voice) == (referent, speaker)
    assert mark.history.get().history_user == admin_user
    assert Event.objects.get(pk=event.pk).revision > revision


def test_each_word_is_defined_where_it_is_chosen(admin_client: Client) -> None:
    page = read_text(admin_client.get(address_of(FramingMark, "add")))
    for term in (*DEVICES, *FRAMES, *FUNCTIONS):
        assert f"{term.label}: {term.definition}" in page
    for none in ("no device", "no frame", "no function"):
        assert none in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"quote": "fascist-led putsch"}, "does not stand in the text; copy it from there"),
        ({"quote": "Kyiv"}, "stands in 2 places of the text"),
        ({"device": ""}, "choose a device, a frame, a function or a referent"),
        ({"device": "irony"}, "irony is not one of the available choices"),
    ],
)
def test_a_mark_that_cannot_be_is_refused_and_what_was_typed_stays(
    admin_client: Client, changes: dict[str, Any], sentence: str
) -> None:
    answer = add_mark(admin_client, *begin(), **{"note": "Mine.", **changes})
    assert not was_saved(answer)
    assert any(sentence in error for error in read_errors(answer)), read_errors(answer)
    assert not FramingMark.objects.exists()
    assert answer.context["adminform"].form["note"].value() == "Mine."


def test_a_mark_of_an_article_that_does_not_cover_the_event_is_refused(admin_client: Client) -> None:
    event, _ = begin()
    answer = add_mark(admin_client, event, make_article(text=TEXT))
    assert any("add it to the event's coverage first" in error for error in read_errors(answer))


def test_somebody_elses_change_is_shown_and_not_overwritten(admin_client: Client) -> None:
    event, article = begin()
    mark = make_mark(event=event, article=article, quote="fascist-led coup")
    form = read_form(admin_client.get(address_of(mark)))
    save_form(admin_client, address_of(mark), device="label", note="theirs")
    answer = send_form(admin_client, address_of(mark), form, device="hedge", note="mine")
    errors = read_errors(answer)
    assert "Stored now: label" in errors
    assert "Stored now: “theirs”" in errors
    assert FramingMark.objects.get().note == "theirs"
    send_form(admin_client, address_of(mark), read_form(answer))
    assert FramingMark.objects.values_list("device", "note").get() == ("hedge", "mine")


def test_a_lost_quote_is_found_by_its_state_and_may_be_put_right(admin_client: Client) -> None:
    mark = make_mark(event=make_event(), article=make_article(text=TEXT), quote="fascist-led coup")
    publishing.add_version(mark.article, body="They speak of a coup in Kyiv.")
    page = read_text(admin_client.get(address_of(FramingMark, "changelist"), {"anchor__exact": "orphan"}))
    assert "fascist-led coup" in page
    answer = save_form(admin_client, address_of(mark), quote="a coup in Kyiv")
    assert read_errors(answer) == []
    assert FramingMark.objects.get().anchor == "exact"


def test_a_deleted_mark_raises_the_revision_and_stays_in_the_history(admin_client: Client) -> None:
    event, article = begin()
    mark = make_mark(event=event, article=article)
    revision = Event.objects.get(pk=event.pk).revision
    admin_client.post(address_of(mark, "delete"), {"post": "yes"})
    assert not FramingMark.objects.exists()
    assert Event.objects.get(pk=event.pk).revision > revision
    assert FramingMark.history.filter(history_type="-").count() == 1


def test_a_referent_in_use_is_not_deleted(admin_client: Client) -> None:
    mark = make_mark(event=make_event(), article=make_article(), referent="kyiv-2014")
    assert mark.referent
    answer = admin_client.post(address_of(mark.referent, "delete"), {"post": "yes"}, follow=True)
    assert Referent.objects.exists()
    assert "would require deleting the following protected related objects" in read_text(answer)


def test_a_referent_is_made_and_says_how_often_it_is_marked(admin_client: Client) -> None:
    save_form(admin_client, address_of(Referent, "add"), label="the coup or revolution", slug="kyiv-2014")
    referent = Referent.objects.get(slug="kyiv-2014")
    event = make_event()
    for _ in range(3):
        make_mark(event=event, article=make_article(), referent=referent)
    page = admin_client.get(address_of(Referent, "changelist"))
    link = f"{address_of(FramingMark, 'changelist')}?referent__id__exact={referent.pk}"
    assert f'<a href="{link}">3</a>' in page.content.decode()
    assert "3 framing marks" in read_text(admin_client.get(link))


def test_a_slug_that_is_taken_or_none_is_refused(admin_client: Client) -> None:
    make_referent(slug="kyiv-2014")
    for slug in ("kyiv-2014", "Kyiv 2014"):
        answer = save_form(admin_client, address_of(Referent, "add"), label="L", slug=slug)
        assert not was_saved(answer)


# Pages


def make_rows(number: int) -> None:
    """So many marks on one event, of one article and of others, with referents and speakers."""
    event, article = make_event(), make_article()
    for n in range(number):
        for other in (article, make_article(title="")):
            make_mark(
                event=event, article=other, referent=make_referent(), voice=make_speaker(), device="hedge"
            )
        make_mark(event=make_event(), article=make_article(), frame="political", note=f"{n}")


@pytest.mark.parametrize("model", [FramingMark, Referent])
def test_every_page_answers_and_every_name_exists(
    admin_client: Client, admin_user: User, rf: Any, model: type[Model]
) -> None:
    make_rows(2)
    row = model._default_manager.first()
    assert row is not None
    pages = [address_of(model, "changelist"), address_of(model, "add"), address_of(row)]
    for page in [*pages, address_of(row, "delete"), address_of(row, "history")]:
        assert admin_client.get(page).status_code == 200, page
    assert admin_client.get(address_of(model, "changelist"), {"q": "Zürich “a b”"}).status_code == 200
    site_admin = admin.site._registry[model]
    request = rf.get("/")
    request.user = admin_user
    fields = {field.name for field in model._meta.get_fields()}
    for name in (*site_admin.get_list_display(request), *site_admin.get_readonly_fields(request)):
        assert hasattr(site_admin, str(name)) or name in fields, name


def count_queries(act: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)


def measure(client: Client) -> dict[str, int]:
    pages: dict[str, tuple[str, dict[str, str]]] = {}
    for model in (FramingMark, Referent):
        pages[f"list of {model.__name__}"] = address_of(model, "changelist"), {}
        pages[f"form of {model.__name__}"] = address_of(model.objects.order_by("pk")[0]), {}
    for field in ("event", "article", "referent", "voice"):
        sought = {"app_label": "comparisons", "model_name": "framingmark", "field_name": field}
        pages[f"choice of {field}"] = reverse("admin:autocomplete"), sought
    return {name: count_queries(partial(client.get, *page)) for name, page in pages.items()}


def test_no_page_costs_more_queries_with_more_rows(admin_client: Client) -> None:
    make_rows(1)
    measure(admin_client)
    few = measure(admin_client)
    make_rows(20)
    assert measure(admin_client) == few


def test_the_coverage_says_how_many_marks_go_with_it(admin_client: Client) -> None:
    event, article = begin()
    make_mark(event=event, article=article, quote="fascist-led coup")
    coverage = event.coverage.get()
    assert actions.count_findings(coverage) == 1
    admin_client.post(address_of(coverage, "delete"), {"post": "yes"})
    assert not FramingMark.objects.exists()
