"""Two workers and one limit for the day, with real processes and real commits."""

from contextlib import closing

import psycopg2
from test_posting_crash import Worker, books

__all__ = ["books"]  # the fixture

POSTED_AMOUNT = """
SELECT coalesce(sum(abs(amount)), 0) FROM account_bank_statement_line
 WHERE is_reconciled AND id = ANY(%(lines)s)
"""
SILENT = """
SELECT count(*) FROM account_bank_statement_line
 WHERE is_reconciled IS NOT TRUE AND posting_error IS NULL AND id = ANY(%(lines)s)
"""


def test_two_scheduled_actions_share_what_a_day_allows(books):  # noqa: F811
    """Payments are of 11.00 to 210.00, and the bank posts 5,000.00 a day alone.

    The first sixty are 2,430.00, the next sixty 6,030.00: two workers that both took
    the whole day for theirs would post more than it allows.
    """
    books.build(200, [])
    with closing(psycopg2.connect(dbname=books.database)) as connection:
        with connection, connection.cursor() as cursor:
            cursor.execute(
                "UPDATE account_journal SET bank_post_day_limit = 5000 "
                "WHERE default_account_id = %(bank)s",
                books.facts,
            )
    with (
        Worker(books, "", "scheduled", chunk=60) as first,
        Worker(books, "", "scheduled", chunk=60) as second,
    ):
        for worker in (first, second):
            worker.begin()
        for worker in (first, second):
            worker.wait()
    ((between,),) = books.query(POSTED_AMOUNT)
    assert between <= 5000
    # What one of them left to the other, the next round takes
    with Worker(books, "", "scheduled", chunk=200) as worker:
        worker.finish()
    ((amount,),) = books.query(POSTED_AMOUNT)
    assert 5000 - 210 < amount <= 5000
    # Each that is left says why.
    assert books.query(SILENT) == [(0,)]
