"""How things are put, among the texts side by side: what is marked, what each passage opens, whose it is."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles import actions as publishing
from comparisons.models import Event, FramingMark
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_event,
    make_mark,
    make_point,
    make_referent,
    make_speaker,
)
from comparisons.tests.reading import Element, read_page

pytestmark = pytest.mark.django_db

WSWS = "It tells of «a far-right coup» and that the union was «formally created in 1997»."
RT = "It tells of «the change of government», then of «an armed seizure of power», and of «1999»."

OWN = ["far-right coup", "change of government"]


@pytest.fixture
def event() -> Event:
    """Two articles that name one thing: one in its own voice, the other in its own and in a quoted one."""
    wsws = make_article(slug="wsws", text=WSWS, published="2020")
    rt = make_article(slug="rt", text=RT, published="2021")
    event = make_event(slug="kyiv", articles=[wsws, rt])
    thing = make_referent(slug="kyiv-2014", label="Kyiv in 2014", description="The change of power.")
    make_mark(
        event=event, article=wsws, quote="far-right coup", referent=thing, device="loaded-term",
        function="judgement", note="“Change of power” would not judge.",
    )  # fmt: skip
    make_mark(event=event, article=rt, quote="change of government", referent=thing)
    putin = make_speaker(slug="putin", name="Putin")
    make_mark(event=event, article=rt, quote="armed seizure of power", referent=thing, voice=putin)
    point = make_point(event=event, question="When was the union formed?")
    make_claim(point=point, article=wsws, quote="formally created in 1997", value="1997")
    make_claim(point=point, article=rt, quote="1999", value="1999")
    return event


def find_mark(words: str) -> FramingMark:
    return FramingMark.objects.get(quote=words)


def open_texts(client: Client, query: str = "") -> Element:
    response = client.get(f"/events/kyiv/texts/{query}")
    assert response.status_code == 200
    return read_page(response.content)


def open_mark(client: Client, words: str, more: str = "&mark=wording") -> Element:
    return open_texts(client, f"?framing={find_mark(words).key}{more}")


def list_marked(page: Element) -> list[str]:
    return [mark.text for mark in page.find_all(name="mark")]


def test_wording_is_marked_where_it_is_asked_for_alone_or_with_the_claims(
    client: Client, event: Event
) -> None:
    claims = ["formally created in 1997", "1999"]
    put = ["far-right coup", "change of government", "armed seizure of power"]
    assert list_marked(open_texts(client)) == claims
    assert list_marked(open_texts(client, "?mark=wording")) == put
    assert sorted(list_marked(open_texts(client, "?mark=both"))) == sorted([*claims, *put])
    ways = open_texts(client, "?mark=wording").find(**{"aria-label": "What is marked"}).find_all(tag="a")
    assert [way.text for way in ways] == [
        "what differs 1", "all claims 1", "≠ reports conflict 1", "∿ wording 3", "both 4",
    ]  # fmt: skip
    assert [way.text for way in ways if "aria-current" in way.attributes] == ["∿ wording 3"]


def test_where_nothing_is_marked_for_wording_it_is_not_offered(client: Client) -> None:
    make_event(slug="kyiv", articles=[make_article()])
    assert "wording" not in open_texts(client).find(**{"aria-label": "What is marked"}).text
    assert (
        "No passage of these texts is marked" in open_texts(client, "?mark=wording").find(name="index").text
    )


def test_own_and_quoted_words_look_different(client: Client, event: Event) -> None:
    page = open_texts(client, "?mark=wording")
    assert [mark.text for mark in page.find_all(name="mark--quoted")] == ["armed seizure of power"]
    assert [mark.text for mark in page.find_all(name="mark--own")] == [
        "far-right coup",
        "change of government",
    ]


def test_a_marked_passage_opens_what_it_is_read_as_with_definitions(client: Client, event: Event) -> None:
    mark = find_mark("far-right coup")
    link = open_texts(client, "?mark=wording").find(id=f"m{mark.pk}")
    assert link.attributes["href"] == f"?mark=wording&framing={mark.key}#m{mark.pk}"
    page = open_mark(client, "far-right coup")
    panel = page.find(name="panel").text
    for words in (
        "“far-right coup”", "wsws itself", "loaded term", "where a plainer one for the same thing exists",
        "passes judgement", "Entman 1993", "would not judge", "Kyiv in 2014", "The change of power.",
    ):  # fmt: skip
        assert words.casefold() in panel.casefold(), words
    assert page.find(id=f"m{mark.pk}").attributes["aria-current"] == "true"


def test_the_others_words_for_the_same_thing_are_told_by_voice_and_marked(
    client: Client, event: Event
) -> None:
    page = open_mark(client, "far-right coup", more="")
    assert [mark.text for mark in page.find_all(name="mark--own")] == [
        "far-right coup",
        "change of government",
    ]
    assert all("mark--open" in mark.classes for mark in page.find_all(name="mark--own"))
    using = {use.find(tag="dt").text: use.find(tag="dd").text for use in page.find_all(name="put__using")}
    assert list(using) == ["Wsws", "Rt"]
    rt = using["Rt"]
    assert rt.index("change of government") < rt.index("quoting Putin") < rt.index("armed seizure of power")
    links = [link.attributes["href"] for link in page.find(name="panel").find_all(tag="a", name="theirs")]
    other = find_mark("armed seizure of power")
    assert f"?framing={other.key}#m{other.pk}" in links
    standing = [column.find(name="text__standing").text for column in page.find_all(name="text")]
    assert standing == ["names it 1 time", "names it 2 times"]


def test_a_mark_that_names_nothing_has_no_counterparts(client: Client, event: Event) -> None:
    make_mark(
        event=event, article=find_mark("far-right coup").article, quote="tells", device="reporting-verb"
    )
    page = open_mark(client, "tells")
    assert not page.find_all(name="put__thing")
    assert [mark.text for mark in page.find_all(name="mark--open")] == ["tells"]


def test_n_and_p_lead_through_the_passages_in_reading_order(client: Client, event: Event) -> None:
    page, read = open_texts(client, "?mark=wording"), []
    for _ in range(3):
        address = page.find(**{"data-go": "next"}).attributes["href"].partition("#")[0]
        page = open_texts(client, address)
        read.append(
            next(mark.text for mark in page.find_all(name="mark") if "aria-current" in mark.attributes)
        )
    assert read == ["far-right coup", "change of government", "armed seizure of power"]
    assert not page.find_all(**{"data-go": "next"})
    assert "Passage 3 of 3" in page.find(name="panel__close").text
    closed = open_texts(client, page.find(**{"data-go": "close"}).attributes["href"])
    assert list_marked(closed) == ["far-right coup", "change of government", "armed seizure of power"]


def test_a_claim_and_a_mark_on_the_same_words_are_both_seen_and_both_open(
    client: Client, event: Event
) -> None:
    claimed = "formally created in 1997"
    article = find_mark("far-right coup").article
    same = make_mark(event=event, article=article, quote=claimed)
    longer = make_mark(event=event, article=article, quote=f"the union was «{claimed}", frame="political")
    page = open_texts(client, "?mark=both")
    link = next(mark for mark in page.find_all(name="mark") if mark.text == claimed)
    assert {"verdict--conflict", "mark--own"} <= link.classes
    for mark in (same, longer):
        place = page.find(id=f"m{mark.pk}")
        assert f"framing={mark.key}" in place.attributes["href"]
    opened = open_texts(client, f"?mark=both&framing={same.key}")
    others = opened.find(name="panel__others").text
    assert "When was the union formed?" in others
    assert "political" in others


def test_the_index_counts_what_is_named_and_how_it_is_put(client: Client, event: Event) -> None:
    index = open_texts(client, "?mark=wording").find(name="index")
    assert "Kyiv in 2014 3 passages in 2 articles" in index.text
    assert "loaded term 1 passage in 1 article" in index.text
    assert index.find(tag="a").attributes["href"].startswith("?mark=wording&framing=")


def test_of_a_key_in_two_events_the_one_of_the_event_named_opens(client: Client, event: Event) -> None:
    part = make_event(slug="part", part_of=event)
    article = find_mark("far-right coup").article
    for of, words in ((part, "«a far"), (event, "It tells")):
        make_mark(event=of, article=article, quote=words, key="same")
    assert "“It tells”" in open_texts(client, "?framing=same").find(name="panel").text
    page = open_texts(client, "?mark=wording")
    link = page.find(id=f"m{find_mark('«a far').pk}").attributes["href"]
    assert "of=part" in link
    assert "“ «a far”" in open_texts(client, link.partition("#")[0]).find(name="panel").text


def test_a_lost_passage_has_its_place_in_the_list(client: Client, event: Event) -> None:
    mark = find_mark("far-right coup")
    publishing.add_version(mark.article, body="Quite another text.", kind="digest")
    place = open_mark(client, "far-right coup").find(id=f"m{mark.pk}")
    assert place.tag == "li"
    assert "quote not found in this version" in place.text


def test_a_visitor_sees_of_a_full_text_its_passages_cut_and_nothing_around_them(client: Client) -> None:
    words = " ".join(f"word{number}" for number in range(60))
    article = make_article(kind="full", text=f"A secret sentence. It says {words} and so on.")
    mark = make_mark(event=make_event(slug="kyiv", articles=[article]), article=article, quote=words)
    for query in ("?mark=wording", f"?framing={mark.key}"):
        page = open_texts(client, query).text
        assert "word49 …" in page
        assert "word50" not in page
        assert "secret" not in page
    client.force_login(User.objects.create_user("editor"))
    assert "secret" in open_texts(client, f"?framing={mark.key}").text


def test_one_article_read_alone_shows_its_own_wording_only(client: Client, event: Event) -> None:
    page = open_texts(client, "?only=wsws&mark=wording")
    assert list_marked(page) == ["far-right coup"]
    panel = open_mark(client, "far-right coup", more="&only=wsws").find(name="panel")
    assert "change of government" not in panel.text
    assert not open_mark(client, "change of government", more="&only=wsws").find_all(name="panel")


@pytest.mark.parametrize("query", ["?framing=unknown", "?framing=unknown&of=nothing&mark=wording"])
def test_an_unknown_passage_says_so(client: Client, event: Event, query: str) -> None:
    page = open_texts(client, query)
    assert page.find(role="status").text == "The passage that this link means is not on file any more."


@pytest.mark.parametrize("query", ["?mark=", "?mark=nonsense", "?mark=wording&verdict=conflict", "?of=x"])
def test_no_query_breaks_the_page(client: Client, event: Event, query: str) -> None:
    assert open_texts(client, query).find_all(name="mark")


def test_the_pencil_of_a_tagger_leads_to_the_desk(client: Client, event: Event) -> None:
    client.force_login(User.objects.create_superuser("ann"))
    mark = find_mark("far-right coup")
    desk: dict[str, Any] = open_mark(client, "far-right coup").find(name="pencil").attributes
    assert desk["href"] == f"/admin/articles/article/{mark.article_id}/tag/?framing={mark.pk}#m{mark.pk}"
