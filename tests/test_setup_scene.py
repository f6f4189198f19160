"""Classes of tests that share a scene do not see each other."""

import os
import subprocess
import sys

from own_database import own_database

TESTS = """
from odoo.addons.bank_payment_reconcile.tests.common import BankReconcileCommon

CURSORS = []


class TestFirst(BankReconcileCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        CURSORS.append(cls.cr)
        cls.bank.name = "Of the first"
        cls.company_data["first"] = True
        cls.env["ir.attachment"].create({"name": "Of the first", "raw": b"first"})

    def test_it_has_what_it_made(self):
        found = self.env["ir.attachment"].search([("name", "=", "Of the first")])
        self.assertEqual(found.raw, b"first")
        self.assertEqual(self.bank.name, "Of the first")


class TestSecond(BankReconcileCommon):
    def test_it_has_the_scene_as_it_was(self):
        self.assertIs(self.cr, CURSORS[0])
        self.assertEqual(self.bank.name, "Bank")
        self.assertNotIn("first", self.company_data)
        found = self.env["ir.attachment"].search([("name", "=", "Of the first")])
        self.assertFalse(found)

    def test_each_of_its_tests_begins_anew(self):
        self.assertEqual(self.bank.name, "Bank")


class TestOther(BankReconcileCommon):
    @classmethod
    def setup_independent_company(cls, **kwargs):
        company = super().setup_independent_company(**kwargs)
        company.name = "Of another"
        return company

    def test_it_has_a_scene_of_its_own(self):
        self.assertIsNot(self.cr, CURSORS[0])
        self.assertEqual(self.env.company.name, "Of another")


class TestLast(BankReconcileCommon):
    def test_the_scene_is_set_again(self):
        self.assertNotEqual(self.env.company.name, "Of another")
        self.assertTrue(CURSORS[0].closed)
"""


def test_each_class_has_the_scene_as_it_was(request, tmp_path):
    path = tmp_path / "test_scenes.py"
    path.write_text(TESTS)
    # A process of tests of its own, not one of those that share ours
    environment = {
        name: value for name, value in os.environ.items() if "XDIST" not in name
    }
    # Not the database that others copy: it would be in use
    with own_database(request, "scene") as name:
        done = subprocess.run(
            [
                sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider",
                "-p", "bank_setup.pytest_scene", f"--odoo-database={name}",
                f"--odoo-config={os.environ['ODOO_RC']}", f"--rootdir={tmp_path}",
                path,
            ],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env=environment,
            check=False,
        )  # fmt: skip
    assert "5 passed" in done.stdout, done.stdout + done.stderr
