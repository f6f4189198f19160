"""The commands: what each takes, and what its failures look like."""

import argparse
import os
import shutil
import traceback
from pathlib import Path

from .cluster import Cluster
from .console import SetupError, complain, say, step
from .demo import run_demo, show
from .layout import Layout
from .linting import run_lint
from .odoo import Odoo
from .odoo_tests import run_odoo_tests
from .pdf import ensure_pdf
from .server import BackgroundServer
from .testing import run_tests

DATABASE = "bank_demo"
_SOURCES = ("auto", "named", "machine", "wheel")


def main(arguments):
    """Run one command; returns its exit code."""
    layout = Layout(Path(__file__).resolve().parent.parent.parent)
    command, *rest = arguments
    try:
        layout.prepare()
        with layout.lock():
            return _COMMANDS[command](layout, rest) or 0
    except SetupError as error:
        complain(command, error)
        return 1
    except KeyboardInterrupt:
        complain(command, "stopped by you; call it again to go on.")
        return 130
    except Exception:
        log = layout.logs / "setup.log"
        with log.open("a") as output:
            traceback.print_exc(file=output)
        complain(command, f"failed in a way nobody thought of; please report {log}.")
        return 1


def _parser(command, about):
    return argparse.ArgumentParser(f"setup/{command}", description=about)


def _add_postgres(parser):
    parser.add_argument(
        "--postgres",
        choices=_SOURCES,
        default="auto",
        help="where PostgreSQL comes from: the server that PGHOST or PGPORT name, a "
        "private cluster with this machine's programs, or one with programs from PyPI; "
        "by default the first of these that is there",
    )


def _run(layout, arguments):
    parser = _parser(
        "run",
        "A working Odoo 19 with this addon, its demo statement imported and applied. "
        "ODOO_HOME names an Odoo 19 to use; without it one is installed. All that is "
        "made lies in .run.",
    )
    parser.add_argument(
        "--once", action="store_true", help="do it all, leave nothing running"
    )
    parser.add_argument(
        "--fresh", action="store_true", help="forget the demo database, make it anew"
    )
    _add_postgres(parser)
    options = parser.parse_args(arguments)
    server = BackgroundServer(layout)
    try:
        odoo = Odoo.ensure(layout, options.postgres)
        ensure_pdf(layout)
        database = odoo.server.database(DATABASE)
        if options.fresh:
            server.stop()
            odoo.forget(database)
        odoo.ensure_current(database, "Demo", before_change=server.stop)
        step("Demo: the bank statement, imported and applied")
        report = run_demo(odoo, database)
        show(report)
        if not options.once:
            _serve(server, odoo, database)
            _show_way(server, report)
    finally:
        if options.once:
            _stop_all(layout)


def _serve(server, odoo, database):
    if not server.process():
        step("Odoo: starting to serve")
        server.start(odoo, database)


def _show_way(server, report):
    say()
    say(f"  Odoo serves on {server.address}, login admin, password admin.")
    where = report["menu"].replace("/", " > ") or "Invoicing"
    say(f"  Choose the company {report['company']} at the top right, then {where}.")
    say("  setup/stop ends it; the next setup/run finds everything as you left it.")


def _test(layout, arguments):
    parser = _parser(
        "test",
        "The tests on fresh databases: pytest on every core, browser tours included, "
        "with Odoo's log read for complaints. Arguments that are not listed here go to "
        "pytest.",
    )
    parser.add_argument(
        "--odoo-runner",
        action="store_true",
        help="let Odoo's own runner play the addon's tests too, as before a release",
    )
    _add_postgres(parser)
    options, rest = parser.parse_known_args(arguments)
    run_tests(layout, rest, options.postgres, options.odoo_runner)


def _odoo_tests(layout, arguments):
    parser = _parser(
        "odoo-tests",
        "Odoo's own tests of account, account_check_printing and account_payment, "
        "played twice on fresh databases: without the addon and with it. Says how "
        "many passed, failed and were skipped on each, and names every test that has "
        "another result with the addon; then it ends with 1. What fails on both is "
        "Odoo's, or this machine's. Tests in a browser are left out. It takes an hour "
        "or so.",
    )
    parser.add_argument(
        "--test-tags",
        metavar="TAGS",
        help="play these tests only, as Odoo's option of this name takes them: "
        "/account:TestAccountJournal, say, to repeat a class that differed",
    )
    _add_postgres(parser)
    options = parser.parse_args(arguments)
    run_odoo_tests(layout, options.postgres, options.test_tags)


def _lint(layout, arguments):
    parser = _parser("lint", "The style checks of Python, JavaScript and XML.")
    parser.add_argument("--fix", action="store_true", help="mend what can be mended")
    run_lint(layout, parser.parse_args(arguments).fix)


def _stop(layout, arguments):
    parser = _parser("stop", "Ends what setup/run started. The data stays.")
    parser.add_argument(
        "--remove",
        action="store_true",
        help="also remove the private cluster with its databases, and all of .run",
    )
    options = parser.parse_args(arguments)
    if not _stop_all(layout):
        say("Nothing was running.")
    if options.remove:
        folder = layout.postgres.resolve()
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(layout.run)
        say(f"{os.path.relpath(layout.run)} is removed.")


def _stop_all(layout):
    """Stop what runs; returns whether anything did."""
    odoo = False
    try:
        odoo = BackgroundServer(layout).stop()
        if odoo:
            step("Odoo: stopped")
    finally:
        # An Odoo that does not end is no reason to leave the other running
        postgres = Cluster(layout).stop()
        if postgres:
            step("PostgreSQL: stopped")
    return odoo or postgres


_COMMANDS = {
    "run": _run,
    "test": _test,
    "odoo-tests": _odoo_tests,
    "lint": _lint,
    "stop": _stop,
}
