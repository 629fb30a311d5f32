"""One request to the desk: who works on which article in which state, and what is loaded for it.

Loading is done once for each panel, with what this panel needs and no more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, cast

from django import forms
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest
from django.urls import reverse

from articles.admin.editing import is_key
from articles.models import Article
from comparisons.actions.restoring import find_steps
from comparisons.admin.desk.forming import make_form
from comparisons.listing.desk import (
    DeskMaterial,
    load_candidates,
    load_desk,
    load_old_words,
    load_people,
    load_question,
    load_quotes,
)
from comparisons.models import Point
from comparisons.pages.desk.ranking import find_alike_rows
from comparisons.pages.desk.seeing import (
    ASKED,
    CHECK,
    NEW,
    OPEN_CLAIM,
    OPEN_FRAMING,
    PUTTING,
    SAVED,
    Seen,
    see,
)
from comparisons.pages.desk.side import Loaded, propose
from comparisons.pages.desk.state import State, read_state
from comparisons.selectors import load_point

WITH_PEOPLE = (ASKED, OPEN_CLAIM, OPEN_FRAMING, PUTTING, CHECK)


@dataclass(frozen=True, slots=True)
class Work:
    """What a request is about. `desk` is the address of the desk without its state."""

    request: HttpRequest
    user: User
    desk: str
    material: DeskMaterial
    seen: Seen

    @property
    def article(self) -> Article:
        return self.material.article

    @property
    def state(self) -> State:
        return self.seen.state

    def aim(self, panel: str, point: Point | None = None, note: str = "") -> Work:
        """The same request about another panel: what was sent decides, whatever the address says."""
        seen = replace(self.seen, panel=panel, point=point or self.seen.point, note=note or self.seen.note)
        return replace(self, seen=seen)


def find_work(request: HttpRequest, pk: int) -> Work:
    """Load the desk of an article in the state that the address asks for; raises `Http404`."""
    try:
        material = load_desk(pk if is_key(pk) else 0)
    except Article.DoesNotExist as missing:
        raise Http404("There is no such article.") from missing
    state = renew(material, read_state(request.GET))
    seen = see(material, state, find_question(material, state))
    desk = reverse("admin:articles_article_tag", args=[pk])
    return Work(request, cast("User", request.user), desk, material, seen)


def find_question(material: DeskMaterial, state: State) -> Point | None:
    return material.find_point(state.question) or load_question(state.question)


def renew(material: DeskMaterial, state: State) -> State:
    """A passage of an older text is sought by its words in the current one."""
    version = material.version
    if version is None or state.version in (None, version.number) or state.start is None or state.end is None:
        return state
    words = load_old_words(material.article, state.version or 0, state.start, state.end)
    return state.change(quote=words, version=version.number, end=None) if words.strip() else state


def load_for(work: Work) -> Loaded:
    """What the panel needs beyond the desk."""
    seen = work.seen
    undoable, redoable = find_steps(work.user, work.article)
    rows = load_candidates() if seen.state.typed.strip() or seen.panel == NEW else ()
    return Loaded(
        people=load_people() if seen.panel in WITH_PEOPLE else Loaded().people,
        rows=rows,
        alike=find_alike_rows(seen.state.new, rows) if seen.panel == NEW else (),
        quotes=load_quotes(seen.point) if seen.panel == CHECK and seen.point else (),
        point=load_point(seen.point.pk, work.user) if seen.panel == SAVED and seen.point else None,
        undoable=undoable,
        redoable=redoable,
    )


def form_for(work: Work, loaded: Loaded, data: Any = None) -> forms.ModelForm | None:
    """The form of the panel, as it is filled for a new claim."""
    return make_form(work.material, work.seen, loaded, propose(work.material, work.seen, loaded), data)
