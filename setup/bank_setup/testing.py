"""The tests: pytest, then Odoo's own runner, on a fresh database."""

import os
import subprocess
from concurrent.futures import ThreadPoolExecutor

from .browser import ensure_browser
from .console import SetupError, say, step
from .layout import ADDON
from .odoo import Odoo
from .odoo_log import complaints, started_tests
from .outcome import log_failures, pytest_failures, read_outcome, runner_failures
from .server import free_port

DATABASE = "bank_test"
# What hangs is ended, and said: seconds for one test of pytest, and seconds in which
# Odoo's runner says nothing. Not for all of it: beside other work it takes its time.
_TEST_SECONDS = 600
_SILENT_SECONDS = 900
# Not where setup/run serves: its server may start while the tests run
_RUNNER_PORTS = (8269, 8369)
_GROUPS = ("host", "addon", "test")


def run_tests(layout, arguments, postgres="auto"):
    """Run the tests; with arguments for pytest, only what those select.

    Raises:
        SetupError: when a test fails, the two runners disagree on what the tests are,
            or the addon makes Odoo complain. It names each in a line or two.
    """
    odoo = Odoo.ensure(layout, postgres, _GROUPS)
    ensure_browser(layout)
    database = odoo.server.database(DATABASE)
    _fresh_database(odoo, database)
    failures = _complaints(layout, "test-install.log")
    if arguments:
        failures += _run_pytest(odoo, database, arguments)
        say("Odoo's own runner was left out, since pytest was given arguments.")
    else:
        failures += _run_both(odoo, database)
    if failures:
        raise SetupError("\n  ".join(["the tests do not pass.", *failures]))
    if not arguments:
        _drop(odoo, database)


def _run_both(odoo, database):
    """Run pytest and Odoo's runner side by side, each on a database of its own.

    One after the other they take nearly twice as long; each keeps one core busy.

    Returns:
        what failed in either, a line each.
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
    if not of_runner:
        _drop(odoo, second)
        failures += _complaints(layout, "test-odoo.log")
    # Of a run that was cut short, neither knows all its tests
    if not failures:
        failures += _compare(layout, read_outcome(_outcome_file(layout)).found)
    return failures


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
    paths = [] if names else [layout.addon / "tests", layout.root / "tests"]
    command = [
        layout.python, "-m", "pytest", "-p", "bank_setup.pytest_discovery",
        f"--odoo-database={database}", f"--odoo-config={layout.conf}", "--odoo-http",
        f"--timeout={_TEST_SECONDS}", *paths, *arguments,
    ]  # fmt: skip
    environment = dict(
        odoo.environment,
        PYTHONPATH=f"{odoo.host.path}:{layout.setup}",
        TESTS_OUTCOME=str(outcome),
    )
    done = subprocess.run(
        list(map(str, command)),
        stdin=subprocess.DEVNULL,
        env=environment,
        cwd=layout.root,
        check=False,
    )
    return pytest_failures(read_outcome(outcome), done.returncode)


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


def _compare(layout, found):
    """Return a line for each test of the addon that only one of the runners found."""
    log = layout.logs / "test-odoo.log"
    started = started_tests(log.read_text(), ADDON)
    say(f"Odoo's own runner ran {len(started)} tests of {ADDON}, pytest {len(found)}.")
    differing = [
        *(f"only pytest found {name}" for name in sorted(found - started)),
        *(f"only Odoo's own runner found {name}" for name in sorted(started - found)),
    ]
    if not differing:
        return []
    return [
        *differing,
        f"Import each test file in {ADDON}/tests/__init__.py and derive each class "
        "from one of odoo.tests.",
    ]


def _complaints(layout, name):
    """Return a line for each warning or error of a log that is not the host's own."""
    log = layout.logs / name
    found = complaints(log.read_text())
    for record in found:
        say(f"  {record.level} {record.logger}: {record.text}")
    return log_failures(found, log)
