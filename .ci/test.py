"""`make test`: the whole suite on SQLite, then all but the browser tests on PostgreSQL.

Arguments go to pytest, both times.
"""

import os
import signal
import subprocess
import sys
from itertools import pairwise

import postgres
import tools

NO_TEST_SELECTED = 5


def run_pytest(name: str, url: str, arguments: list[str]) -> int:
    print(f"\nThe tests on {name}", flush=True)
    environment = {**os.environ, "DATABASE_URL": url}
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], env=environment).returncode


def main(arguments: list[str]) -> int:
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, postgres.end)
    tools.ensure_browser()
    programs = tools.ensure_postgres()
    status = run_pytest("SQLite", "sqlite:///synoptic.sqlite3", arguments)
    if status or not programs:
        return status
    with postgres.server(programs) as url:
        # The last -m wins: a -m of the caller's has its say beside ours.
        status = run_pytest("PostgreSQL", url, [*arguments, "-m", without_browser(arguments)])
    return 0 if status == NO_TEST_SELECTED else status


def without_browser(arguments: list[str]) -> str:
    chosen = [after for before, after in pairwise(arguments) if before == "-m"]
    return " and ".join(["not browser", *(f"({expression})" for expression in chosen)])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
