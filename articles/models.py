"""What was published: sources, authors, articles and the versions of their texts.

Knows texts and where quotes stand in them; knows nothing of events, questions or verdicts.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from articles.fields import DateTextField, first_day, last_day, read_date, validate_storable
from articles.names import fold_name
from articles.vocabulary import SHAREABLE_KINDS, AnchorState, PublishedBasis, SourceKind, TextKind, choices_of

if TYPE_CHECKING:
    from articles.dates import DateValue

validate_slug = RegexValidator(
    r"\A[a-z0-9-]{1,80}\Z",
    "Use 1 to 80 of the letters a to z, digits and hyphens, for example “union-state”.",
    code="slug",
)


def source_kinds() -> list[tuple[str, str]]:
    return choices_of(SourceKind)


def text_kinds() -> list[tuple[str, str]]:
    return choices_of(TextKind)


def published_bases() -> list[tuple[str, str]]:
    return choices_of(PublishedBasis)


def anchor_states() -> list[tuple[str, str]]:
    return choices_of(AnchorState)


def new_key() -> str:
    """A name for a claim that no other has, short enough to stand in a bundle."""
    return secrets.token_hex(8)


class Editable(models.Model):
    """A row that people edit. Its `edition` rises with each change, so that nobody's is overwritten."""

    edition = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class SlugField(models.CharField):
    """A slug of the design: 1 to 80 of `a-z`, `0-9`, `-`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 80)
        super().__init__(*args, **kwargs)
        self.validators = [*self.validators, validate_slug]


class StoredText(models.TextField):
    """A text that either database can hold: without NUL and lone surrogates."""

    default_validators = [validate_storable]


class AddressField(models.URLField):
    """A web address; one that is typed without a scheme means https."""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"assume_scheme": "https", **kwargs})


class Source(Editable):
    """A publication or agency that publishes articles. Not a person."""

    slug = SlugField(unique=True, help_text="Its name in addresses and bundles, for example “wsws”.")
    name = models.CharField(
        max_length=200, help_text="As a sentence calls it, short: “WSWS”, “Global Research”, “BelTA”."
    )
    homepage = AddressField(max_length=500, blank=True, help_text="The address of its front page.")
    country = models.CharField(
        max_length=60, blank=True, help_text="Where it is published: a two-letter code such as “RU”."
    )
    kind = models.CharField(
        max_length=20, blank=True, choices=source_kinds, help_text="Who owns it. A fact, not a judgement."
    )

    class Meta:
        ordering = ["name", "slug"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("source-detail", args=[self.slug])


class Author(models.Model):
    """A person who writes articles. A desk is left out; an agency is an article's origin."""

    name = models.CharField(max_length=200, help_text="A person's full name, for example “Clara Weiss”.")
    key = models.CharField(max_length=400, unique=True, editable=False)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = fold_name(self.name)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        if Author.objects.filter(key=fold_name(self.name)).exclude(pk=self.pk).exists():
            raise ValidationError({"name": "An author of this name is on file already."})


class Article(Editable):
    """One text published by one source."""

    slug = SlugField(
        unique=True, help_text="Its name in addresses and bundles, for example “wsws-energy-talks”."
    )
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="articles", help_text="The publication it stands in."
    )
    title = models.CharField(
        max_length=500, blank=True, help_text="The headline as printed. Leave it empty where none is on file."
    )
    authors = models.ManyToManyField(
        Author,
        through="Authorship",
        blank=True,
        related_name="articles",
        help_text="The persons who signed it.",
    )
    published = DateTextField(
        blank=True,
        help_text="When it was published, as precisely as is known: 2020-02-11, 2020-02, "
        "2020-02-01/2020-02-07 for “between these days”.",
    )
    published_first = models.DateField(null=True, editable=False)
    published_last = models.DateField(null=True, editable=False)
    published_basis = models.CharField(
        max_length=20,
        blank=True,
        choices=published_bases,
        help_text="Whether the date is printed or inferred.",
    )
    updated = DateTextField(blank=True, help_text="When the source says that it changed the article.")
    url = AddressField(max_length=2000, blank=True, help_text="Where the article stands.")
    language = models.CharField(
        max_length=35, blank=True, help_text="A language code such as “en” or “be-tarask”."
    )
    translated_from = models.CharField(
        max_length=35, blank=True, help_text="The language of the original, where this text is a translation."
    )
    genre = models.CharField(max_length=60, blank=True, help_text="News, analysis, opinion, interview ...")
    origin = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="originated",
        help_text="The source it was first published by, when this one republishes it.",
    )
    framing = StoredText(blank=True, help_text="How it frames the matter, in one or two neutral sentences.")
    body_file = models.CharField(
        max_length=255, blank=True, help_text="The name of the file with its full text."
    )

    history = HistoricalRecords()

    class Meta:
        ordering = [F("published_first").asc(nulls_last=True), "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(origin__isnull=True) | ~Q(origin=F("source")),
                name="article_origin_is_another_source",
                violation_error_message="The origin is the article's own source; leave it empty then.",
            ),
        ]
        indexes = [models.Index(fields=["published_first", "slug"])]

    def __str__(self) -> str:
        return self.title or f"{self.source}, no headline on file ({self.slug})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive_days()
        if (fields := kwargs.get("update_fields")) is not None and "published" in fields:
            kwargs["update_fields"] = {*fields, "published_first", "published_last"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("article-detail", args=[self.slug])

    def clean(self) -> None:
        if self.origin_id and self.origin_id == self.source_id:
            raise ValidationError({"origin": "The origin is the article's own source; leave it empty then."})

    @property
    def published_date(self) -> DateValue | None:
        return read_date(self.published)

    @property
    def month(self) -> str:
        """The month of publication, "2020-02", of which a claim without a time speaks; empty if unknown."""
        months = {
            (day.year, day.month) if day else None for day in (self.published_first, self.published_last)
        }
        month = months.pop() if len(months) == 1 else None
        return f"{month[0]:04}-{month[1]:02}" if month else ""

    def derive_days(self) -> None:
        """Set the columns that sort by publication. `bulk_create` needs the call; `save` makes it."""
        date = self.published_date
        self.published_first, self.published_last = first_day(date), last_day(date)


class Authorship(models.Model):
    """One person's signature under one article, in the order of the byline."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="authorships")
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="authorships")
    order = models.PositiveSmallIntegerField(default=0, help_text="The place in the byline, from 0.")

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["article", "author"], name="one_signature_per_author")]

    def __str__(self) -> str:
        return f"{self.author}"


class VersionQuerySet(models.QuerySet["Version"]):
    def current(self) -> Self:
        return self.filter(is_current=True)

    def readable_by(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        """For each article the one version that this reader may see, at most.

        People who are signed in see the newest; a visitor the newest that may be shown.
        """
        if user.is_authenticated:
            return self.current()
        newer = Version.objects.filter(
            article=OuterRef("article"), number__gt=OuterRef("number"), kind__in=SHAREABLE_KINDS
        )
        return self.filter(kind__in=SHAREABLE_KINDS).exclude(Exists(newer))


class Version(models.Model):
    """An article's text as it stood at one time. Never changed once stored."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(help_text="1 for the first text on file; each later one counts up.")
    kind = models.CharField(max_length=10, choices=text_kinds, default=TextKind.FULL.value)
    body = StoredText()
    checksum = models.CharField(max_length=64, editable=False, help_text="SHA-256 of the folded text.")
    is_current = models.BooleanField(default=True, editable=False)
    added_at = models.DateTimeField(auto_now_add=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="version_number_is_unique"),
            models.UniqueConstraint(fields=["article", "checksum"], name="version_text_is_unique"),
            models.UniqueConstraint(
                fields=["article"], condition=Q(is_current=True), name="one_current_version_per_article"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="version_number_starts_at_one"),
        ]

    def __str__(self) -> str:
        return f"version {self.number} ({TextKind(self.kind).label})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None and set(kwargs.get("update_fields") or ()) != {"is_current"}:
            raise ValueError("A version is never changed; add a new one.")
        super().save(*args, **kwargs)


class Anchored(models.Model):
    """A passage of an article's current text, known by its words.

    `quote` is the truth, as tagged. `start` and `end` are derived from it: code points of the
    current text, where `text[start:end] == exact`; null for an orphan.
    """

    quote = StoredText(help_text="The article's own words, copied from its text.")
    prefix = models.CharField(
        max_length=300, blank=True, help_text="Words just before the quote, where it stands more than once."
    )
    suffix = models.CharField(
        max_length=300, blank=True, help_text="Words just after the quote, where it stands more than once."
    )
    version = models.ForeignKey(
        Version, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    exact = StoredText(blank=True, editable=False)
    start = models.PositiveIntegerField(null=True, editable=False)
    end = models.PositiveIntegerField(null=True, editable=False)
    anchor = models.CharField(
        max_length=12, choices=anchor_states, default=AnchorState.ORPHAN.value, editable=False
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(anchor="orphan", start__isnull=True, end__isnull=True)
                | Q(~Q(anchor="orphan"), start__isnull=False, end__gt=F("start")),
                name="%(class)s_is_anchored_or_orphan",
            ),
        ]

    @property
    def is_orphan(self) -> bool:
        return self.anchor == AnchorState.ORPHAN.value
