"""How all claims on one point stand together: the verdict and everything beside it.

Total and blind to the order of claims. Knows what sources report; refuses to know what is true: an "agree"
never means "true". The rules are those of `docs/rules.md`; each aside has its own module.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace

from comparisons.algebra.answers import Answer, line_up, parties
from comparisons.algebra.claims import Article, Claim, Forecast, Judgement, Position, Question
from comparisons.algebra.clashes import AnyIndex, DifferenceIndex, Index, SpanIndex, any_clash
from comparisons.algebra.distances import is_narrow
from comparisons.algebra.forecasts import hold_forecasts
from comparisons.algebra.name_clashes import NamesIndex
from comparisons.algebra.origins import Origins
from comparisons.algebra.outliers import find_outlier
from comparisons.algebra.positions import Stand, gather_positions
from comparisons.algebra.reasons import give_reason
from comparisons.algebra.sentences import Setting
from comparisons.algebra.silences import sort_silences
from comparisons.algebra.values import Scale, display_value
from comparisons.vocabulary import Kind, Verdict

__all__ = ["Article", "Claim", "Forecast", "Judgement", "Position", "Question", "judge"]


def judge(question: Question) -> Judgement:
    """Judge one point. Never raises for parsed values; the same answer for any order of the claims."""
    articles, answers = line_up(question)
    reports = [answer for answer in answers if not answer.predicted]
    judged = reports or answers
    index = conflict_index(question.scale.kind)
    verdict = reach_verdict(judged, question.scale.kind)
    origins = Origins(judged, articles)
    stands = gather_positions(judged, question.scale)
    silences = sort_silences(question)
    circular = verdict in (Verdict.AGREE, Verdict.COMPATIBLE) and origins.count(judged) == 1
    return Judgement(
        verdict=verdict,
        narrow=verdict is Verdict.CONFLICT
        and question.scale.kind is Kind.DATE
        and is_narrow(by_voice(judged)),
        reason=give_reason(verdict, Setting(question, articles, judged, stands)),
        origins=origins.count(judged),
        circular=circular,
        circular_because=origins.explain(question.sources, question.authors) if circular else "",
        only_as_quoted=bool(judged) and all(answer.claim.voice is not None for answer in judged),
        outlier=_slugs(find_outlier(stands, origins, index), articles) if verdict in _DIFFER else (),
        positions=tuple(_describe(stand, origins, articles, question.scale) for stand in stands),
        silent=silences.silent,
        untagged=silences.untagged,
        before_event=silences.before_event,
        self_contradictions=_slugs(find_self_contradictions(answers, index), articles),
        forecasts=hold_forecasts(
            [answer for answer in answers if answer.predicted],
            reports,
            question.scale,
            reports_conflict=verdict in _DIFFER,
            index=index,
        ),
        judged_on=tuple(id for answer in judged for id in answer.ids),
    )


_DIFFER = (Verdict.CONFLICT, Verdict.DISPUTED)


def conflict_index(kind: Kind) -> type[Index]:
    """How conflicts are found among values of a kind."""
    return NamesIndex if kind is Kind.NAMES else SpanIndex


def reach_verdict(judged: Sequence[Answer], kind: Kind) -> Verdict | None:
    """The verdict: the first rule that holds."""
    if not judged:
        return None
    if len(parties(judged)) == 1:
        return Verdict.SINGLE
    if kind is Kind.TEXT or not any_clash(judged, judged, AnyIndex):
        return Verdict.OPEN
    index = conflict_index(kind)
    if any_clash(judged, judged, index):
        between_reports = any(any_clash(answers, answers, index) for answers in by_voice(judged))
        return Verdict.CONFLICT if between_reports else Verdict.DISPUTED
    return Verdict.COMPATIBLE if any_clash(judged, judged, DifferenceIndex) else Verdict.AGREE


def by_voice(answers: Iterable[Answer]) -> list[list[Answer]]:
    """The answers of each voice that has several: the sources' own, each speaker's.

    An anonymous speaker is another one in each article.
    """
    voices: dict[Hashable, list[Answer]] = {}
    for answer in answers:
        voices.setdefault(_voice(answer), []).append(answer)
    return [spoken for spoken in voices.values() if len(spoken) > 1]


def _voice(answer: Answer) -> Hashable:
    claim = answer.claim
    return claim.voice, claim.article if claim.voice is not None and claim.anonymous else None


def find_self_contradictions(answers: Iterable[Answer], index: type[Index]) -> list[Answer]:
    """One answer of each article that contradicts itself: in one voice, both predicted or both not."""
    spoken: dict[Hashable, list[Answer]] = {}
    for answer in answers:
        spoken.setdefault((answer.party, answer.claim.voice, answer.predicted), []).append(answer)
    return [said[0] for said in spoken.values() if len(said) > 1 and _contradicts_itself(said, index)]


def _contradicts_itself(said: Sequence[Answer], index: type[Index]) -> bool:
    each_apart = [replace(answer, party=place) for place, answer in enumerate(said)]
    return any_clash(each_apart, each_apart, index)


def _describe(stand: Stand, origins: Origins, articles: Sequence[Article], scale: Scale) -> Position:
    return Position(
        value=stand.value.written,
        display=display_value(stand.value, scale),
        denied=stand.denied,
        as_of=stand.as_of.written if stand.as_of else None,
        articles=_slugs(stand.answers, articles),
        claims=tuple(id for answer in stand.answers for id in answer.ids),
        origins=origins.count(stand.answers),
    )


def _slugs(answers: Iterable[Answer], articles: Sequence[Article]) -> tuple[str, ...]:
    """The articles of these answers, each once, in column order."""
    return tuple(articles[column].slug for column in sorted({answer.column for answer in answers}))
