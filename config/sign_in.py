"""Which name somebody tried to sign in with, as it is counted and locked."""

from collections.abc import Mapping

from django.http import HttpRequest

LONGEST_NAME = 150
"""Characters of an account's name (`User.username`). PostgreSQL refuses to note down a much longer one."""


def read_tried_name(request: HttpRequest, credentials: Mapping[str, str] | None = None) -> str:
    """The name that was typed, as far as an account can have it."""
    return str((credentials or request.POST).get("username") or "")[:LONGEST_NAME]
