"""Whose words a source carries: the words of its full texts by voice, with where each voice is heard.

Made of measurements (`comparisons.voices`) that are loaded already; asks the database nothing. Counts with
their evidence, never a rate to compare sources by.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from articles.models import Article
from comparisons import markup, wording
from comparisons.listing.framing import FramingMaterial
from comparisons.pages.framing.measured import Heard, read_measurement
from comparisons.pages.framing.palette import PLAIN
from comparisons.pages.told import tell_published
from comparisons.voices.measured import Voice, VoiceKind

ORDER = (VoiceKind.OWN, VoiceKind.NAMED, VoiceKind.DESCRIBED, VoiceKind.UNKNOWN, VoiceKind.PHRASE)


@dataclass(frozen=True, slots=True)
class Heeded:
    """One voice: how many words it has, and in which articles, each opening where it is first heard."""

    name: SafeString | str
    words: str
    places: Sequence[SafeString]


@dataclass(frozen=True, slots=True)
class Carried:
    """The voices of a source's articles. `told` says where the figures come from, or why there are none."""

    told: str
    voices: Sequence[Heeded]


@dataclass(frozen=True, slots=True)
class Part:
    """What one voice has in one article: its words, and where the first of them stand."""

    heard: Heard
    words: int
    start: int
    end: int


def build_carried(articles: Sequence[Article], material: FramingMaterial) -> Carried:
    heard = [one for article in articles if (one := read_measurement(article, material))]
    if not heard:
        return Carried(wording.VOICES_NEED_FULL_TEXT if articles else "", ())
    parts = collect_parts(heard, material)
    ranked = sorted(parts, key=lambda key: (ORDER.index(key[0]), -count_words(parts[key]), key[1]))
    return Carried(
        told=wording.say_counted(len(heard), len(articles), heard[0].measured.rules),
        voices=[build_voice(*key, parts[key], material) for key in ranked],
    )


type_voice = tuple[VoiceKind, str, str]
"""A voice across articles: its kind, its name, and the slug of its speaker, if it is one on file."""


def collect_parts(heard: Iterable[Heard], material: FramingMaterial) -> dict[type_voice, list[Part]]:
    parts: dict[type_voice, list[Part]] = {}
    for one in heard:
        for voice, part in split_voices(one, material).items():
            parts.setdefault(voice, []).append(part)
    return parts


def split_voices(one: Heard, material: FramingMaterial) -> dict[type_voice, Part]:
    """What each voice has in one article. Those whom nobody names are told together."""
    found: dict[type_voice, Part] = {}
    for run in one.measured.runs:
        voice = name_voice(run.voice, material)
        before = found.get(voice, Part(one, 0, run.start, run.end))
        found[voice] = Part(one, before.words + run.words, before.start, before.end)
    return found


def name_voice(voice: Voice, material: FramingMaterial) -> type_voice:
    if voice.kind is not VoiceKind.NAMED:
        return voice.kind, PLAIN[voice.kind][1], ""
    known = voice.slug if voice.slug in material.speakers else ""
    return voice.kind, material.speakers.get(voice.slug, voice.name), known


def build_voice(
    kind: VoiceKind, name: str, slug: str, parts: Sequence[Part], material: FramingMaterial
) -> Heeded:
    return Heeded(
        name=markup.link(reverse("speaker-detail", args=[slug]), name) if slug else name,
        words=wording.count(count_words(parts), "word"),
        places=[locate_part(part, is_own=kind is VoiceKind.OWN) for part in parts],
    )


def locate_part(part: Part, *, is_own: bool) -> SafeString:
    """The article and how many words the voice has there, opening the first of them where it may be read."""
    article = part.heard.article
    address = "" if is_own else part.heard.locate(part.start, part.end)
    told = f"{tell_published(article) or article.slug}: {wording.count(part.words, 'word')}"
    return markup.link(address or article.get_absolute_url(), told)


def count_words(parts: Iterable[Part]) -> int:
    return sum(part.words for part in parts)
