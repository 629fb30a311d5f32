#!/usr/bin/env python
"""Entry point for the commands: `python manage.py help` lists them."""

import os
import sys

from django.core.management import execute_from_command_line

from config.environment import SettingError


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except SettingError as error:
        sys.exit(f"Synoptic cannot start: {error}")


if __name__ == "__main__":
    main()
