"""How two claims stand: every pair of a table, read in both directions."""

from __future__ import annotations

import pytest

from comparisons.algebra.relations import relate
from comparisons.algebra.values import parse_date, parse_value
from comparisons.algebra.verdicts import Claim
from comparisons.tests.algebra_strategies import SCALES
from comparisons.vocabulary import Certainty, Kind, Relation

AGREE, COMPATIBLE, CONFLICT = "agree", "compatible", "conflict"

# (kind, one, other, relation); "not" before a value denies it; the point counts in Mt/year
PAIRS = [
    (Kind.DATE, "1997", "1999", CONFLICT),
    (Kind.DATE, "1997", "1997-05", COMPATIBLE),
    (Kind.DATE, "1997~", "1998", COMPATIBLE),
    (Kind.DATE, "1997~", "1996/1998", AGREE),
    (Kind.DATE, "1997?", "1997-XX", AGREE),
    (Kind.DATE, "1997/..", "../1997", COMPATIBLE),
    (Kind.DATE, "1998/..", "../1997", CONFLICT),
    (Kind.DATE, "not 1998/..", "../1997", AGREE),
    (Kind.DATE, "not 1997", "1997-05", CONFLICT),
    (Kind.DATE, "not 1997-05", "1997", COMPATIBLE),
    (Kind.DATE, "not 1997", "not 1999", COMPATIBLE),
    (Kind.DATE, "not 1998/..", "not ../1997", CONFLICT),
    (Kind.DATE, "2019-24", "2020-02-29", COMPATIBLE),
    (Kind.DATE, "2020-24", "2020-02-29", CONFLICT),
    (Kind.QUANTITY, "80", "80.23", COMPATIBLE),
    (Kind.QUANTITY, "80", "80.5", COMPATIBLE),
    (Kind.QUANTITY, "80", "80.55", CONFLICT),
    (Kind.QUANTITY, "4", "5", CONFLICT),
    (Kind.QUANTITY, "~4", "5", COMPATIBLE),
    (Kind.QUANTITY, "~4", "6", CONFLICT),
    (Kind.QUANTITY, "~100", "105", COMPATIBLE),
    (Kind.QUANTITY, "~100", "106", CONFLICT),
    (Kind.QUANTITY, "40", "40..40", AGREE),
    (Kind.QUANTITY, "40", "40.0", AGREE),
    (Kind.QUANTITY, "30..40", "40", COMPATIBLE),
    (Kind.QUANTITY, "30..40", "41", CONFLICT),
    (Kind.QUANTITY, ">=40", "<40", CONFLICT),
    (Kind.QUANTITY, ">=40", "<=40", COMPATIBLE),
    (Kind.QUANTITY, ">40", "<=40", CONFLICT),
    (Kind.QUANTITY, "not >=40", "<40", AGREE),
    (Kind.QUANTITY, "not >=40", "<=40", COMPATIBLE),
    (Kind.QUANTITY, "not 40", "40.0", CONFLICT),
    (Kind.QUANTITY, "not 40.0", "40", COMPATIBLE),
    (Kind.QUANTITY, "24", "2 Mt/month", AGREE),
    (Kind.QUANTITY, "~24", "~2 Mt/month", AGREE),
    (Kind.QUANTITY, "25", "2 Mt/month", COMPATIBLE),
    (Kind.QUANTITY, "not 24", "not 2 Mt/month", AGREE),
    (Kind.QUANTITY, "not 24", "2 Mt/month", COMPATIBLE),
    (Kind.QUANTITY, ">=1000000000", "<1000000000.5", CONFLICT),
    (Kind.QUANTITY, ">=1000000000", "<1000000005", COMPATIBLE),
    (Kind.QUANTITY, "24000000000", "24000000001", AGREE),
    (Kind.QUANTITY, "24000000000", "24000000100", CONFLICT),
    (Kind.QUANTITY, "24000000000", "24000000000", AGREE),
    (Kind.NAMES, "a b", "b a", AGREE),
    (Kind.NAMES, "a b", "a", CONFLICT),
    (Kind.NAMES, "a ...", "b ...", COMPATIBLE),
    (Kind.NAMES, "a ...", "a ...", AGREE),
    (Kind.NAMES, "a ...", "a b", COMPATIBLE),
    (Kind.NAMES, "a ...", "a", COMPATIBLE),
    (Kind.NAMES, "a c ...", "a b", CONFLICT),
    (Kind.NAMES, "", "", AGREE),
    (Kind.NAMES, "", "a", CONFLICT),
    (Kind.NAMES, "", "a ...", CONFLICT),
    (Kind.NAMES, "not a", "", COMPATIBLE),
    (Kind.NAMES, "not a", "a b", CONFLICT),
    (Kind.NAMES, "not a", "b ...", COMPATIBLE),
    (Kind.NAMES, "not a ...", "not a", AGREE),
    (Kind.NAMES, "not a", "not b", COMPATIBLE),
    (Kind.CHOICE, "agreed", "on-transit", COMPATIBLE),
    (Kind.CHOICE, "on-gas", "on-transit", CONFLICT),
    (Kind.CHOICE, "not agreed", "failed", AGREE),
    (Kind.CHOICE, "not agreed", "on-transit", CONFLICT),
    (Kind.CHOICE, "not on-transit", "on-oil", COMPATIBLE),
    (Kind.CHOICE, "not agreed", "not failed", CONFLICT),
    (Kind.YESNO, "yes", "yes", AGREE),
    (Kind.YESNO, "yes", "no", CONFLICT),
    (Kind.TEXT, "a word", "a word", "incomparable"),
]


def _claim(
    kind: Kind, said: str, as_of: str | None = None, certainty: Certainty = Certainty.ASSERTED
) -> Claim:
    written = said.removeprefix("not ")
    value = parse_value(written.split() if kind is Kind.NAMES else written, SCALES[kind])
    denied = said.startswith("not ")
    return Claim(
        0, "a", value, Certainty.DENIED if denied else certainty, as_of=parse_date(as_of) if as_of else None
    )


@pytest.mark.parametrize(("kind", "one", "other", "relation"), PAIRS, ids=[f"{p[1]} | {p[2]}" for p in PAIRS])
def test_two_claims_stand_so_in_both_directions(kind: Kind, one: str, other: str, relation: str) -> None:
    ours, theirs = _claim(kind, one), _claim(kind, other)
    assert relate(ours, theirs) is relate(theirs, ours) is Relation(relation)


@pytest.mark.parametrize(
    ("one", "other", "comparable"),
    [
        (None, "2019", True),
        ("2019", "2019-05", True),
        ("2019", "2020", False),
        ("2019/..", "2021", True),
        ("../2019", "2020", False),
        ("../2019", "2018/..", True),
        ("2020-02-29/..", "2020-02", True),
        ("2020-03-01/..", "2020-02", False),
    ],
)
def test_only_overlapping_times_are_compared(one: str | None, other: str | None, comparable: bool) -> None:
    relation = relate(_claim(Kind.YESNO, "yes", one), _claim(Kind.YESNO, "no", other))
    assert (relation is Relation.CONFLICT) is comparable
    assert (relation is Relation.INCOMPARABLE) is not comparable


@pytest.mark.parametrize("certainty", [Certainty.HEDGED, Certainty.PREDICTED])
def test_hedging_and_predicting_leave_the_value_as_it_is(certainty: Certainty) -> None:
    assert relate(_claim(Kind.DATE, "1997", certainty=certainty), _claim(Kind.DATE, "1997")) is Relation.AGREE
    assert (
        relate(_claim(Kind.DATE, "1997", certainty=certainty), _claim(Kind.DATE, "1999")) is Relation.CONFLICT
    )


def test_values_of_two_kinds_are_not_compared() -> None:
    assert relate(_claim(Kind.DATE, "1997"), _claim(Kind.QUANTITY, "1997")) is Relation.INCOMPARABLE
