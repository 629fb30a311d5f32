"""Who is who in one text: which names are one person, and who is meant by "he" or "the analyst".

It knows the names of the text, the offices beside them, and the speakers that the caller knows by name. It
would rather not say: two persons of one surname, two ministers, a pronoun after two women are unknown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from articles.names import fold_name
from comparisons.voices.measured import UNKNOWN, Voice, VoiceKind
from comparisons.voices.mentions import Mention
from comparisons.voices.wordlists import plain_words, roles

_GENDERS = {"he": "m", "she": "f"}
_RELATIVE = frozenset({"former", "latter", "following", "same", "first", "second", "rest"})
_TITLES = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f"}
MOST: Final = 2_000
"""So many names are asked for an office; a text of more is a list."""

REACH = 3
"""A pronoun looks back over so many sentences."""

LONGEST_NAME = 5
"""A longer run of capitals is a headline, and gives nobody a full name."""


@dataclass(slots=True)
class Party:
    """A person, a body, or somebody described, as one text has them."""

    voice: Voice
    roles: set[str] = field(default_factory=set)
    modifiers: dict[str, set[str]] = field(default_factory=dict)
    gender: str = ""
    is_person: bool = False
    is_body: bool = False
    is_many: bool = False

    def takes(self, pronoun: str) -> bool:
        """Whether this pronoun may stand for the party."""
        if pronoun in _GENDERS:
            someone = self.is_person or (
                self.voice.kind == VoiceKind.DESCRIBED and not (self.is_body or self.is_many)
            )
            return someone and self.gender in ("", _GENDERS[pronoun])
        return self.is_many if pronoun == "they" else self.is_body or not (self.is_person or self.is_many)


class People:
    """The parties of one text. `speakers` maps folded names and aliases to the caller's slugs."""

    def __init__(self, speakers: Mapping[str, str]) -> None:
        self.speakers = speakers
        self.parties: dict[str, Party] = {}
        self.surnames: dict[str, set[str]] = {}

    def introduce(self, mention: Mention, roles_behind: Sequence[tuple[str, tuple[str, ...]]] = ()) -> None:
        """Takes note of a name with the offices around it, wherever in the text it stands."""
        key = self._key(mention.name)
        parts = mention.name.split()[-len(key.split()) :]
        if 1 < len(parts) <= LONGEST_NAME:
            self.surnames.setdefault(fold_name(parts[-1]), set()).add(key)
        party = self.parties.setdefault(key, Party(Voice(VoiceKind.NAMED, " ".join(parts))))
        for role in mention.roles:
            self._add_role(party, role, mention.modifiers)
        for role, modifiers in roles_behind:
            self._add_role(party, role, modifiers)
        organised = bool(set(parts) & plain_words()["organisation"]) or fold_name(parts[-1]) in roles()
        party.is_body = party.is_body or (organised and not party.is_person)
        party.is_person = party.is_person or (not organised and (bool(party.roles) or len(parts) in (2, 3)))

    def _add_role(self, party: Party, role: str, modifiers: tuple[str, ...]) -> None:
        known = roles().get(role)
        if role in _TITLES:
            party.gender, party.is_person = _TITLES[role], True
        elif known is not None and known.kind == "person":
            party.roles.add(role)
            party.gender = party.gender or known.gender
            party.is_person = not party.is_body
            party.modifiers.setdefault(role, set()).update(modifier[:5] for modifier in modifiers)

    def settle(self) -> None:
        """Joins the forms of each name, once all of the text's names are introduced."""
        for key in list(self.parties):
            owner = self._owner(key)
            if owner != key and owner in self.parties:
                self._join(self.parties[owner], self.parties[key])
                self.parties[key] = self.parties[owner]
        for key, party in self.parties.items():
            slug = self._slug(key, party)
            if slug and not party.voice.slug:
                party.voice = Voice(VoiceKind.NAMED, party.voice.name, slug)
                party.is_person = party.is_person or not party.is_body

        self._join_known()

    def _join_known(self) -> None:
        """One party for all names of one known speaker: "Sergei Halek" and "Sergey Halek"."""
        first: dict[str, Party] = {}
        for key, party in self.parties.items():
            if party.voice.slug:
                owner = first.setdefault(party.voice.slug, party)
                if owner is not party:
                    self._join(owner, party)
                    self.parties[key] = owner

    def _owner(self, key: str) -> str:
        full = self.surnames.get(key, set())
        return next(iter(full)) if len(full) == 1 else key

    def _join(self, owner: Party, other: Party) -> None:
        owner.roles |= other.roles
        owner.gender = owner.gender or other.gender
        owner.is_person = owner.is_person or other.is_person
        for role, modifiers in other.modifiers.items():
            owner.modifiers.setdefault(role, set()).update(modifiers)

    def _slug(self, key: str, party: Party) -> str:
        """The speaker of this name. A bare surname is nobody's whose namesake the text gives in full."""
        slug = self.speakers.get(key, "")
        namesakes = {self.speakers.get(full, full) for full in self.surnames.get(key, set())}
        return "" if len(namesakes) > 1 else slug

    def find_named(self, mention: Mention) -> Party:
        """The party of a name; one that was not introduced stands for itself."""
        key = self._key(mention.name)
        if key not in self.parties:
            self.introduce(mention)
        for role in mention.roles:
            self._add_role(self.parties[key], role, mention.modifiers)
        return self.parties[key]

    def _key(self, name: str) -> str:
        """The folded name, without words before it that hide a known speaker's ("Institute Mila Sorge")."""
        key = fold_name(name)
        parts = key.split()
        tail = " ".join(parts[-2:])
        return tail if len(parts) > 2 and key not in self.speakers and tail in self.speakers else key

    def knows(self, name: str) -> bool:
        """Whether a name is that of a known speaker, or of a person whom the text names elsewhere."""
        key = fold_name(name)
        return key in self.speakers or (key in self.parties and self.parties[key].is_person)

    def describe(self, mention: Mention) -> Party:
        """A party of its own for somebody who is only described."""
        noun = mention.roles[-1] if mention.roles else ""
        known = roles().get(noun)
        kind = known.kind if known else ""
        many = kind == "group" or (kind != "body" and noun.endswith("s") and not noun.endswith("ss"))
        if noun == "one":
            many = False
        return Party(
            Voice(VoiceKind.DESCRIBED, noun),
            gender=known.gender if known else "",
            is_person=kind == "person",
            is_body=kind == "body",
            is_many=many,
        )

    def find_described(self, mention: Mention, recent: Sequence[Party]) -> Party:
        """Whom "the analyst" means: the named party of that office, if it can be told; else it describes."""
        if not mention.definite:
            return self.describe(mention)
        noun = mention.roles[-1]
        if noun in _RELATIVE:
            return Party(UNKNOWN)
        fitting = self._fitting(noun, {modifier[:5] for modifier in mention.modifiers})
        if fitting:
            return self._choose_fitting(fitting, recent, "" if mention.modifiers else noun)
        body = self._body(noun)
        return body or self.describe(mention)

    def _choose_fitting(self, fitting: Sequence[Party], recent: Sequence[Party], noun: str) -> Party:
        """The last person spoken of who fits; else the only one who does.

        That may be somebody without a name ("a senior official", of the same `noun`).
        Nobody, if a person whose office is not told was spoken of later: the words may mean that one.
        """
        for one in reversed(recent):
            if any(party is one for party in fitting) or one.voice == Voice(VoiceKind.DESCRIBED, noun):
                return one
            if one.is_person and one.voice.kind == VoiceKind.NAMED and not one.roles:
                return Party(UNKNOWN)
        return fitting[0] if len(fitting) == 1 else Party(UNKNOWN)

    def _fitting(self, noun: str, modifiers: set[str]) -> list[Party]:
        found: dict[int, Party] = {}
        exact: dict[int, Party] = {}
        for party in islice(self.parties.values(), MOST):
            for role in party.roles:
                if role != noun and noun not in roles()[role].general:
                    continue
                own = party.modifiers.get(role, set())
                if modifiers & own:
                    exact[id(party)] = party
                elif not modifiers or not own:
                    found[id(party)] = party
        return list((exact or found).values())

    def _body(self, noun: str) -> Party | None:
        """The one named body whose name has this noun: "the ministry" of the Economy Ministry."""
        if noun not in roles() or roles()[noun].kind != "body":
            return None
        found = {
            id(party): party
            for key, party in islice(self.parties.items(), MOST)
            if party.is_body and noun in key.split() and noun != key
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def find_pronoun(self, pronoun: str, recent: Sequence[Party]) -> Party:
        """Whom a pronoun means: the last subject that it fits; unknown when there is none.

        `recent` are the subjects of the sentences within reach, the latest last.
        """
        for party in reversed(recent):
            if party.voice == UNKNOWN:
                return party
            if party.takes(pronoun):
                if pronoun in _GENDERS and party.voice.kind == VoiceKind.NAMED:
                    party.gender = _GENDERS[pronoun]
                return party
        return Party(UNKNOWN)
