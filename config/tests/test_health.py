"""What a monitor is told."""

import json
import secrets

import pytest
from django.test import Client

from config.tests.processes import run_python

ASK = """
import json
import django
django.setup()
from django.test import Client
response = Client().get("/healthz", headers={"host": "localhost"})
print(json.dumps([response.status_code, response.json()]))
"""


@pytest.mark.django_db
def test_it_is_well_while_the_database_answers(client: Client) -> None:
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": "ok"}
    assert "no-store" in response.headers["Cache-Control"]


def test_it_is_not_well_when_the_database_cannot_be_reached() -> None:
    """With HTTPS on as well: a balancer asks by plain HTTP and is not sent elsewhere."""
    result = run_python(
        "-c",
        ASK,
        DJANGO_SETTINGS_MODULE="config.settings",
        SECRET_KEY=secrets.token_urlsafe(60),
        HTTPS="1",
        DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing",
    )
    status, answer = json.loads(result.stdout)
    assert status == 503
    assert answer == {"status": "unavailable", "database": "does not answer"}


def test_nothing_but_reading_is_allowed(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
