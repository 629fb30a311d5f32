"""What else differs between the articles of one event: in the other parts of the larger one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from comparisons import judging, markup, wording
from comparisons.comparison import Comparison
from comparisons.judging import Judged, Names
from comparisons.pages.choice import Choice, ask
from comparisons.pages.telling import differs, is_one_remark, list_looks, rank
from comparisons.selectors import Elsewhere
from comparisons.vocabulary import Verdict

MOST = {Verdict.CONFLICT: 6, Verdict.DISPUTED: 4, Verdict.OPEN: 3}
"""Of each verdict: the line is a way there, not the other page once more."""


@dataclass(frozen=True, slots=True)
class Other:
    """A question of another part on which these articles differ, with its address there."""

    verdict: SafeString
    question: str
    address: str
    reason: str
    event: str


def list_others(comparison: Comparison, elsewhere: Elsewhere, choice: Choice, entities: Names) -> list[Other]:
    """Judged on the articles of this comparison alone; the gravest first, no more than `MOST`."""
    if choice.only or not elsewhere.points:
        return []
    names = {column.article.slug: column.name for column in comparison.columns}
    judged = [judge_elsewhere(place, elsewhere, names, entities) for place in range(len(elsewhere.points))]
    told = sorted((one for one in judged if differs(one) or is_one_remark(one)), key=rank)
    return [
        build_other(one, names, choice)
        for verdict, most in MOST.items()
        for one in [one for one in told if one.judgement.verdict == verdict][:most]
    ]


def judge_elsewhere(place: int, elsewhere: Elsewhere, names: dict[str, str], entities: Names) -> Judged:
    point = elsewhere.points[place]
    coverage = [row for row in elsewhere.coverage if row.event_id == point.event_id]
    return judging.judge_point(point, judging.describe_columns(coverage, names), entities, point.event.when)


def build_other(judged: Judged, names: dict[str, str], choice: Choice) -> Other:
    point = judged.point
    covering: Sequence[str] = choice.articles or ()
    speaking = {claim.article.slug for claim in judged.claims}
    query = ask(articles=",".join(slug for slug in covering if slug in speaking), open=str(point.pk))
    return Other(
        verdict=markup.sign(list_looks(judged, names)[0]),
        question=point.question,
        address=f"{point.event.get_absolute_url()}{query}#point-{point.pk}",
        reason=wording.ONE_REMARK.word if is_one_remark(judged) else judged.judgement.reason,
        event=point.event.name,
    )
