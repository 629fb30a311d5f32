"""Who speaks, and what names mean. Belongs to the installation, not to one event."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from articles.fields import validate_storable
from articles.models import Editable, SlugField
from articles.names import fold_name


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
