"""What the tests came to, in the lines that setup/test ends with."""

import json
import re
from dataclasses import dataclass, field

from .odoo_log import Record

# So many of each part are named; the others stand where the line says
_NAMED = 5
_WIDTH = 200
_TOLD = re.compile(r"^(?:FAIL|ERROR): (?P<name>[^\n]+)")


@dataclass
class PytestOutcome:
    """What a run of pytest left behind."""

    found: set = field(default_factory=set)  # the addon's tests
    host: set = field(default_factory=set)  # those that Odoo's runner would find
    running: dict = field(default_factory=dict)  # begun and not ended, in order
    failed: list = field(default_factory=list)
    complaints: list = field(default_factory=list)  # (test, Record)
    ended: bool = False


def read_outcome(path):
    """Return what the plugin wrote down; nothing, if pytest did not get so far."""
    outcome = PytestOutcome()
    for line in path.read_text().splitlines() if path.exists() else ():
        fact = json.loads(line)
        if "found" in fact:
            outcome.found, outcome.host = set(fact["found"]), set(fact["host"])
        elif "began" in fact:
            outcome.running[fact["began"]] = True
        elif "done" in fact:
            outcome.running.pop(fact["done"], None)
        elif "complaint" in fact:
            outcome.complaints.append((fact["test"], Record(*fact["complaint"], 0)))
        elif "failed" in fact:
            when = "" if fact["when"] == "call" else f" ({fact['when']})"
            outcome.failed.append(f"{fact['failed']}{when}")
        else:
            outcome.ended = True
    return outcome


def pytest_failures(outcome, code):
    """Return the lines that say what of pytest failed; none if nothing did.

    Args:
        code: what pytest ended with.
    """
    if not code:
        return []
    if not outcome.ended:
        running = ", ".join(outcome.running)
        doing = f"while it ran {running}" if running else "before its tests"
        return [f"pytest ended with {code} {doing}."]
    if not outcome.failed:
        return [f"pytest ended with {code}, no test failed; its reason stands above."]
    return [f"pytest: {_name(outcome.failed)}; what each said stands above."]


def complaint_failures(outcome):
    """Return the lines that say what Odoo complained of while pytest ran."""
    lines = [
        f"{test or 'before its tests'}: {record.level} {record.logger}: "
        f"{shorten(record.text)}"
        for test, record in outcome.complaints[:_NAMED]
    ]
    if len(outcome.complaints) > _NAMED:
        lines.append(f"{len(outcome.complaints) - _NAMED} more warnings and errors.")
    return lines


def differing_tests(found, host):
    """Return a line for each test of the addon that only one way to run them finds.

    Args:
        found: the names that pytest has found.
        host: those that Odoo's runner has found, or would find.
    """
    return [
        *(f"only pytest found {name}" for name in sorted(found - host)),
        *(f"only Odoo's own runner found {name}" for name in sorted(host - found)),
    ]


def runner_failures(records, log, error):
    """Return the lines that say what of Odoo's own runner failed.

    Args:
        records: what of its log is no message of the host.
        log: where that lies.
        error: the sentence with which it ended.
    """
    told = [(found["name"], record) for record in records
            if (found := _TOLD.match(record.text))]  # fmt: skip
    if told:
        names = _name([name for name, _record in told])
        return [f"Odoo's own runner: {names}; from line {told[0][1].line} of {log}."]
    return [f"Odoo's own runner: {error}", *log_failures(records, log)]


def log_failures(records, log):
    """Return the lines that say what a log complains of."""
    lines = [
        f"{log}, line {record.line}: {record.level} {record.logger}: "
        f"{shorten(record.text)}"
        for record in records[:_NAMED]
    ]
    if len(records) > _NAMED:
        lines.append(f"{log}: {len(records) - _NAMED} more warnings and errors.")
    return lines


def shorten(text):
    """Return the first line of a text, and the last one of a traceback."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    said = lines[0] if lines else ""
    if "Traceback" in text and len(lines) > 1:
        said = f"{said} … {lines[-1]}"
    return said if len(said) <= _WIDTH else f"{said[: _WIDTH - 1]}…"


def _name(names):
    """Return `3 failed: a, b, c`, the first few by name."""
    names = list(dict.fromkeys(names))
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{len(names)} failed: {', '.join(names[:_NAMED])}{more}"
