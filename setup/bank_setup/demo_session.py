"""Runs inside `odoo shell`: imports the demo statement, applies it, reports.

A second call finds the lines of the first and only reports them.
"""

import json
import os

from odoo.tools import file_open

JOURNAL = "bank_payment_reconcile.demo_bank_journal"
STATEMENT = "bank_payment_reconcile/demo/statement.ofx"


def lines_of_demo(env):
    """Return the demo journal's statement lines, imported and applied if new."""
    journal = env.ref(JOURNAL)
    env = env(context=dict(env.context, allowed_company_ids=[journal.company_id.id]))
    journal = journal.with_env(env)
    found = env["account.bank.statement.line"].search(
        [("journal_id", "=", journal.id)], order="internal_index"
    )
    if found:
        return found
    with file_open(STATEMENT, "rb") as statement:
        data = statement.read()
    statements = journal.import_bank_statements(data, STATEMENT.rsplit("/")[-1])
    lines = statements.line_ids.sorted("internal_index")
    lines.action_apply_automatically()
    return lines


def describe(line):
    """Return what the table says of a line."""
    confidence = dict(line._fields["match_confidence"]._description_selection(line.env))
    return {
        "text": text_of(line),
        "amount": line.currency_id.format(line.amount)
        if not line.foreign_currency_id
        else line.foreign_currency_id.format(line.amount_currency),
        "applied": [target(application) for application in line.application_ids],
        "confidence": confidence.get(line.match_confidence, line.match_confidence),
        "review": line.needs_review,
        "why": reasons_of(line),
    }


def reasons_of(line):
    """Return the reasons of a line's applications, or why it has none."""
    if not line.application_ids:
        return (line.bank_match_explanation or "").splitlines()
    return [
        reason["text"]
        for application in line.application_ids
        for reason in application.reasons or []
    ]


def text_of(line):
    """Return who paid and for what; many banks repeat the name in the text."""
    name, text = line.partner_name or "", line.payment_ref or ""
    return text if name in text else f"{name} {text}"


def target(application):
    """Return the name of what an application applies to."""
    item = application.move_line_id
    return item.move_id.name if item else application.account_id.display_name


def report(env, path):
    """Apply the demo statement and write what came of it as JSON."""
    lines = lines_of_demo(env)
    env.cr.commit()
    menu = env.ref("bank_payment_reconcile.menu_payment_reconciliation", False)
    result = {
        "company": lines.company_id.name,
        "journal": lines.journal_id.name,
        "menu": menu.complete_name if menu else "",
        "lines": [describe(line) for line in lines],
    }
    with open(path, "w") as output:
        json.dump(result, output)


report(env, os.environ["DEMO_REPORT"])  # noqa: F821 - odoo shell provides env
