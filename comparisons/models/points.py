"""The questions of fact on which sources can agree or conflict, and the options of a choice."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.text import slugify
from simple_history.models import HistoricalRecords

from articles.models import Editable, SlugField
from articles.vocabulary import choices_of
from comparisons.models.events import Event
from comparisons.vocabulary import Kind


def kinds() -> list[tuple[str, str]]:
    return choices_of(Kind)


class Point(Editable):
    """One question of fact on which sources can agree or conflict."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="points")
    slug = SlugField(help_text="Its name in bundles, unique in its event: “union-state-formed”.")
    order = models.PositiveIntegerField(default=0, help_text="Its place among the event's points, from 0.")
    question = models.CharField(max_length=300, help_text="“When was the Union State formed?”")
    kind = models.CharField(max_length=10, choices=kinds)
    unit = models.CharField(
        max_length=60,
        blank=True,
        help_text="The unit of a quantity: percent, t/year, USD/(1000 m3), meetings.",
    )
    theme = models.CharField(max_length=100, blank=True, help_text="A heading that groups questions: “Oil”.")
    scope = models.CharField(
        max_length=500, blank=True, help_text="In one line, what this point counts and what it leaves out."
    )
    changes = models.BooleanField(default=False, help_text="The answer can change with time.")
    outcome = models.BooleanField(default=False, help_text="It asks what came of the event.")

    history = HistoricalRecords()

    class Meta:
        ordering = ["event", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "slug"], name="point_slug_is_unique_in_event"),
            models.CheckConstraint(
                condition=Q(kind="quantity") | Q(unit=""),
                name="only_quantities_have_units",
                violation_error_message="Only a number has a unit; leave it empty for other kinds of answer.",
            ),
        ]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return reverse("point-detail", args=[self.pk, slugify(self.slug) or "point"])


class Option(models.Model):
    """One possible answer to a point of kind `choice`."""

    point = models.ForeignKey(Point, on_delete=models.CASCADE, related_name="options")
    slug = SlugField(help_text="Its name in bundles, unique in its point.")
    label = models.CharField(max_length=200, help_text="As the page puts it.")
    broader = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="narrower",
        help_text="The wider answer that this one is a case of.",
    )
    order = models.PositiveSmallIntegerField(default=0)

    history = HistoricalRecords()

    class Meta:
        ordering = ["point", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["point", "slug"], name="option_slug_is_unique_in_point"),
            models.CheckConstraint(
                condition=Q(broader__isnull=True) | ~Q(broader=F("id")),
                name="option_is_not_broader_than_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.label
