"""Nobody's change is overwritten in silence: a row is saved only where it is as its editor saw it.

The check and the write are one statement (`UPDATE ... WHERE edition = ...`), so that of two editors
who save at once the second is told, on either database.
"""

from __future__ import annotations

from typing import TypeVar

from django.db import models, transaction

from articles.models import Editable
from articles.turns import take_turn

Row = TypeVar("Row", bound=models.Model)


class ChangedMeanwhile(Exception):
    """Somebody else changed or deleted the row since it was read."""

    def __init__(self, row: models.Model) -> None:
        super().__init__(
            f"Somebody else changed “{row}” after you opened it. Nothing of yours is lost: "
            "compare with the newest state and save again."
        )
        self.row = row


def take_edition(row: Editable, seen: int) -> None:
    """Claim the row's next edition for this transaction; raises `ChangedMeanwhile`.

    `seen` is the edition that the editor was shown. Call it inside `transaction.atomic`, before the
    row is saved: until the transaction ends no one else can claim an edition of it.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("take_edition() must be called inside a transaction.")
    take_turn()
    rows = type(row)._default_manager.filter(pk=row.pk, edition=seen)
    if not rows.update(edition=seen + 1):
        raise ChangedMeanwhile(row)
    row.edition = seen + 1
