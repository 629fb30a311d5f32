"""Merges points: two questions that ask the same are one, with the claims and the silences of both."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from articles.models import Article, new_key
from comparisons import judging
from comparisons.actions.merging.merger import Merger, Problem, Tie, find_twins, name_row
from comparisons.actions.merging.people import CLAIM_NAMES, SAID_ALIKE
from comparisons.actions.verdicts import judge_points, raise_revisions
from comparisons.algebra import values
from comparisons.algebra.units import SAME, convert
from comparisons.models import Claim, Option, Point, Silence
from comparisons.selectors import load_names
from comparisons.vocabulary import Certainty, Kind

CLAIMS = Tie(Claim, "point", "claim", "claims", CLAIM_NAMES)
SILENCES = Tie(Silence, "point", "silence", "silences", ("point", "article__source"))


class PointMerger(Merger):
    """Points: claims and silences move; a silence beside a claim, or beside another silence, goes."""

    model, kind, uses = Point, "point", (CLAIMS, SILENCES)
    told = ("question", "slug", "scope", "theme")
    filled = ("scope", "theme")
    goes_along = frozenset({"Option", "StoredVerdict"})

    @cached_property
    def claims(self) -> list[Claim]:
        """The claims that move, with their answers as they are to be written."""
        rows = Claim.objects.filter(point__in=self.gone).select_related(*CLAIM_NAMES)
        claims = list(rows.order_by("pk"))
        for claim in claims:
            claim.value = self.write_unit(claim)
        return claims

    def write_unit(self, claim: Claim) -> Any:
        """A claim's answer with its unit, where the question that stays counts in another one."""
        unit, into = claim.point.unit, self.kept.unit
        if self.kept.kind != Kind.QUANTITY.value or not unit or unit == into or self.names_unit(claim):
            return claim.value
        return claim.value if convert(unit, into) == SAME else f"{claim.value} {unit}"

    def names_unit(self, claim: Claim) -> bool:
        quantity = self.read(claim.value, claim.point)
        return bool(getattr(quantity.detail, "unit", "")) if quantity else False

    def read(self, value: Any, point: Point) -> values.Value | None:
        try:
            return values.parse_value(value, values.Scale(kind=Kind(point.kind), unit=point.unit))
        except values.ValueProblem:
            return None

    # What stands in the way

    def find_problems(self) -> list[Problem]:
        return [*self.find_uncovered(), *self.find_unreadable(), *self.find_doubled()]

    def find_uncovered(self) -> Iterator[Problem]:
        """Articles that do not cover the event of the question that stays."""
        tagged = {claim.article_id for claim in self.claims}
        tagged |= set(Silence.objects.filter(point__in=self.gone).values_list("article", flat=True))
        event = self.kept.event
        articles = Article.objects.filter(pk__in=tagged).exclude(coverage__event=event)
        for article in articles.select_related("source"):
            sentence = (
                f"“{article}” ({article.source}) does not cover “{event}”; add it to its coverage first."
            )
            yield Problem(sentence, event)

    def find_unreadable(self) -> Iterator[Problem]:
        """Claims whose answer the question that stays does not take."""
        scale = judging.describe_scale(self.kept, load_names())
        for claim in self.claims:
            if sentence := self.find_fault(claim, scale):
                yield Problem(f"{name_row(claim)}: {sentence}", claim)

    def find_fault(self, claim: Claim, scale: values.Scale) -> str:
        if scale.unit and claim.point.kind == scale.kind and not claim.point.unit:
            return (
                f"“{claim.value}” is a pure number, and the question that stays counts {scale.unit}; "
                "give this question its unit first."
            )
        try:
            values.check_claim(values.parse_value(claim.value, scale), Certainty(claim.certainty))
        except values.ValueProblem as problem:
            return f"{problem} Change this claim first, or move it to another question."
        return ""

    def find_doubled(self) -> list[Problem]:
        kept = Claim.objects.filter(point=self.kept).select_related(*CLAIM_NAMES).order_by("pk")
        return find_twins([*kept, *self.claims], "point_id", same=(*SAID_ALIKE, "voice_id", "via_id"))

    def find_doubts(self) -> list[str]:
        doubts = []
        for point in self.gone:
            if point.kind != self.kept.kind:
                takes = (
                    f"“{point}” takes {Kind(point.kind).label}, “{self.kept}” {Kind(self.kept.kind).label}"
                )
                doubts.append(f"{takes}: do they ask the same?")
            if point.changes != self.kept.changes or point.outcome != self.kept.outcome:
                doubts.append(
                    f"“{point}” differs in whether its answer can change with time, or whether it asks what "
                    "came of the event; what the question that stays says holds."
                )
        return [*doubts, *self.find_other_options()]

    def find_other_options(self) -> Iterator[str]:
        """Options of one slug that are called something else."""
        ours = {option.slug: option.label for option in self.kept.options.all()}
        for option in Option.objects.filter(point__in=self.gone, slug__in=ours).order_by("pk"):
            if option.label != ours[option.slug]:
                yield f"“{option.slug}” is “{option.label}” there and “{ours[option.slug]}” here."

    # What is done

    def move_others(self) -> None:
        taken = set(Claim.objects.filter(point__event=self.kept.event_id).values_list("key", flat=True))
        taken -= {claim.key for claim in self.claims if claim.point.event_id == self.kept.event_id}
        for claim in self.claims:
            claim.key = claim.key if claim.key not in taken else new_key()
            taken.add(claim.key)
        self.left = {point.event_id for point in self.gone}
        self.move(CLAIMS, self.claims, "key", "value")
        self.move_silences()

    def move_silences(self) -> None:
        """One silence for each article that has no claim."""
        spoken = set(Claim.objects.filter(point=self.kept).values_list("article", flat=True))
        rows = Silence.objects.filter(point__in=self.all).select_related(*SILENCES.related)
        ours = {row.article_id for row in rows if row.point_id == self.kept.pk}
        moved, dropped = [], []
        for row in rows.order_by("pk"):
            here = row.point_id == self.kept.pk
            if row.article_id in spoken or (not here and row.article_id in ours):
                dropped.append(row)
            elif not here:
                ours.add(row.article_id)
                moved.append(row)
        self.tell("of the silences taken back: the article answers, or is on file as silent already", dropped)
        for row in dropped:
            self.touched.append(("Silence", row.pk, 0))
            row.delete()
        self.move(SILENCES, moved)

    def judge(self) -> None:
        raise_revisions({*self.left, self.kept.event_id})
        judge_points([self.kept.pk])

    def find_load_key(self, row: Any) -> str:
        return f"{row.event.slug}/{row.slug}"
