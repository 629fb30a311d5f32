"""Commands that end with 0 or 1, and that tell a person's mistake in a sentence instead of a traceback."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, IntegrityError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from comparisons.management.progress import ProgressBar

UNMIGRATED = "the database has no tables yet, or old ones; run `python manage.py migrate` first"


class PlainCommand(BaseCommand):
    """A command whose `run` may raise `CommandError`; what the database refuses becomes one as well."""

    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        if getattr(parser, "called_from_command_line", False):
            setattr(parser, "error", partial(_refuse_arguments, parser))  # noqa: B010
        return parser

    def handle(self, *args: Any, **options: Any) -> None:
        self.bar = ProgressBar(sys.stderr)
        try:
            with plain_database_errors():
                refuse_unmigrated()
                self.run(options)
        except BrokenPipeError:  # whoever read the output has enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise CommandError("the output was closed before its end") from None
        except KeyboardInterrupt:
            raise CommandError("stopped; nothing was stored") from None
        finally:
            self.bar.clear()

    def run(self, options: Mapping[str, Any]) -> None:
        """What the command does. `options` are its arguments."""
        raise NotImplementedError


def _refuse_arguments(parser: ArgumentParser, message: str) -> NoReturn:
    parser.print_usage(sys.stderr)
    parser.exit(1, f"{parser.prog}: {message}\n")


@contextmanager
def plain_database_errors() -> Iterator[None]:
    """Sentences for a database that does not answer, is busy, or refuses what two people wrote at once."""
    try:
        yield
    except IntegrityError as error:
        raise CommandError(
            "somebody else wrote to the database meanwhile, and both together do not fit; nothing was stored,"
            f" run the command again ({_first_line(error)})"
        ) from error
    except OperationalError as error:
        raise CommandError(_describe(error)) from error
    except DatabaseError as error:
        raise CommandError(f"the database refuses: {_first_line(error)}; nothing was stored") from error


def _describe(error: OperationalError) -> str:
    said = _first_line(error)
    if any(word in said for word in ("locked", "deadlock", "could not serialize", "lock timeout")):
        return f"somebody else is writing to the database ({said}); nothing was stored, run the command again"
    return f"the database does not answer: {said}; nothing was stored"


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]


def refuse_unmigrated() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError(UNMIGRATED)
