"""Finds a Chromium for the browser tests, and says what is missing if there is none."""

import ctypes
import os
import shutil
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """The path of the browser: CHROMIUM=, else the first of NAMES on the PATH."""
    chosen = os.environ.get("CHROMIUM")
    return shutil.which(chosen) if chosen else next(filter(None, map(shutil.which, NAMES)), None)


def has_libatomic() -> bool:
    """Playwright's driver needs it on Linux, and no browser package brings it along."""
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return not sys.platform.startswith("linux")
    return True


def missing_for_browser_tests() -> list[str]:
    """Names of what is not there, as Debian's packages are called."""
    missing = [] if find_chromium() else ["chromium"]
    return missing if has_libatomic() else [*missing, "libatomic1"]
