"""What a comparison can be filtered by: its signs and themes, each with its number and its address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from comparisons import markup, wording
from comparisons.comparison import Comparison
from comparisons.pages.choice import Choice
from comparisons.pages.telling import list_keys, matches
from comparisons.vocabulary import Verdict

KEYS = (
    *((wording.look_of(verdict)) for verdict in (Verdict.CONFLICT, Verdict.DISPUTED)),
    wording.FORECAST,
    *(
        (wording.look_of(verdict))
        for verdict in (Verdict.COMPATIBLE, Verdict.AGREE, Verdict.OPEN, Verdict.SINGLE)
    ),
    wording.NOTHING,
)
"""What the filter by sign offers, in the order of the rows."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice of a filter: what it shows, how many points it leaves, its address, whether it is made."""

    label: SafeString | str
    number: int
    address: str
    chosen: bool


def build_verdict_filters(comparison: Comparison, choice: Choice) -> list[Filter]:
    found = Counter(key for judged in comparison.points for key in list_keys(judged))
    return [
        Filter(
            label=markup.verdict(look),
            number=found[look.key],
            address=choice.change(verdict="" if look.key == choice.verdict else look.key),
            chosen=look.key == choice.verdict,
        )
        for look in KEYS
        if found[look.key] or look.key == choice.verdict
    ]


def build_theme_filters(comparison: Comparison, choice: Choice) -> list[Filter]:
    found = Counter(judged.point.theme for judged in comparison.points if judged.point.theme)
    return [
        Filter(
            theme, number, choice.change(theme="" if theme == choice.theme else theme), theme == choice.theme
        )
        for theme, number in found.items()
    ]


@dataclass(frozen=True, slots=True)
class Blamed:
    """A filter in force where nothing is left: the address without it, and how many questions match then."""

    name: str
    address: str
    number: int


def list_blamed(comparison: Comparison, choice: Choice) -> list[Blamed]:
    """The filters in force, the one that leaves most when it is lifted first."""
    looks: Mapping[str, str] = {look.key: f"{look.sign} {look.word}".strip() for look in KEYS}
    chosen = {"verdict": looks.get(choice.verdict, choice.verdict), "theme": choice.theme}
    blamed = [
        Blamed(name, choice.change(**{key: ""}), count_matching(comparison, choice, key))
        for key, name in chosen.items()
        if name
    ]
    return sorted(blamed, key=lambda one: -one.number)


def count_matching(comparison: Comparison, choice: Choice, lifted: str) -> int:
    """How many questions the filters leave without one of them, for the article that is read alone too."""
    verdict, theme = ("" if lifted == key else getattr(choice, key) for key in ("verdict", "theme"))
    return sum(
        matches(judged, verdict, theme)
        and (not choice.only or any(claim.article.slug == choice.only for claim in judged.claims))
        for judged in comparison.points
    )
