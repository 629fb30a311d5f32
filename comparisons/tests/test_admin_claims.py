"""Tagging a claim or a silence: what is refused, with which sentence, and what it changes at once."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import constants
from django.test import Client

from articles import actions as publishing
from articles.models import Article
from comparisons import actions
from comparisons.algebra.values import Option
from comparisons.comparison import build_comparison
from comparisons.comparison_json import render_comparison
from comparisons.models import Claim, Event, Point, Silence, StoredVerdict
from comparisons.selectors import load_comparison
from comparisons.tests.filling import (
    address_of,
    read_errors,
    read_form,
    read_messages,
    save_form,
    send_form,
    was_saved,
)
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_coverage,
    make_event,
    make_point,
    make_silence,
    make_source,
    make_speaker,
)

pytestmark = pytest.mark.django_db

TEXT = "The Union State was formed in 1997.\n\nIt has “two members”, it is said. In 1997 it was signed."


def make_tagged(kind: str = "date", **fields: Any) -> tuple[Point, Article]:
    article = make_article(text=TEXT, published="2020-02-11")
    return make_point(event=make_event(articles=[article]), kind=kind, **fields), article


def add_claim(client: Client, point: Point, article: Article, **changes: Any) -> Any:
    told = {"point": point.pk, "article": article.pk, "quote": "formed in 1997", "value": "1997", **changes}
    return save_form(client, address_of(Claim, "add"), **told)


def compare(event: Event) -> dict[str, Any]:
    return render_comparison(build_comparison(load_comparison(event.slug)))


def test_a_saved_claim_changes_the_pages_and_the_stored_verdict_at_once(
    admin_client: Client, admin_user: User
) -> None:
    point, article = make_tagged()
    make_claim(point=point, article=make_article(), value="1999")
    revision = Event.objects.get(pk=point.event_id).revision
    answer = add_claim(admin_client, point, article)
    assert read_errors(answer) == []
    assert StoredVerdict.objects.get(point=point).verdict == "conflict"
    assert compare(point.event)["points"][0]["verdict"] == "conflict"
    assert Event.objects.get(pk=point.event_id).revision > revision
    claim = Claim.objects.get(article=article)
    assert (claim.exact, claim.anchor, claim.tagged_by) == ("formed in 1997", "exact", admin_user)
    assert claim.history.get().history_user == admin_user
    save_form(admin_client, address_of(claim), value="1999")
    assert StoredVerdict.objects.get(point=point).verdict == "agree"
    admin_client.post(address_of(claim, "delete"), {"post": "yes"})
    assert StoredVerdict.objects.get(point=point).verdict == "single"
    assert compare(point.event)["counts"]["single"] == 1


@pytest.mark.parametrize(
    ("kind", "changes", "sentence"),
    [
        ("date", {"quote": "formed in 1998"}, "does not stand in the text; copy it from there"),
        ("date", {"quote": "1997"}, "stands in 2 places of the text"),
        ("date", {"value": "nineteen ninety-seven"}, "nineteen ninety-seven"),
        ("date", {"value": ""}, "This field is required."),
        ("quantity", {"value": "1,000"}, "1,000"),
        ("yesno", {"value": "yes", "certainty": "denied"}, "write no"),
        ("choice", {"value": "third"}, "third"),
        ("names", {"value": "..."}, "..."),
        ("date", {"hedge": "allegedly"}, "Only a hedged claim or a forecast has hedging words"),
        ("date", {"as_of": "last week"}, "last week"),
        ("date", {"value": "1997\x85x" * 30}, ""),
    ],
)
def test_a_claim_that_cannot_be_is_refused(
    admin_client: Client, kind: str, changes: dict[str, Any], sentence: str
) -> None:
    point, article = make_tagged(kind)
    answer = add_claim(admin_client, point, article, **changes)
    assert not was_saved(answer)
    assert any(sentence in error for error in read_errors(answer)), read_errors(answer)
    assert not Claim.objects.exists()
    assert answer.context["adminform"].form["quote"].value() == changes.get("quote", "formed in 1997")


def test_a_claim_of_an_article_that_does_not_cover_the_event_is_refused(admin_client: Client) -> None:
    point, _ = make_tagged()
    answer = add_claim(admin_client, point, make_article(text=TEXT))
    assert any("add it to the event's coverage first" in error for error in read_errors(answer))


def test_a_claim_via_the_articles_own_source_is_refused(admin_client: Client) -> None:
    point, article = make_tagged()
    answer = add_claim(admin_client, point, article, via=article.source_id)
    assert any("name another source" in error for error in read_errors(answer))


def test_a_quote_across_lines_is_found_and_stored_with_plain_line_breaks(admin_client: Client) -> None:
    point, article = make_tagged()
    answer = add_claim(admin_client, point, article, quote=' in 1997.\r\n\r\nIt has "two members" ')
    assert read_errors(answer) == []
    claim = Claim.objects.get()
    assert claim.quote == 'in 1997.\n\nIt has "two members"'
    assert claim.exact == "in 1997.\n\nIt has “two members”"


def test_a_quote_in_several_places_is_told_by_its_surroundings(admin_client: Client) -> None:
    point, article = make_tagged()
    answer = add_claim(admin_client, point, article, quote="1997", suffix="it was signed")
    assert read_errors(answer) == []
    assert Claim.objects.get().start == TEXT.rindex("1997")


def test_a_text_that_no_database_holds_is_refused_with_a_sentence(admin_client: Client) -> None:
    point, article = make_tagged()
    form = read_form(admin_client.get(address_of(Claim, "add")))
    answer = send_form(
        admin_client, address_of(Claim, "add"), form, point=point.pk, article=article.pk, quote="a\x00b"
    )
    assert answer.status_code in (200, 400)
    assert not Claim.objects.exists()


@pytest.mark.parametrize(
    ("typed", "among_others", "stored"),
    [
        ("US; Poland\n Kazakhstan ", "on", ["US", "Poland", "Kazakhstan", "..."]),
        ("US; Poland", None, ["US", "Poland"]),
        ("US\n...", None, ["US", "..."]),
        ("[]", "on", []),
    ],
)
def test_names_are_typed_in_lines_and_open_unless_told_otherwise(
    admin_client: Client, typed: str, among_others: str | None, stored: list[str]
) -> None:
    point, article = make_tagged("names")
    assert read_form(admin_client.get(address_of(Claim, "add")))["among_others"] == "on"
    answer = add_claim(admin_client, point, article, value=typed, among_others=among_others)
    assert read_errors(answer) == []
    claim = Claim.objects.get()
    assert claim.value == stored
    again = save_form(admin_client, address_of(claim))
    assert read_errors(again) == []
    assert Claim.objects.get().value == stored


def test_a_list_with_commas_is_asked_about(admin_client: Client) -> None:
    point, article = make_tagged("names")
    answer = add_claim(admin_client, point, article, value="US, Poland")
    assert any("separate names by semicolons" in sentence for sentence in read_messages(answer))


@pytest.mark.parametrize(
    ("kind", "fields", "sentence"),
    [
        ("date", {}, "199X (the 1990s)"),
        ("quantity", {"unit": "t/year"}, "Without one the number counts t/year."),
        ("choice", {"options": ["east", "west"]}, "east: east; west: west"),
        ("names", {}, "One name per line"),
    ],
)
def test_the_form_explains_how_the_point_is_answered(
    admin_client: Client, kind: str, fields: dict[str, Any], sentence: str
) -> None:
    point, article = make_tagged(kind, **fields)
    new = admin_client.get(f"{address_of(Claim, 'add')}?point={point.pk}")
    assert sentence in new.content.decode()
    value: Any = {"choice": "east", "names": ["A"]}.get(kind, "1997")
    claim = make_claim(point=point, article=article, value=value)
    assert sentence in admin_client.get(address_of(claim)).content.decode()


def test_an_explanation_escapes_the_labels_of_options(admin_client: Client) -> None:
    point, _ = make_tagged("choice", options=[Option("a", "<b>East"), Option("b", "West")])
    page = admin_client.get(f"{address_of(Claim, 'add')}?point={point.pk}").content.decode()
    assert "a: &lt;b&gt;East" in page


def test_the_month_of_the_article_is_filled_in_where_the_answer_changes(admin_client: Client) -> None:
    point, article = make_tagged(changes=True)
    answer = add_claim(admin_client, point, article)
    assert Claim.objects.get().as_of == "2020-02"
    assert any("filled in: 2020-02" in sentence for sentence in read_messages(answer))
    told = save_form(admin_client, address_of(Claim.objects.get()), as_of="")
    assert Claim.objects.get().as_of == ""
    assert any("say for which time it holds" in sentence for sentence in read_messages(told))


@pytest.mark.parametrize("published", ["", "2020", "2020-01-31/2020-02-01"])
def test_no_month_is_guessed_where_the_article_has_none(admin_client: Client, published: str) -> None:
    point, article = make_tagged(changes=True)
    article.published = published
    publishing.save_article(article)
    answer = add_claim(admin_client, point, article)
    assert Claim.objects.get().as_of == ""
    assert [m.level for m in answer.context["messages"] if "as of" in str(m)] == [constants.WARNING]


def test_a_hedge_without_its_words_is_a_warning(admin_client: Client) -> None:
    point, article = make_tagged()
    answer = add_claim(admin_client, point, article, certainty="hedged")
    assert any("write the words that hedge it" in sentence for sentence in read_messages(answer))
    assert Claim.objects.get().certainty == "hedged"


def test_voice_and_via_are_stored(admin_client: Client) -> None:
    point, article = make_tagged()
    speaker, relay = make_speaker(), make_source()
    add_claim(admin_client, point, article, voice=speaker.pk, via=relay.pk)
    claim = Claim.objects.get()
    assert (claim.voice, claim.via) == (speaker, relay)


def test_a_claim_whose_quote_was_lost_can_be_filtered_and_mended(admin_client: Client) -> None:
    point, article = make_tagged()
    add_claim(admin_client, point, article)
    publishing.add_version(article, body="The state was shaped in 1999.")
    found = admin_client.get(address_of(Claim, "changelist"), {"anchor__exact": "orphan"})
    assert found.context["cl"].result_count == 1
    claim = Claim.objects.get()
    assert read_errors(save_form(admin_client, address_of(claim), note="lost")) == []
    assert read_errors(save_form(admin_client, address_of(claim), quote="shaped in 1999", value="1999")) == []
    assert Claim.objects.get().anchor == "exact"


@pytest.mark.parametrize(
    "asked",
    [{"certainty__exact": "asserted"}, {"point__kind__exact": "date"}, {"q": "formed"}, {"q": "union state"}],
)
def test_claims_are_found(admin_client: Client, asked: dict[str, str]) -> None:
    point, article = make_tagged(question="When was the Union State formed?")
    add_claim(admin_client, point, article)
    found = admin_client.get(address_of(Claim, "changelist"), asked)
    assert found.context["cl"].result_count == 1
    assert "Union State" in found.content.decode()


def test_claims_of_an_event_are_found(admin_client: Client) -> None:
    point, article = make_tagged()
    add_claim(admin_client, point, article)
    make_claim(point=make_point(), article=make_article())
    found = admin_client.get(address_of(Claim, "changelist"), {"point__event__id__exact": point.event_id})
    assert found.context["cl"].result_count == 1


def test_a_silence_is_recorded_by_its_reader(admin_client: Client, admin_user: User) -> None:
    point, article = make_tagged()
    answer = save_form(admin_client, address_of(Silence, "add"), point=point.pk, article=article.pk)
    assert read_errors(answer) == []
    silence = Silence.objects.get()
    assert silence.read_by == admin_user
    assert compare(point.event)["points"][0]["silent"] == [article.slug]
    assert "read_by" in admin_client.get(address_of(silence)).content.decode()
    admin_client.post(address_of(silence, "delete"), {"post": "yes"})
    assert compare(point.event)["points"][0]["silent"] == []


def test_a_silence_is_refused_beside_a_claim_and_outside_the_coverage(admin_client: Client) -> None:
    point, article = make_tagged()
    add_claim(admin_client, point, article)
    answer = save_form(admin_client, address_of(Silence, "add"), point=point.pk, article=article.pk)
    assert any("delete its claim before" in error for error in read_errors(answer))
    answer = save_form(admin_client, address_of(Silence, "add"), point=point.pk, article=make_article().pk)
    assert any("add it to the event's coverage first" in error for error in read_errors(answer))


def test_a_second_silence_is_refused(admin_client: Client) -> None:
    point, article = make_tagged()
    make_silence(point=point, article=article)
    answer = save_form(admin_client, address_of(Silence, "add"), point=point.pk, article=article.pk)
    assert any("already exists" in error for error in read_errors(answer))


def test_selected_claims_are_deleted_with_their_verdicts(admin_client: Client) -> None:
    point, article = make_tagged()
    make_coverage(event=point.event, article=make_article())
    for quote in ("formed in 1997", "two members"):
        make_claim(point=point, article=article, quote=quote)
    keys = list(Claim.objects.values_list("pk", flat=True))
    told = {"action": "delete_selected", "_selected_action": keys, "post": "yes"}
    admin_client.post(address_of(Claim, "changelist"), told)
    assert not Claim.objects.exists()
    assert StoredVerdict.objects.get(point=point).verdict == ""
    assert actions.find_stale_verdicts() == []
