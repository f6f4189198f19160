"""The tests on fresh databases: pytest, and on demand Odoo's own runner beside it."""

import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor

from .browser import ensure_browser
from .console import SetupError, say, step
from .layout import ADDON
from .odoo import Odoo
from .odoo_log import complaints, started_tests
from .outcome import (
    complaint_failures,
    differing_tests,
    log_failures,
    pytest_failures,
    read_outcome,
    runner_failures,
)
from .server import free_port

DATABASE = "bank_test"
# What hangs is ended, and said: seconds for one test of pytest, and seconds in which
# Odoo's runner says nothing. Not for all of it: beside other work it takes its time.
_TEST_SECONDS = 600
_SILENT_SECONDS = 900
# Not where setup/run serves: its server may start while the tests run
_RUNNER_PORTS = (8269, 8369)
_GROUPS = ("host", "addon", "test")
# More would need more memory and connections than a small machine has
_PROCESSES = 4


def run_tests(layout, arguments, postgres="auto", with_runner=False):
    """Run the tests; with arguments for pytest, only what those select.

    Args:
        with_runner: let Odoo's own runner play every test of the addon too. It finds
            what pytest finds, which is compared in every run, and takes as long again.

    Raises:
        SetupError: when a test fails, the two runners disagree on what the tests are,
            or the addon makes Odoo complain. It names each in a line or two.
    """
    odoo = Odoo.ensure(layout, postgres, _GROUPS)
    database = odoo.server.database(DATABASE)
    with ThreadPoolExecutor(1) as beside:
        browser = beside.submit(ensure_browser, layout)
        _fresh_database(odoo, database)
        browser.result()
    failures = _complaints(layout, "test-install.log")
    if arguments:
        failures += _run_pytest(odoo, database, arguments)
    else:
        failures += _run_all(odoo, database, with_runner)
    if failures:
        raise SetupError("\n  ".join(["the tests do not pass.", *failures]))
    if not arguments:
        _drop(odoo, database)


def _run_all(odoo, database, with_runner):
    """Run every test, and return what failed, a line each."""
    if with_runner:
        failures, started = _run_both(odoo, database)
    else:
        failures, started = _run_pytest(odoo, database, []), None
    # Of a run that was cut short, neither knows all its tests
    if not failures:
        outcome = read_outcome(_outcome_file(odoo.layout))
        host = outcome.host if started is None else started
        failures += _compare(outcome.found, host)
    return failures


def _run_both(odoo, database):
    """Run pytest and Odoo's runner side by side, each on databases of its own.

    Returns:
        what failed in either, a line each, and the tests that Odoo's runner ran.
    """
    layout = odoo.layout
    second = f"{database}_odoo"
    odoo.copy(database, second)
    with ThreadPoolExecutor(1) as beside:
        runner = beside.submit(_run_odoo_runner, odoo, second)
        failures = _run_pytest(odoo, database, [])
        step("Tests: waiting for Odoo's own runner")
        of_runner = runner.result()
    failures += of_runner
    if of_runner:
        return failures, set()
    _drop(odoo, second)
    failures += _complaints(layout, "test-odoo.log")
    return failures, started_tests((layout.logs / "test-odoo.log").read_text(), ADDON)


def _drop(odoo, database):
    """Remove a database of the tests; one that stays is made anew the next time."""
    try:
        odoo.drop(database)
    except SetupError as error:
        say(f"{error} The tests are not concerned.")


def _fresh_database(odoo, database):
    base = odoo.ensure_host_database()
    step(f"Tests: installing {ADDON} into a fresh database")
    (odoo.layout.logs / "test-install.log").unlink(missing_ok=True)
    odoo.copy(base, database)
    odoo.install(database, ADDON, "test-install.log")
    odoo.make_bundles(database, "test-install.log")


def _outcome_file(layout):
    return layout.run / "tests-outcome"


def _run_pytest(odoo, database, arguments):
    """Run pytest in the open and return what failed, a line each."""
    step("Tests: pytest")
    layout = odoo.layout
    outcome = _outcome_file(layout)
    outcome.unlink(missing_ok=True)
    names = [
        a
        for a in arguments
        if not a.startswith("-") and os.path.exists(a.split("::")[0])
    ]
    # The long ones first, so that no process ends long after the others
    paths = [] if names else [layout.root / "tests", layout.addon / "tests"]
    command = [
        layout.python, "-m", "pytest",
        "-p", "bank_setup.pytest_discovery", "-p", "bank_setup.pytest_scene",
        f"--odoo-database={database}", f"--odoo-config={layout.conf}", "--odoo-http",
        f"--timeout={_TEST_SECONDS}", *_share(odoo, arguments), *paths, *arguments,
    ]  # fmt: skip
    environment = dict(
        odoo.environment,
        PYTHONPATH=f"{odoo.host.path}:{layout.setup}",
        TESTS_OUTCOME=str(outcome),
        TESTS_FOLDER=str(layout.run / "tests-data"),
    )
    done = subprocess.run(
        list(map(str, command)),
        stdin=subprocess.DEVNULL,
        env=environment,
        cwd=layout.root,
        check=False,
    )
    came = read_outcome(outcome)
    return pytest_failures(came, done.returncode) + complaint_failures(came)


def _share(odoo, arguments):
    """Return what has pytest share the tests among processes, a class to each.

    One process for each core, each on a copy of the database, which PostgreSQL's own
    programs make. What is selected by arguments is rarely worth the copies.
    """
    path = odoo.environment["PATH"]
    can_copy = all(shutil.which(name, path=path) for name in ("createdb", "dropdb"))
    processes = min(len(os.sched_getaffinity(0)), _PROCESSES)
    if arguments or not can_copy or processes == 1:
        return []
    return [
        "-p", "bank_setup.pytest_filestore", "-n", str(processes),
        "--dist", "loadscope", "--no-loadscope-reorder",
    ]  # fmt: skip


def _run_odoo_runner(odoo, database):
    """Run Odoo's own runner and return what failed, a line each."""
    log = odoo.layout.logs / "test-odoo.log"
    log.unlink(missing_ok=True)
    try:
        odoo.call(
            log.name,
            "It does not pass.",
            "server", "-d", database, "-u", ADDON, "--stop-after-init",
            "--test-enable", "--test-tags", f"/{ADDON}",
            "--http-port", str(free_port(*_RUNNER_PORTS)),
            silence=_SILENT_SECONDS,
        )  # fmt: skip
    except SetupError as error:
        found = complaints(log.read_text()) if log.exists() else []
        for record in found:
            say(f"{record.level} {record.logger}: {record.text}")
        return runner_failures(found, log, error)
    return []


def _compare(found, host):
    """Return a line for each test of the addon that only one of the runners found."""
    say(f"Odoo's own runner finds {len(host)} tests of {ADDON}, pytest {len(found)}.")
    differing = differing_tests(found, host)
    if not differing:
        return []
    return [
        *differing,
        f"Import each test file in {ADDON}/tests/__init__.py, derive each class from "
        "one of odoo.tests, and let a class that inherits tests say so "
        "(allow_inherited_tests_method).",
    ]


def _complaints(layout, name):
    """Return a line for each warning or error of a log that is not the host's own."""
    log = layout.logs / name
    found = complaints(log.read_text())
    for record in found:
        say(f"  {record.level} {record.logger}: {record.text}")
    return log_failures(found, log)
