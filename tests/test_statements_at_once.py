"""Two people work at one bank at the same time: one wins, the other is told.

In a database of its own, with real processes and real commits.
"""

from contextlib import closing
from pathlib import Path

import pytest
import test_posting_crash as crash
from own_database import own_database
from warm_odoo import Nursery

WORKER = Path(__file__).resolve().parent / "statements_worker.py"
STATES = "SELECT state FROM bank_reconciliation WHERE id = ANY(%(documents)s)"
MATCHES = """
SELECT COUNT(*) FROM bank_payment_application WHERE move_line_id = %(entry)s
"""


class Worker(crash.Worker):
    script = WORKER

    def run_to(self, word):
        """Let it work until it says the word."""
        self.begin()
        assert self.process.stdout.readline() == f"{word}\n"
        return self

    def go_on(self):
        self.process.stdin.write("go\n")
        self.process.stdin.flush()
        return self.wait()


@pytest.fixture
def books(request):
    """A database of its own, with two statements of one bank in work."""
    with own_database(request, "at_once") as name, closing(Nursery(name)) as nursery:
        books = crash.Books(name, nursery)
        logins = ["accountant", "colleague"]
        with Worker(books, "", "build", logins=logins) as worker:
            books.facts = worker.finish()
        yield books


def race(books, stop, first, second):
    """Two tasks at once: the second one has begun when the first one is done, or
    comes while the first one holds what it did.

    :param first, second: (task, parameters)
    :return: what came of both.
    """
    with (
        Worker(books, "accountant", first[0], **first[1]) as winner,
        Worker(books, "colleague", second[0], **second[1]) as loser,
    ):
        if stop == "seen":
            loser.run_to("seen")
            won = winner.finish()
            return won, loser.go_on()
        winner.run_to("done")
        lost = loser.finish()
        return winner.go_on(), lost


def test_two_statements_of_one_bank_are_posted_at_once(books):
    facts = books.facts
    first, second = facts["documents"]
    with Worker(
        books, "accountant", "fees", lines=facts["shown"], account=facts["fees"]
    ) as worker:
        worker.finish()
    # While the first one is being posted
    won, lost = race(
        books,
        "done",
        ("post", {"document": second, "stop": "done"}),
        ("post", {"document": first}),
    )
    assert won == {"state": "posted"}
    assert "is posting or undoing a statement of" in lost["sentence"]
    assert sorted(books.query(STATES)) == [("draft",), ("posted",)]
    # Both open with 0: the one that was posted is in the way of the other
    with Worker(books, "accountant", "post", document=first) as worker:
        assert "do not follow each other" in worker.finish()["sentence"]


def test_a_statement_was_posted_while_another_was_begun(books):
    facts = books.facts
    first, second = facts["documents"]
    with Worker(
        books, "accountant", "fees", lines=facts["shown"], account=facts["fees"]
    ) as worker:
        worker.finish()
    won, lost = race(
        books,
        "seen",
        ("post", {"document": first}),
        ("post", {"document": second, "stop": "seen"}),
    )
    assert won == {"state": "posted"}
    assert "opens with" in lost["sentence"]
    assert sorted(books.query(STATES)) == [("draft",), ("posted",)]


def test_one_entry_is_matched_by_two_people(books):
    facts = books.facts
    documents, shown, entry = facts["documents"], facts["shown"], facts["entry"]
    match = ("match", {"document": documents[0], "line": shown[0], "entry": entry})
    automatically = ("match_automatically", {"document": documents[0]})
    suggest = ("suggest", {"document": documents[0], "entry": entry})
    other = {"document": documents[1], "line": shown[1], "entry": entry}
    for (task, parameters), stop in (
        (match, "done"),
        (match, "seen"),
        (automatically, "seen"),
        (suggest, "done"),
    ):
        first, second = (task, dict(parameters)), ("match", dict(other))
        (first if stop == "done" else second)[1]["stop"] = stop
        won, lost = race(books, stop, first, second)
        assert won == {"state": "matched"}, (task, stop)
        assert "sentence" in lost, (task, stop, lost)
        assert books.query(MATCHES) == [(1,)]
        with Worker(books, "accountant", "unmatch", entry=entry) as worker:
            worker.finish()
