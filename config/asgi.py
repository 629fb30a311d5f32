"""The application for an ASGI server. Every view is synchronous: WSGI serves it as well."""

import os
import sys

from django.core.asgi import get_asgi_application

from config.environment import SettingError
from config.requests import AsyncRequest

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

try:
    application = get_asgi_application()
except SettingError as error:
    sys.exit(f"Synoptic cannot start: {error}")

application.request_class = AsyncRequest
