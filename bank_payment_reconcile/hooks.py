from odoo.tools import SQL
from odoo.tools.sql import column_exists, create_column

ADDON = "bank_payment_reconcile"
TABLE = "account_bank_statement_line"
#: Models of Odoo, besides those of accounting, of which the demo data has records.
BOOKS = ["res.bank", "res.company", "res.partner", "res.partner.bank"]

#: The amount that the bank moved, in the currency of the transaction.
_AMOUNT = """CASE WHEN line.foreign_currency_id IS NULL THEN line.amount
                  ELSE line.amount_currency END"""

#: What of it waits in the entry, as `_bank_get_waiting_amount` says.
_WAITING = f"""CASE
    WHEN line.is_reconciled THEN 0
    WHEN move.checked THEN COALESCE(-line.amount_residual, {_AMOUNT})
    ELSE (SELECT COALESCE(-sum(entry.amount_currency), 0)
            FROM account_move_line entry
            JOIN account_journal journal ON journal.id = entry.journal_id
           WHERE entry.move_id = line.move_id
             AND entry.account_id = journal.suspense_account_id)
    END"""

#: Stored fields of ours on bank lines -> (column type, what a line has on which
#: nothing was ever applied by us). What is reconciled was used all the same.
COLUMNS = {
    "bank_transaction_currency_id": (
        "int4",
        "COALESCE(line.foreign_currency_id, line.currency_id)",
    ),
    "bank_transaction_amount": ("numeric", _AMOUNT),
    "applied_amount": (
        "numeric",
        f"CASE WHEN line.is_reconciled THEN {_AMOUNT} ELSE 0 END",
    ),
    "difference_amount": ("numeric", _WAITING),
    "match_confidence": ("varchar", "'none'"),
    "needs_review": ("bool", "line.is_reconciled IS NOT TRUE"),
}

#: And what they have at the installation, in one pass: the table is rewritten once.
AT_INSTALLATION = COLUMNS | {"bank_booking_date": ("date", "move.date")}


def pre_init_hook(env):
    """Add our stored columns to the bank lines in one statement.

    An existing company has years of lines; computing the fields one record at a
    time would keep its administrator waiting for hours.
    """
    for name, (column_type, _value) in AT_INSTALLATION.items():
        if not column_exists(env.cr, TABLE, name):
            create_column(env.cr, TABLE, name, column_type)
    fill_columns(env.cr, columns=AT_INSTALLATION)
    # What an uninstallation before this version could not delete.
    release_books(env.cr)


def post_init_hook(env):
    """Put the checks on record that were issued before the register."""
    env["bank.check.entry"]._register_existing()


def uninstall_hook(env):
    """Leave the books: what was posted stays posted, in whatever company.

    Odoo deletes whatever the addon's files brought; of the story that comes with
    the demo data that would be invoices, payments and entries.
    """
    release_books(env.cr)
    delete_sequences(env)
    # Odoo deletes mandates and runs in its own order, which these would refuse.
    env.cr.execute("DELETE FROM bank_direct_debit_use")


def delete_sequences(env):
    """Delete the sequences that numbered payment runs: each came with the first run of
    a bank, not with our files, so Odoo would leave them."""
    sequences = env["ir.sequence"].with_context(active_test=False)
    sequences.search([("code", "=like", "bank.payment.run.%")]).unlink()


def release_books(cr):
    """Forget that records of Odoo's books came with our files."""
    cr.execute(
        "DELETE FROM ir_model_data WHERE module = %s"
        " AND (model LIKE 'account.%%' OR model = ANY(%s))",
        [ADDON, BOOKS],
    )


def fill_columns(cr, condition="TRUE", columns=None):
    """Give bank lines the values they have before anything is applied by us.

    :param condition: SQL that says of which `line` and `move`; by default of all.
    :param columns: {name: (type, SQL of its value)}; `COLUMNS` by default.
    """
    assignments = SQL(", ").join(
        SQL("%s = %s", SQL.identifier(name), SQL(value))
        for name, (_type, value) in (columns or COLUMNS).items()
    )
    cr.execute(
        SQL(
            "UPDATE %s line SET %s FROM account_move move "
            "WHERE move.id = line.move_id AND (%s)",
            SQL.identifier(TABLE),
            assignments,
            SQL(condition),
        )
    )
