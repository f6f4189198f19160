"""What the pages ask of a line that somebody has deleted meanwhile."""

import re
from pathlib import Path

from odoo.tests import tagged

from .common import BankReconcileCommon

_PAGES = Path(__file__).parent.parent / "static" / "src"
_READS = re.compile(r"orm\.call\(\s*LINE,\s*\"(get_\w+)\"")


@tagged("post_install", "-at_install")
class TestLineGone(BankReconcileCommon):
    def test_a_page_that_still_shows_a_deleted_line_reads_on(self):
        """Between a button that deletes the line and the next picture of the page, the
        page asks again what it has asked of the line: nothing is what there is."""
        line = self._create_line(50.0, "RE 42")
        gone = line.browse(line.id)
        line.unlink()
        nothing = {
            "get_bank_reconciliation_panel": False,
            "get_suggestions": [],
            "get_bank_likely_partners": [],
            "get_open_items": {"length": 0, "records": []},
        }
        told = {method: getattr(gone, method)() for method in nothing}
        self.assertEqual(told, nothing)
        asked = {
            method
            for script in _PAGES.rglob("*.js")
            for method in _READS.findall(script.read_text())
        }
        self.assertEqual(asked, set(nothing), "Whatever the pages read is tried here")
