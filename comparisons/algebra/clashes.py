"""Does any answer clash with one of another article? Found without looking at all pairs.

Knows how to put answers into an index that tells of one answer whether it clashes with any of another
party, and how to respect times: only answers whose `as of` overlap are compared. Refuses to know what
follows from a clash. `relations` says what conflicts; the tests hold the two together.

With n answers the search takes n log n steps; n log^2 n where the times differ.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from functools import cached_property
from typing import Protocol

from comparisons.algebra.answers import Answer, parties
from comparisons.algebra.spans import Cut


class Index(Protocol):
    """Answers, arranged so as to say whether one more clashes with any of them of another party."""

    def __init__(self, answers: Sequence[Answer]) -> None: ...
    def clashes(self, answer: Answer) -> bool: ...


def any_clash(ours: Sequence[Answer], theirs: Sequence[Answer], index: type[Index]) -> bool:
    """Whether one of ours and one of theirs, of different parties and overlapping times, clash."""
    if not ours or not theirs:
        return False
    if all_meet(ours, theirs):
        arranged = index(theirs)
        return any(arranged.clashes(answer) for answer in ours)
    return _any_ahead(ours, theirs, index) or (ours is not theirs and _any_ahead(theirs, ours, index))


def all_meet(ours: Sequence[Answer], theirs: Sequence[Answer]) -> bool:
    """Whether the time of each of ours overlaps with that of each of theirs."""
    if ours is theirs:
        return max([a.first for a in ours]) <= min([a.last for a in ours])
    return max(a.first for a in ours) <= min(a.last for a in theirs) and max(a.first for a in theirs) <= min(
        a.last for a in ours
    )


def _any_ahead(ours: Sequence[Answer], theirs: Sequence[Answer], index: type[Index]) -> bool:
    """The same, where the time of theirs begins within that of ours.

    Of two overlapping times one begins within the other, so that both directions find every pair.
    """
    ordered = sorted(theirs, key=lambda answer: answer.first)
    begins = [answer.first for answer in ordered]
    blocks = _Blocks(ordered, index)
    return any(
        block.clashes(answer)
        for answer in ours
        for block in blocks.cover(bisect_left(begins, answer.first), bisect_right(begins, answer.last))
    )


class _Blocks:
    """Indexes over stretches of a list whose lengths are powers of two, made when they are asked for."""

    def __init__(self, answers: Sequence[Answer], index: type[Index]) -> None:
        self.answers = answers
        self.index = index
        self.made: dict[tuple[int, int], Index] = {}

    def cover(self, start: int, stop: int) -> Iterator[Index]:
        """The blocks that together are answers[start:stop], at most two of each length."""
        while start < stop:
            length = (start & -start) or 1 << len(self.answers).bit_length()
            while length > stop - start:
                length //= 2
            if (start, length) not in self.made:
                self.made[start, length] = self.index(self.answers[start : start + length])
            yield self.made[start, length]
            start += length


class AnyIndex:
    """Any two answers of different parties clash: are there two that can be compared at all?"""

    def __init__(self, answers: Sequence[Answer]) -> None:
        self.parties = parties(answers)

    def clashes(self, answer: Answer) -> bool:
        return len(self.parties) > (answer.party in self.parties)


class DifferenceIndex:
    """Answers that do not agree clash. Counted: those of others, less those with the same set or amount."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        self.counts: Counter[Hashable] = Counter()
        for answer in answers:
            self.counts.update(self._keys(answer, None))
            self.counts.update(self._keys(answer, (answer.party,)))

    @staticmethod
    def _keys(answer: Answer, party: Hashable) -> list[Hashable]:
        all_of, set_of = (party,), (party, "set", answer.set_key)
        if answer.amount is None:
            return [all_of, set_of]
        both = party, "both", answer.set_key, answer.amount
        return [all_of, set_of, (party, "amount", answer.amount), both]

    def clashes(self, answer: Answer) -> bool:
        return self._differing(answer, None) > self._differing(answer, (answer.party,))

    def _differing(self, answer: Answer, party: Hashable) -> int:
        total, same, *more = (self.counts[key] for key in self._keys(answer, party))
        return total - same - (more[0] - more[1] if more else 0)


class Best:
    """The greatest cut seen, and the greatest among those of other parties than its own."""

    __slots__ = ("cut", "others", "party")

    def __init__(self) -> None:
        self.cut: Cut | None = None
        self.party: Hashable = None
        self.others: Cut | None = None

    def add(self, cut: Cut, party: Hashable) -> None:
        if self.cut is None or cut > self.cut:
            if party != self.party:
                self.others = self.cut
            self.cut, self.party = cut, party
        elif party != self.party and (self.others is None or cut > self.others):
            self.others = cut

    def beside(self, party: Hashable) -> Cut | None:
        """The greatest cut of another party."""
        return self.others if party == self.party else self.cut

    def copy(self) -> Best:
        twin = Best()
        twin.cut, twin.party, twin.others = self.cut, self.party, self.others
        return twin


def _turned(cut: Cut) -> Cut:
    """The cut mirrored at zero, so that the least becomes the greatest."""
    return -cut[0], -cut[1]


class SpanIndex:
    """Sets on a line clash where they share nothing.

    One stretch misses another if it ends before the other begins: the first end and the last beginning of
    other parties tell. It misses a set of two stretches (a denied interval) if it lies within the gap. Two
    sets of two stretches always share their outer parts.
    """

    def __init__(self, answers: Sequence[Answer]) -> None:
        self.whole = [answer for answer in answers if len(answer.pieces) == 1]
        self.split = [answer for answer in answers if len(answer.pieces) == 2]
        self.first_end, self.last_begin = Best(), Best()
        for answer in self.whole:
            self.first_end.add(_turned(answer.pieces[0].high), answer.party)
            self.last_begin.add(answer.pieces[0].low, answer.party)

    def clashes(self, answer: Answer) -> bool:
        if len(answer.pieces) != 1:
            return bool(self.whole) and self._one_in_gap(answer)
        low, high = answer.pieces[0].low, answer.pieces[0].high
        end, begin = self.first_end.beside(answer.party), self.last_begin.beside(answer.party)
        apart = (end is not None and _turned(end) <= low) or (begin is not None and begin >= high)
        return apart or (bool(self.split) and self._in_a_gap(low, high, answer.party))

    @cached_property
    def _gaps(self) -> tuple[list[Cut], list[Best]]:
        """Where the gaps begin, in order, and up to each the one that reaches farthest."""
        ordered = sorted(self.split, key=lambda answer: answer.pieces[0].high)
        return [a.pieces[0].high for a in ordered], _running([(a.pieces[1].low, a.party) for a in ordered])

    def _in_a_gap(self, low: Cut, high: Cut, party: Hashable) -> bool:
        begins, farthest = self._gaps
        place = bisect_right(begins, low)
        reach = farthest[place - 1].beside(party) if place else None
        return reach is not None and reach >= high

    @cached_property
    def _from_the_top(self) -> tuple[list[Cut], list[Best]]:
        """Where the stretches begin, mirrored and so from the top down, and up to each the first end."""
        ordered = sorted(self.whole, key=lambda answer: answer.pieces[0].low, reverse=True)
        return (
            [_turned(a.pieces[0].low) for a in ordered],
            _running([(_turned(a.pieces[0].high), a.party) for a in ordered]),
        )

    def _one_in_gap(self, answer: Answer) -> bool:
        gap_begin, gap_end = answer.pieces[0].high, answer.pieces[1].low
        begins, first_ends = self._from_the_top
        place = bisect_right(begins, _turned(gap_begin))
        end = first_ends[place - 1].beside(answer.party) if place else None
        return end is not None and _turned(end) <= gap_end


def _running(cuts: Sequence[tuple[Cut, Hashable]]) -> list[Best]:
    """After each cut, the best so far."""
    best, found = Best(), []
    for cut, party in cuts:
        best.add(cut, party)
        found.append(best.copy())
    return found
