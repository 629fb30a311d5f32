"""Questions on the desk: looked at and not answered, one after the other, and made in place."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles.models import Article
from comparisons.models import Option, Point, Silence
from comparisons.tests.desk.test_desk_claims import tag
from comparisons.tests.desk.test_desk_states import TEXT, choose, desk, find_side, look, read_state
from comparisons.tests.making import make_article, make_claim, make_event, make_point
from comparisons.tests.reading import read_page

pytestmark = pytest.mark.django_db

NEW = {
    "do": "question",
    "question": "When was it dissolved?",
    "answer": "date",
    "both_true": "no",
    "changes": "no",
    "outcome": "no",
}


@pytest.fixture
def article() -> Article:
    return make_article(slug="wsws", text=TEXT, kind="full")


@pytest.fixture
def points(article: Article) -> list[Point]:
    event = make_event(slug="talks", articles=[article])
    return [
        make_point(event=event, question=f"What of {name}?", kind="names") for name in ("gas", "tea", "salt")
    ]


def ask(client: Client, article: Article, **sent: Any) -> Any:
    return client.post(desk(article, f"?{choose(article, 'in 1997')}&new=When"), {**NEW, **sent})


def test_does_not_say_leads_to_the_next_question(
    admin_client: Client, article: Article, points: list[Point]
) -> None:
    sent = {"do": "silence", "point": points[1].pk}
    answer = admin_client.post(desk(article, f"?check={points[1].pk}"), sent)
    assert answer["Location"] == f"{desk(article)}?check={points[2].pk}"
    silence = Silence.objects.get()
    assert (silence.point, silence.read_by.get_username()) == (points[1], "admin")  # type: ignore[union-attr]
    answer = admin_client.post(desk(article), {"do": "silence", "point": points[2].pk})
    assert answer["Location"] == f"{desk(article)}?check={points[0].pk}"
    answer = admin_client.post(desk(article), {"do": "silence", "point": points[0].pk})
    assert read_state(read_page(admin_client.get(answer["Location"]).content)) == "done"
    assert "Undo: noted “does not say”: What of gas?" in admin_client.get(desk(article)).content.decode()


def test_a_silence_is_taken_back(admin_client: Client, article: Article, points: list[Point]) -> None:
    admin_client.post(desk(article), {"do": "silence", "point": points[0].pk})
    side = find_side(look(admin_client, article, f"?check={points[0].pk}"))
    assert "does not say (read by admin on" in side.text
    admin_client.post(desk(article), {"do": "lift-silence", "point": points[0].pk})
    assert not Silence.objects.exists()


def test_a_silence_beside_a_claim_is_refused(
    admin_client: Client, article: Article, points: list[Point]
) -> None:
    make_claim(point=points[0], article=article, value=["tea"])
    answer = admin_client.post(desk(article), {"do": "silence", "point": points[0].pk})
    assert answer.status_code == 422
    assert "delete its claim before" in answer.content.decode()


def test_the_pass_goes_on_after_a_claim(admin_client: Client, article: Article, points: list[Point]) -> None:
    query = f"?check={points[0].pk}&{choose(article, 'in 1997')}"
    form = look(admin_client, article, query)
    assert read_state(form) == "claim"
    words = {"quote": "in 1997", "start": TEXT.index("in 1997")}
    sent = {"do": "claim", "point": points[0].pk, "value": "tea", "certainty": "asserted", **words}
    answer: Any = admin_client.post(desk(article, query), sent, follow=True)
    side = find_side(read_page(answer.content))
    following = side.find(tag="a", **{"data-key": "n"}).attributes["href"]
    assert "What of tea?" in find_side(look(admin_client, article, following)).text


def test_the_words_of_the_others_light_a_sentence_and_are_not_told(
    admin_client: Client, article: Article, points: list[Point]
) -> None:
    point = make_point(event=points[0].event, question="What was cut?", kind="text")
    other = make_article(slug="rt")
    make_claim(point=point, article=other, quote="Russia allegedly cut oil deliveries by 40", value="oil")
    side = find_side(look(admin_client, article, f"?check={point.pk}"))
    assert "In December Russia allegedly cut oil deliveries" in side.find(name="lit").text
    assert "shares “cut”" in side.find(name="lit").text
    assert "shares “cut”, “" not in side.find(name="lit").text


def test_the_questions_of_the_chosen_event_come_first(
    admin_client: Client, article: Article, points: list[Point]
) -> None:
    event = make_event(slug="second", articles=[article], name="The second", date="2030")
    make_point(event=event, question="What of iron?", kind="names")
    page = look(admin_client, article, "?event=second&check=next")
    assert "What of iron?" in find_side(page).text
    start = find_side(look(admin_client, article, "?event=second"))
    assert start.find_all(tag="h2")[1].text.startswith("The second")


def test_a_question_is_made_in_place_and_asked_at_once(
    admin_client: Client, article: Article, points: list[Point]
) -> None:
    answer = ask(admin_client, article, event=points[0].event_id)
    made = Point.objects.get(question="When was it dissolved?")
    assert (made.kind, made.slug, made.order) == ("date", "when-was-it-dissolved", 3)
    form = read_page(admin_client.get(answer["Location"]).content)
    assert read_state(form) == "claim"
    assert "When was it dissolved?" in find_side(form).text
    admin_client.post(desk(article), {"do": "undo"})
    assert not Point.objects.filter(pk=made.pk).exists()


def test_a_question_like_another_is_shown_first(
    admin_client: Client, article: Article, points: list[Point]
) -> None:
    make_point(event=points[0].event, question="When was the union state formed?")
    sent = {"event": points[0].event_id, "question": "When was the union state founded?"}
    answer = ask(admin_client, article, **sent)
    assert answer.status_code == 422
    side = find_side(read_page(answer.content))
    assert "When was the union state formed?" in side.find(name="alike").text
    assert side.find(tag="input", id="id_question").attributes["value"] == sent["question"]
    ask(admin_client, article, sure="1", **sent)
    assert Point.objects.filter(question=sent["question"]).exists()


def test_a_choice_is_made_with_its_answers(
    admin_client: Client, article: Article, points: list[Point]
) -> None:
    words = {"question": "Which way does it turn?", "answer": "words", "event": points[0].event_id}
    refused = ask(admin_client, article, **words, options="East")
    assert "at least two answers" in refused.content.decode()
    ask(admin_client, article, **words, options="East\nWest\n\nБеларусь\nEast")
    options = Option.objects.filter(point__question="Which way does it turn?")
    assert [(option.slug, option.label) for option in options] == [
        ("east", "East"),
        ("west", "West"),
        ("answer", "Беларусь"),
    ]


def test_a_question_is_filled_in_by_how_it_begins(admin_client: Client, article: Article) -> None:
    make_event(articles=[article])

    def propose(question: str) -> list[str]:
        side = find_side(look(admin_client, article, f"?{choose(article, 'in 1997')}&new={question}"))
        options = side.find(tag="select", id="id_answer").find_all(tag="option")
        return [option.attributes["value"] for option in options if "selected" in option.attributes]

    assert propose("When was it dissolved?") == ["date"]
    assert propose("By how much was it cut?") == ["quantity"]
    assert propose("Was it cut?") == ["yesno"]
    assert propose("Who cut it?") == ["words"]
    assert propose("What was cut?") == [""]


def test_whether_two_answers_can_be_true_is_asked_of_words_alone(
    admin_client: Client, article: Article, points: list[Point]
) -> None:
    sent = {"event": points[0].event_id, "both_true": ""}
    assert ask(admin_client, article, **sent).status_code == 303
    answer = ask(admin_client, article, **sent, question="Who then sold iron to China?", answer="words")
    assert answer.status_code == 422
    assert "whether two answers can be true" in answer.content.decode()


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"question": ""}, "required"),
        ({"both_true": "yes"}, "cannot both be true"),
        ({"unit": "percent"}, "Only a number has a unit"),
        ({"options": "a\nb"}, "leave it empty"),
        ({"answer": ""}, "required"),
        ({"event": "999"}, "not one of the available choices"),
    ],
)
def test_a_question_that_is_badly_asked_comes_back(
    admin_client: Client, article: Article, points: list[Point], sent: dict[str, str], told: str
) -> None:
    answer = ask(admin_client, article, **{"event": points[0].event_id, "scope": "Only this.", **sent})
    assert answer.status_code == 422
    side = find_side(read_page(answer.content))
    assert told in " ".join(wrong.text for wrong in side.find_all(name="wrong"))
    assert side.find(tag="input", id="id_scope").attributes["value"] == "Only this."
    assert Point.objects.count() == 3


def test_an_article_of_no_event_can_be_tagged_all_the_same(admin_client: Client, article: Article) -> None:
    point = make_point(kind="date")
    assert "not part of any comparison yet" in find_side(look(admin_client, article)).text
    assert tag(admin_client, article, point).status_code == 303
    assert list(article.events.all()) == [point.event]
