"""What is compared: events, points, claims, silences, and who speaks in them.

Rows and their invariants. How claims stand to each other is worked out in `comparisons.algebra`;
nothing here is a verdict but the stored copy that lists filter by.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.text import slugify
from simple_history.models import HistoricalRecords

from articles.dates import DateValue
from articles.fields import DateTextField, first_day, last_day, read_date, validate_storable
from articles.models import Anchored, Article, Editable, SlugField, Source, StoredText, new_key
from articles.names import fold_name
from articles.vocabulary import choices_of
from comparisons.vocabulary import Certainty, Kind, Verdict


def kinds() -> list[tuple[str, str]]:
    return choices_of(Kind)


def certainties() -> list[tuple[str, str]]:
    return choices_of(Certainty)


def verdicts() -> list[tuple[str, str]]:
    return choices_of(Verdict)


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


def validate_names(names: object) -> None:
    """Refuse what is not a list of names, each a text."""
    if not isinstance(names, list) or not all(isinstance(name, str) and name.strip() for name in names):
        raise ValidationError("Write the names as a list of texts, none of them empty.", code="names")
    for name in names:
        validate_storable(name)


class Speaker(Editable):
    """A person or body whose words are reported. Belongs to the installation, not to one event."""

    slug = SlugField(unique=True, help_text="Its name in addresses and bundles, for example “lukashenko”.")
    name = models.CharField(max_length=200, help_text="“Alexander Lukashenko”, “an official”.")
    role = models.CharField(max_length=300, blank=True, help_text="Who this is: “President of Belarus”.")
    aliases = models.JSONField(
        default=list, blank=True, validators=[validate_names], help_text="Other names for the same speaker."
    )
    anonymous = models.BooleanField(
        default=False,
        help_text="Nobody is named (“an official”, “experts”): never the same voice in two articles.",
    )

    class Meta:
        ordering = ["name", "slug"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("speaker-detail", args=[self.slug])


class Entity(Editable):
    """A person, country or body that answers name; its aliases are one and the same."""

    name = models.CharField(max_length=200, help_text="The name that the pages use: “United States”.")
    key = models.CharField(max_length=400, unique=True, editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "entities"

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = fold_name(self.name)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        refuse_taken_name(self.name, self)


class Alias(models.Model):
    """Another name of an entity."""

    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200, help_text="Another name for it: “USA”.")
    key = models.CharField(max_length=400, unique=True, editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "aliases"

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = fold_name(self.name)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        refuse_taken_name(self.name, self.entity if self.entity_id else None, self)


def refuse_taken_name(name: str, entity: Entity | None, alias: Alias | None = None) -> None:
    """Refuse a name that means another entity already: one name can only mean one."""
    key = fold_name(name)
    owners = Entity.objects.filter(key=key)
    if entity is not None and entity.pk:
        owners = owners.exclude(pk=entity.pk)
    others = Alias.objects.filter(key=key).select_related("entity")
    if alias is None and entity is not None and entity.pk:
        others = others.exclude(entity=entity)
    if alias is not None and alias.pk:
        others = others.exclude(pk=alias.pk)
    taken = owners.first() or next((other.entity for other in others), None)
    if taken is not None:
        raise ValidationError({"name": f"“{name}” means {taken} already; one name can only mean one entity."})


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


class StoredVerdict(models.Model):
    """A copy of a point's verdict, so that lists can filter and count. Pages judge from the claims."""

    point = models.OneToOneField(Point, on_delete=models.CASCADE, primary_key=True, related_name="stored")
    verdict = models.CharField(
        max_length=10, choices=verdicts, blank=True, help_text="Empty: nothing is claimed."
    )
    narrow = models.BooleanField(default=False)
    circular = models.BooleanField(default=False)
    only_as_quoted = models.BooleanField(default=False)
    origins = models.PositiveIntegerField(default=0)
    judgement = models.CharField(
        max_length=64, help_text="SHA-256 of the whole judgement, to prove the copy."
    )

    class Meta:
        indexes = [models.Index(fields=["verdict"])]

    def __str__(self) -> str:
        return f"{self.point_id}: {self.verdict or 'nothing claimed'}"


class LoadReceipt(models.Model):
    """What a bundle wrote, so that loading again can tell it from what people made, changed or deleted.

    `identity` is how the bundle names the row, within its event for what belongs to one; `key` finds
    the row that was written; `content` is the SHA-256 of what was written.
    """

    kind = models.CharField(max_length=20)
    identity = models.CharField(max_length=64, help_text="SHA-256 of the row's identity in the bundle.")
    key = models.CharField(max_length=300)
    content = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "identity"], name="one_receipt_per_loaded_row")
        ]
        indexes = [models.Index(fields=["kind", "key"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
