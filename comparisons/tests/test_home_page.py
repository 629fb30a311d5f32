"""The home page: what leads it, the order of the stories, its filters, and what it says where nothing is."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from articles.models import Article
from comparisons.listing.home import load_lead, load_shelf
from comparisons.models import Event, Point
from comparisons.pages.home import build_home
from comparisons.tests.making import make_article, make_claim, make_event, make_point

pytestmark = pytest.mark.django_db

UNION = "When was the Union State formed?"


def show(client: Client, query: str = "") -> str:
    response = client.get(f"/{query}")
    assert response.status_code == 200
    return response.content.decode()


def make_conflict(*, name: str = "The Union State", date: str = "", question: str = UNION) -> Point:
    """Two articles that give two years, and their event."""
    event = make_event(name=name, date=date)
    point = make_point(event=event, question=question)
    for year in ("1997", "1999"):
        make_claim(point=point, article=make_article(), value=year, quote=f"was formed in {year} by treaty")
    return point


def make_story(
    *, articles: list[Article], name: str = "", part_of: Event | None = None, date: str = ""
) -> Event:
    return make_event(name=name, articles=articles, part_of=part_of, date=date)


def test_it_leads_with_a_conflict_in_the_words_of_both_sides(client: Client) -> None:
    point = make_conflict()
    page = show(client)
    assert UNION in page
    assert page.count("“was formed in") == 2
    assert "two years apart" in page
    claim = point.claims.get(value="1997")
    assert f"point={point.pk}&amp;claim={claim.key}" in page


def test_the_seeds_lead_with_the_union_state(client: Client) -> None:
    call_command("load_bundle", "seeds", stdout=StringIO())
    page = show(client)
    for words in (UNION, "“formally created in 1997”", "“was concluded in 1999”", "“formed in 1999”"):
        assert words in page
    assert "WSWS: 1997; RT and CDMedia: 1999; two years apart" in page
    assert page.index("Belarus between Moscow and Washington") < page.index("Pompeo visits Minsk")


def test_a_narrow_conflict_leads_only_where_there_is_no_other(client: Client) -> None:
    narrow = make_point(event=make_event(), question="When did the oil stop?")
    make_claim(point=narrow, article=make_article(), value="2019-12")
    make_claim(point=narrow, article=make_article(), value="2020-01-01")
    assert '<h1 id="lead"><a href="/points/' in show(client)
    make_conflict()
    assert show(client).index(UNION) < show(client).index("What can be compared")


def test_stories_with_conflicts_come_before_those_without(client: Client) -> None:
    make_story(articles=[make_article(), make_article()], name="Calm waters", date="2021")
    make_conflict(name="Stormy waters", date="2019")
    page = show(client)
    assert page.rindex("Stormy waters") < page.rindex("Calm waters")


def test_a_larger_event_stands_before_its_parts_and_counts_them(client: Client) -> None:
    larger = make_event(name="Belarus in 2020", date="2020")
    point = make_conflict(name="The Sochi meeting", date="2020-02-07")
    point.event.part_of = larger
    point.event.save()
    page = show(client)
    shelf = page[page.index("What can be compared") :]
    assert shelf.index("Belarus in 2020") < shelf.index("The Sochi meeting")
    assert shelf.count("2 articles from 2 sources") == 2
    assert shelf.count("reports conflict") == 2


def test_an_event_with_one_article_waits_for_a_second(client: Client) -> None:
    make_story(articles=[make_article()], name="A lonely story")
    make_event(name="An empty story")
    page = show(client)
    assert "What can be compared" not in page
    assert page.index("Only one article so far") < page.index("A lonely story")
    assert "1 article from 1 source" in page
    assert "no article yet" in page


def test_an_empty_installation_says_how_to_begin(client: Client) -> None:
    page = show(client)
    assert "load_bundle seeds" in page
    assert 'href="/accounts/login/"' in page


def test_filters_leave_what_matches(client: Client) -> None:
    conflict = make_conflict(name="The Union State")
    article = conflict.claims.get(value="1997").article
    make_story(articles=[make_article(), make_article()], name="Calm waters")
    for query in (f"?source={article.source.slug}", "?differs=conflict"):
        page = show(client, query)
        assert "The Union State" in page
        assert "Calm waters" not in page


def test_a_part_that_matches_is_shown_under_its_larger_event(client: Client) -> None:
    larger = make_event(name="Belarus in 2020")
    make_story(articles=[make_article()], name="The quiet part", part_of=larger)
    part = make_story(articles=[make_article(source="wsws")], name="The loud part", part_of=larger)
    page = show(client, "?source=wsws")
    assert larger.name in page
    assert part.name in page
    assert "The quiet part" not in page


def test_where_nothing_matches_the_page_says_which_filter_is_to_blame(client: Client) -> None:
    make_conflict()
    make_point(event=make_event(name="Gas", articles=[make_article()]), theme="Gas")
    page = show(client, "?theme=Gas&differs=conflict")
    assert "No story is left by these filters together" in page
    assert 'href="?differs=conflict">Lift “Theme: Gas”</a>: 1 then matches' in page
    assert 'href="?theme=Gas">Lift “With: ≠ reports conflict”</a>: 1 then matches' in page


@pytest.mark.parametrize(
    "query",
    [
        "?page=abc", "?page=99999999999999999999", "?page=-1", "?page=0", "?page=" + "9" * 5000,
        "?source=nobody", "?source=a&source=b", "?theme=%27%22%3E%3Cscript%3E",
        "?differs=lies", "?differs=", "?unknown=1",
        "?source=%F0%9F%98%80", "?page=1&page=2", "?theme=" + "x" * 3000,
    ],
)  # fmt: skip
def test_no_query_breaks_the_page(client: Client, query: str) -> None:
    make_conflict()
    assert "<script>" not in show(client, query)


def test_an_answer_that_is_not_on_offer_is_named_and_narrows_nothing(client: Client) -> None:
    make_conflict(name="The Union State")
    page = show(client, "?source=nobody")
    assert "“nobody” is not on offer" in page
    assert "The Union State" in page


def test_long_lists_are_cut_and_keep_their_filters(client: Client) -> None:
    for number in range(53):
        make_event(name=f"Story {number}", date="2020")
    page = show(client)
    assert "53 stories" in page
    assert page.count('class="story"') == 50
    assert show(client, "?page=2").count('class="story"') == 3


@pytest.mark.parametrize("articles", [2, 20])
def test_the_page_costs_the_same_however_much_it_shows(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, articles: int
) -> None:
    for _ in range(articles // 2):
        make_conflict()
    with django_assert_num_queries(14):
        show(client)


def test_building_asks_the_database_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    make_conflict()
    shelf, lead = load_shelf(Event.objects.all()), load_lead()
    with django_assert_num_queries(0):
        assert build_home(shelf, lead, page=None, sees_all=False).lead


def test_a_ring_of_parts_does_not_break_the_page(client: Client) -> None:
    first = make_event(name="First")
    second = make_event(name="Second", part_of=first)
    Event.objects.filter(pk=first.pk).update(part_of=second)
    assert "What can be compared" not in show(client)


def test_counts_lead_to_their_questions(client: Client) -> None:
    point = make_conflict()
    assert f'<a href="/events/{point.event.slug}/?verdict=conflict">' in show(client)


def test_only_get_and_head_are_answered(client: Client) -> None:
    assert client.head("/").status_code == 200
    assert client.post("/").status_code == 405


@pytest.mark.parametrize(
    "path", ["/?theme=Gas", "/articles/a/", "/sources/", "/sources/a/", "/speakers/", "/speakers/a/"]
)
def test_a_visitor_is_sent_to_the_login_where_reading_needs_an_account(
    client: Client, settings: Settings, path: str
) -> None:
    settings.PUBLIC_READ = False
    assert client.get(path).headers["Location"].startswith("/accounts/login/?next=/")
