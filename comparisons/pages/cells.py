"""What stands in a cell: the answers of one article with a quote each, and the rest folded under them.

A cell is for the eye that runs along a row: nobody reads seven quotes there. The panel of the question has
them all.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString

from comparisons import markup, wording
from comparisons.comparison import Section
from comparisons.judging import Judged
from comparisons.models import Claim
from comparisons.pages.answers import Speech, explain_absence, group_claims, show_statement

MOST_QUOTES = 2
"""Under one answer; a single one more is not worth a fold."""


def group_by_article(judged: Judged) -> dict[str, list[Claim]]:
    said: dict[str, list[Claim]] = {}
    for claim in judged.claims:
        said.setdefault(claim.article.slug, []).append(claim)
    return said


def show_answers(claims: Sequence[Claim], judged: Judged, speech: Speech) -> SafeString:
    """The answers of one article, each with its first words and, folded, the rest."""
    return markup.join(
        markup.claim(
            answer="" if is_verbatim(answer, [claim for own in said.values() for claim in own]) else answer,
            when=when,
            statements=show_some([show_statement(t, c, speech) for t, c in said.items()]),
        )
        for (answer, when), said in group_claims(claims, judged, speech).items()
    )


def is_verbatim(answer: str, claims: Sequence[Claim]) -> bool:
    """Whether an answer repeats the article's own words, which stand below it: they are not ours to say."""
    return all(answer == claim.quote for claim in claims)


def show_some(statements: Sequence[SafeString], most: int = MOST_QUOTES) -> list[SafeString]:
    """The first statements, the others folded under their number."""
    if len(statements) <= most:
        return list(statements)
    rest = statements[most - 1 :]
    return [*statements[: most - 1], markup.more(f"{len(rest)} more", markup.join(rest))]


def show_cell(
    slug: str, claims: Sequence[Claim], judged: Judged, section: Section, speech: Speech, state: str = ""
) -> SafeString:
    """One article's cell: its answers, or why there are none. `state`: what the event line does there."""
    name = speech.names[slug]
    if claims:
        return markup.cell(name, show_answers(claims, judged, speech), state)
    if slug not in section.columns:
        return markup.cell(name, markup.hint(wording.NOT_COVERED), f"elsewhere {state}")
    words, absence = explain_absence(slug, judged)
    return markup.cell(name, markup.silence(*split_aside(words)), f"{absence} {state}")


def split_aside(words: str) -> tuple[str, str]:
    """ "does not say" and "(read on 12 November)": a row of cells needs the one, its panel says the other."""
    told, bracket, aside = words.partition(" (")
    return told, f"{bracket}{aside}"
