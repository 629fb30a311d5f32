"""The passage of a form: words that must stand in the article's current text, and which place is meant."""

from __future__ import annotations

from typing import Any

from django import forms

from articles.anchoring import AmbiguousQuote, Text
from articles.models import Version
from articles.texts import fold_text
from comparisons.pages.desk.places import Passage, find_sides, seek

SEVERAL = (
    "These words stand in {} places of the text. Select the passage in the text, or add the words beside it "
    "until they stand in one place."
)
NONE = "These words do not stand in the text; copy them from there word for word."


class Quoting(forms.Form):
    """The fields that say which passage is meant. `version`: the article's current text."""

    quote = forms.CharField(strip=False, widget=forms.Textarea(attrs={"rows": 3}))
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    version: Version | None = None

    def place_quote(self, row: Any, cleaned: dict[str, Any]) -> None:
        """Give the row the words of the passage, with what stands around them where that is needed.

        A row whose words are as they were is left alone: it may be one whose quote was lost.
        """
        quote = cleaned.get("quote") or ""
        stays = row.pk and cleaned.get("start") in (None, row.start)
        if not quote.strip() or (stays and fold_text(quote).strip() == fold_text(row.quote).strip()):
            cleaned["quote"] = row.quote or quote
            return
        passage = self.find_passage(quote, cleaned.get("start"))
        if passage is None or self.version is None:
            return
        try:
            row.prefix, row.suffix = find_sides(self.version.body, passage)
        except AmbiguousQuote as problem:
            self.add_error("quote", str(problem))
        row.quote = cleaned["quote"] = passage.quote

    def find_passage(self, quote: str, start: int | None) -> Passage | None:
        body = self.version.body if self.version else ""
        found = seek(body, quote, start).passage
        if found is None:
            number = Text(body).count(quote)
            self.add_error("quote", SEVERAL.format(number) if number else NONE)
        return found
