"""How two claims on one point stand.

Knows sets: what two values share, and what a denial leaves over. Refuses to know who is right, how likely
anything is, and what lies outside these two claims.
"""

from __future__ import annotations

from typing import Protocol

from comparisons.algebra.names import NameList
from comparisons.algebra.quantities import Form, Quantity
from comparisons.algebra.spans import Pieces, Span, complement, settle, settle_span, share
from comparisons.algebra.values import DateValue, Value
from comparisons.vocabulary import Certainty, Kind, Relation

Amount = tuple[Form, tuple[float, float], bool]


class Claimed(Protocol):
    """What two claims must have to be compared."""

    @property
    def value(self) -> Value: ...
    @property
    def certainty(self) -> Certainty: ...
    @property
    def as_of(self) -> DateValue | None: ...


def relate(one: Claimed, other: Claimed) -> Relation:
    """How two claims on one point stand. Symmetric, and defined for any two claims."""
    if (
        one.value.kind is not other.value.kind
        or one.value.kind is Kind.TEXT
        or not same_time(one.as_of, other.as_of)
    ):
        return Relation.INCOMPARABLE
    if isinstance(one.value.detail, NameList) and isinstance(other.value.detail, NameList):
        return _relate_names(one.value.detail, is_denied(one), other.value.detail, is_denied(other))
    return _relate_sets(one, other)


def same_time(one: DateValue | None, other: DateValue | None) -> bool:
    """Whether two `as of` times overlap; a claim without one overlaps with every time."""
    if one is None or other is None:
        return True
    apart = (
        (one.last is not None and other.first is not None and one.last < other.first),
        (other.last is not None and one.first is not None and other.last < one.first),
    )
    return not any(apart)


def is_denied(claim: Claimed) -> bool:
    return claim.certainty is Certainty.DENIED


def _relate_sets(one: Claimed, other: Claimed) -> Relation:
    spans = [claim.value.span for claim in (one, other)]
    moved = settle(cut for span in spans if span for cut in (span.low, span.high))
    ours, theirs = denote(one, moved), denote(other, moved)
    if not share(ours, theirs):
        return Relation.CONFLICT
    return Relation.AGREE if ours == theirs or same_amount(one, other) else Relation.COMPATIBLE


def denote(claim: Claimed, moved: dict[float, float]) -> Pieces:
    """The set that a claim denotes, its numbers settled: the value's stretch, or what a denial leaves."""
    span: Span = claim.value.span or claim.value.whole
    if moved:
        span = settle_span(span, moved)
    return complement(span, claim.value.whole) if is_denied(claim) else (span,)


def same_amount(one: Claimed, other: Claimed) -> bool:
    """Whether two quantities are the same written amount after conversion: 24 Mt/year and 2 Mt/month."""
    ours, theirs = amount_of(one), amount_of(other)
    if ours is None or theirs is None:
        return False
    moved = settle((number, 0) for amount in (ours, theirs) for number in amount[1])
    return settle_amount(ours, moved) == settle_amount(theirs, moved)


def amount_of(claim: Claimed) -> Amount | None:
    """The written amount of a quantity in the point's unit, and whether it is denied."""
    detail = claim.value.detail
    return (detail.form, detail.numbers, is_denied(claim)) if isinstance(detail, Quantity) else None


def settle_amount(amount: Amount, moved: dict[float, float]) -> Amount:
    form, (low, high), denied = amount
    return form, (moved.get(low, low), moved.get(high, high)), denied


def _relate_names(ours: NameList, we_deny: bool, theirs: NameList, they_deny: bool) -> Relation:
    if we_deny or they_deny:
        return _relate_denied(ours, theirs, both=we_deny and they_deny)
    if ours.open and theirs.open:
        return Relation.AGREE if ours.keys == theirs.keys else Relation.COMPATIBLE
    if not (ours.open or theirs.open):
        return Relation.AGREE if ours.keys == theirs.keys else Relation.CONFLICT
    some, exactly = (ours, theirs) if ours.open else (theirs, ours)
    return Relation.COMPATIBLE if some.keys <= exactly.keys else Relation.CONFLICT


def _relate_denied(ours: NameList, theirs: NameList, *, both: bool) -> Relation:
    if both:
        return Relation.AGREE if ours.keys == theirs.keys else Relation.COMPATIBLE
    return Relation.COMPATIBLE if ours.keys.isdisjoint(theirs.keys) else Relation.CONFLICT
