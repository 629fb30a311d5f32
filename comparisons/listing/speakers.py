"""What the list of speakers and a speaker's page ask the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Count, F, QuerySet, TextField
from django.db.models.functions import Cast

from articles.models import Article
from comparisons.judging import Names
from comparisons.listing.claims import ARTICLE_ORDER, POINT_ORDER, for_answers
from comparisons.listing.framing import FramingMaterial, load_framing
from comparisons.listing.leaves import Leaf, load_leaf
from comparisons.listing.wordings import WordingMaterial, load_wordings
from comparisons.models import Claim, FramingMark, Measurement, Referent, Speaker
from comparisons.selectors import load_names

MOST_TEXTS = 50
"""So many full texts are looked through for a speaker's words, the newest first: each has some 40 kB."""


@dataclass(frozen=True, slots=True)
class SpeakerMaterial:
    """A speaker with one page of what they are quoted as saying, and one of their words for things.

    `hearing` are the newest articles whose full texts were found to quote them, `heard` what was measured.
    """

    speaker: Speaker
    claims: Leaf[Claim]
    articles: int
    names: Names
    wording: WordingMaterial
    hearing: Sequence[Article]
    heard: FramingMaterial


def load_speakers(speakers: QuerySet[Speaker], number: str | None) -> Leaf[Speaker]:
    """Speakers, the most quoted first, with how many articles quote each and how often. Two queries."""
    counted = speakers.annotate(
        quoting=Count("claims__article", distinct=True), remarks=Count("claims", distinct=True)
    )
    return load_leaf(counted.order_by("-quoting", "-remarks", "name", "slug"), number)


def load_speaker(
    slug: str,
    reader: AbstractBaseUser | AnonymousUser,
    *,
    page: str | None = None,
    things: str | None = None,
) -> SpeakerMaterial:
    """A speaker with their claims by question, an anonymous one by article; raises `Speaker.DoesNotExist`."""
    speaker = Speaker.objects.get(slug=slug)
    claims = Claim.objects.filter(voice=speaker)
    hearing = load_hearing(speaker)
    order = (*ARTICLE_ORDER, *POINT_ORDER) if speaker.anonymous else (*POINT_ORDER, *ARTICLE_ORDER)
    return SpeakerMaterial(
        speaker=speaker,
        claims=load_leaf(for_answers(claims.order_by(*order, "start", "pk")), page),
        articles=claims.order_by().aggregate(number=Count("article", distinct=True))["number"],
        names=load_names(),
        wording=load_wordings(Referent.objects.all(), things, FramingMark.objects.filter(voice=speaker)),
        hearing=hearing,
        heard=load_framing((), hearing, reader),
    )


def load_hearing(speaker: Speaker) -> list[Article]:
    """The newest articles in whose full texts the rules found words of this speaker. One query.

    A measurement names its speakers by slug. No rule knows one whom nobody names.
    """
    written = Measurement.objects.annotate(written=Cast("result", TextField()))
    quoting = written.filter(written__contains=f'"{speaker.slug}"').order_by().values("article")
    articles = Article.objects.filter(pk__in=quoting).select_related("source")
    return list(articles.order_by(F("published_first").desc(nulls_last=True), "slug")[:MOST_TEXTS])
