"""The packages of `models/` stand in an order, and calls go down only.

Read from the source, without a database: what a file imports, and which methods of our
models it calls. Whose method a call means is told where it is said (`self.…`,
`self.env["…"].…`); else a name that several models define is taken for the lowest of
them, so that what is reported is an upward call for sure.
"""

import ast
from collections import defaultdict
from pathlib import Path

import pytest

ADDON = Path(__file__).resolve().parent.parent / "bank_payment_reconcile"

#: From the lowest to the highest. Reports and wizards stand above all of them.
ORDER = (
    "core",
    "record",
    "application",
    "asking",
    "matcher",
    "coding",
    "creating",
    "posting",
    "history",
    "transfer",
    "check",
    "reconciliation",
    "statement_import",
    "statement_format",
    "advice",
    "feed",
    "mandate",
    "payment_card",
    "payment",
    "collection",
    "payment_check",
    "payment_export",
    "payment_answer",
    "payment_statement",
    "overview",
    "figures",
    "forecast",
    "report",
    "wizards",
)
#: How the docstring of a method begins that one package above may extend, once.
HOOK = "Hook: "


def is_odoos(definitions):
    """Whether a method is one of Odoo's, which the addon extends only: no definition
    stands by itself."""
    return all(
        any(
            isinstance(node, ast.Attribute)
            and node.attr == method.name
            and ast.unparse(node.value).startswith("super(")
            for node in ast.walk(method)
        )
        for _path, method in definitions
    )


class Tree:
    """The classes of our models in the files of an addon."""

    def __init__(self, addon):
        self.addon = addon
        self.files = {
            path: ast.parse(path.read_text())
            for folder in ("models", "wizards", "report")
            for path in sorted((addon / folder).rglob("*.py"))
            if path.name != "__init__.py"
        }
        #: {(model, name of a method): [(path, its function)]}
        self.methods = defaultdict(list)
        for path, tree in self.files.items():
            for model, node in self.get_models(tree):
                for method in node.body:
                    if isinstance(method, ast.FunctionDef):
                        self.methods[model, method.name].append((path, method))
        #: Names of methods that Odoo defines.
        self.foreign = {
            name for (_model, name), found in self.methods.items() if is_odoos(found)
        }
        #: {name of a method of ours: files that define it}
        self.places = defaultdict(set)
        for (_model, name), found in self.methods.items():
            for path, _method in found:
                # Odoo has public names, too, that are called like a dialog's.
                if self.is_model(path) or name.startswith("_"):
                    self.places[name].add(path)

    def is_model(self, path):
        return path.relative_to(self.addon).parts[0] == "models"

    def get_package(self, path):
        parts = path.relative_to(self.addon).parts
        return parts[1] if self.is_model(path) else parts[0]

    def get_rank(self, path):
        return ORDER.index(self.get_package(path))

    @staticmethod
    def get_models(tree):
        """[(name of a model, class that defines or extends it)]"""
        found = []
        for node in tree.body:
            if not isinstance(node, ast.ClassDef):
                continue
            said = {
                target.id: ast.literal_eval(statement.value)
                for statement in node.body
                if isinstance(statement, ast.Assign)
                for target in statement.targets
                if isinstance(target, ast.Name) and target.id in ("_name", "_inherit")
            }
            inherited = said.get("_inherit", [])
            names = [inherited] if isinstance(inherited, str) else inherited
            if said:
                found.append((said.get("_name") or names[0], node))
        return found

    # -- What is wrong

    def find_upward_imports(self):
        for path, tree in self.files.items():
            for node in ast.walk(tree):
                if not isinstance(node, ast.ImportFrom) or not node.level:
                    continue
                base = path.parents[node.level - 1]
                for alias in node.names:
                    target = base.joinpath(*(node.module or alias.name).split("."))
                    if self.addon not in target.parents:
                        continue
                    package = next(
                        (each for each in ORDER if each in self.get_names(target)), None
                    )
                    if package and ORDER.index(package) > self.get_rank(path):
                        yield self.tell(path, node, f"imports from {package}")

    def get_names(self, target):
        parts = target.relative_to(self.addon).parts
        return parts[1:2] if parts[0] == "models" else parts[:1]

    def find_calls(self):
        """(file, node, name of a method of ours, files of which one defines it)"""
        for path, tree in self.files.items():
            told = {}
            for node in tree.body:
                # Of a class that is no model, `self` has none of our methods.
                if isinstance(node, ast.ClassDef):
                    told.update(dict.fromkeys(self.find_own_calls(node), "no model"))
            for model, node in self.get_models(tree):
                for each in ast.walk(node):
                    if isinstance(each, ast.Attribute):
                        told[each] = self.get_receiver(each.value, model)
                    elif isinstance(each, ast.Constant):  # compute="_compute_…"
                        told[each] = model
            for each in ast.walk(tree):
                name = self.get_called(each)
                model = told.get(each)
                if model == "no model" or name in self.foreign:
                    continue
                places = self.places.get(name)
                if (model, name) in self.methods:
                    places = {at for at, _method in self.methods[model, name]}
                if places:
                    yield path, each, name, places

    def find_upward_calls(self):
        for path, node, name, places in self.find_calls():
            lowest = min(map(self.get_rank, places))
            if lowest > self.get_rank(path):
                yield self.tell(path, node, f"calls {name} of {ORDER[lowest]}")

    def find_circles(self):
        """Files that call each other in a circle, and those between two circles."""
        calls = {path: set() for path in self.files}
        for path, _node, _name, places in self.find_calls():
            if len(places) == 1:
                calls[path] |= places - {path}
        while loose := {
            path
            for path in calls
            if not calls[path] or not any(path in called for called in calls.values())
        }:
            calls = {
                path: called - loose
                for path, called in calls.items()
                if path not in loose
            }
        return sorted(str(path.relative_to(self.addon)) for path in calls)

    @staticmethod
    def find_own_calls(node):
        return [
            each
            for each in ast.walk(node)
            if isinstance(each, ast.Attribute)
            and isinstance(each.value, ast.Name)
            and each.value.id == "self"
        ]

    @staticmethod
    def get_called(node):
        """The name of a method that a node may call, by attribute or by its name."""
        if isinstance(node, ast.Attribute):
            return node.attr
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return node.value
        return None

    @staticmethod
    def get_receiver(node, model):
        """The model that a call is said to be of; None where it is not."""
        if ast.unparse(node).split("(")[0] in ("self", "super"):
            return model
        if (
            isinstance(node, ast.Subscript)
            and isinstance(node.value, ast.Attribute)
            and node.value.attr == "env"
            and isinstance(node.slice, ast.Constant)
        ):
            return node.slice.value
        return None

    def find_defined_twice(self):
        for (model, name), found in self.methods.items():
            if len(found) == 1:
                continue
            found = sorted(found, key=lambda each: self.get_rank(each[0]))
            (path, method), *others = found
            is_hook = (ast.get_docstring(method) or "").startswith(HOOK)
            above = [
                each for each, _m in others if self.get_rank(each) > self.get_rank(path)
            ]
            if not is_hook or len(others) > 1 or not above:
                places = ", ".join(
                    str(each.relative_to(self.addon)) for each, _m in found
                )
                yield f"{model}.{name} is defined in {places}"

    def tell(self, path, node, what):
        return f"{path.relative_to(self.addon)}:{node.lineno} {what}"


@pytest.fixture(scope="module")
def tree():
    return Tree(ADDON)


def test_every_file_stands_in_a_package():
    loose = {path.name for path in (ADDON / "models").glob("*.py")}
    assert loose == {"__init__.py"}


def test_packages_load_from_the_lowest_to_the_highest():
    loading = ast.parse((ADDON / "models" / "__init__.py").read_text()).body
    names = [alias.name for node in loading for alias in node.names]
    packages = [name for name in names if name in ORDER]
    assert packages == sorted(packages, key=ORDER.index)
    folders = {path.parent.name for path in (ADDON / "models").glob("*/__init__.py")}
    assert folders == set(packages)


def test_imports_go_down_only(tree):
    assert list(tree.find_upward_imports()) == []


def test_calls_go_down_only(tree):
    assert list(tree.find_upward_calls()) == []


def test_files_call_each_other_in_no_circle(tree):
    assert tree.find_circles() == []


def test_no_method_is_defined_twice_for_one_model(tree):
    assert list(tree.find_defined_twice()) == []


LOW = '''
from ..posting import run
class Line(models.Model):
    _inherit = "a.line"
    def _low(self):
        """Hook: nothing."""
    def _plain(self):
        self._high()
        self._low()
        self.filtered("_high")
        self.env["a.run"]._both()
    def _deep(self):
        pass
'''
HIGH = """
from ..application import line
class Line(models.Model):
    _inherit = ["a.line", "b.mixin"]
    _name = "a.line"
    def _high(self):
        self._deep()
    def _low(self):
        return super()._low()
    def _plain(self):
        return super()._plain()
class Run(models.Model):
    _name = "a.run"
    def _both(self):
        pass
"""


def test_what_goes_up_is_found(tmp_path):
    for folder, text in (("application", LOW), ("posting", HIGH)):
        (tmp_path / "models" / folder).mkdir(parents=True)
        (tmp_path / "models" / folder / "line.py").write_text(text)
    tree = Tree(tmp_path)
    place = "models/application/line.py"
    assert list(tree.find_upward_imports()) == [f"{place}:2 imports from posting"]
    assert sorted(tree.find_upward_calls()) == [
        f"{place}:10 calls _high of posting",
        f"{place}:11 calls _both of posting",
        f"{place}:8 calls _high of posting",
    ]
    assert tree.find_circles() == [place, "models/posting/line.py"]
    assert list(tree.find_defined_twice()) == [
        f"a.line._plain is defined in {place}, models/posting/line.py"
    ]
