"""Everything that writes what is compared. Each action is one transaction, and ends with its verdicts judged.

One module a subject; `verdicts` is what all others end with.
"""

from comparisons.actions.anchoring import anchor_again
from comparisons.actions.claims import record_silence, save_claim
from comparisons.actions.deleting import delete_rows
from comparisons.actions.events import count_findings, save_coverage, save_event
from comparisons.actions.framing import save_mark, save_referent
from comparisons.actions.measuring import find_stale_measurements, measure_articles
from comparisons.actions.naming import save_entity, save_speaker
from comparisons.actions.points import save_point
from comparisons.actions.verdicts import (
    check_vias,
    find_stale_verdicts,
    judge_article,
    judge_points,
    judge_source,
    raise_revisions,
)

__all__ = [
    "anchor_again",
    "check_vias",
    "count_findings",
    "delete_rows",
    "find_stale_measurements",
    "find_stale_verdicts",
    "judge_article",
    "judge_points",
    "judge_source",
    "measure_articles",
    "raise_revisions",
    "record_silence",
    "save_claim",
    "save_coverage",
    "save_entity",
    "save_event",
    "save_mark",
    "save_point",
    "save_referent",
    "save_speaker",
]
