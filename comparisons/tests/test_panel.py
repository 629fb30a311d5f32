"""The panel of a question: what it tells whom, in place, beside texts and on a page of its own."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import DjangoAssertNumQueries

from articles.models import Article
from comparisons.comparison import build_comparison
from comparisons.models import Point
from comparisons.pages.answers import Speech
from comparisons.pages.panel import build_panel
from comparisons.selectors import load_comparison
from comparisons.tests.making import (
    find_source,
    make_article,
    make_claim,
    make_event,
    make_point,
    make_silence,
)
from comparisons.tests.reading import Element
from comparisons.tests.test_event_page import make_union_state, make_wide_event, open_page

pytestmark = pytest.mark.django_db


def make_remark(**fields: str) -> Point:
    """What Lukashenko said of Trump, as two articles have it; the one that is translated has it via BelTA."""
    korybko = make_article(source="gr", published="2020-02-06")
    wsws = make_article(
        slug="wsws-remark",
        source=find_source("wsws"),
        published="2020-02-11",
        translated_from="ru",
    )
    point = make_point(event=make_event(articles=[korybko, wsws]), kind="text", question="What of Trump?")
    make_claim(
        point=point,
        article=korybko,
        value="They ask",
        quote="followed by Trump tomorrow. What are they going to say",
        voice="lukashenko",
        via="belta",
        note="He mimics Russians.",
    )
    make_claim(
        point=point,
        article=wsws,
        value="He asks",
        quote="If Trump comes tomorrow what will they [the Russians] say",
        voice=fields.get("voice", "lukashenko"),
    )
    return point


def open_panel(client: Client, point: Point, query: str = "") -> Element:
    return open_page(client, f"{point.get_absolute_url()}?panel{query}").find(name="question-panel")


def test_the_renderings_of_a_remark_stand_word_above_word(client: Client) -> None:
    panel = open_panel(client, make_remark())
    remark = panel.find(name="remark")
    assert remark.find(name="remark__title").text == "One remark, two wordings Lukashenko"
    table = remark.find(tag="table")
    heads = table.find_all(tag="th")
    assert [head.text for head in heads] == ["Gr", "Wsws"]
    rows = [[cell.text for cell in row.find_all(tag="td")] for row in table.find_all(name="collation__piece")]
    assert rows == [
        ["followed by", "If"],
        ["Trump", "Trump"],
        ["nothing", "comes"],
        ["tomorrow. What", "tomorrow what"],
        ["are", "will"],
        ["they", "they"],
        ["going to", "[the Russians]"],
        ["say", "say"],
    ]
    assert remark.find(name="remark__shared").text == "5 words are the same, of 10 and 10"


def test_what_is_collated_is_not_said_to_be_beyond_comparison(client: Client) -> None:
    panel = open_panel(client, make_remark(), "&titled")
    assert panel.find(name="verdict").text == "∥ one remark in several wordings"
    assert "not compared" not in panel.text


def test_each_rendering_opens_its_place_and_says_who_speaks_and_through_whom(client: Client) -> None:
    point = make_remark()
    remark = open_panel(client, point).find(name="remark")
    for number, claim in enumerate(point.claims.order_by("pk")):
        head = remark.find_all(tag="th")[number].find(tag="a")
        assert f"claim={claim.key}" in head.attributes["href"]
        cells = [row.find_all(tag="td")[number] for row in remark.find_all(name="collation__piece")]
        words = [link for cell in cells for link in cell.find_all(name="theirs")]
        assert {link.attributes["href"] for link in words} == {head.attributes["href"]}
        assert {link.attributes["tabindex"] for link in words} == {"-1"}, "one stop for the keyboard"
        assert " ".join(link.text for link in words) == claim.quote
    told = remark.find(name="remark__ways").text
    assert "Gr quoting Lukashenko, via Belta · He mimics Russians." in told
    assert "Wsws quoting Lukashenko · translated from Russian" in told


def test_remarks_of_two_speakers_or_of_nobody_in_particular_are_not_collated(client: Client) -> None:
    assert not open_panel(client, make_remark(voice="putin")).find_all(name="remark")
    point = make_remark_of_nobody()
    assert not open_panel(client, point).find_all(name="remark")


def make_remark_of_nobody() -> Point:
    point = make_point(kind="text")
    for slug in ("a", "b"):
        make_claim(point=point, article=make_article(slug=slug), value="Words", quote=f"some words of {slug}")
    return point


def test_a_long_remark_is_cut_where_lines_may_break(client: Client) -> None:
    point = make_point(kind="text")
    words = "one two three four five six seven eight nine ten eleven twelve"
    make_claim(point=point, article=make_article(slug="a"), value="x", quote=words, voice="v")
    make_claim(point=point, article=make_article(slug="b"), value="y", quote=f"{words} thirteen", voice="v")
    rows = open_panel(client, point).find_all(name="collation__piece")
    assert [row.text for row in rows] == [
        "one two three four fiveone two three four five",
        "six seven eight nine tensix seven eight nine ten",
        "eleven twelveeleven twelve",
        "nothingthirteen",
    ]
    assert ["collation__piece--continues" in row.classes for row in rows] == [False, True, True, False]


def test_origins_come_with_the_why(client: Client) -> None:
    event = make_event()
    point = make_point(event=event, kind="quantity")
    for slug in ("a", "b"):
        make_claim(point=point, article=make_article(slug=slug, authors=["A. Korybko"]), value="40")
    make_claim(point=point, article=make_article(slug="c"), value="90")
    panel = open_panel(client, point)
    assert panel.find(name="backing").text == "Origins 3 reports, 2 origins: same author: A. Korybko"
    assert [reply.find(name="reply__head").text for reply in panel.find_all(name="reply")] == [
        "40 1 origin (same author: A. Korybko)",
        "90 1 origin",
    ]


def test_a_vague_answer_stands_once_and_is_named_where_it_fits_too(client: Client) -> None:
    point = make_point(kind="quantity")
    for slug, value in (("a", "40"), ("b", "30..50"), ("c", "45")):
        make_claim(
            point=point, article=make_article(slug=slug, published=f"2020-01-0{ord(slug) - 96}"), value=value
        )
    replies = open_panel(client, point).find_all(name="reply")
    assert [len(reply.find_all(name="statement")) for reply in replies] == [2, 1]
    assert replies[0].find_all(name="claim__answer")[0].text == "30 to 50"
    assert replies[1].find(name="reply__also").text == "B, less precisely, allows it too"


def test_forecasts_say_what_came_of_them(client: Client) -> None:
    point = make_point(kind="yesno", outcome=True)
    make_claim(point=point, article=make_article(slug="a"), value="no")
    make_claim(
        point=point, article=make_article(slug="b"), value="yes", certainty="predicted", hedge="likely"
    )
    replies = open_panel(client, point).find_all(name="reply")
    assert [reply.find(name="reply__value").text for reply in replies] == ["no", "Forecasts"]
    statement = replies[1].find(name="statement")
    assert statement.find(name="claim__answer").text == "yes"
    assert statement.find(name="claim__outcome").text == "did not come to pass, as A reports"


def test_silences_say_who_read_when_and_visitors_learn_no_logins(client: Client) -> None:
    users = get_user_model().objects
    event = make_event()
    point = make_point(event=event)
    make_claim(point=point, article=make_article(slug="z"), value="1997")
    named = users.create_user("a.lee", first_name="Ann", last_name="Lee")
    for slug, reader in (("a", named), ("b", users.create_user("bob")), ("c", None)):
        make_silence(point=point, article=make_article(slug=slug), reader=reader)

    def told() -> list[str]:
        words = [item.text for item in open_panel(client, point).find(name="absences").find_all(tag="li")]
        return [word.partition(" on ")[0] for word in words]

    assert told() == ["A does not say (read by Ann Lee", "B does not say (read", "C does not say (read"]
    client.force_login(named)
    assert told()[1] == "B does not say (read by bob"


def test_a_visitor_gets_the_sentence_of_the_text_that_they_may_read(client: Client) -> None:
    point = make_point()
    article = make_article(slug="a", text="Our words: it was «formed in 1999» then. More.")
    make_claim(point=point, article=article, value="1999", quote="formed in 1999")
    sentence = open_panel(client, point).find(name="statement__sentence")
    assert sentence.text == "abstract (our words): Our words: it was «formed in 1999» then."


def test_read_alone_it_tells_that_article_only(client: Client) -> None:
    make_union_state()
    panel = open_panel(client, Point.objects.get(), "&only=rt&titled")
    assert [s.find(name="statement__source").text for s in panel.find_all(name="statement")] == ["RT"]
    assert "1997" not in panel.text
    assert "conflict" not in panel.text
    assert not panel.find_all(name="chart")


def test_read_alone_no_answer_is_narrowed_by_what_others_say(client: Client) -> None:
    point = make_point(kind="quantity")
    for slug, value in (("a", "40"), ("b", "30..50")):
        make_claim(point=point, article=make_article(slug=slug), value=value, quote=f"words of {slug}")
    panel = open_panel(client, point, "&only=b")
    assert panel.find(name="reply__head").text == "30 to 50"
    assert "40" not in panel.text


def test_limited_it_is_judged_on_these_articles_alone(client: Client) -> None:
    make_union_state()
    panel = open_panel(client, Point.objects.get(), "&articles=rt,cdm&titled")
    assert panel.find(name="verdict").text == "= agree"
    assert "WSWS" not in panel.text
    assert "articles=rt,cdm" in panel.find(name="theirs").attributes["href"]


def test_the_fragment_is_the_panel_and_nothing_else(client: Client) -> None:
    make_union_state()
    point = Point.objects.get()
    written = client.get(f"{point.get_absolute_url()}?panel").content.decode()
    assert "<html" not in written
    assert not open_panel(client, point).find_all(name="question-panel__question")
    titled = open_panel(client, point, "&titled")
    assert (
        titled.find(name="question-panel__question").find(tag="a").attributes["href"]
        == point.get_absolute_url()
    )
    assert not titled.find_all(id=f"claim-{point.claims.first().key}")  # type: ignore[union-attr]


@pytest.mark.parametrize("query", ["articles=nobody", "only=nobody", "articles=rt&only=nobody"])
def test_an_article_that_is_none_is_not_found(client: Client, query: str) -> None:
    make_union_state()
    assert client.get(f"{Point.objects.get().get_absolute_url()}?panel&{query}").status_code == 404


@override_settings(PUBLIC_READ=False)
def test_the_fragment_needs_an_account_where_pages_do(client: Client) -> None:
    make_union_state()
    response = client.get(f"{Point.objects.get().get_absolute_url()}?panel&articles=rt")
    assert response.status_code == 302
    assert "/accounts/login/?next=" in response.headers["Location"]


def test_quotes_of_closed_texts_are_cut_in_the_collation_too(client: Client) -> None:
    point = make_point(kind="text")
    long = " ".join(f"w{number}" for number in range(60))
    make_claim(point=point, article=make_article(slug="a", kind="full"), value="x", quote=long, voice="v")
    make_claim(point=point, article=make_article(slug="b"), value="x", quote="w1 w2", voice="v")
    assert "w55" not in open_page(client, point.get_absolute_url()).text


def test_serif_is_theirs_and_opens_its_place(client: Client) -> None:
    panel = open_panel(client, make_remark())
    for element in panel.find_all(name="theirs"):
        assert element.tag == "a"
        assert "/texts/" in element.attributes["href"]


def test_building_and_rendering_ask_nothing() -> None:
    make_wide_event(3)
    make_remark()
    comparison = build_comparison(load_comparison("wide-3"))
    names = {column.article.slug: column.name for column in comparison.columns}
    articles = {column.article.slug: column.article for column in comparison.columns}
    speech = Speech(names, frozenset(), lambda claim: "/")
    with CaptureQueriesContext(connection) as asked:
        for judged in comparison.points:
            panel = build_panel(judged, speech, articles=articles, titled=True, signed_in=True)
            render_to_string("comparisons/_question_panel.html", {"panel": panel})
    assert not asked.captured_queries


@pytest.mark.parametrize("articles", [2, 20])
def test_the_number_of_queries_is_fixed(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, articles: int
) -> None:
    make_wide_event(articles)
    point = Point.objects.filter(kind="names").get()
    for article in Article.objects.all()[:articles]:
        make_silence(point=make_point(event=point.event), article=article)
    with django_assert_num_queries(10):
        assert client.get(f"{point.get_absolute_url()}?panel").status_code == 200
