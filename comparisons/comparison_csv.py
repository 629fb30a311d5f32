"""The comparison as a table for a spreadsheet: a row for each question, two columns for each article.

As on the page: the article's answer in words of ours, and the words that it rests on. RFC 4180 with a byte
order mark, without which Excel takes UTF-8 for something else. Quotes are cut as in the JSON.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Sequence

from articles.sheets import BYTE_ORDER_MARK, make_safe
from comparisons import wording
from comparisons.comparison import Comparison, Section
from comparisons.comparison_json import cut_quote
from comparisons.judging import Judged
from comparisons.models import Claim
from comparisons.pages.answers import Speech, describe, explain_absence
from comparisons.pages.telling import list_looks, tell

HEADS = ("Event", "Theme", "Question", "How they stand", "Reason", "Notes", "Origins")


def render_csv(comparison: Comparison, closed: Collection[str] = ()) -> str:
    """The table as text. `closed`: slugs of the articles whose quotes are cut."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerows([make_safe(cell) for cell in row] for row in list_rows(comparison, closed))
    return BYTE_ORDER_MARK + written.getvalue()


def list_rows(comparison: Comparison, closed: Collection[str]) -> Iterator[Sequence[str]]:
    names = {column.article.slug: column.name for column in comparison.columns}
    sources = {column.article.slug: column.article.source.name for column in comparison.columns}
    speech = Speech(names, frozenset(closed), lambda claim: "", sources)
    yield [*HEADS, *(head for name in names.values() for head in (name, f"{name}, in its words"))]
    for section in comparison.sections:
        for judged in section.points:
            cells = (cell for slug in names for cell in tell_article(slug, judged, section, speech))
            yield [*tell_question(judged, section, speech), *cells]


def tell_question(judged: Judged, section: Section, speech: Speech) -> list[str]:
    point, telling = judged.point, tell(judged, speech.names)
    return [
        section.event.name,
        point.theme,
        point.question,
        ", ".join(look.word for look in list_looks(judged, speech.names)),
        telling.reason,
        "; ".join(telling.notes),
        str(judged.judgement.origins),
    ]


def tell_article(slug: str, judged: Judged, section: Section, speech: Speech) -> tuple[str, str]:
    """What the article answers, or why it does not, and its words, each claim in a line of the cell."""
    claims = [claim for claim in judged.claims if claim.article.slug == slug]
    if claims:
        answers = dict.fromkeys(tell_answer(claim, judged, speech) for claim in claims)
        return "\n".join(answers), "\n".join(tell_words(claim, judged, speech) for claim in claims)
    return (explain_absence(slug, judged)[0] if slug in section.columns else wording.NOT_COVERED), ""


def tell_answer(claim: Claim, judged: Judged, speech: Speech) -> str:
    """ "40 % in January 2020 (forecast)"."""
    told = describe(claim, judged, speech)
    manner = f"({told.certainty.removesuffix(':')})" if told.certainty else ""
    return " ".join(part for part in (told.answer, told.when, manner) if part)


def tell_words(claim: Claim, judged: Judged, speech: Speech) -> str:
    """ "“formed in 1999” (quoting Lukashenko, via BelTA)"."""
    quote = cut_quote(claim.quote) if claim.article.slug in speech.closed else claim.quote
    lost = f"; {wording.ORPHAN}" if claim.is_orphan else ""
    return f"“{quote}” ({describe(claim, judged, speech).who}{lost})"
