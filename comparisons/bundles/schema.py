"""The keys of a bundle, in one table: what must be there, what form each has, how long it may be.

Pure data. The checks of shape, the writer and docs/bundles.md all follow it; the lengths are those of the
columns, which a test compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from articles.vocabulary import PublishedBasis, SourceKind, TextKind
from comparisons.vocabulary import DEVICES, FRAMES, FUNCTIONS, VOCABULARY_VERSION, Certainty, Kind


class Form(StrEnum):
    """What may stand under a key."""

    SLUG = "slug"  # the entry's own name
    REFERENCE = "reference"  # the slug of something else
    REFERENCES = "references"
    TEXT = "text"
    TEXTS = "texts"
    DATE = "date"
    ADDRESS = "address"
    WORD = "word"  # one of `words`
    FLAG = "flag"
    VALUE = "value"  # a text or a list of texts
    FILE = "file"
    ENTRIES = "entries"


@dataclass(frozen=True, slots=True)
class Key:
    """One key of an entry. `of` names the kind of entry that is referred to, or that the list holds."""

    name: str
    form: Form = Form.TEXT
    must: bool = False
    limit: int | None = None
    words: tuple[str, ...] = ()
    of: str = ""


def _words(words: type[StrEnum]) -> tuple[str, ...]:
    return tuple(word.value for word in words)


def _slugs(terms: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(slug for slug, _ in terms)


def _text(name: str, limit: int | None = None, *, must: bool = False) -> Key:
    return Key(name, Form.TEXT, must, limit)


_SLUG: Final = Key("slug", Form.SLUG, must=True)
_ARTICLE: Final = Key("article", Form.REFERENCE, must=True, of="article")

ENTRIES: Final[dict[str, tuple[Key, ...]]] = {
    "bundle": (
        Key("sources", Form.ENTRIES, of="source"),
        Key("speakers", Form.ENTRIES, of="speaker"),
        Key("entities", Form.ENTRIES, of="entity"),
        Key("referents", Form.ENTRIES, of="referent"),
        Key("articles", Form.ENTRIES, of="article"),
        Key("events", Form.ENTRIES, of="event"),
        Key("voices", Form.ENTRIES, of="measurement"),
    ),
    "source": (
        _SLUG,
        _text("name", 200, must=True),
        Key("homepage", Form.ADDRESS, limit=500),
        _text("country", 60),
        Key("kind", Form.WORD, words=_words(SourceKind)),
    ),
    "speaker": (
        _SLUG,
        _text("name", 200, must=True),
        _text("role", 300),
        Key("aliases", Form.TEXTS, limit=200),
        Key("anonymous", Form.FLAG),
    ),
    "entity": (
        _text("name", 200, must=True),
        Key("aliases", Form.TEXTS, limit=200),
    ),
    "referent": (
        _SLUG,
        _text("label", 200, must=True),
        _text("description"),
    ),
    "article": (
        _SLUG,
        Key("source", Form.REFERENCE, must=True, of="source"),
        _text("title", 500),
        Key("authors", Form.TEXTS, limit=200),
        Key("published", Form.DATE),
        Key("published_basis", Form.WORD, words=_words(PublishedBasis)),
        Key("updated", Form.DATE),
        Key("url", Form.ADDRESS, limit=2000),
        _text("language", 35),
        _text("translated_from", 35),
        _text("genre", 60),
        Key("origin", Form.REFERENCE, of="source"),
        Key("text_kind", Form.WORD, words=_words(TextKind)),
        _text("framing"),
        _text("body"),
        Key("body_file", Form.FILE, limit=255),
    ),
    "event": (
        _SLUG,
        _text("name", 300, must=True),
        Key("date", Form.DATE),
        _text("place", 200),
        _text("summary"),
        Key("part_of", Form.REFERENCE, of="event"),
        Key("coverage", Form.ENTRIES, of="coverage"),
        Key("points", Form.ENTRIES, of="point"),
        Key("framing", Form.ENTRIES, of="mark"),
    ),
    "coverage": (
        _ARTICLE,
        _text("framing"),
        Key("before", Form.FLAG),
        Key("tagging", Form.WORD, words=("complete",)),
    ),
    "point": (
        _SLUG,
        _text("question", 300, must=True),
        Key("kind", Form.WORD, must=True, words=_words(Kind)),
        _text("unit", 60),
        Key("options", Form.ENTRIES, of="option"),
        _text("theme", 100),
        _text("scope", 500),
        Key("changes", Form.FLAG),
        Key("outcome", Form.FLAG),
        Key("claims", Form.ENTRIES, of="claim"),
        Key("silent", Form.REFERENCES, of="article"),
    ),
    "option": (
        _SLUG,
        _text("label", 200, must=True),
        Key("broader", Form.REFERENCE, of="option"),
    ),
    "claim": (
        _ARTICLE,
        _text("quote", must=True),
        Key("value", Form.VALUE, must=True),
        _text("prefix", 300),
        _text("suffix", 300),
        Key("voice", Form.REFERENCE, of="speaker"),
        Key("via", Form.REFERENCE, of="source"),
        Key("certainty", Form.WORD, words=_words(Certainty)),
        _text("hedge", 200),
        Key("as_of", Form.DATE),
        _text("note"),
        _text("key", 100),
        Key("orphan", Form.FLAG),
        _text("tagged_quote"),
    ),
    "mark": (
        _ARTICLE,
        _text("quote", must=True),
        _text("prefix", 300),
        _text("suffix", 300),
        Key("device", Form.WORD, words=_slugs(DEVICES)),
        Key("frame", Form.WORD, words=_slugs(FRAMES)),
        Key("function", Form.WORD, words=_slugs(FUNCTIONS)),
        Key("referent", Form.REFERENCE, of="referent"),
        Key("voice", Form.REFERENCE, of="speaker"),
        _text("note"),
        Key("vocabulary", Form.WORD, words=tuple(str(n + 1) for n in range(VOCABULARY_VERSION))),
        _text("key", 100),
        Key("orphan", Form.FLAG),
        _text("tagged_quote"),
    ),
    "measurement": (
        _ARTICLE,
        _text("checksum", 64, must=True),
        _text("measured", must=True),
    ),
}
"""The keys of each kind of entry, in the order in which they are written."""

SLUG_SENTENCE: Final = "is no slug; write 1 to 80 of a-z, 0-9 and -, for example {}"
