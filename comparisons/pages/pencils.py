"""Pencils: the ways from a page into the admin, for people who may change what stands there."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.urls import reverse
from django.utils.safestring import SafeString

from articles.models import Article
from comparisons import markup
from comparisons.models import Claim, FramingMark, Point


@dataclass(frozen=True, slots=True)
class Pencils:
    """Which rows this reader may change, and whether they may tag; asks the database nothing once made."""

    claims: bool = False
    points: bool = False
    tags: bool = False

    def draw_for_claim(self, claim: Claim) -> SafeString:
        return markup.pencil(self.find_claim(claim), "change this claim")

    def find_claim(self, claim: Claim) -> str:
        """Where a claim is changed: on the desk of its article, in the words around it."""
        if self.claims and self.tags:
            return f"{self.find_desk(claim.article)}?claim={claim.pk}#c{claim.pk}"
        return reverse("admin:comparisons_claim_change", args=[claim.pk]) if self.claims else ""

    def draw_for_mark(self, mark: FramingMark) -> SafeString:
        """The way to a framing mark on the desk of its article."""
        desk = self.find_desk(mark.article)
        return markup.pencil(f"{desk}?framing={mark.pk}#m{mark.pk}" if desk else "", "change this mark")

    def find_desk(self, article: Article, event: str = "") -> str:
        """An article's desk, with the questions of the event (its slug) first; empty for who may not tag."""
        if not self.tags:
            return ""
        desk = reverse("admin:articles_article_tag", args=[article.pk])
        return f"{desk}?event={event}" if event else desk

    def draw_for_point(self, point: Point) -> SafeString:
        address = reverse("admin:comparisons_point_change", args=[point.pk]) if self.points else ""
        return markup.pencil(address, "change this question")


NO_PENCILS = Pencils()


def find_pencils(user: AbstractBaseUser | AnonymousUser) -> Pencils:
    """What the reader may change: nobody without a way into the admin; their rights cost two queries."""
    if not getattr(user, "is_staff", False):
        return NO_PENCILS
    return Pencils(
        claims=user.has_perm("comparisons.change_claim"),  # type: ignore[union-attr]
        points=user.has_perm("comparisons.change_point"),  # type: ignore[union-attr]
        tags=user.has_perm("comparisons.add_claim"),  # type: ignore[union-attr]
    )
