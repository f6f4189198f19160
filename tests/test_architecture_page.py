"""What the page for developers says of the code is so: rooms, names, and routes that go
down only."""

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from test_models_order import ORDER
from test_pure_packages import PURE, SENTENCES

ADDON = Path(__file__).resolve().parent.parent / "bank_payment_reconcile"
PAGE = (ADDON / "readme" / "DEVELOP.md").read_text()
NAMED = re.compile(r"`([\w/]+\.py): (\w+)`")
STEP = re.compile(rf"^( *)- {NAMED.pattern}", re.MULTILINE)
ROOM = re.compile(r"^- `([\w/]+)`:", re.MULTILINE)


@cache
def find(path, name):
    """The functions and classes of this name in a file of the addon."""
    file = ADDON / path
    if not file.is_file():
        return []
    return [
        node
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == name
    ]


@dataclass
class Step:
    depth: int
    path: str
    name: str
    parent: "Step | None" = None

    def __str__(self):
        return f"{self.path}: {self.name}"

    @property
    def rank(self):
        """Its room among the others; below all of them what knows no Odoo."""
        first, second = self.path.split("/")[:2]
        room = second if first == "models" else first
        return -1 if first in PURE or room not in ORDER else ORDER.index(room)

    def calls(self, name):
        """Whether its body names what it is said to call."""
        return any(
            name == getattr(node, "attr", getattr(node, "id", None))
            for definition in find(self.path, self.name)
            for node in ast.walk(definition)
        )


def read_steps(page):
    """The steps of all routes, each with the one it stands under."""
    steps, above = [], []
    for indent, path, name in STEP.findall(page):
        step = Step(len(indent), path, name)
        above = [each for each in above if each.depth < step.depth]
        step.parent = above[-1] if above else None
        above.append(step)
        steps.append(step)
    return steps


STEPS = read_steps(PAGE)


@pytest.mark.parametrize(("path", "name"), sorted(set(NAMED.findall(PAGE))))
def test_every_name_stands_in_the_code(path, name):
    assert find(path, name), f"{path} defines no {name}"


def test_every_step_is_called_by_the_one_it_stands_under():
    assert [
        f"{step.parent} does not call {step.name}"
        for step in STEPS
        if step.parent and not step.parent.calls(step.name)
    ] == []


def test_no_route_goes_up():
    assert [
        f"{step.parent} calls up: {step}"
        for step in STEPS
        if step.parent and step.rank > step.parent.rank
    ] == []


def test_every_room_is_told_in_its_order():
    rooms = ROOM.findall(PAGE)
    existing = [
        name for name in ORDER if (ADDON / "models" / name / "__init__.py").exists()
    ]
    models = [Path(name).name for name in rooms if name.startswith("models/")]
    assert models == existing
    # A package that knows no Odoo may be called like the models that use it.
    packages = {name for name in rooms if not name.startswith("models/")}
    assert packages == {*PURE, SENTENCES}


WRONG = """\
- `models/record/locks.py: lock_bank`
  - `models/posting/undo.py: _bank_undo_at_once`
"""


def test_a_route_that_goes_up_is_found():
    low, high = read_steps(WRONG)
    assert high.parent is low
    assert high.rank > low.rank
    assert not low.calls(high.name)
    assert find("models/posting/undo.py", "_bank_undo_nothing") == []
