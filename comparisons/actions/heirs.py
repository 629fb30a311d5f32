"""Whom the history names that is not there any more: into what it was merged, and whether it can come back.

Speakers, sources and referents keep no history of their own. What a merge moved does, and tells where it
went.
"""

from __future__ import annotations

from typing import Any

from django.db.models import PROTECT, ForeignKey, Model, OuterRef, Subquery

from articles.models import Article
from comparisons.actions.records import MERGED


def follow_merges(record: Any) -> Any:
    """The record with the heir of each speaker, source and referent that was merged away. Stores nothing."""
    for field in record.instance_type._meta.concrete_fields:
        if not isinstance(field, ForeignKey) or field.remote_field.on_delete is not PROTECT:
            continue
        if is_gone(record, field):
            heir = find_heir(field.remote_field.model, getattr(record, field.attname))
            if heir is not None:
                setattr(record, field.attname, heir)
    return record


def is_gone(row: Any, field: Any) -> bool:
    """Whether the row names something by this reference that is not there any more."""
    key = getattr(row, field.attname)
    return key is not None and not field.remote_field.model._default_manager.filter(pk=key).exists()


def find_heir(model: type[Model], pk: int) -> int | None:
    """The row of this kind into which the one that had this key was merged, however often."""
    passed = {pk}
    heir = find_next(model, pk)
    while heir is not None and heir not in passed and not model._default_manager.filter(pk=heir).exists():
        passed.add(heir)
        heir = find_next(model, heir)
    return None if heir in passed else heir


def find_next(model: type[Model], pk: int) -> int | None:
    """Where a merge moved what referred to this row."""
    for relation in model._meta.related_objects:
        histories = getattr(relation.related_model, "history", None)
        if histories is None:
            continue
        column = relation.field.attname
        earlier = histories.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
        was = Subquery(earlier.order_by("-history_id").values(column)[:1])
        moved = histories.filter(history_change_reason__startswith=MERGED).annotate(was=was)
        heir = (
            moved.filter(was=pk)
            .exclude(**{column: pk})
            .order_by("-history_id")
            .values_list(column, flat=True)
        )
        if (found := heir.first()) is not None:
            return int(found)
    return None


def can_return(model: type[Model]) -> bool:
    """Whether a deleted row of this kind can be put back: an article's texts are gone with it."""
    return hasattr(model, "history") and model is not Article
