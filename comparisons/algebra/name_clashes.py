"""Does a list of names clash with any of another article? Counted by name, so that no list meets every other.

Knows the table of open, closed and denied lists (`relations` has it for two) in the form of an index for
`clashes.any_clash`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

from comparisons.algebra.answers import Answer
from comparisons.algebra.names import NameList


class NamesIndex:
    """Lists of names clash as `relations` says: counted by name, so that no list meets every other list."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        self.listed: dict[str, set[Hashable]] = {}
        self.denied: dict[str, set[Hashable]] = {}
        self.in_open: dict[str, set[Hashable]] = {}
        self.in_closed: Counter[tuple[str, Hashable]] = Counter()
        self.closed: Counter[tuple[frozenset[str] | None, Hashable]] = Counter()
        for answer in answers:
            self._add(answer)
        self.only_in_open_of = Counter(next(iter(who)) for who in self.in_open.values() if len(who) == 1)

    def _add(self, answer: Answer) -> None:
        names = _names(answer)
        if not answer.denied and not names.open:
            self.closed.update((keys, who) for keys in (None, names.keys) for who in (None, (answer.party,)))
        for name in names.keys:
            if answer.denied:
                self.denied.setdefault(name, set()).add(answer.party)
                continue
            self.listed.setdefault(name, set()).add(answer.party)
            if names.open:
                self.in_open.setdefault(name, set()).add(answer.party)
            else:
                self.in_closed.update(((name, None), (name, (answer.party,))))

    def clashes(self, answer: Answer) -> bool:
        keys, party = _names(answer).keys, answer.party
        if answer.denied:
            return any(_beside(self.listed.get(name), party) for name in keys)
        if any(_beside(self.denied.get(name), party) for name in keys):
            return True
        return self._misses_a_closed(answer) if _names(answer).open else self._closed_clashes(answer)

    def _misses_a_closed(self, answer: Answer) -> bool:
        """Whether a closed list of another party lacks one of these names."""
        theirs = self._closed_of_others(None, answer.party)
        return any(
            self.in_closed[name, None] - self.in_closed[name, (answer.party,)] < theirs
            for name in _names(answer).keys
        )

    def _closed_clashes(self, answer: Answer) -> bool:
        """Whether another party has a different closed list, or an open one with a name that is not here."""
        keys, party = _names(answer).keys, answer.party
        if self._closed_of_others(None, party) > self._closed_of_others(keys, party):
            return True
        named = len(self.in_open) - self.only_in_open_of[party]
        return named > sum(_beside(self.in_open.get(name), party) for name in keys)

    def _closed_of_others(self, keys: frozenset[str] | None, party: Hashable) -> int:
        """How many closed lists other parties have, all of them or those with exactly these names."""
        return self.closed[keys, None] - self.closed[keys, (party,)]


def _names(answer: Answer) -> NameList:
    assert answer.names is not None
    return answer.names


def _beside(who: set[Hashable] | None, party: Hashable) -> bool:
    """Whether another party is among them."""
    return who is not None and len(who) > (party in who)
