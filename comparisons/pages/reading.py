"""One visitor's look at the texts of one comparison: what is chosen, what is opened, what may be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from articles.models import Version
from comparisons import wording
from comparisons.comparison import Comparison
from comparisons.judging import Judged
from comparisons.models import Claim
from comparisons.pages.answers import Speech
from comparisons.pages.choice import Choice, ask
from comparisons.pages.telling import list_looks, matches


@dataclass(frozen=True, slots=True)
class Opened:
    """What the address opens: a point, and one of its claims where it names one."""

    point: int | None = None
    claim: str = ""

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
        self.comparison, self.choice, self.versions = comparison, choice, versions
        names = {column.article.slug: column.name for column in comparison.columns}
        sources = {column.article.slug: column.article.source.name for column in comparison.columns}
        self.speech = Speech(names, closed, self.locate, sources)
        self.columns = [c for c in comparison.columns if choice.only in ("", c.article.slug)]
        self.shown = [j for j in comparison.points if matches(j, choice.verdict, choice.theme)]
        self.judged, self.current = self.open(opened)

    def open(self, opened: Opened) -> tuple[Judged | None, Claim | None]:
        """The point and the claim that are open. Of a key on several points the first is meant."""
        for judged in self.comparison.points:
            if opened.point not in (None, judged.point.pk) or not opened.asks:
                continue
            claim = next((c for c in judged.claims if c.key == opened.claim), None)
            if claim or not opened.claim:
                return judged, claim
        return None, None

    def locate(self, claim: Claim) -> str:
        choice = self.choice
        query = ask(
            articles=",".join(choice.articles or ()),
            only=choice.only,
            verdict=choice.verdict,
            theme=choice.theme,
            point=str(claim.point_id),
            claim=claim.key,
        )
        return f"{query}#c{claim.pk}"

    def look_of(self, judged: Judged) -> wording.Look:
        """The point's first sign; none where one article is read alone, whose reader would not know."""
        return wording.NOTHING if self.choice.only else list_looks(judged, self.speech.names)[0]
