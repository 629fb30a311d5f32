"""Whose words a text prints, told by plain rules from the full text alone.

    measured = measure_voices(text, {"lukashenko": "lukashenko", ...})

The way: marks (where quotations stand) -> items (words and quotations, in sentences) -> people_in (who is
named) -> hearing (reporting verbs and the speakers of quotations) -> strip, hedging, naming. The grammar is
that of English news; in another language quotations are found and every speaker is unknown. Standard
library only. Wrong is worse than unknown: where a rule cannot tell, it says so.
"""

from __future__ import annotations

from comparisons.voices.measured import Measured
from comparisons.voices.measuring import RULES_VERSION, measure_voices
from comparisons.voices.written import MeasuredProblem, from_json, to_json

__all__ = ["RULES_VERSION", "Measured", "MeasuredProblem", "from_json", "measure_voices", "to_json"]
