"""Runs in an Odoo shell: a bank's lines and our open entries, matched and measured."""

import json
import os
import sys

PARAMETERS = json.loads(os.environ["BENCHMARK"])
sys.path.insert(0, PARAMETERS["folder"])

from entry_backlog import EntryBacklog  # noqa: E402
from measured import Steps  # noqa: E402

from odoo.addons.bank_payment_reconcile import matching  # noqa: E402


def measure(backlog):
    """The steps one by one, and then the button as a user presses it."""
    env = backlog.env
    document = env["bank.reconciliation"].create(
        {"journal_id": backlog.bank.id, "date": "2026-02-28"}
    )
    env.flush_all()
    env.invalidate_all()
    lines, currency = document.line_ids, document.currency_id
    Ledger = env["bank.matching.ledger"]
    steps = Steps(env)
    with steps("load and index"):
        ledger = Ledger._load_entries(
            backlog.bank, currency, lines, document._get_entries_domain()
        )
        bank_lines = Ledger._to_lines(lines)
    with steps("match"):
        proposals = matching.match_entries(ledger, bank_lines, PARAMETERS["days"])
    with steps("store"):
        lines._store_proposals(proposals, currency)
        env.flush_all()
    document.action_unmatch()
    env.flush_all()
    env.invalidate_all()
    with steps("button"):
        document.action_match_automatically(days=PARAMETERS["days"])
        env.flush_all()
    applied = [p for p in proposals if p.applications]
    return {
        "entries": len(ledger.entries),
        "lines": len(lines),
        "seconds": {name: round(value, 2) for name, value in steps.seconds.items()},
        "queries": steps.queries,
        "matched": len(applied),
        "right": _count_right(env, applied),
        "without_review": sum(not p.needs_review for p in applied),
        "ambiguous": sum(bool(p.rivals) for p in proposals),
    }


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
    backlog = EntryBacklog(env, PARAMETERS["entries"], PARAMETERS["lines"])
    backlog.build()
    figures = measure(backlog)
    with open(PARAMETERS["result"], "w") as target:
        json.dump(figures, target)


main(env)  # noqa: F821 - the shell's environment
