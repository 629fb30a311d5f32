"""What the list of speakers and a speaker's page ask the database."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from comparisons.judging import Names
from comparisons.listing.claims import ARTICLE_ORDER, POINT_ORDER, for_answers
from comparisons.listing.leaves import Leaf, load_leaf
from comparisons.models import Claim, Speaker
from comparisons.selectors import load_names


@dataclass(frozen=True, slots=True)
class SpeakerMaterial:
    """A speaker with one page of what they are quoted as saying."""

    speaker: Speaker
    claims: Leaf[Claim]
    articles: int
    names: Names


def load_speakers(speakers: QuerySet[Speaker], number: str | None) -> Leaf[Speaker]:
    """Speakers, the most quoted first, with how many articles quote each and how often. Two queries."""
    counted = speakers.annotate(
        quoting=Count("claims__article", distinct=True), remarks=Count("claims", distinct=True)
    )
    return load_leaf(counted.order_by("-quoting", "-remarks", "name", "slug"), number)


def load_speaker(slug: str, number: str | None) -> SpeakerMaterial:
    """A speaker with their claims by question, an anonymous one by article; raises `Speaker.DoesNotExist`."""
    speaker = Speaker.objects.get(slug=slug)
    claims = Claim.objects.filter(voice=speaker)
    order = (*ARTICLE_ORDER, *POINT_ORDER) if speaker.anonymous else (*POINT_ORDER, *ARTICLE_ORDER)
    return SpeakerMaterial(
        speaker=speaker,
        claims=load_leaf(for_answers(claims.order_by(*order, "start", "pk")), number),
        articles=claims.order_by().aggregate(number=Count("article", distinct=True))["number"],
        names=load_names(),
    )
