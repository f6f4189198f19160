"""The browser that the tours run in."""

import os
import shutil

from .apt import install_on_machine
from .console import SetupError, step

# The names that Odoo's own test code looks for
NAMES = ("google-chrome", "chromium", "chromium-browser", "google-chrome-stable")


def find_browser():
    """Return the path of a Chromium, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def ensure_browser(layout, environ=os.environ):
    """Find or install Chromium; without one the tours are skipped, but not in CI."""
    if find_browser():
        return
    if os.getuid() == 0 and shutil.which("apt-get"):
        step("Chromium: installing it with apt-get")
        install_on_machine(["chromium"], layout.logs / "host.log")
        return
    missing = "Chromium is missing (on Debian, as root: apt-get install chromium)"
    if environ.get("CI"):
        raise SetupError(f"{missing}; in CI the browser tours must run.")
    step(f"{missing}: the browser tours will be skipped")
