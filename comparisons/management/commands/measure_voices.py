"""`manage.py measure_voices`: measures every full text again, or proves that there is no need to."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any

from django.core.management.base import CommandError

from articles.models import Article
from comparisons.actions.measuring import find_stale_measurements, measure_articles
from comparisons.bundles.dumping import dump_voices
from comparisons.bundles.yaml_text import write_yaml
from comparisons.management.plain import PlainCommand

NAMED_AT_MOST = 100


class Command(PlainCommand):
    help = (
        "Measures whose words each full text is made of and stores the figures. With --check it stores"
        " nothing, names the articles whose figures are not what the rules find, and exits 1 if there are"
        " any. With --bundle it writes the stored figures as a bundle, for places that have only abstracts."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--check", action="store_true", help="only report differences")
        which.add_argument(
            "--bundle", action="store_true", help="write the stored figures to standard output"
        )

    def run(self, options: Mapping[str, Any]) -> None:
        if options["bundle"]:
            self.write_bundle()
            return
        articles = Article.objects.filter(versions__kind="full").distinct()
        total = articles.count()
        self.bar.begin("Measuring", total)
        if options["check"]:
            self.check_measurements(total)
            return
        changed = measure_articles(articles.order_by("pk").values_list("pk", flat=True), self.bar.step)
        self.bar.clear()
        self.stdout.write(f"{_count(total)} measured, {changed:,} of them otherwise than stored.")

    def check_measurements(self, total: int) -> None:
        stale = find_stale_measurements(self.bar.step)
        self.bar.clear()
        for article, why in stale[:NAMED_AT_MOST]:
            self.stderr.write(f"{article.slug}: {why}")
        if stale:
            more = f" ({len(stale) - NAMED_AT_MOST:,} not named)" if len(stale) > NAMED_AT_MOST else ""
            raise CommandError(f"{len(stale):,} of {_count(total)} differ{more}; run measure_voices")
        self.stdout.write(f"{_count(total)} measured, all as stored.")

    def write_bundle(self) -> None:
        voices = dump_voices(Article.objects.order_by("slug"))
        if not voices:
            raise CommandError("nothing is measured yet; load full texts, then run measure_voices")
        for line in write_yaml({"voices": voices}):
            self.stdout.write(line, ending="")


def _count(total: int) -> str:
    return "1 full text" if total == 1 else f"{total:,} full texts"
