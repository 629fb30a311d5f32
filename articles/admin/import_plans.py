"""What a table would do, line by line, or what is wrong with it; and doing it, all of it or nothing.

Nothing is remembered between the two: whoever carries a plan out says what they were shown, and is told where
that is no longer so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from import_export import results
from tablib import Dataset

from articles.admin.importing import SheetResource
from articles.names import fold_name
from articles.sheets import Problem, Sheet
from articles.turns import in_turn


@dataclass(frozen=True)
class PlannedLine:
    """What a line of the table does: `changes` are the column, what is stored, and what will be."""

    number: int
    row: Any
    is_new: bool
    changes: list[tuple[str, str, str]]
    edition: int
    remark: str = ""


@dataclass
class Plan:
    """What a table would do, or what is wrong with it."""

    lines: list[PlannedLine] = field(default_factory=list)
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def new(self) -> int:
        return sum(line.is_new for line in self.lines)

    @property
    def changed(self) -> int:
        return len(self.lines) - self.new

    @property
    def seen(self) -> dict[str, int]:
        """The state of each row that was shown to somebody: its edition, 0 where there was none."""
        return {line.row.slug: line.edition for line in self.lines}


class PlanChanged(Exception):
    """What a table does is not what somebody was shown: `slugs` were changed since. `plan` is the new one."""

    def __init__(self, plan: Plan, slugs: list[str]) -> None:
        super().__init__(", ".join(slugs))
        self.plan, self.slugs = plan, slugs


def make_plan(resource: SheetResource, sheet: Sheet) -> Plan:
    """What the table would do now. Nothing is stored."""
    dataset = Dataset(*(cells for _, cells in sheet.lines), headers=list(sheet.columns))
    result = resource.import_data(dataset, dry_run=True, retain_instance_in_row_result=True)
    numbers = [number for number, _ in sheet.lines]
    refuse_surprises(result)
    plan = Plan(problems=sorted(find_problems(sheet, result, numbers), key=lambda found: found.line))
    remarks = find_namesakes(resource, [row.instance for row in result.rows if is_new(row)])
    for number, row in zip(numbers, result.rows, strict=True):
        if row.import_type == results.RowResult.IMPORT_TYPE_SKIP:
            plan.unchanged += 1
        elif row.validation_error is None:
            plan.lines.append(plan_line(resource, number, row, remarks.get(row.instance.slug, "")))
    return plan


def is_new(row: Any) -> bool:
    return bool(row.import_type == results.RowResult.IMPORT_TYPE_NEW)


def refuse_surprises(result: Any) -> None:
    """Raise what the library has caught besides what is wrong with a row."""
    for error in [*result.base_errors, *(error for _, errors in result.row_errors() for error in errors)]:
        raise error.error


def plan_line(resource: SheetResource, number: int, row: Any, remark: str) -> PlannedLine:
    if is_new(row):
        changes = [(name, "", after) for name, _, after in resource.list_changes(None, row.instance)]
        return PlannedLine(number, row.instance, True, changes, 0, remark)
    changes = resource.list_changes(row.original, row.instance)
    return PlannedLine(number, row.instance, False, changes, row.original.edition, remark)


def find_problems(sheet: Sheet, result: Any, numbers: Sequence[int]) -> Iterator[Problem]:
    """What is wrong with lines, by the number of the line: slugs that stand twice, and cells."""
    first: dict[str, int] = {}
    place = list(sheet.columns).index("slug")
    for number, cells in sheet.lines:
        slug = cells[place].strip()
        if slug and slug in first:
            told = f"“{slug}” stands in line {first[slug]} already; keep one of the two lines."
            yield Problem(number, told, "slug")
        first.setdefault(slug, number)
    for invalid in result.invalid_rows:
        for name, sentences in invalid.error_dict.items():
            for sentence in sentences:
                yield Problem(numbers[invalid.number - 1], sentence, "" if name == NON_FIELD_ERRORS else name)


def find_namesakes(resource: SheetResource, rows: Iterable[Any]) -> dict[str, str]:
    """For new rows, by slug, that one of the same name is on file or stands further up."""
    known = {
        fold_name(name): row.slug for row in resource.get_queryset() for name in resource.list_names(row)
    }
    remarks = {}
    for row in rows:
        same = next((known[key] for key in map(fold_name, resource.list_names(row)) if key in known), None)
        if same is not None and same != row.slug:
            remarks[row.slug] = f"“{same}” has this name as well: is it another?"
        known.update({fold_name(name): row.slug for name in resource.list_names(row)})
    return remarks


@in_turn
def carry_out(resource: SheetResource, sheet: Sheet, *, seen: dict[str, int]) -> Plan:
    """Store what the table says, all of it, if it does what somebody was shown; raises `PlanChanged`."""
    plan = make_plan(resource, sheet)
    if plan.problems or plan.seen != seen:
        slugs = sorted(
            slug for slug in plan.seen.keys() | seen.keys() if plan.seen.get(slug) != seen.get(slug)
        )
        raise PlanChanged(plan, slugs)
    dataset = Dataset(*(cells for _, cells in sheet.lines), headers=list(sheet.columns))
    result = type(resource)().import_data(
        dataset, dry_run=False, use_transactions=False, retain_instance_in_row_result=True
    )
    refuse_surprises(result)
    for invalid in result.invalid_rows:
        raise invalid.error
    return plan
