"""Reads single settings from the environment, strictly.

A value that cannot be read is never guessed at: it raises a SettingError, whose text is one sentence for the
person who starts the application. It names the variable, what it was and what would be right; passwords and
keys are not repeated.
"""

import re
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

env = Env()

SQLITE_SCHEMES = {"sqlite"}
POSTGRESQL_SCHEMES = {"postgres", "postgresql"}
DATABASE_EXAMPLES = "sqlite:///synoptic.sqlite3 or postgresql://user:password@host/name"


class SettingError(ImproperlyConfigured):
    """A setting is missing or cannot be read; `manage.py` and `wsgi` print it without a traceback."""


def read_flag(name: str, *, default: bool) -> bool:
    """A yes or a no: 1/0, true/false, yes/no, on/off."""
    try:
        return bool(env.bool(name, default))
    except EnvError:
        raise SettingError(
            f'{name} is "{env.str(name)}", which is neither yes nor no; write {name}=1 or {name}=0.'
        ) from None


def read_secret(name: str) -> str:
    """A text that must be there and is never shown."""
    value = env.str(name, "").strip()
    if not value:
        raise SettingError(
            f"{name} is missing, and it is needed where DEBUG is off; set it to a long random text,"
            f' for example the output of: python3 -c "import secrets; print(secrets.token_urlsafe(60))".'
        )
    return str(value)


def read_hosts(name: str, *, default: list[str]) -> list[str]:
    """Host names without scheme, port or path, separated by commas."""
    text = env.str(name, None)
    if text is None:
        return default
    hosts = [host.strip() for host in text.split(",") if host.strip()]
    wrong = next(
        (host for host in hosts if not re.fullmatch(r"\*|\.?[\w.-]+|\[[0-9a-fA-F:.]+\]", host)), None
    )
    if wrong is not None or not hosts:
        raise SettingError(
            f'{name} is "{text}", but it must be host names without scheme, port or path, separated by'
            f" commas; for example {name}=synoptic.example.org,localhost."
        )
    return hosts


def read_database(name: str, *, default: str) -> dict[str, Any]:
    """Django's settings of one database, from an address such as DATABASE_EXAMPLES."""
    address = env.str(name, default)
    scheme = address.partition("://")[0]
    if scheme not in SQLITE_SCHEMES | POSTGRESQL_SCHEMES:
        raise SettingError(
            f'{name} is "{without_password(address)}", which is not the address of an SQLite or PostgreSQL'
            f" database; write for example {DATABASE_EXAMPLES}."
        )
    try:
        database: dict[str, Any] = env.dj_db_url(name, default)
    except (EnvError, ValueError):
        database = {}
    if not database.get("NAME") or address in {"sqlite://", "sqlite:///"}:  # these would be in memory
        raise SettingError(
            f'{name} is "{without_password(address)}", which names no database that can be found;'
            f" write for example {DATABASE_EXAMPLES}."
        )
    if scheme in SQLITE_SCHEMES:
        folder = Path(database["NAME"]).absolute().parent
        if database["NAME"] != ":memory:" and not folder.is_dir():
            raise SettingError(
                f'{name} is "{address}", but there is no folder {folder}; make it, or write for example'
                f" {DATABASE_EXAMPLES}."
            )
    return database


def without_password(address: str) -> str:
    """The address of a database, fit for a log."""
    return re.sub(r"(//[^/:@]*):.*@", r"\1:…@", address)
