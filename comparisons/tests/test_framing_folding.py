"""A long page of framing: what unfolds is counted and named first, and every passage stands in the page."""

from __future__ import annotations

from copy import copy

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from comparisons import markup
from comparisons.models import Event, FramingMark
from comparisons.pages.framing.palette import Tint
from comparisons.pages.framing.strips import label_stretch
from comparisons.pages.framing.tables import Band, Row, fold, spend
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_event,
    make_mark,
    make_point,
    make_referent,
    make_silence,
)
from comparisons.tests.reading import Element
from comparisons.tests.test_event_page import open_page

ADDRESS = "/events/ferry/framing/"
QUERIES = 12
WORDS = {"device": "metaphor", "frame": "economic", "function": "problem"}


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a plain word", "“a plain word”"),
        ("“reform” of the ferries", "“\u202f“reform” of the ferries”"),
        ("the so-called “reform”", "“the so-called “reform”\u202f”"),
        ('"crying,"', '“\u202f"crying,"\u202f”'),
        ("«реформа»", "“\u202f«реформа»\u202f”"),
        ("", "“”"),
    ],
)
def test_marks_of_ours_stand_apart_from_marks_of_theirs(words: str, shown: str) -> None:
    assert markup.enclose(words) == shown
    assert shown in markup.quote(words, "/").replace("&quot;", '"')
    assert shown in markup.dot("/", words, "", quoted=True).replace("&quot;", '"')


def make_band(rows: int, title: str = "") -> Band:
    return Band(title, "", [Row(f"row {number}", "", "", []) for number in range(rows)])


def test_a_few_rows_more_are_not_folded_away() -> None:
    assert fold(make_band(8), 6, "thing") == make_band(8)
    folded = fold(make_band(9), 6, "thing")
    assert (len(folded.rows), folded.told, folded.listed) == (6, "3 more things", "row 6, row 7, row 8")


def test_bands_share_the_rows_that_are_shown_at_once() -> None:
    bands = spend([(make_band(4), "thing"), (make_band(0), "thing"), (make_band(9, "Rest"), "person")], 6)
    assert [(len(band.rows), len(band.folded), band.told) for band in bands] == [
        (4, 0, ""),
        (2, 7, "7 more persons"),
    ]
    closed = spend([(make_band(9), "thing"), (make_band(1, "Rest"), "person")], 6)[1]
    assert (len(closed.rows), closed.told) == (0, "1 person")
    short = [make_band(4), make_band(4)]
    assert spend([(band, "thing") for band in short], 6) == short


def test_a_name_stands_above_its_words_only_where_it_has_room() -> None:
    speaker = Tint("1", "Alexandra Longname")
    assert label_stretch(speaker, 20.0) == "Alexandra Longname"
    assert label_stretch(speaker, 8.0) == ""
    assert label_stretch(Tint("1", "Lee"), 8.0) == "Lee"
    assert label_stretch(Tint("own", "the source itself"), 90.0) == ""


def make_long(articles: int, things: int) -> Event:
    """Each article names each thing, and nothing is alike. Stored in bulk: what is tested is reading."""
    event = make_event(slug="ferry", name="The ferry line closes")
    named = [make_referent(slug=f"thing-{thing:02}", label=f"Thing {thing:02}") for thing in range(things)]
    marks = []
    for number in range(articles):
        words = [f"paper {number:02} on thing {thing:02}" for thing in range(things)]
        article = make_article(slug=f"paper-{number}", text=". ".join(words), kind="full")
        mark = make_mark(event=event, article=article, quote=words[0], **WORDS)
        for referent, quote in zip(named, words, strict=True):
            again = copy(mark)
            again.pk, again.key, again.referent, again.quote = None, quote.replace(" ", "-"), referent, quote
            again.start = ". ".join(words).index(quote)
            again.end = again.start + len(quote)
            marks.append(again)
        mark.delete()
    FramingMark.objects.bulk_create(marks)
    return event


def find_folded(section: Element) -> Element:
    return section.find(name="frames__fold")


@pytest.mark.django_db
def test_things_beyond_the_first_unfold_under_their_number_and_names(client: Client) -> None:
    make_long(2, 12)
    section = open_page(client, ADDRESS).find(tag="section", id="calls")
    folded = find_folded(section)
    assert folded.find(tag="summary").text == "4 more things: Thing 08, Thing 09, Thing 10, Thing 11"
    assert not folded.attributes.get("open")
    assert len(folded.find_all(name="frames__row")) == 4
    for thing in range(12):
        assert section.text.count(f"“paper 01 on thing {thing:02}”") == 1


@pytest.mark.django_db
def test_voices_beyond_the_first_unfold_in_their_cell(client: Client) -> None:
    words = [f"remark number {number} of the day" for number in range(9)]
    event = make_event(slug="ferry", articles=[make_article(slug="gazette", text=". ".join(words))])
    article = event.coverage.get().article
    for number, quote in enumerate(words):
        make_mark(event=event, article=article, quote=quote, function="problem", voice=f"speaker-{number}")
    cell = open_page(client, ADDRESS).find(tag="section", id="functions").find(tag="td")
    unfolds = cell.find(tag="details")
    assert unfolds.find(tag="summary").text == "3 more, of 3 other voices"
    assert len(unfolds.find_all(name="voiced")) == 3
    assert all(f"“{quote}”" in cell.text for quote in words)


@pytest.mark.django_db
def test_questions_left_out_unfold_event_by_event(client: Client) -> None:
    articles = [make_article(slug=f"paper-{number}", text="It is said.") for number in range(3)]
    event = make_event(slug="ferry", articles=articles)
    part = make_event(slug="vote", name="The vote", part_of=event, articles=articles)
    for number in range(11):
        point = make_point(
            event=event if number < 8 else part, slug=f"q{number}", question=f"Question {number}?"
        )
        for article in articles[:2]:
            make_claim(point=point, article=article, quote="It is said", value="2020")
        make_silence(point=point, article=articles[2])
    section = open_page(client, ADDRESS).find(tag="section", id="omissions")
    assert find_folded(section).find(tag="summary").text == "The vote 3 questions"
    assert all(f"Question {number}?" in section.text for number in range(11))


@pytest.mark.django_db
@pytest.mark.parametrize(("articles", "things"), [(2, 3), (12, 42)])
def test_five_hundred_marks_cost_no_more_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, articles: int, things: int
) -> None:
    make_long(articles, things)
    client.get(ADDRESS)
    with django_assert_num_queries(QUERIES):
        page = client.get(ADDRESS).content.decode()
    assert page.count(f"paper {articles - 1:02} on thing {things - 1:02}") >= 4
