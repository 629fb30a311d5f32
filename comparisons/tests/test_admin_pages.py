"""Every page of the admin, with rows: it answers, its names exist, and more rows cost no more queries."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Author, Source, Version
from comparisons.models import (
    Claim,
    Coverage,
    Entity,
    Event,
    FramingMark,
    LoadReceipt,
    Point,
    Referent,
    Silence,
    Speaker,
    StoredVerdict,
)
from comparisons.tests.filling import address_of
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_entity,
    make_event,
    make_mark,
    make_point,
    make_referent,
    make_silence,
    make_source,
    make_speaker,
)

pytestmark = pytest.mark.django_db

OURS = [Source, Author, Article, Version, Speaker, Entity, Event, Coverage, Point, Claim, Silence]
OURS += [FramingMark, Referent]
KEPT = [Article, Event, Coverage, Point, Claim, Silence, FramingMark]
READ_ONLY = [Version]


def make_rows(number: int) -> None:
    """So many rows of everything, hanging together, upon one event and one article that have so many too."""
    event = make_event()
    article = make_article(authors=[f"Author {n}" for n in range(number + 1)], origin=make_source())
    point = make_point(event=event, kind="choice", options=[f"option-{n}" for n in range(number + 1)])
    for n in range(number):
        other = make_article(authors=[f"Author {n}", "First Author"], origin=article.source, title="")
        make_event(part_of=event)
        make_entity(name=f"Entity {number} {n}", aliases=[f"E {number} {n} {k}" for k in range(number)])
        speaker, relay = make_speaker(), make_source()
        make_claim(point=point, article=other, value="option-1", voice=speaker, via=relay)
        make_claim(point=point, article=article, value="option-1", voice=speaker, via=relay)
        make_silence(point=make_point(event=event), article=article)
        make_mark(event=event, article=other, referent=make_referent(), voice=speaker)


def registered() -> list[admin.ModelAdmin]:
    return [site_admin for model, site_admin in admin.site._registry.items() if model in OURS]


def test_every_model_has_its_admin_but_derived_and_inline_ones() -> None:
    assert set(OURS) <= set(admin.site._registry)
    assert {User, Group} <= set(admin.site._registry)
    assert not {StoredVerdict, LoadReceipt} & set(admin.site._registry)


@pytest.mark.parametrize("model", OURS)
def test_list_form_change_and_delete_pages_answer(admin_client: Client, model: type[Model]) -> None:
    make_rows(2)
    row = model._default_manager.first()
    assert row is not None
    pages = [address_of(model, "changelist"), address_of(row)]
    pages += [] if model in READ_ONLY else [address_of(model, "add"), address_of(row, "delete")]
    pages += [address_of(row, "history")]
    for page in pages:
        assert admin_client.get(page).status_code == 200, page
    assert admin_client.get(address_of(model, "changelist"), {"q": "Zürich  “a b”"}).status_code == 200


@pytest.mark.parametrize("model", KEPT)
def test_history_tells_what_was_changed(admin_client: Client, model: type[Model]) -> None:
    make_rows(1)
    row = model._default_manager.first()
    assert row is not None
    page = admin_client.get(address_of(row, "history"))
    assert "Created" in page.content.decode()
    assert 'style="' not in page.content.decode()


def test_a_history_cannot_be_put_back_over_others_changes(admin_client: Client) -> None:
    event = make_event()
    record = event.history.get()
    assert admin_client.post(f"{address_of(event, 'history')}{record.pk}/").status_code in (302, 404)
    assert admin_client.get(f"{address_of(event, 'history')}{record.pk}/", follow=True).status_code in (
        200,
        404,
    )
    assert admin_client.get("/admin/comparisons/event/no-number/history/").status_code == 404


@pytest.mark.parametrize("page", ["/admin/", "/admin/articles/", "/admin/comparisons/"])
def test_the_desk_has_the_products_own_words(admin_client: Client, page: str) -> None:
    text = admin_client.get(page).content.decode()
    assert "Synoptic" in text
    assert "Django administration" not in text
    assert "css/admin.css" in text


@pytest.mark.parametrize("model", OURS)
def test_every_name_in_an_admin_class_exists(model: type[Model], rf: Any, admin_user: User) -> None:
    """Django stays silent on some names that do not exist."""
    site_admin = admin.site._registry[model]
    request = rf.get("/")
    request.user = admin_user
    names = [*site_admin.get_list_display(request), *site_admin.get_readonly_fields(request)]
    for inline in site_admin.inlines:
        names += [(name, inline) for name in getattr(inline, "readonly_fields", ())]
    for name in names:
        name, owner, of = (
            (name[0], name[1], name[1].model) if isinstance(name, tuple) else (name, site_admin, model)
        )
        assert hasattr(owner, name) or name in {field.name for field in of._meta.get_fields()}, (model, name)
    assert all(site_admin.get_action(action) for action in site_admin.actions or ())


def count_queries(act: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)


def busiest(model: type[Model]) -> Any:
    """The row that has most beneath it: coverage of an event, options of a point, a byline of an article."""
    beneaths: dict[Any, str] = {
        Event: "coverage",
        Point: "options",
        Article: "authorships",
        Entity: "aliases",
    }
    beneath = beneaths.get(model)
    rows = model._default_manager.all()
    return max(rows, key=lambda row: getattr(row, beneath).count()) if beneath else rows.first()


SEARCHED = [
    (Claim, "point"),
    (Claim, "article"),
    (Claim, "voice"),
    (Claim, "via"),
    (Article, "source"),
    (Event, "part_of"),
    (Coverage, "article"),
]


def measured_pages() -> dict[str, tuple[str, dict[str, str]]]:
    """The address and the query of each page whose cost must not grow with its rows."""
    lists: dict[str, Any] = {
        f"list of {model.__name__}": (address_of(model, "changelist"), {}) for model in OURS
    }
    forms: dict[str, Any] = {f"form of {model.__name__}": (address_of(busiest(model)), {}) for model in OURS}
    searches = {
        f"choice of {model.__name__}.{field}": (
            reverse("admin:autocomplete"),
            {
                "app_label": model._meta.app_label,
                "model_name": model._meta.model_name or "",
                "field_name": field,
            },
        )
        for model, field in SEARCHED
    }
    return {**lists, **forms, **searches}


def measure(client: Client) -> dict[str, int]:
    return {
        name: count_queries(partial(client.get, address, sought))
        for name, (address, sought) in measured_pages().items()
    }


def test_no_page_costs_more_queries_with_more_rows(admin_client: Client) -> None:
    make_rows(1)
    measure(admin_client)
    few = measure(admin_client)
    make_rows(20)
    many = measure(admin_client)
    assert many == few


@pytest.mark.parametrize(
    "address",
    [
        "claim/add/?point=abc",
        f"claim/add/?point={10**30}",
        "claim/abc/change/",
        f"claim/{10**30}/change/",
        f"claim/{10**30}/delete/",
        "point/?kind=x",
        "point/?event__id__exact=x",
        f"event/?part_of__id__exact={10**30}",
    ],
)
def test_an_address_typed_wrong_is_no_error_of_ours(admin_client: Client, address: str) -> None:
    assert admin_client.get(f"/admin/comparisons/{address}", follow=True).status_code == 200


def test_a_history_of_no_row_is_not_found(admin_client: Client) -> None:
    for key in (10**30, 10**6):
        assert admin_client.get(f"/admin/comparisons/claim/{key}/history/").status_code == 404
