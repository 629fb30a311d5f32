"""What the tagging desk remembers of a tagger's work: the steps that can be undone and redone."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from articles.models import Article


class Step(models.Model):
    """One thing that somebody did on the desk of an article, as the rows of the history that it made.

    To undo it is to put back what stood before each of these rows; the rows that this makes in turn take
    their place, so that to redo it is to undo once more.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    label = models.CharField(max_length=300, help_text="What was done, in words: “tagged “formed in 1997””.")
    records = models.JSONField(help_text="Model and history_id of each row of the history, in their order.")
    undone = models.BooleanField(default=False)
    taken_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["user", "article"])]

    def __str__(self) -> str:
        return self.label
