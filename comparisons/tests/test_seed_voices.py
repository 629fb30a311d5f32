"""The figures of the seeds' full texts, which stand in the bundle although the texts do not."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from articles.names import fold_name
from articles.texts import checksum, normalise
from comparisons.tests.test_seed_rights import ARTICLES, BUNDLE, EVENTS, SEEDS
from comparisons.voices import RULES_VERSION, from_json, measure_voices, to_json
from comparisons.voices.measured import fingerprint

VOICES = {row["article"]: row for row in BUNDLE["voices"]}
HINT = "load the seeds with their full texts and write it anew: manage.py measure_voices --bundle"


def known_speakers() -> dict[str, str]:
    named = [speaker for speaker in BUNDLE["speakers"] if speaker.get("anonymous") != "true"]
    return {fold_name(name): row["slug"] for row in named for name in (row["name"], *row.get("aliases", []))}


def test_each_article_has_its_figures_by_the_rules_of_today() -> None:
    assert set(VOICES) == set(ARTICLES)
    for row in VOICES.values():
        assert from_json(json.loads(row["measured"])).rules == RULES_VERSION, HINT


@pytest.mark.parametrize("slug", ARTICLES)
def test_the_figures_are_those_of_the_full_text_where_that_is_at_hand(slug: str) -> None:
    path = SEEDS / "texts" / ARTICLES[slug]["body_file"]
    measured = from_json(json.loads(VOICES[slug]["measured"]))
    assert measured.words > 900  # the five are long; a figure of an abstract would be smaller
    if path.exists():
        text = normalise(path.read_text(encoding="utf-8"))
        assert VOICES[slug]["checksum"] == checksum(text)
        found = measure_voices(text, known_speakers())
        assert to_json(replace(measured, passages=())) == to_json(found), HINT


@pytest.mark.parametrize("slug", ARTICLES)
def test_the_figures_hold_no_more_of_the_text_than_names_and_single_words(slug: str) -> None:
    measured = from_json(json.loads(VOICES[slug]["measured"]))
    words = [verb.word for verb in measured.verbs] + [hedge.word for hedge in measured.hedges]
    assert all(len(word.split()) <= 3 for word in words)
    forms = [form.words for name in measured.names for form in name.forms]
    assert all(len(form.split()) <= 4 for form in forms)


@pytest.mark.parametrize("slug", ARTICLES)
def test_every_mark_has_its_place_in_the_full_text(slug: str) -> None:
    passages = from_json(json.loads(VOICES[slug]["measured"])).passages
    quotes = [
        mark["quote"] for event in EVENTS for mark in event.get("framing", []) if mark["article"] == slug
    ]
    assert {one.words for one in passages} == {fingerprint(quote) for quote in quotes}, HINT
    path = SEEDS / "texts" / ARTICLES[slug]["body_file"]
    if path.exists():
        text = normalise(path.read_text(encoding="utf-8"))
        assert all(fingerprint(text[one.start : one.end]) == one.words for one in passages), HINT
