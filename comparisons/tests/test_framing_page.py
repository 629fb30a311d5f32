"""The framing of an event as a reader sees it: what is marked, what is counted, and what is left blank."""

from __future__ import annotations

import json

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from articles import actions as publishing
from articles.models import Article
from comparisons.bundles.dumping import dump_voices
from comparisons.comparison import build_comparison
from comparisons.listing.framing import load_framing
from comparisons.models import Event, FramingMark, Measurement
from comparisons.pages.choice import Choice
from comparisons.pages.framing import build_framing_page
from comparisons.selectors import load_comparison, load_text_kinds
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_coverage,
    make_event,
    make_mark,
    make_point,
    make_referent,
    make_silence,
    make_source,
)
from comparisons.tests.reading import Element
from comparisons.tests.test_event_page import open_page

pytestmark = pytest.mark.django_db

ADDRESS = "/events/ferry/framing/"
GAZETTE = (
    "The ferry line closes on Friday, and with it the islands lose their last way to the mainland.\n\n"
    "The mayor said: “We are left with nothing but the sea.” The company allegedly knew.\n\n"
    "It admitted that it had known. The “reform” took effect in spring."
)
HERALD = "A loss-making ferry line ends on Friday after ten years of subsidies that the council paid."


def make_ferry(*, kind: str = "full") -> Event:
    """Two papers on a ferry line that closes."""
    gazette = make_article(
        slug="gazette",
        source=make_source(slug="gazette", name="Gazette"),
        title="Islands cut off",
        text=GAZETTE,
        kind=kind,
        published="2020-02-06",
        framing="It tells the end of the line as a wrong done to the islands.",
    )
    herald = make_article(
        slug="herald",
        source=make_source(slug="herald", name="Herald"),
        title="",
        text=HERALD,
        kind=kind,
        published="2020-02-07",
    )
    return make_event(slug="ferry", name="The ferry line closes", articles=[gazette, herald])


def mark(event: Event, article: str, quote: str, **fields: object) -> FramingMark:
    return make_mark(event=event, article=Article.objects.get(slug=article), quote=quote, **fields)  # type: ignore[arg-type]


def sign_in(client: Client) -> None:
    client.force_login(get_user_model().objects.create_user("ann"))


def read_section(page: Element, anchor: str) -> Element:
    return page.find(tag="section", id=anchor)


def read_rows(section: Element) -> dict[str, list[str]]:
    """The words of each cell by the row's label."""
    return {
        row.find(name="frames__label").text: [cell.text for cell in row.find_all(tag="td")]
        for row in section.find_all(name="frames__row")
    }


def test_headlines_openings_and_summaries_stand_beside_each_other(client: Client) -> None:
    make_ferry()
    sign_in(client)
    rows = read_rows(read_section(open_page(client, ADDRESS), "beginnings"))
    assert rows["Headline"] == ["GazetteIslands cut off", "Herald[no headline on file]"]
    assert rows["Opening"][0] == (
        "Gazette“The ferry line closes on Friday,"
        " and with it the islands lose their last way to the mainland.”"
    )
    assert rows["In our words"] == [
        "GazetteIt tells the end of the line as a wrong done to the islands.",
        "Heraldno summary on file",
    ]


def test_a_coverage_says_where_its_framing_differs(client: Client) -> None:
    event = make_ferry()
    part = make_event(slug="vote", name="The vote", part_of=event)
    make_coverage(event=part, article=Article.objects.get(slug="herald"), framing="It counts votes only.")
    event.coverage.filter(article__slug="gazette").update(framing="Here it blames the council.")
    rows = read_rows(read_section(open_page(client, ADDRESS), "beginnings"))
    assert rows["In our words"] == [
        "GazetteHere it blames the council.",
        "HeraldThe vote It counts votes only.",
    ]


def test_a_long_opening_is_cut_and_bylines_are_none(client: Client) -> None:
    words = " ".join(f"w{number}" for number in range(60))
    text = f"# The head of it\n\nBy Ann Lee\n\n*It began with {words}.* And more.\n\nThe end."
    article = make_article(slug="long", text=text, kind="full", title="The head of it")
    make_event(slug="ferry", articles=[article])
    sign_in(client)
    opening = read_section(open_page(client, ADDRESS), "beginnings").find_all(name="theirs")[1]
    assert opening.text.startswith("“It began with w0")
    assert opening.text.endswith("…”")
    assert len(opening.text.split()) == 46
    anchor = opening.attributes["href"].partition("#")[2]
    assert open_page(client, "/articles/long/").find(id=anchor).text.startswith("It began with w0")


def test_visitors_see_nothing_of_a_full_text(client: Client) -> None:
    event = make_ferry()
    long = " ".join(["The", "ferry", "line", *["again"] * 60])
    publishing.add_version(Article.objects.get(slug="herald"), body=f"{HERALD}\n\n{long}.", kind="full")
    mark(event, "herald", long, device="loaded-term")
    page = open_page(client, ADDRESS)
    assert "lose their last way" not in page.text
    assert "nothing but the sea" not in page.text
    assert read_rows(read_section(page, "beginnings"))["Opening"] == [
        "Gazetteneeds the full text, for people with an account",
        "Heraldneeds the full text, for people with an account",
    ]
    assert read_section(page, "manner").find(name="theirs").text.count("again") == 47
    sign_in(client)
    assert read_section(open_page(client, ADDRESS), "manner").find(name="theirs").text.count("again") == 60


def test_the_functions_keep_their_blanks_and_part_the_voices(client: Client) -> None:
    event = make_ferry()
    mark(event, "gazette", "lose their last way", function="problem")
    mark(event, "gazette", "nothing but the sea", function="problem", voice="mayor")
    mark(event, "herald", "loss-making", function="cause")
    section = read_section(open_page(client, ADDRESS), "functions")
    rows = read_rows(section)
    assert list(rows) == ["names the problem", "names the cause", "passes judgement", "names the remedy"]
    assert rows["names the problem"] == [
        "Gazette“lose their last way”quoting Mayor“nothing but the sea”",
        "Heraldnothing marked",
    ]
    assert rows["names the remedy"] == ["Gazettenothing marked", "Heraldnothing marked"]
    quoted = section.find(name="voiced--quoted")
    assert [words.text for words in quoted.find_all(name="theirs")] == ["“nothing but the sea”"]


def test_what_each_calls_it_counts_the_words_and_opens_each_place(client: Client) -> None:
    event = make_ferry()
    line = make_referent(
        slug="line", label="The ferry line", description="The line between harbour and isles."
    )
    first = mark(event, "gazette", "their last way", referent=line)
    second = mark(event, "gazette", "Their last way", referent=line, prefix="")
    loss = mark(event, "herald", "loss-making ferry line", referent=line, device="loaded-term")
    mark(event, "herald", "after ten years of subsidies", referent="subsidies")
    section = read_section(open_page(client, ADDRESS), "calls")
    rows = read_rows(section)
    assert list(rows) == ["The ferry line", "subsidies"]
    assert rows["The ferry line"] == [
        "Gazette“their last way” 2× place 2",
        "Herald“loss-making ferry line” loaded term",
    ]
    assert "The line between harbour and isles." in section.text
    assert "3 passages in 2 articles" in section.text
    links = [link.attributes["href"] for link in section.find(name="frames__row").find_all(tag="a")]
    assert links == [
        f"/events/ferry/texts/?mark=wording&framing={each.key}#m{each.pk}" for each in (first, second, loss)
    ]
    assert section.find(name="band").text == "Named by one article only"


def test_every_mark_leads_to_its_words_in_the_texts(client: Client) -> None:
    event = make_ferry(kind="excerpt")
    marked = mark(event, "gazette", "lose their last way", frame="quality-of-life", function="problem")
    for link in open_page(client, ADDRESS).find_all(name="theirs", tag="a"):
        if "framing=" in link.attributes["href"]:
            address, _, anchor = link.attributes["href"].partition("#")
            assert open_page(client, address).find(id=anchor).text == "lose their last way"
            assert anchor == f"m{marked.pk}"


def test_frames_are_dots_with_the_words_as_their_names(client: Client) -> None:
    event = make_ferry()
    mark(event, "gazette", "nothing but the sea", frame="quality-of-life", voice="mayor")
    mark(event, "gazette", "lose their last way", frame="quality-of-life")
    mark(event, "herald", "subsidies", frame="economic")
    section = read_section(open_page(client, ADDRESS), "frames")
    assert list(read_rows(section)) == ["quality of life", "economic"]
    dots = section.find_all(name="dot")
    assert [(dot.text, "dot--quoted" in dot.classes) for dot in dots] == [
        ("“lose their last way” the source itself", False),
        ("“nothing but the sea” quoting Mayor", True),
        ("“subsidies” the source itself", False),
    ]
    assert "Nothing marked: " in section.find(name="frames__rest").text
    assert "morality" in section.find(name="frames__rest").text


def test_an_orphan_is_shown_as_lost(client: Client) -> None:
    event = make_ferry(kind="excerpt")
    mark(event, "herald", "A loss-making ferry line", device="loaded-term")
    publishing.add_version(
        Article.objects.get(slug="herald"), body="Something else altogether.", kind="excerpt"
    )
    section = read_section(open_page(client, ADDRESS), "manner")
    assert "“A loss-making ferry line” quote not found in this version" in section.text


def test_voices_are_drawn_from_end_to_end_and_told_in_words(client: Client) -> None:
    event = make_ferry()
    mark(event, "gazette", "lose their last way", device="metaphor")
    mark(event, "gazette", "nothing but the sea", device="metaphor", voice="mayor")
    sign_in(client)
    section = read_section(open_page(client, ADDRESS), "voices")
    gazette = section.find(name="strip-row")
    runs = [run for run in gazette.find_all(tag="rect", name="voice") if "y" in run.attributes]
    widths = [float(run.attributes["width"].rstrip("%")) for run in runs]
    places = [float(run.attributes["x"].rstrip("%")) for run in runs]
    assert places[0] == 0
    assert sum(widths) == pytest.approx(100, abs=0.1)
    assert places == sorted(places)
    shares = gazette.find(name="shares").text
    assert "the source itself" in shares
    assert "quoted words without a speaker 1 word (1 phrase)" in shares
    counted = Measurement.objects.get(article__slug="gazette").result["words"]
    assert f"{counted} words" in gazette.find(name="strip-row__name").text
    ticks = gazette.find_all(name="tick")
    assert [("tick--quoted" in tick.classes, tick.find(tag="title").text) for tick in ticks] == [
        (False, "“lose their last way”"),
        (True, "“nothing but the sea”"),
    ]


def test_marks_of_another_text_have_no_place_on_the_strip(client: Client) -> None:
    event = make_ferry()
    body = "An abstract: it «lose their last way» says."
    publishing.add_version(Article.objects.get(slug="gazette"), body=body, kind="digest")
    mark(event, "gazette", "lose their last way", device="metaphor")
    gazette = read_section(open_page(client, ADDRESS), "voices").find(name="strip-row")
    assert not gazette.find_all(name="tick")
    assert "they have no place on this strip" in gazette.text
    assert gazette.find_all(tag="rect", name="voice")


def test_marks_have_their_place_where_a_bundle_tells_it(client: Client) -> None:
    """A repository that may keep only the abstract shows slant and speaker together all the same."""
    event = make_ferry()
    mark(event, "gazette", "lose their last way", device="metaphor")
    [written] = [one for one in dump_voices(Article.objects.all()) if one["article"] == "gazette"]
    assert "lose their last way" not in written["measured"]
    Measurement.objects.filter(article__slug="gazette").update(result=json.loads(written["measured"]))
    body = "An abstract: it «lose their last way» says, and of the mayor «nothing but the sea»."
    publishing.add_version(Article.objects.get(slug="gazette"), body=body, kind="digest")
    mark(event, "gazette", "nothing but the sea", device="metaphor", voice="mayor")
    gazette = read_section(open_page(client, ADDRESS), "voices").find(name="strip-row")
    assert [tick.find(tag="title").text for tick in gazette.find_all(name="tick")] == [
        "“lose their last way”"
    ]
    place = gazette.find(name="tick").find(tag="svg").attributes["x"]
    assert float(place.rstrip("%")) == pytest.approx(
        100 * GAZETTE.index("lose their") / len(GAZETTE), abs=0.01
    )
    assert "1 passage is marked in another text than was measured" in gazette.text


@pytest.mark.parametrize("length", [0, 100])
def test_figures_of_a_text_without_words_draw_no_strip(client: Client, length: int) -> None:
    event = make_ferry(kind="digest")
    mark(event, "gazette", "lose their last way", device="metaphor")
    empty = {"rules": "1", "length": length, "words": 0, "voices": [], "runs": [], "quotations": [],
             "verbs": [], "hedges": [], "names": []}  # fmt: skip
    gazette = Article.objects.get(slug="gazette")
    Measurement.objects.create(article=gazette, checksum="a" * 64, rules="1", result=empty)
    row = read_section(open_page(client, ADDRESS), "voices").find(name="strip-row")
    assert "0 words" in row.text
    assert not row.find_all(name="whose")
    assert "they have no place on this strip" in row.text
    assert client.get("/sources/gazette/").status_code == 200


def test_verbs_hedges_and_quoted_words_are_counted_with_their_evidence(client: Client) -> None:
    make_ferry()
    visitor = read_rows(read_section(open_page(client, ADDRESS), "manner"))
    assert visitor["say"] == ["Gazette1 said", "Heraldnone"]
    assert visitor["quoted words, no speaker found"][0] == "Gazette1 the words: needs the full text"
    sign_in(client)
    section = read_section(open_page(client, ADDRESS), "manner")
    rows = read_rows(section)
    assert rows["concede"] == ["Gazette1 admitted", "Heraldnone"]
    assert rows["leaving it to others"] == ["Gazette1 allegedly", "Heraldnone"]
    assert rows["quoted words, no speaker found"][0] == "Gazette1“reform”"
    for link in section.find_all(name="theirs"):
        address, _, fragment = link.attributes["href"].partition("#")
        paragraph = open_page(client, address).find(id=fragment.partition(":~:")[0])
        assert link.text.strip("“”") in paragraph.text


def test_where_nothing_is_measured_the_page_says_so(client: Client) -> None:
    make_ferry(kind="digest")
    page = open_page(client, ADDRESS)
    assert "Voices are counted on full texts only" in read_section(page, "voices").text
    assert not page.find_all(tag="rect", name="voice")
    assert "Reporting verbs and hedges are counted on full texts only" in read_section(page, "manner").text
    assert read_rows(read_section(page, "beginnings"))["Opening"] == [
        "Gazetteneeds the full text",
        "Heraldneeds the full text",
    ]


def test_a_measurement_that_cannot_be_read_is_as_none(client: Client) -> None:
    make_ferry()
    Measurement.objects.update(result={"rules": "of another time"})
    assert "Voices are counted on full texts only" in read_section(open_page(client, ADDRESS), "voices").text


def make_question() -> Event:
    """A question that two papers answer and a third leaves out."""
    event = make_ferry()
    third = make_article(slug="third", source=make_source(slug="third", name="Third"), published="2020-02-08")
    make_coverage(event=event, article=third)
    point = make_point(event=event, question="When does the line close?")
    for slug in ("gazette", "herald"):
        make_claim(point=point, article=Article.objects.get(slug=slug), value="2020-02-07", quote="on Friday")
    make_silence(point=point, article=third)
    other = make_point(event=event, question="Who pays?", kind="text")
    make_claim(point=other, article=third, value="the council", quote="the council pays")
    make_silence(point=other, article=Article.objects.get(slug="herald"))
    return event


def test_what_one_leaves_out_is_what_two_others_answer(client: Client) -> None:
    make_question()
    rows = read_rows(read_section(open_page(client, ADDRESS), "omissions"))
    assert rows == {
        "When does the line close?": ["Gazette7 February 2020", "Herald7 February 2020", "Thirddoes not say"]
    }


def test_one_article_read_alone_says_nothing_of_the_others(client: Client) -> None:
    event = make_question()
    mark(event, "gazette", "lose their last way", device="metaphor")
    page = open_page(client, f"{ADDRESS}?only=third")
    assert read_rows(read_section(page, "omissions")) == {"When does the line close?": ["Thirddoes not say"]}
    assert "Islands cut off" not in page.text
    assert "lose their last way" not in page.text
    assert page.find(name="controls__back").attributes["href"] == "?"


def test_the_articles_chosen_are_the_columns(client: Client) -> None:
    make_question()
    page = open_page(client, f"{ADDRESS}?articles=herald,gazette")
    names = [
        name.find(tag="a").text for name in read_section(page, "beginnings").find_all(name="frames__name")
    ]
    assert names == ["Gazette", "Herald"]
    assert "No article is on record as silent" in read_section(page, "omissions").text
    links = [link.attributes["href"] for link in page.find(name="controls__ways").find_all(tag="a")]
    assert "/events/ferry/texts/?articles=herald,gazette" in links


@pytest.mark.parametrize("query", ["?articles=nobody", "?only=nobody", "?articles=herald,nobody"])
def test_unknown_articles_and_events_are_not_found(client: Client, query: str) -> None:
    make_ferry()
    assert client.get(ADDRESS + query).status_code == 404
    assert client.get("/events/none/framing/").status_code == 404


@pytest.mark.parametrize(
    "query", ["?articles=", "?only=", "?verdict=x&theme=%3Cb%3E", "?%ff=%fe", "?open=-1"]
)
def test_odd_queries_are_answered(client: Client, query: str) -> None:
    make_ferry()
    assert client.get(ADDRESS + query).status_code == 200


def test_an_event_that_nobody_covers_and_one_without_marks_say_so(client: Client) -> None:
    make_event(slug="ferry", name="The ferry line closes")
    assert "No article covers this event yet" in open_page(client, ADDRESS).text
    make_coverage(event=Event.objects.get(slug="ferry"), article=make_article(text="Short."))
    page = open_page(client, ADDRESS)
    assert [empty.text for empty in page.find_all(name="frames__empty")] == [
        "No passage is marked with a function yet.",
        "No passage is marked as naming a thing yet.",
        "No passage is marked with a frame yet.",
        "No passage is marked with a device yet.",
        "No article is on record as silent on a question that two or more others answer.",
    ]


@override_settings(PUBLIC_READ=False)
def test_where_reading_needs_an_account_visitors_sign_in_first(client: Client) -> None:
    make_ferry()
    response = client.get(ADDRESS)
    assert response.status_code == 302
    assert response.headers["Location"] == "/accounts/login/?next=/events/ferry/framing/"
    assert client.post(ADDRESS).status_code == 405


def test_serif_is_theirs_and_opens_its_place(client: Client) -> None:
    event = make_question()
    mark(event, "gazette", "lose their last way", device="metaphor", frame="other", referent="line")
    sign_in(client)
    for words in open_page(client, ADDRESS).find_all(name="theirs"):
        assert any(above.tag == "a" and above.attributes["href"] for above in words.above()), words.text


def test_hostile_words_are_words(client: Client) -> None:
    event = make_ferry(kind="excerpt")
    evil = "</svg><script>alert(1)</script> & more"
    mark(event, "gazette", evil, device="metaphor", frame="other", function="cause",
         referent=make_referent(slug="evil", label=evil, description=evil))  # fmt: skip
    page = open_page(client, ADDRESS)
    assert not [script for script in page.find_all(tag="script") if "alert" in script.text]
    assert evil in page.text


def make_wide(articles: int) -> None:
    event = make_event(slug="ferry")
    point = make_point(event=event)
    for number in range(articles):
        article = make_article(slug=f"paper-{number}", text=f"{GAZETTE} Number {number}.", kind="full")
        make_claim(point=point, article=article, quote="on Friday", value="2020-02-07")
        words = {"device": "metaphor", "frame": "economic", "function": "problem", "referent": "line"}
        make_mark(event=event, article=article, quote="lose their last way", voice="mayor", **words)


@pytest.mark.parametrize("articles", [2, 20])
def test_the_number_of_queries_is_fixed(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, articles: int
) -> None:
    """Family, coverage, authors, points, options, claims, silences, names, kinds, what is closed; then marks,
    checksums, texts, measurements, speakers."""
    make_wide(articles)
    client.get(ADDRESS)
    with django_assert_num_queries(15):
        page = open_page(client, ADDRESS)
    assert len(page.find_all(name="dot")) == articles
    assert bool(page.find_all(name="abreast--wide")) == (articles > 5)


def test_building_and_rendering_ask_nothing(client: Client) -> None:
    make_wide(2)
    user = get_user_model().objects.create_user("ann")
    material = load_comparison("ferry")
    kinds = load_text_kinds(material.articles)
    framing = load_framing([material.event], material.articles, user)
    with CaptureQueriesContext(connection) as asked:
        page = build_framing_page(build_comparison(material, kinds), Choice(), frozenset(), framing)
        render_to_string("comparisons/framing.html", {"page": page})
    assert len(asked) == 0


@pytest.mark.parametrize("address", ["/events/ferry/", "/events/ferry/texts/", "/events/ferry/brief/"])
def test_the_other_pages_of_the_event_lead_there(client: Client, address: str) -> None:
    make_ferry()
    links = [
        link.attributes["href"] for link in open_page(client, f"{address}?articles=gazette").find_all(tag="a")
    ]
    assert f"{ADDRESS}?articles=gazette" in links
