"""The application for a WSGI server: `gunicorn config.wsgi`."""

import os
import sys

from django.core.wsgi import get_wsgi_application

from config.environment import SettingError
from config.requests import WebRequest

# gunicorn stops on this status; on any other it starts the worker again and again.
CANNOT_START = 3

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

try:
    application = get_wsgi_application()
except SettingError as error:
    print(f"Synoptic cannot start: {error}", file=sys.stderr)
    sys.exit(CANNOT_START)

application.request_class = WebRequest
