"""A pytest plugin that writes down what was found, what was begun and what failed.

One JSON object a line, so that a run which is killed leaves what came before.
"""

import json
import os

from bank_setup.layout import ADDON

_PREFIX = f"odoo.addons.{ADDON}.tests."


def _write(**fact):
    with open(os.environ["TESTS_OUTCOME"], "a") as output:
        output.write(json.dumps(fact) + "\n")


def pytest_collection_finish(session):
    """Write the addon's tests, named as the log of Odoo's runner names them."""
    names = set()
    for item in session.items:
        module = item.module.__name__
        if module.startswith(_PREFIX):
            owner = f"{item.cls.__name__}." if item.cls else ""
            names.add(f"{module.removeprefix(_PREFIX)}.{owner}{item.name}")
    _write(found=sorted(names))


def pytest_collectreport(report):
    """Write which file could not be read."""
    if report.failed:
        _write(failed=report.nodeid, when="reading it")


def pytest_runtest_logstart(nodeid):
    """Write which test begins."""
    _write(began=nodeid)


def pytest_runtest_logreport(report):
    """Write which test failed, or what is done before and after it."""
    if report.failed:
        _write(failed=report.nodeid, when=report.when)


def pytest_sessionfinish():
    """Write that the run came to its end."""
    _write(ended=True)
