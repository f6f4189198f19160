"""setup/test says in its last lines what failed: which part, which test, which log."""

import json
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest

from bank_setup import testing
from bank_setup.console import SetupError
from bank_setup.odoo_log import complaints
from bank_setup.outcome import (
    complaint_failures,
    log_failures,
    pytest_failures,
    read_outcome,
    runner_failures,
    shorten,
)
from bank_setup.shell import run_logged

STARTED = "2026-11-26 10:00:0{second},000 7 {level} bank_test {logger}: {text}\n".format
TOUR = "odoo.addons.bank_payment_reconcile.tests.test_tour.TestTour.test_page"


def said(level, logger, text, second=1):
    return STARTED(second=second, level=level, logger=logger, text=text)


# ---------------------------------------------------------------------------
# pytest
# ---------------------------------------------------------------------------


@pytest.fixture
def run_pytest(tmp_path, layout):
    """Run a file of tests as setup/test does and return the outcome and the code."""

    def run(text, *options):
        (tmp_path / "test_told.py").write_text(text)
        path = tmp_path / "outcome"
        done = subprocess.run(
            [
                sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider",
                "-p", "no:odoo", "-p", "bank_setup.pytest_discovery",
                "--rootdir", tmp_path, *options, tmp_path / "test_told.py",
            ],
            env={
                "PYTHONPATH": str(testing.__file__).rpartition("/bank_setup")[0],
                "TESTS_OUTCOME": str(path),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )  # fmt: skip
        return read_outcome(path), done.returncode

    return run


def test_failed_tests_are_named(run_pytest):
    outcome, code = run_pytest(
        "import pytest\n"
        "@pytest.fixture\n"
        "def broken():\n"
        "    raise ValueError\n"
        "def test_good():\n    pass\n"
        "def test_bad():\n    assert False\n"
        "def test_unready(broken):\n    pass\n"
    )
    assert pytest_failures(outcome, code) == [
        "pytest: 2 failed: test_told.py::test_bad, test_told.py::test_unready (setup); "
        "what each said stands above."
    ]


def test_passing_tests_say_nothing(run_pytest):
    outcome, code = run_pytest("def test_good():\n    pass\n")
    assert pytest_failures(outcome, code) == []


def test_file_that_cannot_be_read_is_named(run_pytest):
    outcome, code = run_pytest("import nothing_of_the_kind\n")
    [line] = pytest_failures(outcome, code)
    assert "test_told.py (reading it)" in line


def test_killed_pytest_names_what_it_did(run_pytest):
    outcome, code = run_pytest(
        "import os, signal\n"
        "def test_good():\n    pass\n"
        "def test_greedy():\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    assert pytest_failures(outcome, code) == [
        "pytest ended with -9 while it ran test_told.py::test_greedy."
    ]


TALKING = (
    "import logging\n"
    "def test_good():\n    pass\n"
    "def test_loud():\n    logging.getLogger('odoo.http').warning('Odd %s', 7)\n"
    "def test_of_the_host():\n"
    "    logging.getLogger('pypdf._reader').warning('EOF marker not found')\n"
    "def test_expected(caplog):\n"
    "    logger = logging.getLogger('odoo.sql_db')\n"
    "    logger.propagate = False\n"
    "    logger.error('Muted')\n"
)


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["alone", "shared out"])
def test_what_odoo_complains_of_is_told_with_its_test(run_pytest, options):
    outcome, code = run_pytest(TALKING, *options)
    assert (code, outcome.ended) == (0, True)
    assert complaint_failures(outcome) == [
        "test_told.py::test_loud: WARNING odoo.http: Odd 7"
    ]


def test_tests_that_are_shared_out_are_told_once(run_pytest):
    outcome, code = run_pytest(
        "def test_good():\n    pass\ndef test_bad():\n    assert False\n", "-n", "2"
    )
    assert pytest_failures(outcome, code) == [
        "pytest: 1 failed: test_told.py::test_bad; what each said stands above."
    ]


def test_pytest_that_did_not_start(tmp_path):
    assert pytest_failures(read_outcome(tmp_path / "none"), 4) == [
        "pytest ended with 4 before its tests."
    ]


def test_pytest_without_tests(run_pytest):
    outcome, code = run_pytest("")
    assert pytest_failures(outcome, code) == [
        "pytest ended with 5, no test failed; its reason stands above."
    ]


# ---------------------------------------------------------------------------
# Odoo's runner and its log
# ---------------------------------------------------------------------------


def test_failed_tests_of_the_runner_are_named_with_the_logs_line():
    log = (
        said("INFO", TOUR, "Starting TestTour.test_page ...")
        + said("ERROR", TOUR, "FAIL: TestTour.test_page\nTraceback\nAssertionError: 1")
        + said("ERROR", TOUR, "ERROR: setUpClass (TestOther)\nTraceback\nKeyError: 2")
        + said("ERROR", "odoo.tests.result", "1 failed, 1 error(s) of 7 tests")
    )
    assert runner_failures(complaints(log), "odoo.log", "It does not pass.") == [
        "Odoo's own runner: 2 failed: TestTour.test_page, setUpClass (TestOther); "
        "from line 2 of odoo.log."
    ]


def test_runner_that_hung_says_so():
    assert runner_failures([], "odoo.log", "It hung.") == [
        "Odoo's own runner: It hung."
    ]


def test_a_logs_complaints_are_named_with_their_lines():
    log = said("INFO", "odoo", "fine") + "".join(
        said("WARNING", "odoo.http", f"Bad request {number}") for number in range(7)
    )
    lines = log_failures(complaints(log), "odoo.log")
    assert lines[0] == "odoo.log, line 2: WARNING odoo.http: Bad request 0"
    assert lines[5:] == ["odoo.log: 2 more warnings and errors."]


def test_a_traceback_is_its_first_and_its_last_line():
    text = 'Oh\nTraceback (most recent call last):\n  File "a"\nKeyError: 1\n'
    assert shorten(text) == "Oh … KeyError: 1"
    assert len(shorten("x" * 1000)) == 200


# ---------------------------------------------------------------------------
# The closing lines
# ---------------------------------------------------------------------------


@pytest.fixture
def parts(monkeypatch, layout):
    """Run the tests with each part made to come to what it is told."""
    came = SimpleNamespace(
        install="",
        pytest=[],
        runner=[],
        log="",
        found=["test_a.A.test_b"],
        host=["test_a.A.test_b"],
        drop=None,
    )
    layout.addon.mkdir()

    def drop(database):
        if came.drop:
            raise SetupError(came.drop)

    odoo = SimpleNamespace(
        layout=layout,
        server=SimpleNamespace(database=str),
        copy=lambda source, target: None,
        drop=drop,
    )

    def run_pytest(_odoo, _database, _arguments):
        fact = {"found": came.found, "host": came.host}
        testing._outcome_file(layout).write_text(json.dumps(fact))
        return list(came.pytest)

    def run_runner(_odoo, _database):
        (layout.logs / "test-odoo.log").write_text(came.log)
        return list(came.runner)

    monkeypatch.setattr(testing.Odoo, "ensure", lambda *_arguments: odoo)
    monkeypatch.setattr(testing, "ensure_browser", lambda _layout: None)
    monkeypatch.setattr(
        testing,
        "_fresh_database",
        lambda *_: (layout.logs / "test-install.log").write_text(came.install),
    )
    monkeypatch.setattr(testing, "_run_pytest", run_pytest)
    monkeypatch.setattr(testing, "_run_odoo_runner", run_runner)
    came.log = said(
        "INFO",
        "odoo.addons.bank_payment_reconcile.tests.test_a",
        "Starting A.test_b ...",
    )

    def run(with_runner=True):
        try:
            testing.run_tests(layout, [], with_runner=with_runner)
        except SetupError as error:
            return str(error).splitlines()
        return []

    came.run = run
    return came


@pytest.mark.parametrize("with_runner", [True, False])
def test_all_passes(parts, with_runner):
    assert parts.run(with_runner) == []


def test_odoos_own_runner_is_left_out_unless_asked_for(parts):
    parts.runner = ["Odoo's own runner: 1 failed: test_b."]
    assert parts.run(with_runner=False) == []


def test_every_part_that_fails_is_told(parts, layout):
    parts.install = said("WARNING", "odoo.modules", "No index")
    parts.pytest = ["pytest: 1 failed: test_a."]
    parts.runner = ["Odoo's own runner: 1 failed: test_b."]
    assert parts.run() == [
        "the tests do not pass.",
        f"  {layout.logs}/test-install.log, line 1: WARNING odoo.modules: No index",
        "  pytest: 1 failed: test_a.",
        "  Odoo's own runner: 1 failed: test_b.",
    ]


def test_a_warning_in_the_runners_log_is_told(parts, layout):
    parts.log += said("WARNING", "odoo.http", "Odd")
    assert parts.run()[1:] == [
        f"  {layout.logs}/test-odoo.log, line 2: WARNING odoo.http: Odd"
    ]


def test_runners_that_differ_are_told(parts):
    parts.found = ["test_a.A.test_b", "test_a.A.test_c"]
    assert parts.run()[1] == "  only pytest found test_a.A.test_c"


def test_what_odoos_loader_leaves_out_is_told_without_its_runner(parts):
    parts.found = ["test_a.A.test_b", "test_a.Heir.test_b"]
    assert parts.run(with_runner=False)[1] == "  only pytest found test_a.Heir.test_b"


def test_a_database_that_stays_fails_no_test(parts, capsys):
    parts.drop = "The database bank_test could not be removed."
    assert parts.run() == []
    assert "The tests are not concerned." in capsys.readouterr().out


# ---------------------------------------------------------------------------
# What hangs, and what is only slow
# ---------------------------------------------------------------------------


def test_slow_program_that_goes_on_talking_is_let_be(tmp_path):
    talking = (
        "import time\n"
        "for number in range(15):\n"
        "    print(number, flush=True)\n"
        "    time.sleep(0.2)\n"
    )
    log = tmp_path / "log"
    began = time.monotonic()
    run_logged([sys.executable, "-c", talking], log, "It failed.", silence=2)
    assert time.monotonic() - began > 2
    assert log.read_text().endswith("14\n")
