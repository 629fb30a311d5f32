"""`make test`: the whole suite on SQLite and, beside it, all but the browser tests on PostgreSQL.

Both run at the same time; what PostgreSQL's run has to say is printed when SQLite's has ended. Arguments go
to pytest, both times.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import IO

import postgres
import tools

NO_TEST_SELECTED = 5


def run_pytest(url: str, arguments: list[str], output: IO[bytes] | None = None) -> subprocess.Popen:
    """A run of pytest that has begun, on one database; with `output` it is kept there and asks nobody."""
    command = [sys.executable, "-m", "pytest", *arguments]
    environment = {**os.environ, "DATABASE_URL": url}
    if output is None:
        return subprocess.Popen(command, env=environment)
    return subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
    )


@contextlib.contextmanager
def ended_at_last(process: subprocess.Popen) -> Iterator[subprocess.Popen]:
    """The process, which does not outlive us however we end."""
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()


def test_on_both(programs: Path, arguments: list[str]) -> int:
    """0 where all passed on both databases, else how the first run that failed has ended."""
    # The last -m wins: a -m of the caller's has its say beside ours.
    beside = [*arguments, "-m", without_browser(arguments)]
    with postgres.server(programs) as url, tempfile.TemporaryFile() as output:
        with ended_at_last(run_pytest(url, beside, output)) as other:
            status = test_on_sqlite(arguments)
            print("\nThe tests on PostgreSQL", flush=True)
            other_status = other.wait()
        output.seek(0)
        shutil.copyfileobj(output, sys.stdout.buffer)
        sys.stdout.flush()
    return status or (0 if other_status == NO_TEST_SELECTED else other_status)


def test_on_sqlite(arguments: list[str]) -> int:
    print("\nThe tests on SQLite, in the browser too", flush=True)
    with ended_at_last(run_pytest("sqlite:///synoptic.sqlite3", arguments)) as process:
        return process.wait()


def without_browser(arguments: list[str]) -> str:
    chosen = [after for before, after in pairwise(arguments) if before == "-m"]
    return " and ".join(["not browser", *(f"({expression})" for expression in chosen)])


def main(arguments: list[str]) -> int:
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, postgres.end)
    tools.ensure_browser()
    programs = tools.ensure_postgres()
    return test_on_both(programs, arguments) if programs else test_on_sqlite(arguments)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
