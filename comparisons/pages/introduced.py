"""How each source introduces the words of one speaker: the reporting verbs in its own words, by class.

Counted by rules in full texts (`comparisons.voices`); "say" is the yardstick. Made of measurements that are
loaded already; asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from articles.models import Article, Source
from comparisons import markup, wording
from comparisons.listing.framing import FramingMaterial
from comparisons.models import Speaker
from comparisons.pages.framing.counted import VERBS
from comparisons.pages.framing.measured import Heard, read_measurement
from comparisons.voices.measured import Verb, VerbClass

type_said = tuple[Heard, Verb]
"""One verb, and the text that it stands in."""


@dataclass(frozen=True, slots=True)
class Class:
    """The verbs of one class: what it is called, what it does, and how many there are, which."""

    label: str
    note: str
    words: SafeString


@dataclass(frozen=True, slots=True)
class Introduction:
    """The verbs of one source."""

    name: str
    address: str
    classes: Sequence[Class]


@dataclass(frozen=True, slots=True)
class Introduced:
    """`told` says where the figures come from; empty where no rule found a verb."""

    told: str
    sources: Sequence[Introduction]


def build_introduced(speaker: Speaker, articles: Sequence[Article], material: FramingMaterial) -> Introduced:
    heard = [one for article in articles if (one := read_measurement(article, material))]
    said = {source: found for source, found in group_verbs(speaker, heard).items() if found}
    if not said:
        return Introduced("", ())
    return Introduced(
        told=say_where(heard),
        sources=[
            Introduction(source.name, source.get_absolute_url(), build_classes(found))
            for source, found in said.items()
        ],
    )


def say_where(heard: Sequence[Heard]) -> str:
    texts = wording.count(len(heard), "full text")
    return f"Counted by rules (version {heard[0].measured.rules}) in {texts} with words of theirs."


def group_verbs(speaker: Speaker, heard: Iterable[Heard]) -> Mapping[Source, list[type_said]]:
    grouped: dict[Source, list[type_said]] = {}
    for one in heard:
        own = [(one, verb) for verb in one.measured.verbs if verb.voice.slug == speaker.slug]
        grouped.setdefault(one.article.source, []).extend(own)
    return grouped


def build_classes(found: Sequence[type_said]) -> list[Class]:
    """The classes that occur, the yardstick first, even where it does not occur."""
    used = {verb.kind for _, verb in found}
    return [
        Class(*VERBS[kind], write_class([row for row in found if row[1].kind is kind]))
        for kind in VerbClass
        if kind in used or kind is VerbClass.SAY
    ]


def write_class(found: Sequence[type_said]) -> SafeString:
    """How many there are, and which words, each opening its places where the reader may read them."""
    words: dict[str, list[type_said]] = {}
    for heard, verb in found:
        words.setdefault(verb.word.lower(), []).append((heard, verb))
    ordered = sorted(words.items(), key=lambda pair: -len(pair[1]))
    return markup.tallied(len(found), [write_word(word, uses) for word, uses in ordered])


def write_word(word: str, uses: Sequence[type_said]) -> SafeString:
    """A word of our lists; the article's own word where it opens its place."""
    places = [address for heard, verb in uses if (address := heard.locate(verb.start, verb.end))]
    shown = markup.word(word, places[0]) if places else word
    return markup.join([shown, markup.times(len(uses), places)], " ")
