"""A pytest plugin that writes down which of the addon's tests pytest found."""

import os
from pathlib import Path

from bank_setup.layout import ADDON

_PREFIX = f"odoo.addons.{ADDON}.tests."


def pytest_collection_finish(session):
    """Write one line a test, named as the log of Odoo's runner names it."""
    names = set()
    for item in session.items:
        module = item.module.__name__
        if module.startswith(_PREFIX):
            owner = f"{item.cls.__name__}." if item.cls else ""
            names.add(f"{module.removeprefix(_PREFIX)}.{owner}{item.name}")
    Path(os.environ["DISCOVERED_TESTS"]).write_text("\n".join(sorted(names)))
