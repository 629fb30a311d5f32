"""Which question a passage answers: the article's own first, any other by a few letters, or a new one.

Made of rows that are loaded already; asks the database nothing. The verdicts of the questions stay out of it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from articles.texts import Span
from comparisons.listing.desk import Chosen, DeskMaterial
from comparisons.pages.desk.places import Passage
from comparisons.pages.desk.questions import KINDS
from comparisons.pages.desk.ranking import Row, find_alike_rows, rank_rows
from comparisons.pages.desk.state import State
from comparisons.pages.desk.suiting import Around, look_around, weigh_rows
from comparisons.vocabulary import Kind

MOST_OWN = 12
"""So many of the article's own questions are offered before anybody has typed."""


@dataclass(frozen=True, slots=True)
class Found:
    """A question that can be chosen. `note`: that it is answered already, or that its event is added."""

    pk: int
    question: str
    event: str
    kind: str
    address: str
    note: str


@dataclass(frozen=True, slots=True)
class Search:
    """The questions found, and the way to a new one: `new` is its address, `alike` how many resemble it."""

    typed: str
    found: Sequence[Found]
    more: int
    new: str
    alike: int
    kept: Sequence[tuple[str, str]]
    fragment: str


@dataclass(frozen=True, slots=True)
class Choosing:
    """What the questions are chosen for: the article's events, what is answered already, the state.

    `around`: the passage, where there is one.
    """

    events: Collection[int]
    answered: Collection[int]
    state: State
    source: str
    around: Around | None = None


def describe_choosing(material: DeskMaterial, state: State, passage: Passage | None = None) -> Choosing:
    return Choosing(
        events={event.pk for event in material.events},
        answered={claim.point_id for claim in material.claims},
        state=state,
        source=material.article.source.name,
        around=find_around(material, state, passage) if passage else None,
    )


def find_around(material: DeskMaterial, state: State, passage: Passage) -> Around:
    """A claim that is to be moved is no neighbour of its own passage."""
    others = [claim for claim in material.claims if claim.pk != state.claim]
    placed = [(claim.start, claim.point.event_id) for claim in others]
    body = material.version.body if material.version else ""
    return look_around(body, Span(passage.start, passage.end), placed)


def describe_chosen(chosen: Chosen, state: State) -> Choosing:
    """The same for those who type, of what is loaded for them. An older text's positions say nothing here."""
    own = next((row for row in chosen.claims if row[0] == state.claim), None)
    start, end = own[3:] if own and state.start is None else (state.start, state.end)
    is_placed = start is not None and end is not None and state.version in (None, chosen.number)
    placed = [(row[3], row[2]) for row in chosen.claims if row is not own]
    return Choosing(
        events=chosen.events,
        answered={row[1] for row in chosen.claims},
        state=state,
        source=chosen.source,
        around=look_around(chosen.body, Span(start or 0, end or 0), placed) if is_placed else None,
    )


def suggest_rows(material: DeskMaterial, around: Around | None) -> list[Row]:
    """The article's own questions, those first that suit the passage best."""
    rows = [(p.pk, p.question, p.event_id, p.event.name, p.kind) for p in material.points]
    suits = weigh_rows(rows, around) if around else {}
    return sorted(rows, key=lambda row: -suits.get(row[0], 0))


def build_search(rows: Sequence[Row], choosing: Choosing, *, suggested: bool) -> Search:
    """`rows`: every question on file where something is typed, else (`suggested`) those to begin with."""
    state = choosing.state
    found = list(rows) if suggested else rank_found(rows, choosing)
    shown = found[:MOST_OWN]
    return Search(
        typed=state.typed,
        found=[build_found(row, choosing) for row in shown],
        more=len(found) - len(shown) if suggested else 0,
        new=state.change(new=state.typed.strip(), typed="").ask() if state.typed.strip() else "",
        alike=0 if suggested else len(find_alike_rows(state.typed, rows)),
        kept=state.list_kept("typed"),
        fragment=f"questions/{state.change(typed='').ask()}",
    )


def rank_found(rows: Sequence[Row], choosing: Choosing) -> list[Row]:
    own = [row for row in rows if row[2] in choosing.events]
    suits = weigh_rows(own, choosing.around) if choosing.around else {}
    return rank_rows(choosing.state.typed, rows, choosing.events, suits)


def build_found(row: Row, choosing: Choosing) -> Found:
    pk, question, event, name, kind = row
    note = "answered already" if pk in choosing.answered else ""
    return Found(
        pk=pk,
        question=question,
        event=name,
        kind=KINDS[Kind(kind)],
        address=choosing.state.change(question=pk, typed="", move=None).ask_at_passage(),
        note=note if event in choosing.events else f"adds {choosing.source} to this event",
    )
