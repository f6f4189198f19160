"""Runs in Odoo's shell, where the addon is not installed: what it left.

What was found goes to the file FOUND; the facts of the scene are in the file SCENE.
"""

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, os.environ["TESTS"])
from uninstall_scene import get_sums  # noqa: E402

#: Pages of Odoo that the addon extends.
PAGES = (
    "account.move",
    "account.journal",
    "account.payment",
    "account.bank.statement",
    "account.bank.statement.line",
    "res.config.settings",
    "res.company",
    "res.partner",
)
OURS = "bank_payment_reconcile"
LEFT = {
    "columns": """
        SELECT table_name || '.' || column_name FROM information_schema.columns
         WHERE table_schema = 'public' AND (column_name LIKE 'bank\\_%%'
           OR column_name IN ('match_confidence', 'needs_review', 'applied_amount'))
           AND table_name NOT LIKE 'res\\_%%'
           AND column_name NOT IN (SELECT name FROM ir_model_fields)
    """,
    "tables": """
        SELECT table_name FROM information_schema.tables
         WHERE table_schema = 'public' AND table_name IN (
               'bank_payment_application', 'bank_payment_rule', 'bank_text_mapping',
               'bank_statement_feed', 'bank_reconciliation', 'bank_check_entry',
               'bank_payment_run', 'bank_payment_line', 'bank_payment_file',
               'bank_direct_debit_mandate')
    """,
    "models": "SELECT model FROM ir_model WHERE model LIKE 'bank.%%'",
    "data": "SELECT model || ' ' || name FROM ir_model_data WHERE module = %(ours)s",
    "views": "SELECT name FROM ir_ui_view WHERE arch_db::text LIKE %(like)s",
    "crons": """
        SELECT cron_name FROM ir_cron cron
          LEFT JOIN ir_act_server action ON action.id = cron.ir_actions_server_id
         WHERE action.id IS NULL OR action.code LIKE '%%bank%%feed%%'
            OR cron_name LIKE '%%Folder%%'
    """,
    "menus": """
        SELECT menu.id::text FROM ir_ui_menu menu
         WHERE menu.action LIKE 'ir.actions.act_window,%%' AND NOT EXISTS (
               SELECT FROM ir_act_window action
                WHERE action.id = split_part(menu.action, ',', 2)::int)
    """,
    "sequences": "SELECT code FROM ir_sequence WHERE code LIKE 'bank.%%'",
    "rules": """
        SELECT name FROM ir_rule WHERE model_id NOT IN (SELECT id FROM ir_model)
    """,
}


def look(env):
    facts = json.loads(Path(os.environ["SCENE"]).read_text())
    found = {"sums": get_sums(env)}
    for name, query in LEFT.items():
        env.cr.execute(query, {"ours": OURS, "like": f"%{OURS}%"})
        found[name] = sorted(row[0] for row in env.cr.fetchall())
    moves = env["account.move"].browse(facts["moves"]).exists()
    found["states"] = sorted(set(moves.mapped("state")))
    found["told"] = {
        str(move.id): [message.body for message in move.message_ids if message.body]
        for move in moves
    }
    company = env["res.company"].browse(facts["company"])
    env = env(context={"allowed_company_ids": company.ids})
    for model in PAGES:
        env[model].get_views([(False, "form"), (False, "list")])
        env[model].search([], limit=5).read()
    # The books go on without us.
    line = env["account.bank.statement.line"].search(
        [("company_id", "=", company.id)], limit=1
    )
    line.copy({"amount": 12.0, "payment_ref": "without us"}).unlink()
    found["company"] = company.name
    return found


Path(os.environ["FOUND"]).write_text(json.dumps(look(env)))  # noqa: F821
