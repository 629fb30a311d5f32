"""Merging and renaming in the admin: the way there, the preview, and that only what was shown is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Source
from comparisons.actions import find_stale_verdicts
from comparisons.models import Claim, Entity, Point, Speaker
from comparisons.tests.filling import address_of, read_errors, read_form, read_messages, read_text, save_form
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_entity,
    make_event,
    make_point,
    make_referent,
    make_source,
    make_speaker,
)

pytestmark = pytest.mark.django_db


def open_merge(client: Client, kept: Model, *gone: Model) -> Any:
    return client.get(
        address_of(type(kept), "merge"), {"rows": [row.pk for row in (kept, *gone)], "keep": kept.pk}
    )


def send_merge(client: Client, page: Any, **changes: Any) -> Any:
    """Press the button of a preview."""
    outcome, form = page.context["outcome"], page.context["form"]
    sent = {
        "rows": [row.pk for row in page.context["rows"]],
        "keep": form.cleaned_data["keep"],
        "previewed": outcome.digest,
        **changes,
    }
    return client.post(page.request["PATH_INFO"], sent, follow=True)


def make_two_voices() -> tuple[Speaker, Speaker]:
    point = make_point(question="When was it formed?")
    kept, gone = make_speaker(name="A. Lukashenko"), make_speaker(slug="lukashenka", name="Лукашенко")
    make_claim(point=point, article=make_article(source="wsws"), value="1997", voice=kept)
    make_claim(point=point, article=make_article(source="rt"), value="1999", voice=gone)
    return kept, gone


def make_two_questions() -> tuple[Point, Point]:
    event = make_event()
    return make_point(event=event), make_point(event=event)


PAIRS: list[Callable[[], tuple[Any, Any]]] = [
    make_two_voices,
    make_two_questions,
    lambda: (make_source(), make_source()),
    lambda: (make_entity(name="United States"), make_entity(name="USA")),
    lambda: (make_referent(), make_referent()),
]


@pytest.mark.parametrize("make_pair", PAIRS)
def test_rows_are_chosen_in_the_list_looked_at_and_merged(
    admin_client: Client, make_pair: Callable[[], tuple[Any, Any]]
) -> None:
    kept, gone = make_pair()
    sent = {"action": "merge_chosen", "_selected_action": [kept.pk, gone.pk]}
    page = admin_client.post(address_of(type(kept), "changelist"), sent, follow=True)
    assert page.context["outcome"] is None
    assert [key for key, _ in page.context["form"].fields["keep"].choices] == [kept.pk, gone.pk]
    page = open_merge(admin_client, kept, gone)
    assert type(kept).objects.count() == 2
    answer = send_merge(admin_client, page)
    assert answer.redirect_chain[-1][0] == address_of(kept)
    assert f"“{gone}” merged into “{kept}”." in read_messages(answer)
    assert type(kept).objects.get() == kept
    assert find_stale_verdicts() == []


def test_the_preview_says_what_moves_what_is_lost_and_which_verdicts_change(admin_client: Client) -> None:
    kept, gone = make_two_voices()
    text = read_text(open_merge(admin_client, kept, gone))
    for words in (
        "1 claim ", "Rt, on “When was it formed?”", "other name: Лукашенко", "slug: lukashenka",
        "“≠” speakers differ", "≠ reports conflict", "1999",
    ):  # fmt: skip
        assert words in text, words
    assert Speaker.objects.count() == 2


def test_what_is_not_kept_is_in_the_log_of_the_row_that_stays(admin_client: Client) -> None:
    kept, gone = make_two_voices()
    send_merge(admin_client, open_merge(admin_client, kept, gone))
    assert (
        LogEntry.objects.get().change_message == "Merged “Лукашенко” into this. Not kept: slug: lukashenka."
    )
    record = Claim.objects.get(value="1999").history.first()
    assert record.history_user == User.objects.get()


def test_what_changed_since_the_preview_is_shown_again_first(admin_client: Client) -> None:
    kept, gone = make_two_voices()
    page = open_merge(admin_client, kept, gone)
    make_claim(point=make_point(), article=make_article(), voice=gone)
    answer = send_merge(admin_client, page)
    assert any("somebody changed something in between" in told for told in read_messages(answer))
    assert "2 claims" in read_text(answer)
    assert Speaker.objects.count() == 2
    send_merge(admin_client, answer)
    assert Speaker.objects.count() == 1


def test_what_stands_in_the_way_is_listed_with_where_to_mend_it(admin_client: Client) -> None:
    kept, gone = make_source(name="RT"), make_source(name="Old RT")
    claim = make_claim(point=make_point(), article=make_article(source=kept), via=gone)
    page = open_merge(admin_client, kept, gone)
    assert "would be the article's own source; change the claim first" in read_text(page)
    assert f'href="{address_of(claim)}"' in page.content.decode()
    assert 'id="merge"' not in page.content.decode()
    answer = send_merge(admin_client, page)
    assert any("own source" in told for told in read_messages(answer))
    assert Source.objects.filter(pk=gone.pk).exists()


def test_a_row_leads_to_its_merge_where_the_others_are_chosen(admin_client: Client) -> None:
    kept, _ = make_two_voices()
    address = f"{address_of(Speaker, 'merge')}?rows={kept.pk}"
    assert f'href="{address}"' in admin_client.get(address_of(kept)).content.decode()
    page = admin_client.get(address)
    assert "keep" not in page.context["form"].fields
    assert "A. Lukashenko" in read_text(page)


@pytest.mark.parametrize(
    "query", ["", "rows=x", f"rows={'9' * 30}", "rows=1&rows=2&keep=x", "rows=999999&keep=999999"]
)
def test_an_address_that_was_typed_wrong_shows_nothing_to_merge(admin_client: Client, query: str) -> None:
    make_two_voices()
    page = admin_client.get(f"{address_of(Speaker, 'merge')}?{query}")
    assert (page.status_code, page.context["outcome"]) == (200, None)
    page = admin_client.post(address_of(Speaker, "merge"), {"rows": ["1", "x"], "keep": "1"})
    assert page.status_code == 200
    assert Speaker.objects.count() == 2


def test_a_row_that_is_gone_meanwhile_is_told(admin_client: Client) -> None:
    kept, gone = make_two_voices()
    page = open_merge(admin_client, kept, gone)
    send_merge(admin_client, page)
    answer = send_merge(admin_client, page)
    assert "One of the rows is not on file any more." in read_messages(answer)
    assert answer.context["outcome"] is None


@pytest.mark.parametrize("lacking", ["change_speaker", "delete_speaker"])
def test_who_may_not_change_and_delete_may_not_merge(client: Client, lacking: str) -> None:
    kept, gone = make_two_voices()
    user = User.objects.create_user("tagger", is_staff=True)
    user.user_permissions.set(
        Permission.objects.filter(codename__endswith="_speaker").exclude(codename=lacking)
    )
    client.force_login(user)
    assert client.get(address_of(Speaker, "merge")).status_code == 403
    sent = {"rows": [kept.pk, gone.pk], "keep": kept.pk, "previewed": ""}
    assert client.post(address_of(Speaker, "merge"), sent).status_code == 403
    assert "merge_chosen" not in read_text(client.get(address_of(Speaker, "changelist")))
    assert "/merge/" not in client.get(address_of(kept)).content.decode()


def test_a_preview_costs_as_many_queries_with_many_claims(admin_client: Client) -> None:
    def count(number: int) -> int:
        kept, gone = make_speaker(), make_speaker()
        point = make_point()
        for _ in range(number):
            make_claim(point=point, article=make_article(), voice=gone)
        with CaptureQueriesContext(connection) as queries:
            open_merge(admin_client, kept, gone)
        return len(queries)

    count(1)
    assert count(2) == count(12)


# Renaming


def confirm(client: Client, page: Any, **changes: Any) -> Any:
    """Press a button of the preview of a new name."""
    sent: dict[str, Any] = {"previewed": page.context["renaming"].digest, **changes}
    for name, value in page.context["typed"]:
        sent.setdefault(name, []).append(value)
    return client.post(page.request["PATH_INFO"], sent, follow=True)


def test_a_new_slug_is_shown_before_it_is_stored(admin_client: Client) -> None:
    speaker = make_speaker(slug="lukashenka")
    page = save_form(admin_client, address_of(speaker), slug="lukashenko", role="President")
    text = read_text(page)
    assert "“lukashenka” becomes “lukashenko”" in text
    assert "What led to /speakers/lukashenka/ is now at /speakers/lukashenko/" in text
    assert Speaker.objects.get().slug == "lukashenka"
    answer = confirm(admin_client, page)
    assert read_errors(answer) == []
    speaker = Speaker.objects.get()
    assert (speaker.slug, speaker.role, speaker.edition) == ("lukashenko", "President", 2)


def test_a_name_that_changes_no_verdict_and_no_address_is_stored_at_once(admin_client: Client) -> None:
    kept, _ = make_two_voices()
    assert read_errors(save_form(admin_client, address_of(kept), name="Alexander Lukashenko")) == []
    kept.refresh_from_db()
    assert kept.name == "Alexander Lukashenko"
    assert find_stale_verdicts() == []


def make_one_country() -> tuple[Point, Entity]:
    point = make_point(kind="names", question="Who came?")
    entity = make_entity(name="United States", aliases=["USA"])
    for name in ("United States", "USA"):
        make_claim(point=point, article=make_article(), value=[name])
    return point, entity


@pytest.mark.parametrize("changes", [{"name": "America"}, {"aliases-0-DELETE": "on"}])
def test_what_a_name_means_is_shown_before_it_is_stored(
    admin_client: Client, changes: dict[str, str]
) -> None:
    point, entity = make_one_country()
    page = save_form(admin_client, address_of(entity), **changes)
    text = read_text(page)
    assert ("Nothing on file means “United States” any more" in text) == ("name" in changes)
    assert "Who came?" in text
    assert "= agree" in text
    assert "≠ reports conflict" in text
    point.stored.refresh_from_db()
    assert (point.stored.verdict, Entity.objects.get().aliases.count()) == ("agree", 1)
    assert read_errors(confirm(admin_client, page)) == []
    point.stored.refresh_from_db()
    assert point.stored.verdict == "conflict"
    assert find_stale_verdicts() == []


def test_from_a_preview_one_goes_back_to_what_was_typed(admin_client: Client) -> None:
    _, entity = make_one_country()
    page = save_form(admin_client, address_of(entity), name="America")
    back = confirm(admin_client, page, _revise="Back to the form")
    assert any("Nothing is stored yet" in error for error in read_errors(back))
    assert read_form(back)["name"] == "America"
    assert Entity.objects.get().name == "United States"


def test_a_new_name_is_shown_again_where_its_verdicts_are_others_by_now(admin_client: Client) -> None:
    _, entity = make_one_country()
    page = save_form(admin_client, address_of(entity), name="America")
    other = make_point(kind="names")
    make_claim(point=other, article=make_article(), value=["United States"])
    make_claim(point=other, article=make_article(), value=["USA"])
    again = confirm(admin_client, page)
    assert "somebody changed something in between" in read_text(again)
    assert Entity.objects.get().name == "United States"
    confirm(admin_client, again)
    assert Entity.objects.get().name == "America"


def test_a_question_keeps_its_old_address(admin_client: Client) -> None:
    point = make_point(slug="formed")
    old = point.get_absolute_url()
    page = save_form(admin_client, address_of(point), slug="when-formed")
    assert "links that were shared still lead there" in read_text(page)
    confirm(admin_client, page)
    point.refresh_from_db()
    assert admin_client.get(old)["Location"] == point.get_absolute_url()


@pytest.mark.parametrize(
    ("make_pair", "changes"),
    [
        (lambda: (make_speaker(slug="putin", name="Putin"), make_speaker()), {"slug": "putin"}),
        (lambda: (make_speaker(name="V. Putin", aliases=["Путин"]), make_speaker()), {"name": "ПУТИН"}),
        (lambda: (make_source(name="RT"), make_source()), {"name": "rt"}),
        (lambda: (make_entity(name="Peru", aliases=["Perú"]), make_entity()), {"name": "PERÚ"}),
        (lambda: (make_referent(label="The war"), make_referent()), {"label": "the War"}),
        (make_two_questions, {"slug": "taken"}),
    ],
)
def test_a_name_on_file_already_proposes_to_merge(
    admin_client: Client, make_pair: Callable[[], tuple[Any, Any]], changes: dict[str, str]
) -> None:
    other, row = make_pair()
    if "taken" in changes.values():
        type(other).objects.filter(pk=other.pk).update(slug="taken")
    answer = save_form(admin_client, address_of(row), **changes)
    address = f"{address_of(type(row), 'merge')}?rows={other.pk}&rows={row.pk}"
    assert any(f'href="{address.replace("&", "&amp;")}"' in told for told in read_messages(answer))
    assert admin_client.get(address).status_code == 200


def test_nobody_in_particular_may_be_called_alike(admin_client: Client) -> None:
    make_speaker(name="an official", anonymous=True)
    answer = save_form(admin_client, address_of(make_speaker(anonymous=True)), name="an official")
    assert read_errors(answer) == []
    assert not any("merge" in told for told in read_messages(answer))
