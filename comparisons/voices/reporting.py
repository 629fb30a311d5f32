"""Which verbs of a sentence introduce reported words, and whose these are said to be.

A verb counts where direct words stand beside it or its content follows as its list entry allows: "said that",
"denied the charge", "promised to". A noun of the same form ("the report"), a denial ("did not say") and what
is only wished or to come count as nothing. It knows one sentence and refuses to know who people are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from comparisons.voices.items import Item
from comparisons.voices.mentions import Mention, is_small, joined, read_on
from comparisons.voices.subjects import INHERITED, find_inverted, find_named_behind, find_subject
from comparisons.voices.wordlists import VerbEntry, plain_words, reporting_verbs

_REACH: Final = 14


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting verb at `place` of its sentence. `subject` is none where its source is not told."""

    place: int
    entry: VerbEntry
    subject: Mention | None
    behind: int = -1
    """The place of the quotation that it follows, or -1."""
    trails: bool = False
    """It ends the sentence whose content it reports: "The port is closed, the mayor said"."""


def find_reports(items: Sequence[Item]) -> list[Report]:
    """The reporting verbs of a sentence in their order."""
    reports = []
    for place, item in enumerate(items):
        if not item.is_quotation and item.lower in reporting_verbs():
            report = _read_verb(items, place)
            if report is not None:
                reports.append(report)
    return reports


def _read_verb(items: Sequence[Item], place: int) -> Report | None:
    entry = _choose_entry(items, place)
    if entry is None or _is_noun(items, place, entry) or _is_negated(items, place):
        return None
    before = items[place - 1] if place else None
    if entry.form == "ing" and before is not None and before.lower == "as":
        return _read_quoted_as(items, place, entry)
    if entry.form == "past" and (_is_passive(items, place) or (before is not None and before.lower == "as")):
        return _read_passive(items, place, entry)
    inverted = _read_inverted(items, place, entry)
    return inverted or _read_active(items, place, entry)


def _choose_entry(items: Sequence[Item], place: int) -> VerbEntry | None:
    following = items[place + 1].lower if place + 1 < len(items) else ""
    entries = reporting_verbs()[items[place].lower]
    exact = next((entry for entry in entries if entry.after and entry.after == following), None)
    return exact or next((entry for entry in entries if not entry.after), None)


def _is_noun(items: Sequence[Item], place: int, entry: VerbEntry) -> bool:
    item = items[place]
    if item.is_capital or (place and not items[place - 1].is_quotation and items[place - 1].is_genitive):
        return True
    return (
        place > 0 and is_small(items[place - 1], "determiner") and joined(item) and entry.form != "inverted"
    )


def _is_negated(items: Sequence[Item], place: int) -> bool:
    return any(is_small(item, "negation") for item in items[max(0, place - 3) : place])


def _is_passive(items: Sequence[Item], place: int) -> bool:
    before = place - 1
    while before > 0 and (items[before].lower.endswith("ly") or items[before].lower in ("also", "already")):
        before -= 1
    return before >= 0 and not items[before].is_quotation and items[before].lower in plain_words()["be"]


def _read_quoted_as(items: Sequence[Item], place: int, entry: VerbEntry) -> Report | None:
    """ "the agency quoted Halek as saying", "Halek was quoted by the agency as saying"."""
    quoted = next(
        (
            back
            for back in range(place - 2, max(-1, place - 16), -1)
            if items[back].lower in ("quoted", "cited")
        ),
        -1,
    )
    if quoted < 0:
        return None
    if _is_passive(items, quoted):
        found = find_subject(items, quoted)
        subject = found[0] if found else None
    else:
        subject = read_on(items, quoted + 1, place - 2)
    earlier = [back for back in range(place) if items[back].is_quotation]
    later = any(item.is_quotation for item in items[place:])
    return Report(place, entry, subject, behind=earlier[-1] if earlier and not later else -1)


def _read_passive(items: Sequence[Item], place: int, entry: VerbEntry) -> Report | None:
    """ "it was announced that", "this was announced by the minister", "as reported by the agency"."""
    following = items[place + 1].lower if place + 1 < len(items) else ""
    if following == "by" and entry.kind in ("say", "announce"):
        source = read_on(items, place + 2, len(items) - 1)
        return Report(place, entry, source and find_named_behind(items, source))
    if place > 1 and items[place - 2].lower in plain_words()["modal"]:
        return None
    if "that" in [item.lower for item in items[place + 1 : place + 3]] and "that" in entry.takes:
        return Report(place, entry, None)
    return None


def _read_inverted(items: Sequence[Item], place: int, entry: VerbEntry) -> Report | None:
    before = place - 1
    while before > 0 and is_small(items[before], "between") and joined(items[before + 1]):
        before -= 1
    if before < 0 or entry.form in ("ing", "base") or items[place].gap_after.strip():
        return None
    trails = not items[before].is_quotation
    if trails and not ("that" in entry.takes and before == place - 1 > 2 and "," in items[place].gap):
        return None
    subject = find_inverted(items, place)
    if subject is None or (trails and not (subject.name and _ends_behind(items, subject.end))):
        return None
    return Report(place, entry, subject, behind=-1 if trails else before, trails=trails)


def _ends_behind(items: Sequence[Item], end: int) -> bool:
    """Whether the sentence is over there: ", said Oleg Tarnow."."""
    return items[-1].end == end


def _read_active(items: Sequence[Item], place: int, entry: VerbEntry) -> Report | None:
    found = _find_active(items, place, entry)
    if found is None:
        return None
    subject, start = found
    if subject.pronoun and subject.pronoun in plain_words()["first"]:
        return None
    behind = start - 1 if subject is not INHERITED and start and items[start - 1].is_quotation else -1
    if behind >= 0 and not _starts_quotation(items, place):
        return Report(place, entry, subject, behind=behind)
    if _has_content(items, place, entry):
        return Report(place, entry, subject)
    if subject is not INHERITED and _trails(items, start, place, entry):
        return Report(place, entry, subject, trails=True)
    return None


def _find_active(items: Sequence[Item], place: int, entry: VerbEntry) -> tuple[Mention, int] | None:
    before = items[place - 1] if place else None
    if entry.form == "ing" and not _is_passive(items, place):
        return INHERITED, place
    if before is not None and before.lower == "to":
        return _find_sayer(items, place) if _is_told_to_follow(items, place) else None
    found = find_subject(items, place)
    if found is None and before is not None and before.is_quotation and _has_content(items, place, entry):
        return None
    if entry.form == "base" and found is not None and not _may_be_plural(found[0]):
        return None
    return found


def _may_be_plural(subject: Mention) -> bool:
    """Whether a subject can stand with a verb in its base form: "experts say", not "the expert say"."""
    if subject is INHERITED or subject.name:
        return True
    noun = subject.roles[-1] if subject.roles else subject.pronoun
    return noun in ("they", "police", "people", "some", "many", "others", "those") or noun.endswith("s")


def _is_told_to_follow(items: Sequence[Item], place: int) -> bool:
    """ "had the following to say:", "went on to say that"."""
    last = items[-1]
    went_on = any(item.lower in ("went", "goes", "going") for item in items[max(0, place - 3) : place])
    colon = any(":" in item.gap and item.is_quotation for item in items[place:]) or ":" in last.gap_after
    return went_on or colon


def _find_sayer(items: Sequence[Item], place: int) -> tuple[Mention, int] | None:
    """The subject of "had" in "had the following to say"."""
    for before in range(place - 1, max(0, place - 6), -1):
        if items[before].lower in ("had", "has", "have", "went", "goes"):
            return find_subject(items, before)
    return INHERITED, place


def _starts_quotation(items: Sequence[Item], place: int) -> bool:
    """Whether the verb itself introduces a quotation behind it with a colon."""
    return place + 1 < len(items) and items[place + 1].is_quotation and ":" in items[place + 1].gap


def _has_content(items: Sequence[Item], place: int, entry: VerbEntry) -> bool:
    if place + 1 >= len(items):
        return ":" in items[place].gap_after
    following = items[place + 1]
    if ":" in following.gap and following.is_quotation:
        return True
    if _ends_with_colon(items, place):
        return "that" in entry.takes or not entry.takes
    first = (
        place + 2 if entry.after and entry.after == following.lower and place + 2 < len(items) else place + 1
    )
    return (
        _takes_quotation(items, first, entry)
        or _takes_that(items, first, entry)
        or _takes_clause(items, first, entry)
        or _takes_object(items, first, entry)
        or ("whether" in entry.takes and items[first].lower in plain_words()["question"])
    )


def _ends_with_colon(items: Sequence[Item], place: int) -> bool:
    return ":" in items[-1].gap_after and len(items) - place < _REACH


def _takes_quotation(items: Sequence[Item], first: int, entry: VerbEntry) -> bool:
    for place in range(first, min(first + _REACH, len(items))):
        item = items[place]
        if ";" in item.gap:
            return False
        if not item.is_quotation:
            if (
                place > first
                and item.lower in reporting_verbs()
                and not is_small(items[place - 1], "determiner")
            ):
                return False
            continue
        if "naming" in entry.takes:
            return first < place < first + 9 and items[first].lower not in ("out", "off", "upon")
        if place == first or ":" in item.gap or (item.gap.strip() == "," and place - first < 8):
            return True
        before = items[place - 1].lower
        return before in ("that", "as", "of") or bool(entry.takes & {"object", "of"})
    return False


def _takes_that(items: Sequence[Item], first: int, entry: VerbEntry) -> bool:
    if not entry.takes & {"that"}:
        return False
    reach = 2 if entry.kind in ("show", "believe") else 8
    for place in range(first, min(first + reach, len(items))):
        item = items[place]
        if item.is_quotation or any(stop in item.gap for stop in ";:("):
            return False
        if item.lower == "that":
            return place + 1 < len(items)
        if place == first and is_small(item, "determiner") and "told" not in entry.takes:
            return False  # "emphasised the importance that"
        if item.lower in reporting_verbs() and place > first and not is_small(items[place - 1], "determiner"):
            return False
    return False


def _takes_clause(items: Sequence[Item], first: int, entry: VerbEntry) -> bool:
    told = "told" in entry.takes
    if not (told or "bare" in entry.takes) or items[first].is_quotation or is_small(items[first], "empty"):
        return False
    if not joined(items[first]) and items[first].gap.strip() not in (",",):
        return False
    finite = any(is_small(item, "finite") for item in items[first + 1 : first + _REACH])
    if told:
        return finite and "to" not in [item.lower for item in items[first : first + 2]]
    if items[first].lower in ("he", "she", "they", "there"):
        return True
    if entry.kind == "say":
        return len(items) - first > 1 and items[first].lower != "to" and (finite or _has_past(items, first))
    opens = is_small(items[first], "determiner", "pronoun", "first") or items[first].is_capital
    return opens and any(is_small(item, "finite") for item in items[first + 1 : first + 8])


def _has_past(items: Sequence[Item], first: int) -> bool:
    return any(item.lower.endswith(("ed", "s")) for item in items[first + 1 : first + _REACH])


def _takes_object(items: Sequence[Item], first: int, entry: VerbEntry) -> bool:
    item = items[first]
    if item.is_quotation or is_small(item, "reflexive") or not joined(item):
        return False
    if item.lower == "to":
        return "to" in entry.takes
    if item.lower in ("of", "about", "against", "on", "over", "for"):
        return "of" in entry.takes or entry.after == item.lower
    if entry.after and "of" in entry.takes:
        return True
    if "object" not in entry.takes:
        return False
    if item.lower == "that":
        return first + 1 == len(items)
    return not is_small(item, "preposition", "conjunction", "negation")


def _trails(items: Sequence[Item], start: int, place: int, entry: VerbEntry) -> bool:
    """Whether a whole clause and a comma stand before the subject, and no content behind the verb."""
    if start and items[start - 1].lower == "as" and entry.takes & {"that", "bare"}:
        return True
    if start < 3 or not entry.takes & {"that", "bare"} or entry.form in ("ing", "base"):
        return False
    if "," not in items[start].gap:
        return False
    if items[place].gap_after.strip() == "," and items[start].lower != "and":  # , the envoy noted,
        return True
    if is_small(items[0], "preposition", "conjunction"):
        return False
    return place + 1 == len(items) or is_small(items[place + 1], "preposition", "between", "calendar")
