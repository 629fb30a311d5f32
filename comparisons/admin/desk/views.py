"""The desk's page, and its list of questions for those who type.

Every state has an address and is written out in full; what is sent is done in one turn and answered by the
address of the state that follows. What is refused comes back with all that was typed: 422, or 409 where
somebody else was faster.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from articles.admin.editing import REFUSALS, describe_refusal, is_key
from articles.editions import ChangedMeanwhile
from articles.models import Article, new_key
from articles.turns import in_turn
from comparisons.actions.restoring import ChangedSince, find_steps
from comparisons.admin.desk.doing import do
from comparisons.admin.desk.refusing import KEY, Refused
from comparisons.admin.desk.working import Work, find_work, form_for, load_for
from comparisons.listing.desk import load_candidates, load_chosen
from comparisons.models import Step
from comparisons.pages.desk.page import build_desk
from comparisons.pages.desk.searching import build_search, describe_chosen
from comparisons.pages.desk.seeing import see
from comparisons.pages.desk.side import Loaded
from comparisons.pages.desk.state import read_state

REFUSED, OVERTAKEN, SEE_OTHER = 422, 409, 303


def check_tagger(request: HttpRequest) -> None:
    if not request.user.has_perm("comparisons.add_claim"):
        raise PermissionDenied


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show_desk(request: HttpRequest, pk: int) -> HttpResponse:
    check_tagger(request)
    if request.method == "POST":
        return find_words(request, pk) if request.POST.get("do") == "find" else answer(request, pk)
    work = find_work(request, pk)
    loaded = load_for(work)
    return render_desk(work, loaded, form_for(work, loaded))


def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Do what was sent, whole or not at all."""
    try:
        following = in_turn(lambda: do(find_work(request, pk), request.POST))()
        return see_other(request.path, following)
    except Refused as refused:
        return show_refused(request, pk, refused)
    except REFUSALS as refusal:
        messages.error(request, describe_refusal(refusal))
        overtaken = isinstance(refusal, (ChangedMeanwhile, ChangedSince))
        work = find_work(request, pk)
        loaded = load_for(work)
        stuck = find_stuck(work) if isinstance(refusal, ChangedSince) else None
        return render_desk(
            work, loaded, form_for(work, loaded), status=OVERTAKEN if overtaken else REFUSED, stuck=stuck
        )


def see_other(path: str, following: str) -> HttpResponse:
    return HttpResponseRedirect(f"{path}{following}", status=SEE_OTHER)


def show_refused(request: HttpRequest, pk: int, refused: Refused) -> HttpResponse:
    """The form as it was sent, in its panel, upon everything as it is stored now."""
    form = refused.form
    point = getattr(getattr(form, "setting", None), "point", None)
    work = find_work(request, pk).aim(refused.panel, point, refused.note)
    loaded = load_for(work)
    if refused.alike:
        loaded = replace(loaded, alike=refused.alike)
    overtaken = bool(refused.note) or bool(getattr(form, "differences", ())) or is_overtaken(form)
    return render_desk(work, loaded, form, status=OVERTAKEN if overtaken else REFUSED)


def is_overtaken(form: Any) -> bool:
    return bool(form.instance.pk) and form.is_stale()


def find_stuck(work: Work) -> Step | None:
    """The step that could not be turned back."""
    undoable, redoable = find_steps(work.user, work.article)
    return redoable if work.request.POST.get("do") == "redo" else undoable


def find_words(request: HttpRequest, pk: int) -> HttpResponse:
    """Look for typed words in the text: on to their place, or to the places to choose from."""
    work = find_work(request, pk)
    kept = {"claim": work.state.claim, "framing": work.state.framing, "question": work.state.question}
    purpose = {"purpose": work.state.purpose, "check": work.state.check}
    state = work.state.begin(quote=request.POST.get("quote", ""), **kept, **purpose)
    seen = see(work.material, state, work.seen.point)
    if seen.state.has_passage and not seen.state.quote:
        return see_other(request.path, seen.state.ask_at_passage())
    work = replace(work, seen=seen)
    loaded = load_for(work)
    return render_desk(work, loaded, form_for(work, loaded), status=REFUSED)


def render_desk(
    work: Work, loaded: Loaded, form: Any, *, status: int = 200, stuck: Any = None
) -> HttpResponse:
    request = work.request
    page = build_desk(work.material, work.seen, loaded)
    if "as_of" in request.POST:  # of the short form beside a conflict, which no `form` holds
        page = replace(page, side=replace(page.side, time=request.POST["as_of"]))
    sent = request.POST.get("key", "")
    context = {
        **admin.site.each_context(request),
        "title": page.title,
        "page": page,
        "form": form,
        "desk": work.desk,
        "here": f"{work.desk}{work.state.ask()}",
        "key": sent if KEY.fullmatch(sent) else new_key(),
        "stuck": stuck,
        "is_nav_sidebar_enabled": False,
    }
    return render(request, "admin/desk/desk.html", context, status=status)


@never_cache
@require_safe
def list_questions(request: HttpRequest, pk: int) -> HttpResponse:
    """The questions that somebody may mean who types, as a fragment of the page."""
    check_tagger(request)
    try:
        chosen = load_chosen(pk if is_key(pk) else 0)
    except Article.DoesNotExist as missing:
        raise Http404("There is no such article.") from missing
    choosing = describe_chosen(chosen, read_state(request.GET))
    search = build_search(load_candidates(), choosing, suggested=False)
    return render(request, "admin/desk/_questions.html", {"search": search})
