"""Odoo's own tests, compared without the addon and with it."""

import pytest
from test_setup_outcome import said

from bank_setup.host import Host
from bank_setup.odoo_tests import (
    MODULES,
    compare,
    find_browser_tests,
    read_results,
    select_tests,
    tell,
)

MOVE = "odoo.addons.account.tests.test_account_move"
ENDED = said(
    "ERROR",
    "odoo.tests.result",
    "2 failed, 1 error(s) of 4 tests when loading database 'bare'",
)
LOG = "".join(
    f"{line}\n"
    for line in (
        said("INFO", MOVE, "Starting TestMove.test_passes ..."),
        said("INFO", MOVE, "Starting TestMove.test_fails ..."),
        said("ERROR", MOVE, "FAIL: TestMove.test_fails\nTraceback: what\nended"),
        said("INFO", MOVE, "Starting TestMove.test_in_parts ..."),
        said("ERROR", MOVE, "ERROR: Subtest TestMove.test_in_parts (day='1')\nwhat"),
        said("INFO", MOVE, "Starting TestMove.test_skipped ..."),
        said("INFO", MOVE, "skipped TestMove.test_skipped : no browser"),
        said("ERROR", MOVE, "ERROR: setUpClass (odoo.addons.account.TestTax)\nwhat"),
        said("INFO", "odoo.modules.loading", "Starting nothing.of_a_test ..."),
    )
)
CAME = {
    "account.tests.test_account_move.TestMove.test_passes": "passed",
    "account.tests.test_account_move.TestMove.test_fails": "failed",
    "account.tests.test_account_move.TestMove.test_in_parts": "failed",
    "account.tests.test_account_move.TestMove.test_skipped": "skipped",
    "account.tests.test_account_move.setUpClass (odoo.addons.account.TestTax)": (
        "failed"
    ),
}


def test_results_are_read_from_the_log():
    assert read_results(LOG + ENDED + "\n") == (CAME, True)


def test_run_that_was_cut_short_is_not_complete():
    assert read_results(LOG) == (CAME, False)


def test_results_are_told():
    assert tell(CAME) == "5 tests: 1 passed, 3 failed, 1 skipped"
    assert tell({}) == "0 tests: none"


@pytest.mark.parametrize(
    "without,with_addon,line",
    [
        ({"a": "passed"}, {"a": "failed"}, "a: passed without the addon, failed"),
        ({"a": "failed"}, {"a": "passed"}, "a: failed without the addon, passed"),
        ({"a": "passed"}, {}, "a: passed without the addon, not run"),
        ({}, {"a": "passed"}, "a: not run without the addon, passed"),
    ],
)
def test_every_difference_is_said(without, with_addon, line):
    same = {"b": "failed", "c": "passed"}
    assert compare(same | without, same | with_addon) == [f"{line} with it"]


BROWSER = """
class TestTaxes(TestTaxCommon):
    def test_shared(self):
        self._check()
    def test_own(self):
        self.assertTrue(self.url_open("/my"))
    def _check(self):
        self._run_js_tests()
class TestUi(HttpCase):
    def test_tour(self):
        self.start_tour("/odoo", "tour")
"""


def test_tests_in_a_browser_are_left_out(tmp_path):
    assert find_browser_tests(BROWSER) == ["TestTaxes.test_shared", "TestUi.test_tour"]
    for module in MODULES:
        (tmp_path / "addons" / module / "tests").mkdir(parents=True)
    (tmp_path / "addons" / "account" / "__init__.py").touch()
    (tmp_path / "addons" / "account" / "tests" / "test_ui.py").write_text(BROWSER)
    assert select_tests(Host(tmp_path, "ODOO_HOME")) == (
        "/account,/account_check_printing,/account_payment,"
        "-/account:TestTaxes.test_shared,-/account:TestUi.test_tour"
    )
