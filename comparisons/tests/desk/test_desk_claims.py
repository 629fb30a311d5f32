"""Making and changing claims on the desk: what is stored, what comes back, what nobody may see too early."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, Source
from comparisons import actions
from comparisons.models import Claim, Coverage, Point, Silence, Speaker
from comparisons.tests.desk.test_desk_states import TEXT, choose, desk, find_side, look, read_state
from comparisons.tests.making import (
    make_article,
    make_claim,
    make_entity,
    make_event,
    make_point,
    make_silence,
    make_source,
    make_speaker,
)
from comparisons.tests.reading import read_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article(slug="wsws", title="Talks fail", text=TEXT, kind="full", published="2020-02-11")


@pytest.fixture
def point(article: Article) -> Point:
    return make_point(event=make_event(slug="talks", articles=[article]), question="When was it formed?")


def tag(client: Client, article: Article, point: Point, words: str = "created in 1997", **sent: Any) -> Any:
    """Send the form of a claim as the desk shows it, some of it changed."""
    query = f"?{choose(article, words)}&question={point.pk}"
    form = {
        "do": "claim",
        "point": point.pk,
        "quote": words,
        "start": TEXT.index(words),
        "value": "1997",
        "certainty": "asserted",
    }
    return client.post(desk(article, query), {**form, **sent})


def change(client: Client, claim: Claim, **sent: Any) -> Any:
    """Send the form of an existing claim as the desk shows it, some of it changed."""
    form = {
        "do": "change-claim",
        "claim": claim.pk,
        "edition_seen": claim.edition,
        "point": claim.point_id,
        "quote": claim.quote,
        "start": claim.start,
        "value": claim.value,
        "certainty": claim.certainty,
    }
    return client.post(desk(claim.article, f"?claim={claim.pk}"), {**form, **sent})


def read_wrongs(answer: Any) -> str:
    return " ".join(wrong.text for wrong in read_page(answer.content).find_all(name="wrong"))


def test_a_claim_is_saved_and_the_desk_goes_on(admin_client: Client, article: Article, point: Point) -> None:
    answer = tag(admin_client, article, point)
    claim = Claim.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"{desk(article)}?saved={claim.pk}#c{claim.pk}")
    assert (claim.quote, claim.value, claim.start) == ("created in 1997", "1997", TEXT.index("created"))
    assert claim.tagged_by == User.objects.get()
    assert read_state(look(admin_client, article, f"?saved={claim.pk}")) == "saved"
    assert actions.find_stale_verdicts() == []


def test_the_others_answers_are_hidden_until_ones_own_is_saved(
    admin_client: Client, article: Article, point: Point
) -> None:
    other = make_article(slug="rt")
    make_claim(point=point, article=other, quote="its birth in fifty-three", value="1953")
    query = choose(article, "created in 1997")
    states = ["", f"?{query}", f"?{query}&q=when", f"?{query}&question={point.pk}", f"?check={point.pk}"]
    for state in [*states, "?check=next", f"?{query}&new=When+was+it+formed"]:
        html = admin_client.get(desk(article, state)).content.decode()
        assert "fifty-three" not in html, state
        assert "1953" not in html, state
    refused = tag(admin_client, article, point, value="gibberish")
    assert "fifty-three" not in refused.content.decode()
    saved = tag(admin_client, article, point)["Location"].partition("?")[2]
    side = find_side(look(admin_client, article, f"?{saved}"))
    assert "fifty-three" in side.text
    assert "Saved. ≠ reports conflict without yours: 1 one source only" in side.text
    assert "1953" in side.text


def test_a_conflict_asks_whether_it_is_the_same_question(
    admin_client: Client, article: Article, point: Point
) -> None:
    make_claim(point=point, article=make_article(slug="rt"), value="1953")
    other = make_point(event=point.event, question="When was it signed?")
    tag(admin_client, article, point)
    claim = Claim.objects.get(article=article)
    side = find_side(look(admin_client, article, f"?saved={claim.pk}"))
    assert "Same question? Yes, they differ Another question" in side.text
    move = next(a for a in side.find_all(tag="a") if a.text == "Another question").attributes["href"]
    moving = look(admin_client, article, move)
    assert read_state(moving) == "move"
    chosen = find_side(moving).find(tag="a", **{"data-question": str(other.pk)}).attributes["href"]
    form = look(admin_client, article, chosen)
    assert read_state(form) == "open-claim"
    assert "When was it signed?" in find_side(form).text
    change(admin_client, claim, point=other.pk)
    claim.refresh_from_db()
    assert claim.point == other
    assert actions.find_stale_verdicts() == []


def test_another_time_ends_the_conflict(admin_client: Client, article: Article) -> None:
    event = make_event(articles=[article])
    point = make_point(event=event, kind="quantity", unit="percent", changes=True)
    make_claim(point=point, article=make_article(slug="rt"), value="10", as_of="2019")
    tag(admin_client, article, point, words="40 percent", value="40", as_of="2019")
    claim = Claim.objects.get(article=article)
    assert "Same question?" in find_side(look(admin_client, article, f"?saved={claim.pk}")).text
    sent = {"do": "other-time", "claim": claim.pk, "edition_seen": claim.edition, "as_of": "2020-01"}
    answer: Any = admin_client.post(desk(article, f"?saved={claim.pk}"), sent, follow=True)
    assert "Same question?" not in find_side(read_page(answer.content)).text
    assert Claim.objects.get(article=article).as_of == "2020-01"


def test_a_time_that_cannot_be_read_comes_back(admin_client: Client, article: Article, point: Point) -> None:
    make_claim(point=point, article=make_article(slug="rt"), value="1953")
    claim = make_claim(point=point, article=article, quote="created in 1997")
    sent = {"do": "other-time", "claim": claim.pk, "edition_seen": claim.edition, "as_of": "some day"}
    answer = admin_client.post(desk(article, f"?saved={claim.pk}"), sent)
    page = read_page(answer.content)
    assert answer.status_code == 422
    assert "“some day”" in page.find(**{"data-part": "told"}).text
    assert page.find(tag="input", id="f-time").attributes["value"] == "some day"


def test_nothing_is_told_of_an_event_where_the_claim_is_refused(
    admin_client: Client, article: Article
) -> None:
    answer = tag(admin_client, article, make_point(event=make_event(name="The gold rush")), value="soon")
    assert answer.status_code == 422
    assert "now compared" not in answer.content.decode()
    assert not Coverage.objects.exists()


def test_the_same_form_sent_twice_is_one_claim(admin_client: Client, article: Article, point: Point) -> None:
    first = tag(admin_client, article, point, key="0123456789abcdef")
    second = tag(admin_client, article, point, key="0123456789abcdef")
    assert first["Location"] == second["Location"]
    assert Claim.objects.get().key == "0123456789abcdef"


def test_a_question_of_another_event_adds_the_article_to_it(admin_client: Client, article: Article) -> None:
    elsewhere = make_point(event=make_event(name="The gold rush"))
    query = f"?{choose(article, 'created in 1997')}&question={elsewhere.pk}"
    assert "saving adds it" in find_side(look(admin_client, article, query)).text
    answer = tag(admin_client, article, elsewhere)
    assert Coverage.objects.get().event == elsewhere.event
    told = read_page(admin_client.get(answer["Location"]).content).find(**{"data-part": "told"}).text
    assert "now compared on “The gold rush”" in told
    undone: Any = admin_client.post(desk(article), {"do": "undo"}, follow=True)
    assert "Undone: tagged “created in 1997”" in undone.content.decode()
    assert not Coverage.objects.exists()
    assert not Claim.objects.exists()


def test_the_second_of_two_places_is_tagged(admin_client: Client, article: Article, point: Point) -> None:
    start = TEXT.rindex("The treaty was never")
    tag(admin_client, article, point, words="The treaty was never", start=start)
    claim = Claim.objects.get()
    assert claim.start == start
    assert claim.prefix


def test_a_passage_over_a_paragraph_break_and_an_emoji(
    admin_client: Client, article: Article, point: Point
) -> None:
    words = TEXT[TEXT.index("🛢") : TEXT.rindex("ratified")].strip()
    tag(admin_client, article, point, words=words, quote=words.replace("\n", "\r\n"))
    claim = Claim.objects.get()
    assert claim.quote == words
    assert TEXT[claim.start : claim.end] == words


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"value": "soon"}, "“soon”"),
        ({"value": ""}, "required"),
        ({"quote": "not in the text at all", "start": ""}, "do not stand in the text"),
        ({"quote": "The treaty was never", "start": ""}, "stand in 2 places"),
        ({"voice": "other", "speaker": "Pompejus"}, "Nobody called “Pompejus” is on file"),
        ({"voice": "other"}, "Write who says it"),
        ({"voice": "99"}, "not on file any more"),
        ({"via": "Nowhere Times"}, "No source called “Nowhere Times”"),
        ({"via": "Wsws"}, "name another source"),
        ({"hedge": "allegedly"}, "hedging words"),
        ({"as_of": "soon"}, "“soon”"),
        ({"certainty": "sure"}, "not one of the available choices"),
        ({"start": "-1"}, "greater than or equal to 0"),
    ],
)
def test_what_cannot_be_stored_comes_back_with_what_was_typed(
    admin_client: Client, article: Article, point: Point, sent: dict[str, Any], told: str
) -> None:
    answer = tag(admin_client, article, point, note="A note that took an hour.", **sent)
    assert answer.status_code == 422
    assert told in read_wrongs(answer)
    side = find_side(read_page(answer.content))
    assert side.find(tag="textarea", id="f-note").text == "A note that took an hour."
    assert not Claim.objects.exists()


def test_a_speaker_is_chosen_by_any_name(admin_client: Client, article: Article, point: Point) -> None:
    speaker = make_speaker(name="Mike Pompeo", aliases=["Secretary of State Pompeo"])
    tag(admin_client, article, point, voice="other", speaker="  secretary of state POMPEO ")
    assert Claim.objects.get().voice == speaker


def test_a_new_speaker_is_made_with_the_claim(admin_client: Client, article: Article, point: Point) -> None:
    make_speaker(slug="an-official", name="A third official")
    told = {
        "speaker": "An official",
        "new_speaker": "on",
        "speaker_role": "of the ministry",
        "anonymous": "on",
    }
    tag(admin_client, article, point, voice="other", **told)
    voice = Speaker.objects.get(name="An official")
    assert Claim.objects.get().voice == voice
    assert (voice.role, voice.anonymous, voice.slug) == ("of the ministry", True, "an-official-2")


def test_a_name_that_is_mistyped_is_told_whom_it_comes_near(
    admin_client: Client, article: Article, point: Point
) -> None:
    make_speaker(name="Mike Pompeo")
    answer = tag(admin_client, article, point, voice="other", speaker="Pompeio")
    assert "but Mike Pompeo is" in read_wrongs(answer)


def test_a_name_that_is_typed_beside_another_choice_is_not_lost(
    admin_client: Client, article: Article, point: Point
) -> None:
    mike = make_speaker(slug="mike", name="Mike Pompeo")
    answer = tag(admin_client, article, point, voice="", speaker="Mike Pompeo")
    assert answer.status_code == 422
    assert "You wrote Mike Pompeo, but chose somebody else" in read_wrongs(answer)
    assert tag(admin_client, article, point, voice=mike.pk, speaker="mike pompeo").status_code == 303
    assert Claim.objects.get().voice == mike


def test_a_question_that_stands_as_it_did_says_so(
    admin_client: Client, article: Article, point: Point
) -> None:
    for slug, value in (("rt", "1997"), ("cdm", "1999")):
        make_claim(point=point, article=make_article(slug=slug), value=value, quote=f"in {value}")
    saved = tag(admin_client, article, point)["Location"].partition("?")[2]
    assert (
        "Saved. ≠ reports conflict the same without yours"
        in find_side(look(admin_client, article, f"?{saved}")).text
    )


def test_of_several_readings_that_differ_in_being_complete_each_can_be_chosen(
    admin_client: Client, article: Article
) -> None:
    make_entity(name="Russia")
    who = make_point(event=make_event(articles=[article]), kind="names", question="Who cut it?")
    query = f"?{choose(article, 'Russia allegedly')}&question={who.pk}"
    links = find_side(look(admin_client, article, query)).find(name="readings").find_all(tag="a")
    ticked = []
    for link in links:
        side = find_side(look(admin_client, article, link.attributes["href"]))
        assert side.find(tag="textarea", id="f-value").text == "Russia"
        ticked.append("checked" in side.find(tag="input", id="f-among_others").attributes)
    assert ticked == [True, False]


def test_the_answer_that_is_read_has_the_focus(admin_client: Client, article: Article) -> None:
    signed = make_point(event=make_event(articles=[article]), kind="yesno", question="Was it signed?")
    side = find_side(look(admin_client, article, f"?{choose(article, 'never signed')}&question={signed.pk}"))
    focused = [each for each in side.find_all(tag="input") if "data-focus" in each.attributes]
    assert [(each.attributes["value"], "checked" in each.attributes) for each in focused] == [("no", True)]


def test_via_is_another_source(admin_client: Client, article: Article, point: Point) -> None:
    make_source(slug="belta", name="BelTA")
    tag(admin_client, article, point, via="belta")
    assert Claim.objects.get().via == Source.objects.get(slug="belta")


def test_a_claim_lifts_the_silence_on_its_point(admin_client: Client, article: Article, point: Point) -> None:
    make_silence(point=point, article=article)
    tag(admin_client, article, point)
    assert not Silence.objects.exists()


def test_names_are_taken_as_among_others(admin_client: Client, article: Article, point: Point) -> None:
    names = make_point(event=point.event, kind="names")
    tag(admin_client, article, names, value="Russia; Belarus", among_others="on")
    assert Claim.objects.get().value == ["Russia", "Belarus", "..."]


def test_warnings_are_told_on_the_next_page(admin_client: Client, article: Article, point: Point) -> None:
    answer = tag(admin_client, article, point, certainty="hedged")
    told = read_page(admin_client.get(answer["Location"]).content).find(**{"data-part": "told"}).text
    assert "write the words that hedge it" in told


# Existing claims


def test_a_passage_is_widened_by_selecting_other_words(
    admin_client: Client, article: Article, point: Point
) -> None:
    claim = make_claim(point=point, article=article, quote="1997")
    opened = look(admin_client, article, f"?claim={claim.pk}")
    select = opened.find(**{"data-part": "text"}).attributes["data-select"].partition("?")[2]
    form = look(admin_client, article, f"?{select}&{choose(article, 'formally created in 1997')}")
    assert read_state(form) == "open-claim"
    shown = find_side(form).find(tag="textarea", id="f-quote").text
    assert shown == "formally created in 1997"
    change(admin_client, claim, quote=shown, start=TEXT.index(shown))
    claim.refresh_from_db()
    assert (claim.quote, claim.start) == (shown, TEXT.index(shown))


def test_typed_words_move_a_passage_without_a_script(
    admin_client: Client, article: Article, point: Point
) -> None:
    claim = make_claim(point=point, article=article, quote="1997")
    change(admin_client, claim, quote="created in 1997")
    claim.refresh_from_db()
    assert claim.quote == "created in 1997"


def test_a_claim_is_deleted_undone_and_redone(admin_client: Client, article: Article, point: Point) -> None:
    tag(admin_client, article, point)
    claim = Claim.objects.get()
    sent = {"do": "delete-claim", "claim": claim.pk, "edition_seen": claim.edition}
    admin_client.post(desk(article), sent)
    assert not Claim.objects.exists()
    admin_client.post(desk(article), {"do": "undo"})
    assert Claim.objects.get().key == claim.key
    admin_client.post(desk(article), {"do": "redo"})
    assert not Claim.objects.exists()
    bar = look(admin_client, article).find(**{"data-part": "bar"})
    assert bar.find(tag="button", value="undo").attributes["title"] == "Undo: deleted “created in 1997”"


def test_undo_is_refused_where_another_step_was_shown(
    admin_client: Client, article: Article, point: Point
) -> None:
    tag(admin_client, article, point)
    answer = admin_client.post(desk(article), {"do": "undo", "step": "999"})
    assert answer.status_code == 422
    assert "Meanwhile something else was done: tagged" in answer.content.decode()
    assert Claim.objects.exists()


def test_two_versions_stand_side_by_side_and_each_field_is_chosen(
    admin_client: Client, article: Article, point: Point
) -> None:
    claim = make_claim(point=point, article=article, quote="created in 1997", note="first")
    stale = Claim.objects.get()
    change(admin_client, claim, value="1998", note="theirs")
    answer = change(admin_client, stale, value="1999", note="first", hedge="", as_of="1999")
    assert answer.status_code == 409
    side = find_side(read_page(answer.content))
    rows = {
        row.find(tag="th").text: row for row in side.find(name="differ").find(tag="tbody").find_all(tag="tr")
    }
    assert {name: [cell.text for cell in row.find_all(tag="td")] for name, row in rows.items()} == {
        "Answer": ["1999", "1998"],
        "True for when": ["1999", "(nothing)"],
        "Note": ["first", "theirs"],
    }
    kept = {r.attributes["name"]: r.attributes["value"] for r in side.find_all(tag="input") if
            r.attributes["name"].startswith("take-") and "checked" in r.attributes}  # fmt: skip
    assert kept == {"take-value": "mine", "take-as_of": "mine", "take-note": "stored"}
    assert "admin changed this at" in side.find(name="differ").text
    assert Claim.objects.get().value == "1998"
    change(admin_client, Claim.objects.get(), value="1999", note="first", as_of="1999", **kept)
    claim.refresh_from_db()
    assert (claim.value, claim.note, claim.as_of) == ("1999", "theirs", "1999")


def test_a_claim_that_was_deleted_meanwhile_comes_back_as_a_new_one(
    admin_client: Client, article: Article, point: Point
) -> None:
    claim = make_claim(point=point, article=article, quote="created in 1997")
    sent = Claim.objects.select_related("article").get()
    actions.delete_rows([claim])
    answer = change(admin_client, sent, value="1998", note="An hour of work.")
    page = read_page(answer.content)
    assert answer.status_code == 409
    assert "not on file any more" in page.find(**{"data-part": "told"}).text
    assert find_side(page).find(tag="textarea", id="f-note").text == "An hour of work."
    assert find_side(page).find(tag="button", value="claim").text.startswith("Save")


def test_a_change_that_was_overtaken_is_not_deleted(
    admin_client: Client, article: Article, point: Point
) -> None:
    claim = make_claim(point=point, article=article, quote="created in 1997")
    change(admin_client, claim, value="1998")
    sent = {"do": "delete-claim", "claim": claim.pk, "edition_seen": claim.edition}
    answer = admin_client.post(desk(article), sent)
    assert answer.status_code == 409
    assert "Somebody else changed" in answer.content.decode()
    assert Claim.objects.exists()


def test_a_step_that_cannot_be_undone_is_left_as_it_is(
    admin_client: Client, article: Article, point: Point
) -> None:
    tag(admin_client, article, point)
    claim = Claim.objects.get()
    claim.value = "1998"
    actions.save_claim(claim)
    answer = admin_client.post(desk(article), {"do": "undo"})
    assert answer.status_code == 409
    assert Claim.objects.get().value == "1998"
    form = read_page(answer.content).find(tag="form", name="told__stuck")
    step = next(i for i in form.find_all(tag="input") if i.attributes["name"] == "step").attributes["value"]
    admin_client.post(desk(article), {"do": "forget", "step": step})
    undo = look(admin_client, article).find(**{"data-part": "bar"}).find(tag="button", value="undo")
    assert "disabled" in undo.attributes
