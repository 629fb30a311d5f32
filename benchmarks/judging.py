"""How judging grows: with the number of points, and with the number of claims on one point.

Pure Python, no database. Run it (`python -m benchmarks.judging`), or call `measure_points` and
`measure_growth` from other benchmarks. Times are of the processor, not of the clock. The machine is shared,
so what is asserted elsewhere are ratios: twice the claims must not cost much more than twice the time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from comparisons.algebra.values import DateValue, Scale, parse_date, parse_value
from comparisons.algebra.verdicts import Article, Claim, Question, judge
from comparisons.vocabulary import Certainty, Kind

KINDS = (Kind.DATE, Kind.DATE, Kind.QUANTITY, Kind.NAMES, Kind.YESNO)
CERTAINTIES = (*[Certainty.ASSERTED] * 5, Certainty.HEDGED, Certainty.PREDICTED, Certainty.DENIED)
VOICES = (None, None, None, "pompeo", "novak")


@dataclass(frozen=True)
class Growth:
    """Seconds of the processor for a load, for twice that load, and their ratio."""

    once: float
    twice: float

    @property
    def ratio(self) -> float:
        return self.twice / self.once


def make_question(
    claims: int, articles: int, random: Random, *, kind: Kind | None = None, timed: bool = False
) -> Question:
    """A point of a given or random kind with mixed claims; `timed` gives each claim a time of its own."""
    kind = kind or random.choice(KINDS)
    scale = Scale(kind)
    listed = [Article(f"article-{n}", f"Article {n}", f"source-{n}") for n in range(articles)]
    return Question(
        scale=scale,
        claims=[_make_claim(n, random.choice(listed).slug, scale, random, timed) for n in range(claims)],
        articles=listed,
    )


def _make_claim(id: int, article: str, scale: Scale, random: Random, timed: bool) -> Claim:
    certainty = random.choice(CERTAINTIES)
    if scale.kind is Kind.YESNO and certainty is Certainty.DENIED:
        certainty = Certainty.HEDGED
    value = parse_value(_WRITERS[scale.kind](random), scale)
    as_of = _write_month(random) if timed else None
    return Claim(id, article, value, certainty, random.choice(VOICES), as_of=as_of)


def _write_month(random: Random) -> DateValue:
    return parse_date(f"{random.randint(1900, 2020)}-{random.randint(1, 12):02}")


def _write_date(random: Random) -> str:
    year = random.randint(1990, 2005)
    return random.choice(
        [f"{year}", f"{year}-0{random.randint(1, 9)}", f"{year}/..", f"{year}~", f"{year // 10}X"]
    )


def _write_quantity(random: Random) -> str:
    number = random.randint(1, 500)
    return random.choice([f"{number}", f"~{number}", f">={number}", f"{number}..{number + 30}"])


def _write_names(random: Random) -> list[str]:
    return [*random.choices("abcdefghij", k=random.randint(1, 4)), "..."]


_WRITERS: dict[Kind, Callable[[Random], str | list[str]]] = {
    Kind.DATE: _write_date,
    Kind.QUANTITY: _write_quantity,
    Kind.NAMES: _write_names,
    Kind.YESNO: lambda random: random.choice(["yes", "no"]),
}


def seconds_to_judge(questions: Sequence[Question], best_of: int = 1) -> float:
    """Seconds of the processor for judging all of them once, the best of several runs."""
    runs = []
    for _ in range(best_of):
        began = time.process_time()
        for question in questions:
            judge(question)
        runs.append(time.process_time() - began)
    return min(runs)


def measure_points(points: int = 20_000, claims_each: int = 5, seed: int = 1997) -> float:
    """Seconds for judging many small points (by default 100 000 claims on 20 000 points)."""
    random = Random(seed)
    return seconds_to_judge([make_question(claims_each, 8, random) for _ in range(points)])


def measure_point(claims: int = 300, articles: int = 300, points: int = 20, seed: int = 1997) -> float:
    """Seconds for judging one large point, the mean of several."""
    random = Random(seed)
    questions = [make_question(claims, articles, random) for _ in range(points)]
    return seconds_to_judge(questions, best_of=3) / points


def measure_growth(claims: int = 1_000, *, timed: bool = False, seed: int = 1997) -> Growth:
    """How judging one point of each kind compares with judging them with twice the claims.

    A little over 2 is to be expected: more claims have more positions, and a vague claim is in many.
    """

    def seconds(size: int) -> float:
        random = Random(seed)
        questions = [make_question(size, size, random, kind=kind, timed=timed) for kind in KINDS]
        return seconds_to_judge(questions, best_of=3)

    return Growth(seconds(claims), seconds(2 * claims))


def measure_growth_in_points(points: int = 2_000, claims_each: int = 5, seed: int = 1997) -> Growth:
    """How judging so many small points compares with judging twice as many: 2, but for noise."""
    random = Random(seed)
    questions = [make_question(claims_each, 8, random) for _ in range(2 * points)]
    return Growth(seconds_to_judge(questions[:points], best_of=3), seconds_to_judge(questions, best_of=3))


def run() -> None:
    """Print how judging grows."""
    print(f"100 000 claims on 20 000 points: {measure_points():.1f} s")
    print(f"twice the points: {measure_growth_in_points().ratio:.2f} times the time")
    print(f"one point of 300 claims: {measure_point() * 1000:.1f} ms")
    print(f"twice the claims on a point: {measure_growth().ratio:.2f} times the time")
    print(f"twice the claims, each with its time: {measure_growth(timed=True).ratio:.2f} times the time")


if __name__ == "__main__":
    run()
