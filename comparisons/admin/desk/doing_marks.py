"""What is done to framing marks on the desk: made, changed, deleted."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import QueryDict

from articles.editions import ChangedMeanwhile, take_edition
from comparisons import actions
from comparisons.actions.framing import save_mark, save_referent
from comparisons.actions.restoring import take_step
from comparisons.admin.desk.putting import DeskMarkForm
from comparisons.admin.desk.refusing import KEY, Refused, check_form, find_row, shorten
from comparisons.admin.desk.working import Work
from comparisons.models import FramingMark
from comparisons.pages.desk.seeing import (
    GONE_MARK,
    OPEN_FRAMING,
    PUTTING,
)
from comparisons.pages.desk.state import State, read_number


def add_mark(work: Work, data: QueryDict) -> str:
    key = data.get("key", "")
    known = FramingMark.objects.filter(article=work.article, key=key).first() if KEY.fullmatch(key) else None
    if known:
        return tell_marked(work.state, known)
    form = check_form(work, data, PUTTING)
    mark = cast("FramingMark", form.instance)
    mark.tagged_by = work.user
    if KEY.fullmatch(key):
        mark.key = key
    with take_step(work.user, work.article, f"marked {shorten(mark.quote)}"):
        store_mark(form)
    return tell_marked(work.state, mark)


def change_mark(work: Work, data: QueryDict) -> str:
    if work.seen.mark is None:
        raise Refused(PUTTING, check_form(work, data, PUTTING), note=GONE_MARK)
    form = check_form(work, data, OPEN_FRAMING)
    mark = cast("FramingMark", form.instance)
    with take_step(work.user, work.article, f"changed the mark {shorten(mark.quote)}"):
        take_edition(mark, form.cleaned_data["edition_seen"])
        store_mark(form)
    return tell_marked(work.state, mark)


def store_mark(form: DeskMarkForm) -> None:
    mark = cast("FramingMark", form.instance)
    try:
        if form.made:
            mark.voice = actions.save_speaker(form.made)
        if form.named:
            mark.referent = save_referent(form.named)
        save_mark(mark)
    except (ValidationError, ChangedMeanwhile) as refusal:
        form.refuse(refusal)
        raise Refused(OPEN_FRAMING if mark.pk else PUTTING, form) from refusal


def delete_mark(work: Work, data: QueryDict) -> str:
    mark = find_row(work, FramingMark, data.get("framing"))
    with take_step(work.user, work.article, f"deleted the mark {shorten(mark.quote)}"):
        take_edition(mark, read_number(data.get("edition_seen")) or 0)
        actions.delete_rows([mark])
    messages.success(work.request, f"Deleted the mark {shorten(mark.quote)}. Undo brings it back.")
    return work.state.begin().ask()


def tell_marked(state: State, mark: FramingMark) -> str:
    return f"{state.begin(marked=mark.pk).ask()}#m{mark.pk}"
