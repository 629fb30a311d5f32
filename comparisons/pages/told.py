"""Claims and questions as the pages around the comparison tell them, with the signs of the stored verdicts.

Made of rows that are loaded already (`listing.claims.for_answers`); asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.safestring import SafeString

from articles.date_words import display_date, display_when
from articles.fields import read_date
from articles.models import Article
from articles.vocabulary import PublishedBasis
from comparisons import judging, markup, wording
from comparisons.algebra import values
from comparisons.judging import Names
from comparisons.listing.claims import GRAVITY
from comparisons.models import Claim, Event, Point
from comparisons.pages.addresses import locate_claim
from comparisons.pages.answers import Answer, Speech, show_answer
from comparisons.pages.choice import ask
from comparisons.vocabulary import Certainty, Verdict

type_say = Callable[[Claim], str]
"""Who says it, in a few words."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its sign, its address, its event, and the claims that answer it here."""

    question: str
    address: str
    verdict: SafeString
    event: str
    event_address: str
    claims: SafeString = markup.EMPTY


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its address and a number that counts something of it."""

    name: str
    address: str
    number: int


def make_speech(claims: Iterable[Claim], *, sees_all: bool) -> Speech:
    """How these claims are told: by their sources; each opens its place in the texts of its own event.

    A visitor's quotes are cut, since they may come from a text that visitors may not read.
    """
    articles = {claim.article.slug: claim.article.source.name for claim in claims}
    closed = frozenset() if sees_all else frozenset(articles)
    return Speech(articles, closed, lambda claim: locate_claim(claim, claim.point.event.slug))


def tell_claims(
    claims: Iterable[Claim], entities: Names, speech: Speech, say: type_say | None = None
) -> SafeString:
    """The claims, those told in the same words under one answer. `say`: who says it, where not the voice."""
    told = [(describe(claim, entities, say or say_voice), claim) for claim in claims]
    groups = groupby(told, key=lambda pair: (pair[0], pair[1].article_id))
    return markup.join(show_answer(key[0], [claim for _, claim in group], speech) for key, group in groups)


def describe(claim: Claim, entities: Names, say: type_say) -> Answer:
    """The claim in words of ours."""
    scale = judging.describe_scale(claim.point, entities)
    date = read_date(claim.as_of)
    return Answer(
        answer=wording.say_answer(
            values.display_value(values.parse_value(claim.value, scale), scale),
            denied=claim.certainty == Certainty.DENIED.value,
        ),
        when=display_when(date) if date else "",
        who=say(claim),
        certainty=wording.say_certainty(claim.certainty, hedge=bool(claim.hedge)),
        outcome="",
    )


def say_voice(claim: Claim) -> str:
    """Whose words these are: "RT itself", "quoting Pompeo, via BelTA"."""
    speaker, via = (claim.voice.name if claim.voice else ""), (claim.via.name if claim.via else "")
    return wording.say_who(claim.article.source.name, speaker, via)


def say_reporter(claim: Claim) -> SafeString:
    """Which article has these words, where it is plain whose they are: "RT, 11 February 2020, via BelTA"."""
    article = claim.article
    named = markup.link(article.get_absolute_url(), article.source.name)
    return markup.join([named, tell_published(article), f"via {claim.via.name}" if claim.via else ""], ", ")


def tell_question(point: Point, claims: SafeString = markup.EMPTY) -> Question:
    """The point must have been loaded with its event and its stored verdict."""
    return Question(
        question=point.question,
        address=point.get_absolute_url(),
        verdict=markup.verdict(wording.look_of(read_verdict(point))),
        event=point.event.name,
        event_address=point.event.get_absolute_url(),
        claims=claims,
    )


def tell_questions(
    claims: Sequence[Claim], entities: Names, speech: Speech, say: type_say | None = None
) -> list[Question]:
    """The claims by question, in their order."""
    grouped = groupby(claims, key=lambda claim: claim.point_id)
    rows = [list(group) for _, group in grouped]
    return [tell_question(row[0].point, tell_claims(row, entities, speech, say)) for row in rows]


def read_verdict(point: Point) -> Verdict | None:
    """The stored verdict; None where nothing is claimed or the point was never judged."""
    stored = getattr(point, "stored", None)
    return Verdict(stored.verdict) if stored and stored.verdict else None


def tell_tallies(counts: Mapping[Verdict, int], event: str) -> list[SafeString]:
    """How many questions have each verdict, those that differ first; each opens them in the event."""
    looks = [(wording.look_of(verdict), counts.get(verdict, 0)) for verdict in GRAVITY]
    return [
        markup.link(f"{event}{ask(verdict=look.key)}", markup.tally(look, number))
        for look, number in looks
        if number
    ]


def tell_published(article: Article) -> str:
    """ "11 February 2020", "1 to 7 February 2020, inferred"; nothing where no date is on file."""
    if not article.published:
        return ""
    inferred = article.published_basis == PublishedBasis.INFERRED.value
    return f"{display_date(article.published)}, inferred" if inferred else display_date(article.published)


def tell_when(event: Event) -> str:
    return display_date(event.date) if event.date else ""
