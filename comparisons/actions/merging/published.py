"""Merges sources. What was published knows nothing of claims, so that it is done here."""

from __future__ import annotations

from articles.models import Article, Source
from comparisons.actions.merging.merger import Merger, Problem, Tie, find_twins, name_row
from comparisons.actions.merging.people import CLAIM_NAMES, SAID_ALIKE
from comparisons.actions.verdicts import judge_source
from comparisons.models import Claim


class SourceMerger(Merger):
    """Sources: their articles move, what they first published, and what others quote through them."""

    model, kind = Source, "source"
    ties = (
        Tie(Article, "source", "article", "articles", ("source",)),
        Tie(
            Article, "origin", "article first published by it", "articles first published by it", ("source",)
        ),
        Tie(Claim, "via", "claim that others have via it", "claims that others have via it", CLAIM_NAMES),
    )
    told = ("name", "slug", "homepage", "country", "kind")
    filled = ("homepage", "country", "kind")

    def find_problems(self) -> list[Problem]:
        return [*self.find_own_origins(), *self.find_own_relays(), *self.find_doubled()]

    def find_own_origins(self) -> list[Problem]:
        """Articles that one of the sources took over from another of them."""
        articles = Article.objects.filter(source__in=self.all, origin__in=self.all)
        sentence = (
            "“{}” was first published by {}, which would be its own source; take its origin away first."
        )
        return [
            Problem(sentence.format(article, article.origin), article)
            for article in articles.select_related("source", "origin").order_by("pk")
        ]

    def find_own_relays(self) -> list[Problem]:
        """Claims that an article of one of the sources has through another of them."""
        claims = Claim.objects.filter(article__source__in=self.all, via__in=self.all)
        sentence = "{} has its words via {}, which would be the article's own source; change the claim first."
        return [
            Problem(sentence.format(name_row(claim), claim.via), claim)
            for claim in claims.select_related(*CLAIM_NAMES, "via").order_by("pk")
        ]

    def find_doubled(self) -> list[Problem]:
        claims = Claim.objects.filter(via__in=self.all).select_related(*CLAIM_NAMES).order_by("pk")
        return find_twins(claims, "via_id", same=(*SAID_ALIKE, "point_id", "voice_id"))

    def judge(self) -> None:
        judge_source(self.kept)
