"""The form of a framing mark: each word of a list stands beside what it means."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from articles.admin.editing import EditableForm
from comparisons.framing_words import DEVICES, FRAMES, FUNCTIONS, Term
from comparisons.models import FramingMark


class TermField(forms.ChoiceField):
    """A choice of one word of a list, or of none, with the definition of each."""

    def __init__(self, terms: Iterable[Term], label: str, none: str) -> None:
        choices = [("", none), *((term.slug, f"{term.label}: {term.definition}") for term in terms)]
        drawn = forms.RadioSelect(attrs={"class": "terms"})
        super().__init__(label=label, required=False, choices=choices, widget=drawn)


class FramingMarkForm(EditableForm):
    """A framing mark, which says at least one of four things about a passage."""

    device = TermField(DEVICES, "Device: how it is put", "no device")
    frame = TermField(FRAMES, "Frame: the side of the matter that it stresses", "no frame")
    function = TermField(FUNCTIONS, "Function: what it does in telling the matter", "no function")

    class Media:
        css = {"all": ["css/terms.css"]}

    class Meta:
        model = FramingMark
        fields = "__all__"
        widgets = {
            "quote": forms.Textarea(attrs={"rows": 3}),
            "note": forms.Textarea(attrs={"rows": 2}),
        }

    def show_stored(self, name: str) -> str:
        """What the database has, without the definition, which stands beside the choice."""
        shown: Any = super().show_stored(name)
        return str(shown).partition(":")[0] if isinstance(self.fields[name], TermField) else str(shown)
