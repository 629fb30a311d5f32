"""What the desk shows in each of its states: the text with all that is tagged, and the panel."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.actions import add_version, save_article
from articles.models import Article
from comparisons.models import Point
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_event,
    make_mark,
    make_point,
    make_silence,
    make_source,
    make_speaker,
)
from comparisons.tests.reading import Element, read_page

pytestmark = pytest.mark.django_db

TEXT = (
    "The union state was formally created in 1997, the agency said.\n\n"
    "In December Russia allegedly cut oil deliveries by 40 percent. 🛢 The treaty was never signed.\n\n"
    "The treaty was never ratified either."
)


@pytest.fixture
def article() -> Article:
    return make_article(slug="wsws", title="Talks fail", text=TEXT, kind="full", published="2020-02-11")


def desk(article: Article, query: str = "") -> str:
    return reverse("admin:articles_article_tag", args=[article.pk]) + query


def look(client: Client, article: Article, query: str = "", status: int = 200) -> Element:
    answer = client.get(desk(article, query))
    assert answer.status_code == status
    return read_page(answer.content)


def find_side(page: Element) -> Element:
    return page.find(**{"data-part": "side"})


def read_state(page: Element) -> str:
    return find_side(page).attributes["data-state"]


def choose(article: Article, words: str) -> str:
    start = TEXT.index(words)
    return f"version=1&start={start}&end={start + len(words)}"


def test_the_text_stands_exactly_as_it_is_stored(admin_client: Client, article: Article) -> None:
    point = make_point(event=make_event(articles=[article]))
    make_claim(point=point, article=article, quote="formally created in 1997")
    make_claim(point=point, article=article, quote="created in 1997, the agency")
    text = look(admin_client, article).find(**{"data-part": "text"})
    pieces = text.find_all()
    found = [(int(p.attributes["data-at"]), "".join(p._words())) for p in pieces if "data-at" in p.attributes]
    assert all(TEXT[at : at + len(words)] == words for at, words in found)
    assert "".join(words for _, words in found) == TEXT.replace("\n\n", "")


def test_the_start_tells_how_each_question_stands(admin_client: Client, article: Article) -> None:
    event = make_event(articles=[article], name="The talks")
    answered, silent, left = (
        make_point(event=event, question=question) for question in ("When formed?", "Who came?", "What next?")
    )
    make_claim(point=answered, article=article, quote="formally created in 1997")
    make_silence(point=silent, article=article)
    page = look(admin_client, article)
    side = find_side(page)
    assert read_state(page) == "start"
    rows = {row.find(tag="a").text: row.text for row in side.find_all(tag="li", name="asks")}
    assert "1 claim" in rows["When formed?"]
    assert "“formally created in 1997”" in rows["When formed?"]
    assert "does not say (read" in rows["Who came?"]
    assert "not read for this yet" in rows["What next?"]
    bar = page.find(**{"data-part": "bar"}).text
    assert "1 claim 1 question to check 0 marks" in bar
    assert left.question in side.text


def test_a_passage_asks_which_question_it_answers(admin_client: Client, article: Article) -> None:
    event = make_event(articles=[article])
    make_point(event=event, question="By how much was the oil cut?", kind="quantity", unit="percent")
    make_point(event=event, question="When was the union state created?")
    make_point(question="What is gold worth?")
    page = look(admin_client, article, f"?{choose(article, 'formally created in 1997')}")
    assert read_state(page) == "passage"
    asked = [found.text for found in find_side(page).find_all(tag="a") if "data-question" in found.attributes]
    assert asked[0].startswith("When was the union state created? date")
    assert len(asked) == 2
    assert "“formally created in 1997”" in find_side(page).text


def test_questions_that_suit_the_passage_come_first(admin_client: Client, article: Article) -> None:
    event = make_event(articles=[article])
    make_point(event=event, question="What was cut?", kind="names")
    share = make_point(event=event, question="By which share were the deliveries reduced?", kind="quantity")
    when = make_point(event=event, question="When were the deliveries of oil reduced?")

    def offer(words: str, more: str = "") -> list[str]:
        side = find_side(look(admin_client, article, f"?{choose(article, words)}{more}"))
        return [
            a.attributes["data-question"] for a in side.find_all(tag="a") if "data-question" in a.attributes
        ]

    assert offer("40 percent")[0] == str(share.pk)
    assert offer("In December")[0] == str(when.pk)
    assert offer("40 percent", "&q=deliv") == [str(share.pk), str(when.pk)]
    assert offer("In December", "&q=deliv") == [str(when.pk), str(share.pk)]
    fragment = reverse("admin:articles_article_questions", args=[article.pk])
    html = admin_client.get(f"{fragment}?{choose(article, '40 percent')}&q=deliv").content.decode()
    assert html.index(f'data-question="{share.pk}"') < html.index(f'data-question="{when.pk}"')


def test_a_few_letters_find_questions_of_other_events_too(admin_client: Client, article: Article) -> None:
    make_point(event=make_event(articles=[article]), question="When was gold found?")
    make_point(event=make_event(name="The gold rush"), question="What is gold worth?")
    page = look(admin_client, article, f"?{choose(article, '40 percent')}&q=gol")
    asked = [found.text for found in find_side(page).find_all(tag="a") if "data-question" in found.attributes]
    assert asked[0].startswith("When was gold found?")
    assert "The gold rush · adds Wsws to this event" in asked[1]
    assert "+ new question “gol”" in find_side(page).text


def test_the_questions_come_alone_for_those_who_type(admin_client: Client, article: Article) -> None:
    point = make_point(event=make_event(articles=[article]), question="When was gold found?")
    address = reverse("admin:articles_article_questions", args=[article.pk])
    answer = admin_client.get(f"{address}?{choose(article, '40 percent')}&q=gol")
    listed = read_page(answer.content)
    found = listed.find(tag="a", **{"data-question": str(point.pk)})
    assert f"question={point.pk}" in found.attributes["href"]
    assert "<html" not in answer.content.decode()


def test_the_claim_is_filled_in_from_the_quote(admin_client: Client, article: Article) -> None:
    point = make_point(event=make_event(articles=[article]), question="When was it formed?")
    page = look(admin_client, article, f"?{choose(article, 'formally created in 1997')}&question={point.pk}")
    side = find_side(page)
    assert read_state(page) == "claim"
    assert side.find(tag="input", id="f-value").attributes["value"] == "1997"
    assert side.find(tag="textarea", id="f-quote").text == "formally created in 1997"


def test_a_changing_answer_holds_for_the_month_of_the_article(admin_client: Client, article: Article) -> None:
    point = make_point(event=make_event(articles=[article]), kind="quantity", unit="percent", changes=True)
    page = look(admin_client, article, f"?{choose(article, '40 percent')}&question={point.pk}")
    side = find_side(page)
    assert side.find(tag="input", id="f-as_of").attributes["value"] == "2020-02"
    assert side.find(tag="input", id="f-value").attributes["value"] == "40"


def test_a_hedge_is_read_and_another_reading_can_be_chosen(admin_client: Client, article: Article) -> None:
    point = make_point(event=make_event(articles=[article]), kind="yesno", question="Was oil cut?")
    query = f"?{choose(article, 'allegedly cut oil')}&question={point.pk}"
    side = find_side(look(admin_client, article, query))
    assert side.find(tag="input", id="f-hedge").attributes["value"] == "allegedly"
    chosen = [i.attributes["value"] for i in side.find_all(tag="input") if "checked" in i.attributes]
    assert chosen == ["yes", "", "hedged"]
    side = find_side(look(admin_client, article, f"{query}&value=no"))
    assert "no" in [i.attributes["value"] for i in side.find_all(tag="input") if "checked" in i.attributes]


def test_the_speakers_of_the_article_come_first(admin_client: Client, article: Article) -> None:
    point = make_point(event=make_event(articles=[article]))
    make_speaker(name="Nobody Here")
    for name in ("first", "last"):
        make_claim(point=point, article=article, quote="in 1997", voice=name, value=f"199{len(name)}")
    side = find_side(look(admin_client, article, f"?{choose(article, '40 percent')}&question={point.pk}"))
    offered = [label.text for label in side.find(tag="fieldset", name="voice").find_all(tag="label")]
    assert offered[:4] == ["Wsws itself", "Last", "First", "quoting"]


@pytest.mark.parametrize(
    ("quote", "state", "told"),
    [
        ("created in 1997", "passage", "“created in 1997”"),
        ("The treaty was never", "places", "stand in 2 places"),
        ("The treaty was signed and ratified", "absent", "The treaty was never signed."),
        ("zzz", "absent", "do not stand in the text"),
    ],
)
def test_typed_words_are_found(
    admin_client: Client, article: Article, quote: str, state: str, told: str
) -> None:
    answer: Any = admin_client.post(desk(article), {"do": "find", "quote": quote}, follow=True)
    page = read_page(answer.content)
    assert read_state(page) == state
    assert told in find_side(page).text
    assert answer.status_code == (200 if state == "passage" else 422)


def test_one_of_several_places_is_chosen(admin_client: Client, article: Article) -> None:
    answer = admin_client.post(desk(article), {"do": "find", "quote": "The treaty was never"})
    links = [
        a for a in find_side(read_page(answer.content)).find_all(tag="a") if "start=" in a.attributes["href"]
    ]
    page = look(admin_client, article, links[1].attributes["href"])
    chosen = [p for p in page.find(**{"data-part": "text"}).walk() if "is-chosen" in p.classes]
    assert [int(p.attributes["data-at"]) for p in chosen] == [TEXT.rindex("The treaty")]


def test_a_question_lights_its_sentences(admin_client: Client, article: Article) -> None:
    event = make_event(articles=[article])
    point = make_point(event=event, question="When was the union state created?")
    later = make_point(event=event, question="Which aircraft landed there?", kind="names")
    page = look(admin_client, article, "?check=next")
    side = find_side(page)
    assert read_state(page) == "check"
    assert "1 of 2 to check" in side.text
    assert "has a date" in side.text
    assert [p.text for p in page.find(**{"data-part": "text"}).walk() if "is-lit" in p.classes]
    assert f"check={later.pk}" in side.find(tag="a", **{"data-key": "n"}).attributes["href"]
    tag = side.find(tag="a", **{"data-key": "Enter"}).attributes["href"]
    assert read_state(look(admin_client, article, tag)) == "claim"
    assert f'value="{point.pk}"' in admin_client.get(desk(article, tag)).content.decode()


def test_a_question_without_a_likely_sentence_says_so(admin_client: Client, article: Article) -> None:
    make_point(event=make_event(articles=[article]), question="Which aircraft landed?", kind="names")
    assert "No sentence comes near" in find_side(look(admin_client, article, "?check=next")).text


def test_when_all_is_looked_at_the_desk_says_so(admin_client: Client, article: Article) -> None:
    make_silence(point=make_point(event=make_event(articles=[article])), article=article)
    page = look(admin_client, article, "?check=next")
    assert read_state(page) == "done"
    assert "Every question is looked at" in find_side(page).text


def test_wording_shows_what_each_word_means(admin_client: Client, article: Article) -> None:
    make_event(articles=[article], name="The talks")
    page = look(admin_client, article, f"?{choose(article, 'formally created')}&as=wording")
    side = find_side(page)
    assert read_state(page) == "wording"
    terms = side.find_all(tag="label", name="tick")
    assert any("loaded term" in term.text and len(term.text) > 30 for term in terms)


def test_marks_and_claims_are_painted_as_the_address_says(admin_client: Client, article: Article) -> None:
    event = make_event(articles=[article])
    make_claim(point=make_point(event=event), article=article, quote="created in 1997")
    make_mark(event=event, article=article, quote="formally created", device="loaded-term")

    def painted(query: str) -> set[str]:
        text = look(admin_client, article, query).find(**{"data-part": "text"})
        return {name for piece in text.walk() for name in piece.classes if name.startswith("tag--")}

    assert painted("") == {"tag--claim", "tag--framing", "tag--several"}
    assert painted("?mark=claims") == {"tag--claim"}
    assert painted("?mark=wording") == {"tag--framing"}


def test_a_claim_behind_a_smaller_one_has_a_sign(admin_client: Client, article: Article) -> None:
    point = make_point(event=make_event(articles=[article]))
    first = make_claim(point=point, article=article, quote="formally created in 1997")
    second = make_claim(point=point, article=article, quote="formally created in 1997", value="1998")
    text = look(admin_client, article).find(**{"data-part": "text"})
    ways = {a.attributes["href"] for a in text.find_all(tag="a") if "claim=" in a.attributes["href"]}
    assert ways == {f"?claim={claim.pk}#c{claim.pk}" for claim in (first, second)}
    assert len(text.find_all(tag="a", name="desk-sign")) == 1


def test_orphans_are_listed_above_the_text(admin_client: Client, article: Article) -> None:
    claim = make_claim(point=make_point(event=make_event(articles=[article])), article=article, quote="1997")
    add_version(article, body="Nothing of the kind.")
    page = look(admin_client, article)
    orphans = page.find(name="orphans")
    assert "“1997”" in orphans.text
    assert read_state(look(admin_client, article, f"?claim={claim.pk}")) == "open-claim"


def test_a_passage_of_an_older_text_is_found_again(admin_client: Client, article: Article) -> None:
    query = f"?{choose(article, '40 percent')}"
    add_version(article, body="New words first. Then oil was cut by 40 percent.")
    page = look(admin_client, article, query)
    assert read_state(page) == "passage"
    assert "“40 percent”" in find_side(page).text
    add_version(article, body="All is new.")
    assert read_state(look(admin_client, article, query)) == "absent"


@pytest.mark.parametrize(
    "query",
    [
        "?claim=999",
        "?question=999",
        "?check=999",
        "?saved=x",
        "?start=9&end=2",
        "?start=1",
        "?mark=no&event=no",
        "?version=7&start=1&end=5",
        "?framing=1&claim=2",
        "?check=next",
        "?quote=%20",
        "?new=x",
        "?move=1",
        "?as=wording",
        f"?start={'9' * 18}&end={'9' * 18}",
        f"?start={'9' * 30}&end=1",
    ],
)
def test_a_broken_address_shows_the_desk(admin_client: Client, article: Article, query: str) -> None:
    make_event(articles=[article])
    look(admin_client, article, query)


def test_what_is_gone_is_told(admin_client: Client, article: Article) -> None:
    told = look(admin_client, article, "?claim=999").find(**{"data-part": "told"}).text
    assert "not on file any more" in told


def test_an_article_without_a_text_says_so(admin_client: Client) -> None:
    bare = save_article(Article(slug="bare", source=make_source()))
    assert read_state(look(admin_client, bare)) == "no-text"
    assert read_state(look(admin_client, bare, "?quote=a")) == "no-text"
    assert admin_client.get(desk(bare).replace(str(bare.pk), "999")).status_code == 404
    assert Point.objects.count() == 0


def test_our_words_in_an_abstract_are_not_taken_for_theirs(admin_client: Client) -> None:
    body = "It says that the union was «formed in 1997» and little came of it."
    digest = make_article(slug="digest", text=body, kind="digest")

    def pick(words: str) -> Element:
        start = body.index(words)
        return find_side(look(admin_client, digest, f"?version=1&start={start}&end={start + len(words)}"))

    ours, theirs = pick("little came"), pick("formed in 1997")
    assert "These words are ours" in ours.text
    assert not ours.find_all(name="theirs")
    assert "These words are ours" not in theirs.text
    assert theirs.find(name="theirs").text == "“formed in 1997”"
