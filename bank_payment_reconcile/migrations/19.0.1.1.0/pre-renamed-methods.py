"""Methods of ours that a database calls by name have other names since this version."""

ADDON = "bank_payment_reconcile"
#: On these models of Odoo: what buttons and scheduled actions call.
MODELS = [
    "account.bank.statement",
    "account.bank.statement.line",
    "account.journal",
    "account.payment",
]
RENAMED = {
    "_cron_apply_automatically": "_bank_cron_apply_automatically",
    "_cron_post_applications": "_bank_cron_post_applications",
    "action_book_opening_balance": "action_bank_book_opening_balance",
    "action_complete_transfer": "action_bank_complete_transfer",
    "action_correct_payment": "action_bank_correct_payment",
    "action_import_statement": "action_bank_import_statement",
    "action_keep_look_alike": "action_bank_keep_look_alike",
    "action_open_bank_account_reconciliation": "action_bank_reconcile_account",
    "action_open_bank_reconciliation": "action_bank_open_reconciliation",
    "action_open_check_void": "action_bank_open_check_void",
    "action_open_checks": "action_bank_open_checks",
    "action_open_paired_payment": "action_bank_open_paired_payment",
    "action_open_payment_reconciliation": "action_bank_open_payment_reconciliation",
    "action_open_post_reconcile": "action_bank_open_post_reconcile",
    "action_open_same_payer": "action_bank_open_same_payer",
    "action_open_statement": "action_bank_open_statement",
    "action_post_and_reconcile": "action_bank_post_and_reconcile",
    "action_post_selected": "action_bank_post_selected",
    "action_preview_posting": "action_bank_preview_posting",
    "action_reconciliation_apply": "action_bank_reconciliation_apply",
    "action_reconciliation_close": "action_bank_reconciliation_close",
    "action_reconciliation_post": "action_bank_reconciliation_post",
    "action_remove_look_alike": "action_bank_remove_look_alike",
    "action_show_transaction_details": "action_bank_show_transaction_details",
    "action_transfer_funds": "action_bank_transfer_funds",
    "action_undo_transfer": "action_bank_undo_transfer",
    "action_write_off_difference": "action_bank_write_off_difference",
    "get_likely_partners": "get_bank_likely_partners",
    "get_reconciliation_banks": "get_bank_reconciliation_journals",
    "get_reconciliation_overview": "get_bank_reconciliation_overview",
    "get_reconciliation_panel": "get_bank_reconciliation_panel",
}
OURS = """
    SELECT res_id FROM ir_model_data
     WHERE module = %(addon)s AND model = 'ir.ui.view'
"""


def migrate(cr, version):
    """Rename them in views, which are checked one by one as they are updated, those of
    others among them, and in the code of actions that an update leaves alone."""
    for old, new in RENAMED.items():
        values = {"addon": ADDON, "models": MODELS, "old": rf"\m{old}\M", "new": new}
        cr.execute(
            f"""
            UPDATE ir_ui_view
               SET arch_db = regexp_replace(arch_db::text, %(old)s, %(new)s, 'g')::jsonb
             WHERE arch_db::text ~ %(old)s
               AND (model = ANY(%(models)s) OR id IN ({OURS}))
            """,
            values,
        )
        cr.execute(
            """
            UPDATE ir_act_server
               SET code = regexp_replace(code, %(old)s, %(new)s, 'g')
             WHERE code ~ %(old)s
               AND model_id IN (SELECT id FROM ir_model WHERE model = ANY(%(models)s))
            """,
            values,
        )
