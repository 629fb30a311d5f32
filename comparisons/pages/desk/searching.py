"""Which question a passage answers: the article's own first, any other by a few letters, or a new one.

Made of rows that are loaded already; asks the database nothing. The verdicts of the questions stay out of it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from comparisons.listing.desk import DeskMaterial
from comparisons.nearest import cut_words
from comparisons.pages.desk.questions import KINDS
from comparisons.pages.desk.ranking import Row, find_alike_rows, rank_rows
from comparisons.pages.desk.state import State
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
    """What the questions are chosen for: the article's events, what is answered already, the state."""

    events: Collection[int]
    answered: Collection[int]
    state: State
    source: str


def describe_choosing(material: DeskMaterial, state: State) -> Choosing:
    return Choosing(
        events={event.pk for event in material.events},
        answered={claim.point_id for claim in material.claims},
        state=state,
        source=material.article.source.name,
    )


def suggest_rows(material: DeskMaterial, words: str) -> list[Row]:
    """The article's own questions, those first that share most words with the passage."""
    said = set(cut_words(words))
    points = sorted(material.points, key=lambda point: -len(said & set(cut_words(point.question))))
    return [(p.pk, p.question, p.event_id, p.event.name, p.kind) for p in points]


def build_search(rows: Sequence[Row], choosing: Choosing, *, suggested: bool) -> Search:
    """`rows`: every question on file where something is typed, else (`suggested`) those to begin with."""
    state = choosing.state
    found = list(rows) if suggested else rank_rows(state.typed, rows, choosing.events)
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


def build_found(row: Row, choosing: Choosing) -> Found:
    pk, question, event, name, kind = row
    note = "answered already" if pk in choosing.answered else ""
    return Found(
        pk=pk,
        question=question,
        event=name,
        kind=KINDS[Kind(kind)],
        address=choosing.state.change(question=pk, typed="", move=None).ask(),
        note=note if event in choosing.events else f"adds {choosing.source} to this event",
    )
