"""`manage.py dump_bundle`: events as one YAML document on standard output."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, cast

from django.core.management.base import CommandError
from django.db import connection, connections, transaction

from comparisons.bundles.dumping import Dump, dump_events
from comparisons.bundles.yaml_text import write_yaml
from comparisons.management.plain import PlainCommand
from comparisons.models import Event


class Command(PlainCommand):
    help = (
        "Writes events, with their parts and all that belongs to them, as one YAML bundle to standard output."
        " Loaded into an empty database it gives the same comparison."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("events", nargs="+", metavar="EVENT", help="the slug of an event")

    def run(self, options: Mapping[str, Any]) -> None:
        with one_state():
            dump = self.dump(options["events"])
        for warning in dump.warnings:
            self.stderr.write(f"warning: {warning}")
        if reconfigure := getattr(self.stdout, "reconfigure", None):
            reconfigure(encoding="utf-8", newline="\n")  # a bundle is UTF-8 wherever it is written
        for line in write_yaml(dump.tree):
            self.stdout.write(line, ending="")
        self.stdout.flush()

    def dump(self, events: list[str]) -> Dump:
        slugs = [slug for slug in events if slug.isascii() and slug.isprintable()]
        known = set(Event.objects.filter(slug__in=slugs).values_list("slug", flat=True))
        if missing := [slug for slug in events if slug not in known]:
            raise CommandError("\n".join(f"there is no event {slug!r}" for slug in missing))
        return dump_events(events)


@contextmanager
def one_state() -> Iterator[None]:
    """All that is read inside is one state of the database, and no writer waits for it."""
    if connection.in_atomic_block:
        yield
        return
    opened = cast(Any, connections["default"])
    mode = getattr(opened, "transaction_mode", None)
    opened.transaction_mode = None  # SQLite: a plain BEGIN reads a snapshot and locks nothing
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    finally:
        opened.transaction_mode = mode
