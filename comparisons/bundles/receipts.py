"""Tells what a bundle wrote from what people made, changed or deleted since.

For each row that a load writes it keeps how the bundle names the row, how the row is found, and a checksum
of what was written. A row that no longer is what was written is a person's work, and is left alone.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from comparisons.models import LoadReceipt

State = Mapping[str, Any]
"""What a bundle can say of a row, as plain values: slugs stand for other rows."""

BATCH = 2000


class Fate(StrEnum):
    """What becomes of one entry of a bundle, as the report counts it."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    MADE = "made by a person"
    EDITED = "changed by a person since"
    DELETED = "deleted by a person since"
    STRANDED = "needs something that a person deleted or changed"


LEFT = (Fate.MADE, Fate.EDITED, Fate.DELETED, Fate.STRANDED)
"""The fates of which people's work is the reason."""


def seal(state: State | list[Any]) -> str:
    """The checksum of plain values, whatever order their keys are in."""
    return hashlib.sha256(json.dumps(state, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


class Receipts:
    """All receipts of the database, and those that this load adds."""

    def __init__(self) -> None:
        self.keys: dict[tuple[str, str], str] = {}
        self.contents: dict[tuple[str, str], str] = {}
        self.identities: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self.unsaved: set[tuple[str, str]] = set()
        stored = LoadReceipt.objects.values_list("kind", "identity", "key", "content")
        for kind, identity, key, content in stored.iterator():
            self.keys[kind, identity] = key
            self.contents[kind, key] = content
            self.identities[kind, key].add(identity)

    def find_key(self, kind: str, identity: str) -> str | None:
        """By which key the row was found that a bundle once wrote under this name."""
        return self.keys.get((kind, identity))

    def decide(self, kind: str, identity: str, key: str, present: State | None, wanted: State) -> Fate:
        """What becomes of an entry. `present`: the row as it is now, None where there is none."""
        if present is None:
            once = (kind, identity) in self.keys or (kind, key) in self.contents
            return Fate.DELETED if once else Fate.NEW
        if present == wanted:
            return Fate.SAME
        written = self.contents.get((kind, key))
        if written is None:
            return Fate.MADE
        return Fate.CHANGED if written == seal(present) else Fate.EDITED

    def note(self, kind: str, identity: str, key: str, state: State) -> None:
        """Remember that the row is as the bundle says."""
        content = seal(state)
        known = self.keys.get((kind, identity)) == key and self.contents.get((kind, key)) == content
        if known:
            return
        self.keys[kind, identity] = key
        self.contents[kind, key] = content
        self.identities[kind, key].add(identity)
        self.unsaved |= {
            (kind, other) for other in self.identities[kind, key] if self.keys[kind, other] == key
        }

    def save(self) -> None:
        """Store what was noted. Runs inside the transaction of the load."""
        rows = [
            LoadReceipt(kind=kind, identity=identity, key=key, content=self.contents[kind, key])
            for kind, identity in sorted(self.unsaved)
            for key in [self.keys[kind, identity]]
        ]
        LoadReceipt.objects.bulk_create(
            rows,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["kind", "identity"],
            update_fields=["key", "content"],
        )
