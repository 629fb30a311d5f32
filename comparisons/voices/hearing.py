"""Whose words each quotation and each reporting verb brings: a walk through the sentences of one text.

It joins what others read: the sentences, their reporting verbs, and who is who. A quotation belongs to the
verb that governs it in its sentence, to a name with a colon, to "according to", or to the speaker whose words
go on; where none of these tells, nobody is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from comparisons.voices.items import Item, Sentence
from comparisons.voices.measured import UNKNOWN, Verb, VerbClass, Voice
from comparisons.voices.mentions import Mention, is_small, joined, read_back, read_on
from comparisons.voices.people import REACH, Party, People
from comparisons.voices.reporting import Report, find_reports
from comparisons.voices.subjects import INHERITED, SEVERAL, find_main_subject, find_named_behind
from comparisons.voices.wordlists import plain_words

_MEMORY: Final = 8
_OFFICE: Final = 12
_VERBS: Final = 3
"""One of the last so many verbs governs a quotation, or none does."""

_NEAR: Final = 9
"""So many words may stand between two quotations that one verb introduces."""
_FAR: Final = 25
"""So many words may stand between a verb and the quotation that it introduces."""
_NOBODY: Final = Party(UNKNOWN)


@dataclass(slots=True)
class Heard:
    """A reporting verb with the party whose words it brings."""

    report: Report
    party: Party


@dataclass(slots=True)
class _Past:
    """What the walk remembers of a sentence."""

    number: int
    paragraph: int
    subjects: list[Party]
    speaker: Party | None = None
    """Whose direct words the sentence ends with or says it ends with."""
    leads: bool = False
    """It ends with a colon."""
    announcer: Party | None = None
    """The source of its last reporting verb."""
    asks: bool = False
    """That verb is "asked"."""
    whole: bool = False
    """It holds whole direct speech, which may go on."""


class Hearing:
    """The voices of one text's quotations and verbs. `quoted` is by the quotations' places."""

    def __init__(self, sentences: Sequence[Sentence], people: People) -> None:
        self.people = people
        self.verbs: list[Verb] = []
        self.quoted: dict[int, Voice] = {}
        self.parties: list[Party] = []
        self._past: list[_Past] = []
        for number, sentence in enumerate(sentences):
            ends = number + 1 == len(sentences) or sentences[number + 1].paragraph != sentence.paragraph
            self._hear(number, sentence, ends_paragraph=ends)

    def _hear(self, number: int, sentence: Sentence, *, ends_paragraph: bool) -> None:
        items = sentence.items
        past = _Past(number, sentence.paragraph, [], leads=":" in items[-1].gap_after)
        self._past = [*self._past[-_MEMORY:], past]
        past.subjects.extend(self._introduced(items))
        according = list(self._list_according(items))
        past.subjects.extend(party for _, party in according[-1:] if party.voice != UNKNOWN)
        heard = self._hear_reports(items)
        if not heard and not sentence.is_heading:
            self._note_subject(items)
        for one in heard:
            item = items[one.report.place]
            kind = one.report.entry.kind
            if kind:
                self.verbs.append(
                    Verb(item.start, item.end, item.text.lower(), VerbClass(kind), one.party.voice)
                )
        past.announcer = heard[-1].party if heard else None
        past.asks = bool(heard) and items[heard[-1].report.place].lower == "asked"
        self._attribute(items, heard, according, ends_paragraph=ends_paragraph)

    def _introduced(self, items: Sequence[Item]) -> list[Party]:
        """The persons whom the sentence names behind "by", as in "shared by Ewald Pitt"."""
        found = []
        for place, item in enumerate(items[:-1]):
            if item.lower == "by":
                mention = self._read_named(items, place + 1)
                if mention is not None and mention.name:
                    party = self._resolve(mention)
                    if party.is_person:
                        found.append(party)
        return found

    def _note_subject(self, items: Sequence[Item]) -> None:
        mention = find_main_subject(items, len(items))
        if mention is not None:
            party = self._resolve(mention)
            if party.voice != UNKNOWN:
                self._past[-1].subjects.append(party)

    def _hear_reports(self, items: Sequence[Item]) -> list[Heard]:
        heard: list[Heard] = []
        cited = self._find_cited(items)
        for report in find_reports(items):
            party = self._source(items, report, heard)
            if cited is not None and report.entry.kind in ("say", "announce"):
                party = cited
            heard.append(Heard(report, party))
            self.parties.append(party)
            if party.voice != UNKNOWN and (not heard[:-1] or heard[-2].party is not party):
                self._past[-1].subjects.append(party)
        return heard

    def _find_cited(self, items: Sequence[Item]) -> Party | None:
        """Who is cited in ", citing a senior official, wrote"."""
        for place, item in enumerate(items[:-1]):
            if item.lower in ("citing", "quoting") and not items[place + 1].is_quotation:
                mention = read_on(items, place + 1, len(items) - 1)
                return self._resolve(mention) if mention is not None else _NOBODY
        return None

    def _source(self, items: Sequence[Item], report: Report, heard: Sequence[Heard]) -> Party:
        if report.subject is None or report.subject is SEVERAL:
            return _NOBODY
        if report.subject is not INHERITED:
            return self._resolve_within(items, report, heard)
        if heard:
            return heard[-1].party
        main = find_main_subject(items, report.place)
        if main is None:
            return _NOBODY
        return self._resolve(main)

    def _resolve_within(self, items: Sequence[Item], report: Report, heard: Sequence[Heard]) -> Party:
        """Whom a subject means, which may be that of its own sentence: "Toria left because it believed"."""
        mention = report.subject
        if mention is None or not mention.pronoun or is_small(items[report.place], "reply"):
            return self._resolve_reply(mention) if mention is not None else _NOBODY
        main = None if heard else find_main_subject(items, report.place)
        if main is not None and not main.pronoun and main.end < mention.start:
            party = self._resolve(main)
            if party.voice != UNKNOWN and party.takes(mention.pronoun):
                return party
        return self._resolve(mention)

    def _resolve_reply(self, mention: Mention) -> Party:
        """Who "she replied" means: not the one who has just asked."""
        past = self._past[-2] if len(self._past) > 1 else None
        if not mention.pronoun or past is None or not past.asks:
            return self._resolve(mention)
        number = self._past[-1].number
        recent = [party for one in self._past if number - one.number <= REACH for party in one.subjects]
        return self.people.find_pronoun(mention.pronoun, [one for one in recent if one is not past.announcer])

    def _resolve(self, mention: Mention) -> Party:
        if mention.pronoun:
            return self._resolve_pronoun(mention.pronoun)
        if mention.name:
            return self.people.find_named(mention)
        recent = [party for past in self._past for party in past.subjects]
        return self.people.find_described(mention, recent)

    def _resolve_pronoun(self, pronoun: str) -> Party:
        if pronoun in plain_words()["first"]:
            return _NOBODY
        number = self._past[-1].number
        recent = [party for past in self._past if number - past.number <= REACH for party in past.subjects]
        return self.people.find_pronoun(pronoun, recent)

    def _attribute(
        self,
        items: Sequence[Item],
        heard: list[Heard],
        according: Sequence[tuple[int, Party]],
        *,
        ends_paragraph: bool,
    ) -> None:
        places = [place for place, item in enumerate(items) if item.is_quotation]
        past = self._past[-1]
        alone = len(places) == len(items)
        for place in places:
            if alone:
                party = self._continued(items[place], ends_paragraph=ends_paragraph)
            else:
                party = self._governing(items, place, heard, according)
            if party is not None and party.voice != UNKNOWN:
                self.quoted[items[place].quoted] = party.voice
                past.speaker = party
                if alone:
                    past.subjects.append(party)
        past.whole = bool(places) and (alone or any(_is_speech(items[place]) for place in places))

    def _continued(self, item: Item, *, ends_paragraph: bool) -> Party | None:
        """Whose words a sentence of nothing but a quotation brings: those announced, or those that go on."""
        if len(self._past) < 2:
            return None
        before, past = self._past[-2], self._past[-1]
        if before.leads:
            return before.announcer or (before.subjects[-1] if before.subjects else None)
        if before.paragraph == past.paragraph:
            return before.speaker
        goes_on = before.whole and ends_paragraph and past.paragraph - before.paragraph == 1
        return before.speaker if goes_on and _is_speech(item) else None

    def _governing(
        self,
        items: Sequence[Item],
        place: int,
        heard: Sequence[Heard],
        accordings: Sequence[tuple[int, Party]],
    ) -> Party | None:
        direct = next((one for one in heard if one.report.behind == place), None)
        if direct is not None:
            return direct.party
        according = _choose_according(accordings, place)
        before = [one for one in heard if one.report.place < place][-_VERBS:]
        last = next((one for one in reversed(before) if _governs(items, one, place)), None)
        if last is not None:
            if according is not None and according[0] > last.report.place:
                return according[1]
            return last.party
        if according is not None:
            return according[1]
        named = self._find_named_with_colon(items, place) or self._find_owner(items, place)
        if named is not None:
            return named
        later = [
            one
            for one in heard
            if one.report.place > place and (one.report.trails or one.report.behind > place)
        ]
        return later[0].party if later else None

    def _list_according(self, items: Sequence[Item]) -> Iterator[tuple[int, Party]]:
        """Where the sentence has "according to X", "in the words of X", "in his words", and who that is."""
        for start, item in enumerate(items[:-2]):
            mention = self._read_according(items, start, item)
            if mention is not None:
                yield start, self._resolve(mention)

    def _read_according(self, items: Sequence[Item], start: int, item: Item) -> Mention | None:
        following = items[start + 1].lower
        if item.lower == "according" and following == "to":
            return self._read_named(items, start + 2)
        if item.lower != "in":
            return None
        if following == "the" and [one.lower for one in items[start + 2 : start + 4]] == ["words", "of"]:
            return self._read_named(items, start + 4)
        if following in ("his", "her") and items[start + 2].lower == "words":
            return Mention(item.start, item.end, pronoun={"his": "he", "her": "she"}[following])
        if items[start + 2].lower == "words" and items[start + 1].is_genitive:
            return read_on(items, start + 1, start + 1)
        return None

    def _read_named(self, items: Sequence[Item], first: int) -> Mention | None:
        """The phrase that begins here, or the name that an office is followed by."""
        mention = read_on(items, first, len(items) - 1)
        if mention is None or mention.name or not mention.definite:
            return mention
        named = find_named_behind(items, mention)
        return named if named.name else self._find_known_behind(items, mention)

    def _find_known_behind(self, items: Sequence[Item], office: Mention) -> Mention:
        """A known name at the end of an office: "the director of the Harbour Institute Mila Sorge"."""
        first = next((place for place, item in enumerate(items) if item.start > office.end), len(items))
        for place in range(first, min(first + _OFFICE, len(items) - 1)):
            item, following = items[place], items[place + 1]
            if item.is_quotation or not joined(item):
                return office
            pair = f"{item.text} {following.text}"
            if item.is_capital and following.is_capital and joined(following) and self.people.knows(pair):
                return Mention(item.start, following.end, pair, office.roles, office.modifiers)
            if not (item.is_capital or is_small(item, "preposition", "determiner")):
                return office
        return office

    def _find_named_with_colon(self, items: Sequence[Item], place: int) -> Party | None:
        if place == 0 or ":" not in items[place].gap:
            return None
        found = read_back(items, place - 1)
        if found is None or found[1] > 0 or not found[0].name or not _is_speech(items[place]):
            return None
        return self._resolve(found[0])

    def _find_owner(self, items: Sequence[Item], place: int) -> Party | None:
        """The speaker of "Mirov's dramatic declaration that" before a quotation."""
        noun = place - 2 if place > 2 and items[place - 1].lower == "that" else place - 1
        if noun < 1 or items[noun].lower not in plain_words()["saying"]:
            return None
        owner = next((back for back in range(noun - 1, max(-1, noun - 4), -1) if items[back].is_genitive), -1)
        if owner < 0:
            return None
        found = read_back(items, owner)
        return self._resolve(found[0]) if found is not None and found[0].name else None


def _choose_according(according: Sequence[tuple[int, Party]], place: int) -> tuple[int, Party] | None:
    """The last before a place, else the first behind it."""
    before = [one for one in according if one[0] <= place]
    return before[-1] if before else next(iter(according), None)


def _governs(items: Sequence[Item], one: Heard, place: int) -> bool:
    """Whether a quotation is still part of what the verb before it introduces.

    An opinion ("he believes that ...") is put in the source's words, so that only a quotation at its very
    beginning is taken for a speaker's. Further quotations belong to the verb while few words part them.
    """
    start = one.report.place
    if _is_parted(items, one, place):
        return False
    if one.report.entry.kind == "believe":
        return place - start < 4
    earlier = [between for between in range(start + 1, place) if items[between].is_quotation]
    return place - (earlier[-1] if earlier else start) <= (_NEAR if earlier else _FAR)


def _is_in_brackets(items: Sequence[Item], first: int, place: int) -> bool:
    """Whether a bracket opens between the two and is not closed before the second."""
    gaps = [item.gap for item in items[first + 1 : place + 1]]
    return sum(gap.count("(") - gap.count(")") for gap in gaps) > 0


def _is_parted(items: Sequence[Item], one: Heard, place: int) -> bool:
    """Whether another clause begins between a verb and a quotation."""
    that = any(item.lower == "that" for item in items[one.report.place + 1 : one.report.place + 3])
    if one.report.trails or _is_in_brackets(items, one.report.place, place):
        return True
    for between in range(one.report.place + 1, place + 1):
        item = items[between]
        if ";" in item.gap:
            return True
        if item.lower in ("while", "whereas", "although", "thus") and "," in item.gap:
            return True
        if item.lower == "which" and "," in item.gap and not that:
            return True
        if item.lower == "but" and "," in item.gap and not that and not items[place].gap.strip():
            return not is_small(items[min(between + 1, place)], "conjunction")
    return False


def _is_speech(item: Item) -> bool:
    return any(mark in item.text for mark in ".,!?…")
