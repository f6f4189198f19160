"""The unit tests of what decides something in our pages: `static/tests/*.test.js`."""

from odoo.tests import HttpCase, tagged

SUITE = "@bank_payment_reconcile"
#: What Odoo's framework of such tests, Hoot, writes when all of them have passed.
SUCCESS = "[HOOT] Test suite succeeded"


def get_job_id(name):
    """The id by which Hoot's page selects a suite: its own hash of the name."""
    number = 0
    for character in name:
        number = (31 * number + ord(character)) & 0xFFFFFFFF
    return f"{number:08x}"


@tagged("post_install", "-at_install")
class TestJavaScript(HttpCase):
    def test_what_decides_in_our_pages(self):
        self.browser_js(
            f"/web/tests?headless&loglevel=2&preset=desktop&id={get_job_id(SUITE)}",
            "",
            "",
            login="admin",
            timeout=300,
            success_signal=SUCCESS,
            # Each test that fails writes an error: the suite goes on to the others.
            error_checker=lambda message: "[HOOT]" not in message,
        )
