"""What stands behind the answers to a question, and who has none.

Origins come with what ties them, silences with who read the article when.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from comparisons import wording
from comparisons.algebra.claims import Position
from comparisons.algebra.origins import explain_ties
from comparisons.judging import Judged
from comparisons.models import Silence
from comparisons.pages.answers import explain_absence
from comparisons.pages.telling import list_reporters
from comparisons.vocabulary import Verdict


@dataclass(frozen=True, slots=True)
class Backing:
    """How many origins stand behind the reports, and what ties those together that are not independent."""

    told: str
    why: str


@dataclass(frozen=True, slots=True)
class Absence:
    """An article that has no answer, and why."""

    name: str
    address: str
    words: str


def tell_backing(judged: Judged, names: Mapping[str, str]) -> Backing | None:
    """ "3 reports, 2 origins": "same author: A. Korybko". None where there is but one report."""
    judgement = judged.judgement
    if judgement.verdict in (None, Verdict.SINGLE):
        return None
    reports = len(list_reporters(judged, names))
    told = f"{wording.count(reports, 'report')}, {wording.count(judgement.origins, 'origin')}"
    tied = judgement.origins < reports
    return Backing(told, explain_ties(judged.question, judgement.judged_on) if tied else "")


def tell_support(position: Position, judged: Judged) -> str:
    """On how many origins an answer rests: "1 origin: same author: A. Korybko"."""
    told = wording.count(position.origins, "origin")
    if position.origins >= len(position.articles):
        return told
    why = explain_ties(judged.question, position.claims)
    return f"{told} ({why})" if why else told


def list_absences(judged: Judged, names: Mapping[str, str], *, signed_in: bool) -> list[Absence]:
    """The articles that cover the event and have no answer, in column order."""
    judgement = judged.judgement
    without = {*judgement.silent, *judgement.untagged, *judgement.before_event}
    return [
        Absence(name, reverse("article-detail", args=[slug]), explain(slug, judged, signed_in=signed_in))
        for slug, name in names.items()
        if slug in without
    ]


def explain(slug: str, judged: Judged, *, signed_in: bool) -> str:
    """Why there is no answer; of a silence who read the article and when."""
    words, state = explain_absence(slug, judged)
    if state != "silent":
        return words
    silence = next(s for s in judged.point.silences.all() if s.article.slug == slug)
    return wording.say_silence(timezone.localdate(silence.read_at), name_reader(silence, signed_in=signed_in))


def name_reader(silence: Silence, *, signed_in: bool) -> str:
    """Who read the article. The name of an account is no visitor's business; people with one may know it."""
    reader = silence.read_by
    if reader is None:
        return ""
    return reader.get_full_name() or (reader.get_username() if signed_in else "")
