"""Odoo's log, read for what the addon must not cause."""

import re
from dataclasses import dataclass

_RECORD = re.compile(
    r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} \d+ "
    r"(?P<level>[A-Z]+) (?P<database>\S+) (?P<logger>\S+?): (?P<text>.*)$"
)
_TEST = re.compile(r"^Starting (?P<name>\w+\.\w+) \.\.\.")
_BAD = {"WARNING", "ERROR", "CRITICAL"}

# What the host says without our addon too: (logger, pattern, why it is said).
# Installing the host alone, and our addon on it, says nothing of this weight.
HOST_MESSAGES = (
    (
        "pypdf._reader",
        r"^EOF marker not found",
        "the host looks into each PDF dropped on a journal; a test drops a cut one",
    ),
)


@dataclass(frozen=True)
class Record:
    """One entry of the log, the lines that follow it included."""

    level: str
    logger: str
    text: str


def read_records(text):
    """Yield the entries of a log. Lines without a head belong to the one before."""
    head, lines = None, []
    for line in text.splitlines():
        found = _RECORD.match(line)
        if not found:
            lines.append(line)
            continue
        if head:
            yield Record(head["level"], head["logger"], "\n".join(lines))
        head, lines = found, [found["text"]]
    if head:
        yield Record(head["level"], head["logger"], "\n".join(lines))


def complaints(text):
    """Return the warnings and errors of a log that the host does not explain."""
    return [
        record
        for record in read_records(text)
        if record.level in _BAD and not _is_of_host(record)
    ]


def _is_of_host(record):
    return any(
        record.logger == logger and re.search(pattern, record.text)
        for logger, pattern, _why in HOST_MESSAGES
    )


def started_tests(text, addon):
    """Return the names of the addon's tests that Odoo's runner started.

    A name is module, class and method: `test_import.TestImport.test_twice`.
    """
    prefix = f"odoo.addons.{addon}.tests."
    names = set()
    for record in read_records(text):
        found = _TEST.match(record.text)
        if found and record.logger.startswith(prefix):
            names.add(f"{record.logger.removeprefix(prefix)}.{found['name']}")
    return names
