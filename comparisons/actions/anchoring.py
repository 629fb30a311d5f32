"""Anchors again what was tagged in an article, when its text changes."""

from __future__ import annotations

from articles.anchoring import Text
from articles.anchors import ANCHOR_FIELDS, place_again
from articles.models import Article, Version
from comparisons.actions.verdicts import judge_article
from comparisons.models import Claim


def anchor_again(article: Article, version: Version) -> dict[str, int]:
    """Anchor all claims of the article in its new text, and return how many stand in it in each way."""
    text = Text(version.body)
    states: dict[str, int] = {}
    for claim in Claim.objects.filter(article=article).select_related("version"):
        place_again(claim, text, version)
        claim.save(update_fields=list(ANCHOR_FIELDS))
        states[claim.anchor] = states.get(claim.anchor, 0) + 1
    judge_article(article)
    return states
