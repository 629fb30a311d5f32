"""The settings as another process starts with them."""

import json
import secrets

import pytest

from config.tests.processes import run_python

READ = """
import json
from config import settings
names = [name for name in dir(settings) if name.isupper()]
print(json.dumps({name: getattr(settings, name) for name in names}, default=str))
"""


def read_settings(**variables: str) -> dict[str, object]:
    result = run_python("-c", READ, **variables)
    assert result.returncode == 0, result.stderr
    loaded: dict[str, object] = json.loads(result.stdout)
    return loaded


def test_a_laptop_needs_nothing_but_debug() -> None:
    loaded = read_settings(DEBUG="1")
    assert loaded["PUBLIC_READ"] is True
    assert loaded["FETCH_ENABLED"] is False
    assert "SECURE_SSL_REDIRECT" not in loaded
    assert loaded["DATABASES"]["default"]["NAME"] == "synoptic.sqlite3"  # type: ignore[index]


def test_a_server_is_closed_until_it_is_opened() -> None:
    loaded = read_settings(SECRET_KEY=secrets.token_urlsafe(60))
    assert loaded["DEBUG"] is False
    assert loaded["PUBLIC_READ"] is False
    assert loaded["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]


def test_https_is_one_switch() -> None:
    loaded = read_settings(SECRET_KEY=secrets.token_urlsafe(60), HTTPS="1")
    switched = ["SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"]
    switched += ["SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD", "SECURE_HSTS_SECONDS"]
    assert all(loaded[name] for name in switched)


WRONG = {
    "a flag": ({"DEBUG": "maybe"}, 'DEBUG is "maybe"'),
    "no key": ({}, "SECRET_KEY is missing"),
    "a database": ({"DEBUG": "1", "DATABASE_URL": "nonsense"}, 'DATABASE_URL is "nonsense"'),
    "a scheme": ({"DEBUG": "1", "DATABASE_URL": "mysql://host/name"}, 'DATABASE_URL is "mysql://host/name"'),
    "a host": ({"DEBUG": "1", "ALLOWED_HOSTS": "http://host"}, 'ALLOWED_HOSTS is "http://host"'),
}


@pytest.mark.parametrize(("variables", "expected"), WRONG.values(), ids=WRONG)
def test_a_wrong_setting_stops_a_command_with_one_sentence(variables: dict[str, str], expected: str) -> None:
    result = run_python("manage.py", "migrate", **variables)
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.startswith(f"Synoptic cannot start: {expected}")
    assert result.stderr.count("\n") == 1


def test_a_wrong_setting_stops_a_server_with_one_sentence() -> None:
    result = run_python(
        "-m", "gunicorn", "config.wsgi", "--bind=127.0.0.1:0", "--no-control-socket", DEBUG="so"
    )
    assert result.returncode == 3
    assert 'Synoptic cannot start: DEBUG is "so", which is neither yes nor no' in result.stderr
    assert "Traceback" not in result.stderr


def test_a_wrong_setting_stops_make_run_with_one_sentence() -> None:
    result = run_python("-m", "config.serve", HTTPS="often", PORT="8123")
    assert result.returncode == 1
    assert result.stderr == (
        'Synoptic cannot start: HTTPS is "often", which is neither yes nor no; write HTTPS=1 or HTTPS=0.\n'
    )


def test_django_finds_production_fit_for_the_network() -> None:
    arguments = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    result = run_python(*arguments, SECRET_KEY=secrets.token_urlsafe(60), HTTPS="1")
    assert result.returncode == 0, result.stderr
