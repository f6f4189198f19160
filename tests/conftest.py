"""What the tests of the whole system share."""

import shutil
import sys
from pathlib import Path

import pytest

from bank_setup.layout import Layout

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def layout(tmp_path):
    """Return the paths of an empty checkout."""
    made = Layout(tmp_path / "checkout")
    made.prepare()
    return made


@pytest.fixture
def checkout(layout):
    """Return the paths of a second checkout that shares this one's environment.

    Its programs are these, so nothing is downloaded; its state is its own.
    """
    root = layout.root
    shutil.copytree(ROOT / "setup", root / "setup")
    (root / layout.addon.name).symlink_to(ROOT / layout.addon.name)
    # Not the interpreter's own link: that leads out of the environment
    layout.venv.symlink_to(Path(sys.executable).parent.parent)
    return layout
