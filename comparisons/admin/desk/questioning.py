"""The desk's form of a new question: the four questions of the admin decide its kind, its slug follows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.text import slugify

from comparisons.admin.desk.voicing import find_free_slug
from comparisons.algebra import values
from comparisons.forms import WORDS, PointForm
from comparisons.models import Event
from comparisons.prefill import find_asked
from comparisons.vocabulary import Kind

NO_OPTIONS = "List at least two answers that exclude each other, one per line."
NEEDLESS = "Only an answer in words of which one excludes another has such a list; leave it empty."
BOTH = "Say whether two answers can be true at once: it decides whether this is a list or a choice."

ANSWERED_BY = {
    "when": Kind.DATE.value,
    **dict.fromkeys(("how much", "how many", "how long", "how often", "how large"), Kind.QUANTITY.value),
    **dict.fromkeys(("who", "whom", "whose", "where", "why"), WORDS),
    **dict.fromkeys(("did", "was", "is", "will"), Kind.YESNO.value),
}
"""How a question that begins so is most likely answered; the tagger sees it and can choose otherwise."""


class DeskQuestionForm(PointForm):
    """A question that is made while tagging, at the end of its event's."""

    order = None  # type: ignore[assignment]
    options = forms.CharField(
        label="The possible answers",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="One per line; only where one answer in words excludes another.",
    )

    field_order = (
        "event",
        "question",
        "answer",
        "both_true",
        "changes",
        "outcome",
        "unit",
        "options",
        "scope",
    )

    class Meta(PointForm.Meta):
        exclude = None  # type: ignore[assignment]
        fields = ("event", "question", "scope", "unit", "changes", "outcome")

    def __init__(self, data: Any = None, *, events: QuerySet[Event], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["event"].queryset = events  # type: ignore[attr-defined]
        self.fields["event"].empty_label = None  # type: ignore[attr-defined]
        self.fields["both_true"].required = False
        self.fields["answer"].widget.attrs["data-focus"] = True
        asked = find_asked(str(self.initial.get("question") or ""))
        self.initial.setdefault("answer", ANSWERED_BY.get(asked))

    def clean_both_true(self) -> Any:
        """Only an answer in words leaves it open; two times, two numbers, yes and no are never both true."""
        both = self.cleaned_data["both_true"]
        if both == "" and self.cleaned_data.get("answer") == WORDS:
            raise ValidationError(BOTH)
        return bool(both)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        event, question = cleaned.get("event"), cleaned.get("question")
        if event and question:
            taken = set(event.points.values_list("slug", flat=True))
            self.instance.slug = find_free_slug(question, taken, "question")
            self.instance.order = cleaned["order"]
        self.check_options()
        return cleaned

    def check_options(self) -> None:
        typed = self.cleaned_data.get("options")
        if self.instance.kind == Kind.CHOICE.value and len(self.list_options()) < 2:
            self.add_error("options", NO_OPTIONS)
        elif typed and self.instance.kind and self.instance.kind != Kind.CHOICE.value:
            self.add_error("options", NEEDLESS)

    def list_options(self) -> list[values.Option]:
        """The answers as they were typed, each with a slug of its own."""
        labels = [" ".join(line.split()) for line in (self.cleaned_data.get("options") or "").splitlines()]
        taken: set[str] = set()
        options = []
        for label in dict.fromkeys(label for label in labels if label):
            slug = find_free_slug(slugify(label) or label, taken, "answer")
            taken.add(slug)
            options.append(values.Option(slug, label))
        return options
