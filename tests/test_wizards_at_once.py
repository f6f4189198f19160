"""Every wizard that creates something is sent twice at once: it creates it once.

In a database of its own, with two connections and real commits.
"""

from pathlib import Path

import pytest
from own_database import ask_worker, own_database

WORKER = Path(__file__).resolve().parent / "wizards_worker.py"
#: {wizard: how many records it makes}
MADE = {
    # Out of the one bank, into the other
    "transfer": 2,
    "opening_entry": 1,
    "void_check": 1,
    "void_numbers": 3,
    "deposit": 1,
    "transfer_difference": 1,
    "map_text": 1,
    "import_format": 1,
    "suggest_payments": 1,
    "add_bills": 1,
    # These go on with what is there, so the second call does nothing new
    "print_checks": 1,
    "import_file": 2,
    "post_preview": 1,
    "post_statement": 1,
    "report_outstanding": 1,
    # No wizard: two people press the button of a run
    "export_run": 1,
}
#: Of those that are taken once
ONCE = list(MADE)[:10]


@pytest.fixture(scope="module")
def found(request):
    """What came of each wizard, see the worker."""
    with own_database(request, "wizards") as name:
        yield ask_worker(WORKER, name)


def test_every_wizard_was_sent(found):
    assert found.keys() == MADE.keys()


@pytest.mark.parametrize("name", MADE)
def test_sent_twice_at_once_it_makes_one(found, name):
    assert found[name]["made"] == MADE[name], found[name]


@pytest.mark.parametrize("name", ONCE)
def test_the_second_is_told(found, name):
    told = found[name]["answers"]
    assert "done" in told
    [sentence] = [each for each in told if each != "done"]
    assert "this was already done" in sentence


def test_who_exports_second_is_told_by_whom_it_was(found):
    told = found["export_run"]["answers"]
    [sentence] = [each for each in told if each != "done"]
    assert "was exported by accountant" in sentence
