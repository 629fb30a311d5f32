"""What a tagger is shown once their own claim is stored: how it stands to what the others answered.

This is the only place of the desk that knows the others' answers. Asks the database nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from comparisons import markup, wording
from comparisons.algebra import verdicts
from comparisons.judging import Judged
from comparisons.models import Claim
from comparisons.pages.choice import Choice
from comparisons.pages.panel import Panel
from comparisons.pages.point import Visit, build_point_panel, judge_material
from comparisons.pages.telling import differs, list_looks
from comparisons.selectors import PointMaterial


@dataclass(frozen=True, slots=True)
class Revealed:
    """How the question stood without the claim and stands with it, and everybody's answers.

    `before` is empty where the question stands as it did. `asks`: it has become a conflict, or is one in
    which the claim has a part: is it the same question?
    """

    before: SafeString
    after: SafeString
    reason: str
    tone: str
    asks: bool
    panel: Panel


def reveal(material: PointMaterial, claim: Claim) -> Revealed:
    judged, names = judge_material(material)
    stood = judge_without(judged, claim)
    looks = list_looks(judged, names)
    return Revealed(
        before=markup.verdict(wording.look_of(stood.verdict))
        if stood.verdict != judged.judgement.verdict
        else SafeString(),
        after=markup.join([markup.verdict(look) for look in looks], " "),
        reason=judged.judgement.reason,
        tone=looks[0].key,
        asks=differs(judged) and claim.pk in judged.judgement.judged_on,
        panel=build_point_panel(material, Visit(Choice(), frozenset(), signed_in=True)),
    )


def judge_without(judged: Judged, claim: Claim) -> verdicts.Judgement:
    """How the question would stand if this claim were not on file."""
    others = [other for other in judged.question.claims if other.id != claim.pk]
    return verdicts.judge(replace(judged.question, claims=others))
