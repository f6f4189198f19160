"""Runs in an Odoo shell: a bank's lines and our open entries, matched, posted and
measured.

Odoo's figure is the least that the same books cost: the pairs are known, the
suspense entries become entries on the outstanding account by one write, and one
`_reconcile_plan` closes them, in chunks of our size. Half of it is done before our
posting and half after, so that neither has the machine's better hour.
"""

import json
import os
import sys
from contextlib import closing

import psycopg2

PARAMETERS = json.loads(os.environ["BENCHMARK"])
sys.path.insert(0, PARAMETERS["folder"])

from entry_backlog import EntryBacklog  # noqa: E402
from measured import Steps  # noqa: E402

from odoo.sql_db import connection_info_for  # noqa: E402
from odoo.tools import split_every  # noqa: E402

from odoo.addons.bank_payment_reconcile import matching  # noqa: E402
from odoo.addons.bank_payment_reconcile.models.reconciliation.posting import CHUNK  # noqa: E402

# What a line must not cost more to post than in bare Odoo
TARGET = 1.25
# Seconds of the button for 5,000 lines and 20,000 entries, and how often it is pressed
BUTTON_TARGET = 5
PRESSES = 5


class KnownPairs:
    """A second set of lines and payments, which bare Odoo reconciles."""

    def __init__(self, env):
        self.backlog = EntryBacklog(
            env, PARAMETERS["entries"], PARAMETERS["lines"], company="Host"
        )
        self.backlog.build()
        self.env = _as_user(self.backlog.env)
        self.env.cr.execute(
            "SELECT paid.move_id, entry.id FROM paid "
            "JOIN account_move_line entry ON entry.move_name = paid.number "
            " AND entry.company_id = %s "
            "JOIN account_payment payment ON payment.id = entry.payment_id "
            " AND payment.outstanding_account_id = entry.account_id "
            "ORDER BY paid.n",
            [self.env.company.id],
        )
        self.pairs = self.env.cr.fetchall()
        self.reconciled = 0

    def reconcile(self, pairs):
        entries = self.env["account.move.line"].browse(entry for _move, entry in pairs)
        moves = self.env["account.move"].browse(move for move, _entry in pairs)
        suspense_account = self.backlog.bank.suspense_account_id
        suspense = moves.line_ids.filtered(
            lambda entry: entry.account_id == suspense_account
        )
        suspense.account_id = entries.account_id
        entries._reconcile_plan(
            [
                counterpart | entry
                for counterpart, entry in zip(suspense, entries, strict=True)
            ]
        )
        self.env.flush_all()
        self.reconciled += len(moves.statement_line_id.filtered("is_reconciled"))


def measure(backlog, known):
    """The button as users press it, its steps one by one, and then posting."""
    env = _as_user(backlog.env)
    document = env["bank.reconciliation"].create(
        {"journal_id": backlog.bank.id, "date": "2026-02-28"}
    )
    steps = Steps(env)
    for press in range(1, PRESSES + 1):
        _forget(env)
        with steps(f"button, press {press}"):
            document.action_match_automatically(days=PARAMETERS["days"])
            env.flush_all()
        env.cr.rollback()
        _vacuum(env)
    _forget(env)
    lines, currency = document.line_ids, document.currency_id
    Ledger = env["bank.matching.ledger"]
    with steps("load and index"):
        ledger = Ledger._load_entries(
            backlog.bank, currency, lines, document._get_entries_domain()
        )
        bank_lines = Ledger._to_lines(lines)
    with steps("match"):
        proposals = matching.match_entries(ledger, bank_lines, PARAMETERS["days"])
    with steps("store"):
        lines._bank_store_matches(proposals, currency)
        env.flush_all()
    applied = [p for p in proposals if p.applications]
    figures = {
        "entries": len(ledger.entries),
        "lines": len(lines),
        "matched": len(applied),
        "right": _count_right(env, applied),
        "without_review": sum(not p.needs_review for p in applied),
        "ambiguous": sum(bool(p.rivals) for p in proposals),
        "button_target": BUTTON_TARGET,
        "posting": measure_posting(document, known, steps),
    }
    figures["seconds"] = {k: round(value, 2) for k, value in steps.seconds.items()}
    figures["cpu_seconds"] = {k: round(value, 2) for k, value in steps.cpu.items()}
    figures["queries"] = steps.queries
    return figures


def measure_posting(document, known, steps):
    """Post the document; what is not matched is taken off it before."""
    env = document.env
    document.action_remove_lines(document.line_ids._bank_get_not_applied())
    document.balance_end = document.balance_start + sum(
        document.line_ids.mapped("amount")
    )
    half = len(known.pairs) // 2
    for pairs, then_post in ((known.pairs[:half], True), (known.pairs[half:], False)):
        _forget(env)
        with steps("host: reconcile"):
            for chunk in split_every(CHUNK, pairs):
                known.reconcile(chunk)
        _forget(env)
        if then_post:
            with steps("ours: post"):
                document.action_post()
                env.flush_all()
    posted = document.line_ids.filtered("is_reconciled")
    figures = {
        "state": document.state,
        "lines": len(posted),
        "host_lines": known.reconciled,
    }
    for name, clock in (("", steps.seconds), ("_cpu", steps.cpu)):
        ours = 1000 * clock["ours: post"] / len(posted)
        host = 1000 * clock["host: reconcile"] / known.reconciled
        figures[f"ms_a_line_ours{name}"] = round(ours, 2)
        figures[f"ms_a_line_host{name}"] = round(host, 2)
        figures[f"ours_to_host{name}"] = round(ours / host, 3)
    return {**figures, "target": TARGET}


def _vacuum(env):
    """Clear away the rows of a press that was taken back: each press is a first one."""
    connection = psycopg2.connect(**connection_info_for(env.cr.dbname)[1])
    connection.autocommit = True
    with closing(connection), connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _as_user(env):
    """As a person works: what is written leaves its messages, for Odoo and us."""
    return env(context={**env.context, "tracking_disable": False})


def _forget(env):
    """As a new request begins."""
    env.cr.commit()
    env.invalidate_all()


def _count_right(env, applied):
    """Matches of a line with the payment it was made from."""
    env.cr.execute(
        "SELECT line.id, entry.id FROM account_bank_statement_line line "
        "JOIN paid ON paid.move_id = line.move_id "
        "JOIN account_move_line entry ON entry.move_name = paid.number"
    )
    pairs = set(env.cr.fetchall())
    return sum(
        all((p.line, use.key) in pairs for use in p.applications) for p in applied
    )


def main(env):
    known = KnownPairs(env)
    backlog = EntryBacklog(env, PARAMETERS["entries"], PARAMETERS["lines"])
    backlog.build()
    figures = measure(backlog, known)
    with open(PARAMETERS["result"], "w") as target:
        json.dump(figures, target)


main(env)  # noqa: F821 - the shell's environment
