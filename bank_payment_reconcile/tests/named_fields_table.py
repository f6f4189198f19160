"""The fields by which a person names a record that our code may use as the system: the
matcher, the scheduled actions and what keeps the records of decisions.

Each is here with the reason why it does no harm; a new one fails the tests until
somebody has found one. What no person may write is in `record_table.py`.
"""

#: Odoo refuses a record of another company, which a test compares.
CHECKED = "of the company of its record"
#: Asked by the record rules before it is written and again afterwards.
OWN_COMPANY = "nobody hands a record to a company in which they may not write"

NAMED_FIELDS = {
    # -- What is proposed and posted, at night by the system
    ("bank.payment.application", "statement_line_id"): (
        "an application stays with its payment, whose rights count"
    ),
    ("bank.payment.application", "move_line_id"): (
        "of the company or a branch of it: a constraint says which, and posting asks "
        "again under lock"
    ),
    ("bank.payment.application", "account_id"): CHECKED,
    ("bank.payment.application", "partner_id"): CHECKED,
    ("bank.payment.application", "write_off_account_id"): CHECKED,
    ("bank.payment.application", "tax_ids"): CHECKED,
    ("account.bank.statement.line", "bank_reconciliation_id"): (
        "a draft that the person may write, and only of lines on no posted document"
    ),
    ("bank.reconciliation", "journal_id"): CHECKED,
    ("bank.reconciliation", "statement_id"): CHECKED,
    ("bank.learned.payer", "partner_id"): CHECKED,
    ("bank.learned.payer", "company_id"): OWN_COMPANY,
    ("bank.cash.expectation", "company_id"): OWN_COMPANY,
    ("bank.cash.expectation", "partner_id"): CHECKED,
    ("bank.cash.expectation", "currency_id"): "a currency is nobody's",
    # -- What is paid
    ("bank.payment.run", "journal_id"): (
        "says the company; of which somebody may make runs, record rules say"
    ),
    ("bank.payment.line", "run_id"): CHECKED,
    ("bank.payment.line", "partner_id"): CHECKED,
    ("bank.payment.line", "partner_bank_id"): CHECKED,
    ("bank.payment.line", "destination_journal_id"): CHECKED,
    ("bank.payment.line", "currency_id"): "a currency is nobody's",
    ("bank.payment.line", "mandate_id"): CHECKED,
    ("bank.direct.debit.mandate", "company_id"): OWN_COMPANY,
    ("bank.direct.debit.mandate", "partner_id"): CHECKED,
    ("bank.direct.debit.mandate", "partner_bank_id"): CHECKED,
    ("bank.payment.item", "line_id"): CHECKED,
    ("bank.payment.item", "move_line_id"): (
        "of the company or a branch of it: a constraint says which"
    ),
    # -- Who sent what explains a payment
    ("bank.payment.advice", "partner_id"): CHECKED,
    # -- What is set up
    ("bank.payment.provider", "company_id"): OWN_COMPANY,
    ("bank.payment.provider", "partner_id"): CHECKED,
    ("bank.payment.provider", "fee_account_id"): CHECKED,
    ("bank.payment.provider", "fee_tax_ids"): CHECKED,
    ("bank.payment.provider", "clearing_account_id"): CHECKED,
    ("bank.payment.provider", "reserve_account_id"): CHECKED,
    ("bank.payment.provider", "dispute_account_id"): CHECKED,
    ("bank.payment.provider", "journal_id"): CHECKED,
    ("bank.text.mapping", "company_id"): OWN_COMPANY,
    ("bank.text.mapping", "debit_account_id"): CHECKED,
    ("bank.text.mapping", "credit_account_id"): CHECKED,
    ("bank.text.mapping", "partner_id"): CHECKED,
    ("bank.text.mapping", "journal_ids"): CHECKED,
    ("bank.text.mapping.condition", "mapping_id"): (
        "a mapping that the person may write; the rules ask for its company"
    ),
    ("bank.text.mapping.row", "mapping_id"): (
        "a mapping that the person may write; the rules ask for its company"
    ),
    ("bank.text.mapping.row", "account_id"): CHECKED,
    ("bank.text.mapping.row", "tax_ids"): CHECKED,
    ("bank.payment.rule", "company_id"): OWN_COMPANY,
    ("bank.statement.format", "company_id"): OWN_COMPANY,
    ("bank.statement.format.column", "format_id"): (
        "a format that the person may write; how a file is read opens nothing else"
    ),
    ("bank.payment.layout", "company_id"): OWN_COMPANY,
    ("bank.payment.layout.column", "layout_id"): (
        "a layout that the person may write; how a file is written opens nothing else"
    ),
    ("account.journal", "bank_payment_layout_id"): CHECKED,
    ("account.journal", "bank_positive_pay_layout_id"): CHECKED,
    ("account.journal", "bank_send_feed_id"): CHECKED,
    ("account.journal", "bank_return_product_id"): CHECKED,
    ("account.journal", "bank_fee_account_id"): CHECKED,
    ("account.journal", "bank_fee_tax_ids"): CHECKED,
    ("account.journal", "bank_write_off_gain_account_id"): CHECKED,
    ("account.journal", "bank_write_off_loss_account_id"): CHECKED,
    ("account.journal", "bank_statement_format_id"): CHECKED,
    # -- What the scheduled action of a feed works with
    ("bank.statement.feed", "company_id"): OWN_COMPANY,
    ("bank.statement.feed", "journal_id"): CHECKED,
    ("bank.statement.feed", "responsible_id"): (
        "gets an activity and no right: the manager says whom the feed tells"
    ),
}
