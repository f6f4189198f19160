"""The unit tests of what decides something in our pages: `static/tests/*.test.js`.

Odoo plays such tests with its own framework, Hoot, on a page that has every addon's;
this plays ours.
"""

import logging
import re
from pathlib import Path

from odoo.tests import HttpCase, tagged

FILES = Path(__file__).resolve().parent.parent / "static" / "tests"
SUITE = "@bank_payment_reconcile"
#: What Hoot writes when all tests have passed, and before each failure and each error.
SUCCESS, HOOT = "[HOOT] Test suite succeeded", "[HOOT]"


def get_job_id(name):
    """The id by which Hoot's page selects a suite: its own hash of the name."""
    number = 0
    for character in name:
        number = (31 * number + ord(character)) & 0xFFFFFFFF
    return f"{number:08x}"


class Listener(logging.Handler):
    """Keeps what the browser's console says."""

    def __init__(self):
        super().__init__(logging.INFO)
        self.said = []

    def emit(self, record):
        self.said.append((record.levelno, record.getMessage()))

    def get_failures(self):
        return [text for level, text in self.said if level >= logging.ERROR]

    def get_played_suites(self):
        ended = re.compile(rf'"{SUITE}/(\w+)" ended')
        return {found[1] for _level, text in self.said if (found := ended.search(text))}


@tagged("post_install", "-at_install")
class TestJavaScript(HttpCase):
    def test_what_decides_in_our_pages(self):
        console = self._logger.getChild("browser")
        listener = Listener()
        console.addHandler(listener)
        self.addCleanup(console.removeHandler, listener)
        self.addCleanup(console.setLevel, console.level)
        console.setLevel(logging.INFO)
        # Its second level names each suite that has ended.
        url = f"/web/tests?headless&loglevel=2&preset=desktop&id={get_job_id(SUITE)}"
        try:
            self.browser_js(
                url,
                "",
                login="admin",
                timeout=300,
                success_signal=SUCCESS,
                # Of a test that fails the others are not cut short.
                error_checker=lambda message: HOOT not in message,
            )
        except AssertionError as error:
            raise AssertionError("\n".join(listener.get_failures())) from error
        # A suite that does not load, or is passed over, succeeds as well.
        files = {path.name.removesuffix(".test.js") for path in FILES.glob("*.test.js")}
        self.assertEqual(listener.get_played_suites(), files)
