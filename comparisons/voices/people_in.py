"""The names of a text and the offices beside them, taken note of before anybody is heard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from comparisons.voices.items import Item, Sentence
from comparisons.voices.mentions import Mention, is_name_part, is_small, joined, read_back
from comparisons.voices.people import People
from comparisons.voices.subjects import hangs_on, read_titled
from comparisons.voices.wordlists import roles

_BEHIND = 9
"""So many words behind a name and a comma are read for an office."""


def meet_people(sentences: Sequence[Sentence], speakers: Mapping[str, str]) -> tuple[People, list[Mention]]:
    """The people of a text, and each place outside quotations where one is named."""
    people = People(speakers)
    mentions: list[Mention] = []
    for sentence in sentences:
        if sentence.is_heading:
            continue
        for mention, place in find_names(sentence.items):
            offices = [*_read_before(sentence.items, mention), *_read_behind(sentence.items, place)]
            people.introduce(mention, offices)
            mentions.append(mention)
    people.settle()
    return people, mentions


def find_names(items: Sequence[Item]) -> Iterator[tuple[Mention, int]]:
    """Each run of words that is a name, with the place of its last word."""
    for place, item in enumerate(items):
        if not is_name_part(item, first=place == 0):
            continue
        follows = place + 1 < len(items) and joined(items[place + 1]) and not item.is_genitive
        if follows and is_name_part(items[place + 1], first=False):
            continue
        found = read_back(items, place)
        if found is not None and found[0].name:
            yield _take_title(items, found), place


def _take_title(items: Sequence[Item], found: tuple[Mention, int]) -> Mention:
    """The name with its office: of "Press Secretary of the Torian President Emil Kast" the first."""
    if not found[0].roles or not hangs_on(items, found[1]):
        return found[0]
    head = read_back(items, found[1] - 2)
    titled = read_titled(items, found, head)[0] if head is not None else found[0]
    return titled if titled.name == found[0].name else found[0]


def _read_before(items: Sequence[Item], mention: Mention) -> list[tuple[str, tuple[str, ...]]]:
    """The office before a name and a comma: "his Torian counterpart, Emil Kast"."""
    first = next((place for place, item in enumerate(items) if item.start == mention.start), 0)
    if first < 2 or items[first].gap.strip() != ",":
        return []
    found = read_back(items, first - 1)
    if found is None or found[0].name or not found[0].roles or found[0].roles[-1] not in roles():
        return []
    return [(found[0].roles[-1], found[0].modifiers)]


def _read_behind(items: Sequence[Item], place: int) -> list[tuple[str, tuple[str, ...]]]:
    """The offices of an apposition: "Oleg Tarnow, an analyst at the institute"."""
    if place + 1 >= len(items) or items[place + 1].gap.strip() != ",":
        return []
    found = []
    modifiers: list[str] = []
    for item in items[place + 1 : place + 1 + _BEHIND]:
        if not item.is_quotation and is_small(item, "pronoun", "between"):
            return []  # a clause of its own: "Belarus, the president had"
        if item.is_quotation or is_small(item, "preposition", "relative"):
            break
        if item.gap.strip() and item is not items[place + 1]:
            break
        if item.lower in roles() and not item.is_genitive:
            found.append((item.lower, tuple(modifiers)))
        elif item.is_capital and found:  # "In Sochi, President Vladimir Putin": another person
            return []
        elif item.is_capital:
            modifiers.append(item.text)
    return found
