"""What a quote tells already when its claim is about to be made: the answer, how firmly, by whom, for when.

Everything here is a proposal that stands in a form; `comparisons.prefill` reads, nothing is decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.models import Article
from articles.names import fold_name
from articles.texts import Span
from comparisons import judging
from comparisons.algebra import values
from comparisons.judging import Names
from comparisons.listing.desk import DeskMaterial, People
from comparisons.models import Point, Speaker
from comparisons.pages.desk.places import Passage
from comparisons.pages.desk.state import State
from comparisons.pages.passages import find_sentence
from comparisons.prefill import Asked, Hedging, find_voice, offer_certainties, read_answers
from comparisons.vocabulary import Certainty, Kind

AMONG_OTHERS = "..."
HEDGING = (Certainty.HEDGED, Certainty.PREDICTED)
MOST_VOICES = 6
"""So many of the speakers of this article are offered at once; any other by typing."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the quote as an answer: as it is typed, as people read it, and why."""

    value: str
    shown: str
    note: str
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that say how firmly something is said."""

    words: str
    certainty: str
    label: str


@dataclass(frozen=True, slots=True)
class Filled:
    """What a new claim's form shows before anybody has typed."""

    value: str
    among_others: bool
    certainty: str
    hedge: str
    voice: int | None
    as_of: str
    readings: Sequence[Reading]
    hedges: Sequence[Hedge]


def type_value(value: str | Sequence[str]) -> str:
    """A value as a tagger types it: one name a line, without the sign for "among others"."""
    if isinstance(value, str):
        return value
    names = [name for name in value if name != AMONG_OTHERS]
    return "\n".join(names) or "[]"


def send_value(value: str | Sequence[str]) -> str:
    """A reading as an address or the script has it: one name a line, the sign for "among others" the last."""
    return value if isinstance(value, str) else "\n".join(value) or "[]"


def display(value: str | list[str], point: Point, names: Names) -> str:
    """A written value as the pages show it; as it is written where it cannot be read."""
    scale = judging.describe_scale(point, names)
    try:
        return values.display_value(values.parse_value(value, scale), scale)
    except values.ValueProblem:
        return type_value(value)


def list_voices(material: DeskMaterial) -> list[Speaker]:
    """The speakers of this article, those tagged last first."""
    claims = sorted(material.claims, key=lambda claim: -claim.pk)
    marks = sorted(material.marks, key=lambda mark: -mark.pk)
    voices = {voice.pk: voice for voice in [row.voice for row in claims] + [m.voice for m in marks] if voice}
    return list(voices.values())[:MOST_VOICES]


def find_month(point: Point, article: Article) -> str:
    """The month of which an article speaks, for a question whose answer changes."""
    return article.month if point.changes else ""


def fill(material: DeskMaterial, point: Point, passage: Passage, people: People, state: State) -> Filled:
    """What a new claim on this passage is proposed to say; a reading that the address names is chosen."""
    assert material.version is not None
    asked = describe_asked(point, material.article, people.names)
    said = read_answers(passage.quote, asked)
    body = material.version.body
    sentence = body[slice(*find_sentence(body, Span(passage.start, passage.end)))]
    chosen = state.value or (send_value(said[0].value) if said else "")
    picked = next((reading for reading in said if send_value(reading.value) == chosen), None)
    hedges = list_hedges(passage.quote, point)
    certainty = picked.certainty if picked and picked.certainty else hedges[0].certainty
    return Filled(
        value=type_value(picked.value) if picked else chosen,
        among_others=picked is None or not isinstance(picked.value, list) or AMONG_OTHERS in picked.value,
        certainty=certainty.value,
        hedge=next((h.words for h in hedges if h.certainty == certainty and certainty in HEDGING), ""),
        voice=find_speaker(sentence, people.speakers),
        as_of=find_month(point, material.article),
        readings=[
            Reading(
                value=send_value(reading.value),
                shown=display(reading.value, point, people.names),
                note=reading.note,
                address=state.change(value=send_value(reading.value), question=point.pk).ask(),
                is_chosen=reading is picked,
            )
            for reading in said
        ],
        hedges=[Hedge(h.words, h.certainty.value, h.certainty.label) for h in hedges if h.words],
    )


def list_hedges(quote: str, point: Point) -> list[Hedging]:
    """How firmly the quote may say it, the likeliest first; yes and no are never denied."""
    offers = offer_certainties(quote)
    if point.kind == Kind.YESNO.value:
        offers = [offer for offer in offers if offer.certainty != Certainty.DENIED]
    return offers or [Hedging(Certainty.ASSERTED, "")]


def describe_asked(point: Point, article: Article, names: Names) -> Asked:
    options = tuple((option.slug, option.label) for option in point.options.all())
    return Asked(Kind(point.kind), point.question, point.unit, options, article.published, names)


def find_speaker(sentence: str, speakers: Sequence[Speaker]) -> int | None:
    """The speaker whose words a sentence says these are, where it plainly does."""
    named = {fold_name(name): s.slug for s in speakers if not s.anonymous for name in (s.name, *s.aliases)}
    slug = find_voice(sentence, named)
    return next((speaker.pk for speaker in speakers if speaker.slug == slug), None)
