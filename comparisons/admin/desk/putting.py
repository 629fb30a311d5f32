"""The desk's form of a framing mark: how a passage is put, and what it is a name for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from articles.admin.editing import EditableForm
from articles.names import fold_name
from comparisons.admin.desk.claiming import Setting
from comparisons.admin.desk.differing import SideBySide
from comparisons.admin.desk.quoting import Quoting
from comparisons.admin.desk.voicing import OTHER, Voicing, find_free_slug
from comparisons.framing_words import DEVICES, FRAMES, FUNCTIONS, Term
from comparisons.models import Event, FramingMark, Referent


class DeskMarkForm(SideBySide, Quoting, Voicing, EditableForm):
    """A framing mark on a passage of one article, for one of its events."""

    referent = forms.CharField(required=False, max_length=200)
    new_referent = forms.BooleanField(required=False)

    labels = {
        "event": "Event",
        "quote": "Passage",
        "device": "Device",
        "frame": "Frame",
        "function": "Function",
        "referent": "What it names",
        "voice": "Whose words",
        "note": "Note",
    }
    companions: Mapping[str, tuple[str, ...]] = {"voice": ("speaker",), "quote": ("start",)}
    named: Referent | None = None

    class Meta:
        model = FramingMark
        fields = ("event", "quote", "device", "frame", "function", "note")

    def __init__(self, data: Any = None, *, setting: Setting, events: Sequence[Event], **kwargs: Any) -> None:
        self.setting, self.events = setting, events
        self.version, self.speakers, self.offered = setting.version, setting.people.speakers, setting.offered
        super().__init__(data, **kwargs)

    def type_row(self, row: Any) -> dict[str, str]:
        return {
            "event": str(row.event_id),
            "quote": row.quote,
            "start": "" if row.start is None else str(row.start),
            "device": row.device,
            "frame": row.frame,
            "function": row.function,
            "referent": row.referent.label if row.referent else "",
            "voice": str(row.voice_id or ""),
            "speaker": "",
            "note": row.note,
        }

    def show(self, name: str, typed: Mapping[str, Any]) -> str:
        held = super().show(name, typed)
        if name == "voice" and held == OTHER:
            return str(typed.get("speaker") or "")
        names = {
            "event": {str(event.pk): event.name for event in self.events},
            "voice": {str(speaker.pk): speaker.name for speaker in self.speakers},
            **{field: {term.slug: term.label for term in terms} for field, terms, _ in LISTS},
        }
        return names.get(name, {}).get(held, held)

    @property
    def lists(self) -> list[tuple[str, str, Sequence[Term], str]]:
        """The three lists with their words: the field, what it is called, its terms, what is chosen."""
        return [(field, label, terms, str(self[field].value() or "")) for field, terms, label in LISTS]

    @property
    def referents(self) -> Sequence[Referent]:
        return self.setting.people.referents

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        mark: FramingMark = self.instance
        if mark.pk is None:
            mark.article = self.setting.article
        self.place_quote(mark, cleaned)
        mark.voice = self.read_voice(cleaned)
        mark.referent = self.read_referent(cleaned)
        return cleaned

    def read_referent(self, cleaned: dict[str, Any]) -> Referent | None:
        """What the words name; one that is new (`named`) has to be stored first."""
        typed = " ".join((cleaned.get("referent") or "").split())
        key = fold_name(typed)
        found = [row for row in self.referents if key in (fold_name(row.label), row.slug)]
        if not typed or len(found) == 1:
            return found[0] if typed else None
        if cleaned.get("new_referent"):
            slug = find_free_slug(typed, {row.slug for row in self.referents}, "referent")
            self.named = Referent(slug=slug, label=typed)
            return self.named
        self.add_error(
            "referent",
            f"Nothing called “{typed}” is on file. Tick “something new” to add it under this name.",
        )
        return None


LISTS = (
    ("device", DEVICES, "Device: how it is put"),
    ("frame", FRAMES, "Frame: the side that it stresses"),
    ("function", FUNCTIONS, "Function: what it does"),
)
