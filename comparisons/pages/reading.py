"""One visitor's look at the texts of one comparison: what is chosen, what is opened, what may be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from articles.models import Version
from comparisons import wording
from comparisons.comparison import Comparison
from comparisons.judging import Judged
from comparisons.models import Claim
from comparisons.pages.abreast import choose_columns
from comparisons.pages.answers import Speech
from comparisons.pages.choice import Choice, ask
from comparisons.pages.telling import differs, list_looks, matches, rank

ALL = "all"
"""The value of `mark` that marks every claim; without one only what differs is marked."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What the address opens: a point, and one of its claims where it names one; what is marked, and which
    column is in front where there is room for one only."""

    point: int | None = None
    claim: str = ""
    mark: str = ""
    column: str = ""

    @property
    def asks(self) -> bool:
        return self.point is not None or bool(self.claim)


class Reading:
    """One visitor's look at one comparison: what is chosen, opened and may be read."""

    def __init__(
        self,
        comparison: Comparison,
        choice: Choice,
        opened: Opened,
        closed: frozenset[str],
        versions: Mapping[int, Version],
    ) -> None:
        self.comparison, self.choice, self.opened, self.versions = comparison, choice, opened, versions
        names = {column.article.slug: column.name for column in comparison.columns}
        sources = {column.article.slug: column.article.source.name for column in comparison.columns}
        self.speech = Speech(names, closed, self.locate, sources)
        self.shown = [j for j in comparison.points if matches(j, choice.verdict, choice.theme)]
        self.judged, self.current = self.open(opened)
        readable = [c for c in comparison.columns if choice.only in ("", c.article.slug)]
        self.columns = choose_columns(readable, self.shown, self.judged, self.current)
        self.marks_all = opened.mark == ALL or bool(choice.verdict or choice.only) or not self.differing
        self.marked = self.shown if self.marks_all else self.differing
        self.front = self.choose_front()

    @property
    def differing(self) -> list[Judged]:
        return [judged for judged in self.shown if differs(judged)]

    @property
    def walked(self) -> list[Judged]:
        """The questions that are walked through: what differs, or where nothing does all that are marked."""
        return sorted(self.differing or self.marked, key=rank)

    @property
    def listed(self) -> list[Judged]:
        """The questions that are marked, what differs first."""
        return sorted(self.marked, key=rank)

    def open(self, opened: Opened) -> tuple[Judged | None, Claim | None]:
        """The point and the claim that are open. Of a key on several points the first is meant."""
        for judged in self.comparison.points:
            if opened.point not in (None, judged.point.pk) or not opened.asks:
                continue
            claim = next((c for c in judged.claims if c.key == opened.claim), None)
            if claim or not opened.claim:
                return judged, claim
        return None, None

    def choose_front(self) -> str:
        """The column that is read where there is room for one: the one asked for, else the open claim's."""
        slugs = [column.article.slug for column in self.columns]
        spoken = [claim.article.slug for claim in self.judged.claims] if self.judged else []
        wanted = [self.opened.column, self.current.article.slug if self.current else "", *spoken, *slugs]
        return next((slug for slug in wanted if slug in slugs), "")

    def is_marked(self, judged: Judged) -> bool:
        return judged is self.judged or self.marks_all or differs(judged)

    def change(self, **changes: str) -> str:
        """The query string of this look with some of it changed, a question mark alone for nothing."""
        choice, opened = self.choice, self.opened
        now = {
            "articles": ",".join(choice.articles or ()),
            "only": choice.only,
            "verdict": choice.verdict,
            "theme": choice.theme,
            "mark": opened.mark,
            "point": str(self.judged.point.pk) if self.judged else "",
            "claim": self.current.key if self.current else "",
            "column": opened.column,
        }
        return ask(**{**now, **changes}) or "?"

    def close(self, **changes: str) -> str:
        """The same with nothing open."""
        return self.change(point="", claim="", **changes)

    def locate(self, claim: Claim) -> str:
        return self.change(point=str(claim.point_id), claim=claim.key, column="") + f"#c{claim.pk}"

    def look_of(self, judged: Judged) -> wording.Look:
        """The point's first sign; none where one article is read alone, whose reader would not know."""
        return wording.NOTHING if self.choice.only else list_looks(judged, self.speech.names)[0]
