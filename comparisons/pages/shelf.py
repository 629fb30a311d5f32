"""The texts that one reader may read, and the sentences in them around the words of claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from articles.anchoring import Text
from articles.models import Version
from articles.texts import Span
from articles.vocabulary import TextKind
from comparisons import markup
from comparisons.pages.passages import find_passage, find_sentence, find_theirs, type_anchored


@dataclass(frozen=True, slots=True)
class Shelf:
    """By the article's primary key, the text that the reader may read; prepared once, when asked for."""

    versions: Mapping[int, Version] = field(default_factory=dict)
    _texts: dict[int, Text] = field(default_factory=dict)
    _theirs: dict[int, list[Span]] = field(default_factory=dict)

    def find(self, claim: type_anchored) -> tuple[Version, Span] | None:
        """The text and the place in it where the claim's words stand; None where the reader may not know."""
        version = self.versions.get(claim.article_id)
        if version is None:
            return None
        if version.pk not in self._texts:
            self._texts[version.pk] = Text(version.body)
        passage = find_passage(claim, version, self._texts[version.pk])
        return (version, passage) if passage else None

    def show_sentence(self, claim: type_anchored, address: str) -> SafeString:
        """The sentence around the claim's words, theirs and ours told apart; empty where there is none."""
        found = self.find(claim)
        if found is None:
            return markup.EMPTY
        version, passage = found
        sentence = find_sentence(version.body, passage)
        if sentence == passage:
            return markup.EMPTY
        if version.pk not in self._theirs:
            self._theirs[version.pk] = find_theirs(version)
        return markup.sentence(version.body, sentence, passage, self._theirs[version.pk], address)

    def name_kind(self, claim: type_anchored) -> str:
        """What kind of text the sentence comes from: "full text", "abstract (our words)"."""
        version = self.versions.get(claim.article_id)
        return TextKind(version.kind).label if version else ""
