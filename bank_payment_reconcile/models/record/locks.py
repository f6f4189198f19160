"""What two people do at once at one bank: one of them wins, the other one is told.

A transaction sees the books as they were when it began. To lock a row is not enough:
whoever comes when the lock is free again would not see what was done under it. So the
row is written, too, which changes nothing of it: the database then has whoever began
before try again, and see it.
"""

from odoo.tools import SQL


def lock_and_mark(records, wait=False):
    """Keep everybody else off rows until the transaction ends, and have those who
    began before it ended begin again.

    Rows that refer to these may be written meanwhile: lines are imported while a
    statement is posted.

    :param wait: for whoever holds them now.
    :return: the records that are ours.
    """
    if not records:
        return records
    if wait:
        records.env.execute_query(
            SQL(
                "SELECT id FROM %s WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE",
                SQL.identifier(records._table),
                sorted(records.ids),
            )
        )
    else:
        records = records.try_lock_for_update(allow_referencing=True)
    records.env.cr.execute(
        SQL(
            "UPDATE %s SET write_date = write_date WHERE id = ANY(%s)",
            SQL.identifier(records._table),
            sorted(records.ids),
        )
    )
    return records
