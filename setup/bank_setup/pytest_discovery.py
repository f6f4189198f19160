"""A pytest plugin that writes down what was found, begun and failed, and what Odoo
complained of.

One JSON object a line, so that a run which is killed leaves what came before. Of
several processes each writes what only it knows.
"""

import json
import logging
import os
from collections import Counter

import pytest

from bank_setup.layout import ADDON
from bank_setup.odoo_log import Record, is_of_host

_PREFIX = f"odoo.addons.{ADDON}.tests."
_WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")


def _write(**fact):
    """Write a line at once: other processes write to the same file."""
    line = json.dumps(fact) + "\n"
    file = os.open(
        os.environ["TESTS_OUTCOME"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644
    )
    try:
        os.write(file, line.encode())
    finally:
        os.close(file)


class _Listener(logging.Handler):
    """Writes down each warning and error that is not the host's own, with its test."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.setFormatter(logging.Formatter("%(message)s"))
        self.test = ""

    def emit(self, record):
        """Write it down, unless the host is known to say it without us."""
        text = self.format(record)
        said = Record(record.levelname, record.name, text, 0)
        if not is_of_host(said):
            _write(complaint=[said.level, said.logger, said.text], test=self.test)


_listener = _Listener()
#: Seconds of each test that runs, with what is done before and after it.
_spent = Counter()


def pytest_configure():
    """Listen from the beginning: loading the addon may be complained of too."""
    logging.getLogger().addHandler(_listener)


def pytest_unconfigure():
    """Listen no longer."""
    logging.getLogger().removeHandler(_listener)


def _get_names(items):
    """Name the addon's tests as Odoo's runner names them."""
    for item in items:
        module = item.module.__name__
        if module.startswith(_PREFIX):
            owner = f"{item.cls.__name__}." if item.cls else ""
            yield f"{module.removeprefix(_PREFIX)}.{owner}{item.name}"


def _get_host_names():
    """Name the addon's tests that Odoo's runner finds: by the host's own loader."""
    try:
        from odoo.tests.loader import get_module_test_cases, get_test_modules
        from odoo.tests.tag_selector import TagsSelector
    except ImportError:
        return  # Tests of the setup itself, which have no host
    addon = TagsSelector(f"/{ADDON}")
    positions = [TagsSelector("at_install"), TagsSelector("post_install")]
    for module in get_test_modules(ADDON):
        for test in get_module_test_cases(module):
            if addon.check(test) and any(place.check(test) for place in positions):
                place = type(test).__module__.removeprefix(_PREFIX)
                yield f"{place}.{type(test).__name__}.{test._testMethodName}"


def pytest_collection_finish(session):
    """Write which tests either way of running them finds."""
    # All processes find the same; the one that hands them out finds none by itself
    if _WORKER in ("", "gw0") and session.items:
        found = sorted(_get_names(session.items))
        _write(found=found, host=sorted(_get_host_names()) if found else [])


def pytest_collectreport(report):
    """Write which file could not be read."""
    if report.failed:
        _write(failed=report.nodeid, when="reading it")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """Keep which test is running, for what it makes Odoo say."""
    _listener.test = item.nodeid
    return (yield)


def pytest_runtest_logstart(nodeid):
    """Write which test begins."""
    if not _WORKER:
        _write(began=nodeid)


def pytest_runtest_logfinish(nodeid):
    """Write which test has come to its end, and what it took."""
    if not _WORKER:
        _write(done=nodeid, seconds=round(_spent.pop(nodeid, 0), 2))


def pytest_runtest_logreport(report):
    """Write which test failed, or what is done before and after it."""
    _spent[report.nodeid] += report.duration
    if report.failed and not _WORKER:
        _write(failed=report.nodeid, when=report.when)


def pytest_sessionfinish():
    """Write that the run came to its end."""
    if not _WORKER:
        _write(ended=True)
