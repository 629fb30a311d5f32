"""Laws of every reader: what is offered can be entered, nothing raises, and long texts do no harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparisons.algebra.values import check_claim, parse_value
from comparisons.prefill import Asked, find_voice, light_sentences, offer_certainties, read_answers
from comparisons.prefill.asked import MOST_READINGS
from comparisons.tests.prefill.asking import NAMES
from comparisons.vocabulary import Certainty, Kind

OPTIONS = (("early", "too early"), ("late", "too late to matter"), ("never", "never"))
PUBLISHED = ("", "2020-02-11", "2020-02-01/2020-02-07", "0001-01-01", "9999-12-31", "../2020")
UNITS = ("percent", "t/year", "USD", "billion USD", "USD/(1000 m3)", "people", "hours", "decades", "°C")


def asked_on(kind: Kind, day: str) -> Asked:
    options = OPTIONS if kind is Kind.CHOICE else ()
    return Asked(kind, "When, who and how much?", options=options, names=NAMES, published=day)


QUESTIONS = [
    *(asked_on(kind, day) for kind in Kind for day in PUBLISHED),
    *(Asked(Kind.QUANTITY, "Which place?", unit=unit) for unit in UNITS),
]
PIECES = """
1|1,|1 200 |1997-|a |A |of the |В |и |May |7 |half a |twenty-|in the |\u0301|Mr. |between 1 and |Poland, |**
"""

WORDS = """
7 31 99 00 12 1997 2020 9999 1000 1,200 1.200 1 200 007 0.5 30-40 1997-99 02/07/2020 99/99/2020 2020-13-45
24m $5 € first third a an the half quarter few several dozen dozens of thousand million billion trillion
hundred and to from between until since before after about early late mid end next last this week weeks
month year years decade century ago yesterday tomorrow Friday May March February December spring winter
nineties 1990s 2000s percent % tons per hour km barrels people roubles more than at least up to or almost no
not only allegedly will denied said according US us Poland Norway the EU NATO Anna Berg 🎉 👩‍👩‍👧
مرحبا
٣٤ ١٩٩٧ 一九九七年 в декабре года тысяч назад Ende vor zwei Wochen “ ”
’ - – — ... / \\$ ** ( ) ² Ⅳ \u00a0 \u200b 9
8 7
""".split()  # noqa: SIM905 (readable as running text)
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))


@given(texts, st.sampled_from(QUESTIONS))
def test_every_reading_can_be_entered(quote: str, question: Asked) -> None:
    readings = read_answers(quote, question)
    assert len(readings) <= MOST_READINGS
    for reading in readings:
        check_claim(parse_value(reading.value, question.scale), reading.certainty or Certainty.ASSERTED)
        assert reading.note
    assert len({str(reading.value) for reading in readings}) == len(readings)


@given(texts)
def test_certainties_are_each_offered_once(quote: str) -> None:
    offered = [hedging.certainty for hedging in offer_certainties(quote)]
    assert offered
    assert len(set(offered)) == len(offered)


@given(texts, st.sampled_from(QUESTIONS), st.lists(texts, max_size=3))
def test_sentences_and_voices_take_any_text(sentence: str, question: Asked, quotes: list[str]) -> None:
    lit = light_sentences([sentence, *quotes], question, quotes)
    assert all(0 <= one.place <= len(quotes) and one.why for one in lit)
    assert find_voice(sentence, {"anna berg": "berg", "": "nobody", "us": "us"}) in {"berg", "us", None}


@pytest.mark.parametrize("piece", PIECES.strip("\n").split("|"))
@pytest.mark.parametrize("kind", list(Kind))
def test_a_long_text_of_one_piece_ends(piece: str, kind: Kind) -> None:
    assert len(read_answers(piece * (5_000 // len(piece)), asked_on(kind, "2020"))) <= MOST_READINGS
