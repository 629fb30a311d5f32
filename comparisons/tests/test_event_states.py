"""What the page of an event does where there is little to compare, and around the comparison itself."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from articles.models import Article
from comparisons.models import Event, Point
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_coverage,
    make_event,
    make_point,
    make_silence,
    make_source,
)
from comparisons.tests.reading import Element, read_page

pytestmark = pytest.mark.django_db


def open_page(client: Client, address: str) -> Element:
    response = client.get(address)
    assert response.status_code == 200
    return read_page(response.content)


def make_articles(*names: str, **fields: str) -> list[Article]:
    return [
        make_article(slug=name.lower(), source=make_source(slug=name.lower(), name=name), **fields)
        for name in names
    ]


def make_meeting(**fields: str) -> tuple[Event, list[Article]]:
    articles = make_articles("RT", "GR", "WSWS")
    return make_event(slug="meeting", name="They meet", articles=articles, **fields), articles


def test_no_conflict_is_told_with_what_rests_on_one_origin_and_on_one_source(client: Client) -> None:
    event, (rt, gr, wsws) = make_meeting()
    same = make_point(event=event, kind="yesno")
    for article in (rt, gr):
        make_claim(point=same, article=article, value="yes", via="interfax")
    make_claim(point=make_point(event=event, kind="yesno"), article=wsws, value="yes")
    assert open_page(client, "/events/meeting/").find(name="standing").text == (
        "No two reports conflict on the 1 question that two or more articles answer."
        " 1 rests on one origin; 1 more is told by one source only."
    )


def test_one_article_is_a_list_of_answers_and_people_who_tag_can_add_another(client: Client) -> None:
    (article,) = make_articles("RT")
    event = make_event(slug="one", articles=[article])
    make_claim(point=make_point(event=event, kind="yesno"), article=article, value="yes")
    page = open_page(client, "/events/one/")
    assert page.find(name="standing").text == "One article only: a comparison needs a second one."
    assert [answer.text for answer in page.find_all(name="claim__answer")] == ["yes"]
    client.force_login(get_user_model().objects.create_superuser("ann"))
    button = open_page(client, "/events/one/").find(name="standing").find(tag="a")
    assert button.attributes["href"] == f"/admin/articles/article/add/?event={event.pk}"
    assert client.get(button.attributes["href"]).status_code == 200


def test_what_one_source_only_tells_stands_under_its_column(client: Client) -> None:
    event, (rt, _, wsws) = make_meeting()
    for article, question in ((rt, "Who prepared it?"), (wsws, "What of gas?"), (wsws, "What of oil?")):
        make_claim(
            point=make_point(event=event, kind="yesno", question=question), article=article, value="yes"
        )
    page = open_page(client, "/events/meeting/")
    assert page.find_all(name="row") == []
    columns = page.find_all(name="lones__column")
    assert [[words.text for words in column.find_all(name="question__words")] for column in columns] == [
        [],
        ["Who prepared it?"],
        ["What of gas?", "What of oil?"],
    ]


def test_the_same_answer_takes_one_line(client: Client) -> None:
    event, articles = make_meeting()
    point = make_point(event=event, kind="yesno", question="Do they meet?")
    for article in articles:
        make_claim(point=point, article=article, value="yes")
    row = open_page(client, "/events/meeting/").find(name="row--folded")
    assert row.find(name="question__in").text == "= agree Do they meet? GR, RT and WSWS: yes"
    assert row.find_all(tag="td") == []


def test_a_question_stands_open_in_its_place(client: Client) -> None:
    event, (rt, gr, wsws) = make_meeting()
    point = make_point(event=event, kind="yesno", question="Do they meet?", theme="Talks")
    make_claim(point=point, article=rt, value="yes", quote="they meet")
    make_claim(point=point, article=gr, value="no", quote="they do not")
    make_silence(point=point, article=wsws)
    page = open_page(client, f"/events/meeting/?theme=Talks&open={point.pk}")
    opened = page.find(name="opened")
    assert opened.attributes["data-opened"] == f"point-{point.pk}"
    assert "they do not" in opened.text
    assert "does not say (read on" in opened.text
    link = page.find(name="question__words").find(tag="a")
    assert (link.attributes["href"], link.attributes["aria-expanded"]) == (
        f"?theme=Talks#point-{point.pk}",
        "true",
    )
    for odd in ("0", "x", "9" * 30, "-1"):
        assert open_page(client, f"/events/meeting/?open={odd}").find_all(name="opened") == []


def test_a_column_that_nobody_read_says_so_once(client: Client) -> None:
    event, (rt, _, wsws) = make_meeting()
    for _ in range(3):
        point = make_point(event=event, kind="yesno")
        make_claim(point=point, article=rt, value="yes")
        make_claim(point=point, article=wsws, value="no")
    page = open_page(client, "/events/meeting/")
    assert len(page.find_all(name="cell--unread")) == 3
    unread = [head for head in page.find_all(name="head") if "Not read for these questions yet." in head.text]
    assert len(unread) == 1


def test_where_nothing_matches_the_filter_to_blame_is_named_first(client: Client) -> None:
    event, (rt, gr, _) = make_meeting()
    for theme, value in (("Oil", "yes"), ("Oil", "yes"), ("Gas", "no")):
        point = make_point(event=event, kind="yesno", theme=theme)
        make_claim(point=point, article=rt, value="yes")
        make_claim(point=point, article=gr, value=value)
    page = open_page(client, "/events/meeting/?theme=Oil&verdict=conflict")
    assert page.find(name="empty").text == (
        "No question is left of 3. Lift “≠ reports conflict”: 2 questions · Lift “Oil”: 1 question"
    )


def test_columns_can_be_hidden_and_brought_back(client: Client) -> None:
    event, articles = make_meeting()
    make_claim(point=make_point(event=event), article=articles[0])
    page = open_page(client, "/events/meeting/")
    hide = [head.find(name="head__only").find_all(tag="a")[-1] for head in page.find_all(name="head")]
    assert hide[0].attributes["href"] == "?articles=rt,wsws"
    page = open_page(client, "/events/meeting/?articles=rt,wsws")
    boxes = {
        box.attributes["value"]: "checked" in box.attributes
        for box in page.find(name="picker").find_all(tag="input")
    }
    assert boxes == {"gr": False, "rt": True, "wsws": True}


def make_before() -> Event:
    (rt,) = make_articles("RT", published="2020-02-05")
    (wsws,) = make_articles("WSWS", published="2020-02-11")
    event = make_event(slug="meeting", date="2020-02-07", articles=[rt, wsws])
    came = make_point(event=event, kind="yesno", question="Did they agree?", outcome=True)
    make_claim(point=came, article=rt, value="yes", certainty="predicted")
    make_claim(point=came, article=wsws, value="no")
    gas = make_point(event=event, kind="yesno", question="What of gas?", outcome=True)
    make_claim(point=gas, article=wsws, value="yes")
    make_silence(point=gas, article=rt)
    return event


def test_the_event_stands_as_a_line_between_before_and_after(client: Client) -> None:
    make_before()
    page = open_page(client, "/events/meeting/")
    assert page.find(name="timeline__before").attributes["colspan"] == "1"
    assert page.find(name="timeline__when").text == "7 February 2020"
    cells = page.find(name="row").find_all(tag="td")
    assert [cell.classes for cell in cells] == [
        {"cell", "cell--thread", "cell--thread-from", "cell--until"},
        {"cell", "cell--thread", "cell--thread-to", "cell--after"},
    ]


def test_a_reader_of_one_article_alone_does_not_know_what_came_of_its_forecasts(client: Client) -> None:
    make_before()
    point = Point.objects.get(question="Did they agree?")
    page = open_page(client, f"/events/meeting/?only=rt&open={point.pk}")
    assert page.find_all(name="claim__outcome") == []
    assert [item.text for item in page.find(name="alone").find_all(tag="li")] == [
        "What of gas? yes (WSWS) written before"
    ]


def make_family(number: int) -> None:
    """An event with this many articles, and a sibling of it on which they differ."""
    larger = make_event(slug="larger", name="Larger")
    articles = make_articles(*(f"A{place}" for place in range(number)))
    make_event(slug="meeting", part_of=larger, articles=articles)
    other = make_event(slug="other", name="Another part", part_of=larger, articles=articles)
    point = make_point(event=other, question="When was it?", kind="yesno")
    for place, article in enumerate(articles):
        make_claim(point=point, article=article, value="no" if place else "yes")
    quiet = make_point(event=other, question="Where?", kind="yesno")
    for article in articles:
        make_claim(point=quiet, article=article, value="yes")
    make_coverage(event=other, article=make_article(slug="stranger"))


def test_what_differs_between_these_articles_elsewhere_is_named(client: Client) -> None:
    make_family(3)
    page = open_page(client, "/events/meeting/")
    assert [other.text for other in page.find_all(name="other")] == [
        "≠reports conflict When was it? A0: yes; A1 and A2: no Another part"
    ]
    point = Point.objects.get(question="When was it?")
    link = page.find(name="other").find(tag="a")
    assert link.attributes["href"] == f"/events/other/?open={point.pk}#point-{point.pk}"
    assert open_page(client, "/events/meeting/?articles=a1,a2").find_all(name="other") == []


@pytest.mark.parametrize("number", [2, 20])
def test_elsewhere_costs_a_fixed_number_of_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    make_family(number)
    client.get("/events/meeting/")
    with django_assert_num_queries(16):
        assert client.get("/events/meeting/").status_code == 200


@pytest.mark.parametrize("number", [2, 20])
def test_an_open_question_costs_one_query_more(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    make_family(number)
    address = f"/events/other/?open={Point.objects.get(question='When was it?').pk}"
    client.get(address)
    with django_assert_num_queries(17):
        assert client.get(address).status_code == 200
