"""Measures one text: in which order the rules are asked, and what a quotation without speaker is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from articles.texts import Span
from comparisons.voices.hearing import Hearing
from comparisons.voices.hedging import find_hedges
from comparisons.voices.items import cut_items, cut_sentences
from comparisons.voices.marks import Quoted, find_quotations
from comparisons.voices.measured import PHRASE, UNKNOWN, Measured, Quotation, Voice
from comparisons.voices.naming import count_names
from comparisons.voices.people_in import meet_people
from comparisons.voices.strip import cut_runs

RULES_VERSION: Final = "2"
"""Rises whenever a rule or a word list changes, so that what an older version measured is measured again."""

LONGEST_PHRASE: Final = 12
"""Quoted words without speaker are a phrase up to so many words, unless they are a whole sentence."""

_ENDS: Final = re.compile(r"[.!?…]\W*$")
_COMMA: Final = re.compile(r",\W*$")


def measure_voices(text: str, speakers: Mapping[str, str]) -> Measured:
    """What the rules find in a text. `speakers` maps folded names and aliases to slugs (`fold_name`)."""
    quoted = find_quotations(text)
    sentences = cut_sentences(cut_items(text, quoted), speakers)
    people, mentions = meet_people(sentences, speakers)
    hearing = Hearing(sentences, people)
    quotations = tuple(_list_quotations(text, quoted, hearing.quoted))
    runs = cut_runs(text, quotations)
    return Measured(
        rules=RULES_VERSION,
        length=len(text),
        words=sum(run.words for run in runs),
        runs=runs,
        quotations=quotations,
        verbs=tuple(hearing.verbs),
        hedges=tuple(find_hedges(sentences)),
        names=count_names(text, mentions, people, quotations),
    )


def _list_quotations(text: str, quoted: Sequence[Quoted], voices: Mapping[int, Voice]) -> Iterator[Quotation]:
    for place, one in enumerate(quoted):
        voice = voices.get(place) or (PHRASE if is_phrase(text[one.start : one.end]) else UNKNOWN)
        yield Quotation(one.start, one.end, voice, one.closed, tuple(_list_inner(one)))


def _list_inner(quoted: Quoted) -> Iterator[Span]:
    for inner in quoted.inner:
        yield Span(inner.start, inner.end)
        yield from _list_inner(inner)


def is_phrase(quotation: str) -> bool:
    """Whether quoted words are less than a sentence, by their capital, their stop and their length."""
    words = quotation.split()
    opening = next((character for character in quotation if character.isalnum()), "")
    if len(words) > LONGEST_PHRASE:
        return False
    if not opening.isupper():
        return True
    tail = quotation[-4:]
    return not (_ENDS.search(tail) or (_COMMA.search(tail) and len(words) > 3))
