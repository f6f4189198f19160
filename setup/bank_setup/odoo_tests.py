"""Odoo's own tests without the addon and with it: the same ones have to fail."""

import ast
import re

from .console import SetupError, say, step
from .layout import ADDON
from .odoo import Odoo
from .odoo_log import read_records
from .server import free_port

MODULES = ("account", "account_check_printing", "account_payment")
DATABASES = {"without the addon": "bank_odoo_bare", "with it": "bank_odoo_addon"}
# Seconds in which Odoo says nothing
_SILENT_SECONDS = 1800
_PORTS = (8469, 8569)
# What a test calls to have a browser
_BROWSER = {"start_tour", "browser_js", "_run_js_tests"}

_STARTED = re.compile(r"^Starting (?P<name>\w+\.\w+) \.\.\.")
_SKIPPED = re.compile(r"^skipped (?:Subtest )?(?P<name>\w+\.\w+)")
_FAILED = re.compile(r"^(?:FAIL|ERROR): (?:Subtest )?(?P<name>[^\n]+)")
_ENDED = re.compile(r"^\d+ failed, \d+ error\(s\) of \d+ tests")


def run_odoo_tests(layout, postgres="auto", tags=None):
    """Run Odoo's own tests on a database without the addon and on one with it.

    Args:
        tags: which tests, as Odoo's --test-tags takes it; all of `MODULES` without.

    Raises:
        SetupError: when a test has another result with the addon than without, or a
            run did not come to its end.
    """
    odoo = Odoo.ensure(layout, postgres, ("host", "addon", "test"))
    tags = tags or select_tests(odoo.host)
    _make_databases(odoo)
    results = {}
    for side, name in DATABASES.items():
        step(f"Odoo's own tests {side}")
        results[side] = _run(odoo, odoo.server.database(name), tags)
        say(f"  {tell(results[side])}")
    differing = compare(*results.values())
    if differing:
        raise SetupError(
            "\n  ".join(["Odoo's own tests differ with the addon.", *differing])
        )
    failed = sorted(
        name for name, result in results["with it"].items() if result == "failed"
    )
    say("Each test has the same result with the addon as without.")
    for name in failed:
        say(f"  fails on both: {name}")
    for name in DATABASES.values():
        odoo.drop(odoo.server.database(name))


def _make_databases(odoo):
    """Make both databases anew: Odoo's modules in each, the addon in the second."""
    bare, ours = map(odoo.server.database, DATABASES.values())
    base = odoo.ensure_host_database()
    step("Odoo's own tests: making the two databases")
    odoo.copy(base, bare)
    odoo.install(bare, ",".join(MODULES), "odoo-tests-install.log")
    odoo.copy(bare, ours)
    odoo.install(ours, ADDON, "odoo-tests-install.log")


def _run(odoo, database, tags):
    """Run the tests on a database and return {test: its result}."""
    log = odoo.layout.logs / f"{database}.log"
    log.unlink(missing_ok=True)
    ended = None
    try:
        odoo.call(
            log.name,
            "Tests failed.",
            "server", "-d", database, "-u", ",".join(MODULES), "--stop-after-init",
            "--test-enable", "--test-tags", tags,
            "--http-port", str(free_port(*_PORTS)),
            silence=_SILENT_SECONDS,
        )  # fmt: skip
    except SetupError as error:
        # Some fail on Odoo alone, too: what counts is whether all of them ran.
        ended = error
    results, complete = read_results(log.read_text())
    if not complete:
        raise SetupError(f"Odoo's own tests did not come to their end. {ended or log}")
    return results


def read_results(text):
    """Return what came of each test of a log of Odoo's runner.

    Returns:
        {test: "passed", "failed" or "skipped"}, and whether the run ended by itself.
        A test is named by its addon, file, class and method; what fails outside of a
        test, as the making of a class does, by what Odoo calls it.
    """
    results, complete = {}, False
    for record in read_records(text):
        if _ENDED.match(record.text):
            complete = True
        if not record.logger.startswith("odoo.addons."):
            continue
        place = record.logger.removeprefix("odoo.addons.")
        if found := _STARTED.match(record.text):
            results[f"{place}.{found['name']}"] = "passed"
        elif found := _SKIPPED.match(record.text):
            name = f"{place}.{found['name']}"
            if results.get(name) != "failed":
                results[name] = "skipped"
        elif found := _FAILED.match(record.text):
            results[f"{place}.{_get_test(found['name'])}"] = "failed"
    return results, complete


def _get_test(name):
    """The name of a test without what Odoo says of the subtest that failed."""
    found = re.match(r"\w+\.\w+(?= |$)", name)
    return found[0] if found else name


def tell(results):
    """Return how many tests came out how: `996 tests: 987 passed, 9 failed`."""
    counts = {
        result: list(results.values()).count(result)
        for result in ("passed", "failed", "skipped")
    }
    said = ", ".join(f"{count} {result}" for result, count in counts.items() if count)
    return f"{len(results)} tests: {said or 'none'}"


def compare(without, with_addon):
    """Return a line for each test whose result differs."""
    lines = []
    for name in sorted(without.keys() | with_addon.keys()):
        before = without.get(name, "not run")
        after = with_addon.get(name, "not run")
        if before != after:
            lines.append(f"{name}: {before} without the addon, {after} with it")
    return lines


def select_tests(host):
    """Return what Odoo's --test-tags is to take: all of `MODULES` without a browser."""
    tags = [f"/{module}" for module in MODULES]
    for module in MODULES:
        places = (addons / module / "tests" for addons in host.addons)
        folder = next((place for place in places if place.is_dir()), None)
        if not folder:
            raise SetupError(
                f"{host.path} has no tests of {module}; name with ODOO_HOME an Odoo "
                "that has them."
            )
        for path in sorted(folder.glob("test_*.py")):
            tags += [
                f"-/{module}:{name}" for name in find_browser_tests(path.read_text())
            ]
    return ",".join(tags)


def find_browser_tests(text):
    """Return the tests of a file, `class.method`, that have a browser do something."""
    found = []
    for node in ast.parse(text).body:
        if not isinstance(node, ast.ClassDef):
            continue
        methods = [each for each in node.body if isinstance(each, ast.FunctionDef)]
        calls = {
            method.name: {
                each.attr
                for each in ast.walk(method)
                if isinstance(each, ast.Attribute)
            }
            for method in methods
        }
        reaching = set(_BROWSER)
        while more := {
            name
            for name, called in calls.items()
            if called & reaching and name not in reaching
        }:
            reaching |= more
        found += [
            f"{node.name}.{name}"
            for name in calls
            if name in reaching and name.startswith("test_")
        ]
    return found
