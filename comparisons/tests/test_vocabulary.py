"""The closed word lists: every word has what the pages need, and no word passes judgement."""

from __future__ import annotations

import re

import pytest

from comparisons import vocabulary
from comparisons.vocabulary import Certainty, Kind, Relation, Verdict


@pytest.mark.parametrize("word", [*Kind, *Certainty, *Relation, *Verdict])
def test_every_word_has_a_label(word: Kind | Certainty | Relation | Verdict) -> None:
    assert word.label
    assert str(word) == word.value


def test_verdicts_have_signs_of_their_own() -> None:
    assert len({verdict.sign for verdict in Verdict}) == len(Verdict)
    assert (Verdict.AGREE.sign, Verdict.CONFLICT.word) == ("=", "reports conflict")


def test_no_sign_or_word_says_true() -> None:
    shown = " ".join(f"{verdict.sign} {verdict.word}" for verdict in Verdict)
    assert not re.search(r"true|right|correct|✓|✔|✅", shown)


@pytest.mark.parametrize("words", [vocabulary.DEVICES, vocabulary.FRAMES, vocabulary.FUNCTIONS])
def test_lists_have_unique_slugs_and_labels(words: tuple[tuple[str, str], ...]) -> None:
    assert len({slug for slug, _ in words}) == len({label for _, label in words}) == len(words)
    assert all(re.fullmatch(r"[a-z0-9-]{1,80}", slug) and label for slug, label in words)


def test_there_are_fifteen_frames() -> None:
    assert (len(vocabulary.FRAMES), len(vocabulary.DEVICES), len(vocabulary.FUNCTIONS)) == (15, 10, 4)
