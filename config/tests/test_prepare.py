"""`prepare` makes a database ready once, and leaves alone what people have done since."""

from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client

from comparisons.models import Event

BUNDLE = """
sources:
  - {slug: gazette, name: The Gazette}
articles:
  - {slug: gazette-flood, source: gazette, body: The river rose by two metres.}
events:
  - slug: flood
    name: The flood
    coverage:
      - {article: gazette-flood}
"""

pytestmark = pytest.mark.django_db


def prepare(seeds: Path) -> str:
    output = StringIO()
    call_command("prepare", seeds=seeds, stdout=output, stderr=StringIO())
    return output.getvalue()


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    (tmp_path / "flood.yaml").write_text(BUNDLE)
    return tmp_path


def test_the_first_time_loads_the_seeds_and_makes_an_administrator(seeds: Path, client: Client) -> None:
    output = prepare(seeds)
    assert Event.objects.get().name == "The flood"
    name, password = read_credentials(output)
    assert client.login(username=name, password=password)
    assert client.get("/admin/").status_code == 200


def read_credentials(output: str) -> tuple[str, str]:
    line = next(line for line in output.splitlines() if "with the password" in line)
    words = line.split()
    return words[words.index("made:") + 1], words[-1]


def test_the_second_time_changes_and_says_nothing(seeds: Path) -> None:
    prepare(seeds)
    event = Event.objects.get()
    event.name = "The great flood"
    event.save()
    assert prepare(seeds) == ""
    assert Event.objects.get().name == "The great flood"
    assert get_user_model()._default_manager.count() == 1


def test_an_administrator_of_another_name_is_enough(seeds: Path) -> None:
    get_user_model()._default_manager.create_superuser(username="ann", password="known to ann")
    assert "password" not in prepare(seeds)
    assert get_user_model()._default_manager.count() == 1


def test_somebody_named_admin_is_left_as_they_are(seeds: Path) -> None:
    person = get_user_model()._default_manager.create_user(username="admin", password="theirs")
    assert read_credentials(prepare(seeds))[0] == "admin2"
    person.refresh_from_db()
    assert not person.is_superuser
    assert person.check_password("theirs")


def test_without_seeds_the_database_stays_empty(tmp_path: Path) -> None:
    assert "There is no folder nothing/ to load" in prepare(tmp_path / "nothing")
    assert not Event.objects.exists()
