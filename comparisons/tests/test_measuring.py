"""Measuring whose words full texts are made of: what is stored, when it is stale, and the command."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.actions import add_version
from articles.models import Article, Version
from comparisons import actions
from comparisons.actions.measuring import load_speaking_names
from comparisons.listing.measured import load_voices
from comparisons.models import Event, Measurement, Speaker
from comparisons.tests.making import make_article, make_event, make_speaker
from comparisons.voices import RULES_VERSION

pytestmark = pytest.mark.django_db

TEXT = "“We will build the harbour,” Anna Mirova said on Monday. Nobody believed her. It was cold."
OTHER = "“We will not build the harbour,” Anna Mirova said on Friday. It was colder than on Monday."


def find_one(article: Article) -> Any:
    return load_voices([article])[article.pk]


def run(*arguments: str) -> str:
    told = StringIO()
    call_command("measure_voices", *arguments, stdout=told)
    return told.getvalue()


def test_a_full_text_is_measured_as_it_is_stored() -> None:
    article = make_article(text=TEXT, kind="full")
    row = Measurement.objects.get()
    version = Version.objects.get()
    assert (row.article, row.checksum, row.rules) == (article, version.checksum, RULES_VERSION)
    found = find_one(article)
    assert found.measured.length == len(TEXT)
    assert found.measured.words == len(TEXT.split())
    assert (found.checksum, found.is_current) == (version.checksum, True)


@pytest.mark.parametrize("kind", ["digest", "excerpt"])
def test_our_own_words_are_never_measured(kind: str) -> None:
    article = make_article(text=TEXT, kind=kind)
    actions.measure_articles([article.pk])
    assert not Measurement.objects.exists()
    assert load_voices([article]) == {}


def test_what_was_measured_belongs_to_its_text() -> None:
    article = make_article(text=TEXT, kind="full")
    add_version(article, body=OTHER)
    assert Measurement.objects.count() == 2
    assert find_one(article).measured.length == len(OTHER)
    add_version(article, body="An abstract of it.", kind="digest")
    found = find_one(article)
    assert found.measured.length == len(OTHER)
    assert not found.is_current


def test_a_measured_text_changes_the_pages_of_its_events() -> None:
    article = make_article(text="An abstract.", kind="digest")
    event = make_event(articles=[article])
    before = Event.objects.get(pk=event.pk).revision
    add_version(article, body=TEXT)
    between = Event.objects.get(pk=event.pk).revision
    assert between > before
    actions.measure_articles([article.pk])
    assert Event.objects.get(pk=event.pk).revision == between, "nothing new was found"


def test_a_speaker_is_known_by_name_and_alias_unless_that_means_two() -> None:
    make_speaker(slug="mirova", name="Anna Mirova", aliases=["Mirova", "the Minister"])
    make_speaker(slug="other", name="Boris Minister", aliases=["The  minister"])
    make_speaker(slug="experts", name="experts", anonymous=True)
    assert load_speaking_names() == {
        "anna mirova": "mirova", "mirova": "mirova", "boris minister": "other",
    }  # fmt: skip


def slugs_of(article: Article) -> set[str]:
    return {run.voice.slug for run in find_one(article).measured.runs} - {""}


def test_a_new_speaker_is_found_when_texts_are_measured_again() -> None:
    article = make_article(text=TEXT, kind="full")
    assert slugs_of(article) == set()
    make_speaker(slug="mirova", name="Anna Mirova")
    assert actions.find_stale_measurements() == [(article, "its speakers have other names now")]
    assert actions.measure_articles([article.pk]) == 1
    assert slugs_of(article) == {"mirova"}
    assert actions.find_stale_measurements() == []


def unmeasure() -> None:
    Measurement.objects.all().delete()


def age() -> None:
    Measurement.objects.update(rules="0")


def rename() -> None:
    make_speaker(slug="mirova", name="Anna Mirova")


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (unmeasure, "its text is not measured yet"),
        (age, f"measured by rules 0; they are {RULES_VERSION} now"),
        (rename, "its speakers have other names now"),
    ],
)
def test_the_command_proves_or_mends(
    spoil: Callable[[], None], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    article = make_article(slug="talks", text=TEXT, kind="full")
    assert "1 full text measured, all as stored." in run("--check")
    spoil()
    stored = list(Measurement.objects.values_list("rules", "result"))
    problems = StringIO()
    with pytest.raises(CommandError, match="1 of 1 full text differ; run measure_voices"):
        call_command("measure_voices", "--check", stdout=StringIO(), stderr=problems)
    assert f"talks: {why}" in problems.getvalue()
    assert list(Measurement.objects.values_list("rules", "result")) == stored, "nothing was stored"
    assert "1 full text measured, 1 of them otherwise than stored." in run()
    assert "all as stored" in run("--check")
    assert find_one(article).measured.rules == RULES_VERSION


def test_a_result_that_cannot_be_read_any_more_is_no_result() -> None:
    article = make_article(text=TEXT, kind="full")
    Measurement.objects.update(result={"of": "another time"})
    assert load_voices([article]) == {}
    assert actions.measure_articles([article.pk]) == 1
    assert find_one(article).measured.length == len(TEXT)


def test_many_articles_take_two_queries(django_assert_num_queries: Any) -> None:
    articles = [make_article(text=f"{TEXT} {n}", kind="full") for n in range(12)]
    with django_assert_num_queries(2):
        assert len(load_voices(articles)) == 12
    with django_assert_num_queries(2):
        assert len(load_voices(articles[:1])) == 1


def test_there_is_nothing_to_write_before_something_is_measured() -> None:
    with pytest.raises(CommandError, match="nothing is measured yet"):
        run("--bundle")


def test_speakers_come_and_go_without_a_trace_in_stored_figures() -> None:
    speaker = make_speaker(slug="mirova", name="Anna Mirova")
    article = make_article(text=TEXT, kind="full")
    assert slugs_of(article) == {"mirova"}
    actions.delete_rows([speaker])
    assert not Speaker.objects.exists()
    assert slugs_of(article) == {"mirova"}, "a page must do without the row"
