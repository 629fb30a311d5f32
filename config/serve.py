"""`make run`: a prepared database and a server on this machine, in one process.

Django starts once for both, so that the second start of a day takes a second or two. The address is taken
before anything is prepared: a second `make run` is told so and touches nothing. For a server on the network
run `gunicorn config.wsgi` behind a proxy instead.
"""

import errno
import os
import socket
import sys
from collections.abc import Callable

import django
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connections
from gunicorn.app.base import BaseApplication

from config.environment import SettingError

HOST = "127.0.0.1"
DEFAULT_PORT = "8000"


class Server(BaseApplication):
    """gunicorn with the application of this process and a socket that already listens."""

    def __init__(self, application: Callable, listener: socket.socket, announcement: str) -> None:
        self.application = application
        self.listener = listener
        self.announcement = announcement
        super().__init__()

    def load_config(self) -> None:
        chosen = {
            "bind": f"fd://{self.listener.fileno()}",
            "worker_class": "gthread",
            "threads": 8,
            "loglevel": "warning",
            "control_socket_disable": True,
            "graceful_timeout": 3,
            "when_ready": lambda arbiter: print(self.announcement, flush=True),
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Callable:
        return self.application


def read_port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        sys.exit(
            f'PORT is "{text}", but it must be a number from 1 to 65535; for example: make run PORT=8123'
        )
    return int(text)


def listen(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port), backlog=128)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            reason = "is in use by another program"
        elif error.errno == errno.EACCES:
            reason = "may not be used by this account"
        else:
            raise
    sys.exit(f"Port {port} {reason}. Choose another one, for example: make run PORT={other_port(port)}")


def other_port(port: int) -> int:
    return port + 1 if 1024 <= port < 65535 else 8123


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("DEBUG", "1")
    port = read_port(os.environ.get("PORT", DEFAULT_PORT))
    try:
        django.setup()
    except SettingError as error:
        sys.exit(f"Synoptic cannot start: {error}")
    listener = listen(port)
    try:
        call_command("prepare")
    except CommandError as error:
        sys.exit(f"Synoptic cannot start: {error}")
    if not settings.DEBUG:
        call_command("collectstatic", interactive=False, verbosity=0)

    from config.wsgi import application

    connections.close_all()  # the worker is a fork and must open its own
    Server(application, listener, f"\nSynoptic is at http://{HOST}:{port}/ - Ctrl-C stops it.").run()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
