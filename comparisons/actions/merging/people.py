"""Merges who speaks, and what names mean."""

from __future__ import annotations

from typing import Any

from articles.names import fold_name
from comparisons.actions.merging.merger import EXAMPLES, Merger, Moved, Problem, Tie, find_twins
from comparisons.actions.naming import judge_name_points
from comparisons.actions.verdicts import judge_points, raise_revisions
from comparisons.models import Alias, Claim, Entity, FramingMark, Speaker
from comparisons.vocabulary import Kind

CLAIM_NAMES = ("point", "article__source", "voice")
"""What the name of a claim in a preview needs."""

SAID_ALIKE = ("article_id", "quote", "start", "end", "value", "certainty", "as_of")
"""What makes two claims say the same in the same words."""


class SpeakerMerger(Merger):
    """Speakers: their claims and marks move, their names become other names of the one that stays."""

    model, kind = Speaker, "speaker"
    ties = (
        Tie(Claim, "voice", "claim", "claims", CLAIM_NAMES),
        Tie(FramingMark, "voice", "framing mark", "framing marks", ("article__source",)),
    )
    told = ("slug", "role")
    filled = ("role",)

    def find_problems(self) -> list[Problem]:
        claims = Claim.objects.filter(voice__in=self.all).select_related(*CLAIM_NAMES).order_by("pk")
        return find_twins(claims, "voice_id", same=(*SAID_ALIKE, "point_id", "via_id"))

    def find_doubts(self) -> list[str]:
        if len({row.anonymous for row in self.all}) == 1:
            return []
        kind = "nobody in particular" if self.kept.anonymous else "one person or body"
        return [f"Some of them are named and some are not. What stays is {kind}, and so is every claim then."]

    def take_names(self) -> None:
        names = [name for row in self.gone for name in (row.name, *row.aliases)]
        known = {fold_name(name) for name in (self.kept.name, *self.kept.aliases)}
        for name in names:
            if fold_name(name) not in known:
                known.add(fold_name(name))
                self.kept.aliases = [*self.kept.aliases, name]
                self.taken.append(f"other name: {name}")

    def judge(self) -> None:
        judge_points(self.kept.claims.values_list("point", flat=True))
        raise_revisions(self.kept.marks.values_list("event", flat=True))


class EntityMerger(Merger):
    """Entities: their names and other names are other names of the one that stays."""

    model, kind = Entity, "entity"
    ties = (Tie(Alias, "entity", "other name", "other names"),)

    def find_load_key(self, row: Any) -> str:
        return str(row.key)

    def move_others(self) -> None:
        """Nothing else refers to an entity, but answers name it."""
        keys = {row.key for row in self.gone}
        keys |= set(Alias.objects.filter(entity__in=self.all).values_list("key", flat=True)) - {self.kept.key}
        claims = Claim.objects.filter(point__kind=Kind.NAMES.value).order_by("pk").values_list("pk", "value")
        naming = [pk for pk, value in claims if any(fold_name(name) in keys for name in value)]
        some = Claim.objects.select_related("point").filter(pk__in=naming[:EXAMPLES]).order_by("pk")
        if naming:
            examples = tuple(f"{'; '.join(claim.value)}, on “{claim.point}”" for claim in some)
            self.moved.append(
                Moved(f"claims with another name for {self.kept} in the answer", len(naming), examples)
            )

    def take_names(self) -> None:
        for row in self.gone:
            alias = Alias(entity=self.kept, name=row.name)
            alias.full_clean()
            alias.save()
            self.taken.append(f"other name: {row.name}")

    def judge(self) -> None:
        judge_name_points()
