"""`make run`, as another process."""

import json
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.conf import settings

from config.tests.processes import make_environment, run_python

SECONDS_TO_START = 60


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def served(database: Path, log: Path) -> Iterator[str]:
    """The server's address, once it has printed it; afterwards it has ended by Ctrl-C."""
    variables = make_environment(DATABASE_URL=f"sqlite:///{database}", PORT=str(free_port()))
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "config.serve"],
            cwd=settings.BASE_DIR,
            env=variables,
            stdout=output,
            stderr=output,
        )
    try:
        yield wait_for_address(process, log)
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0, log.read_text()


def wait_for_address(process: subprocess.Popen, log: Path) -> str:
    deadline = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < deadline:
        if found := re.search(r"Synoptic is at (\S+)", log.read_text()):
            return found.group(1)
        time.sleep(0.05)
    raise AssertionError(f"it did not start:\n{log.read_text()}")


def test_a_first_and_a_second_start(tmp_path: Path) -> None:
    database, first, second = tmp_path / "news.sqlite3", tmp_path / "first", tmp_path / "second"
    with served(database, first) as address:
        with urlopen(f"{address}healthz") as response:
            assert json.load(response) == {"status": "ok", "database": "ok"}
        with urlopen(f"{address}static/admin/css/base.css") as response:
            assert response.status == 200
    assert first.read_text().count("with the password") == 1
    with served(database, second) as address, urlopen(address) as response:
        assert response.status == 200
    assert "password" not in second.read_text()
    assert "Traceback" not in first.read_text() + second.read_text()


@pytest.mark.parametrize("port", ["http", "0", "65536", "-1", "", "80 80"])
def test_a_wrong_port_is_answered_with_a_sentence(port: str) -> None:
    result = run_python("-m", "config.serve", PORT=port)
    assert result.returncode == 1
    assert result.stderr == (
        f'PORT is "{port}", but it must be a number from 1 to 65535; for example: make run PORT=8123\n'
    )


def test_a_busy_port_is_answered_with_a_sentence_and_touches_nothing(tmp_path: Path) -> None:
    database = tmp_path / "news.sqlite3"
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        result = run_python("-m", "config.serve", PORT=str(port), DATABASE_URL=f"sqlite:///{database}")
    assert result.returncode == 1
    assert result.stderr.startswith(f"Port {port} is in use by another program. Choose another one")
    assert not database.exists()


def test_a_database_that_does_not_answer_is_told_in_a_sentence() -> None:
    assert_told("postgresql://nobody@127.0.0.1:1/nothing")


def test_a_file_that_is_no_database_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear editors, " * 100)
    assert_told(f"sqlite:///{tmp_path}/letter.txt")


def assert_told(database: str) -> None:
    result = run_python("-m", "config.serve", PORT=str(free_port()), DATABASE_URL=database)
    assert result.returncode == 1
    assert result.stderr.startswith("Synoptic cannot start: the database does not answer: ")
    assert "Traceback" not in result.stderr
