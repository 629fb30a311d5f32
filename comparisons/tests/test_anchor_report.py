"""The report of a new text in the admin: what it did to claims and marks, and what a person does about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.actions import add_version
from articles.models import Article, Version
from comparisons import actions
from comparisons.models import Claim, FramingMark
from comparisons.tests.filling import read_messages
from comparisons.tests.making import make_article, make_claim, make_event, make_mark, make_point
from comparisons.tests.reading import Element, read_page

pytestmark = pytest.mark.django_db

REWORDED = "The treaty was signed by both presidents in the spring"
FOUND = "The treaty was signed by the presidents in the spring"
LOST = "Twelve ministers left the hall at noon"
AROUND = "The ministers met at noon in the old town hall. {}, and it came into force a year later."
BEFORE = f"It begins so. {AROUND.format(REWORDED)} {LOST}. It ends so."
AFTER = f"It begins so. {AROUND.format(FOUND)} More about noon. It ends so."


@pytest.fixture
def article() -> Article:
    return make_article(source="wsws", text=BEFORE, kind="full")


@pytest.fixture
def report(article: Article) -> str:
    """The address of the report: two stand word for word, one elsewhere; two are reworded, one is lost."""
    event = make_event(articles=[article], name="The Union State")
    point = make_point(event=event, question="When was it signed?")
    for quote in ("It begins so", "It ends so", REWORDED, LOST):
        make_claim(point=point, article=article, quote=quote, value="1999")
    make_mark(event=event, article=article, quote=REWORDED)
    return bring(article, AFTER)


def bring(article: Article, text: str) -> str:
    version = add_version(article, body=text, kind="full")
    return reverse("admin:comparisons_reanchoring_change", args=[version.pk])


def open_report(client: Client, address: str) -> Element:
    answer = client.get(address)
    assert answer.status_code == 200
    return read_page(answer.content)


def name_of(row: Any) -> str:
    return f"{'claim' if isinstance(row, Claim) else 'framing'}-{row.pk}"


def send(client: Client, address: str, row: Any, do: str, **sent: Any) -> Any:
    form = {"row": name_of(row), "edition": row.edition, "do": do, **sent}
    return client.post(address, form, follow=True)


def lost() -> Claim:
    return Claim.objects.get(quote=LOST)


def test_it_tells_how_all_stand_and_lists_what_waits(admin_client: Client, report: str) -> None:
    page = open_report(admin_client, report)
    assert "1 word for word where they were, 1 word for word at another place" in page.text
    assert "2 in slightly other words, 1 not found" in page.text
    rows = page.find_all(name="waiting")
    names = [element.attributes["id"] for element in rows]
    reworded = Claim.objects.get(quote=REWORDED)
    assert names == [name_of(row) for row in (reworded, FramingMark.objects.get(), lost())]
    assert f"“{REWORDED}”" in rows[0].text
    assert rows[0].find(tag="strong").text == FOUND
    assert "When was it signed? 1999" in rows[0].text
    assert "The Union State" in rows[0].text
    assert "loaded term" in rows[1].text
    assert "Confirm" not in rows[2].text


def test_their_words_are_serif_and_open_something(admin_client: Client, report: str) -> None:
    theirs = open_report(admin_client, report).find_all(name="theirs")
    assert theirs
    assert all(element.tag == "a" and element.attributes["href"] for element in theirs)


def test_working_it_off(admin_client: Client, report: str) -> None:
    claim, mark = Claim.objects.get(quote=REWORDED), FramingMark.objects.get()
    assert "is the passage now" in read_messages(send(admin_client, report, claim, "confirm"))[0]
    assert (Claim.objects.get(pk=claim.pk).quote, Claim.objects.get(pk=claim.pk).anchor) == (FOUND, "exact")
    send(admin_client, report, mark, "attach", quote="met at noon")
    assert FramingMark.objects.get().quote == "met at noon"
    answer = send(admin_client, report, lost(), "drop")
    assert "it can be restored" in read_messages(answer)[0]
    assert not Claim.objects.filter(quote=LOST).exists()
    assert Claim.history.filter(quote=LOST).first().history_type == "-"
    assert "Nothing waits for you" in read_page(answer.content).text
    assert not actions.find_stale_verdicts()


def test_of_several_places_one_is_chosen(admin_client: Client, report: str) -> None:
    answer = send(admin_client, report, lost(), "attach", quote="noon")
    assert answer.status_code == 409
    row = read_page(answer.content).find(id=name_of(lost()))
    assert "several places" in row.text
    starts = [radio.attributes["value"] for radio in row.find_all(tag="input", type="radio")]
    assert starts == [str(AFTER.index("noon")), str(AFTER.rindex("noon"))]
    assert row.find(tag="input", type="text").attributes["value"] == "noon"
    send(admin_client, report, lost(), "attach", quote="noon", start=starts[1])
    assert Claim.objects.get(quote="noon").start == AFTER.rindex("noon")


def test_words_that_are_not_there_are_refused_and_kept(admin_client: Client, report: str) -> None:
    answer = send(admin_client, report, lost(), "attach", quote="nowhere at all")
    row = read_page(answer.content).find(id=name_of(lost()))
    assert "does not stand in the text" in row.text
    assert row.find(tag="input", type="text").attributes["value"] == "nowhere at all"


@pytest.mark.parametrize("do", ["confirm", "attach", "drop"])
def test_nobodys_change_is_overwritten(admin_client: Client, report: str, do: str) -> None:
    claim = Claim.objects.get(quote=REWORDED)
    Claim.objects.filter(pk=claim.pk).update(edition=claim.edition + 1, note="theirs")
    answer = send(admin_client, report, claim, do, quote="met at noon")
    assert answer.status_code == 409
    assert "Somebody else has changed this" in read_page(answer.content).find(id=name_of(claim)).text
    stored = Claim.objects.get(pk=claim.pk)
    assert (stored.quote, stored.note, stored.edition) == (REWORDED, "theirs", claim.edition + 1)


def test_what_somebody_has_deleted_meanwhile_is_told(admin_client: Client, report: str) -> None:
    claim = lost()
    actions.delete_rows([lost()])
    assert "Somebody else has deleted this" in read_messages(send(admin_client, report, claim, "drop"))[0]


def test_a_newer_text_has_a_report_of_its_own(admin_client: Client, article: Article, report: str) -> None:
    newer = bring(article, f"{AFTER} And more.")
    page = open_report(admin_client, report)
    assert not page.find_all(name="waiting")
    assert "Nothing waits" not in page.text
    assert page.find_all(tag="a", href=newer)
    assert len(open_report(admin_client, newer).find_all(name="waiting")) == 3


def test_a_text_without_anything_tagged_says_so(admin_client: Client, article: Article) -> None:
    page = open_report(admin_client, bring(article, AFTER))
    assert "Nothing was tagged" in page.text
    assert "Nothing waits for you" in page.text


def test_an_article_leads_to_the_report_of_its_current_text(
    admin_client: Client, article: Article, report: str
) -> None:
    latest = reverse("admin:comparisons_reanchoring_article", args=[article.pk])
    assert admin_client.get(latest).headers["Location"] == report
    assert admin_client.get(latest.replace(f"/{article.pk}/", "/99999/")).status_code == 404


def test_the_list_tells_what_is_left(admin_client: Client, report: str) -> None:
    page = admin_client.get(reverse("admin:comparisons_reanchoring_changelist"), {"q": "wsws"})
    table = read_page(page.content).find(id="result_list")
    assert [cell.text for cell in table.find_all(name="field-waiting")] == ["3"]


@pytest.mark.parametrize(
    "sent",
    [
        {"row": "claim-0", "do": "explode"},
        {"row": "article-1", "do": "drop"},
        {"row": "claim-x", "do": "drop"},
        {},
    ],
)
def test_a_form_that_is_none_of_ours_is_not_found(
    admin_client: Client, report: str, sent: dict[str, str]
) -> None:
    assert admin_client.post(report, sent).status_code == 404


@pytest.mark.parametrize("key", ["0", "x", str(10**30)])
def test_a_report_that_is_not_there_is_not_found(admin_client: Client, key: str) -> None:
    assert admin_client.get(f"/admin/comparisons/reanchoring/{key}/change/").status_code == 404


def staff(client: Client, *codenames: str) -> Client:
    user = User.objects.create_user("somebody", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(user)
    return client


def test_who_may_only_look_may_only_look(client: Client, report: str) -> None:
    staff(client, "view_claim")
    page = open_report(client, report)
    assert not page.find(id="content-main").find_all(tag="form")
    for do in ("confirm", "attach", "drop"):
        assert send(client, report, lost(), do, quote="noon").status_code == 403


def test_nobody_else_may_look(client: Client, report: str) -> None:
    assert client.get(report).status_code == 302
    assert staff(client).get(report).status_code == 403


def test_it_costs_the_same_with_more_rows(admin_client: Client, article: Article, report: str) -> None:
    def count(act: Callable[[], Any]) -> int:
        with CaptureQueriesContext(connection) as queries:
            act()
        return len(queries)

    few = count(lambda: admin_client.get(report))
    point = Claim.objects.select_related("point").first()
    assert point
    for number in range(10):
        row = make_claim(point=point.point, article=article, quote=f"words {number} that go", value="1999")
        Claim.objects.filter(pk=row.pk).update(anchor="orphan", start=None, end=None)
    Version.objects.filter(article=article, is_current=True).update(body=AFTER)
    assert count(lambda: admin_client.get(report)) == few


def test_a_form_sent_to_another_articles_report_does_nothing(admin_client: Client, report: str) -> None:
    other = make_article(source="rt", text="One text.", kind="full")
    for address in (bring(other, "Another text altogether."), report.replace(report.split("/")[-3], "999")):
        assert send(admin_client, address, lost(), "drop").status_code == 404
    assert lost()
