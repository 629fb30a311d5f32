"""What is done to questions on the desk: noted as not answered, taken back, made in place."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import QueryDict

from comparisons import actions
from comparisons.actions.restoring import take_step
from comparisons.admin.desk.forming import make_question_form
from comparisons.admin.desk.refusing import Refused, find_point, shorten
from comparisons.admin.desk.working import Work
from comparisons.listing.desk import load_candidates
from comparisons.models import Point, Silence
from comparisons.pages.desk.ranking import find_alike_rows
from comparisons.pages.desk.seeing import (
    NEW,
    list_open,
)


def record_silence(work: Work, data: QueryDict) -> str:
    point = find_point(data)
    following = find_following(work, point)
    with take_step(work.user, work.article, f"noted “does not say”: {point.question}"):
        actions.record_silence(point, work.article, reader=work.user)
    messages.success(work.request, f"Noted: {work.article.source} does not say: {point.question}")
    return following


def lift_silence(work: Work, data: QueryDict) -> str:
    point = find_point(data)
    with take_step(work.user, work.article, f"took back “does not say”: {point.question}"):
        actions.delete_rows(Silence.objects.filter(point=point, article=work.article))
    return work.state.begin(check=point.pk).ask()


def find_following(work: Work, point: Point) -> str:
    """The question to check after this one, as the order stands before this one is off the list."""
    left = list_open(work.material, work.state)
    order = [other.pk for other in work.material.points]
    place = order.index(point.pk) if point.pk in order else -1
    later = [other for other in left if other.pk != point.pk]
    later.sort(key=lambda other: (order.index(other.pk) < place, other.event.slug != work.state.event))
    return work.state.begin(check=later[0].pk if later else "next").ask()


def add_question(work: Work, data: QueryDict) -> str:
    """Make a question in place; one that others resemble is made once the tagger has seen them."""
    form = make_question_form(work.material, work.seen, data)
    if not form.is_valid():
        raise Refused(NEW, form)
    alike = find_alike_rows(form.instance.question, load_candidates())
    if alike and not data.get("sure"):
        raise Refused(NEW, form, alike=alike)
    with take_step(work.user, work.article, f"asked {shorten(form.instance.question)}"):
        try:
            point = actions.save_point(form.instance, options=form.list_options() or None)
        except ValidationError as refusal:
            form.refuse(refusal)
            raise Refused(NEW, form) from refusal
    return work.state.change(new="", typed="", question=point.pk).ask()
