"""Runs in Odoo's shell: the demo statement comes in and is posted, a feed is set up, a
payment goes out in a file.

The sums of the ledger and what the entries' messages say go to the file SCENE.
"""

import json
import os
from pathlib import Path

from odoo.addons.bank_payment_reconcile import statement_formats

ADDON = Path(statement_formats.__file__).resolve().parent.parent
SUMS = """
SELECT count(*), count(DISTINCT move_id), sum(debit), sum(credit),
       sum(amount_residual), count(*) FILTER (WHERE reconciled),
       (SELECT count(*) FROM account_partial_reconcile),
       (SELECT count(*) FROM account_full_reconcile),
       (SELECT count(*) FROM account_bank_statement_line),
       (SELECT count(*) FROM account_payment),
       (SELECT count(*) FROM res_partner_bank)
  FROM account_move_line WHERE parent_state = 'posted'
"""


def get_sums(env):
    env.flush_all()
    env.cr.execute(SUMS)
    return [float(value) for value in env.cr.fetchone()]


def export_payment(env, journal):
    """A vendor's bill is paid by a file: its run, its content, its entry."""
    vendor = env["res.partner"].create(
        {"name": "Papier Petersen", "city": "Kiel", "country_id": env.ref("base.de").id}
    )
    env["res.partner.bank"].create(
        {
            "partner_id": vendor.id,
            "acc_number": "DE75512108001245126199",
            "allow_out_payment": True,
        }
    )
    bill = env["account.move"].create(
        {
            "move_type": "in_invoice",
            "partner_id": vendor.id,
            "invoice_date": "2026-01-02",
            "ref": "P-1",
            "invoice_line_ids": [
                (0, 0, {"name": "Paper", "price_unit": 59.0, "tax_ids": False})
            ],
        }
    )
    bill.action_post()
    journal.bank_payment_format = "pain.001.001.09"
    items = bill.line_ids.filtered(
        lambda item: item.account_type == "liability_payable"
    )
    run = env["bank.payment.run"].create({"journal_id": journal.id})
    env["bank.payment.line"].create(
        {
            "run_id": run.id,
            "partner_id": vendor.id,
            "item_ids": [(0, 0, {"move_line_id": items.id})],
        }
    )
    run.action_check()
    run.finding_ids.filtered(lambda each: each.level == "word").action_accept()
    run.action_export()


def play(env):
    journal = env.ref("bank_payment_reconcile.demo_bank_journal")
    company = journal.company_id
    admin = env.ref("base.user_admin")
    env = env(user=admin, context={"allowed_company_ids": company.ids})
    data = (ADDON / "demo/statement.ofx").read_bytes()
    lines = journal.with_env(env).import_bank_statements(data, "statement.ofx").line_ids
    applied = lines.filtered("application_ids")
    applied.action_accept()
    applied.action_post_applications()
    posted = lines.filtered("is_reconciled")
    env["bank.statement.feed"].create(
        {
            "name": "Folder",
            "kind": "folder",
            "journal_id": journal.id,
            "company_id": company.id,
        }
    )
    export_payment(env, journal.with_env(env))
    env.cr.commit()
    return {
        "company": company.id,
        "moves": posted.move_id.ids,
        "told": {
            move.id: [message.body for message in move.message_ids if message.body]
            for move in posted.move_id
        },
        "sums": get_sums(env),
    }


# The shell gives it; whoever imports this module has none.
if "env" in globals():
    Path(os.environ["SCENE"]).write_text(json.dumps(play(env)))  # noqa: F821
