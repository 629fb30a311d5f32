"""The desk's form of a claim: the admin's rules for an answer; passage and voice as the desk asks them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from articles.models import Article, Source, Version
from articles.names import fold_name
from comparisons.admin.desk.differing import SideBySide
from comparisons.admin.desk.quoting import Quoting
from comparisons.admin.desk.voicing import OTHER, Voicing
from comparisons.forms import ClaimForm, as_typed, describe_answers
from comparisons.listing.desk import People
from comparisons.models import Claim, Point, Speaker
from comparisons.pages.desk.prefilling import display
from comparisons.vocabulary import Certainty, Kind

NO_ANSWER = "The answer is required: what do these words say? If they say nothing on it, choose another."


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a form stands: the article and its current text, everybody who can be named, the question."""

    article: Article
    version: Version | None
    people: People
    offered: Sequence[Speaker] = ()
    point: Point | None = None


class DeskClaimForm(SideBySide, Quoting, Voicing, ClaimForm):
    """A claim on a passage of one article."""

    via = forms.CharField(required=False, max_length=200)

    labels = {
        "point": "Question",
        "quote": "Passage",
        "value": "Answer",
        "among_others": "Among others",
        "voice": "Who says it",
        "via": "Via",
        "certainty": "How firmly",
        "hedge": "Hedging words",
        "as_of": "True for when",
        "note": "Note",
    }
    companions: Mapping[str, tuple[str, ...]] = {"voice": ("speaker",), "quote": ("start",)}

    class Meta(ClaimForm.Meta):
        fields = ("point", "quote", "value", "certainty", "hedge", "as_of", "note")  # type: ignore[assignment]

    def __init__(self, data: Any = None, *, setting: Setting, **kwargs: Any) -> None:
        self.setting = setting
        self.version, self.speakers, self.offered = setting.version, setting.people.speakers, setting.offered
        super().__init__(data, **kwargs)
        self.fields["value"].error_messages["required"] = NO_ANSWER

    def find_point(self) -> Point | None:
        return self.setting.point

    def type_row(self, row: Any) -> dict[str, str]:
        value, among_others = as_typed(row.value)
        return {
            "point": str(row.point_id),
            "quote": row.quote,
            "start": "" if row.start is None else str(row.start),
            "value": value,
            "among_others": "on" if among_others else "",
            "voice": str(row.voice_id or ""),
            "speaker": "",
            "via": row.via.name if row.via else "",
            "certainty": row.certainty,
            "hedge": row.hedge,
            "as_of": row.as_of,
            "note": row.note,
        }

    def show(self, name: str, typed: Mapping[str, Any]) -> str:
        held = super().show(name, typed)
        if name == "voice":
            return str(typed.get("speaker") or "") if held == OTHER else self.name_voice(held)
        if name == "point" and self.setting.point and held != str(self.setting.point.pk):
            return str(Point.objects.filter(pk=int(held)).first() or held) if held.isdecimal() else held
        if name == "point":
            return str(self.setting.point or held)
        if name == "certainty":
            return dict(self.certainties).get(held, held)
        if name == "among_others":
            return ("among others" if held else "these are all") if self.kind == Kind.NAMES else ""
        if name == "value" and self.kind == Kind.CHOICE:
            return dict(self.options).get(held, held)
        return held

    def name_voice(self, key: str) -> str:
        named = {str(speaker.pk): speaker.name for speaker in self.speakers}
        return named.get(key, f"{self.setting.article.source.name} itself")

    @property
    def how(self) -> str:
        """How the answer is written."""
        return describe_answers(self.setting.point)

    @property
    def kind(self) -> str:
        return self.setting.point.kind if self.setting.point else ""

    @property
    def options(self) -> list[tuple[str, str]]:
        """The answers of a choice, each after the wider one that it is a case of."""
        if self.setting.point is None or self.kind != Kind.CHOICE.value:
            return [("yes", "yes"), ("no", "no")] if self.kind == Kind.YESNO.value else []
        rows = list(self.setting.point.options.all())
        wider = {row.pk: row.label for row in rows}
        return [
            (row.slug, f"{wider[row.broader_id]} › {row.label}" if row.broader_id in wider else row.label)
            for row in rows
        ]

    @property
    def certainties(self) -> list[tuple[str, str]]:
        return [(certainty.value, certainty.label) for certainty in Certainty]

    @property
    def sources(self) -> Sequence[Source]:
        return [
            source for source in self.setting.people.sources if source.pk != self.setting.article.source_id
        ]

    @property
    def shown_value(self) -> str:
        """What the typed answer means, as the pages show it; empty where it cannot be read."""
        point, typed = self.setting.point, str(self["value"].value() or "")
        if point is None or not typed or point.kind not in (Kind.DATE.value, Kind.QUANTITY.value):
            return ""
        shown = display(typed, point, self.setting.people.names)
        return "" if shown == typed else shown

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        claim: Claim = self.instance
        if claim.pk is None:
            claim.article = self.setting.article
        self.place_quote(claim, cleaned)
        claim.voice = self.read_voice(cleaned)
        claim.via = self.read_via(cleaned)
        return cleaned

    def read_via(self, cleaned: dict[str, Any]) -> Source | None:
        typed = " ".join((cleaned.get("via") or "").split())
        key = fold_name(typed)
        found = [s for s in self.setting.people.sources if key in (fold_name(s.name), s.slug)]
        if typed and len(found) != 1:
            self.add_error(
                "via", f"No source called “{typed}” is on file; add it in the admin, or leave this empty."
            )
            return None
        return found[0] if typed else None
