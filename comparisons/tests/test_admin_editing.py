"""Nobody's change is overwritten in silence, no mistake is an error of ours, nothing in use is deleted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError
from django.test import Client

from articles.models import Article, Author, Source
from comparisons import actions
from comparisons.models import Claim, Coverage, Entity, Event, Silence, Speaker
from comparisons.tests.filling import (
    address_of,
    read_errors,
    read_form,
    read_messages,
    read_text,
    save_form,
    send_form,
    was_saved,
)
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_entity,
    make_event,
    make_point,
    make_silence,
    make_source,
    make_speaker,
)

pytestmark = pytest.mark.django_db

CHANGED = "Somebody else changed"

EDITED: list[tuple[Callable[[], Any], str, str, str]] = [
    (make_source, "name", "Mine", "Theirs"),
    (make_article, "title", "Mine", "Theirs"),
    (make_speaker, "role", "Mine", "Theirs"),
    (make_entity, "name", "Mine", "Theirs"),
    (make_event, "place", "Mine", "Theirs"),
    (
        lambda: actions.save_coverage(Coverage(event=make_event(), article=make_article())),
        "framing",
        "Mine",
        "Theirs",
    ),
    (make_point, "question", "Mine?", "Theirs?"),
    (lambda: make_claim(point=make_point(), article=make_article()), "note", "Mine", "Theirs"),
]


@pytest.mark.parametrize(("make", "field", "mine", "theirs"), EDITED, ids=str)
def test_a_change_upon_somebody_elses_is_refused_once(
    admin_client: Client, make: Callable[[], Any], field: str, mine: str, theirs: str
) -> None:
    row = make()
    opened = read_form(admin_client.get(address_of(row)))
    assert was_saved(save_form(admin_client, address_of(row), **{field: theirs}))
    refused = send_form(admin_client, address_of(row), opened, **{field: mine})
    assert not was_saved(refused)
    sentences = read_errors(refused)
    assert any(CHANGED in sentence for sentence in sentences)
    assert f"Stored now: “{theirs}”" in sentences
    row.refresh_from_db()
    assert getattr(row, field) == theirs
    shown = read_form(refused)
    assert shown[field] == mine
    assert was_saved(send_form(admin_client, address_of(row), shown))
    row.refresh_from_db()
    assert getattr(row, field) == mine


def test_what_is_stored_now_is_told_in_words(admin_client: Client) -> None:
    first, second = make_source(name="First"), make_source(name="Second")
    article = make_article(source=first)
    opened = read_form(admin_client.get(address_of(article)))
    save_form(admin_client, address_of(article), source=second.pk, published_basis="inferred", url="")
    sentences = read_errors(send_form(admin_client, address_of(article), opened))
    assert "Stored now: Second" in sentences
    assert "Stored now: inferred from the text" in sentences


def test_of_two_who_save_at_once_the_second_is_told(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other change comes between the check of the form and the writing."""
    event = make_event()
    monkeypatch.setattr("articles.admin.editing.EditableForm.is_stale", lambda form: False)
    opened = read_form(admin_client.get(address_of(event)))
    save_form(admin_client, address_of(event), place="Theirs")
    refused = send_form(admin_client, address_of(event), opened, place="Mine")
    assert any(CHANGED in sentence for sentence in read_errors(refused))
    assert read_form(refused)["place"] == "Mine"
    assert Event.objects.get().place == "Theirs"


def test_a_form_without_its_edition_is_refused(admin_client: Client) -> None:
    event = make_event()
    refused = save_form(admin_client, address_of(event), edition_seen=None)
    assert any(CHANGED in sentence for sentence in read_errors(refused))


def test_a_row_of_an_inline_is_not_overwritten_either(admin_client: Client) -> None:
    event = make_event(articles=[make_article()])
    row = Coverage.objects.get()
    opened = read_form(admin_client.get(address_of(event)))
    save_form(admin_client, address_of(row), framing="Theirs")
    refused = send_form(admin_client, address_of(event), opened, **{"coverage-0-framing": "Mine"})
    assert any(CHANGED in sentence for sentence in read_errors(refused))
    assert "Stored now: “Theirs”" in read_errors(refused)
    shown = read_form(refused)
    assert shown["coverage-0-framing"] == "Mine"
    assert was_saved(send_form(admin_client, address_of(event), shown))
    assert Coverage.objects.get().framing == "Mine"


def test_a_row_of_an_inline_that_is_gone_is_no_error_of_ours(admin_client: Client) -> None:
    event = make_event(articles=[make_article(), make_article()])
    opened = read_form(admin_client.get(address_of(event)))
    actions.delete_rows([Coverage.objects.all()[0]])
    refused = send_form(admin_client, address_of(event), opened, **{"coverage-0-framing": "Mine"})
    assert refused.status_code == 200
    assert Coverage.objects.count() == 1


def test_a_row_deleted_meanwhile_is_told(admin_client: Client) -> None:
    address = address_of(make_event())
    opened = read_form(admin_client.get(address))
    actions.delete_rows(Event.objects.all())
    answer = admin_client.post(address, opened)
    assert answer.status_code == 409
    assert "Somebody deleted this event after you opened it. Nothing was stored" in read_text(answer)
    gone = admin_client.get(address, follow=True)
    assert any("Perhaps it was deleted?" in sentence for sentence in read_messages(gone))


def test_what_a_database_refuses_in_the_last_moment_is_told(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meet(*_: object, **__: object) -> None:
        raise IntegrityError("duplicate key")

    monkeypatch.setattr(actions, "save_event", meet)
    refused = save_form(admin_client, address_of(Event, "add"), slug="sochi", name="Sochi")
    assert any("save again" in sentence for sentence in read_errors(refused))
    assert read_form(refused)["name"] == "Sochi"


def test_an_event_covers_articles_from_its_own_page(admin_client: Client) -> None:
    first, second = make_article(), make_article()
    rows = {"coverage-TOTAL_FORMS": 2, "coverage-0-article": first.pk, "coverage-1-article": second.pk}
    answer = save_form(admin_client, address_of(Event, "add"), slug="sochi", name="Sochi", **rows)
    assert read_errors(answer) == []
    event = Event.objects.get()
    assert {row.article for row in event.coverage.all()} == {first, second}
    answer = save_form(
        admin_client, address_of(event), **{"coverage-0-before": "true", "coverage-1-DELETE": "on"}
    )
    assert read_errors(answer) == []
    assert event.coverage.get().before is True
    twice = {"coverage-TOTAL_FORMS": 2, "coverage-1-article": event.coverage.get().article_id}
    assert not was_saved(save_form(admin_client, address_of(event), **twice))


def test_coverage_that_claims_rest_on_is_not_dropped_in_passing(admin_client: Client) -> None:
    article = make_article(title="The energy talks")
    claim = make_claim(point=make_point(), article=article, quote="It was formed in 1997")
    event, row = claim.point.event, Coverage.objects.get()
    refused = save_form(admin_client, address_of(event), **{"coverage-0-DELETE": "on"})
    assert any(
        "Delete its coverage on the page of the coverage" in sentence for sentence in read_errors(refused)
    )
    assert "It was formed in 1997" in read_text(admin_client.get(address_of(row, "delete")))
    admin_client.post(address_of(row, "delete"), {"post": "yes"})
    assert not Claim.objects.exists()
    assert actions.find_stale_verdicts() == []


def test_coverage_keeps_its_event_and_article(admin_client: Client) -> None:
    make_claim(point=make_point(), article=make_article())
    row = Coverage.objects.get()
    save_form(admin_client, address_of(row), article=make_article().pk, event=make_event().pk, before="true")
    kept = Coverage.objects.get()
    assert (kept.event_id, kept.article_id, kept.before) == (row.event_id, row.article_id, True)


def test_an_event_is_never_a_part_of_its_own_parts(admin_client: Client) -> None:
    event = make_event()
    part = make_event(part_of=make_event(part_of=event), name="The visit")
    refused = save_form(admin_client, address_of(event), part_of=part.pk)
    assert any(
        "is itself a part of this event; choose another" in sentence for sentence in read_errors(refused)
    )
    refused = save_form(admin_client, address_of(event), part_of=event.pk)
    assert not was_saved(refused)


def test_an_event_leads_to_its_page_and_its_points(admin_client: Client) -> None:
    point = make_point()
    page = admin_client.get(address_of(point.event)).content.decode()
    assert f'href="{point.event.get_absolute_url()}"' in page
    assert f"?event__id__exact={point.event_id}" in page
    assert admin_client.get(f"/admin/comparisons/point/?event__id__exact={point.event_id}").status_code == 200


def used_rows() -> list[Any]:
    article = make_article(authors=["A. Korybko"], origin=make_source())
    claim = make_claim(point=make_point(), article=article, voice=make_speaker(), via=make_source())
    larger = make_event()
    make_event(part_of=larger)
    return [article.source, article.origin, Author.objects.get(), claim.voice, claim.via, larger]


def test_what_is_in_use_is_not_deleted_and_it_is_said_why(admin_client: Client) -> None:
    for row in used_rows():
        page = read_text(admin_client.get(address_of(row, "delete")))
        assert "would require deleting the following protected related objects" in page
        assert admin_client.post(address_of(row, "delete"), {"post": "yes"}).status_code == 200
        assert type(row).objects.filter(pk=row.pk).exists()


def test_what_comes_into_use_in_the_last_moment_is_not_deleted(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    speaker = make_speaker()

    def protect(rows: object) -> None:
        raise ProtectedError("in use", set())

    monkeypatch.setattr(actions, "delete_rows", protect)
    answer = admin_client.post(address_of(speaker, "delete"), {"post": "yes"}, follow=True)
    assert any("was not deleted" in sentence for sentence in read_messages(answer))


@pytest.mark.parametrize("model", [Source, Author, Article, Speaker, Entity, Event, Coverage, Claim, Silence])
def test_what_is_in_use_by_nothing_is_deleted(admin_client: Client, model: Any) -> None:
    row: Any
    if model is Source:
        row = make_source()
    elif model is Author:
        row = Author.objects.create(name="Nobody's")
    elif model in (Speaker, Entity):
        row = make_speaker() if model is Speaker else make_entity(aliases=["It"])
    else:
        article = make_article()
        claim = make_claim(point=make_point(), article=article)
        make_silence(point=make_point(event=claim.point.event), article=article)
        row = model.objects.get()
    admin_client.post(address_of(row, "delete"), {"post": "yes"})
    assert not model.objects.filter(pk=row.pk).exists()
    assert actions.find_stale_verdicts() == []


def test_aliases_of_a_speaker_are_typed_one_per_line(admin_client: Client) -> None:
    told = {"slug": "lukashenko", "name": "A. Lukashenko", "aliases": " Лукашенко \r\n\r\nThe  president"}
    assert read_errors(save_form(admin_client, address_of(Speaker, "add"), **told)) == []
    speaker = Speaker.objects.get()
    assert speaker.aliases == ["Лукашенко", "The president"]
    assert read_form(admin_client.get(address_of(speaker)))["aliases"] == "Лукашенко\nThe president"


def test_a_taken_name_is_refused_for_an_entity(admin_client: Client) -> None:
    make_entity(name="United States", aliases=["USA"])
    rows: dict[str, Any] = {"aliases-0-name": "usa"}
    refused = save_form(admin_client, address_of(Entity, "add"), name="America", **rows)
    assert any("means United States already" in sentence for sentence in read_errors(refused))
    refused = save_form(admin_client, address_of(Entity, "add"), name="usa")
    assert any("means United States already" in sentence for sentence in read_errors(refused))
    rows = {"aliases-TOTAL_FORMS": 2, "aliases-0-name": "Perú", "aliases-1-name": "PERÚ"}
    refused = save_form(admin_client, address_of(Entity, "add"), name="Peru", **rows)
    assert not was_saved(refused)
    assert Entity.objects.count() == 1


def test_an_alias_makes_two_answers_one_at_once(admin_client: Client) -> None:
    point = make_point(kind="names")
    make_claim(point=point, article=make_article(), value=["United States"])
    make_claim(point=point, article=make_article(), value=["USA"])
    assert point.stored.verdict == "conflict"
    told: dict[str, Any] = {"name": "United States", "aliases-0-name": "USA"}
    assert read_errors(save_form(admin_client, address_of(Entity, "add"), **told)) == []
    point.stored.refresh_from_db()
    assert point.stored.verdict == "agree"


def test_entities_and_authors_are_found_in_any_case(admin_client: Client) -> None:
    make_entity(name="Россия", aliases=["РФ"])
    make_article(authors=["Ядвига Ляўковіч"])
    for model, sought in ((Entity, "россия"), (Entity, "рф"), (Author, "ЛЯЎКОВІЧ")):
        found = admin_client.get(address_of(model, "changelist"), {"q": sought})
        assert found.context["cl"].result_count == 1, sought


def test_what_is_typed_into_a_row_that_was_deleted_meanwhile_is_shown_and_can_be_added(
    admin_client: Client,
) -> None:
    claim = make_claim(point=make_point(), article=make_article(), value="1997")
    sent = {**read_form(admin_client.get(address_of(claim))), "note": "<b>Look</b> at the treaty"}
    address = address_of(claim)
    actions.delete_rows([claim])
    answer = admin_client.post(address, sent)
    assert answer.status_code == 409
    assert "Look</b> at the treaty" in read_text(answer)
    assert not Claim.objects.exists()
    again = admin_client.get(answer.context["add"])
    assert read_form(again)["note"] == "<b>Look</b> at the treaty"
    assert read_form(again)["quote"] == claim.quote
