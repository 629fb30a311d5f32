"""One claim in full: its words, who says them how firmly, and the sentence that they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from articles.models import Article
from comparisons import markup, wording
from comparisons.comparison_json import cut_quote
from comparisons.judging import Judged
from comparisons.models import Claim
from comparisons.pages.answers import Speech, describe, show_quote, tell_outcomes
from comparisons.pages.cited import show_ways
from comparisons.pages.pencils import NO_PENCILS, Pencils
from comparisons.pages.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim, with the sentence around its words where the reader may read it. Absent things are empty."""

    anchor: str
    article: str
    address: str
    answer: str
    when: str
    who: str
    certainty: str
    hedge: SafeString
    outcome: str
    translated: str
    quote: SafeString
    sentence: SafeString
    sentence_from: str
    note: str
    cut: str
    ways: SafeString


class Statements:
    """Tells the claims of one judged point to one reader."""

    def __init__(
        self,
        judged: Judged,
        speech: Speech,
        shelf: Shelf,
        articles: Mapping[str, Article],
        pencils: Pencils = NO_PENCILS,
        *,
        anchored: bool = False,
    ) -> None:
        self.judged, self.speech, self.shelf = judged, speech, shelf
        self.articles, self.pencils, self.anchored = articles, pencils, anchored
        self.outcomes = {} if speech.alone else tell_outcomes(judged, speech.names)

    def build(self, claim: Claim, answer: str = "", when: str = "") -> Statement:
        """The claim; its answer and time are left out where they stand above it already."""
        outcome = self.outcomes.get(claim.pk, "")
        told = describe(claim, self.judged, self.speech, outcome)
        slug, address = claim.article.slug, self.speech.locate(claim)
        sentence = self.shelf.show_sentence(claim, address)
        language = claim.article.translated_from
        return Statement(
            anchor=f"claim-{claim.key}" if self.anchored else "",
            article=self.speech.names[slug],
            address=reverse("article-detail", args=[slug]),
            answer=told.answer if told.answer not in (answer, claim.quote) else "",
            when=told.when if told.when != when else "",
            who=told.who,
            certainty=told.certainty,
            hedge=markup.quote(claim.hedge, address) if claim.hedge else markup.EMPTY,
            outcome=outcome,
            translated=wording.say_translated(language) if language else "",
            quote=show_quote(claim, self.speech),
            sentence=sentence,
            sentence_from=self.shelf.name_kind(claim) if sentence else "",
            note=claim.note,
            cut=wording.CUT if slug in self.speech.closed and is_cut(claim) else "",
            ways=self.show_ways(claim),
        )

    def show_ways(self, claim: Claim) -> SafeString:
        article = self.articles.get(claim.article.slug)
        if article is None:
            return markup.EMPTY
        version, passage = self.shelf.find(claim) or (None, None)
        return show_ways(
            claim,
            article,
            closed=article.slug in self.speech.closed,
            version=version,
            passage=passage,
            pencils=self.pencils,
        )


def is_cut(claim: Claim) -> bool:
    return cut_quote(claim.quote) != claim.quote
