"""Whatever is interrupted in the midst of an operation: nothing is half.

Each operation is done once unhindered, and once for each fault: its process is killed,
its connection to the database breaks, the disk is full, the file it keeps is cut off.
Then the books are looked at, and it is done again: by the next fault of that kind, at
last unhindered.

In a database of its own, with processes and commits of their own. As many moments of
each fault are tried as BANK_CRASH_POINTS says.
"""

import os
from pathlib import Path

import pytest
from own_database import answering_worker, own_database

WORKER = Path(__file__).resolve().parent / "crashes_worker.py"
POINTS = os.environ.get("BANK_CRASH_POINTS", "2")
OPERATIONS = (
    "Import",
    "ImportInARun",
    "Apply",
    "Post",
    "PostInARun",
    "PostAutomatically",
    "Undo",
    "PostDocument",
    "UndoDocument",
    "Transfer",
    "Set",
    "LearnInARun",
    "Answer",
    "Export",
    "TakeBack",
    "Send",
)


class Found(dict):
    """What came of each operation, see the worker. Who asks waits for that one only:
    all of them take longer than a test may."""

    def __init__(self, read_next):
        super().__init__()
        self.read_next = read_next
        self.operations = set(read_next()["operations"])

    def __missing__(self, name):
        while name not in self:
            said = self.read_next()
            self[said["operation"]] = said["cases"]
        return self[name]


@pytest.fixture(scope="module")
def found(request):
    parameters = [
        item.callspec.params for item in request.session.items if is_of(item, request)
    ]
    asked = {each.get("cases") for each in parameters}
    names = [name for name in OPERATIONS if name in asked]
    with (
        own_database(request, "crashes") as database,
        answering_worker(WORKER, database, POINTS, *names) as read_next,
    ):
        yield Found(read_next)


def is_of(item, request):
    return item.path == request.path and hasattr(item, "callspec")


@pytest.fixture(params=OPERATIONS)
def cases(request, found):
    """The operation with each of its faults."""
    unhindered, *cases = found[request.param]
    assert unhindered["ended"]["told"] is None
    assert not unhindered["breaches"]
    assert cases
    return cases


def test_every_operation_is_played(found):
    assert found.operations == set(OPERATIONS)


def test_the_fault_strikes_and_is_told(cases):
    for case in cases:
        ended = case["ended"]
        if case["fault"][0] == "killed":
            assert ended == {"killed": True}, case
        else:
            assert ended.get("struck"), case
            assert ended["told"], case


def test_nothing_is_half(cases):
    for case in cases:
        before, after, wanted = case["before"], case["after"], case["wanted"]
        assert before != wanted
        for part, state in after.items():
            assert state in (before[part], wanted[part]), (part, case)
        if case["is_one"]:
            assert after in (before, wanted), case


def test_the_ledger_holds(cases):
    for case in cases:
        assert not case["breaches"], case


def test_done_again_it_ends_as_if_nothing_had_been(cases):
    """After each fault that left something, and after all of a kind that did not."""
    repeated = [case for case in cases if "last" in case]
    assert len(repeated) >= 3
    for case in repeated:
        assert case["last"] == case["wanted"], case
        # Where all was done already, the second try may be told so.
        assert case["told"] is None or case["after"] == case["wanted"], case
