"""By which forms of their names a text calls its persons, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from comparisons.voices.items import WORD
from comparisons.voices.measured import Form, Name, Quotation, VoiceKind
from comparisons.voices.mentions import Mention
from comparisons.voices.people import Party, People

MOST_FORMS: Final = 12
MOST_WORDS: Final = 5


def count_names(
    text: str, mentions: Sequence[Mention], people: People, quotations: Sequence[Quotation]
) -> tuple[Name, ...]:
    """The persons with office, full name or known to the caller; bodies and places are none."""
    own: dict[int, Counter[str]] = {}
    parties: dict[int, Party] = {}
    for mention in mentions:
        party = people.find_named(mention)
        if _is_sure(party):
            parties[id(party)] = party
            own.setdefault(id(party), Counter())[_cut_form(mention, party)] += 1
    quoted = _count_inside(text, {form for forms in own.values() for form in forms}, quotations)
    return tuple(
        Name(party.voice.name, party.voice.slug, _list_forms(own[key], quoted))
        for key, party in parties.items()
    )


def _cut_form(mention: Mention, party: Party) -> str:
    """The form without capitals before it that belong to something else ("Geological Survey Emil Rosk")."""
    return party.voice.name if mention.name.endswith(f" {party.voice.name}") else mention.name


def _is_sure(party: Party) -> bool:
    return (
        party.voice.kind == VoiceKind.NAMED
        and party.is_person
        and bool(party.roles or party.gender or party.voice.slug)
    )


def _list_forms(own: Counter[str], quoted: Counter[str]) -> tuple[Form, ...]:
    forms = [Form(words, count, quoted[words]) for words, count in own.items()]
    return tuple(sorted(forms, key=lambda form: (-form.own, -form.quoted, form.words))[:MOST_FORMS])


def _count_inside(text: str, forms: set[str], quotations: Sequence[Quotation]) -> Counter[str]:
    """How often each form stands inside quotations, the longest form at each place."""
    counts: Counter[str] = Counter()
    longest = min(MOST_WORDS, max((len(form.split()) for form in forms), default=0))
    for quotation in quotations if forms else ():
        words = [cut_genitive(found[0]) for found in WORD.finditer(text, quotation.start, quotation.end)]
        place = 0
        while place < len(words):
            size = next((n for n in range(longest, 0, -1) if " ".join(words[place : place + n]) in forms), 0)
            if size:
                counts[" ".join(words[place : place + size])] += 1
            place += size or 1
    return counts


def cut_genitive(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word
