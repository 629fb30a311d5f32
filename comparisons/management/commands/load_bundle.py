"""`manage.py load_bundle`: bundles into the database, all or nothing."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from comparisons.bundles.findings import BundleRefused
from comparisons.bundles.loading import LoadReport, load_bundles
from comparisons.bundles.receipts import LEFT, Fate
from comparisons.management.plain import PlainCommand

KINDS = (
    ("source", "sources"),
    ("speaker", "speakers"),
    ("entity", "entities"),
    ("referent", "referents"),
    ("article", "articles"),
    ("text", "texts"),
    ("event", "events"),
    ("coverage", "coverage"),
    ("point", "points"),
    ("claim", "claims"),
    ("silence", "silences"),
    ("mark", "marks"),
    ("voices", "voices"),
)
NAMED_AT_MOST = 20
"""Rows left alone that the report names, and orphans; `--verbosity 2` names all."""


class Command(PlainCommand):
    help = (
        "Loads bundles (YAML or JSON) of sources, articles, events, points, claims and framing marks, all or"
        " nothing. What people have made, changed or deleted since an earlier load is left as it is. The"
        " format is in docs/bundles.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths",
            nargs="+",
            metavar="PATH",
            help="a bundle, or a folder with bundles (*.yaml, *.yml, *.json)",
        )
        parser.add_argument("--texts", metavar="DIR", help="where each `body_file` is looked for first")

    def run(self, options: Mapping[str, Any]) -> None:
        texts = options["texts"]
        if texts is not None and ("\0" in texts or not Path(texts).is_dir()):
            raise CommandError(f"--texts: {texts!r} is not a folder")
        try:
            report = load_bundles([str(path) for path in options["paths"]], texts=texts, progress=self.bar)
        except BundleRefused as refused:
            problems = "1 problem" if refused.count == 1 else f"{refused.count:,} problems"
            raise CommandError("\n".join([f"{problems}; nothing was loaded.", *refused.lines])) from refused
        self.bar.clear()
        for warning in report.warnings:
            self.stderr.write(f"warning: {warning}")
        self.tell(report, None if options["verbosity"] > 1 else NAMED_AT_MOST)

    def tell(self, report: LoadReport, named: int | None) -> None:
        self.stdout.write(f"{'':<10}{'new':>9}{'changed':>9}{'as before':>11}{'left alone':>12}")
        for kind, name in KINDS:
            counts = report.counts.get(kind)
            if counts:
                left = sum(counts[fate] for fate in LEFT)
                stored = f"{counts[Fate.NEW]:>9,}{counts[Fate.CHANGED]:>9,}{counts[Fate.SAME]:>11,}"
                self.stdout.write(f"{name:<10}{stored}{left:>12,}")
        anchored = report.anchored
        self.stdout.write(
            f"Quotes: {anchored.get('exact', 0):,} stand word for word,"
            f" {anchored.get('approximate', 0):,} in slightly other words,"
            f" {anchored.get('orphan', 0):,} not found."
            f" Points judged: {report.judged:,}. Warnings: {len(report.warnings):,}."
        )
        self.list(report.orphans, named)
        if report.left:
            self.stdout.write("Left alone, since they are people's work:")
            self.list([f"{left.kind} {left.name}: {left.fate.value}" for left in report.left], named)

    def list(self, lines: Sequence[str], named: int | None) -> None:
        for line in lines[:named]:
            self.stdout.write(f"  {line}")
        if named is not None and len(lines) > named:
            self.stdout.write(f"  ... and {len(lines) - named:,} more (--verbosity 2 names all)")
