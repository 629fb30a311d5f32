"""What is done to claims on the desk: made, changed, moved to another question or time, deleted."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import QueryDict

from articles.editions import ChangedMeanwhile, take_edition
from comparisons import actions
from comparisons.actions.restoring import take_step
from comparisons.admin.desk.claiming import DeskClaimForm
from comparisons.admin.desk.refusing import KEY, Refused, check_form, find_row, shorten
from comparisons.admin.desk.working import Work
from comparisons.forms import list_warnings
from comparisons.models import Claim, Coverage, Point
from comparisons.pages.desk.seeing import (
    ASKED,
    GONE_CLAIM,
    OPEN_CLAIM,
)
from comparisons.pages.desk.state import State, read_number


def add_claim(work: Work, data: QueryDict) -> str:
    key = data.get("key", "")
    known = Claim.objects.filter(article=work.article, key=key).first() if KEY.fullmatch(key) else None
    if known:  # the same form, sent twice
        return tell_saved(work.state, known)
    form = check_form(work, data, ASKED)
    claim = cast("Claim", form.instance)
    claim.tagged_by = work.user
    if KEY.fullmatch(key):
        claim.key = key
    with take_step(work.user, work.article, f"tagged {shorten(claim.quote)}"):
        told = cover(work, claim.point)
        store_claim(form)
    warn(work, claim, told)
    return tell_saved(work.state, claim)


def change_claim(work: Work, data: QueryDict) -> str:
    if work.seen.claim is None:
        raise Refused(ASKED, check_form(work, data, ASKED), note=GONE_CLAIM)
    form = check_form(work, data, OPEN_CLAIM)
    claim = cast("Claim", form.instance)
    with take_step(work.user, work.article, f"changed {shorten(claim.quote)}"):
        take_edition(claim, form.cleaned_data["edition_seen"])
        told = cover(work, claim.point)
        store_claim(form)
    warn(work, claim, told)
    return tell_saved(work.state, claim)


def store_claim(form: DeskClaimForm) -> None:
    """Store the form's claim with a speaker who is new; what the action refuses comes back in the form."""
    claim = cast("Claim", form.instance)
    try:
        if form.made:
            claim.voice = actions.save_speaker(form.made)
        actions.save_claim(claim)
    except (ValidationError, ChangedMeanwhile) as refusal:
        form.refuse(refusal)
        raise Refused(OPEN_CLAIM if claim.pk else ASKED, form) from refusal


def cover(work: Work, point: Point) -> str:
    """Let the article cover the event of a question that is chosen from elsewhere; and say so."""
    if Coverage.objects.filter(event=point.event_id, article=work.article).exists():
        return ""
    actions.save_coverage(Coverage(event=point.event, article=work.article))
    return f"{work.article.source} is now compared on “{point.event}”, too."


def warn(work: Work, claim: Claim, told: str) -> None:
    """Tell what was done beside the claim, and what to look at again in it."""
    if told:
        messages.info(work.request, told)
    for warning in list_warnings(claim):
        messages.warning(work.request, warning)


def tell_saved(state: State, claim: Claim) -> str:
    return f"{state.begin(saved=claim.pk, check=state.check).ask()}#c{claim.pk}"


def delete_claim(work: Work, data: QueryDict) -> str:
    claim = find_row(work, Claim, data.get("claim"))
    with take_step(work.user, work.article, f"deleted {shorten(claim.quote)}"):
        take_edition(claim, read_number(data.get("edition_seen")) or 0)
        actions.delete_rows([claim])
    messages.success(work.request, f"Deleted {shorten(claim.quote)}. Undo brings it back.")
    return work.state.begin().ask()


def set_time(work: Work, data: QueryDict) -> str:
    """The claim is about another time than the others: the answer to a conflict that is none."""
    claim = find_row(work, Claim, data.get("claim"))
    claim.as_of = data.get("as_of", "").strip()
    with take_step(work.user, work.article, f"set the time of {shorten(claim.quote)}"):
        take_edition(claim, read_number(data.get("edition_seen")) or 0)
        actions.save_claim(claim)
    return tell_saved(work.state, claim)
