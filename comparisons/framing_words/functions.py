"""What a passage does in telling a matter: the four functions of a frame.

After Robert M. Entman, “Framing: Toward Clarification of a Fractured Paradigm”, Journal of Communication 43
(1993), 51-58. The definitions and examples are ours.
"""

from __future__ import annotations

from typing import Final

from comparisons.framing_words.terms import Term

ENTMAN: Final = "Entman 1993"

FUNCTIONS: Final[tuple[Term, ...]] = (
    Term(
        "problem",
        "names the problem",
        "Says what is wrong here, or what the matter is about at all: who does what, at whose cost.",
        "The harbour is «losing its last ferry line».",
        f"{ENTMAN}: problem definition",
    ),
    Term(
        "cause",
        "names the cause",
        "Says who or what brought it about.",
        "The line closed «because the ministry cut its subsidy».",
        f"{ENTMAN}: causal interpretation",
    ),
    Term(
        "judgement",
        "passes judgement",
        "Says how those who act, or what comes of it, are to be judged: right or wrong, good or bad.",
        "It was «a shameful way to treat the islanders».",
        f"{ENTMAN}: moral evaluation",
    ),
    Term(
        "remedy",
        "names the remedy",
        "Says what should be done about it, by whom, or what would come of it.",
        "«Only a public ferry company» can keep the islands alive.",
        f"{ENTMAN}: treatment recommendation",
    ),
)
