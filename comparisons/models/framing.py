"""How a passage is put: framing marks, and the things that sources name with different words."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from articles.models import Anchored, Article, Editable, SlugField, StoredText, new_key
from comparisons.models.events import Event
from comparisons.models.people import Speaker
from comparisons.vocabulary import DEVICES, FRAMES, FUNCTIONS, VOCABULARY_VERSION

MARKS_NOTHING = "Say what the passage does: choose a device, a frame, a function or a referent."


def devices() -> list[tuple[str, str]]:
    return list(DEVICES)


def frames() -> list[tuple[str, str]]:
    return list(FRAMES)


def functions() -> list[tuple[str, str]]:
    return list(FUNCTIONS)


class Referent(Editable):
    """A thing that sources name with different words. Belongs to the installation, not to one event."""

    slug = SlugField(unique=True, help_text="Its name in addresses and bundles, for example “kyiv-2014”.")
    label = models.CharField(
        max_length=200,
        help_text="The plainest name for it, which takes no side: “the change of power in Kyiv in 2014”.",
    )
    description = StoredText(
        blank=True, help_text="What is meant, in one neutral sentence, so that two taggers mean the same."
    )

    class Meta:
        ordering = ["label", "slug"]

    def __str__(self) -> str:
        return self.label


class FramingMark(Anchored, Editable):
    """An anchored passage and what it does: a device, a frame, a function, or a name for a referent."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="marks")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="marks")
    key = models.CharField(max_length=100, default=new_key, help_text="Its name in bundles.")
    device = models.CharField(max_length=40, blank=True, choices=devices, help_text="How it is put.")
    frame = models.CharField(
        max_length=40, blank=True, choices=frames, help_text="The side of the matter that it stresses."
    )
    function = models.CharField(
        max_length=40, blank=True, choices=functions, help_text="What it does in telling the matter."
    )
    referent = models.ForeignKey(
        Referent,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="marks",
        help_text="The thing that these words name.",
    )
    voice = models.ForeignKey(
        Speaker,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="marks",
        help_text="Whose words these are. Empty: the source's own.",
    )
    note = StoredText(blank=True, help_text="What the next reader should know about this reading.")
    vocabulary = models.PositiveSmallIntegerField(
        default=VOCABULARY_VERSION,
        editable=False,
        help_text="The version of the lists of devices, frames and functions that it was made with.",
    )
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
        ordering = ["event", "article", "start", "pk"]
        constraints = [
            *Anchored.Meta.constraints,
            models.UniqueConstraint(fields=["event", "key"], name="mark_key_is_unique_in_event"),
            models.CheckConstraint(
                condition=~Q(quote=""),
                name="mark_has_a_quote",
                violation_error_message="A mark needs a quote; copy at least one word from the article.",
            ),
            models.CheckConstraint(
                condition=~Q(device="", frame="", function="", referent__isnull=True),
                name="mark_marks_something",
                violation_error_message=MARKS_NOTHING,
            ),
        ]

    def __str__(self) -> str:
        return f"“{self.quote}”"

    def clean(self) -> None:
        if not (self.device or self.frame or self.function or self.referent_id or self.referent):
            raise ValidationError(MARKS_NOTHING)
