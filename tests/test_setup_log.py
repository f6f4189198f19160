"""What of Odoo's log is the addon's doing, and what a loaded machine's."""

import pytest
from test_setup_outcome import TOUR, said

from bank_setup.odoo_log import complaints

# ---------------------------------------------------------------------------
# What a loaded machine makes Odoo say is no fault of the addon
# ---------------------------------------------------------------------------

LATE = {
    "browser that ends late": (
        TOUR,
        "Killing chrome headless with pid 4711: still alive",
    ),
    "what it leaves": (
        "odoo.tests.common",
        "A child process was found, terminating it: psutil.Process(pid=4711, "
        "name='chromium', status='zombie', started='10:00:00')",
    ),
    "browser that answers late": (
        TOUR,
        "Error during browser shutdown\n"
        "Traceback (most recent call last):\n"
        '  File "odoo/tests/common.py", line 1372, in stop\n'
        "TimeoutError: Page.stopLoading()",
    ),
}


@pytest.mark.parametrize("logger,text", LATE.values(), ids=LATE)
def test_slow_browser_is_let_through(logger, text):
    assert complaints(said("WARNING", logger, text)) == []


MESSAGES_READ = (
    'bad query: b\' UPDATE "discuss_channel_member"\\n SET "fetched_message_id" = 1\'\n'
    "ERROR: could not serialize access due to concurrent update\n"
)


def test_messages_read_twice_at_once_are_let_through():
    assert complaints(said("ERROR", "odoo.sql_db", MESSAGES_READ)) == []


@pytest.mark.parametrize(
    "theirs,ours",
    [
        ("discuss_channel_member", "bank_payment_application"),
        ("could not serialize access due to concurrent update", "syntax error"),
    ],
)
def test_other_queries_that_fail_are_not(theirs, ours):
    text = MESSAGES_READ.replace(theirs, ours)
    assert len(complaints(said("ERROR", "odoo.sql_db", text))) == 1


FAULTS = {
    "killed by us": (
        "odoo.addons.bank_payment_reconcile.models.bank",
        "Killing chrome headless with pid 4711: still alive",
    ),
    "another child": (
        "odoo.tests.common",
        "A child process was found, terminating it: psutil.Process(pid=4711, "
        "name='python3', status='running')",
    ),
    "another error of the browser": (
        TOUR,
        "Error during browser shutdown\n"
        "Traceback (most recent call last):\n"
        "KeyError: 'TimeoutError'",
    ),
    "tour that failed": (TOUR, "Tour bank_tour failed at step Accept it"),
}


@pytest.mark.parametrize("logger,text", FAULTS.values(), ids=FAULTS)
def test_what_is_like_it_is_not(logger, text):
    [record] = complaints(said("WARNING", logger, text))
    assert (record.logger, record.text) == (logger, text)
