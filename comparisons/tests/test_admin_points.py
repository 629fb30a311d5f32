"""The form of a point asks in words, and chooses the kind and the flags from the answers."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from comparisons.models import Point
from comparisons.tests.filling import address_of, read_errors, read_form, save_form, was_saved
from comparisons.tests.making import make_article, make_claim, make_event, make_point

pytestmark = pytest.mark.django_db


def ask(client: Client, **changes: Any) -> Any:
    told = {
        "event": make_event().pk,
        "slug": "union-state-formed",
        "question": "When was the Union State formed?",
        "answer": "date",
        "both_true": "no",
        "changes": "no",
        "outcome": "no",
        **changes,
    }
    return save_form(client, address_of(Point, "add"), **told)


def options(*rows: tuple[str, str, str]) -> dict[str, Any]:
    """The rows of the options' inline, each with slug, label and the slug of the wider one."""
    sent: dict[str, Any] = {"options-TOTAL_FORMS": len(rows), "options-INITIAL_FORMS": 0}
    for n, (slug, label, broader) in enumerate(rows):
        sent |= {f"options-{n}-order": n, f"options-{n}-slug": slug, f"options-{n}-label": label}
        sent[f"options-{n}-broader_slug"] = broader
    return sent


@pytest.mark.parametrize(
    ("answer", "both_true", "more", "kind"),
    [
        ("date", "no", {}, "date"),
        ("quantity", "no", {"unit": "t/year"}, "quantity"),
        ("yesno", "no", {}, "yesno"),
        ("words", "yes", {}, "names"),
        ("words", "no", options(("east", "East", ""), ("west", "West", "")), "choice"),
        ("text", "yes", {}, "text"),
        ("text", "no", {}, "text"),
    ],
)
def test_the_answers_choose_the_kind(
    admin_client: Client, answer: str, both_true: str, more: dict[str, Any], kind: str
) -> None:
    assert read_errors(ask(admin_client, answer=answer, both_true=both_true, **more)) == []
    point = Point.objects.get()
    assert (point.kind, point.changes, point.outcome) == (kind, False, False)
    assert point.stored.verdict == ""
    shown = read_form(admin_client.get(address_of(point)))
    assert (shown["answer"], shown["changes"]) == (answer, "no")
    assert read_errors(save_form(admin_client, address_of(point))) == []
    assert Point.objects.get().kind == kind


def test_the_answers_set_the_flags(admin_client: Client) -> None:
    assert read_errors(ask(admin_client, changes="yes", outcome="yes")) == []
    point = Point.objects.get()
    assert (point.changes, point.outcome) == (True, True)
    save_form(admin_client, address_of(point), changes="no")
    point.refresh_from_db()
    assert (point.changes, point.outcome) == (False, True)


@pytest.mark.parametrize("question", ["answer", "both_true", "changes", "outcome"])
def test_no_question_is_answered_beforehand(admin_client: Client, question: str) -> None:
    assert not read_form(admin_client.get(address_of(Point, "add"))).get(question)
    answer = ask(admin_client, **{question: ""})
    assert question in answer.context["adminform"].form.errors
    assert not Point.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"answer": "date", "both_true": "yes"},
            "Two times, two numbers, or yes and no cannot both be true.",
        ),
        ({"unit": "t/year"}, "Only a number has a unit"),
        ({"answer": "quantity", "unit": "furlongs"}, "furlongs"),
        ({"answer": "words"}, "two"),
        ({"answer": "words", **options(("east", "East", ""))}, "two"),
        (
            {"answer": "words", **options(("a", "A", ""), ("b", "B", ""), ("c", "C", "d"))},
            "is not among the options",
        ),
        ({"answer": "words", **options(("a", "A", ""), ("a", "B", ""))}, "duplicate"),
        ({"answer": "words", **options(("a", "A", "b"), ("b", "B", "a"))}, "“"),
        ({"answer": "words", "both_true": "yes", **options(("a", "A", ""))}, "exclude each other in words"),
        ({"slug": "Union State"}, "Use 1 to 80"),
        ({"order": 10**12}, "less than or equal to"),
    ],
)
def test_a_point_that_cannot_be_asked_is_refused(
    admin_client: Client, changes: dict[str, Any], sentence: str
) -> None:
    answer = ask(admin_client, **changes)
    assert not was_saved(answer)
    assert any(sentence in error for error in read_errors(answer)), read_errors(answer)
    assert not Point.objects.exists()


def test_a_tree_of_options_is_typed_at_once(admin_client: Client) -> None:
    tree = options(("abroad", "Abroad", ""), ("east", "East", "abroad"), ("home", "At home", ""))
    assert read_errors(ask(admin_client, answer="words", **tree)) == []
    rows = [(row.slug, row.broader and row.broader.slug) for row in Point.objects.get().options.all()]
    assert rows == [("abroad", None), ("east", "abroad"), ("home", None)]
    point = Point.objects.get()
    assert read_form(admin_client.get(address_of(point)))["options-1-broader_slug"] == "abroad"
    change = {"options-1-DELETE": "on", "options-0-order": "5", "options-0-label": "Out"}
    save_form(admin_client, address_of(point), **change)
    refused = read_errors(save_form(admin_client, address_of(point), **{"options-0-DELETE": "on"}))
    assert any("two" in sentence for sentence in refused)
    assert [(row.slug, row.label) for row in point.options.all()] == [("home", "At home"), ("abroad", "Out")]


def test_a_change_that_makes_a_claim_unreadable_is_refused_and_names_it(admin_client: Client) -> None:
    claim = make_claim(
        point=make_point(kind="date"), article=make_article(title="The energy talks"), value="1997-03"
    )
    answer = save_form(admin_client, address_of(claim.point), answer="quantity")
    sentences = read_errors(answer)
    assert any("could not be read any more" in sentence for sentence in sentences)
    assert any("The energy talks" in sentence and "1997-03" in sentence for sentence in sentences)
    assert Point.objects.get().kind == "date"
    assert answer.context["adminform"].form["answer"].value() == "quantity"


def test_a_new_point_comes_last(admin_client: Client) -> None:
    event = make_event()
    for slug in ("one", "two"):
        ask(admin_client, event=event.pk, slug=slug)
    assert list(event.points.values_list("slug", "order")) == [("one", 0), ("two", 1)]


def test_the_list_shows_and_filters_verdicts(admin_client: Client) -> None:
    point = make_point()
    for value in ("1997", "1999"):
        make_claim(point=point, article=make_article(), value=value)
    make_point()
    found = admin_client.get(address_of(Point, "changelist"), {"stored__verdict__exact": "conflict"})
    assert found.context["cl"].result_count == 1
    assert "≠ reports conflict" in found.content.decode()
