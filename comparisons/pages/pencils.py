"""Pencils: the ways from a page into the admin, for people who may change what stands there."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.urls import reverse
from django.utils.safestring import SafeString

from comparisons import markup
from comparisons.models import Claim, Point


@dataclass(frozen=True, slots=True)
class Pencils:
    """Which rows this reader may change; asks the database nothing once it is made."""

    claims: bool = False
    points: bool = False

    def draw_for_claim(self, claim: Claim) -> SafeString:
        address = reverse("admin:comparisons_claim_change", args=[claim.pk]) if self.claims else ""
        return markup.pencil(address, "change this claim")

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
    )
