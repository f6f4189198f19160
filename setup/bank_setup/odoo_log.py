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
        r"pypdf\._reader",
        r"^EOF marker not found",
        "the host looks into each PDF dropped on a journal; a test drops a cut one",
    ),
    # Only where a person works with it, as a test of the README does
    (
        r"odoo\.addons\.(iap|partner_autocomplete)\..+",
        r"^(iap jsonrpc https://\S+ failed|Autocomplete API error)\b",
        "the host asks its maker about the company, which a machine may not reach",
    ),
    # Two tabs of the messaging menu at once, which the host tries again by itself
    (
        r"odoo\.sql_db",
        r"(?s)^bad query: .{0,5}\s*UPDATE \"(discuss_channel_member|mail_presence)\""
        r".*\nERROR: could not serialize access due to concurrent update\s*\Z",
        "the host marks its own messages as read in two requests, and tries again",
    ),
    # The browser of a tour, after its test has passed or failed and said so
    (
        r"odoo\.addons\.\w+\.tests\..+",
        r"^Killing chrome headless with pid \d+: still alive$",
        "the host gives its browser five seconds to end; a loaded machine needs more",
    ),
    (
        r"odoo\.tests\.common",
        r"^A child process was found, terminating it: psutil\.Process\(.*name='chrom",
        "what the message above leaves until it is gone",
    ),
    (
        r"odoo\.addons\.\w+\.tests\..+",
        r"(?s)^Error during browser shutdown\n.*^TimeoutError\b[^\n]*\Z",
        "the host gives its browser ten seconds to answer that it will end",
    ),
)


@dataclass(frozen=True)
class Record:
    """One entry of the log, the lines that follow it included."""

    level: str
    logger: str
    text: str
    line: int  # where it begins, counted from 1


def read_records(text):
    """Yield the entries of a log. Lines without a head belong to the one before."""
    head, lines, first = None, [], 0
    for number, line in enumerate(text.splitlines(), start=1):
        found = _RECORD.match(line)
        if not found:
            lines.append(line)
            continue
        if head:
            yield Record(head["level"], head["logger"], "\n".join(lines), first)
        head, lines, first = found, [found["text"]], number
    if head:
        yield Record(head["level"], head["logger"], "\n".join(lines), first)


def complaints(text):
    """Return the warnings and errors of a log that the host does not explain."""
    return [
        record
        for record in read_records(text)
        if record.level in _BAD and not is_of_host(record)
    ]


def is_of_host(record):
    """Tell whether the host says this without our addon too."""
    return any(
        re.fullmatch(logger, record.logger)
        and re.search(pattern, record.text.rstrip(), re.MULTILINE)
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
