"""Which colour and pattern each voice has, the same in every article's strip.

The source's own voice, quoted words without a speaker, unknown and other speakers have looks of their own.
The speakers whom several articles quote, then those with most words, get one of `SPEAKERS` each. Colour is
never the only sign: each look has a pattern too, and its name stands in the legend.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from comparisons.voices.measured import Measured, Voice, VoiceKind

SPEAKERS = 5
"""More colours could not be told apart."""

PLAIN = {
    VoiceKind.OWN: ("own", "the source itself"),
    VoiceKind.UNKNOWN: ("unknown", "quoted, speaker not found"),
    VoiceKind.PHRASE: ("phrase", "quoted words without a speaker"),
    VoiceKind.DESCRIBED: ("others", "speakers without a name"),
}
OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Tint:
    """How one voice looks, by its name in style sheets; what the legend calls it; the slug of its Speaker."""

    key: str
    name: str
    slug: str = ""


class Palette:
    """The looks of all voices of one page. `names`: of speakers on file, by slug."""

    def __init__(self, measured: Iterable[Measured], names: Mapping[str, str]) -> None:
        self.names = names
        words, articles = Counter[str](), Counter[str]()
        for one in measured:
            counts = {v: count for v, count in one.count_words().items() if v.kind is VoiceKind.NAMED}
            articles.update({self.name(voice) for voice in counts})
            for voice, count in counts.items():
                words[self.name(voice)] += count
        first = sorted(words, key=lambda name: (articles[name] < 2, -words[name], name))[:SPEAKERS]
        self.keys = {name: str(place) for place, name in enumerate(first, start=1)}

    def name(self, voice: Voice) -> str:
        """What the legend calls a speaker: the name on file, else as the text has it."""
        return self.names.get(voice.slug, voice.name)

    def choose(self, voice: Voice) -> Tint:
        if voice.kind is not VoiceKind.NAMED:
            return Tint(*PLAIN[voice.kind])
        name = self.name(voice)
        slug = voice.slug if voice.slug in self.names else ""
        return Tint(self.keys.get(name, OTHERS), name, slug)
