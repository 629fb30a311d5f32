"""The panel of the desk: what each state shows beside the text.

Made of rows that are loaded already; asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from articles.models import Version
from articles.texts import Span
from comparisons import markup
from comparisons.listing.desk import DeskMaterial, People
from comparisons.models import Claim, FramingMark, Point, Step
from comparisons.pages.desk.body import CLAIM, FRAMING
from comparisons.pages.desk.checking import Checking, build_check
from comparisons.pages.desk.painting import tell_mark
from comparisons.pages.desk.places import Passage
from comparisons.pages.desk.prefilling import Filled, fill
from comparisons.pages.desk.questions import KINDS, Asked, list_events, open_claim
from comparisons.pages.desk.ranking import Row
from comparisons.pages.desk.revealing import Revealed, reveal
from comparisons.pages.desk.searching import (
    Found,
    Search,
    build_found,
    build_search,
    describe_choosing,
    suggest_rows,
)
from comparisons.pages.desk.seeing import (
    ABSENT,
    ASKED,
    ASKING,
    CHECK,
    DONE,
    MOVING,
    OPEN_CLAIM,
    PLACES,
    SAVED,
    START,
    Seen,
)
from comparisons.pages.desk.state import NEXT, WORDING, State
from comparisons.pages.passages import find_sentence, find_theirs
from comparisons.pages.told import say_voice
from comparisons.selectors import PointMaterial
from comparisons.vocabulary import Certainty, Kind


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a panel needs beyond the desk itself; empty where it needs none of it."""

    people: People = field(default_factory=People)
    rows: Sequence[Row] = ()
    alike: Sequence[Row] = ()
    quotes: Sequence[str] = ()
    point: PointMaterial | None = None
    undoable: Step | None = None
    redoable: Step | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A passage as the panel shows it. `sentence`: the address of the whole sentence, chosen.

    `is_ours`: it stands in an abstract, outside of what is the article's own there.
    """

    words: str
    is_ours: bool
    sentence: str
    as_wording: str
    as_claim: str


@dataclass(frozen=True, slots=True)
class Place:
    """One of several places of the same words, or a sentence that comes near: in its surroundings."""

    before: str
    words: str
    after: str
    is_ours: bool
    address: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A question as a form is about it. `adds`: the event to whose coverage saving adds the article."""

    pk: int
    question: str
    kind: str
    scope: str
    event: str
    adds: str
    other: str
    answered: Sequence[SafeString]


@dataclass(frozen=True, slots=True)
class Stored:
    """A claim or mark that is on file, as the panel tells it."""

    pk: int
    edition: int
    quote: SafeString
    question: str
    told: str
    tagger: str
    is_orphan: bool
    address: str
    move: str


@dataclass(frozen=True, slots=True)
class Side:
    """The panel. Only what its `state` shows is set."""

    state: str
    note: str = ""
    begin: str = ""
    next: str = ""
    passage: Chosen | None = None
    quote: str = ""
    places: Sequence[Place] = ()
    events: Sequence[Asked] = ()
    search: Search | None = None
    asked: Ask | None = None
    filled: Filled | None = None
    alike: Sequence[Found] = ()
    stored: Stored | None = None
    revealed: Revealed | None = None
    checking: Checking | None = None
    time: str = ""
    widens: bool = False

    @property
    def template(self) -> str:
        return f"admin/desk/_{self.state.replace('-', '_')}.html"


def build_side(material: DeskMaterial, seen: Seen, loaded: Loaded) -> Side:
    state, panel = seen.state, seen.panel
    tagged = seen.claim or seen.mark
    searches = panel in (ASKING, MOVING)
    return Side(
        state=panel,
        note=seen.note,
        begin=state.begin().ask(),
        next=state.begin(check=NEXT).ask() if state.check else "",
        passage=build_chosen(material, seen),
        quote=state.quote,
        places=list_places(material, seen) if panel in (PLACES, ABSENT) else (),
        events=list_events(material, state) if panel in (START, DONE) else (),
        search=search(material, seen, loaded) if searches else None,
        asked=build_ask(seen.point, material, seen) if seen.point else None,
        filled=propose(material, seen, loaded),
        alike=[build_found(row, describe_choosing(material, state.change(new=""))) for row in loaded.alike],
        stored=build_stored(tagged, state) if tagged else None,
        revealed=reveal(loaded.point, seen.claim) if panel == SAVED and loaded.point and seen.claim else None,
        time=seen.claim.as_of if seen.claim else "",
        widens=tagged is not None and state.has_passage,
        checking=build_check(material, seen.point, state, loaded.quotes, loaded.people.names)
        if panel == CHECK and seen.point
        else None,
    )


def build_chosen(material: DeskMaterial, seen: Seen) -> Chosen | None:
    passage, version = seen.passage, material.version
    if passage is None or version is None:
        return None
    sentence = find_sentence(version.body, Span(passage.start, passage.end))
    state = seen.state.begin(check=seen.state.check, version=version.number)
    here = {"start": passage.start, "end": passage.end}
    return Chosen(
        words=passage.quote,
        is_ours=is_ours(version, passage),
        sentence=seen.state.begin(version=version.number, start=sentence.start, end=sentence.end).ask(),
        as_wording=state.change(purpose=WORDING, **here).ask(),
        as_claim=state.change(**here).ask(),
    )


def is_ours(version: Version, passage: Passage) -> bool:
    """Whether a passage of an abstract is not within the article's own words."""
    theirs = find_theirs(version)
    return not any(span.start <= passage.start and passage.end <= span.end for span in theirs)


AROUND = 60
"""Code points that are shown around one of several places."""


def list_places(material: DeskMaterial, seen: Seen) -> list[Place]:
    """The places of the typed words, or the sentences that come near where there is none."""
    sought = seen.sought
    return (
        [show_place(material, found, seen.state) for found in sought.places or sought.nearest]
        if sought
        else []
    )


def show_place(material: DeskMaterial, passage: Passage, state: State) -> Place:
    assert material.version is not None
    body = material.version.body
    chosen = {"version": material.version.number, "start": passage.start, "end": passage.end, "quote": ""}
    return Place(
        before=body[max(0, passage.start - AROUND) : passage.start],
        words=passage.quote,
        after=body[passage.end : passage.end + AROUND],
        is_ours=is_ours(material.version, passage),
        address=state.change(**chosen).ask_at_passage(),
    )


def search(material: DeskMaterial, seen: Seen, loaded: Loaded) -> Search:
    choosing = describe_choosing(material, seen.state, seen.passage)
    if seen.state.typed.strip():
        return build_search(loaded.rows, choosing, suggested=False)
    return build_search(suggest_rows(material, choosing.around), choosing, suggested=True)


def build_ask(point: Point, material: DeskMaterial, seen: Seen) -> Ask:
    """The question of the panel; of its answers only this article's own are told."""
    covered = any(event.pk == point.event_id for event in material.events)
    own = [claim for claim in material.claims if claim.point_id == point.pk and claim != seen.claim]
    state = seen.state
    return Ask(
        pk=point.pk,
        question=point.question,
        kind=KINDS[Kind(point.kind)],
        scope=point.scope,
        event=point.event.name,
        adds="" if covered else point.event.name,
        other=state.change(question=None, value="", check=None, move=1 if seen.claim else None).ask(),
        answered=[open_claim(claim, state) for claim in own],
    )


def propose(material: DeskMaterial, seen: Seen, loaded: Loaded) -> Filled | None:
    """What is read from the words: for a new claim, and for one that is to answer another question."""
    if seen.panel not in (ASKED, OPEN_CLAIM) or seen.point is None or seen.passage is None:
        return None
    return fill(material, seen.point, seen.passage, loaded.people, seen.state)


def build_stored(row: Claim | FramingMark, state: State) -> Stored:
    is_claim = isinstance(row, Claim)
    opened = state.begin(check=state.check, **({"claim": row.pk} if is_claim else {"framing": row.pk}))
    return Stored(
        pk=row.pk,
        edition=row.edition,
        quote=markup.quote(row.quote, f"{opened.ask()}#{CLAIM if is_claim else FRAMING}{row.pk}"),
        question=row.point.question if isinstance(row, Claim) else "",
        told=tell_claim(row) if isinstance(row, Claim) else tell_mark(row),
        tagger=tell_tagger(row),
        is_orphan=row.is_orphan,
        address=opened.ask(),
        move=opened.change(move=1).ask() if is_claim else "",
    )


def tell_claim(claim: Claim) -> str:
    """Who says it and how firmly."""
    certainty = Certainty(claim.certainty)
    return say_voice(claim) if certainty == Certainty.ASSERTED else f"{say_voice(claim)}, {certainty.label}"


def tell_tagger(row: Claim | FramingMark) -> str:
    tagger = row.tagged_by
    return f"tagged by {tagger.get_full_name() or tagger.get_username()}" if tagger else ""
