"""What can be chosen on the texts page: what is marked, which articles are shown, which claim of several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from articles.models import Article
from articles.texts import Span
from comparisons import judging, markup
from comparisons.judging import Judged
from comparisons.models import Claim, FramingMark
from comparisons.pages.abreast import MOST
from comparisons.pages.offers import KEYS
from comparisons.pages.put import LOOK, say_mark
from comparisons.pages.reading import ALL, BOTH, WORDING, Reading
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
    """What differs, all claims, the questions of one sign, how things are put, or that and the claims."""
    points = reading.comparison.points
    found = Counter(key for judged in points for key in list_keys(judged))
    verdict = reading.choice.verdict
    differing = sum(map(differs, points))
    is_claims = not reading.shows_wording
    signs = [
        Way(
            markup.verdict(look),
            found[look.key],
            reading.change(verdict=look.key, mark=""),
            is_claims and look.key == verdict,
        )
        for look in KEYS
        if look.key == verdict or (found[look.key] and look is not NOTHING)
    ]
    if reading.choice.only:
        claims = Way("all claims", len(reading.shown), reading.change(mark=""), is_claims)
        return [claims, *list_wordings(reading)] if reading.marks else []
    every = is_claims and not verdict and reading.marks_all
    return [
        Way(
            "what differs",
            differing,
            reading.change(verdict="", mark=""),
            is_claims and not verdict and not reading.marks_all,
        ),
        Way("all claims", len(points), reading.change(verdict="", mark=ALL), every),
        *signs,
        *list_wordings(reading),
    ]


def list_wordings(reading: Reading) -> list[Way]:
    """How things are put, alone or together with the claims that were marked before."""
    if not reading.marks and not reading.shows_wording:
        return []
    shown, number = reading.opened.mark, len(reading.marks)
    return [
        Way(markup.verdict(LOOK), number, reading.change(verdict="", mark=WORDING), shown == WORDING),
        Way("both", number + len(reading.claimed), reading.change(mark=BOTH), shown == BOTH),
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


def find_others(reading: Reading, passages: Mapping[int, Span], places: Mapping[int, Span]) -> list[Way]:
    """What else is told by words of the open passage: other questions, then other marks; the smallest first.

    Where the claims (`passages`) and the framing marks stand, by primary key.
    """
    current, standing = (reading.mark, places) if reading.mark else (reading.current, passages)
    if current is None or current.pk not in standing:
        return []
    here = standing[current.pk]
    claims = [
        (passages[claim.pk], claim.pk, tell_claim(judged, claim, reading))
        for judged in reading.comparison.points
        for claim in judged.claims
        if claim.article_id == current.article_id and claim is not current and claim.pk in passages
    ]
    marks = [
        (places[mark.pk], mark.pk, tell_mark(mark, reading))
        for mark in reading.marks
        if mark.article_id == current.article_id and mark is not current and mark.pk in places
    ]
    return [*list_lying(claims, here), *list_lying(marks, here)]


def list_lying(found: Sequence[tuple[Span, int, Way]], here: Span) -> list[Way]:
    """Those that share words with this passage, the smallest first."""
    lying = [row for row in found if row[0].start < here.end and here.start < row[0].end]
    lying.sort(key=lambda row: (row[0].end - row[0].start, row[0].start, row[1]))
    return [way for _, _, way in lying]


def tell_claim(judged: Judged, claim: Claim, reading: Reading) -> Way:
    label = markup.join([markup.sign(reading.look_of(judged)), judged.point.question], " ")
    return Way(label, 0, reading.locate(claim), False)


def tell_mark(mark: FramingMark, reading: Reading) -> Way:
    return Way(markup.join([markup.sign(LOOK), say_mark(mark)], " "), 0, reading.locate_mark(mark), False)
