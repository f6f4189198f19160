"""What Odoo keeps to itself is called in `models/core/` only.

Read from the source, without a database: a name that begins with an underscore, that
nothing in the addon defines by itself and that is no extension by `super()`, is
Odoo's.
"""

import ast
from pathlib import Path

import pytest

ADDON = Path(__file__).resolve().parent.parent / "bank_payment_reconcile"
ADAPTER = ADDON / "models" / "core"

#: What is private by name only: every addon uses it, and it has no public twin.
EVERYBODYS = {
    "_name": "which model this is, said in each class",
    "_table": "the table of a model, for SQL",
    "_description": "what a model is called, said in each class",
    "_fields": "the fields of a model",
    "_modules": "the addons that define a field, beside _fields",
    "_original_module": "the addon that defines a model, beside _name",
    "_origin": "the stored record of one in a form",
    "_read_group": "sums and counts; the public ones are for the web client",
    "_search": "a search as a subquery; search() would load the ids",
    "_field_to_sql": "a field in SQL, for SQL that Odoo's own way to write it asks for",
    "_filtered_access": "what of records the user may do; the test of it is public",
    "_check_company_domain": "which records a company may use, as _check_company asks",
    "_load_records": "records with XML ids, as a data file makes them",
    "_for_xml_id": "the values of an action, as every button returns them",
    "_Element": "the class of lxml's elements, for types; not Odoo's at all",
    "_trigger": "start a scheduled action; Odoo's documentation says to",
    "_commit_progress": "commit in a scheduled action; Odoo's documentation says to",
}
#: Keys of the context by which Odoo leaves out checks of its own.
KEYS = {
    "check_move_validity",
    "force_delete",
    "skip_account_move_synchronization",
    "skip_invoice_sync",
    "skip_readonly_check",
    "validate_analytic",
}
#: Methods of recordsets that take the name of another, and getattr.
BY_NAME = {"filtered", "mapped", "sorted", "grouped", "getattr", "hasattr"}


class Source:
    """The files of an addon, and which names in them are Odoo's."""

    def __init__(self, addon, adapter):
        self.addon = addon
        self.adapter = adapter
        self.trees = {
            path: ast.parse(path.read_text())
            for path in sorted(addon.rglob("*.py"))
            if "tests" not in path.relative_to(addon).parts
        }
        self.own = {
            name for tree in self.trees.values() for name in self.get_defined(tree)
        }

    @classmethod
    def get_defined(cls, tree):
        """Names that a file defines, extensions of Odoo's methods aside."""
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                if not cls.is_extension(node):
                    yield node.name
            elif isinstance(node, ast.ClassDef):
                yield node.name
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                yield node.id
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                yield node.attr

    @staticmethod
    def is_extension(method):
        return any(
            isinstance(node, ast.Attribute)
            and node.attr == method.name
            and ast.unparse(node.value).startswith("super(")
            for node in ast.walk(method)
        )

    def find_calls(self, path):
        """(line, name) of what of Odoo's own a file uses."""
        for node in ast.walk(self.trees[path]):
            for name in self.get_used(node):
                if (
                    name.startswith("_")
                    and not name.startswith("__")
                    and name not in self.own
                    and name not in EVERYBODYS
                ) or name in KEYS:
                    yield node.lineno, name

    @staticmethod
    def get_used(node):
        """Names that a node takes from something else."""
        if isinstance(node, ast.Attribute):
            if not ast.unparse(node.value).startswith("super("):
                yield node.attr
        elif isinstance(node, ast.ImportFrom):
            if not node.level:
                yield from (node.module or "").split(".")
                yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.Call):
            called = ast.unparse(node.func).rsplit(".")[-1]
            if called == "with_context":
                yield from (word.arg for word in node.keywords if word.arg in KEYS)
            if called in BY_NAME:
                for given in node.args[:2]:
                    if isinstance(given, ast.Constant) and isinstance(given.value, str):
                        yield from given.value.split(".")

    def find_outside(self):
        for path in self.trees:
            if self.adapter not in path.parents:
                for line, name in self.find_calls(path):
                    yield f"{path.relative_to(self.addon)}:{line} uses {name}"

    def find_inside(self):
        return {
            name
            for path in self.trees
            if self.adapter in path.parents
            for _line, name in self.find_calls(path)
        }


@pytest.fixture(scope="module")
def source():
    return Source(ADDON, ADAPTER)


def test_odoos_private_ways_are_called_in_the_adapter_only(source):
    assert list(source.find_outside()) == []


def test_nothing_is_everybodys_that_nobody_uses(source):
    used = {
        name
        for tree in source.trees.values()
        for node in ast.walk(tree)
        for name in source.get_used(node)
    }
    assert sorted(EVERYBODYS.keys() - used) == []


def test_each_function_of_the_adapter_says_what_it_relies_on(source):
    silent = []
    for path, tree in source.trees.items():
        if ADAPTER not in path.parents:
            continue
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                said = ast.get_docstring(node) or ""
                calls = {
                    name
                    for each in ast.walk(node)
                    for name in source.get_used(each)
                    if (name.startswith("_") and name not in EVERYBODYS) or name in KEYS
                }
                if "Relies on" not in said or "addons/" not in said:
                    silent.append(f"{node.name} does not say where")
                silent += [
                    f"{node.name} does not say {name}"
                    for name in sorted(calls)
                    if name not in said
                ]
    assert silent == []


def test_each_function_of_the_adapter_is_used_and_tested(source):
    tested = "".join(
        path.read_text() for path in (ADDON / "tests").glob("test_core_adapter*.py")
    )
    missing = []
    for path, tree in source.trees.items():
        if ADAPTER not in path.parents:
            continue
        for node in tree.body:
            if not isinstance(node, ast.FunctionDef):
                continue
            if f"{path.stem}.{node.name}(" not in tested:
                missing.append(f"{node.name} is not tested")
            if not any(
                isinstance(each, ast.ImportFrom)
                and (each.module or "").endswith(f"core.{path.stem}")
                and node.name in [alias.name for alias in each.names]
                for other, imports in source.trees.items()
                if ADAPTER not in other.parents
                for each in ast.walk(imports)
            ):
                missing.append(f"{node.name} is not used")
    assert missing == []


OURS = """
from odoo.addons.account.models._taxes import _split
class Line(models.Model):
    _name = "a.line"
    def _own(self):
        self.move_id._seek()
        self.filtered("move_id._is_right")
        self.with_context(force_delete=True, tracking_disable=True).unlink()
        return self._name, self._own(), self._extended()
    def _extended(self):
        return super()._extended()
"""


def test_what_is_odoos_is_found(tmp_path):
    (tmp_path / "line.py").write_text(OURS)
    assert sorted(Source(tmp_path, tmp_path / "core").find_outside()) == [
        "line.py:2 uses _split",
        "line.py:2 uses _taxes",
        "line.py:6 uses _seek",
        "line.py:7 uses _is_right",
        "line.py:8 uses force_delete",
        "line.py:9 uses _extended",
    ]
