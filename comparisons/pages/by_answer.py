"""A row of a comparison of many articles: the answers are the columns, and each names who gives it."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString

from articles.date_words import display_when
from articles.dates import parse_date
from comparisons import markup, wording
from comparisons.algebra.verdicts import Position
from comparisons.judging import Judged
from comparisons.models import Claim
from comparisons.pages.answers import Speech, describe, explain_absence, show_statement, tell_outcomes
from comparisons.pages.cells import show_answers, show_some, split_aside

MOST_NAMES = 4


def build_answer_cells(judged: Judged, only: str, speech: Speech) -> SafeString:
    """Two cells: the answers beside each other, most reports first; and who gives none."""
    if only:
        own = [claim for claim in judged.claims if claim.article.slug == only]
        return markup.join(
            [
                markup.cell(speech.names[only], show_answers(own, judged, speech), "answers"),
                markup.cell("", markup.hint(wording.NOT_TOLD), "blank"),
            ]
        )
    answers = markup.shared_answers(list_answers(judged, speech))
    return markup.join(
        [markup.cell("", answers, "answers"), markup.cell("", list_absences(judged, speech), "absences")]
    )


def list_answers(judged: Judged, speech: Speech) -> list[SafeString]:
    """The positions, those of most articles first, then what is in none: forecasts and free text."""
    claims = {claim.pk: claim for claim in judged.claims}
    positions = sorted(judged.judgement.positions, key=lambda position: -len(position.articles))
    held = {pk for position in positions for pk in position.claims}
    shown = [
        show_position(position, [claims[pk] for pk in claims if pk in set(position.claims)], judged, speech)
        for position in positions
    ]
    return [*shown, *show_rest([claim for claim in judged.claims if claim.pk not in held], judged, speech)]


def show_position(position: Position, claims: Sequence[Claim], judged: Judged, speech: Speech) -> SafeString:
    return markup.shared_answer(
        answer=wording.say_answer(position.display, denied=position.denied),
        when=display_when(parse_date(position.as_of)) if position.as_of else "",
        who=say_who(position.articles, position.origins, speech),
        claims=show_statements(claims, judged, speech),
    )


def say_who(articles: Sequence[str], origins: int, speech: Speech) -> str:
    """ "RT and CDMedia · 2 origins"; many articles are counted."""
    named = [speech.names[slug] for slug in articles]
    who = wording.list_names(named) if len(named) <= MOST_NAMES else wording.count(len(named), "report")
    return f"{who} · {wording.count(origins, 'origin')}" if len(named) > 1 else who


def show_rest(claims: Sequence[Claim], judged: Judged, speech: Speech) -> list[SafeString]:
    """Claims that no position holds, by article: forecasts where there are reports, and free text."""
    articles = dict.fromkeys(claim.article.slug for claim in claims)
    return [
        markup.shared_answer(
            answer="",
            when="",
            who=speech.names[slug],
            claims=show_answers(own, judged, speech),
        )
        for slug in articles
        for own in [[claim for claim in claims if claim.article.slug == slug]]
    ]


def show_statements(claims: Sequence[Claim], judged: Judged, speech: Speech) -> SafeString:
    """One statement of each claim, with the article that it stands in."""
    outcomes = tell_outcomes(judged, speech.names)
    told = [(claim, describe(claim, judged, speech, outcomes.get(claim.pk, ""))) for claim in claims]
    return markup.join(show_some([show_statement(answer, [claim], speech) for claim, answer in told]))


def list_absences(judged: Judged, speech: Speech) -> SafeString:
    """Who gives no answer, by why: "does not say: RT and WSWS"."""
    answering = {claim.article.slug for claim in judged.claims}
    found: dict[str, list[str]] = {}
    for slug in (*judged.judgement.silent, *judged.judgement.before_event, *judged.judgement.untagged):
        if slug not in answering:
            words, _ = split_aside(explain_absence(slug, judged)[0])
            found.setdefault(words, []).append(speech.names[slug])
    return markup.join(
        markup.silence(f"{words}: {wording.list_names(names)}")
        if len(names) <= MOST_NAMES
        else markup.more(f"{words}: {len(names)}", markup.silence(wording.list_names(names)))
        for words, names in found.items()
    )
