"""What follows from the rest: copies of verdicts to filter by, and receipts of what bundles wrote."""

from __future__ import annotations

from django.db import models

from articles.models import Article, Version
from articles.vocabulary import choices_of
from comparisons.models.points import Point
from comparisons.vocabulary import Verdict


def verdicts() -> list[tuple[str, str]]:
    return choices_of(Verdict)


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


class Reanchoring(models.Model):
    """What became of an article's claims and marks when it got a new text: how many stand in it, and how."""

    version = models.OneToOneField(Version, on_delete=models.CASCADE, primary_key=True, related_name="report")
    exact = models.PositiveIntegerField(default=0, help_text="Found in the same words at the same place.")
    moved = models.PositiveIntegerField(default=0, help_text="Found in the same words at another place.")
    approximate = models.PositiveIntegerField(default=0, help_text="Found in other words; somebody confirms.")
    orphan = models.PositiveIntegerField(default=0, help_text="Not found; somebody attaches it or drops it.")

    class Meta:
        verbose_name = "report of a new text"
        verbose_name_plural = "reports of new texts"

    def __str__(self) -> str:
        return f"{self.version}: {self.approximate} to confirm, {self.orphan} not found"


class Measurement(models.Model):
    """What the rules of `comparisons.voices` measured in a full text, which need not be on file here.

    `checksum` is that of the folded text, `rules` the version of the rules.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="measurements")
    checksum = models.CharField(max_length=64)
    rules = models.CharField(max_length=20)
    result = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "checksum"], name="one_measurement_per_text")
        ]

    def __str__(self) -> str:
        return f"{self.article}, rules {self.rules}"
