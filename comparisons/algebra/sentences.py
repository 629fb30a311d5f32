"""The parts of a reason: who says what, quoting whom, in how many words.

Knows how to put articles, values and speakers into a sentence and where to stop listing. Refuses to know the
verdict; `reasons` does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from comparisons.algebra.answers import Answer
from comparisons.algebra.claims import Article, Question
from comparisons.algebra.origins import name_of
from comparisons.algebra.positions import Stand
from comparisons.algebra.values import display_value, display_when
from comparisons.vocabulary import Certainty

ARTICLES_TOLD = 5
ANSWERS_TOLD = 6


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence needs: the question, its articles in column order, the answers judged on and how they
    stand."""

    question: Question
    articles: Sequence[Article]
    judged: Sequence[Answer]
    stands: Sequence[Stand]


Order = Callable[[Answer], object]


def by_value(answer: Answer) -> tuple[object, ...]:
    """What is said before what is denied, from low to high; lists of names in column order."""
    return (answer.denied, tuple((piece.low, piece.high) for piece in answer.pieces), answer.column)


def by_column(answer: Answer) -> int:
    return answer.column


@dataclass(frozen=True, slots=True)
class Statement:
    """Answers that are put alike, and how."""

    answers: tuple[Answer, ...]
    said: str


def group_statements(setting: Setting, answers: Iterable[Answer], order: Order) -> list[Statement]:
    """The answers in an order, those that say the same at the same time as one statement."""
    alike: dict[object, list[Answer]] = {}
    said: dict[object, str] = {}
    for answer in sorted(answers, key=order):  # type: ignore[arg-type]
        text = _say(answer, setting)
        key = (answer.set_key, answer.first, answer.last) if answer.names else text
        said.setdefault(key, text)
        alike.setdefault(key, []).append(answer)
    return [Statement(tuple(answers), said[key]) for key, answers in alike.items()]


def _say(answer: Answer, setting: Setting) -> str:
    text = display_value(answer.claim.value, setting.question.scale)
    when = f" ({display_when(answer.claim.as_of)})" if answer.claim.as_of else ""
    return f"{'not ' if answer.denied else ''}{text}{when}"


def tell(setting: Setting, statements: Sequence[Statement], manner: str = "") -> str:
    """ "WSWS: 1997; RT and CDMedia: 1999"; with a manner "RT, less precisely: 30 to 40 %"."""
    told = [f"{who(setting, s.answers)}{manner}: {s.said}" for s in statements[:ANSWERS_TOLD]]
    more = len(statements) - ANSWERS_TOLD
    return "; ".join([*told, f"and {more} more {'answer' if more == 1 else 'answers'}"] if more > 0 else told)


def tell_by_voice(setting: Setting, order: Order) -> str:
    """ "A, quoting Lukashenko: 40 %; B itself: 50 %"."""
    voices: dict[tuple[str, str], list[Answer]] = {}
    for statement in group_statements(setting, setting.judged, order):
        for answer in statement.answers:
            voices.setdefault((statement.said, _voice(answer, setting)), []).append(answer)
    told = [f"{_with_voice(setting, answers, voice)}: {said}" for (said, voice), answers in voices.items()]
    more = len(told) - ANSWERS_TOLD
    return "; ".join([*told[:ANSWERS_TOLD], f"and {more} more"] if more > 0 else told)


def _voice(answer: Answer, setting: Setting) -> str:
    speaker = answer.claim.voice
    return "" if speaker is None else f", quoting {name_of(speaker, setting.question.speakers)}"


def _with_voice(setting: Setting, answers: Sequence[Answer], voice: str) -> str:
    itself = " itself" if len({answer.column for answer in answers}) == 1 else " themselves"
    return who(setting, answers) + (voice or itself)


def who(setting: Setting, answers: Iterable[Answer]) -> str:
    """The articles of these answers, by name in column order."""
    columns = sorted({answer.column for answer in answers})
    return listed([setting.articles[column].name for column in columns], ARTICLES_TOLD)


def listed(names: Sequence[str], most: int = ANSWERS_TOLD) -> str:
    """ "WSWS, RT and CDMedia", or the first few "and 7 others"."""
    if len(names) > most + 1:
        names = [*names[:most], f"{len(names) - most} others"]
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def quoting(setting: Setting) -> str:
    """ "both quoting Pompeo", where all claims have one and the same speaker, who has a name."""
    voices = {(answer.claim.voice, answer.claim.anonymous) for answer in setting.judged}
    if len(voices) > 1:
        return ""
    speaker, anonymous = voices.pop()
    if speaker is None or anonymous:
        return ""
    articles = len({answer.column for answer in setting.judged})
    return f"{'both' if articles == 2 else 'all'} quoting {name_of(speaker, setting.question.speakers)}"


def hedging(setting: Setting) -> str:
    """ "RT hedges"."""
    hedged = [answer for answer in setting.judged if answer.claim.certainty is Certainty.HEDGED]
    columns = {answer.column for answer in hedged}
    return f"{who(setting, hedged)} {'hedges' if len(columns) == 1 else 'hedge'}" if hedged else ""


def joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
