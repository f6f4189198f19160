"""The pure packages know nothing of Odoo, and each knows only what stands above it."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ADDON = Path(__file__).resolve().parent.parent / "bank_payment_reconcile"
PURE = (
    "advice",
    "feeds",
    "forecasting",
    "matching",
    "overlap",
    "payment_files",
    "proof",
    "statement_formats",
)
#: What all of them say their sentences with; it imports nothing of the addon.
SENTENCES = "sentences"
#: The packages of the matcher: each imports those before it only.
MATCHING = (
    "model",
    "reasons",
    "text",
    "documents",
    "names",
    "amounts",
    "mapped",
    "books",
    "evidence",
    "review",
    "items",
    "beyond",
    "proposals",
    "entries",
)
#: Open items and bank entries are matched apart from each other.
APART = {("entries", "items"), ("entries", "beyond"), ("entries", "proposals")}
#: The packages of the statement formats: each imports those before it only.
FORMATS = (
    "shared",
    "adapted",
    "layouts",
    "returns",
    "workbooks",
    "described",
    "tables",
    "money",
    "guessing",
    "bai2",
    "camt",
    "cfonb120",
    "coda",
    "mt940",
    "national",
    "ofx",
    "qif",
    "small",
    "writers",
)
#: One format knows nothing of another; a written table is described like a read one.
BANKS = FORMATS[FORMATS.index("bai2") :]
FORMATS_APART = {
    (own, other) for own in BANKS for other in FORMATS[FORMATS.index("workbooks") :]
} - {("writers", "described")}
#: The packages of the advices: each imports those before it only.
ADVICES = (
    "shared",
    "reports",
    "providers",
    "electronic",
    "worded",
    "layouts",
    "settling",
)
#: Those who send, and the books, are apart from each other.
ADVICES_APART = {
    *((own, "reports") for own in ADVICES[3:]),
    *((own, other) for own in ADVICES[3:] for other in ADVICES[2:] if own != other),
} - {("layouts", "worded")}
#: What a package may import of another, by its public names.
USES = {"advice": {"statement_formats"}}
#: Packages in rooms: the rooms in their order, and those that are apart all the same.
ROOMS = {
    "advice": (ADVICES, ADVICES_APART),
    "matching": (MATCHING, APART),
    "statement_formats": (FORMATS, FORMATS_APART),
}
#: More files than this are two rooms.
FILES_OF_A_ROOM = 15
#: Packages whose every function has its types and whose public ones are described.
TYPED = (
    "advice",
    "forecasting",
    "matching",
    "payment_files",
    "proof",
    "statement_formats",
)
DESCRIBED = 0.95


def modules_of(package: str) -> dict[str, Path]:
    """The modules of a package with their files."""
    return {
        ".".join(path.relative_to(ADDON).with_suffix("").parts).removesuffix(
            ".__init__"
        ): path
        for path in sorted((ADDON / package).rglob("*.py"))
    }


def imports_of(module: str, path: Path) -> set[str]:
    """What a module imports of the addon, whole names; those for types, too."""
    base = module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level:
            above = base[: len(base) - node.level + 1]
            stem = ".".join([*above, *filter(None, [node.module])])
            found |= {f"{stem}.{alias.name}" for alias in node.names}
    return found


def module_imports(package: str) -> dict[str, set[str]]:
    """The modules that each module of a package imports."""
    modules = modules_of(package)
    return {
        module: {
            name if name in modules else name.rpartition(".")[0]
            for name in imports_of(module, path)
        }
        for module, path in modules.items()
    }


def public_names(package: str) -> set[str]:
    """What a package passes on."""
    tree = ast.parse((ADDON / package / "__init__.py").read_text())
    [public] = [
        set(ast.literal_eval(node.value))
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    ]
    return public


def functions_of(tree: ast.AST) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


@pytest.mark.parametrize("package", PURE)
def test_package_imports_without_odoo(package):
    code = (
        "import sys\n"
        "from bank_setup.without_odoo import load\n"
        f"for name in {list(modules_of(package))}:\n"
        "    load(name)\n"
        "print([name for name in sys.modules if name.split('.')[0] == 'odoo'])"
    )
    # Without PYTHONPATH, where Odoo stands
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=ADDON.parent / "setup",
        env=environment,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("package", PURE)
def test_package_imports_nothing_of_the_addon_but_itself(package):
    found = {
        (module, name)
        for module, names in module_imports(package).items()
        for name in names
        if name.split(".")[0] not in {package, SENTENCES, *USES.get(package, ())}
    }
    assert not found


@pytest.mark.parametrize("package", USES)
def test_package_uses_public_names_of_another(package):
    found = []
    for module, path in modules_of(package).items():
        for name in imports_of(module, path):
            other, _dot, rest = name.partition(".")
            if other in USES[package] and rest not in public_names(other):
                found.append((module, name))
    assert not found


def test_sentences_import_nothing_of_the_addon():
    assert not imports_of(SENTENCES, ADDON / f"{SENTENCES}.py")


@pytest.mark.parametrize("package", PURE)
def test_imports_of_a_package_go_in_no_circle(package):
    left = module_imports(package)
    # what a package passes on is what its parts are
    left = {m: {n for n in names if n != m} for m, names in left.items()}
    while free := [m for m, names in left.items() if not names & left.keys()]:
        for module in free:
            del left[module]
    assert not left


@pytest.mark.parametrize("package", ROOMS)
def test_rooms_stand_in_the_order_given(package):
    folders = {p.parent.name for p in (ADDON / package).glob("*/__init__.py")}
    assert folders == set(ROOMS[package][0])
    assert [p.name for p in (ADDON / package).glob("*.py")] == ["__init__.py"]


@pytest.mark.parametrize("package", ROOMS)
def test_rooms_import_those_above_only(package):
    order, apart = ROOMS[package]
    found = []
    for module, names in module_imports(package).items():
        if module == package:
            continue
        own = module.split(".")[1]
        for name in names - {SENTENCES, *USES.get(package, ())}:
            # the package itself passes on what stands in all of them
            other = name.split(".")[1] if "." in name else package
            if other == own:
                continue
            if other not in order or (own, other) in apart:
                found.append((module, name))
            elif order.index(other) > order.index(own):
                found.append((module, name))
    assert not found


@pytest.mark.parametrize("package", ROOMS)
def test_a_room_has_few_files_that_do_not_repeat_its_name(package):
    found = []
    for room in ROOMS[package][0]:
        names = [path.stem for path in (ADDON / package / room).glob("*.py")]
        found += [(room, name) for name in names if name.startswith(f"{room}_")]
        if len(names) - 1 > FILES_OF_A_ROOM:
            found.append((room, len(names)))
    assert not found


def test_no_class_has_the_name_of_another():
    """Nor in another package: one name is one thing in the whole addon."""
    names = Counter(
        node.name
        for package in PURE
        for path in modules_of(package).values()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ClassDef)
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_addon_uses_the_public_names_of_the_matcher():
    public = public_names("matching")
    found = []
    for folder in ("models", "wizards", "report"):
        for module, path in modules_of(folder).items():
            # `reasons` is public and passes on names of its own
            used = {
                name.removeprefix("matching.")
                for name in imports_of(module, path)
                if name.startswith("matching.")
            }
            used |= {
                node.attr
                for node in ast.walk(ast.parse(path.read_text()))
                if isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id == "matching"
            }
            found += [(module, name) for name in sorted(used - public)]
    assert not found


@pytest.mark.parametrize("package", TYPED)
def test_every_function_has_its_types(package):
    found = []
    for module, path in modules_of(package).items():
        for function in functions_of(ast.parse(path.read_text())):
            arguments = function.args
            every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
            bare = [
                argument.arg
                for argument in every
                if argument.annotation is None and argument.arg not in ("self", "cls")
            ]
            if bare or function.returns is None and function.name != "__init__":
                found.append((module, function.name, bare))
    assert not found


@pytest.mark.parametrize("package", TYPED)
def test_what_is_public_is_described(package):
    described = missing = 0
    for path in modules_of(package).values():
        tree = ast.parse(path.read_text())
        assert ast.get_docstring(tree), path
        for node in ast.walk(tree):
            if not isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                continue
            if not node.name.startswith("_"):
                described += bool(ast.get_docstring(node))
                missing += not ast.get_docstring(node)
    assert described / (described + missing) >= DESCRIBED
