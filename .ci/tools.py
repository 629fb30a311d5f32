"""Makes sure of what the tests need besides Python: a Chromium, its driver's library, a PostgreSQL.

What is missing is installed where that is possible (as root with apt). Where it is not, one loud line says
which tests will not run; with CI set that is a failure.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import postgres

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from config.tests.chromium import missing_for_browser_tests  # noqa: E402

CHOSEN_BY = {"chromium": "CHROMIUM", "postgresql": "PG_BINDIR"}
SIZES = {"chromium": "205 MB", "libatomic1": "50 kB", "postgresql": "74 MB"}


def ensure_browser() -> None:
    install([package for package in missing_for_browser_tests() if not is_chosen(package)])
    missing = missing_for_browser_tests()
    if missing:
        tell_or_fail("THE BROWSER TESTS", missing, "set CHROMIUM to the path of one")


def ensure_postgres() -> Path | None:
    """The folder of PostgreSQL's programs; None where there is none and the tests can do without."""
    if not postgres.find_programs() and not is_chosen("postgresql"):
        install(["postgresql"])
    programs = postgres.find_programs()
    if not programs:
        tell_or_fail("THE TESTS ON POSTGRESQL", ["postgresql"], "set PG_BINDIR to the folder of its programs")
    return programs


def is_chosen(package: str) -> bool:
    """Somebody has said where it is: if it is not there, installing another would not mend that."""
    return bool(os.environ.get(CHOSEN_BY.get(package, "")))


def install(packages: list[str]) -> None:
    if not packages or os.getuid() != 0 or not shutil.which("apt-get"):
        return
    sizes = ", ".join(f"{package} ({SIZES[package]})" for package in packages)
    print(f"Installing {sizes}, once.", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", "-qq", *command], env=environment, stdout=subprocess.DEVNULL)


def tell_or_fail(tests: str, missing: list[str], otherwise: str) -> None:
    sentence = f"{' and '.join(missing)} missing: install what is missing or {otherwise}."
    if os.environ.get("CI"):
        raise SystemExit(f"{tests} CANNOT RUN, and CI is set. {sentence}")
    print(f"*** {tests} WILL NOT RUN. {sentence}", file=sys.stderr, flush=True)
