"""The framing marks of the seeds: what each article has, and that every mark keeps to short phrases.

Reads `seeds/*.yaml` as `test_seed_rights.py` does; the last test loads them, with the abstracts alone.
"""

import re
from collections import Counter
from io import StringIO
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from django.core.management import call_command

from articles.anchoring import Text
from comparisons.models import FramingMark
from comparisons.tests.test_seed_rights import (
    BUNDLE,
    EVENTS,
    LONGEST_PHRASE,
    SEEDS,
    each_article,
    fold,
    is_whole_sentence,
    originals,
    phrases_of,
)
from comparisons.vocabulary import DEVICES, FRAMES, FUNCTIONS

MARKS = [{"event": event["slug"], **mark} for event in EVENTS for mark in event.get("framing", [])]
REFERENTS = {referent["slug"]: referent for referent in BUNDLE["referents"]}

NAMED_IN_THE_ISSUE = {
    "kyiv-2014",
    "crimea-2014",
    "union-state",
    "belarus-policy",
    "russian-pricing",
    "minsk-protests-2019",
    "wests-role",
    "belarus",
    "belarusian-president",
}
WORD_LISTS = {
    "device": {slug for slug, _ in DEVICES},
    "frame": {slug for slug, _ in FRAMES},
    "function": {slug for slug, _ in FUNCTIONS},
    "referent": set(REFERENTS),
    "voice": {speaker["slug"] for speaker in BUNDLE["speakers"]},
}
QUOTATION_MARK = re.compile("[\"'“”‘’]")


def marks_of(article: dict[str, Any]) -> list[dict[str, str]]:
    """The marks of one article, in all events."""
    return [mark for mark in MARKS if mark["article"] == article["slug"]]


def words_of(marks: list[dict[str, str]], key: str) -> set[str]:
    """The different words that marks have under one key."""
    return {mark[key] for mark in marks if key in mark}


def test_there_are_as_many_marks_as_there_are_meant_to_be() -> None:
    assert len(MARKS) >= 90


@each_article
def test_each_article_has_devices_frames_functions_and_referents(article: dict[str, Any]) -> None:
    marks = marks_of(article)
    assert len(marks) >= 15
    assert len(words_of(marks, "device")) >= 5
    assert len(words_of(marks, "frame")) >= 4
    assert words_of(marks, "function") == WORD_LISTS["function"]
    assert len(words_of(marks, "referent")) >= 8


@each_article
def test_each_article_is_marked_in_its_own_voice(article: dict[str, Any]) -> None:
    own = [mark for mark in marks_of(article) if "voice" not in mark]
    assert len(words_of(own, "device")) >= 3
    assert words_of(own, "function") >= {"problem", "cause"}


def test_who_names_no_remedy_of_its_own_is_given_none() -> None:
    remedies = [mark for mark in MARKS if mark.get("function") == "remedy"]
    own = {mark["article"] for mark in remedies if "voice" not in mark}
    assert own == {"gr-rock-and-hard-place", "gr-moment-of-truth"}


@each_article
def test_each_article_is_summed_up_in_a_sentence_or_two(article: dict[str, Any]) -> None:
    assert 1 <= len(re.findall(r"\.(?:\s|$)", article["framing"].strip())) <= 2


@pytest.mark.parametrize("key", WORD_LISTS)
def test_marks_use_the_words_of_the_lists(key: str) -> None:
    assert words_of(MARKS, key) <= WORD_LISTS[key]


def test_every_mark_says_something_and_none_says_it_twice() -> None:
    assert [mark for mark in MARKS if not mark.keys() & {"device", "frame", "function", "referent"}] == []
    identities = Counter(
        (mark["event"], mark["article"], mark["quote"], mark.get("device"), mark.get("voice"))
        for mark in MARKS
    )
    assert [identity for identity, times in identities.items() if times > 1] == []


def test_marks_are_made_only_on_articles_that_cover_the_event() -> None:
    covering = {(event["slug"], row["article"]) for event in EVENTS for row in event.get("coverage", [])}
    assert [mark for mark in MARKS if (mark["event"], mark["article"]) not in covering] == []


@each_article
def test_a_marked_quote_is_part_of_a_short_phrase(article: dict[str, Any]) -> None:
    quotes = words_of(marks_of(article), "quote")
    phrases = [fold(phrase) for phrase in phrases_of(article)]
    assert [quote for quote in quotes if not any(fold(quote) in phrase for phrase in phrases)] == []
    assert [quote for quote in quotes if len(quote.split()) > LONGEST_PHRASE] == []
    assert [quote for quote in quotes if is_whole_sentence(quote)] == []


@each_article
def test_a_marked_quote_stands_once_in_the_digest(article: dict[str, Any]) -> None:
    digest = Text(article["body"])
    quotes = words_of(marks_of(article), "quote")
    assert [quote for quote in quotes if digest.count(quote) != 1] == []


def test_a_marked_quote_stands_once_in_the_original() -> None:
    for article, text in originals():
        original = Text(text)
        quotes = words_of(marks_of(article), "quote")
        assert [quote for quote in quotes if original.count(quote) != 1] == [], article["slug"]


def test_words_held_at_a_distance_stand_apart_from_quotations() -> None:
    distanced = [mark for mark in MARKS if mark.get("device") == "distancing-quotes"]
    assert len(distanced) >= 20
    assert [mark for mark in distanced if not QUOTATION_MARK.search(mark["quote"])] == []
    assert [mark for mark in distanced if "voice" in mark] == []


def test_every_referent_is_named_and_described_in_one_sentence() -> None:
    assert set(REFERENTS) >= NAMED_IN_THE_ISSUE
    assert words_of(MARKS, "referent") == set(REFERENTS)
    told = [len(re.findall(r"\.(?:\s|$)", referent["description"])) for referent in REFERENTS.values()]
    assert set(told) == {1}


def test_most_referents_show_what_several_articles_call_them() -> None:
    naming = {(mark["referent"], mark["article"]) for mark in MARKS if "referent" in mark}
    shared = [slug for slug, articles in Counter(slug for slug, _ in naming).items() if articles > 1]
    assert 2 * len(shared) > len(REFERENTS)


@pytest.mark.django_db
def test_all_marks_load_onto_the_abstracts(tmp_path: Path) -> None:
    for path in SEEDS.glob("*.yaml"):
        copy(path, tmp_path)
    call_command("load_bundle", str(tmp_path), stdout=StringIO())
    stored = FramingMark.objects.values_list("event__slug", "article__slug", "quote", "anchor")
    assert sorted(stored) == sorted((m["event"], m["article"], m["quote"], "exact") for m in MARKS)
