"""The forms of the admin for what was published, where they ask for more or other than a model's fields."""

from __future__ import annotations

from typing import Any

from django import forms

from articles.actions import read_text
from articles.admin.editing import EditableForm
from articles.models import Article
from articles.texts import TextProblem
from articles.vocabulary import TextKind, choices_of

NEW_TEXT = (
    "Paste the text to make it the article's newest version. Each claim is then looked up in it again. "
    "A text that differs from a stored version only in white space, quotation marks or dashes adds none."
)
NEW_KIND = (
    "What you paste: the whole text, a part of it, or an abstract in our own words with short quotations."
)


class LinesField(forms.CharField):
    """A list of texts, typed one per line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = str(value or "").splitlines()
        return [" ".join(line.split()) for line in lines if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(self.prepare_value(initial)) != self.to_python(data)


class ArticleForm(EditableForm):
    """An article, with a place to paste a new text of it."""

    new_text = forms.CharField(
        label="Add a new version",
        required=False,
        help_text=NEW_TEXT,
        widget=forms.Textarea(attrs={"rows": 12, "cols": 100}),
    )
    new_kind = forms.ChoiceField(
        label="Its kind",
        required=False,
        choices=choices_of(TextKind),
        initial=TextKind.FULL.value,
        help_text=NEW_KIND,
    )

    class Meta:
        model = Article
        exclude = ("authors",)

    def clean_new_text(self) -> str:
        try:
            return read_text(self.cleaned_data["new_text"])
        except TextProblem as problem:
            raise forms.ValidationError(str(problem)) from problem

    def clean_new_kind(self) -> str:
        return self.cleaned_data["new_kind"] or TextKind.FULL.value
