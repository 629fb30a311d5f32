"""The bar of the desk: which article, how far its tagging has come, what can be undone, what is painted.

Made of rows that are loaded already; asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from articles.vocabulary import TextKind
from comparisons import wording
from comparisons.listing.desk import DeskMaterial
from comparisons.models import Step
from comparisons.pages.desk.seeing import list_open
from comparisons.pages.desk.state import BOTH, CLAIMS, NEXT, WORDING, State
from comparisons.pages.told import tell_published


@dataclass(frozen=True, slots=True)
class Switch:
    """One way to paint the text."""

    label: str
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """A step that can be undone or redone: its key, and what was done."""

    step: int
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """What the bar of the desk shows."""

    title: str
    source: str
    published: str
    page: str
    admin: str
    claims: str
    left: str
    check: str
    marks: str
    saved: str
    kind: str
    switches: Sequence[Switch]
    turn: str
    undo: Turn | None
    redo: Turn | None


def build_bar(material: DeskMaterial, state: State, undoable: Step | None, redoable: Step | None) -> Bar:
    article, version = material.article, material.version
    left = len(list_open(material, state))
    switches = [
        Switch(label, state.change(mark=mark).ask(), mark == state.mark)
        for mark, label in ((CLAIMS, "claims"), (WORDING, "wording"), (BOTH, "both"))
    ]
    current = next(number for number, switch in enumerate(switches) if switch.is_current)
    return Bar(
        title=str(article),
        source=article.source.name,
        published=tell_published(article) or "undated",
        page=article.get_absolute_url(),
        admin=reverse("admin:articles_article_change", args=[article.pk]),
        claims=wording.count(len(material.claims), "claim"),
        left=wording.count(left, "question") + " to check",
        check=state.begin(check=NEXT).ask() if left else "",
        marks=wording.count(len(material.marks), "mark"),
        saved=f"saved {timezone.localtime(undoable.taken_at):%H:%M}" if undoable else "",
        kind=f"{TextKind(version.kind).label}, version {version.number}" if version else wording.WITHOUT_TEXT,
        switches=switches,
        turn=switches[(current + 1) % len(switches)].address,
        undo=Turn(undoable.pk, undoable.label) if undoable else None,
        redo=Turn(redoable.pk, redoable.label) if redoable else None,
    )
