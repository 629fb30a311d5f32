"""The sentence around a passage, in several scripts."""

from __future__ import annotations

import pytest

from articles.texts import Span
from comparisons.pages.passages import LONGEST_SENTENCE, find_sentence


def around(body: str, words: str) -> str:
    start = body.index(words)
    found = find_sentence(body, Span(start, start + len(words)))
    return body[found.start : found.end]


@pytest.mark.parametrize(
    ("body", "words", "sentence"),
    [
        ("One. It was formed in 1997, they say. Two.", "formed in 1997", "It was formed in 1997, they say."),
        ("🎉 Раз. Оно создано в 1999 году. Два.", "создано в 1999", "Оно создано в 1999 году."),
        ("🎉 نعم. تأسست عام 1997 في مينسك. لا.", "تأسست عام 1997", "تأسست عام 1997 في مينسك."),
        ("One.\n\nTwo and three. Four.", "Two", "Two and three."),
        ("One ends. Two begins.", "ends. Two", "One ends. Two begins."),
        ("whole", "whole", "whole"),
    ],
)
def test_the_sentence_around_a_passage(body: str, words: str, sentence: str) -> None:
    assert around(body, words) == sentence


def test_a_text_without_full_stops_is_cut() -> None:
    body = f"{'a ' * 2000}here{' b' * 2000}"
    assert len(around(body, "here")) <= 2 * LONGEST_SENTENCE + 4
