"""What our code and tests import is there wherever Odoo and the addon are.

Odoo loads the tests of an addon whenever tests are enabled: one import that fails
and the registry does not load.
"""

import ast
import importlib
import re
import sys
import unittest
from importlib.metadata import packages_distributions
from pathlib import Path
from unittest.mock import patch

import odoo
from odoo.modules.module import Manifest
from odoo.tests import BaseCase, tagged

from odoo.addons import account, base, web
from odoo.addons import bank_payment_reconcile as addon

from .hypothesis_or_skip import MISSING

ADDON = Path(addon.__file__).parent
TESTS = f"{addon.__name__}.tests"
#: Where Odoo says what it cannot do without; the last one comes with `web`.
HOST = [
    Path(odoo.__path__[0]),
    *(Path(module.__file__).parent for module in (base, web, account)),
    Path(web.__file__).parent.parent / "base_import",
]
#: What a test may need and does without.
OPTIONAL = {"hypothesis", "paramiko"}


def find_imports(path):
    """Return {name of a package: whether the file can do without it}."""
    found = {}

    def look(node, can_do_without):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module]
        else:
            names = []
        for name in names:
            package = name.partition(".")[0]
            found[package] = found.get(package, True) and can_do_without
        for field, value in ast.iter_fields(node):
            inside = can_do_without or (
                isinstance(node, ast.Try)
                and field == "body"
                and any(map(catches_missing, node.handlers))
            )
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    look(child, inside)

    look(ast.parse(path.read_bytes()), False)
    return found


def catches_missing(handler):
    return bool(
        re.search(r"\b(ImportError|ModuleNotFoundError)\b", ast.unparse(handler.type))
        if handler.type
        else True
    )


def host_needs(package):
    """Whether Odoo imports a package and does not do without it."""
    line = re.compile(rf"^\s*(?:import|from)\s+{package}\b".encode(), re.MULTILINE)
    return any(
        line.search(path.read_bytes()) and not find_imports(path).get(package, True)
        for folder in HOST
        for path in folder.rglob("*.py")
    )


@tagged("post_install", "-at_install")
class TestNeededPackages(BaseCase):
    def _get_needed(self):
        """{package: files that cannot do without it}, Odoo's own aside."""
        needed = {}
        for path in ADDON.rglob("*.py"):
            for package, can_do_without in find_imports(path).items():
                if not can_do_without:
                    needed.setdefault(package, []).append(path.name)
        return {
            package: files
            for package, files in needed.items()
            if package not in sys.stdlib_module_names | {"odoo"}
        }

    def test_all_that_is_imported_comes_with_the_host_or_the_manifest(self):
        named = Manifest.for_addon(ADDON.name)["external_dependencies"]["python"]
        known = packages_distributions()
        missing = {
            package: files
            for package, files in self._get_needed().items()
            if not set(named) & {package, *known.get(package, [])}
            and not host_needs(package)
        }
        self.assertEqual(missing, {})

    def test_all_that_is_imported_is_found(self):
        """What we take for Odoo's is: lxml is, hypothesis and pytest are not."""
        self.assertIn("lxml", self._get_needed())
        self.assertTrue(host_needs("lxml"))
        self.assertFalse(host_needs("hypothesis") or host_needs("pytest"))
        found = find_imports(ADDON / "tests" / "hypothesis_or_skip.py")
        self.assertEqual(found["hypothesis"], True)

    def _import_without(self, packages):
        """Our tests as they are imported where packages are not installed."""
        before = addon.tests
        try:
            with patch.dict(sys.modules, dict.fromkeys(packages)):
                for name in list(sys.modules):
                    if name == TESTS or name.startswith(f"{TESTS}."):
                        del sys.modules[name]
                tests = importlib.import_module(TESTS)
                return {
                    name: module
                    for name, module in vars(tests).items()
                    if name.startswith("test_")
                }
        finally:
            addon.tests = before

    def _get_skipped(self, modules):
        """{name of a test: why it is skipped}"""
        skipped = {}
        for module in modules.values():
            for case in vars(module).values():
                if not (isinstance(case, type) and issubclass(case, unittest.TestCase)):
                    continue
                for name in unittest.defaultTestLoader.getTestCaseNames(case):
                    for held in (case, getattr(case, name)):
                        if getattr(held, "__unittest_skip__", False):
                            skipped[f"{case.__name__}.{name}"] = (
                                held.__unittest_skip_why__
                            )
        return skipped

    def test_without_what_only_tests_need_they_load_and_are_skipped(self):
        modules = self._import_without(OPTIONAL)
        self.assertGreater(len(modules), 100)
        skipped = self._get_skipped(modules)
        why = "hypothesis is not installed"
        self.assertEqual(
            skipped["TestMatchingProperties.test_any_text_is_answered"], why
        )
        for case in ("TestRandomSequences", "TestRandomSequencesInTwoCurrencies"):
            name = "test_nothing_breaks_the_books_and_all_can_be_undone"
            self.assertEqual(skipped[f"{case}.{name}"], why)
        self.assertIn("TestFormatsWritten.test_camt_is_read_as_it_was", skipped)
        # What needs nothing of it is not skipped.
        self.assertNotIn(
            "TestFormatsWritten.test_money_out_goes_to_the_creditor", skipped
        )
        self.assertTrue(any(name.startswith("TestSftpFeed.") for name in skipped))

    @unittest.skipIf(MISSING, MISSING)
    def test_with_them_nothing_of_it_is_skipped(self):
        modules = self._import_without(set())
        self.assertNotIn(
            "hypothesis is not installed", self._get_skipped(modules).values()
        )
