"""The rules of judging once more: all pairs, slow, obvious. The tests hold the fast ones to it.

It shares with the code under test only what two claims are (`relate`), and nothing of how a point is judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations

from articles.dates import DateValue, Precision
from comparisons.algebra.relations import relate
from comparisons.algebra.verdicts import Article, Claim, Question
from comparisons.vocabulary import Certainty, Kind, Relation, Verdict

Pair = tuple[Claim, Claim]


def judged_on(question: Question) -> list[Claim]:
    reports = [claim for claim in question.claims if claim.certainty is not Certainty.PREDICTED]
    return reports or list(question.claims)


def comparable_pairs(claims: Sequence[Claim]) -> list[Pair]:
    return [
        (a, b)
        for a, b in combinations(claims, 2)
        if a.article != b.article and relate(a, b) is not Relation.INCOMPARABLE
    ]


def conflicts(pairs: Sequence[Pair]) -> list[Pair]:
    return [(a, b) for a, b in pairs if relate(a, b) is Relation.CONFLICT]


def between_reports(pairs: Sequence[Pair]) -> list[Pair]:
    """Those of one voice: both the sources' own, or the same speaker's, who has a name."""
    return [
        (a, b)
        for a, b in pairs
        if a.voice == b.voice and (a.voice is None or not (a.anonymous or b.anonymous))
    ]


def verdict_of(question: Question) -> Verdict | None:
    claims = judged_on(question)
    if not claims:
        return None
    if len({claim.article for claim in claims}) == 1:
        return Verdict.SINGLE
    pairs = comparable_pairs(claims)
    if not pairs:
        return Verdict.OPEN
    if between_reports(conflicts(pairs)):
        return Verdict.CONFLICT
    if conflicts(pairs):
        return Verdict.DISPUTED
    return Verdict.AGREE if all(relate(a, b) is Relation.AGREE for a, b in pairs) else Verdict.COMPATIBLE


def narrow_of(question: Question) -> bool:
    if question.scale.kind is not Kind.DATE or verdict_of(question) is not Verdict.CONFLICT:
        return False
    return all(
        is_narrow_pair(a, b) for a, b in between_reports(conflicts(comparable_pairs(judged_on(question))))
    )


def is_narrow_pair(a: Claim, b: Claim) -> bool:
    if Certainty.DENIED in (a.certainty, b.certainty):
        return False
    one, other = a.value.detail, b.value.detail
    assert isinstance(one, DateValue)
    assert isinstance(other, DateValue)
    earlier, later = (one, other) if one.last is not None and one.last < (other.first or 0) else (other, one)
    assert earlier.end
    assert later.start
    assert earlier.last
    assert later.first
    if earlier.end.precision is later.start.precision:
        return False
    coarser = max((earlier.end, later.start), key=lambda moment: moment.precision)
    return later.first - earlier.last < days_in(coarser.precision, coarser.first, coarser.last)


def days_in(precision: Precision, first: int, last: int) -> int:
    """How long a unit is, from the calendar rather than from the code."""
    if precision is Precision.YEAR:
        year = date.fromordinal(first).year
        return date(year, 12, 31).timetuple().tm_yday
    return last - first + 1


def origin_of(claim: Claim, articles: dict[str, Article]) -> str:
    article = articles.get(claim.article)
    return claim.via or (article and (article.origin or article.source)) or claim.article


def tied(a: Claim, b: Claim, articles: dict[str, Article]) -> bool:
    if origin_of(a, articles) == origin_of(b, articles) or a.copied & b.copied:
        return True
    ours, theirs = articles.get(a.article), articles.get(b.article)
    return not a.via and not b.via and bool(ours and theirs and ours.authors & theirs.authors)


def origins_of(question: Question) -> list[set[object]]:
    """The claims judged on by origin, as sets of ids."""
    articles = {article.slug: article for article in question.articles}
    groups: list[list[Claim]] = []
    for claim in judged_on(question):
        near = [group for group in groups if any(tied(claim, other, articles) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([claim, *(other for group in near for other in group)])
    return [{claim.id for claim in group} for group in groups]


def self_contradictions_of(question: Question) -> set[str]:
    return {
        a.article
        for a, b in combinations(question.claims, 2)
        if a.article == b.article
        and a.voice == b.voice
        and (a.certainty is Certainty.PREDICTED) == (b.certainty is Certainty.PREDICTED)
        and relate(a, b) is Relation.CONFLICT
    }


def forecasts_of(question: Question) -> dict[object, bool | None]:
    reports = [claim for claim in question.claims if claim.certainty is not Certainty.PREDICTED]
    if not reports:
        return {}
    undecided = bool(conflicts(comparable_pairs(reports)))
    return {
        claim.id: _held(claim, reports, undecided)
        for claim in question.claims
        if claim.certainty is Certainty.PREDICTED
    }


def _held(claim: Claim, reports: Sequence[Claim], undecided: bool) -> bool | None:
    relations = [relate(claim, report) for report in reports]
    if undecided or Relation.INCOMPARABLE in relations:
        return None
    return Relation.CONFLICT not in relations


def stabbed(claims: Sequence[Claim]) -> list[set[object]]:
    """Positions of asserted dates or quantities of one time: stab at the first end, gather, go on, join."""
    rest = list(claims)
    found = []
    while rest:
        end = min(claim.value.span.high for claim in rest)  # type: ignore[union-attr]
        members = [claim for claim in rest if claim.value.span.low < end]  # type: ignore[union-attr]
        low = max(claim.value.span.low for claim in members)  # type: ignore[union-attr]
        found.append((low, end))
        rest = [claim for claim in rest if claim not in members]
    return [
        {c.id for c in claims if c.value.span.low <= low and c.value.span.high >= high}  # type: ignore[union-attr]
        for low, high in found
    ]


def outlier_of(question: Question, positions: Sequence[tuple[str | None, set[object]]]) -> set[str]:
    if verdict_of(question) not in (Verdict.CONFLICT, Verdict.DISPUTED) or len(positions) != 2:
        return set()
    (one_time, one), (other_time, other) = positions
    if one_time != other_time:
        return set()
    claims = {claim.id: claim for claim in question.claims}
    for alone, others in ((one - other, other - one), (other - one, one - other)):
        if not alone or not others:
            return set()
        origins = [group for group in origins_of(question) if group & alone]
        beside = [group for group in origins_of(question) if group & others and group not in origins]
        all_conflict = all(relate(claims[a], claims[b]) is Relation.CONFLICT for a in alone for b in others)
        if len(origins) == 1 and len(beside) >= 2 and all_conflict:
            return {claims[a].article for a in alone}
    return set()


def positions_of(question: Question) -> list[set[object]]:
    """The positions of asserted dates or quantities, for each time apart."""
    judged = judged_on(question)
    asserted = [claim for claim in judged if claim.certainty is not Certainty.DENIED]
    times = {(c.as_of.first, c.as_of.last) for c in judged if c.as_of}
    if not times:
        return stabbed(asserted)
    return [
        members
        for time in sorted(times, key=lambda t: (t[0] or -1, t[1] or 10**9))
        for members in stabbed([c for c in asserted if not c.as_of or (c.as_of.first, c.as_of.last) == time])
    ]
