"""The names that stand in a quote, as a list that leaves room for others: "the US, Poland and Kazakhstan".

Knows the names and aliases that are on file, words with capitals, and bare lists of things. Refuses to know
who is meant by "he" and which country "Russian" speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from articles.names import fold_name
from comparisons.nearest import STOP_WORDS
from comparisons.prefill.asked import Asked, Reading, fold_quote
from comparisons.prefill.calendar_words import MONTH, WEEKDAY

AND_OTHERS: Final = "..."
_LONGEST_NAME: Final = 7  # words
_MOST_NAMES: Final = 30
_WORD: Final = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:['.-]\w+)*")
_JOINERS: Final = frozenset(["of", "the", "de", "van", "von", "der", "di", "la", "for", "du"])
_TITLES: Final = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "president",
        "minister",
        "secretary",
        "prime",
        "general",
        "foreign",
        "he",
        "she",
        "they",
        "it",
        "we",
        "i",
    ]
)
_CALENDAR: Final = re.compile(f"(?:{MONTH}|{WEEKDAY})")
_ONLY: Final = re.compile(
    r"\b(?:only|solely|exclusively|nobody but|только|лишь|nur|ausschließlich)\b", re.IGNORECASE
)
_NOBODY: Final = re.compile(r"\b(?:nobody|no one|no-one|none|никто|niemand)\b", re.IGNORECASE)
_ASKS_PLACE: Final = re.compile(r"^(?:where|где|куда|wo)\b", re.IGNORECASE)
_PARTS: Final = re.compile(r",?\s(?:and|и|und|or|as well as|а также|sowie)\s|,\s|;\s")
_LISTED_WORDS: Final = 4
"""An item of a bare list ("food, agricultural products and machinery") has no more words than this."""


_BETWEEN: Final = re.compile(
    r"(?:,|,? and/or|,? (?:and|or|as well as|и|или|а также|und|oder|sowie)(?: (?:even|also))?)? (?:the )?|/"
    r"|-",
    re.IGNORECASE,
)
_ASKS_WHAT: Final = re.compile(r"^(?:\w+ )?(?:what|why|how)\b", re.IGNORECASE)
_ASKS_WHO: Final = re.compile(r"^(?:\w+ )?(?:who|whom|whose)\b", re.IGNORECASE)


class Found(NamedTuple):
    """A name in the quote, as it is called on file, or as it stands where it is not on file."""

    name: str
    start: int
    end: int


class Word(NamedTuple):
    """A word of the quote, without a possessive, and its key."""

    text: str
    key: str
    start: int
    end: int


def read_names(text: str, asked: Asked) -> Iterator[Reading]:
    """The lists that a folded quote may give: names that are listed, then all of them, then each.

    The question's own names answer it only where there are no others.
    """
    found = find_names(text, asked.names)
    in_question = set(list_names(fold_quote(asked.question), asked.names))
    answering = [one for one in found if one.name not in in_question] or found
    for names in _choose(text, answering, asked.question):
        yield from _lists(names, f"names in the quote: {', '.join(names)}", text, asked)
    if listed := _read_bare_list(text, asked.names):
        yield from _lists(listed, "the list in the quote", text, asked)
    if len(answering) > 1:
        yield from (Reading([one.name, AND_OTHERS], "one of the names in the quote") for one in answering)
    if not found and _NOBODY.search(text):
        yield Reading([], "the quote says nobody")


def _choose(text: str, found: list[Found], question: str) -> Iterator[list[str]]:
    """The names that stand in one list, those of the sort that is asked for, then all: each choice once."""
    things = [one.name for one in found if one.name.islower()]
    bodies = [one.name for one in found if not one.name.islower()]
    asked_for = things if _ASKS_WHAT.search(question) else bodies if _ASKS_WHO.search(question) else []
    run = _longest_run(text, found)
    everything = list(dict.fromkeys(one.name for one in found))
    chosen = [run, asked_for] if len(run) > 2 else [asked_for]
    seen: list[list[str]] = [[]]
    for names in (*chosen, everything):
        if names not in seen:
            seen.append(names)
            yield list(dict.fromkeys(names))


def _longest_run(text: str, found: list[Found]) -> list[str]:
    """The longest row of names with nothing but commas and "and" between them."""
    runs: list[list[Found]] = []
    for one in found:
        if runs and _BETWEEN.fullmatch(text[runs[-1][-1].end : one.start]):
            runs[-1].append(one)
        else:
            runs.append([one])
    return [one.name for one in max(runs, key=len, default=[])]


def _lists(names: list[str], note: str, text: str, asked: Asked) -> Iterator[Reading]:
    """A list with and without its "among others"; the quote's "only" and a question for a place close it."""
    closed = bool(_ONLY.search(text)) or (len(names) == 1 and bool(_ASKS_PLACE.search(asked.question)))
    forms = [names, [*names, AND_OTHERS]]
    for form in forms if closed else reversed(forms):
        yield Reading(form, note if form[-1] == AND_OTHERS else f"{note}, and no others")


def list_names(text: str, known: Mapping[str, str]) -> list[str]:
    """The names in a folded text in their order, each once, those on file by their own name."""
    return list(dict.fromkeys(found.name for found in find_names(text, known)))


def find_names(text: str, known: Mapping[str, str]) -> list[Found]:
    """Where names stand in a folded text; adjectives tell of countries only where no name stands."""
    words = _cut(text)
    names: list[Found] = []
    adjectives: list[Found] = []
    place = 0
    while place < len(words) and len(names) < _MOST_NAMES:
        name, length = _known_at(words, place, known)
        if not length:
            name, length = _capitals_at(words, place, known, text)
        if length:
            names.append(Found(name, words[place].start, words[place + length - 1].end))
        elif adjective := _by_adjective(words[place], known):
            adjectives.append(Found(adjective, words[place].start, words[place].end))
        place += length or 1
    return names or adjectives


def _cut(text: str) -> list[Word]:
    return [
        Word(bare := found[0].removesuffix("'s").rstrip("'"), fold_name(bare), found.start(), found.end())
        for found in _WORD.finditer(text)
    ]


def _known_at(words: list[Word], place: int, known: Mapping[str, str]) -> tuple[str, int]:
    """The longest name on file that begins here, and its words; a name with capitals is none without them."""
    key, matched = "", ("", 0)
    for length, word in enumerate(words[place : place + _LONGEST_NAME], 1):
        if length > 1 and word.start - words[place + length - 2].end > 1:
            break
        key = f"{key} {word.key}".strip()
        name = known.get(key)
        if name is not None and _is_called(words[place : place + length], name):
            matched = name, length
    return matched


def _is_called(words: list[Word], name: str) -> bool:
    last = words[-1].text
    if name.islower():
        return True
    if len(last.replace(".", "")) <= 3 and last.isascii():
        return last.isupper()  # "us" is no country
    return any(not word.text[:1].islower() for word in words if word.key != "the")


def _capitals_at(words: list[Word], place: int, known: Mapping[str, str], text: str) -> tuple[str, int]:
    """A run of words with capitals; one that only begins a sentence or describes what follows is no name."""
    if not _may_be_name(words[place]):
        return "", 0
    end = place + 1
    while (
        end < len(words)
        and words[end].start - words[end - 1].end == 1
        and not _known_at(words, end, known)[1]
    ):
        joined = words[end].key in _JOINERS and end + 1 < len(words) and _may_be_name(words[end + 1])
        if not joined and not _may_be_name(words[end]):
            break
        end += 1
    if end == place + 1 and (_begins_sentence(text, words[place]) or _describes(words, place)):
        return "", 0
    return " ".join(word.text for word in words[place:end]), end - place


def _may_be_name(word: Word) -> bool:
    if not word.text[:1].isupper() or word.key in STOP_WORDS or word.key in _TITLES:
        return False
    if "-" in word.text and word.text.rpartition("-")[2].islower():
        return False  # "Moscow-led"
    return not _CALENDAR.fullmatch(word.text)


def _begins_sentence(text: str, word: Word) -> bool:
    before = text[: word.start].rstrip(" \"'(")
    return (not before or before[-1] in ".!?") and not word.text.isupper()


_ADJECTIVE: Final = re.compile(r".{2,}(?:an|ish|ese|ch|ern)\Z")


def _describes(words: list[Word], place: int) -> bool:
    """Whether "Russian" only describes the next word."""
    if not _ADJECTIVE.match(words[place].key) or place + 1 == len(words):
        return False
    return words[place + 1].start - words[place].end == 1


def _by_adjective(word: Word, known: Mapping[str, str]) -> str:
    """The country on file of which an adjective speaks: "Russian", "Belarusian", "German"."""
    if not word.text[:1].isupper():
        return ""
    roots = [word.key.removesuffix(end) for end in ("n", "ian", "an") if word.key.endswith(end)]
    return next((known[root] for root in [*roots, f"{word.key}y"] if root in known), "")


def _read_bare_list(text: str, known: Mapping[str, str]) -> list[str]:
    """The items where the whole quote is a list and nothing else."""
    items = [re.sub(r"^(?:and|or|an?|the)\s", "", item.strip()) for item in _PARTS.split(text.strip(" .,;"))]
    if len(items) < 2 or not all(_is_item(item) for item in items):
        return []
    return list(dict.fromkeys(known.get(fold_name(item), item) for item in items))


def _is_item(item: str) -> bool:
    words = _WORD.findall(item)
    if not 1 <= len(words) <= _LISTED_WORDS or not item.replace(" ", "").replace("-", "").isalpha():
        return False
    return not any(fold_name(word) in STOP_WORDS for word in words)
