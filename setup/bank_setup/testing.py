"""The tests: pytest, then Odoo's own runner, on a fresh database."""

import os
import subprocess
from concurrent.futures import ThreadPoolExecutor

from .browser import ensure_browser
from .console import SetupError, say, step
from .layout import ADDON
from .odoo import Odoo
from .odoo_log import complaints, started_tests
from .server import free_port

DATABASE = "bank_test"
# What hangs is ended, and said: seconds for one test, and for all of Odoo's runner
_TEST_SECONDS = 600
_RUNNER_SECONDS = 2400
# Not where setup/run serves: its server may start while the tests run
_RUNNER_PORTS = (8269, 8369)
_GROUPS = ("host", "addon", "test")


def run_tests(layout, arguments, postgres="auto"):
    """Run the tests; with arguments for pytest, only what those select.

    Raises:
        SetupError: when a test fails, the two runners disagree on what the tests are,
            or the addon makes Odoo complain.
    """
    odoo = Odoo.ensure(layout, postgres, _GROUPS)
    ensure_browser(layout)
    database = odoo.server.database(DATABASE)
    _fresh_database(odoo, database)
    _check_log(layout, "test-install.log", "Installing")
    if arguments:
        _run_pytest(odoo, database, arguments)
        say("Odoo's own runner was left out, since pytest was given arguments.")
        return
    found = _run_both(odoo, database)
    _compare(layout, found)
    _check_log(layout, "test-odoo.log", "Updating or testing")
    odoo.drop(database)


def _run_both(odoo, database):
    """Run pytest and Odoo's runner side by side, each on a database of its own.

    One after the other they take nearly twice as long; each keeps one core busy.
    """
    second = f"{database}_odoo"
    odoo.copy(database, second)
    with ThreadPoolExecutor(1) as beside:
        runner = beside.submit(_run_odoo_runner, odoo, second)
        try:
            found = _run_pytest(odoo, database, [])
        except SetupError as error:
            # Both may fail, and both are told
            other = runner.exception()
            raise SetupError(f"{error} {other}" if other else str(error)) from error
        step("Tests: waiting for Odoo's own runner")
        runner.result()
    odoo.drop(second)
    return found


def _fresh_database(odoo, database):
    base = odoo.ensure_host_database()
    step(f"Tests: installing {ADDON} into a fresh database")
    (odoo.layout.logs / "test-install.log").unlink(missing_ok=True)
    odoo.copy(base, database)
    odoo.install(database, ADDON, "test-install.log")


def _run_pytest(odoo, database, arguments):
    """Run pytest in the open and return which tests of the addon it found."""
    step("Tests: pytest")
    layout = odoo.layout
    discovered = layout.run / "discovered-tests"
    discovered.unlink(missing_ok=True)
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
        DISCOVERED_TESTS=str(discovered),
    )
    done = subprocess.run(
        list(map(str, command)),
        stdin=subprocess.DEVNULL,
        env=environment,
        cwd=layout.root,
        check=False,
    )
    if done.returncode:
        raise SetupError("pytest does not pass; what failed stands above.")
    return set(discovered.read_text().split("\n")) - {""}


def _run_odoo_runner(odoo, database):
    log = odoo.layout.logs / "test-odoo.log"
    log.unlink(missing_ok=True)
    try:
        odoo.call(
            log.name,
            "Odoo's own runner does not pass.",
            "server", "-d", database, "-u", ADDON, "--stop-after-init",
            "--test-enable", "--test-tags", f"/{ADDON}",
            "--http-port", str(free_port(*_RUNNER_PORTS)),
            timeout=_RUNNER_SECONDS,
        )  # fmt: skip
    except SetupError:
        for record in complaints(log.read_text()):
            say(f"{record.level} {record.logger}: {record.text}")
        raise


def _compare(layout, found):
    """Fail unless both runners found the same tests of the addon."""
    log = layout.logs / "test-odoo.log"
    started = started_tests(log.read_text(), ADDON)
    say(f"Odoo's own runner ran {len(started)} tests of {ADDON}, pytest {len(found)}.")
    if started == found:
        return
    for name in sorted(found - started):
        say(f"  only pytest found {name}")
    for name in sorted(started - found):
        say(f"  only Odoo's runner found {name}")
    raise SetupError(
        "The two runners do not find the same tests: import each test file in "
        f"{ADDON}/tests/__init__.py and derive each class from one of odoo.tests."
    )


def _check_log(layout, name, doing):
    """Fail if a log holds a warning or an error that is not the host's own."""
    log = layout.logs / name
    found = complaints(log.read_text())
    for record in found:
        say(f"  {record.level} {record.logger}: {record.text}")
    if found:
        raise SetupError(f"{doing} {ADDON} makes Odoo complain as shown above ({log}).")
