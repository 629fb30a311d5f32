"""The settings that the tests run under: production's, but for what only costs time there.

Of the environment only DATABASE_URL counts, so that a shell with DEBUG=1 tests the same thing.
"""

import os
import secrets

for name in ("DEBUG", "ALLOWED_HOSTS", "HTTPS", "PUBLIC_READ", "FETCH_ENABLED"):
    os.environ.pop(name, None)
os.environ["SECRET_KEY"] = secrets.token_urlsafe(60)
os.environ["PUBLIC_READ"] = "1"

from config.settings import *  # noqa: E402, F403
from config.settings import STORAGES  # noqa: E402

# Plain names: the hashed ones exist only after collectstatic.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

# Argon2 is slow on purpose.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# A test that is about locking out turns it on.
AXES_ENABLED = False
