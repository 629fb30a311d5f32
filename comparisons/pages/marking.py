"""What can be chosen on the texts page: what is marked, which articles are shown, which claim of several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from articles.models import Article
from articles.texts import Span
from comparisons import judging, markup
from comparisons.pages.abreast import MOST
from comparisons.pages.offers import KEYS
from comparisons.pages.reading import ALL, Reading
from comparisons.pages.telling import differs, list_keys
from comparisons.wording import NOTHING


@dataclass(frozen=True, slots=True)
class Way:
    """One thing to choose: what it shows, how many questions it leaves, its address, whether it is chosen."""

    label: SafeString | str
    number: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """One article that covers the event; `address` shows or hides it, and is empty where neither can be."""

    name: str
    address: str
    shown: bool
    does: str


def list_markings(reading: Reading) -> list[Way]:
    """What differs, all claims, or the questions of one sign."""
    points = reading.comparison.points
    found = Counter(key for judged in points for key in list_keys(judged))
    verdict = reading.choice.verdict
    differing = sum(map(differs, points))
    signs = [
        Way(
            markup.verdict(look),
            found[look.key],
            reading.change(verdict=look.key, mark=""),
            look.key == verdict,
        )
        for look in KEYS
        if look.key == verdict or (found[look.key] and look is not NOTHING)
    ]
    if reading.choice.only:
        return []
    return [
        Way(
            "what differs",
            differing,
            reading.change(verdict="", mark=""),
            not verdict and not reading.marks_all,
        ),
        Way(
            "all claims", len(points), reading.change(verdict="", mark=ALL), not verdict and reading.marks_all
        ),
        *signs,
    ]


def list_chips(reading: Reading, covering: Sequence[Article]) -> list[Chip]:
    """All articles that cover the event, the shown ones first to be hidden, the others to be shown.

    Where no more fit, one that is added takes the place of the last.
    """
    if reading.choice.only:
        return []
    articles = judging.order_articles(covering)
    names = judging.name_articles(articles)
    shown = [column.article.slug for column in reading.columns]
    return [make_chip(article.slug, names[article.slug], shown, articles, reading) for article in articles]


def make_chip(
    slug: str, name: str, shown: Sequence[str], articles: Sequence[Article], reading: Reading
) -> Chip:
    if slug in shown:
        rest = [other for other in shown if other != slug]
        address = reading.close(articles=",".join(rest), column="") if len(rest) > 1 else ""
        return Chip(name, address, True, "hide")
    wanted = {slug, *shown[: MOST - 1]}
    order = [article.slug for article in articles if article.slug in wanted]
    address = reading.change(articles="" if len(order) == len(articles) else ",".join(order), column="")
    return Chip(name, address, False, "show")


def find_others(reading: Reading, passages: Mapping[int, Span]) -> list[Way]:
    """The other questions that words of the open passage answer, the smallest passage first."""
    current = reading.current
    if current is None or current.pk not in passages:
        return []
    here = passages[current.pk]
    pairs = [
        (passages[claim.pk], judged, claim)
        for judged in reading.comparison.points
        for claim in judged.claims
        if claim.article_id == current.article_id and claim.pk != current.pk and claim.pk in passages
    ]
    lying = [(span, j, c) for span, j, c in pairs if span.start < here.end and here.start < span.end]
    lying.sort(key=lambda pair: (pair[0].end - pair[0].start, pair[0].start, pair[2].pk))
    return [
        Way(
            markup.join([markup.sign(reading.look_of(j)), j.point.question], " "), 0, reading.locate(c), False
        )
        for _, j, c in lying
    ]
