"""The answers to one question, each with every claim that gives it; forecasts and free text behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.date_words import display_when
from articles.dates import parse_date
from comparisons import wording
from comparisons.algebra.claims import Position
from comparisons.judging import Judged
from comparisons.models import Claim
from comparisons.pages.answers import describe
from comparisons.pages.stands import tell_support
from comparisons.pages.statements import Statement, Statements
from comparisons.pages.telling import is_forecast


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: for when it holds, on how many origins it rests, and the claims that give it.

    `also`: articles whose answer is less precise and allows this one too; their claims stand elsewhere.
    """

    value: str
    when: str
    origins: str
    also: str
    statements: Sequence[Statement]


def group_replies(judged: Judged, statements: Statements, names: Mapping[str, str]) -> list[Reply]:
    """The claims under the answers that they give, each once; then those on which there is no answer."""
    homes = find_homes(judged, statements)
    replies = []
    for number, position in enumerate(judged.judgement.positions):
        mine = [claim for claim in judged.claims if homes.get(claim.pk) == number]
        replies.append(build_reply(position, mine, judged, statements, names))
    rest = [claim for claim in judged.claims if claim.pk not in homes]
    forecasts, others = [c for c in rest if is_forecast(c)], [c for c in rest if not is_forecast(c)]
    return [
        *replies,
        *build_rest(wording.IN_FREE_TEXT, others, statements),
        *build_rest(wording.FORECASTS, forecasts, statements),
    ]


def group_alone(judged: Judged, statements: Statements, only: str) -> list[Reply]:
    """The claims of the one article that is read alone, under its own answers: others' make none narrower."""
    grouped: dict[tuple[str, str], list[Claim]] = {}
    for claim in judged.claims:
        if claim.article.slug == only:
            told = describe(claim, judged, statements.speech)
            grouped.setdefault((told.answer, told.when), []).append(claim)
    return [
        Reply(value, when, "", "", [statements.build(claim, value, when) for claim in claims])
        for (value, when), claims in grouped.items()
    ]


def find_homes(judged: Judged, statements: Statements) -> dict[int, int]:
    """Under which position each claim stands: the one that it names itself, else the first that it allows."""
    homes: dict[int, int] = {}
    told = {claim.pk: describe(claim, judged, statements.speech) for claim in judged.claims}
    for number, position in enumerate(judged.judgement.positions):
        said = name_position(position)
        for pk in position.claims:
            assert isinstance(pk, int)
            if pk not in homes or (told[pk].answer, told[pk].when) == said:
                homes[pk] = number
    return homes


def name_position(position: Position) -> tuple[str, str]:
    """Its value and its time in words."""
    when = display_when(parse_date(position.as_of)) if position.as_of else ""
    return wording.say_answer(position.display, denied=position.denied), when


def build_reply(
    position: Position,
    claims: Sequence[Claim],
    judged: Judged,
    statements: Statements,
    names: Mapping[str, str],
) -> Reply:
    value, when = name_position(position)
    at_home = {claim.article.slug for claim in claims}
    also = [names[slug] for slug in position.articles if slug not in at_home]
    return Reply(
        value=value,
        when=when,
        origins=tell_support(position, judged),
        also=wording.say_also_allowed(also),
        statements=[statements.build(claim, value, when) for claim in claims],
    )


def build_rest(heading: str, claims: Iterable[Claim], statements: Statements) -> list[Reply]:
    told = [statements.build(claim) for claim in claims]
    return [Reply(heading, "", "", "", told)] if told else []
