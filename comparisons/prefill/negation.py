"""Whether a quote says that something is not so: "failed to", "did not", "no progress", "denied".

Knows words, and of a sentence no more than that a negative said twice is none ("not impossible").
"""

from __future__ import annotations

import re
from typing import Final

_NOT: Final = re.compile(
    r"\b(?:no|not|never|neither|nor|none|nobody|nothing|nowhere|cannot|without|hardly|barely|scarcely|few"
    r"|\w{2,8}n't|unlikely|unable|unwilling|impossible|absent|forbidden|prohibited|banned|lack(?:s|ed|ing)?"
    r"|fail(?:s|ed|ing|ure)?|refus(?:e|es|ed|ing|al)|reject(?:s|ed|ing|ion)?|den(?:y|ies|ied|ying|ial)"
    r"|declin(?:e[sd]?|ing) to|ruled out|rules? out|stop(?:s|ped|ping)?|ceas(?:e|es|ed|ing)|cancel(?:s|led"
    r"|ed)?"
    r"|abandon(?:s|ed)?|refut(?:e|es|ed)|dismiss(?:es|ed)?|relinquish\w*|break(?:s|ing)?"
    r"|не|ни|нет|никогда|никто|ничего|нельзя|невозможно|без|отказал\w*|отрица\w+|опроверг\w*|отверг\w*"
    r"|nicht|kein[emnrs]*|nie|niemals|niemand|nichts|ohne|weder|verweiger\w+|dementier\w+|bestreite\w*"
    r"|scheiter\w+)\b",
    re.IGNORECASE,
)
_NOT_REALLY: Final = re.compile(
    r"\bnot only\b|\bno doubt\b|\bno later\b|\bno less\b|\bno more than\b|\bno fewer\b|\bno longer than\b"
    r"|\bnot least\b"
    r"|\bnothing but\b|\bne?ver\s?theless\b|\bno other than\b|\bnot (?:just|merely|simply)\b|\bfew\s(?:days"
    r"|weeks|hours)\b"
    r"|\ba few\b|\bне только\b|\bnicht nur\b",
    re.IGNORECASE,
)
_TWICE: Final = re.compile(
    r"\b(?:not|never|cannot|\w{2,8}n't|does not|did not) (?:\w+ )?(?:impossible|fail|refuse|reject|deny"
    r"|rule out|stop|without)\b",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut(?:es?|ed|ing)|reject(?:s|ed)? (?:claims?|reports?|allegations?"
    r"|accusations?)"
    r"|dismiss(?:es|ed)? (?:claims?|reports?|allegations?|as)|(?:would|does|do|did) not (?:say|mean|think"
    r"|believe)"
    r"|is not true|are not true|untrue|unfounded|unrealistic|categorically"
    r"|отрица(?:ет|ют|л|ли)|опроверг\w*|dementier\w+|bestreite\w*|bestritt\w*)\b",
    re.IGNORECASE,
)


def find_negation(text: str) -> str:
    """The word that negates a folded text, or ""."""
    bare = _TWICE.sub(" ", _NOT_REALLY.sub(" ", text))
    found = _NOT.search(bare)
    return found[0] if found else ""


def find_denial(text: str) -> str:
    """The word by which something said elsewhere is denied, or ""."""
    found = None if _TWICE.search(text) else _DENIED.search(text)
    return found[0] if found else ""
