"""How a judged point is told: its signs and words, its place among others, the notes beside its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from comparisons import wording
from comparisons.judging import Judged
from comparisons.models import Claim
from comparisons.vocabulary import Certainty, Kind, Verdict
from comparisons.wording import FORECAST, NOTHING, Look

type_names = Mapping[str, str]
"""What a sentence calls each article, by slug."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What a reader is told of a point, in words of ours only."""

    looks: tuple[Look, ...]
    reason: str
    notes: tuple[str, ...]


def tell(judged: Judged, names: type_names) -> Telling:
    """`names`: what a sentence calls each article, by slug."""
    return Telling(list_looks(judged, names), judged.judgement.reason, tuple(list_notes(judged, names)))


def list_looks(judged: Judged, names: type_names) -> tuple[Look, ...]:
    """The verdict's sign and word; the forecast's beside it, before it where there are forecasts only."""
    verdict = judged.judgement.verdict
    reporters = list_reporters(judged, names)
    look = wording.look_of(verdict, reporters[0] if len(reporters) == 1 else "")
    if not has_forecast(judged):
        return (look,)
    return (look, FORECAST) if differs(judged) else (FORECAST, look)


def list_notes(judged: Judged, names: type_names) -> list[str]:
    judgement = judged.judgement
    reports = len(list_reporters(judged, names))
    notes = [
        wording.NARROW if judgement.narrow else "",
        wording.say_outlier([names[slug] for slug in judgement.outlier]),
        wording.say_origins(judgement, reports) if judgement.origins < reports else "",
        wording.ONLY_AS_QUOTED if judgement.only_as_quoted and is_settled(judged) else "",
        wording.say_contradictions([names[slug] for slug in judgement.self_contradictions]),
    ]
    return [note for note in notes if note]


def list_reporters(judged: Judged, names: type_names) -> list[str]:
    """The names of the articles that the point is judged on, in the order of their columns."""
    judged_on = set(judged.judgement.judged_on)
    return list(dict.fromkeys(names[claim.article.slug] for claim in judged.claims if claim.pk in judged_on))


def is_forecast(claim: Claim) -> bool:
    return claim.certainty == Certainty.PREDICTED.value


def has_forecast(judged: Judged) -> bool:
    return any(is_forecast(claim) for claim in judged.claims)


def differs(judged: Judged) -> bool:
    return judged.judgement.verdict in (Verdict.CONFLICT, Verdict.DISPUTED)


def is_settled(judged: Judged) -> bool:
    return judged.judgement.verdict in (Verdict.AGREE, Verdict.COMPATIBLE)


def is_one_remark(judged: Judged) -> bool:
    """Whether the point collates one remark of one speaker in the wordings of several articles."""
    if judged.point.kind != Kind.TEXT.value or judged.judgement.verdict != Verdict.OPEN:
        return False
    voices = {claim.voice_id for claim in judged.claims}
    return (
        len(voices) == 1
        and None not in voices
        and not any(c.voice.anonymous for c in judged.claims if c.voice)
    )


def rank(judged: Judged) -> int:
    """The place of a point in the default order: what differs comes first, what one source says last."""
    verdict = judged.judgement.verdict
    if differs(judged):
        return 2 if verdict == Verdict.DISPUTED else int(judged.judgement.narrow)
    if is_one_remark(judged):
        return 3
    if has_forecast(judged):
        return 4
    later = (Verdict.COMPATIBLE, Verdict.AGREE, Verdict.OPEN, Verdict.SINGLE, None)
    return 5 + later.index(verdict)


def matches(judged: Judged, verdict: str, theme: str) -> bool:
    """Whether the filters of a page leave the point; an empty filter leaves all."""
    return (not verdict or verdict in list_keys(judged)) and (not theme or judged.point.theme == theme)


def list_keys(judged: Judged) -> tuple[str, ...]:
    """The names by which the filter by sign finds the point."""
    verdict = judged.judgement.verdict
    own = verdict.value if verdict else NOTHING.key
    return (own, FORECAST.key) if has_forecast(judged) else (own,)
