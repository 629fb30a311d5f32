"""Question first: the sentences that may answer a question, and the way through those not yet looked at.

Made of rows that are loaded already. The others' quotes are sought by, and not shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from articles.texts import Span
from articles.vocabulary import TextKind
from comparisons import markup
from comparisons.judging import Names
from comparisons.listing.desk import DeskMaterial
from comparisons.models import Point
from comparisons.nearest import cut_sentences, cut_words
from comparisons.pages.desk.prefilling import describe_asked
from comparisons.pages.desk.questions import Question, build_question
from comparisons.pages.desk.seeing import list_open
from comparisons.pages.desk.state import State
from comparisons.pages.passages import find_theirs
from comparisons.prefill import Asked, light_sentences
from comparisons.prefill.sentences import name_kind

PUNCTUATION = ".,;:!?()[]«»“”\"'‘’"
MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Lit:
    """A sentence that may answer: its number in the text, its words, and where its passage is tagged."""

    number: int
    words: SafeString
    why: str
    address: str
    span: Span


@dataclass(frozen=True, slots=True)
class Checking:
    """One question being looked for. `place`: "3 of 22"; `next` and `previous` are addresses, or empty."""

    question: Question
    event: str
    place: str
    lit: Sequence[Lit]
    next: str
    previous: str


def build_check(
    material: DeskMaterial, point: Point, state: State, quotes: Sequence[str], names: Names
) -> Checking:
    claims = [claim for claim in material.claims if claim.point_id == point.pk]
    silence = next((row for row in material.silences if row.point_id == point.pk), None)
    left = list_open(material, state)
    before, after = find_neighbours(material, point, state)
    number = next((n for n, other in enumerate(left, 1) if other.pk == point.pk), None)
    return Checking(
        question=build_question(point, claims, silence, state),
        event=point.event.name,
        place=f"{number} of {len(left)} to check" if number else "",
        lit=list_lit(material, point, state, quotes, names),
        next=state.begin(check=after.pk).ask() if after else "",
        previous=state.begin(check=before.pk).ask() if before else "",
    )


def find_neighbours(material: DeskMaterial, point: Point, state: State) -> tuple[Point | None, Point | None]:
    """The questions not yet looked at that stand before and after this one, going round at the ends."""
    order = sorted(material.points, key=lambda other: other.event.slug != state.event)
    left = {other.pk for other in list_open(material, state)} - {point.pk}
    place = next((n for n, other in enumerate(order) if other.pk == point.pk), 0)
    round_trip = [other for other in order[place + 1 :] + order[:place] if other.pk in left]
    return (round_trip[-1], round_trip[0]) if round_trip else (None, None)


def list_lit(
    material: DeskMaterial, point: Point, state: State, quotes: Sequence[str], names: Names
) -> list[Lit]:
    """The likely sentences in the order of the likelihood, numbered by it."""
    version = material.version
    if version is None:
        return []
    body, asked = version.body, describe_asked(point, material.article, names)
    sentences = cut_sentences(body)
    found = light_sentences([body[slice(*span)] for span in sentences], asked, quotes)
    theirs = find_theirs(version) if version.kind == TextKind.DIGEST.value else None
    listed = []
    for number, likely in enumerate(found, 1):
        sentence = sentences[likely.place]
        inside = sentence if theirs is None else choose_phrase(body, sentence, theirs, point.question)
        place = {"version": version.number, "start": inside.start, "end": inside.end}
        address = state.begin(check=point.pk, **place).ask()
        stressed = inside if inside != sentence else Span(sentence.start, sentence.start)
        words = markup.sentence(body, sentence, stressed, theirs or [sentence], f"#lit-{number}")
        listed.append(Lit(number, words, tell_why(body[slice(*sentence)], asked), address, sentence))
    return listed


def tell_why(sentence: str, asked: Asked) -> str:
    """Why a sentence is lit: the words that it shares with the question, and that it has what is asked for.

    Words that it shares with the others' quotes would tell what these answer.
    """
    sought = set(cut_words(asked.question))
    words = dict.fromkeys(
        word.strip(PUNCTUATION) for word in sentence.split() if sought & set(cut_words(word))
    )
    shared = ", ".join(f"“{word}”" for word in list(words)[:MOST_SHOWN])
    kind = name_kind(sentence, asked)
    told = [f"shares {shared}" if shared else "", f"has {kind}" if kind else ""]
    return "; ".join(part for part in told if part) or "like words on file that answer it"


def choose_phrase(body: str, sentence: Span, theirs: Sequence[Span], question: str) -> Span:
    """Of the article's own phrases in a sentence of an abstract the one most like the question; else all."""
    inside = [span for span in theirs if sentence.start <= span.start and span.end <= sentence.end]
    asked = set(cut_words(question))
    return max(inside, key=lambda span: len(asked & set(cut_words(body[slice(*span)]))), default=sentence)
