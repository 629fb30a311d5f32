"""The nearest sentence: what is found, what is not, and that nothing but the words decides."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparisons.nearest import FLOOR, cut_sentences, cut_words, find_nearest


def read(text: str) -> list[str]:
    return [text[start:end] for start, end in cut_sentences(text)]


def nearest(text: str, question: str, *quotes: str) -> str | None:
    sentences = read(text)
    place = find_nearest(sentences, question, quotes)
    return None if place is None else sentences[place]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("He said “no.” She left.", ["He said “no.”", "She left."]),
        ("Mr. Putin met A. Lukashenko. They spoke.", ["Mr. Putin met A. Lukashenko.", "They spoke."]),
        ("It cost 1.5 million. then more", ["It cost 1.5 million. then more"]),
        ("A heading\n\nA text. An end.", ["A heading", "A text.", "An end."]),
        ("One line\nanother line", ["One line", "another line"]),
        ("Они встретились в Сочи. Договор подписан.", ["Они встретились в Сочи.", "Договор подписан."]),
        ("هل وقعوا الاتفاق؟ نعم، وقعوا.", ["هل وقعوا الاتفاق؟", "نعم، وقعوا."]),
        ("会谈失败了。双方没有达成协议。", ["会谈失败了。", "双方没有达成协议。"]),
        ("👩‍👩‍👧 met. 🎉 Then they left.", ["👩‍👩‍👧 met.", "🎉 Then they left."]),
        ("   ", []),
    ],
)
def test_sentences_end_where_a_reader_sees_it(text: str, sentences: list[str]) -> None:
    assert read(text) == sentences


@pytest.mark.parametrize(
    ("text", "question", "quotes", "found"),
    [
        (
            "Oil is dear. The so-called “Union State” is feared by some. Poland builds.",
            "When was the Union State formed?",
            ["formed in 1999"],
            "The so-called “Union State” is feared by some.",
        ),
        (
            "В Сочи шёл дождь. Союзное государство было создано давно. Нефть дорожает.",
            "Когда создано Союзное государство?",
            [],
            "Союзное государство было создано давно.",
        ),
        (
            "ارتفعت أسعار النفط. تأسست دولة الاتحاد قبل سنوات. غادر الوزير.",
            "متى تأسست دولة الاتحاد؟",
            [],
            "تأسست دولة الاتحاد قبل سنوات.",
        ),
        ("天气很好。联盟国家成立于一九九九年。", "联盟国家何时成立？", [], "联盟国家成立于一九九九年。"),
        ("🎉🎉 rain. 🎉 The Union State 🎉 was formed late.", "When was the Union State formed? 🎉", [],
         "🎉 The Union State 🎉 was formed late."),
        ("The weather was fine. They ate fish.", "When was the Union State formed?", ["in 1999"], None),
        ("The state of the roads is bad.", "When was the Union State formed?", [], None),
        ("", "When was the Union State formed?", [], None),
        ("When it was, then it was.", "When was it?", [], None),
        ("The Union State was formed.", "", [], None),
        ("🎉 🎉", "🎉?", ["🎉"], None),
    ],
)  # fmt: skip
def test_what_comes_nearest(text: str, question: str, quotes: list[str], found: str | None) -> None:
    assert nearest(text, question, *quotes) == found


def test_the_quote_that_comes_nearest_counts() -> None:
    text = "Oil was cut off. Prices for gas stayed at last year's level. Snow fell."
    asked = "What was agreed?"
    assert nearest(text, asked, "quite other words here", "gas at the prices of last year") == read(text)[1]


def test_words_are_told_by_their_beginnings_and_without_accents() -> None:
    assert set(cut_words("Belarusian Belarus")) == {"belaru"}
    assert cut_words("Zoë’s Café") == ["zoe", "cafe"]
    assert cut_words("Ёлка 1999") == ["елка", "1999"]


words = st.text(st.sampled_from("abc де اب 你好 🎉.?!\n 12"), max_size=40)


@given(st.lists(words, max_size=6), words, st.lists(words, max_size=3), st.randoms(use_true_random=False))
def test_the_order_of_the_quotes_and_doubled_ones_change_nothing(
    sentences: list[str], question: str, quotes: list[str], random: Random
) -> None:
    found = find_nearest(sentences, question, quotes)
    again = [*quotes, *quotes]
    random.shuffle(again)
    assert find_nearest(sentences, question, again) == found
    assert found is None or 0 <= found < len(sentences)


@given(words)
def test_sentences_lie_in_order_and_hold_all_that_is_no_white_space(text: str) -> None:
    spans = cut_sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(read(text)).split()) == "".join(text.split())


def test_the_floor_is_a_share() -> None:
    assert 0 < FLOOR < 1
