"""The sentence of a text that comes nearest to a question, offered where nobody found an answer in the text.

It knows sentences, the words of a question, and the quotes that other texts answer it with. It refuses to
know what a sentence means: words are compared by their beginnings, rare ones count for more, and below a
floor there is no nearest sentence. What it finds is a place to begin reading, never an answer.

Words of different languages have nothing in common but names and numbers; then there is mostly none either.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import log
from typing import Final

from articles.texts import Span, paragraphs

FLOOR: Final = 0.3
"""The share of the sought words' weight that the nearest sentence must hold.

Measured on the seeds, where 151 claims have counterparts in other articles: with the question and these,
what is found is the sentence of the claim in 57 % of 86 cases in the full texts and in 65 % of 83 in the
abstracts (at 0.2: 46 % of 127, 55 % of 117; at 0.4: 63 % of 57, 78 % of 50). Of 227 silences 63 then get a
nearest sentence in the full text (at 0.2: 141).
"""

FEWEST_WORDS: Final = 2
"""So many different words must be shared: one alone is in every text on the same event."""

BEGINNING: Final = 6
"""So many letters of a word are compared, so that "Belarus" and "Belarusian" are one."""

STOP_WORDS: Final = frozenset(
    """
    a about after again all also an and any are as at be because been before being between both but by
    can could did do does doing down during each few for from further had has have having he her here
    hers him his how i if in into is it its itself just me more most my no nor not now of off on once
    only or other our out over own said same say says she should so some such than that the their them
    then there these they this those through to too under until up very was we were what when where
    which while who whom whose why will with would you your

    а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да для до его ее
    если есть еще же за и из или им их к как ко когда кто ли между мне может мы на над нас не него нет
    ни них но о об он она они оно от по под при про с сам со так такой там тем то того тоже только том
    тот у уже хотя чего чем что чтобы эта эти это этого этой этот я

    але або але був була були було бути в від вже вона вони все для до з за і із її їх й як який коли ми
    на не ні про та так також те тільки у хто це цей чи що щоб є

    إلى أن إن أو الا التي الذي الذين الى ان او أي بعد بين ثم حتى حول خلال ذلك عن على عند غير في قال قبل
    قد كان كانت كل كما لا لم لن له لها ما متى مع من منذ هذا هذه هل هو هي هناك هؤلاء و وقد وكان ولا ومن
    يكون
    """.split()  # noqa: SIM905 (readable as running text)
)

_WORD: Final = re.compile(r"\w+")
_UNSPACED: Final = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f]+")
_END: Final = re.compile(r"(?:[.!?…؟۔]+[\"'”’»)\]]*\s+|[。！？]+[」』”）]*\s*|\n+)")
_ABBREVIATED: Final = re.compile(
    r"(?:\b[^\W\d_]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Lt|Col|No|vs|г|ул|им|гг))\.\s+$"
)


def cut_sentences(text: str) -> list[Span]:
    """The sentences of a text in their order, by full stops and line breaks; none is in two paragraphs.

    Initials and a few abbreviations end none, nor does a full stop before a small letter.
    """
    found: list[Span] = []
    for paragraph in paragraphs(text):
        start = paragraph.start
        for end in _END.finditer(text, paragraph.start, paragraph.end):
            if not _ends(text, end):
                continue
            found.append(Span(start, start + len(text[start : end.end()].rstrip())))
            start = end.end()
        if start < paragraph.end:
            found.append(Span(start, paragraph.end))
    return [span for span in found if span.start < span.end]


def _ends(text: str, end: re.Match[str]) -> bool:
    if "\n" in end[0]:
        return True
    following = text[end.end() : end.end() + 1]
    return not following.islower() and not _ABBREVIATED.search(text, max(0, end.start() - 4), end.end())


def find_nearest(sentences: Sequence[str], question: str, quotes: Iterable[str] = ()) -> int | None:
    """The place of the nearest sentence in the sequence, or none; of two that are equally near, the first.

    Each quote is sought together with the question, and the quote that comes nearest counts.
    """
    read = [frozenset(cut_words(sentence)) for sentence in sentences]
    weights = weigh(read)
    asked = frozenset(cut_words(question))
    sought = {asked | frozenset(cut_words(quote)) for quote in quotes} or {asked}
    best, nearest = 0.0, None
    for place, words in enumerate(read):
        near = max(measure(words, wanted, weights) for wanted in sought)
        if near > best + 1e-9:
            best, nearest = near, place
    return nearest if best >= FLOOR else None


def measure(words: frozenset[str], wanted: frozenset[str], weights: Mapping[str, float]) -> float:
    """How much of what is wanted a sentence holds: 0 to 1."""
    shared = words & wanted
    if len(shared) < FEWEST_WORDS:
        return 0.0
    whole = sum(sorted(weights.get(word, weights[""]) for word in wanted))
    return sum(sorted(weights[word] for word in shared)) / whole


def weigh(sentences: Sequence[frozenset[str]]) -> dict[str, float]:
    """What each word of a text weighs: more, the fewer sentences have it; under "" what other words weigh."""
    number = Counter(word for words in sentences for word in words)
    total = len(sentences) + 1
    return {"": log(total + 1), **{word: log(1 + total / count) for word, count in number.items()}}


def cut_words(text: str) -> list[str]:
    """The words that are compared: folded, without accents, without stop words, cut to their beginnings.

    Scripts that set no spaces are compared by pairs of characters.
    """
    words = []
    for word in _WORD.findall(_without_accents(text)):
        if _UNSPACED.fullmatch(word):
            words += ["".join(pair) for pair in pairwise(word)] or [word]
        elif word not in _FOLDED_STOP_WORDS and (len(word) > 1 or word.isdigit()):
            words.append(word[:BEGINNING] if not word.isdigit() else word)
    return words


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")


_FOLDED_STOP_WORDS: Final = frozenset(map(_without_accents, STOP_WORDS))
