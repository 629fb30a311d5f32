"""From paths to a checked plan: opens the bundles, reads and joins them, and finds every problem.

`read_bundles` needs no database; `plan_load` is handed a picture of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from comparisons.bundles.bodies import Bodies, find_bodies
from comparisons.bundles.files import open_bundles
from comparisons.bundles.findings import BundleRefused, Findings, describe_findings
from comparisons.bundles.joining import Joined, join_bundles
from comparisons.bundles.known import Known
from comparisons.bundles.plan import Plan
from comparisons.bundles.progress import Progress
from comparisons.bundles.shape import Entry, check_shape
from comparisons.bundles.validation import Setting, validate


@dataclass(slots=True)
class Reading:
    """The bundles of one load as they were read, and what is wrong with them so far."""

    joined: Joined
    bodies: dict[str, Bodies]
    findings: Findings
    whole: bool

    @property
    def mentioned(self) -> set[str]:
        """Articles that claims and marks refer to, whose texts these bundles do not bring."""
        return {entry.text("article") for entry in self.quotes} - set(self.joined.articles)

    @property
    def quotes(self) -> list[Entry]:
        """All entries that quote an article."""
        events = self.joined.events.values()
        claims = [c for e in events for point in e.points.values() for c in point.entries("claims")]
        return claims + [mark for event in events for mark in event.framing]


def read_bundles(paths: Sequence[str], texts: str | None, progress: Progress) -> Reading:
    """Open and read the bundles and the texts beside them."""
    findings = Findings()
    progress.begin("Reading", 1)
    files = open_bundles(paths, findings)
    whole = not findings.problems
    entries = [check_shape(file, findings) for file in files]
    joined = join_bundles([entry for entry in entries if entry is not None], findings)
    bodies = find_bodies(joined.articles, Path(texts) if texts else None, findings)
    progress.step(1)
    return Reading(joined, bodies, findings, whole)


def plan_load(
    reading: Reading, known: Known, is_address: Callable[[str], bool], progress: Progress
) -> tuple[Plan, Findings]:
    """Check the bundles against the database as it is; raises `BundleRefused` with every problem."""
    findings = Findings([*reading.findings.problems], [*reading.findings.warnings])
    setting = Setting(reading.joined, reading.bodies, known, reading.whole, findings, is_address)
    progress.begin("Checking", len(reading.quotes))
    plan = validate(setting, progress.step)
    if findings.problems:
        raise BundleRefused(describe_findings(findings.problems), len(findings.problems))
    return plan, findings
