"""Makes a database ready for its first visitor, and leaves a used one as it is."""

import fcntl
import os
import secrets
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, count
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection

from comparisons.models import Event


class Command(BaseCommand):
    help = (
        "Migrates the database, loads the seeds if it has no event, and makes an administrator if it has"
        " none, with a password that is printed once. Run again, it changes nothing."
    )
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seeds", type=Path, default=settings.BASE_DIR / "seeds", metavar="FOLDER")

    def handle(self, *, seeds: Path, **options: Any) -> None:
        with one_at_a_time():
            self.migrate()
            if not Event.objects.exists():
                self.load(seeds)
            if not get_user_model()._default_manager.filter(is_superuser=True).exists():
                self.make_administrator()

    def migrate(self) -> None:
        try:
            connection.ensure_connection()
        except DatabaseError as error:
            raise CommandError(f"the database does not answer: {str(error).strip()}") from error
        call_command("migrate", interactive=False, verbosity=0)

    def load(self, seeds: Path) -> None:
        if not seeds.is_dir():
            self.stdout.write(f"There is no folder {seeds.name}/ to load: the database stays empty.")
            return
        call_command("load_bundle", str(seeds), stdout=self.stdout, stderr=self.stderr)

    def make_administrator(self) -> None:
        users = get_user_model()._default_manager
        names = chain(["admin"], (f"admin{number}" for number in count(2)))
        name = next(name for name in names if not users.filter(username=name).exists())
        password = secrets.token_urlsafe(12)
        users.create_superuser(username=name, password=password)
        again = f"{os.path.relpath(sys.executable)} manage.py changepassword {name}"
        self.stdout.write(
            f"\nAn administrator was made:  {name}  with the password  {password}\n"
            f"It is shown only this once. To set another:  {'DEBUG=1 ' * settings.DEBUG}{again}"
        )


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two starts at once take turns: the second finds everything done."""
    with (settings.BASE_DIR / "manage.py").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
