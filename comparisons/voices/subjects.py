"""To whom a verb belongs: the noun phrase that is its subject, before it or, turned round, behind it.

It knows the order of words in an English sentence, and no verb. Where the subject stands with an earlier
verb of the sentence it says so (`INHERITED`); where it finds none it says none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from comparisons.voices.items import Item
from comparisons.voices.mentions import Mention, is_adverb, is_small, joined, may_describe, read_back, read_on
from comparisons.voices.wordlists import reporting_verbs, roles

SEVERAL: Final = Mention(-2, -2)
"""The subject is more than one ("both Mirov and Halek said"), or there is one that no rule can read."""

INHERITED: Final = Mention(-1, -1)
"""The subject is that of the verb before: "rejected it and said", "said ..., adding"."""

_ASIDE: Final = 12

_CLAUSE: Final = 14
"""A relative clause between a subject and its verb has so many words at most."""

_CONTENT: Final = frozenset({"fact", "idea", "news", "view", "belief", "hope", "fear", "rumour", "notion"})
"""Nouns whose "that" begins what they are about: "the fact that"."""


def find_subject(items: Sequence[Item], verb: int) -> tuple[Mention, int] | None:
    """The subject before a verb and the place of its first word."""
    place, commas = _skip_small(items, verb)
    if place < 0 or items[place].is_quotation:
        return None
    if is_small(items[place], "coordinating") and commas == 0:
        return INHERITED, place
    if commas % 2 == 0 or _is_enclosed(items, place, verb):
        return _read_antecedent(items, place) or _read_direct(items, place)
    return _read_over(items, place)


def _read_antecedent(items: Sequence[Item], last: int) -> tuple[Mention, int] | None:
    """The head of a relative clause that ends here: of "the firm that runs the ferries denied" the firm."""
    place = _find_relative(items, last)
    if place < 1:
        return None
    head = _read_direct(items, place - 1)
    if head is None or items[place - 1].lower in _CONTENT or items[place - 1].lower in reporting_verbs():
        return None
    start = head[1]
    begins = start == 0 or "," in items[start].gap or is_small(items[start - 1], "conjunction")
    return head if begins or items[start - 1].is_quotation else None


def _find_relative(items: Sequence[Item], last: int) -> int:
    """Where a relative pronoun is the subject of all words up to `last`, or -1."""
    for place in range(last, max(0, last - _CLAUSE), -1):
        item = items[place]
        if item.is_quotation or not joined(item):
            return -1
        if item.lower in ("who", "which", "that", "whose"):
            return place if place == last or _opens_with_verb(items, place) else -1
        if item.lower in reporting_verbs() or is_small(item, "conjunction"):
            return -1
    return -1


def _opens_with_verb(items: Sequence[Item], relative: int) -> bool:
    first = items[relative + 1]
    if items[relative].lower == "whose":
        return True
    if first.is_quotation or first.is_capital or is_small(first, "determiner", "pronoun", "first"):
        return False
    if items[relative].lower != "that":
        return True
    agrees = items[relative - 1].lower.endswith("s") != first.lower.endswith(
        "s"
    )  # firms that run, a firm that runs
    governs = is_small(items[relative + 2], "determiner")  # that built the bridge
    verbal = governs or agrees or is_small(first, "finite", "between") or first.lower.endswith("ed")
    return verbal and first.lower not in roles()


def _skip_small(items: Sequence[Item], verb: int) -> tuple[int, int]:
    """The last place before the verb that is no auxiliary, adverb or day, and the commas passed."""
    place, commas = verb - 1, items[verb].gap.count(",")
    while place >= 0 and _may_be_skipped(items, place):
        commas += items[place].gap.count(",")
        place -= 1
    return place, commas


def _may_be_skipped(items: Sequence[Item], place: int) -> bool:
    item = items[place]
    if item.is_quotation or ":" in items[place + 1].gap:
        return False
    if is_small(item, "between", "calendar") or (is_adverb(item) and not item.is_capital):
        return True
    return item.lower in ("on", "in") and is_small(items[place + 1], "calendar")


def _is_enclosed(items: Sequence[Item], place: int, verb: int) -> bool:
    """Whether what was skipped stands between two commas: "Mirov, however, said"."""
    return place + 1 < verb and "," in items[place + 1].gap and "," in items[verb].gap


def _read_direct(items: Sequence[Item], last: int) -> tuple[Mention, int] | None:
    item = items[last]
    if item.lower in ("who", "which"):
        return _read_direct(items, last - 1) if last else None
    found = read_back(items, last)
    if found is not None and _is_verb(items, last):
        return SEVERAL, found[1]
    for _ in range(3):  # a spokesman for the ministry in Minsk
        if found is None or not hangs_on(items, found[1]):
            return (SEVERAL, found[1]) if found is not None and _is_joined(items, found) else found
        last = found[1] - 2
        if last > 0 and items[last].lower.endswith(("ed", "en")):  # documents seen by the paper
            last -= 1
        last -= last > 0 and is_small(items[last], "preposition")  # a source close to the firm
        head = read_back(items, last)
        found = read_titled(items, found, head) if head is not None else None
    return found


def _is_verb(items: Sequence[Item], last: int) -> bool:
    """Whether no noun ends here, but the verb of "the group that the minister founded"."""
    if items[last].is_capital or not items[last].lower.endswith("ed") or items[last].lower in roles():
        return False
    return last > 0 and not is_small(items[last - 1], "determiner")


def _is_joined(items: Sequence[Item], found: tuple[Mention, int]) -> bool:
    """Whether "and" joins a name to another one before it."""
    start = found[1]
    for place in range(start - 1, max(0, start - 4), -1):  # both Mirov and the city's mayor Ilse Moran
        if not joined(items[place + 1]) or items[place].is_quotation:
            return False
        if items[place].lower == "and":
            return bool(found[0].name) and items[place - 1].is_capital and joined(items[place])
    return False


def read_titled(
    items: Sequence[Item], found: tuple[Mention, int], head: tuple[Mention, int]
) -> tuple[Mention, int]:
    """The head of the two, or the name behind an office without article: "Minister of Energy Oleg Tarnow"."""
    office, start = head
    if not found[0].name or office.name or office.pronoun or not items[start].is_capital:
        return head
    if is_small(items[start], "determiner"):
        return head
    return replace(found[0], roles=office.roles, modifiers=office.modifiers), start


def hangs_on(items: Sequence[Item], start: int) -> bool:
    """Whether a preposition before the phrase makes it part of a larger one."""
    if start < 1 or not joined(items[start]):
        return False
    before = items[start - 1]
    return is_small(before, "preposition") and not is_small(before, "subordinating")


def _read_over(items: Sequence[Item], last: int) -> tuple[Mention, int] | None:
    """The subject before a parenthesis that ends at the verb: "Mirov, the energy minister, said"."""
    start = last
    while start > 0 and "," not in items[start].gap:
        start -= 1
    if start == 0 or items[start - 1].is_quotation:
        return None
    head = _read_direct(items, start - 1)
    aside = read_on(items, start, last)
    if aside is not None and aside.name and (head is None or not head[0].name):
        return aside, head[1] if head else start
    if head is not None:
        return head
    return _read_over(items, start - 1) if start > 1 else None


def find_inverted(items: Sequence[Item], verb: int) -> Mention | None:
    """The subject behind a verb that follows a quotation: "said Mirov"."""
    if verb + 1 >= len(items) or not joined(items[verb + 1]):
        return None
    found = read_on(items, verb + 1, len(items) - 1)
    return found and find_named_behind(items, found)


def find_named_behind(items: Sequence[Item], mention: Mention) -> Mention:
    """Who is named behind a description: "the mayor, Ilse Moran", "the envoy of Toria, Artur Venn"."""
    if mention.name or mention.pronoun or not mention.roles:
        return mention
    first = next((place for place, item in enumerate(items) if item.start > mention.end), len(items))
    if mention.roles[-1] not in roles():
        return _read_directly_behind(items, first) or mention
    for place in range(first, min(first + _ASIDE, len(items))):
        item = items[place]
        if item.is_quotation or item.gap.strip() not in ("", ","):
            return mention
        if "," in item.gap:
            named = read_on(items, place, len(items) - 1) if item.is_capital else None
            return _add_office(named, mention) if named is not None and named.name else mention
        if not (item.is_capital or is_small(item, "preposition", "determiner")):
            return mention
    return mention


def _read_directly_behind(items: Sequence[Item], first: int) -> Mention | None:
    """The full name behind a noun that is no known office: "the harbour master, Anton Mirov"."""
    if first >= len(items) or items[first].gap.strip() != "," or not items[first].is_capital:
        return None
    named = read_on(items, first, len(items) - 1)
    return named if named is not None and " " in named.name else None


def _add_office(named: Mention, office: Mention) -> Mention:
    return replace(
        named, roles=(*named.roles, *office.roles), modifiers=(*named.modifiers, *office.modifiers)
    )


def find_main_subject(items: Sequence[Item], before: int) -> Mention | None:
    """The subject with which a sentence begins, if it is a name, a pronoun or a known office."""
    place = 0
    while place < before:
        if not (is_introduction(items, place) or items[place].is_quotation):
            found = read_on(items, place, before - 1)
            if found is not None and (found.pronoun or (found.name and _is_led_to(items, place, found))):
                return found
            return _read_role(items, place, before)
        place = next((later for later in range(place + 1, before) if "," in items[later].gap), before)
    return None


def _is_led_to(items: Sequence[Item], first: int, mention: Mention) -> bool:
    """Whether a name is all of the phrase or an office stands before it: not "the council met Lena Dorn"."""
    leading = [item for item in items[first : first + _ASIDE] if item.start < mention.start]
    return all(item.is_capital or may_describe(item) for item in leading)


def is_introduction(items: Sequence[Item], place: int) -> bool:
    """Whether what begins here only leads to the subject: "In May", "Growing angrier and angrier"."""
    item = items[place]
    if is_small(item, "preposition", "conjunction", "between") or is_adverb(item):
        return True
    return item.lower.endswith(("ing", "ed")) and not item.is_capital and place == 0


def _read_role(items: Sequence[Item], first: int, before: int) -> Mention | None:
    for place in range(first, min(first + 5, before)):
        if place > first and not joined(items[place]):
            return None
        if items[place].lower in roles() and not _is_role_next(items, place + 1, before):
            found = read_back(items, place, first)
            return find_named_behind(items[:before], found[0]) if found else None
    return None


def _is_role_next(items: Sequence[Item], place: int, before: int) -> bool:
    """Whether the office goes on: of "the opposition leader" the leader is meant."""
    return place < before and joined(items[place]) and items[place].lower in roles()
