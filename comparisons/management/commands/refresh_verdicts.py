"""`manage.py refresh_verdicts`: judges every point again, or proves that there is no need to."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any

from django.core.management.base import CommandError

from comparisons.actions import find_stale_verdicts, judge_points
from comparisons.management.plain import PlainCommand
from comparisons.models import Point, StoredVerdict

NAMED_AT_MOST = 100


class Command(PlainCommand):
    help = (
        "Judges every point again and stores its verdict. With --check it stores nothing, names the points"
        " whose stored verdict is not what their claims give, and exits 1 if there are any."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="only report differences")

    def run(self, options: Mapping[str, Any]) -> None:
        total = Point.objects.count()
        self.bar.begin("Judging", total)
        if options["check"]:
            self.check_verdicts(total)
            return
        changed = judge_points(Point.objects.values_list("pk", flat=True), self.bar.step)
        self.bar.clear()
        self.stdout.write(f"{_count(total)} judged, {changed:,} of them otherwise than stored.")

    def check_verdicts(self, total: int) -> None:
        stale = find_stale_verdicts(self.bar.step)
        self.bar.clear()
        for point, stored, fresh in stale[:NAMED_AT_MOST]:
            given = f"stored {_tell(stored)}, but its claims give {_tell(fresh)}"
            self.stderr.write(f"{point.event.slug}/{point.slug}: {given}")
        if stale:
            more = f" ({len(stale) - NAMED_AT_MOST:,} not named)" if len(stale) > NAMED_AT_MOST else ""
            raise CommandError(f"{len(stale):,} of {_count(total)} differ{more}; run refresh_verdicts")
        self.stdout.write(f"{_count(total)} judged, all as stored.")


def _count(total: int) -> str:
    return "1 point" if total == 1 else f"{total:,} points"


def _tell(verdict: StoredVerdict | None) -> str:
    if verdict is None:
        return "nothing"
    flags = [name for name in ("narrow", "circular", "only_as_quoted") if getattr(verdict, name)]
    origins = "1 origin" if verdict.origins == 1 else f"{verdict.origins} origins"
    return ", ".join([verdict.verdict or "no claims", origins, *flags])
