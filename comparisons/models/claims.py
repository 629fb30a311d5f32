"""What one article says on one point, and that somebody read it and it says nothing."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from articles.fields import DateTextField, validate_storable
from articles.models import Anchored, Article, Editable, Source, StoredText, new_key
from articles.vocabulary import choices_of
from comparisons.models.people import Speaker
from comparisons.models.points import Point
from comparisons.vocabulary import Certainty


def certainties() -> list[tuple[str, str]]:
    return choices_of(Certainty)


class ValueField(models.JSONField):
    """A claim's value as written: a text, or a list of texts. An empty list is a value: nobody."""

    empty_values = [None, ""]

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        parts = value if isinstance(value, (list, tuple)) else [value]
        if not all(isinstance(part, str) for part in parts):
            raise ValidationError("Write the value as text, or as a list of names.", code="value")
        for part in parts:
            validate_storable(part)


HEDGEABLE = [Certainty.HEDGED.value, Certainty.PREDICTED.value]
"""The certainties beside which hedging words may stand."""

HEDGE_MISPLACED = (
    "Only a hedged claim or a forecast has hedging words; change the certainty, or leave them out."
)


class Claim(Anchored, Editable):
    """What one article says on one point: an anchored quote, a typed value, a voice, a certainty."""

    point = models.ForeignKey(Point, on_delete=models.CASCADE, related_name="claims")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="claims")
    key = models.CharField(max_length=100, default=new_key, help_text="Its name in bundles.")
    value = ValueField(help_text="The answer as written; a list of names for a point of names.")
    voice = models.ForeignKey(
        Speaker,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims",
        help_text="Whose words these are. Empty: the source itself says so.",
    )
    via = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="relayed_claims",
        help_text="The other source from which the article has the words.",
    )
    certainty = models.CharField(
        max_length=10,
        choices=certainties,
        default=Certainty.ASSERTED.value,
        help_text="How firmly it is said.",
    )
    hedge = models.CharField(max_length=200, blank=True, help_text="The words that hedge it: “allegedly”.")
    as_of = DateTextField(blank=True, help_text="For which time the answer holds: 2020-02.")
    note = StoredText(blank=True, help_text="What the next reader should know about this reading.")
    tagged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    history = HistoricalRecords()

    class Meta(Anchored.Meta):
        ordering = ["point", "article", "start", "pk"]
        constraints = [
            *Anchored.Meta.constraints,
            models.UniqueConstraint(fields=["point", "key"], name="claim_key_is_unique_in_point"),
            models.CheckConstraint(
                condition=~Q(quote=""),
                name="claim_has_a_quote",
                violation_error_message="A claim needs a quote; copy at least one word from the article.",
            ),
            models.CheckConstraint(
                condition=Q(hedge="") | Q(certainty__in=HEDGEABLE),
                name="only_hedged_claims_have_hedges",
                violation_error_message=HEDGE_MISPLACED,
            ),
        ]

    def __str__(self) -> str:
        return f"“{self.quote}”"

    def clean(self) -> None:
        problems = {}
        if self.hedge and self.certainty not in HEDGEABLE:
            problems["hedge"] = HEDGE_MISPLACED
        if self.via_id and self.article_id and self.via_id == self.article.source_id:
            problems["via"] = (
                f"The article itself stands in {self.via}; name another source, or leave it empty."
            )
        if problems:
            raise ValidationError(problems)

    def get_absolute_url(self) -> str:
        return f"{self.point.get_absolute_url()}#claim-{self.key}"


class Silence(models.Model):
    """Somebody read this article for this point, and it says nothing."""

    point = models.ForeignKey(Point, on_delete=models.CASCADE, related_name="silences")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="silences")
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    read_at = models.DateTimeField(auto_now_add=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["point", "article"]
        constraints = [
            models.UniqueConstraint(fields=["point", "article"], name="one_silence_per_point_and_article")
        ]

    def __str__(self) -> str:
        return f"{self.article.source} does not say: {self.point}"
