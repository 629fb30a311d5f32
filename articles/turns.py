"""Writers take turns: one at a time, on either database.

What an action checks (the article covers the event, the name is free, the text is the current one) must
still hold when it writes, and what it judges must be all that there is. SQLite sees to that: a transaction of
ours begins as the only writer (config/settings.py). On PostgreSQL it is a lock that lasts until the
transaction ends, the one that loads of bundles take as well. Readers never wait.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import connection, transaction

P = ParamSpec("P")
T = TypeVar("T")

TURN = 0x53594E4F
"""The number by which writers find each other on PostgreSQL ("SYNO")."""


def take_turn() -> None:
    """Wait until nobody else writes. Call it inside a transaction, before the first row is read or locked."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])


def in_turn(action: Callable[P, T]) -> Callable[P, T]:
    """Run an action as one transaction in which nobody else writes."""

    @wraps(action)
    def act(*args: P.args, **kwargs: P.kwargs) -> T:
        with transaction.atomic():
            take_turn()
            return action(*args, **kwargs)

    return act
