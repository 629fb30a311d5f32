"""Makes one row of several that are the same, and shows beforehand what that does.

Knows, for each kind of row, what refers to it and what may stand in the way. `weighing` says which verdicts
a change changes, whatever the change is; `merger` does what all merges have in common; `points`, `people`,
`published` and `referents` know their own kind; `carrying` is what others call.
"""

from comparisons.actions.merging.carrying import count_uses, find_merger, merge_rows, preview_merge
from comparisons.actions.merging.merger import Merger, Moved, Problem
from comparisons.actions.merging.namesakes import find_namesake
from comparisons.actions.merging.outcome import Outcome, PreviewChanged
from comparisons.actions.merging.renaming import Renaming, preview_renaming, watch_renaming
from comparisons.actions.merging.weighing import Change, Standing, Weighed

__all__ = [
    "Change",
    "Merger",
    "Moved",
    "Outcome",
    "PreviewChanged",
    "Problem",
    "Renaming",
    "Standing",
    "Weighed",
    "count_uses",
    "find_merger",
    "find_namesake",
    "merge_rows",
    "preview_merge",
    "preview_renaming",
    "watch_renaming",
]
