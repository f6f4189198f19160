"""Postings that are killed, and postings that race each other.

Each in a database of its own, with real processes and real commits.
"""

import json
import os
import random
import subprocess
import time
from contextlib import closing
from functools import partial
from pathlib import Path

import psycopg2
import pytest
from own_database import own_database
from warm_odoo import Nursery

WORKER = Path(__file__).resolve().parent / "posting_worker.py"
#: Three where every change is tested; ten by hand, as before a release.
KILLS = int(os.environ.get("BANK_POSTING_KILLS", "3"))

# Every line of the bank with what its entry and its applications look like
LINES = """
SELECT line.id, line.is_reconciled, line.posting_error,
       entry.suspense, entry.others, entry.balance,
       application.proposed, application.posted, application.posted_of
  FROM account_bank_statement_line line
  JOIN LATERAL (
       SELECT count(*) FILTER (WHERE account_id = %(suspense)s) AS suspense,
              count(*) FILTER (WHERE account_id NOT IN (%(suspense)s, %(bank)s))
                  AS others,
              sum(balance) AS balance
         FROM account_move_line WHERE move_id = line.move_id
       ) entry ON TRUE
  JOIN LATERAL (
       SELECT count(*) FILTER (WHERE state = 'proposed') AS proposed,
              count(*) FILTER (WHERE state = 'posted') AS posted,
              count(DISTINCT posted_by_id) AS posted_of
         FROM bank_payment_application WHERE statement_line_id = line.id
       ) application ON TRUE
 WHERE line.id = ANY(%(lines)s)
"""
# Every invoice's item with what was paid of it, by the books and by the applications
ITEMS = """
SELECT item.balance, item.amount_residual, item.reconciled,
       coalesce(partial.amount, 0), coalesce(application.amount, 0),
       coalesce(partial.number, 0), coalesce(application.number, 0)
  FROM account_move_line item
  LEFT JOIN (
       SELECT debit_move_id AS id, sum(amount) AS amount, count(*) AS number
         FROM account_partial_reconcile GROUP BY 1) partial ON partial.id = item.id
  LEFT JOIN (
       SELECT move_line_id AS id, sum(amount) AS amount, count(*) AS number
         FROM bank_payment_application WHERE state = 'posted' GROUP BY 1
       ) application ON application.id = item.id
  JOIN account_move move ON move.id = item.move_id
 WHERE item.account_id = %(receivable)s AND item.company_id = %(company)s
   AND move.move_type = 'out_invoice' AND move.name LIKE 'INV/2026/%%'
"""
POSTED = """
SELECT count(*) FROM account_bank_statement_line
 WHERE is_reconciled AND id = ANY(%(lines)s)
"""
BALANCE = """
SELECT coalesce(sum(balance), 0) FROM account_move_line
 WHERE account_id = %s AND company_id = %s AND parent_state = 'posted'
"""


class Books:
    """A database with books in it, and the processes that work on them."""

    def __init__(self, database, nursery):
        self.database, self.nursery = database, nursery
        self.facts = None

    def build(self, count, logins):
        with Worker(self, "", "build", count=count, logins=logins) as worker:
            self.facts = worker.finish()

    def query(self, query, parameters=None):
        """The rows that are committed now."""
        with closing(psycopg2.connect(dbname=self.database)) as connection:
            with connection.cursor() as cursor:
                cursor.execute(query, parameters or self.facts)
                return cursor.fetchall()

    def has_posted(self, number):
        """Whether so many lines are posted and committed by now."""
        ((posted,),) = self.query(POSTED)
        return posted >= number

    def get_balance(self, account):
        ((balance,),) = self.query(
            BALANCE, [self.facts[account], self.facts["company"]]
        )
        return float(balance)

    def check(self):
        """Every line is untouched or complete, and every item is paid as applied.

        :return: how many lines are posted.
        """
        done = 0
        for (
            line, reconciled, error, suspense, others, balance, proposed, posted, users,
        ) in self.query(LINES):  # fmt: skip
            assert balance == 0, line
            assert error is None, (line, error)
            if suspense:
                untouched = (1, 0, False, 0)
                assert (suspense, others, reconciled, posted) == untouched, line
                assert proposed, line
            else:
                assert (reconciled, proposed, users) == (True, 0, 1), line
                assert others == posted > 0, line
                done += 1
        for (
            balance, residual, reconciled, paid, applied, partials, applications,
        ) in self.query(ITEMS):  # fmt: skip
            assert paid == applied <= balance
            assert partials == applications
            assert residual == balance - paid
            assert reconciled == (residual == 0)
        return done

    def check_end(self, count):
        """All is posted, and the balances are those of a calculation by hand.

        The 1.00 are the template payment and the template invoice, which the
        others are copies of: nothing is open for the one, nobody pays the other.
        """
        assert self.check() == count
        money = 10 * count + count * (count + 1) / 2
        left_open, fees = 8 * count / 4, 8 * count / 4
        assert self.get_balance("bank") == money + 1
        assert self.get_balance("suspense") == -1
        assert self.get_balance("receivable") == left_open + 1
        assert self.get_balance("fees") == -fees


class Worker:
    """A process with Odoo in it, begun but waiting for the word."""

    script = WORKER

    def __init__(self, books, login, task, **parameters):
        self.process = books.nursery.begin(
            self.script, books.database, login, task, json.dumps(parameters)
        )

    def __enter__(self):
        return self

    def __exit__(self, *error):
        if self.process.poll() is None:
            self.process.kill()
        self.process.close()

    def begin(self):
        assert self.process.stdout.readline() == "ready\n"
        self.process.stdin.write("go\n")
        self.process.stdin.flush()
        return self

    def wait(self):
        """What came of it, once it ended by itself."""
        said = self.process.stdout.read()
        assert self.process.wait() == 0
        return json.loads(said)

    def finish(self):
        return self.begin().wait()

    def kill(self, has_come, seconds):
        """Kill it as a power cut does, so long after something has come to pass.

        :return: whether it was still at work.
        """
        self.begin()
        while self.process.poll() is None and not has_come():
            time.sleep(0.02)
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return True
        return False


@pytest.fixture
def books(request):
    """A database of its own, copied from the one that the tests run on."""
    with own_database(request, "crash") as name, closing(Nursery(name)) as nursery:
        yield Books(name, nursery)


def test_posting_is_killed_again_and_again_and_no_payment_is_halved_or_doubled(books):
    count = 200 * KILLS
    books.build(count, ["accountant"])
    with Worker(books, "accountant", "order", lines=books.facts["lines"]) as worker:
        run = worker.finish()
    chance = random.Random(2000)
    posted = [0]
    for number in range(KILLS):
        # In turn the page and the scheduled action, which share the run
        task = ("accountant", "page") if number % 2 else ("", "scheduled")
        with Worker(books, *task, run=run, chunk=25) as worker:
            goal = posted[-1] + 25 * chance.randrange(4)
            at_work = worker.kill(
                partial(books.has_posted, goal), chance.uniform(0.0, 0.6)
            )
            assert at_work, "killed while it worked"
        posted.append(books.check())
        assert posted[-1] >= posted[-2], "what is posted stays posted"
    assert posted[-1] < count, "every kill met a run that was not finished"
    assert len(set(posted)) > KILLS // 3, "and posted something in between"
    with Worker(books, "", "scheduled", chunk=200) as worker:
        worker.finish()
    with Worker(books, "accountant", "page", run=run) as worker:
        progress = worker.finish()
    assert progress == {
        "state": "done",
        "total": count,
        "posted": count,
        "failed": 0,
        "waiting": 0,
        "errors": [],
        "may_be_stopped": False,
        "has_document": False,
    }
    books.check_end(count)


def test_two_people_and_the_scheduled_action_post_the_same_payments(books):
    count = 400
    books.build(count, ["accountant", "colleague"])
    lines = books.facts["lines"]
    with Worker(books, "accountant", "order", lines=lines[: count // 2]) as worker:
        run = worker.finish()
    with (
        Worker(books, "accountant", "page", run=run) as page,
        Worker(books, "colleague", "by_hand", lines=lines[::-1], chunk=20) as colleague,
        Worker(books, "", "scheduled", chunk=30) as scheduled,
    ):
        workers = [page, colleague, scheduled]
        for worker in workers:
            worker.begin()
        progress, by_hand, _nothing = [worker.wait() for worker in workers]
    # What one of them began and left to another, the next round takes
    with Worker(books, "", "scheduled", chunk=200) as worker:
        worker.finish()
    books.check_end(count)
    assert (progress["posted"], progress["failed"]) == (count // 2, 0)
    assert 0 < by_hand["posted"] < count
    assert set(by_hand["sentences"]) <= {
        "It is already posted.",
        "Somebody else is posting this line right now.",
    }
