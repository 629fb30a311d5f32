"""What happened, and which articles cover it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from articles.dates import DateValue
from articles.fields import DateTextField, first_day, last_day, read_date
from articles.models import Article, Editable, SlugField, StoredText


class Event(Editable):
    """Something that happened, or was to happen, at a time and place."""

    slug = SlugField(unique=True, help_text="Its name in addresses and bundles, for example “sochi-meeting”.")
    name = models.CharField(max_length=300, help_text="As a headline would name it, without taking sides.")
    date = DateTextField(blank=True, help_text="When: 2020-02-07, 2019-08, 1997/.. for “since 1997”.")
    date_first = models.DateField(null=True, editable=False)
    date_last = models.DateField(null=True, editable=False)
    place = models.CharField(max_length=200, blank=True, help_text="Where, for example “Sochi”.")
    summary = StoredText(blank=True, help_text="What happened, in one or two neutral sentences.")
    part_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text="The larger event, whose page compares all its parts.",
    )
    revision = models.PositiveIntegerField(default=0, editable=False)
    articles = models.ManyToManyField(Article, through="Coverage", related_name="events")

    history = HistoricalRecords(excluded_fields=["revision"])

    class Meta:
        ordering = [F("date_first").asc(nulls_last=True), "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(part_of__isnull=True) | ~Q(part_of=F("id")),
                name="event_is_not_part_of_itself",
                violation_error_message="An event cannot be a part of itself; choose another larger event.",
            )
        ]
        indexes = [models.Index(fields=["date_first", "slug"])]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("event-detail", args=[self.slug])

    @property
    def when(self) -> DateValue | None:
        return read_date(self.date)

    def derive_days(self) -> None:
        """Set the columns that sort by date. `bulk_create` needs the call; `save` makes it."""
        date = self.when
        self.date_first, self.date_last = first_day(date), last_day(date)

    def clean(self) -> None:
        seen, key = {self.pk}, self.part_of_id
        while key is not None:
            larger = Event.objects.get(pk=key)  # as it is stored now: one that was read before may not know
            if larger.pk in seen:
                raise ValidationError(
                    {"part_of": f"“{larger}” is itself a part of this event; choose another."}
                )
            seen.add(larger.pk)
            key = larger.part_of_id

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive_days()
        fields = kwargs.get("update_fields")
        if fields is not None and "date" in fields:
            kwargs["update_fields"] = {*fields, "date_first", "date_last"}
        if fields is None and not self._state.adding and not kwargs.get("force_insert"):
            # `revision` is counted up in the database; a row read earlier would set it back.
            kwargs["update_fields"] = {f.name for f in self._meta.concrete_fields} - {"id", "revision"}
        super().save(*args, **kwargs)


class Coverage(Editable):
    """One article's part in one event."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="coverage")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="coverage")
    framing = StoredText(
        blank=True, help_text="How it frames this event, only where that differs from the article."
    )
    before = models.BooleanField(
        null=True,
        blank=True,
        help_text="Was it written before the event? “Unknown” lets the dates decide.",
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["event", "article"]
        verbose_name_plural = "coverage"
        constraints = [models.UniqueConstraint(fields=["event", "article"], name="article_covers_event_once")]

    def __str__(self) -> str:
        return f"{self.article.source} on {self.event}"
