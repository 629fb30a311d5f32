"""The questions of an article's events, and how each stands for this article: answered, in vain, or not yet.

Nobody else's answer is among it. Made of rows that are loaded already; asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.safestring import SafeString

from comparisons import markup, wording
from comparisons.listing.desk import DeskMaterial
from comparisons.models import Claim, Point, Silence
from comparisons.pages.desk.state import State
from comparisons.pages.told import tell_when
from comparisons.vocabulary import Kind

ANSWERED, SILENT, OPEN = "answered", "silent", "open"
SIGNS = {ANSWERED: "●", SILENT: "○", OPEN: "·"}
KINDS = {
    Kind.DATE: "date",
    Kind.QUANTITY: "number",
    Kind.NAMES: "names",
    Kind.CHOICE: "choice",
    Kind.YESNO: "yes or no",
    Kind.TEXT: "prose",
}
"""What kind of answer a question takes, in one word for lists."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and how it stands for this article; `address` opens its claim, or checks it."""

    pk: int
    question: str
    kind: str
    scope: str
    state: str
    sign: str
    told: str
    address: str
    quotes: Sequence[SafeString]


@dataclass(frozen=True, slots=True)
class Asked:
    """One event with its questions; `tally` says how many are left to check."""

    event: str
    when: str
    address: str
    tally: str
    questions: Sequence[Question]


def list_events(material: DeskMaterial, state: State) -> list[Asked]:
    """The events of the article in their order, the one that the address names first."""
    claims = group_claims(material.claims)
    silences = {row.point_id: row for row in material.silences}
    return [
        build_event(event.pk, material, state, claims, silences)
        for event in sorted(material.events, key=lambda event: event.slug != state.event)
    ]


def group_claims(claims: Sequence[Claim]) -> dict[int, list[Claim]]:
    """The claims by the primary key of their question."""
    grouped: dict[int, list[Claim]] = {}
    for claim in claims:
        grouped.setdefault(claim.point_id, []).append(claim)
    return grouped


def build_event(
    pk: int,
    material: DeskMaterial,
    state: State,
    claims: Mapping[int, Sequence[Claim]],
    silences: Mapping[int, Silence],
) -> Asked:
    event = next(event for event in material.events if event.pk == pk)
    points = [point for point in material.points if point.event_id == pk]
    questions = [
        build_question(point, claims.get(point.pk, ()), silences.get(point.pk), state) for point in points
    ]
    left = sum(question.state == OPEN for question in questions)
    return Asked(
        event=event.name,
        when=tell_when(event),
        address=event.get_absolute_url(),
        tally=f"{left} of {len(points)} to check"
        if left
        else f"all {len(points)} checked"
        if points
        else "none yet",
        questions=questions,
    )


def build_question(point: Point, claims: Sequence[Claim], silence: Silence | None, state: State) -> Question:
    stands = ANSWERED if claims else SILENT if silence else OPEN
    return Question(
        pk=point.pk,
        question=point.question,
        kind=KINDS[Kind(point.kind)],
        scope=point.scope,
        state=stands,
        sign=SIGNS[stands],
        told=tell_state(claims, silence),
        address=state.begin(check=point.pk).ask(),
        quotes=[open_claim(claim, state) for claim in claims],
    )


def tell_state(claims: Sequence[Claim], silence: Silence | None) -> str:
    """How the question stands for the article, in words."""
    if claims:
        return wording.count(len(claims), "claim")
    return tell_silence(silence) if silence else wording.UNTAGGED


def tell_silence(silence: Silence) -> str:
    reader = silence.read_by
    name = (reader.get_full_name() or reader.get_username()) if reader else ""
    return wording.say_silence(timezone.localdate(silence.read_at), name)


def open_claim(claim: Claim, state: State) -> SafeString:
    """The claim's words, opening it on the desk."""
    shown = markup.quote(claim.quote, f"{state.begin(claim=claim.pk).ask()}#c{claim.pk}")
    return markup.lost(shown) if claim.is_orphan else shown
