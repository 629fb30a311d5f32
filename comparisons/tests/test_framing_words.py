"""The lists of framing marks: every word says what it means, and a changed meaning is a new version."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import astuple

import pytest

from comparisons import vocabulary
from comparisons.framing_words import DEVICES, FRAMES, FUNCTIONS, VERSION, Term

TERMS = [*DEVICES, *FRAMES, *FUNCTIONS]
SEALS = {1: "c68628bf69d6bbbd5c8f1b2805d18d8ba862dc2a21987e639e22f3e2bf16c758"}
"""The SHA-256 of each version's slugs and definitions: whoever changes one raises the version."""


def seal() -> str:
    meanings = [[term.slug, term.definition] for term in TERMS]
    return hashlib.sha256(json.dumps(meanings, ensure_ascii=False).encode()).hexdigest()


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.slug)
def test_a_word_has_all_that_a_tagger_needs(term: Term) -> None:
    assert all(part.strip() == part != "" for part in astuple(term))
    assert term.definition.endswith(".")
    assert len(term.definition.split()) <= 30
    assert re.fullmatch(r"[^«»]*«[^«»]+»[^«»]*", term.example), "one marked passage"
    assert re.search(r"\d{4}", term.source), "a source with its year"


def test_a_version_is_what_it_was() -> None:
    assert seal() == SEALS[VERSION]
    assert max(SEALS) == VERSION == vocabulary.VOCABULARY_VERSION


def test_the_slugs_are_those_of_the_design() -> None:
    assert [term.slug for term in DEVICES] == [
        "loaded-term", "label", "distancing-quotes", "hedge", "distancing-attribution", "reporting-verb",
        "presupposition", "omitted-actor", "analogy", "metaphor",
    ]  # fmt: skip
    assert [term.slug for term in FUNCTIONS] == ["problem", "cause", "judgement", "remedy"]
    assert [term.slug for term in FRAMES] == [
        "economic", "capacity-and-resources", "morality", "fairness-and-equality",
        "legality-and-jurisprudence", "policy-evaluation", "crime-and-punishment", "security-and-defence",
        "health-and-safety", "quality-of-life", "cultural-identity", "public-opinion", "political",
        "external-relations", "other",
    ]  # fmt: skip


def test_no_definition_is_worded_for_one_country() -> None:
    told = " ".join(f"{term.label} {term.definition} {term.example}" for term in FRAMES)
    assert not re.search(r"\b(American|U\.?S|Congress|federal|Supreme Court|Republican|Democrat)", told)
