"""What a new name, slug or alias of one row does: which verdicts change, and which addresses.

Any change of a row is watched the same way: what was is compared with what is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.urls import NoReverseMatch

from comparisons.actions.merging.carrying import find_merger
from comparisons.actions.merging.merger import keep_from_loads
from comparisons.actions.merging.weighing import Weighed, picture_verdicts, tell_before, weigh
from comparisons.bundles.receipts import seal
from comparisons.models import Entity, Point


@dataclass(frozen=True, slots=True)
class Renaming:
    """What a change of a row does besides. `slugs`, `addresses`: the old and the new, where they differ."""

    row: Any
    weighed: Weighed
    slugs: tuple[str, str] | None
    addresses: tuple[str, str] | None
    forgotten: str
    """The old name of an entity that nothing means any more; empty where it is another name of it now."""
    digest: str

    @property
    def follows(self) -> bool:
        """Whether the old address leads to the new one: a point's does, by its number."""
        return isinstance(self.row, Point)

    @property
    def matters(self) -> bool:
        """Whether somebody should look before it is done."""
        return bool(self.weighed.points or self.slugs)


def watch_renaming(row: Any, write: Callable[[], None]) -> Renaming:
    """Write a changed row by an action, in the transaction that runs, and tell what it did.

    A load of bundles that knows the row by its old slug leaves it alone, and does not make it again.
    """
    stored = type(row)._default_manager.get(pk=row.pk)
    merger = find_merger(type(row))(stored, [])
    was, before = merger.find_load_key(stored), picture_verdicts()
    old, address = getattr(stored, "slug", ""), find_address(stored)
    write()
    now = merger.find_load_key(row)
    if now != was:
        keep_from_loads(merger.kind, was)
    weighed = weigh(before, picture_verdicts())
    new, other = getattr(row, "slug", ""), find_address(row)
    return Renaming(
        row,
        weighed,
        (old, new) if old != new else None,
        (address, other) if address != other else None,
        find_forgotten(stored, row),
        seal([row.pk, old, new, weighed.seal]),
    )


def find_forgotten(stored: Any, row: Any) -> str:
    """The name that an entity had and has lost."""
    if not isinstance(stored, Entity) or stored.key == row.key:
        return ""
    return "" if row.aliases.filter(key=stored.key).exists() else stored.name


def preview_renaming(done: Renaming) -> Renaming:
    """The same with the verdicts as they are now. To be called when the change is taken back."""
    return replace(done, weighed=tell_before(done.weighed))


def find_address(row: Any) -> str:
    """The address of the row's public page; empty where it has none."""
    try:
        return str(row.get_absolute_url())
    except (AttributeError, NoReverseMatch):
        return ""
