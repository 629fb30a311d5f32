"""Who is meant by the words beside a verb: a name, somebody described, a pronoun.

It reads one noun phrase leftwards or rightwards from a given word, within a sentence, and refuses to know who
that is: `people` knows. A phrase that it cannot read is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from comparisons.voices.items import Item
from comparisons.voices.wordlists import plain_words, roles

LONGEST: Final = 6
"""A noun phrase has so many words before its noun at most; a longer one is not read."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody in the text: by name ("" if only described), with the nouns that describe them."""

    start: int
    end: int
    name: str = ""
    roles: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    """Words with a capital before the role: "Russian" of "the Russian president"."""
    pronoun: str = ""
    definite: bool = False
    """"the analyst", not "an analyst" nor "his analyst"."""


def is_small(item: Item, *kinds: str) -> bool:
    """Whether the item is a small word of one of these classes."""
    if item.is_quotation:
        return False
    classes = plain_words()
    return any(item.lower in classes[kind] or item.text in classes[kind] for kind in kinds)


def is_name_part(item: Item, *, first: bool) -> bool:
    """Whether a word may belong to a name. One that begins a sentence must be no word that often does."""
    if not item.is_capital or is_small(item, "calendar") or item.text in ("I", "I’m", "I'm"):
        return False
    return not (item.text in plain_words()["starter"] and (first or item.text in ("The", "A", "An")))


def joined(item: Item) -> bool:
    """Whether only white space stands before the item."""
    return item.gap.isspace() and item.gap.count("\n") < 2


def read_back(items: Sequence[Item], last: int, first: int = 0) -> tuple[Mention, int] | None:
    """The noun phrase that ends with the item `last`, and its first item's place; none if it is none."""
    if last < first or items[last].is_quotation:
        return None
    item = items[last]
    if is_small(item, "pronoun"):
        return Mention(item.start, item.end, pronoun=item.lower), last
    if is_name_part(item, first=last == 0):
        return _read_name_back(items, last, first)
    if not _is_noun(item):
        return None
    return _read_described_back(items, last, first)


def _read_name_back(items: Sequence[Item], last: int, first: int) -> tuple[Mention, int] | None:
    start = last
    while start > first and joined(items[start]):
        before = items[start - 1]
        if before.is_genitive or not is_name_part(before, first=start == 1):
            particle = is_small(before, "particle") and start - 2 >= first and joined(items[start - 1])
            if not particle or not is_name_part(items[start - 2], first=start == 2):
                break
        start -= 1
    if start - 2 >= first and items[start - 1].lower == "of" and _is_office(items[start - 2]):
        return _build_officed(items, start, last), start - 2
    begin = start
    while begin > first and joined(items[begin]) and last - begin < LONGEST + 3:
        before = items[begin - 1]
        if before.is_quotation or before.is_genitive or not may_describe(before):
            break
        begin -= 1
    return _build_name(items, begin, start, last), begin


def _is_office(item: Item) -> bool:
    return item.lower in roles() and roles()[item.lower].kind == "person"


def _build_officed(items: Sequence[Item], start: int, last: int) -> Mention:
    """ "Secretary of State Mike Pompeo": of three capitals the last two are the name, of two the last."""
    role, length = items[start - 2].lower, last + 1 - start
    cut = last - 1 if length > 2 else start + (length == 2 and items[start].text in plain_words()["field"])
    modifiers = tuple(item.text for item in items[start:cut])
    name = " ".join(_bare(item) for item in items[cut : last + 1])
    if cut == start:  # the president of Belarus: described, not named
        return Mention(items[start - 2].start, items[last].end, "", (role,), (name,), definite=True)
    return Mention(items[cut].start, items[last].end, name, (role,), modifiers)


def may_describe(item: Item) -> bool:
    """Whether a word before a name is part of its description: "energy minister", "the", "former"."""
    if item.is_capital or is_small(item, "relative", "preposition", "conjunction", "between"):
        return False
    return item.lower in roles() or is_small(item, "determiner", "before-office")


def _build_name(items: Sequence[Item], begin: int, start: int, last: int) -> Mention:
    """A name with what stands before it: titles and roles are taken off, of capitals too."""
    words = list(items[start : last + 1])
    known, capitals = roles(), plain_words()
    described = [item.lower for item in items[begin:start]]
    cut = 0
    for place, item in enumerate(words[:-1]):
        many = item.lower in known and known[item.lower].kind == "group"
        if many and words[place + 1].text in capitals["organisation"]:  # the Workers Party
            continue
        if item.lower in known or item.text in capitals["title"] or item.lower in ("mr", "mrs", "ms", "dr"):
            cut = place + 1
    taken = words[:cut]
    modifiers = tuple(item.text for item in taken if item.lower not in known)
    if cut and cut + 1 < len(words) and words[cut].lower == "of":  # Secretary of State Mike Pompeo
        cut = min(cut + 2, len(words) - 1)
    titles = [item.lower for item in taken if item.lower in known or item.text in capitals["title"]]
    name = " ".join(_bare(item) for item in words[cut:])
    last_word = _bare(words[-1]).lower()
    if last_word in known and (cut + 1 == len(words) or known[last_word].kind == "person"):
        # the President, the Press Secretary: an office, no name
        modifiers = tuple(item.text for item in words[:-1])
        return Mention(words[0].start, words[-1].end, "", (last_word,), modifiers, definite=True)
    found = tuple(word for word in (*described, *titles) if word in known or word in _TITLED)
    return Mention(words[cut].start, words[-1].end, name, found, modifiers)


_TITLED: Final = frozenset({"mr", "mrs", "ms", "miss"})


def _bare(item: Item) -> str:
    text = item.text
    return text[:-2] if text[-2:] in ("'s", "’s") else text


def _is_noun(item: Item) -> bool:
    if not item.text[:1].isalpha() or item.is_genitive:
        return False
    if item.lower in ("one", "others", "many", "some", "those"):
        return True
    return not is_small(
        item, "between", "determiner", "relative", "preposition", "conjunction", "first", "negation"
    ) and not is_adverb(item)


def is_adverb(item: Item) -> bool:
    """Whether a word has the ending of an adverb and is no noun that has it by chance."""
    return item.lower.endswith("ly") and item.lower not in plain_words()["noun-in-ly"]


def _read_described_back(items: Sequence[Item], last: int, first: int) -> tuple[Mention, int] | None:
    start = last
    while not is_small(items[start], "determiner"):
        before = items[start - 1] if start > first else None
        genitive = before is not None and not before.is_quotation and before.is_genitive
        if genitive and joined(items[start]):
            start -= 1
            break
        if before is None or not joined(items[start]) or last - start >= LONGEST or not _is_inner(before):
            return _read_bare(items, start, last)
        start -= 1
    return _build_described(items, start, last), start


def _is_inner(item: Item) -> bool:
    return not item.is_quotation and not is_small(
        item, "between", "relative", "preposition", "conjunction", "first", "negation", "pronoun"
    )


def _read_bare(items: Sequence[Item], start: int, last: int) -> tuple[Mention, int] | None:
    """A phrase without article: plural ("hotel owners"), an office, or after "as" in translations."""
    noun = items[last].lower
    if last - start > 2 or not (noun in roles() or noun.endswith("s")):
        return None
    return _build_described(items, start, last), start


def _build_described(items: Sequence[Item], start: int, last: int) -> Mention:
    noun = items[last].lower
    modifiers = tuple(item.text for item in items[start:last] if item.is_capital and not _is_starter(item))
    opening = items[start].lower
    roles_found = (noun,)
    if last > start and items[last - 1].lower == "political" and noun == "scientist":
        roles_found = ("scientist",)
    definite = opening == "the" or (opening == "this" and noun in roles())
    return Mention(items[start].start, items[last].end, "", roles_found, modifiers, definite=definite)


def _is_starter(item: Item) -> bool:
    return item.text in plain_words()["starter"]


def read_on(items: Sequence[Item], first: int, last: int) -> Mention | None:
    """The noun phrase that begins with the item `first`, as behind an inverted verb ("said the mayor")."""
    if first > last or items[first].is_quotation:
        return None
    item = items[first]
    if is_small(item, "pronoun") or item.lower == "him" or item.lower == "her":
        return Mention(item.start, item.end, pronoun={"him": "he", "her": "she"}.get(item.lower, item.lower))
    place = first
    while place <= last and place - first <= LONGEST:
        item = items[place]
        if place > first and not joined(item):
            break
        if is_name_part(item, first=False) and not item.is_genitive:
            return _read_name_on(items, first, place, last)
        if item.is_quotation or is_small(item, "between", "relative", "preposition", "conjunction", "first"):
            break
        place += 1
    end = place - 1
    return _read_described_on(items, first, end)


def _read_name_on(items: Sequence[Item], first: int, start: int, last: int) -> Mention | None:
    end = start
    while end < last and joined(items[end + 1]) and not items[end].is_genitive:
        following = items[end + 1]
        if not is_name_part(following, first=False):
            reaches = end + 2 <= last and joined(items[end + 2]) and is_name_part(items[end + 2], first=False)
            if not (is_small(following, "particle") and reaches):
                break
        end += 1
    behind = end + 1
    if behind <= last and joined(items[behind]) and _is_head(items, behind):
        return _read_headed_on(items, first, behind, last)
    if items[end].is_genitive and behind <= last:
        return _read_headed_on(items, first, behind, last)
    begin = start
    while begin > first and joined(items[begin]) and not items[begin - 1].is_genitive:
        begin -= 1
    return _build_name(items, begin, start, end)


def _is_head(items: Sequence[Item], place: int) -> bool:
    """ "the Kremlin spokesman": the noun behind the capitals is the head, and a name may still follow."""
    return not items[place].is_quotation and items[place].lower in roles()


def _read_headed_on(items: Sequence[Item], first: int, head: int, last: int) -> Mention | None:
    place = head
    while place <= last and place - head <= LONGEST and (place == head or joined(items[place])):
        if is_name_part(items[place], first=False) and not items[place].is_genitive:
            return _read_name_on(items, place, place, last)
        if not _is_noun(items[place]):
            break
        place += 1
    if place == head:
        return None
    return _build_described(items, first, place - 1)


def _read_described_on(items: Sequence[Item], first: int, end: int) -> Mention | None:
    while end > first and (not _is_noun(items[end]) or is_small(items[end], "calendar")):
        end -= 1
    if end < first or not (_is_noun(items[end]) or items[end].lower in roles()):
        return None
    opening = items[first]
    if end == first and not (opening.lower in roles() or opening.lower.endswith("s")):
        return None
    if (
        not is_small(opening, "determiner")
        and opening.lower not in roles()
        and not items[end].lower.endswith("s")
    ):
        return None
    return _build_described(items, first, end)
