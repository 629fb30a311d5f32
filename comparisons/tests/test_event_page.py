"""The comparison of an event as a reader sees it."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import DjangoAssertNumQueries

from articles import actions as publishing
from articles.models import Article, Version
from comparisons.comparison import build_comparison
from comparisons.models import Claim, Event, Point, Silence, Speaker
from comparisons.pages.choice import Choice
from comparisons.pages.event import Visit, build_event_page
from comparisons.selectors import load_comparison, load_text_kinds
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
from comparisons.tests.reading import Element, read_page

pytestmark = pytest.mark.django_db


def make_union_state() -> Event:
    """Three articles on one question, as in the seeds."""
    wsws = make_article(slug="wsws", source=make_source(slug="wsws", name="WSWS"), published="2020-02-11")
    rt = make_article(slug="rt", source=make_source(slug="rt", name="RT"), published="2020-02-05", title="")
    cdm = make_article(slug="cdm", source=make_source(slug="cdm", name="CDMedia"), published="2021-09-20")
    event = make_event(slug="union-state", name="The Union State", date="1997/..", articles=[wsws, rt, cdm])
    point = make_point(
        event=event, slug="formed", question="When was the Union State formed?", theme="Beginnings"
    )
    make_claim(point=point, article=wsws, value="1997", quote="formally created in 1997")
    make_claim(point=point, article=rt, value="1999", quote="was concluded in 1999")
    make_claim(point=point, article=cdm, value="1999", quote="formed in 1999")
    return event


def open_page(client: Client, address: str) -> Element:
    response = client.get(address)
    assert response.status_code == 200
    return read_page(response.content)


def list_questions(page: Element) -> list[str]:
    return [question.text for question in page.find_all(name="question__words")]


def test_a_row_shows_sign_word_reason_and_who_stands_alone(client: Client) -> None:
    make_union_state()
    row = open_page(client, "/events/union-state/").find(name="row")
    assert row.find(name="verdict").text == "≠ reports conflict"
    assert row.find(name="question__words").text == "When was the Union State formed?"
    assert row.find(name="question__reason").text == "WSWS: 1997; RT and CDMedia: 1999; two years apart"
    assert row.find(name="question__note").text == "WSWS stands alone"


def test_columns_stand_by_date_of_publication_and_cells_under_them(client: Client) -> None:
    make_union_state()
    page = open_page(client, "/events/union-state/")
    assert [head.find(tag="a").text for head in page.find_all(name="name")] == ["RT", "WSWS", "CDMedia"]
    answers = [cell.find(name="claim__answer").text for cell in page.find(name="row").find_all(name="cell")]
    assert answers == ["1999", "1997", "1999"]


def test_a_cell_names_speaker_origin_time_certainty_and_hedge(client: Client) -> None:
    event = make_union_state()
    point = make_point(event=event, kind="quantity", unit="percent", changes=True)
    make_claim(
        point=point,
        article=Article.objects.get(slug="rt"),
        value="100",
        quote="allegedly ready to meet all of it",
        voice=make_speaker(slug="pompeo", name="Mike Pompeo"),
        via=make_source(slug="belta", name="BelTA"),
        certainty="hedged",
        hedge="allegedly",
        as_of="2020-02",
    )
    make_claim(point=point, article=Article.objects.get(slug="wsws"), value="40", as_of="2020-02")
    cell = open_page(client, "/events/union-state/").find(id=f"point-{point.pk}").find(name="cell")
    assert cell.find(name="claim__answer").text == "100 % in February 2020"
    assert cell.find(name="claim__who").text == "quoting Mike Pompeo, via BelTA · hedged: “allegedly”"
    assert [words.text for words in cell.find_all(name="theirs")] == [
        "“allegedly ready to meet all of it”",
        "“allegedly”",
    ]


def test_silent_unread_and_earlier_articles_are_told_apart(client: Client) -> None:
    early = make_article(slug="early", published="2020-02-01")
    silent, unread, speaking = (
        make_article(slug=s, published="2020-02-10") for s in ("silent", "unread", "wsws")
    )
    event = make_event(slug="sochi", date="2020-02-07", articles=[early, silent, unread, speaking])
    point = make_point(event=event, kind="yesno", outcome=True)
    make_claim(point=point, article=speaking, value="no")
    make_claim(point=point, article=make_article(slug="late", published="2020-03-01"), value="yes")
    for article in (silent, early):
        make_silence(point=point, article=article)
    when = datetime.datetime(2020, 11, 12, 10, tzinfo=datetime.UTC)
    Silence.objects.update(read_at=when)
    cells = open_page(client, "/events/sochi/").find(name="row").find_all(name="cell")
    words = [cell.find(name="cell__words").text for cell in cells if not cell.find_all(name="claim")]
    assert words == ["written before", "does not say (read on 12 November 2020)", "not read for this yet"]


def test_a_larger_event_compares_its_parts_in_sections(client: Client) -> None:
    part = make_union_state()
    larger = make_event(slug="belarus", name="Belarus", date="2019/2021")
    part.part_of = larger
    part.save()
    other = make_article(slug="other", published="2020-03-01")
    make_claim(
        point=make_point(event=larger, question="Which way?", kind="text"), article=other, value="west"
    )
    page = open_page(client, "/events/belarus/")
    assert [head.find(tag="h2").text for head in page.find_all(name="section")] == [
        "Belarus",
        "The Union State",
    ]
    assert list_questions(page) == ["Which way?", "When was the Union State formed?"]
    blank = page.find_all(name="cell--elsewhere")
    assert {cell.find(name="unseen").text for cell in blank} == {"does not cover this event"}


def test_rows_stand_by_what_differs(client: Client) -> None:
    a, b = make_article(slug="a"), make_article(slug="b")
    event = make_event(slug="order", articles=[a, b])
    table = {
        "single": ("yesno", "yes", None),
        "agree": ("yesno", "yes", "yes"),
        "compatible": ("date", "2019", "2019-12"),
        "narrow": ("date", "2019-12", "2020-01-01"),
        "conflict": ("yesno", "yes", "no"),
    }
    for name, (kind, first, second) in table.items():
        point = make_point(event=event, kind=kind, question=name)
        make_claim(point=point, article=a, value=first)
        if second:
            make_claim(point=point, article=b, value=second)
    disputed = make_point(event=event, kind="yesno", question="disputed")
    make_claim(point=disputed, article=a, value="yes", voice="one")
    make_claim(point=disputed, article=b, value="no", voice="two")
    remark = make_point(event=event, kind="text", question="remark")
    make_claim(point=remark, article=a, value="this", voice="one")
    make_claim(point=remark, article=b, value="that", voice="one")
    forecast = make_point(event=event, kind="yesno", question="forecast")
    make_claim(point=forecast, article=a, value="yes", certainty="predicted")
    assert list_questions(open_page(client, "/events/order/")) == [
        "conflict",
        "narrow",
        "disputed",
        "remark",
        "forecast",
        "compatible",
        "agree",
        "single",
    ]


def test_forecasts_say_what_came_of_them(client: Client) -> None:
    a, b, c = (make_article(slug=slug, source=make_source(name=slug.upper(), slug=slug)) for slug in "abc")
    event = make_event(slug="meeting", articles=[a, b, c])
    point = make_point(event=event, kind="yesno", outcome=True)
    make_claim(point=point, article=a, value="no")
    make_claim(point=point, article=b, value="no", certainty="predicted")
    make_claim(point=point, article=c, value="yes", certainty="predicted")
    row = open_page(client, "/events/meeting/").find(name="row")
    assert [verdict.text for verdict in row.find_all(name="verdict")] == ["→ forecast", "1 only A"]
    assert [outcome.text for outcome in row.find_all(name="claim__outcome")] == [
        "came to pass, as A reports",
        "did not come to pass, as A reports",
    ]


def test_circular_agreement_and_quoted_agreement_say_so(client: Client) -> None:
    first = make_article(slug="first", authors=["A. Korybko"])
    second = make_article(slug="second", authors=["A. Korybko"])
    point = make_point(event=make_event(slug="twice", articles=[first, second]), kind="yesno")
    for article in (first, second):
        make_claim(point=point, article=article, value="yes")
    page = open_page(client, "/events/twice/")
    assert page.find(name="question__note").text == "2 reports, 1 origin (same author: A. Korybko)"
    for article in (first, second):
        for claim in Claim.objects.filter(article=article):
            claim.voice = Speaker.objects.filter(slug="one").first() or make_speaker(slug="one")
            claim.save()
    notes = [note.text for note in open_page(client, "/events/twice/").find_all(name="question__note")]
    assert "only as quoted: no source says so itself" in notes


def test_one_article_that_says_both_is_named(client: Client) -> None:
    article = make_article(slug="both", source=make_source(slug="both", name="Both"))
    point = make_point(event=make_event(slug="both", articles=[article]), kind="yesno")
    make_claim(point=point, article=article, value="yes")
    make_claim(point=point, article=article, value="no")
    notes = [note.text for note in open_page(client, "/events/both/").find_all(name="question__note")]
    assert notes == ["Both says both"]


def test_a_lost_quote_says_so(client: Client) -> None:
    make_union_state()
    publishing.add_version(Article.objects.get(slug="wsws"), body="Quite another text.", kind="digest")
    page = open_page(client, "/events/union-state/")
    assert [lost.text for lost in page.find_all(name="claim__lost")] == ["quote not found in this version"]


def test_heads_tell_what_each_article_is(client: Client) -> None:
    article = make_article(
        slug="korybko",
        source=make_source(slug="gr", name="Global Research", kind="non-profit"),
        title="",
        origin=make_source(slug="oneworld", name="OneWorld"),
        authors=["Andrew Korybko"],
        language="en",
        translated_from="ru",
        published="2020-02-01/2020-02-07",
        published_basis="inferred",
    )
    make_event(slug="one", articles=[article])
    page = open_page(client, "/events/one/")
    assert page.find(name="name").text == "Global Research 1 to 7 February 2020, inferred"
    head = page.find(name="head")
    assert head.find(name="head__title").text == "[no headline on file]"
    for words in (
        "Andrew Korybko",
        "non-profit",
        "first published by OneWorld",
        "translated from Russian",
        "abstract (our words)",
    ):
        assert words in head.find(name="head__facts").text
    assert head.find(name="head__only").find(tag="a").attributes["href"] == "?only=korybko"


def test_filters_combine_and_the_address_keeps_them(client: Client) -> None:
    event = make_union_state()
    point = make_point(event=event, kind="yesno", question="Agreed?", theme="Oil")
    for slug in ("rt", "wsws"):
        make_claim(point=point, article=Article.objects.get(slug=slug), value="yes")
    assert list_questions(open_page(client, "/events/union-state/?verdict=agree")) == ["Agreed?"]
    assert list_questions(open_page(client, "/events/union-state/?theme=Oil&articles=rt,wsws")) == ["Agreed?"]
    page = open_page(client, "/events/union-state/?articles=rt&articles=wsws&theme=Oil&verdict=conflict")
    assert list_questions(page) == []
    lifts = [link.attributes["href"] for link in page.find(name="empty").find_all(tag="a")]
    assert lifts == ["?articles=rt,wsws&theme=Oil", "?articles=rt,wsws&verdict=conflict"]


def test_verdicts_are_computed_for_the_articles_chosen(client: Client) -> None:
    make_union_state()
    page = open_page(client, "/events/union-state/?articles=rt,cdm")
    assert page.find(name="row").find(name="verdict").text == "= agree"
    assert page.find(name="controls__ways").text.count("Compare all articles") == 1


def test_reading_one_article_leaves_the_others_blank_and_names_what_it_leaves_out(client: Client) -> None:
    event = make_union_state()
    wsws, rt = Article.objects.get(slug="wsws"), Article.objects.get(slug="rt")
    silent = make_point(event=event, kind="yesno", question="Was gas agreed?")
    make_claim(point=silent, article=wsws, value="yes", quote="agreed on gas")
    make_silence(point=silent, article=rt)
    untagged = make_point(event=event, kind="yesno", question="Was oil agreed?")
    make_claim(point=untagged, article=wsws, value="no", quote="failed on oil")
    page = open_page(client, "/events/union-state/?only=rt")
    assert list_questions(page) == ["When was the Union State formed?"]
    assert [answer.text for answer in page.find_all(name="claim__answer")] == ["1999"]
    assert len(page.find_all(name="cell--blank")) == 2
    assert [item.text for item in page.find(name="alone").find_all(tag="li")] == [
        "Was gas agreed? yes (WSWS)"
    ]
    assert "Was oil agreed?" not in page.text
    assert "1 question it has not been read for yet is left out." in page.text


@pytest.mark.parametrize(
    "query",
    ["articles=nobody", "only=nobody", "articles=rt,nobody", "articles=rt&only=nobody", "only=%3Cscript%3E"],
)
def test_an_unknown_article_is_not_found(client: Client, query: str) -> None:
    make_union_state()
    assert client.get(f"/events/union-state/?{query}").status_code == 404
    assert client.get(f"/events/union-state/texts/?{query}").status_code == 404
    assert client.get(f"/events/union-state.json?{query}").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "articles=",
        "articles=,,",
        "only=",
        "verdict=nonsense",
        "theme=%3Cscript%3E",
        "verdict=&theme=",
        "a[]=1",
        "verdict=agree&verdict=conflict",
        "%ff=%fe",
        "only=rt&only=rt",
        "claim=x&point=99999999999999999999999",
        "point=%F0%9D%9F%99",
        "point=-1",
        "point=1&claim=%22%3E",
        "articles=" + ",".join(["rt"] * 3000),
    ],
)
def test_odd_queries_are_answered(client: Client, query: str) -> None:
    make_union_state()
    for address in ("/events/union-state/", "/events/union-state/texts/", "/events/union-state.json"):
        assert client.get(f"{address}?{query}").status_code == 200


@pytest.mark.parametrize(
    "address", ["/events/none/", "/events/none/texts/", "/events/a%20b/", "/events/" + "a" * 900 + "/"]
)
def test_an_unknown_event_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/events/union-state/", "/events/union-state/texts/"])
def test_pages_can_only_be_read(client: Client, address: str) -> None:
    make_union_state()
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200


@override_settings(PUBLIC_READ=False)
@pytest.mark.parametrize("address", ["/events/union-state/?only=rt", "/events/union-state/texts/"])
def test_where_reading_needs_an_account_visitors_sign_in_first(client: Client, address: str) -> None:
    make_union_state()
    response = client.get(address)
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/accounts/login/?next=/events/union-state/")
    client.force_login(get_user_model().objects.create_user("ann"))
    assert client.get(address).status_code == 200


def test_quotes_of_a_text_that_visitors_may_not_read_are_cut(client: Client) -> None:
    long = " ".join(f"word{number}" for number in range(80))
    article = make_article(slug="full", kind="full", text=f"Before. {long}. After.")
    point = make_point(event=make_event(slug="long", articles=[article]))
    make_claim(point=point, article=article, quote=long)
    quote = open_page(client, "/events/long/").find(name="claim__quote").text
    assert quote.endswith("word49 …”")
    client.force_login(get_user_model().objects.create_user("ann"))
    assert "word79" in open_page(client, "/events/long/").find(name="claim__quote").text


def test_an_event_without_articles_or_questions_says_so(client: Client) -> None:
    make_event(slug="empty")
    assert "No article covers this event yet" in open_page(client, "/events/empty/").text
    make_event(slug="asked", articles=[make_article(slug="only")])
    assert "No question is asked of these articles yet." in open_page(client, "/events/asked/").text


def make_wide_event(articles: int) -> None:
    event = make_event(slug=f"wide-{articles}", name="Wide")
    point = make_point(event=event, kind="names")
    for number in range(articles):
        article = make_article(slug=f"wide-{articles}-{number}", authors=[f"Author {number}"])
        make_coverage(event=event, article=article)
        make_claim(point=point, article=article, value=["A", "..."], voice=f"speaker-{number}", via="belta")
    make_silence(point=make_point(event=event), article=article)


@pytest.mark.parametrize("articles", [2, 20])
def test_the_number_of_queries_is_fixed(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, articles: int
) -> None:
    """Family, coverage, authors, points, options, claims, silences, names, kinds, what is closed; their own.

    The texts page adds the texts, and which other articles it may offer.
    """
    make_wide_event(articles)
    for address, queries in (
        (f"/events/wide-{articles}/", 13),
        (f"/events/wide-{articles}.json", 10),
        (f"/events/wide-{articles}/texts/", 13),
    ):
        client.get(address)
        with django_assert_num_queries(queries):
            assert client.get(address).status_code == 200


def test_building_and_rendering_ask_nothing() -> None:
    make_wide_event(3)
    material = load_comparison("wide-3")
    kinds = load_text_kinds(material.articles)
    with CaptureQueriesContext(connection) as asked:
        visit = Visit(readable=kinds, offered=material.offered)
        page = build_event_page(build_comparison(material, kinds), Choice(), visit)
        render_to_string("comparisons/event.html", {"page": page})
    assert len(asked) == 0


def test_serif_is_theirs_and_opens_its_place(client: Client) -> None:
    make_union_state()
    for address in ("/events/union-state/", Point.objects.get().get_absolute_url()):
        page = open_page(client, address)
        theirs = page.find_all(name="theirs")
        assert theirs
        for element in theirs:
            assert element.tag == "a"
            assert element.attributes["href"]
        for claim in Claim.objects.all():
            assert any(claim.quote in element.text for element in theirs)


def test_a_quote_opens_its_place_in_the_text(client: Client) -> None:
    make_union_state()
    claim = Claim.objects.get(quote="formally created in 1997")
    row = open_page(client, "/events/union-state/").find(name="row")
    link = next(words for words in row.find_all(name="theirs") if claim.quote in words.text)
    address, _, anchor = link.attributes["href"].partition("#")
    place = open_page(client, address).find(id=anchor)
    assert place.text == claim.quote
    assert place.attributes["aria-current"] == "true"


def test_nobody_can_write_markup_into_a_page(client: Client) -> None:
    bad = '<script>alert("x")</script>'
    source = make_source(slug="bad", name=bad)
    article = make_article(slug="bad", source=source, title=bad, text=f"It says «{bad}».", authors=[bad])
    event = make_event(slug="bad", name=bad, place=bad, summary=bad, articles=[article])
    point = make_point(event=event, kind="names", question=bad, theme=bad, scope=bad)
    make_claim(
        point=point,
        article=article,
        value=[bad],
        quote=bad,
        voice=make_speaker(name=bad),
        via=None,
        certainty="hedged",
        hedge=bad,
        note=bad,
    )
    make_claim(
        point=point, article=article, value=["...", bad][1:], quote="It says", key='"><script>alert(1)'
    )
    for address in (
        "/events/bad/",
        "/events/bad/texts/",
        point.get_absolute_url(),
        "/events/bad/?only=bad",
        f"/events/bad/?theme={bad}&verdict={bad}",
    ):
        html = client.get(address).content.decode()
        assert "<script>alert" not in html
        assert "&lt;script&gt;alert" in html
    assert Version.objects.get().body.count(bad) == 1
