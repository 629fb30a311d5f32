"""The commands as a person meets them: what goes where, how they end, and what a mistake is answered with."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import DataError, IntegrityError, OperationalError

from benchmarks.loading import make_bundle as make_large_bundle
from comparisons.management.plain import plain_database_errors
from comparisons.management.progress import ProgressBar
from comparisons.models import Claim, Event, StoredVerdict
from comparisons.tests.bundles.making import (
    make_bundle,
    make_event,
    make_point,
    render,
    with_claim,
    write_bundle,
)
from config.tests.processes import make_environment


def run(*arguments: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command(*arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def fail(*arguments: str) -> str:
    with pytest.raises(CommandError) as caught:
        run(*arguments)
    assert caught.value.returncode == 1
    return str(caught.value)


# load_bundle


@pytest.mark.django_db
def test_a_load_prints_what_it_did(tmp_path: Path) -> None:
    out, err = run("load_bundle", str(write_bundle(tmp_path, make_bundle())))
    assert ["claims", "2", "0", "0", "0"] in [line.split() for line in out.splitlines()]
    assert "2 stand word for word" in out
    assert err == ""


@pytest.mark.django_db
def test_a_refusal_names_every_place_and_stores_nothing(tmp_path: Path) -> None:
    path = write_bundle(tmp_path, with_claim(voice="nobody", quote="not there"))
    message = fail("load_bundle", str(path))
    assert message.startswith("2 problems; nothing was loaded.\n")
    assert f"{path}:" in message
    assert "events[0].points[0].claims[0].voice: “nobody” is no speaker" in message
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_warnings_go_to_standard_error(tmp_path: Path) -> None:
    out, err = run("load_bundle", str(write_bundle(tmp_path, with_claim(certainty="hedged"))))
    assert "Warnings: 1." in out
    assert err.startswith(f"warning: {tmp_path}/bundle.yaml:")


@pytest.mark.django_db
def test_what_people_keep_is_named(tmp_path: Path) -> None:
    path = str(write_bundle(tmp_path, make_bundle()))
    run("load_bundle", path)
    claim = Claim.objects.get(value="1997")
    claim.note = "by hand"
    claim.save()
    bundle = make_bundle()
    bundle["events"][0]["points"][0]["claims"][0]["value"] = "1998"
    out, _ = run("load_bundle", str(write_bundle(tmp_path, bundle)))
    assert f"claim union-state/{claim.key}: changed by a person since" in out


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("gone.yaml", "gone.yaml:1: cannot be opened: No such file or directory"),
        ("gone", "gone:1: cannot be opened: No such file or directory"),
        ("empty", "empty:1: is a folder without bundles"),
        ("notes.txt", "notes.txt:1: is no bundle; the name of a bundle ends in .yaml"),
        ("pipe.yaml", "pipe.yaml:1: is not a file"),
        ("dangling.yaml", "dangling.yaml:1: cannot be opened"),
        ("folder.yaml", "folder.yaml:1: is a folder without bundles"),
        ("", "is no name of a file"),
        ("a\0b.yaml", "is no name of a file"),
        ("x" * 300 + ".yaml", "cannot be opened: File name too long"),
    ],
)
def test_a_path_that_cannot_be_read_is_told(tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "notes.txt").write_text("hello")
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "dangling.yaml").symlink_to(tmp_path / "nothing")
    assert sentence in fail("load_bundle", f"{tmp_path}/{name}" if name else "")


@pytest.mark.django_db
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_bundle(tmp_path, make_bundle())

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # root may read everything
    assert "cannot be opened: Permission denied" in fail("load_bundle", str(path))


@pytest.mark.django_db
def test_a_folder_of_texts_must_be_one(tmp_path: Path) -> None:
    path = str(write_bundle(tmp_path, make_bundle()))
    assert "is not a folder" in fail("load_bundle", path, "--texts", str(tmp_path / "gone"))


@pytest.mark.django_db
def test_a_path_given_twice_is_read_once(tmp_path: Path) -> None:
    path = str(write_bundle(tmp_path, make_bundle()))
    run("load_bundle", path, str(tmp_path), f"{tmp_path}/../{tmp_path.name}/bundle.yaml")
    assert Event.objects.count() == 1


# dump_bundle


@pytest.mark.django_db
def test_a_dump_is_the_whole_of_standard_output(tmp_path: Path) -> None:
    run("load_bundle", str(write_bundle(tmp_path, make_bundle())))
    out, err = run("dump_bundle", "union-state")
    assert out.startswith("sources:\n  - slug: rt\n")
    assert err == ""
    assert run("dump_bundle", "union-state") == (out, err)
    assert run("dump_bundle", "union-state", "union-state") == (out, err)


@pytest.mark.django_db
def test_a_dump_holds_what_the_event_needs_and_nothing_else(tmp_path: Path) -> None:
    other = make_event(slug="other", name="Other", points=[], coverage=[])
    events = [
        make_event(part_of="all"),
        {"slug": "all", "name": "All", "part_of": "era"},
        {"slug": "era", "name": "Era"},
        other,
    ]
    run("load_bundle", str(write_bundle(tmp_path, make_bundle(events=events))))
    out, _ = run("dump_bundle", "union-state")
    assert [line for line in out.splitlines() if line.startswith("  - slug:")] == [
        "  - slug: rt", "  - slug: wsws", "  - slug: rt-preview", "  - slug: wsws-talks",
        "  - slug: era", "  - slug: all", "  - slug: union-state",
    ]  # fmt: skip


@pytest.mark.django_db
def test_an_unknown_event_is_told_and_nothing_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        fail("dump_bundle", "nothing", "no\0thing")
        == "there is no event 'nothing'\nthere is no event 'no\\x00thing'"
    )
    assert capsys.readouterr().out == ""


# refresh_verdicts


@pytest.mark.django_db
def test_verdicts_are_proved_and_mended(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("load_bundle", str(write_bundle(tmp_path, make_bundle())))
    assert run("refresh_verdicts", "--check") == ("1 point judged, all as stored.\n", "")
    StoredVerdict.objects.update(verdict="agree")
    with pytest.raises(CommandError, match="1 of 1 point differ; run refresh_verdicts"):
        call_command("refresh_verdicts", "--check")
    assert (
        "union-state/formed: stored agree, 2 origins, but its claims give conflict" in capsys.readouterr().err
    )
    assert StoredVerdict.objects.get().verdict == "agree"
    assert run("refresh_verdicts")[0] == "1 point judged, 1 of them otherwise than stored.\n"
    assert run("refresh_verdicts", "--check") == ("1 point judged, all as stored.\n", "")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OperationalError("database is locked"), "somebody else is writing to the database"),
        (OperationalError("deadlock detected\nDETAIL: x"), "run the command again"),
        (OperationalError("could not connect to server"), "the database does not answer: could not connect"),
        (IntegrityError("UNIQUE constraint failed"), "somebody else wrote to the database meanwhile"),
        (DataError("value too long"), "the database refuses: value too long; nothing was stored"),
    ],
)
def test_what_the_database_refuses_is_told_in_a_sentence(error: Exception, sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence), plain_database_errors():
        raise error


# The bar


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_shows_only_on_a_terminal() -> None:
    for stream, shown in ((Terminal(), True), (StringIO(), False)):
        bar = ProgressBar(stream)
        bar.begin("Judging", 100)
        bar.step(100)
        bar.clear()
        assert ("100 of 100" in stream.getvalue()) is shown
        assert bool(stream.getvalue()) is shown


# In a process of their own: how they end, and what a kill leaves


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database of its own, migrated once."""
    path = tmp_path_factory.mktemp("commands") / "db.sqlite3"
    manage(path, "migrate", "--verbosity", "0")
    return path


@pytest.fixture
def database(migrated: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(migrated, tmp_path / "db.sqlite3"))


def start(database: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=make_environment(DEBUG="1", DATABASE_URL=f"sqlite:///{database}"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def manage(database: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    process = start(database, *arguments)
    out, err = process.communicate(timeout=120)
    assert "Traceback" not in err, err
    return subprocess.CompletedProcess(arguments, process.returncode, out, err)


def count(database: Path, table: str) -> int:
    with sqlite3.connect(database) as connection:
        return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_a_mistake_ends_with_one_and_a_success_with_zero(database: Path, tmp_path: Path) -> None:
    path = str(write_bundle(tmp_path, make_bundle()))
    assert manage(database, "load_bundle", path).returncode == 0
    assert manage(database, "load_bundle").returncode == 1
    assert manage(database, "load_bundle", path, "--text").returncode == 1
    assert manage(database, "dump_bundle", "nothing").returncode == 1
    dumped = manage(database, "dump_bundle", "union-state")
    assert (dumped.returncode, dumped.stderr) == (0, "")
    assert dumped.stdout.startswith("sources:\n")


@pytest.mark.parametrize("command", ["load_bundle", "dump_bundle", "refresh_verdicts"])
def test_a_database_without_tables_is_told(tmp_path: Path, command: str) -> None:
    done = manage(tmp_path / "new.sqlite3", command, *([] if command == "refresh_verdicts" else ["x"]))
    assert done.returncode == 1
    assert "run `python manage.py migrate` first" in done.stderr


def test_a_reader_who_has_enough_makes_no_traceback(database: Path, tmp_path: Path) -> None:
    manage(database, "load_bundle", str(write_bundle(tmp_path, make_large_bundle(20), "large.json")))
    process = start(database, "dump_bundle", "event-0", "event-1")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    process.wait(timeout=60)
    assert "Traceback" not in process.stderr.read()
    assert process.returncode == 1


def test_a_load_that_is_killed_has_stored_nothing(database: Path, tmp_path: Path) -> None:
    path = str(write_bundle(tmp_path, make_large_bundle(150), "large.json"))
    process = start(database, "load_bundle", path)
    log = Path(f"{database}-wal")
    while process.poll() is None and not (log.exists() and log.stat().st_size > 2**18):
        time.sleep(0.01)
    assert process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert count(database, "articles_article") == 0
    assert count(database, "comparisons_loadreceipt") == 0
    assert manage(database, "load_bundle", path).returncode == 0
    assert count(database, "comparisons_claim") == 3000


def test_two_loads_at_once_take_turns(database: Path, tmp_path: Path) -> None:
    path = str(write_bundle(tmp_path, make_large_bundle(50), "large.json"))
    both = [start(database, "load_bundle", path) for _ in range(2)]
    for process in both:
        _, err = process.communicate(timeout=120)
        assert (process.returncode, err) == (0, "")
    assert count(database, "comparisons_claim") == 1000


def test_a_dump_reads_while_somebody_writes(database: Path, tmp_path: Path) -> None:
    manage(database, "load_bundle", str(write_bundle(tmp_path, make_bundle())))
    with sqlite3.connect(database, isolation_level=None) as connection:
        connection.execute("BEGIN IMMEDIATE")
        assert manage(database, "dump_bundle", "union-state").returncode == 0
        connection.execute("ROLLBACK")


@pytest.mark.django_db
def test_a_dump_is_the_same_in_yaml_and_json(tmp_path: Path) -> None:
    event = make_event(points=[make_point()])
    run("load_bundle", str(write_bundle(tmp_path, make_bundle(events=[event]), "bundle.json")))
    before = render("union-state")
    path = write_bundle(tmp_path, run("dump_bundle", "union-state")[0], "dumped.yaml")
    run("load_bundle", str(path))
    assert json.dumps(render("union-state")) == json.dumps(before)
