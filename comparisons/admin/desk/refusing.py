"""What deeds of the desk have in common: the form that is checked, the row that is meant, the refusal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.text import Truncator

from articles.models import Editable
from comparisons.admin.desk.working import Work, form_for, load_for
from comparisons.listing.desk import load_question
from comparisons.models import Point
from comparisons.pages.desk.ranking import Row
from comparisons.pages.desk.state import read_number

KEY = re.compile(r"[0-9a-f]{16}")


class Refused(Exception):
    """A form that is not stored: it comes back in its panel with what was typed and why.

    `alike`: questions that one about to be made resembles. `note`: what it was about is gone.
    """

    def __init__(self, panel: str, form: Any, *, alike: Sequence[Row] = (), note: str = "") -> None:
        super().__init__(panel)
        self.panel, self.form, self.alike, self.note = panel, form, alike, note


def check_form(work: Work, data: QueryDict, panel: str) -> Any:
    """The form of the panel with what was sent; raises `Refused` unless it can be stored."""
    aimed = work.aim(panel, load_question(read_number(data.get("point"))))
    form = form_for(aimed, load_for(aimed), data)
    assert form is not None
    if not form.is_valid():
        raise Refused(panel, form)
    return form


def find_row(work: Work, model: type[Any], key: str | None) -> Any:
    row = model.objects.filter(pk=read_number(key) or 0, article=work.article).first()
    if row is None:
        raise ValidationError("Somebody else deleted this meanwhile; nothing was changed.")
    assert isinstance(row, Editable)
    return row


def find_point(data: QueryDict) -> Point:
    point = Point.objects.select_related("event").filter(pk=read_number(data.get("point")) or 0).first()
    if point is None:
        raise ValidationError("This question is not on file any more; nothing was changed.")
    return point


def shorten(words: str) -> str:
    return f"“{Truncator(' '.join(words.split())).chars(60)}”"
