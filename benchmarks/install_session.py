"""Runs in an Odoo shell without the addon: bank lines that Odoo reconciled, copied
by SQL from one that Odoo made."""

import json
import os
import sys

PARAMETERS = json.loads(os.environ["BENCHMARK"])
sys.path.insert(0, PARAMETERS["folder"])

from session_company import make_company  # noqa: E402
from sql_copies import copy_rows  # noqa: E402

from odoo.tools import SQL  # noqa: E402

# Of ten lines, one waits: so an installation meets years of finished work
WAITING_EACH = 10
OF_LINE = (
    "UPDATE {table} SET statement_line_id = line.id "
    "FROM account_bank_statement_line line "
    "WHERE line.move_id = {table}.{column} AND line.id = ANY(%s)"
)


def build(env, count):
    """Make bank lines, most of them reconciled with an account."""
    env, bank = make_company(env, "Years")
    Line = env["account.bank.statement.line"]
    fees = env["account.account"].search(
        [("account_type", "=", "expense"), ("company_ids", "in", env.company.id)],
        limit=1,
    )
    for waits in (False, True):
        values = {"journal_id": bank.id, "date": "2026-01-02", "amount": 1.0}
        line = Line.create(
            values | ({} if waits else {"counterpart_account_id": fees.id})
        )
        env.flush_all()
        number = count // WAITING_EACH if waits else count - count // WAITING_EACH
        copy_line(env, line, number, "W" if waits else "R")
    env.cr.commit()
    env.cr.execute("ANALYZE")


def copy_line(env, line, number, letter):
    source = SQL("SELECT n FROM generate_series(1, %s) n", number)
    moves = copy_rows(
        env,
        "account_move",
        line.move_id.id,
        source,
        name=SQL("%s || source.n", f"YEARS/{letter}/"),
        sequence_number=SQL("source.n"),
    )
    source = SQL(
        "SELECT n, move_id FROM unnest(%s) WITH ORDINALITY made(move_id, n)", moves
    )
    for entry in line.move_id.line_ids:
        copy_rows(
            env, "account_move_line", entry.id, source, move_id=SQL("source.move_id")
        )
    ids = copy_rows(
        env,
        "account_bank_statement_line",
        line.id,
        source,
        move_id=SQL("source.move_id"),
    )
    for table, column in (("account_move", "id"), ("account_move_line", "move_id")):
        env.cr.execute(OF_LINE.format(table=table, column=column), [ids])
    env.cr.execute(
        "UPDATE account_bank_statement_line SET internal_index = "
        "left(internal_index, 18) || lpad(id::text, 10, '0') WHERE id = ANY(%s)",
        [ids],
    )


build(env, PARAMETERS["lines"])  # noqa: F821 - the shell's environment
with open(PARAMETERS["result"], "w") as target:
    json.dump({"lines": PARAMETERS["lines"]}, target)
