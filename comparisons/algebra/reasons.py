"""Why a point has its verdict, in one sentence that a stranger can read.

"WSWS: 1997; RT and CDMedia: 1999; two years apart". Knows what to tell for which verdict. Refuses to say who
is right: what is measured is what the sources report.
"""

from __future__ import annotations

from collections.abc import Sequence

from comparisons.algebra.answers import Answer
from comparisons.algebra.distances import tell_distance
from comparisons.algebra.sentences import (
    ANSWERS_TOLD,
    Setting,
    by_column,
    by_value,
    group_statements,
    hedging,
    joined,
    listed,
    quoting,
    tell,
    tell_by_voice,
    who,
)
from comparisons.algebra.values import display_value
from comparisons.vocabulary import Kind, Verdict


def give_reason(verdict: Verdict | None, setting: Setting) -> str:
    """One sentence without a full stop."""
    if verdict is None:
        return "No article answers this"
    told = _TELLERS[verdict](setting)
    return f"Forecasts only: {told}" if setting.judged[0].predicted else told


def _tell_single(setting: Setting) -> str:
    name = setting.articles[setting.judged[0].column].name
    if setting.question.scale.kind is Kind.TEXT:
        return f"Only {name} answers, in free text"
    said = listed([statement.said for statement in group_statements(setting, setting.judged, by_value)])
    return joined(f"Only {name}: {said}", hedging(setting))


def _tell_open(setting: Setting) -> str:
    if setting.question.scale.kind is Kind.TEXT:
        return f"{who(setting, setting.judged)} answer in free text, which is not compared"
    told = tell(setting, group_statements(setting, setting.judged, by_column))
    return f"{told}; no two articles speak of the same time"


def _tell_conflict(setting: Setting) -> str:
    told = tell(setting, group_statements(setting, setting.judged, by_value))
    return joined(told, _distance(setting), quoting(setting), hedging(setting))


def _tell_disputed(setting: Setting) -> str:
    return joined(tell_by_voice(setting, by_value), _distance(setting), hedging(setting))


def _distance(setting: Setting) -> str:
    return tell_distance(setting.stands, setting.question.scale.unit)


def _tell_agree(setting: Setting) -> str:
    statements = group_statements(setting, setting.judged, by_column)
    told = tell(setting, statements)
    if len(statements) > 1:
        return joined(told, _tell_sameness(setting), quoting(setting), hedging(setting))
    quoted = quoting(setting)
    return joined(f"{told}, {quoted}" if quoted else told, hedging(setting))


def _tell_sameness(setting: Setting) -> str:
    """In what sense several statements are one: they are put otherwise, or they speak of other times."""
    if len({answer.set_key for answer in setting.judged}) > 1 and len(_times(setting)) > 1:
        return "the same where two speak of one time"
    shown = {display_value(answer.claim.value, setting.question.scale) for answer in setting.judged}
    return "the same in other words" if len(shown) > 1 else ""


def _times(setting: Setting) -> set[str]:
    return {answer.claim.as_of.written for answer in setting.judged if answer.claim.as_of}


def _tell_compatible(setting: Setting) -> str:
    denied = any(answer.denied for answer in setting.judged)
    if setting.question.scale.kind is Kind.NAMES and not denied:
        told = _tell_names(setting)
    else:
        told = _tell_precisions(setting) or joined(
            tell(setting, group_statements(setting, setting.judged, by_value)),
            _tell_shared(setting) or "none excludes another",
        )
    return joined(told, quoting(setting), hedging(setting))


def _tell_precisions(setting: Setting) -> str:
    """ "WSWS: 40 %; RT, less precisely: 30 to 40 %", where one answer lies within all others."""
    judged = [answer for answer in setting.judged if len(answer.pieces) == 1]
    if not judged or len(judged) < len(setting.judged):
        return ""
    narrowest = min((answer.pieces[0] for answer in judged), key=lambda span: (span.high, span.low))
    for answer in judged:
        if narrowest.holds(answer.pieces[0]):
            narrowest = answer.pieces[0]
    if not all(answer.pieces[0].holds(narrowest) for answer in judged):
        return ""
    exact = [answer for answer in judged if answer.pieces[0] == narrowest]
    vague = [answer for answer in judged if answer.pieces[0] != narrowest]
    return joined(_tell_in_columns(setting, exact), _tell_in_columns(setting, vague, ", less precisely"))


def _tell_in_columns(setting: Setting, answers: Sequence[Answer], manner: str = "") -> str:
    return tell(setting, group_statements(setting, answers, by_column), manner)


def _tell_shared(setting: Setting) -> str:
    """What all answers have in common where none of them says just that."""
    if len(setting.stands) == 1 and setting.stands[0].shared:
        return f"what they share is {display_value(setting.stands[0].value, setting.question.scale)}"
    return ""


def _tell_names(setting: Setting) -> str:
    """What all lists name, and what only one of them does."""
    called: dict[str, str] = {}
    naming: dict[str, set[int]] = {}
    for answer in setting.judged:
        for key, name in answer.names.called if answer.names else ():
            called.setdefault(key, name)
            naming.setdefault(key, set()).add(answer.column)
    columns = sorted({answer.column for answer in setting.judged})

    def named_by(few: int, many: int) -> list[str]:
        return [called[key] for key, names in naming.items() if few <= len(names) <= many]

    def named_only_by(column: int) -> list[str]:
        return [called[key] for key, names in naming.items() if names == {column}]

    everybody = f"{who(setting, setting.judged)} {'both' if len(columns) == 2 else 'all'} name"
    parts = [(everybody, named_by(len(columns), len(columns))), ("some name", named_by(2, len(columns) - 1))]
    parts += [(f"only {setting.articles[c].name}:", named_only_by(c)) for c in columns[:ANSWERS_TOLD]]
    return joined(*(f"{opening} {listed(names)}" for opening, names in parts if names)) or _tell_in_columns(
        setting, setting.judged
    )


_TELLERS = {
    Verdict.SINGLE: _tell_single,
    Verdict.OPEN: _tell_open,
    Verdict.CONFLICT: _tell_conflict,
    Verdict.DISPUTED: _tell_disputed,
    Verdict.AGREE: _tell_agree,
    Verdict.COMPATIBLE: _tell_compatible,
}
