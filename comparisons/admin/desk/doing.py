"""What can be done on the desk: each is one step, stored by the actions, and answers with where to go on.

A form that is refused raises `Refused` with the form, so that it comes back with all that was typed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import QueryDict

from comparisons.actions.restoring import find_steps, forget_step, redo_step, undo_step
from comparisons.admin.desk.doing_claims import add_claim, change_claim, delete_claim, set_time
from comparisons.admin.desk.doing_marks import add_mark, change_mark, delete_mark
from comparisons.admin.desk.doing_questions import add_question, lift_silence, record_silence
from comparisons.admin.desk.working import Work


def do(work: Work, data: QueryDict) -> str:
    """Do what was sent and return the query and fragment of the state that follows; raises `Refused`."""
    name = data.get("do", "")
    if name not in DEEDS:
        raise ValidationError("The desk does not know what to do with this; go back and try again.")
    if not work.user.has_perms(NEEDED.get(name, ())):
        raise PermissionDenied
    return DEEDS[name](work, data)


def undo(work: Work, data: QueryDict) -> str:
    undoable, _ = find_steps(work.user, work.article)
    check_step(undoable, data)
    told = undo_step(work.user, work.article)
    messages.success(work.request, f"Undone: {told.label}.")
    return work.state.begin().ask()


def redo(work: Work, data: QueryDict) -> str:
    _, redoable = find_steps(work.user, work.article)
    check_step(redoable, data)
    told = redo_step(work.user, work.article)
    messages.success(work.request, f"Done again: {told.label}.")
    return work.state.begin().ask()


def forget(work: Work, data: QueryDict) -> str:
    """Leave a step as it is that cannot be undone any more, so that those before it can."""
    for step in find_steps(work.user, work.article):
        if step is not None and data.get("step") == str(step.pk):
            forget_step(step)
    return work.state.begin().ask()


def check_step(step: Any, data: QueryDict) -> None:
    """Refuse to turn back another step than the one that was shown: it was done in another window."""
    if step is not None and data.get("step") not in (None, "", str(step.pk)):
        raise ValidationError(
            f"Meanwhile something else was done: {step.label}. Look at it, and undo it if you mean it."
        )


DEEDS: dict[str, Callable[[Work, QueryDict], str]] = {
    "claim": add_claim,
    "change-claim": change_claim,
    "delete-claim": delete_claim,
    "other-time": set_time,
    "silence": record_silence,
    "lift-silence": lift_silence,
    "wording": add_mark,
    "change-wording": change_mark,
    "delete-wording": delete_mark,
    "question": add_question,
    "undo": undo,
    "redo": redo,
    "forget": forget,
}

NEEDED: dict[str, tuple[str, ...]] = {
    "change-claim": ("comparisons.change_claim",),
    "delete-claim": ("comparisons.delete_claim",),
    "other-time": ("comparisons.change_claim",),
    "silence": ("comparisons.add_silence",),
    "lift-silence": ("comparisons.delete_silence",),
    "wording": ("comparisons.add_framingmark",),
    "change-wording": ("comparisons.change_framingmark",),
    "delete-wording": ("comparisons.delete_framingmark",),
    "question": ("comparisons.add_point",),
}
"""The rights that a deed needs beyond that of tagging, without which there is no desk."""
