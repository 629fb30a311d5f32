"""What every merge has in common: what refers to the rows that go is moved to the one that stays.

A row that moves gets its row of history and its next edition, so that who has it open is told. A row that
goes is deleted only when nothing refers to it any more: what nobody thought of here stops the merge and
is not lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import Model
from simple_history.utils import bulk_update_with_history

from articles.models import Editable
from comparisons.actions.records import MERGED
from comparisons.bundles.receipts import seal
from comparisons.models import LoadReceipt, Silence

EXAMPLES = 5
"""So many of the rows that move are named in a preview."""

BATCH = 500


@dataclass(frozen=True, slots=True)
class Tie:
    """A reference to rows of the kind that is merged. `one` and `many` are what people call what has it."""

    model: type[Model]
    field: str
    one: str
    many: str
    related: tuple[str, ...] = ()
    """What the names of these rows need."""

    def label(self, count: int) -> str:
        return self.one if count == 1 else self.many


@dataclass(frozen=True, slots=True)
class Moved:
    """Rows that a merge moves, or what else becomes of them by `label`; some of them by name."""

    label: str
    count: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a merge is refused, and how to mend it; `row` is what is to be mended."""

    sentence: str
    row: Model | None = None


class Merger:
    """A merge of several rows of one kind into `kept`. A subclass says what is special about its kind."""

    model: ClassVar[type[Any]]
    kind: ClassVar[str]
    """What receipts of loads call the rows."""
    ties: ClassVar[tuple[Tie, ...]] = ()
    uses: ClassVar[tuple[Tie, ...]] = ()
    """What is moved by other means than `ties`."""
    told: ClassVar[tuple[str, ...]] = ()
    """The fields of a row that people read, in the order in which a preview names them."""
    filled: ClassVar[tuple[str, ...]] = ()
    """Those of them that the row that stays takes over where it has none."""
    goes_along: ClassVar[frozenset[str]] = frozenset()
    """Names of models whose rows follow from the row itself and go with it."""

    def __init__(self, kept: Any, gone: Sequence[Any]) -> None:
        self.kept, self.gone = kept, list(gone)
        self.all = [kept, *gone]
        self.reason = f"{MERGED}{', '.join(f'“{row}”' for row in gone)} into “{kept}”"[:100]
        self.moved: list[Moved] = []
        self.taken: list[str] = []
        """What the row that stays takes over of the others, in words."""
        self.touched: list[tuple[str, Any, int]] = []
        """Which rows moved, at which edition: by this a preview is known again."""

    # What a kind says of itself

    def find_problems(self) -> list[Problem]:
        """What stands in the way."""
        return []

    def find_doubts(self) -> list[str]:
        """What should be looked at again, and stands in nobody's way."""
        return []

    def take_names(self) -> None:
        """Let the row that stays be called by the names of those that go. These are deleted already."""

    def judge(self) -> None:
        """Judge again whatever the merge has a part in."""
        raise NotImplementedError

    def find_load_key(self, row: Any) -> str:
        """The key by which a load of bundles finds the row."""
        return str(row.slug)

    # What all kinds do

    def carry_out(self) -> None:
        """Move, delete, judge. Runs in a transaction, after `find_problems` found none."""
        self.lost = self.find_lost()
        self.fill()
        for tie in self.ties:
            self.follow(tie)
        self.move_others()
        for row in self.gone:
            self.refuse_left_behind(row)
            keep_from_loads(self.kind, self.find_load_key(row))
            row.delete()
        self.take_names()
        self.kept.edition += 1
        self.kept.full_clean()
        self.kept.save()
        self.judge()

    def move_others(self) -> None:
        """Move what is more to it than a reference."""

    def follow(self, tie: Tie) -> None:
        """Let all that has this reference to a row that goes have it to the one that stays."""
        here = {f"{tie.field}__in": self.gone}
        rows = list(tie.model._default_manager.filter(**here).select_related(*tie.related).order_by("pk"))
        self.move(tie, rows)

    def move(self, tie: Tie, rows: Sequence[Any], *also: str) -> None:
        """Give these rows the reference, and store the fields `also`, with their history."""
        self.tell(tie.label(len(rows)), rows)
        for row in rows:
            self.touched.append((tie.model.__name__, row.pk, getattr(row, "edition", 0)))
            setattr(row, tie.field, self.kept)
            if isinstance(row, Editable):
                row.edition += 1
        edition = ["edition"] if issubclass(tie.model, Editable) else []
        self.store(tie.model, rows, [tie.field, *also, *edition])

    def store(self, model: type[Model], rows: Sequence[Any], fields: list[str]) -> None:
        if rows and hasattr(model, "history"):
            bulk_update_with_history(rows, model, fields, batch_size=BATCH, default_change_reason=self.reason)
        elif rows:
            model._default_manager.bulk_update(rows, fields, batch_size=BATCH)

    def tell(self, label: str, rows: Sequence[Any]) -> None:
        if rows:
            self.moved.append(Moved(label, len(rows), tuple(name_row(row) for row in rows[:EXAMPLES])))

    def fill(self) -> None:
        for name in self.filled:
            given = next((value for row in self.gone if (value := getattr(row, name))), "")
            if given and not getattr(self.kept, name):
                setattr(self.kept, name, given)
                self.taken.append(f"{self.word(name)}: {given}")

    def find_lost(self) -> list[str]:
        """What is said of the rows that go and will stand nowhere but in the log of changes."""
        lost = []
        for row in self.gone:
            for name in self.told:
                value, ours = getattr(row, name), getattr(self.kept, name)
                if value and value != ours and (ours or name not in self.filled):
                    lost.append(f"{self.word(name)}: {value}")
        return lost

    def word(self, field: str) -> str:
        return str(self.model._meta.get_field(field).verbose_name)

    def refuse_left_behind(self, row: Any) -> None:
        """Refuse to delete a row that is still in use by something that this merge does not know."""
        for relation in self.model._meta.related_objects:
            model = relation.related_model
            if model.__name__ in self.goes_along:
                continue
            left = model._default_manager.filter(**{relation.field.name: row.pk}).count()
            if left:
                raise ValidationError(
                    f"“{row}” is still in use by {left} {model._meta.verbose_name_plural}, which cannot be "
                    "merged; move or delete these first."
                )


def keep_from_loads(kind: str, key: str) -> None:
    """Let loads of bundles know that people took this row away, whoever made it: it is not brought back."""
    LoadReceipt.objects.get_or_create(
        kind=kind, identity=seal([key]), defaults={"key": key[:300], "content": ""}
    )


def name_row(row: Any) -> str:
    """A row in a few words, with what tells it from its like."""
    if isinstance(row, Silence):
        return str(row)
    point = getattr(row, "point", None)
    source = row.article.source if hasattr(row, "article_id") else None
    told = f"{row}, {source}" if source else str(row)
    return f"{told}, on “{point}”" if point else told


def find_twins(rows: Iterable[Any], field: str, *, same: Sequence[str]) -> list[Problem]:
    """Of claims that a merge makes exact duplicates of each other, all but the first.

    `field` is the reference that the merge makes one, `same` what they have in common besides.
    """
    first: dict[str, Any] = {}
    twins = []
    for row in rows:
        likeness = repr([getattr(row, name) for name in same])
        other = first.setdefault(likeness, row)
        if getattr(other, field) != getattr(row, field):
            sentence = (
                f"{name_row(row)} would stand there twice, word for word and with the same answer; "
                "delete one of the two claims first."
            )
            twins.append(Problem(sentence, row))
    return twins
