"""What the desk shows in a state: which panel, about which passage, question, claim or mark.

What an address names and is not there (a claim that was deleted, a passage that is lost) is told, and the
next best panel is shown instead. Made of rows that are loaded already; asks the database nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from comparisons.listing.desk import DeskMaterial
from comparisons.models import Claim, FramingMark, Point
from comparisons.pages.desk.places import Passage, Sought, seek, take_passage
from comparisons.pages.desk.state import NEXT, WORDING, State

START, PLACES, ABSENT, ASKING, ASKED = "start", "places", "absent", "passage", "claim"
NEW, SAVED, MARKED, CHECK, DONE, NO_TEXT = "question", "saved", "marked", "check", "done", "no-text"
OPEN_CLAIM, OPEN_FRAMING, MOVING, PUTTING = "open-claim", "open-framing", "move", "wording"

GONE_CLAIM = "This claim is not on file any more: somebody deleted it or moved it to another article."
GONE_MARK = "This mark is not on file any more: somebody deleted it."
GONE_QUESTION = "This question is not on file any more."


@dataclass(frozen=True, slots=True)
class Seen:
    """One state with what it is about. `note`: what the address asked for in vain."""

    panel: str
    state: State
    passage: Passage | None = None
    sought: Sought | None = None
    point: Point | None = None
    claim: Claim | None = None
    mark: FramingMark | None = None
    note: str = ""


def see(material: DeskMaterial, state: State, asked: Point | None = None) -> Seen:
    """`asked`: the question that the address names, whichever event it is of."""
    if material.version is None:
        return Seen(NO_TEXT, state)
    state, sought = resolve(material, state)
    passage = sought.passage if sought else None
    claim, mark = (
        material.find_claim(state.saved or state.claim),
        material.find_mark(state.marked or state.framing),
    )
    if claim:
        return see_claim(claim, state, sought, asked)
    if mark:
        panel = MARKED if state.marked else OPEN_FRAMING
        return Seen(panel, state, passage or take_own(mark), sought, mark=mark)
    note = find_note(state, asked)
    if sought and passage is None:
        return Seen(PLACES if sought.places else ABSENT, state, sought=sought, note=note)
    if passage:
        return see_passage(material, state, passage, asked, note)
    return see_check(material, state, note)


def resolve(material: DeskMaterial, state: State) -> tuple[State, Sought | None]:
    """The passage of the address; the state then names it by its place in the current text."""
    version = material.version
    if version is None or not state.has_passage:
        return state, None
    if state.quote.strip():
        sought = seek(version.body, state.quote, state.start)
    else:
        sought = Sought(take_passage(version.body, state.start or 0, state.end or 0))
    if sought.passage is None:
        return state, sought
    found = sought.passage
    place = {"version": version.number, "start": found.start, "end": found.end, "quote": ""}
    return state.change(**place), sought


def find_note(state: State, asked: Point | None) -> str:
    """What is not on file any more of what the address names."""
    if state.claim or state.saved:
        return GONE_CLAIM
    if state.framing or state.marked:
        return GONE_MARK
    return GONE_QUESTION if state.question and asked is None else ""


def see_claim(claim: Claim, state: State, sought: Sought | None, asked: Point | None) -> Seen:
    if state.saved:
        return Seen(SAVED, state, take_own(claim), point=claim.point, claim=claim)
    passage = sought.passage if sought and sought.passage else take_own(claim)
    panel = MOVING if state.move else OPEN_CLAIM
    return Seen(panel, state, passage, sought, asked or claim.point, claim)


def take_own(row: Claim | FramingMark) -> Passage | None:
    if row.start is None or row.end is None:
        return None
    return Passage(row.start, row.end, row.exact)


def see_passage(
    material: DeskMaterial, state: State, passage: Passage, asked: Point | None, note: str
) -> Seen:
    if state.purpose == WORDING:
        return Seen(PUTTING, state, passage, note=note)
    if state.new.strip():
        return Seen(NEW, state, passage, note=note)
    checked = material.find_point(state.check) if isinstance(state.check, int) else None
    if point := asked or checked:
        return Seen(ASKED, state, passage, point=point, note=note)
    return Seen(ASKING, state, passage, note=note)


def see_check(material: DeskMaterial, state: State, note: str) -> Seen:
    if state.check is None:
        return Seen(START, state, note=note)
    point = next(iter(list_open(material, state)), None) if state.check == NEXT else None
    if isinstance(state.check, int):
        point = material.find_point(state.check)
    return Seen(CHECK, state, point=point, note=note) if point else Seen(DONE, state, note=note)


def list_open(material: DeskMaterial, state: State) -> list[Point]:
    """The questions of the article's events that nobody has looked at for it; the chosen event's first."""
    looked = {claim.point_id for claim in material.claims} | {row.point_id for row in material.silences}
    points = [point for point in material.points if point.pk not in looked]
    return sorted(points, key=lambda point: point.event.slug != state.event)
