"""Starts Synoptic as a person would: another process, with the environment that a test chooses."""

import os
import subprocess
import sys

from django.conf import settings


def make_environment(**variables: str) -> dict[str, str]:
    """This shell's PATH and the given variables, none of the settings of the tests."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**kept, "PYTHONPATH": str(settings.BASE_DIR), **variables}


def run_python(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=make_environment(**variables),
        capture_output=True,
        text=True,
        timeout=60,
    )
