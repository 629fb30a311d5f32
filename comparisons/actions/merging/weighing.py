"""Which verdicts a change changes: all stored verdicts before it, all after it, and the difference.

Whatever the change is, every action ends with its verdicts judged, so nothing needs to know here what can
change which verdict. Reasons are judged anew, for the points that differ alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from comparisons import judging, wording
from comparisons.actions.verdicts import VERDICT_FIELDS, describe_coverage
from comparisons.algebra.verdicts import Judgement
from comparisons.models import Coverage, Point, StoredVerdict
from comparisons.selectors import for_columns, for_judging, load_names

REASONS_GIVEN = 100
"""For so many points a preview says why their verdict changes; more than that nobody reads."""

Picture = Mapping[int, tuple[Any, ...]]
"""The stored verdict of each point, by the point's primary key; the seal of the judgement comes last."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A verdict as people read it; all is empty where nothing is claimed."""

    sign: str = ""
    word: str = ""
    reason: str = ""
    asides: str = ""
    """What a list shows beside it: how many origins, and what else is computed."""


Seen = tuple[Point, Standing]
"""A point, and how it stands."""


@dataclass(frozen=True, slots=True)
class Change:
    """A point whose verdict changes. None: the point is not there then, or its reason is not told."""

    pk: int
    question: str
    event: str
    before: Standing | None
    after: Standing | None

    @property
    def differs(self) -> bool:
        """Whether more than the words of the reason differ."""
        before, after = self.before or Standing(), self.after or Standing()
        return before.asides != after.asides


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a change does to the verdicts. `reworded`: how many points differ only in words beside them.

    `beside`: those of them where what stands beside the verdict says something else then.
    """

    points: tuple[int, ...]
    changes: tuple[Change, ...]
    beside: tuple[Change, ...]
    reworded: int
    seal: str


def picture_verdicts() -> Picture:
    """All verdicts as they are stored now. One query."""
    rows = StoredVerdict.objects.order_by().values_list("point", *VERDICT_FIELDS)
    return {pk: tuple(rest) for pk, *rest in rows.iterator()}


def weigh(before: Picture, after: Picture) -> Weighed:
    """What differs between two pictures. To be called where `after` holds: the reasons are those of now."""
    both = before.keys() | after.keys()
    differing = sorted(pk for pk in both if _verdict(before.get(pk)) != _verdict(after.get(pk)))
    reworded = sorted(pk for pk in before.keys() & after.keys() - set(differing) if before[pk] != after[pk])
    told, also = differing[:REASONS_GIVEN], reworded[:REASONS_GIVEN]
    now = look_at([*told, *also])
    changes, beside = (tuple(_change(pk, None, now.get(pk)) for pk in pks) for pks in (told, also))
    pictured = repr([(pk, before.get(pk), after.get(pk)) for pk in sorted([*differing, *reworded])])
    seal = hashlib.sha256(pictured.encode()).hexdigest()
    return Weighed(tuple(differing), changes, beside, len(reworded), seal)


def tell_before(weighed: Weighed) -> Weighed:
    """The same with the verdicts as they are now. To be called when the change is taken back."""
    was = look_at(change.pk for change in (*weighed.changes, *weighed.beside))
    changes, beside = (
        tuple(
            replace(_change(change.pk, was[change.pk], None), after=change.after)
            if change.pk in was
            else change
            for change in some
        )
        for some in (weighed.changes, weighed.beside)
    )
    return replace(weighed, changes=changes, beside=tuple(change for change in beside if change.differs))


def look_at(points: Iterable[int]) -> dict[int, Seen]:
    """These points with how they stand now, by primary key; those that are on file."""
    rows = list(for_judging(Point.objects.filter(pk__in=list(points)).select_related("event")))
    if not rows:
        return {}
    events = {point.event_id for point in rows}
    columns = describe_coverage(for_columns(Coverage.objects.filter(event__in=events)))
    names, nobody = load_names(), judging.describe_columns(())
    seen = {}
    for point in rows:
        here = columns.get(point.event_id, nobody)
        judged = judging.judge_point(point, here, names, point.event.when)
        called = {article.slug: article.name for article in here.articles}
        seen[point.pk] = point, describe_standing(judged.judgement, called)
    return seen


def describe_standing(judgement: Judgement, names: Mapping[str, str]) -> Standing:
    """`names`: what to call each article, by its slug."""
    verdict = judgement.verdict
    if verdict is None:
        return Standing()
    asides = ["1 origin" if judgement.origins == 1 else f"{judgement.origins} origins"]
    asides += ["narrow"] if judgement.narrow else []
    asides += ["circular"] if judgement.circular else []
    asides += ["only as quoted"] if judgement.only_as_quoted else []
    asides += [wording.say_contradictions([names[slug] for slug in judgement.self_contradictions])]
    return Standing(verdict.sign, verdict.word, judgement.reason, ", ".join(filter(None, asides)))


def _change(pk: int, before: Seen | None, after: Seen | None) -> Change:
    seen = before or after
    point = seen[0] if seen else None
    return Change(
        pk,
        point.question if point else "",
        str(point.event) if point else "",
        before[1] if before else None,
        after[1] if after else None,
    )


def _verdict(stored: tuple[Any, ...] | None) -> tuple[Any, ...] | None:
    """What of a stored verdict a list can show: all but the seal. A point without claims is as none."""
    return stored[:-1] if stored and stored[0] else None
