"""What one article answers on one point, or why there is no answer: the contents of a cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.safestring import SafeString

from articles.date_words import display_when
from articles.fields import read_date
from comparisons import markup, wording
from comparisons.algebra import values
from comparisons.comparison_json import cut_quote
from comparisons.judging import Judged
from comparisons.models import Claim
from comparisons.pages.telling import list_reporters, type_names
from comparisons.vocabulary import Certainty

type_locate = Callable[[Claim], str]
"""The address of the place where a claim's words stand."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A claim in words of ours; claims that are equal here are told as one."""

    answer: str
    when: str
    who: str
    certainty: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Speech:
    """What telling claims needs to know of the whole comparison.

    `names` is what a sentence calls each article, `closed` are the articles whose quotes are cut, `sources`
    the names of the articles' sources, where those are shorter. `alone`: one article is read alone, whose
    reader does not know what came of a forecast.
    """

    names: type_names
    closed: frozenset[str]
    locate: type_locate
    sources: type_names = field(default_factory=dict)
    alone: bool = False

    def name_source(self, slug: str) -> str:
        return self.sources.get(slug) or self.names[slug]


def describe(claim: Claim, judged: Judged, speech: Speech, outcome: str = "") -> Answer:
    """The claim in words of ours."""
    date = read_date(claim.as_of)
    return Answer(
        answer=wording.say_answer(
            values.display_value(judged.values[claim.pk], judged.scale),
            denied=claim.certainty == Certainty.DENIED.value,
        ),
        when=display_when(date) if date else "",
        who=wording.say_who(
            speech.name_source(claim.article.slug),
            claim.voice.name if claim.voice else "",
            claim.via.name if claim.via else "",
        ),
        certainty=wording.say_certainty(claim.certainty, hedge=bool(claim.hedge)),
        outcome=outcome,
    )


def tell_outcomes(judged: Judged, names: type_names) -> Mapping[int, str]:
    """What came of each forecast, by the primary key of its claim."""
    reporters = list_reporters(judged, names)
    return {
        forecast.claim: wording.say_borne_out(forecast.borne_out, reporters)  # type: ignore[misc]
        for forecast in judged.judgement.forecasts
    }


type_said = dict[tuple[str, str], dict[Answer, list[Claim]]]
"""Claims by their answer and its time, and there by the words of ours that tell them."""


def group_claims(claims: Iterable[Claim], judged: Judged, speech: Speech) -> type_said:
    """The claims of one article under the answers that they give, an answer where its first claim stands."""
    outcomes = {} if speech.alone else tell_outcomes(judged, speech.names)
    answers: type_said = {}
    for claim in claims:
        told = describe(claim, judged, speech, outcomes.get(claim.pk, ""))
        answers.setdefault((told.answer, told.when), {}).setdefault(told, []).append(claim)
    return answers


def show_answer(answer: Answer, claims: Sequence[Claim], speech: Speech) -> SafeString:
    """Claims that are told in the same words, under their answer."""
    return markup.claim(
        answer=answer.answer, when=answer.when, statements=[show_statement(answer, claims, speech)]
    )


def show_statement(answer: Answer, claims: Sequence[Claim], speech: Speech) -> SafeString:
    hedged = {claim.hedge: claim for claim in claims if claim.hedge}
    return markup.statement(
        quotes=[show_quote(claim, speech) for claim in claims],
        who=answer.who,
        certainty=answer.certainty,
        hedges=[markup.quote(words, speech.locate(claim)) for words, claim in hedged.items()],
        outcome=answer.outcome,
    )


def show_quote(claim: Claim, speech: Speech) -> SafeString:
    """The claim's words, cut where the reader may not read the text, with a notice where they are lost."""
    words = cut_quote(claim.quote) if claim.article.slug in speech.closed else claim.quote
    shown = markup.quote(words, speech.locate(claim))
    return markup.lost(shown) if claim.is_orphan else shown


def explain_absence(slug: str, judged: Judged) -> tuple[str, str]:
    """Why an article that covers the event has no answer: the words, and the state's name in style sheets."""
    judgement = judged.judgement
    if slug in judgement.untagged:
        return wording.UNTAGGED, "untagged"
    if slug in judgement.before_event:
        return wording.BEFORE, "before"
    silence = next((s for s in judged.point.silences.all() if s.article.slug == slug), None)
    if silence is None:
        return wording.UNTAGGED, "untagged"
    return wording.say_silence(timezone.localdate(silence.read_at)), "silent"
