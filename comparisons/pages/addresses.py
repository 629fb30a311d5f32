"""Addresses that several pages link to."""

from __future__ import annotations

from django.urls import reverse

from articles.models import Article
from comparisons.models import Claim, FramingMark
from comparisons.pages.choice import Choice, ask


def locate_claim(claim: Claim, event: str, articles: str = "") -> str:
    """Where a claim's words stand: the texts of the event (its slug) with this passage opened.

    A claim's key is unique on its point only, so the address names both.
    """
    query = ask(articles=articles, point=str(claim.point_id), claim=claim.key)
    return f"{reverse('event-texts', args=[event])}{query}#c{claim.pk}"


def locate_mark(mark: FramingMark, event: str, articles: str = "") -> str:
    """Where the words of a framing mark stand: the texts of the event (its slug) with this mark opened."""
    query = ask(articles=articles, mark="wording", framing=mark.key)
    return f"{reverse('event-texts', args=[event])}{query}#m{mark.pk}"


def locate_paragraph(article: Article, start: int) -> str:
    """Where a paragraph of a full text stands: on its article's page. `start`: the paragraph's own."""
    return f"{article.get_absolute_url()}#p{article.pk}-{start}"


def locate_framing(event: str, choice: Choice) -> str:
    """The framing of the event (its slug), of the articles that are chosen."""
    return reverse("event-framing", args=[event]) + ask(
        articles=",".join(choice.articles or ()), only=choice.only
    )
