from odoo.tools import SQL
from odoo.tools.sql import column_exists, create_column

TABLE = "account_bank_statement_line"

#: Stored fields of ours on bank lines -> (column type, what a line has on which
#: nothing was ever applied by us).
COLUMNS = {
    "transaction_currency_id": ("int4", "COALESCE(foreign_currency_id, currency_id)"),
    "transaction_amount": (
        "numeric",
        "CASE WHEN foreign_currency_id IS NULL THEN amount ELSE amount_currency END",
    ),
    "applied_amount": ("numeric", "0"),
    "difference_amount": (
        "numeric",
        "CASE WHEN foreign_currency_id IS NULL THEN amount ELSE amount_currency END",
    ),
    "match_confidence": ("varchar", "'none'"),
    "needs_review": ("bool", "is_reconciled IS NOT TRUE"),
}


def pre_init_hook(env):
    """Add our stored columns to the bank lines in one statement.

    An existing company has years of lines; computing the fields one record at a
    time would keep its administrator waiting for hours.
    """
    for name, (column_type, _value) in COLUMNS.items():
        if not column_exists(env.cr, TABLE, name):
            create_column(env.cr, TABLE, name, column_type)
    fill_columns(env.cr)


def post_init_hook(env):
    """Put the checks on record that were issued before the register."""
    env["bank.check.entry"]._register_existing()


def fill_columns(cr):
    """Give every bank line the values it has before anything is applied."""
    assignments = SQL(", ").join(
        SQL("%s = %s", SQL.identifier(name), SQL(value))
        for name, (_type, value) in COLUMNS.items()
    )
    cr.execute(SQL("UPDATE %s SET %s", SQL.identifier(TABLE), assignments))
