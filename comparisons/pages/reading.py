"""One visitor's look at the texts of one comparison: what is chosen, what is opened, what may be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.models import Version
from comparisons import wording
from comparisons.comparison import Comparison
from comparisons.judging import Judged
from comparisons.models import Claim, FramingMark
from comparisons.pages.abreast import choose_columns
from comparisons.pages.answers import Speech
from comparisons.pages.choice import Choice, ask
from comparisons.pages.telling import differs, list_looks, matches, rank

ALL = "all"
"""The value of `mark` that marks every claim; without one only what differs is marked."""

WORDING, BOTH = "wording", "both"
"""The values of `mark` that show how things are put: instead of the claims, or together with them."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What the address opens: a point, and one of its claims where it names one, or a framing mark by its key
    and the slug of its event; what is marked, and which column is in front where there is room for one.
    """

    point: int | None = None
    claim: str = ""
    mark: str = ""
    column: str = ""
    framing: str = ""
    of: str = ""

    @property
    def asks(self) -> bool:
        return self.point is not None or bool(self.claim or self.framing)


class Reading:
    """One visitor's look at one comparison: what is chosen, opened and may be read."""

    def __init__(
        self,
        comparison: Comparison,
        choice: Choice,
        opened: Opened,
        closed: frozenset[str],
        versions: Mapping[int, Version],
        marks: Sequence[FramingMark] = (),
    ) -> None:
        self.comparison, self.choice, self.opened, self.versions = comparison, choice, opened, versions
        self.events = {event.pk: event.slug for event in (comparison.event, *comparison.parts)}
        self.marks = [mark for mark in marks if choice.only in ("", mark.article.slug)]
        names = {column.article.slug: column.name for column in comparison.columns}
        sources = {column.article.slug: column.article.source.name for column in comparison.columns}
        self.speech = Speech(names, closed, self.locate, sources)
        self.shown = [j for j in comparison.points if matches(j, choice.verdict, choice.theme)]
        self.mark = self.open_mark(opened)
        self.judged, self.current = (None, None) if self.mark else self.open(opened)
        readable = [c for c in comparison.columns if choice.only in ("", c.article.slug)]
        self.columns = choose_columns(readable, self.shown, self.judged, self.current or self.mark)
        self.marks_all = opened.mark == ALL or bool(choice.verdict or choice.only) or not self.differing
        self.claimed = self.shown if self.marks_all else self.differing
        self.marked = [] if opened.mark == WORDING else self.claimed
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
        if opened.point is None and not opened.claim:
            return None, None
        for judged in self.comparison.points:
            if opened.point not in (None, judged.point.pk):
                continue
            claim = next((c for c in judged.claims if c.key == opened.claim), None)
            if claim or not opened.claim:
                return judged, claim
        return None, None

    def open_mark(self, opened: Opened) -> FramingMark | None:
        """The framing mark that is open. Of a key in several events that of the event named is meant."""
        found = [mark for mark in self.marks if opened.framing and mark.key == opened.framing]
        event = opened.of or self.comparison.event.slug
        meant = (mark for mark in found if self.events[mark.event_id] == event)
        return next(meant, found[0] if found else None)

    def choose_front(self) -> str:
        """The column that is read where there is room for one: the one asked for, else the open passage's."""
        slugs = [column.article.slug for column in self.columns]
        spoken = [claim.article.slug for claim in self.judged.claims] if self.judged else []
        current = self.current or self.mark
        wanted = [self.opened.column, current.article.slug if current else "", *spoken, *slugs]
        return next((slug for slug in wanted if slug in slugs), "")

    @property
    def shows_wording(self) -> bool:
        return self.opened.mark in (WORDING, BOTH)

    @property
    def walks_wording(self) -> bool:
        """Whether the way through the texts leads from one framing mark to the next."""
        return self.opened.mark == WORDING or self.mark is not None

    def is_marked(self, judged: Judged) -> bool:
        if judged is self.judged:
            return True
        return self.opened.mark != WORDING and (self.marks_all or differs(judged))

    def is_put(self, mark: FramingMark) -> bool:
        """Whether a framing mark is shown in its text."""
        return self.shows_wording or self.is_opened(mark)

    def is_opened(self, mark: FramingMark) -> bool:
        """Whether a mark is the open one, or has other words for what that names."""
        if self.mark is None:
            return False
        return mark is self.mark or (
            mark.referent_id is not None and mark.referent_id == self.mark.referent_id
        )

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
            "framing": self.mark.key if self.mark else "",
            "of": self.name_event(self.mark) if self.mark else "",
            "column": opened.column,
        }
        return ask(**{**now, **changes}) or "?"

    def close(self, **changes: str) -> str:
        """The same with nothing open."""
        return self.change(point="", claim="", framing="", of="", **changes)

    def locate(self, claim: Claim) -> str:
        address = self.change(point=str(claim.point_id), claim=claim.key, framing="", of="", column="")
        return f"{address}#c{claim.pk}"

    def locate_mark(self, mark: FramingMark) -> str:
        address = self.change(point="", claim="", framing=mark.key, of=self.name_event(mark), column="")
        return f"{address}#m{mark.pk}"

    def name_event(self, mark: FramingMark) -> str:
        """The slug of a mark's event, where that is a part: keys are unique in one event only."""
        return "" if mark.event_id == self.comparison.event.pk else self.events[mark.event_id]

    def look_of(self, judged: Judged) -> wording.Look:
        """The point's first sign; none where one article is read alone, whose reader would not know."""
        return wording.NOTHING if self.choice.only else list_looks(judged, self.speech.names)[0]
