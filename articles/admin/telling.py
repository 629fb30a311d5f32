"""A record of a history beside the row as it stands now: which fields differ, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import BooleanField, Field, ForeignKey

UNTOLD = {"edition", "id", "exact", "start", "end", "anchor", "version"}
"""What people have not written themselves."""
NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is not as it was. `now` is empty where there is no row."""

    label: str
    then: str
    now: str


def tell_differences(record: Any, standing: Any) -> list[Difference]:
    """What the record has otherwise than the row; where there is no row, all that it held."""
    found = []
    for field in record.tracked_fields:
        if field.name in UNTOLD or not (field.editable or isinstance(field, ForeignKey)):
            continue
        then, now = getattr(record, field.attname), getattr(standing, field.attname, None)
        if then != now if standing is not None else then not in (None, ""):
            told = tell(field, standing) if standing is not None else ""
            found.append(Difference(str(field.verbose_name), tell(field, record), told))
    return found


def tell(field: Field, holder: Any) -> str:
    """What the field holds, in words."""
    value = getattr(holder, field.attname)
    if value in (None, ""):
        return NOTHING
    if isinstance(field, ForeignKey):
        return tell_reference(field, holder)
    if isinstance(field, BooleanField):
        return "yes" if value else "no"
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def tell_reference(field: Field, holder: Any) -> str:
    try:
        referred = getattr(holder, field.name)
    except ObjectDoesNotExist:
        referred = None
    return str(referred) if referred is not None else "what is deleted"
