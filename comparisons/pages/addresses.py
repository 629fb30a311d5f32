"""Addresses that several pages link to."""

from __future__ import annotations

from django.urls import reverse

from comparisons.models import Claim
from comparisons.pages.choice import ask


def locate_claim(claim: Claim, event: str, articles: str = "") -> str:
    """Where a claim's words stand: the texts of the event (its slug) with this passage opened.

    A claim's key is unique on its point only, so the address names both.
    """
    query = ask(articles=articles, point=str(claim.point_id), claim=claim.key)
    return f"{reverse('event-texts', args=[event])}{query}#c{claim.pk}"
