"""What the table of rights in the READMEs says, row by row: models and methods."""

#: The columns of the table: {heading: the user of the attacks with that group}
COLUMNS = {
    "Invoicing": "invoice",
    "Read only": "readonly",
    "Basic": "basic",
    "Accountant": "accountant",
    "Administrator": "manager",
    "System": "admin",
}
_LINE = "account.bank.statement.line"
#: {first words of the row: what it stands for, as (model, right) or (model, method)}
ROWS = {
    "See bank lines": [
        (_LINE, "read"),
        ("bank.payment.application", "read"),
        ("bank.check.entry", "read"),
        (_LINE, "get_bank_reconciliation_panel"),
    ],
    "See reconciliations": [
        ("bank.reconciliation", "read"),
        ("bank.posting.log", "read"),
        ("bank.reconciliation", "action_print"),
        ("bank.payment.provider", "read"),
    ],
    "See payment runs": [
        ("bank.payment.run", "read"),
        ("bank.payment.line", "read"),
        ("bank.payment.file", "read"),
        ("bank.payment.report", "read"),
        ("bank.direct.debit.mandate", "read"),
        ("bank.payment.advice", "read"),
        ("bank.payment.advice.row", "read"),
        ("bank.payment.run", "action_open_lines"),
    ],
    "Apply, accept, post": [
        (_LINE, "write"),
        ("bank.payment.application", "create"),
        ("bank.learned.payer", "unlink"),
        (_LINE, "action_accept"),
        (_LINE, "action_post_applications"),
        (_LINE, "action_undo_applications"),
        (_LINE, "action_apply_advice"),
        ("bank.payment.advice", "action_set_aside"),
        ("bank.payment.advice.import", "create"),
    ],
    "Import files": [
        ("bank.statement.import", "create"),
        ("bank.guide", "create"),
        ("bank.payment.advice", "unlink"),
        ("bank.reconciliation", "write"),
        ("bank.text.mapping", "write"),
        ("bank.fund.transfer", "create"),
        ("bank.statement.export", "create"),
        ("bank.check.entry", "action_void"),
        ("bank.check.entry", "action_stop_payment"),
        ("bank.reconciliation", "action_post"),
        ("bank.statement.feed.log", "action_import_again"),
    ],
    "Prepare, check, release": [
        ("bank.payment.run", "create"),
        ("bank.payment.suggest", "create"),
        ("bank.payment.run", "action_check"),
        ("bank.payment.finding", "action_accept"),
        ("bank.payment.run", "action_release"),
        ("bank.payment.run", "action_export"),
        ("bank.payment.run", "action_send"),
        ("bank.payment.run", "action_cancel"),
        ("bank.direct.debit.mandate", "write"),
        ("bank.positive.pay.export", "create"),
        ("account.journal", "import_payment_status"),
    ],
    "Rules, formats": [
        ("bank.payment.rule", "write"),
        ("bank.statement.format", "write"),
        ("bank.payment.layout", "write"),
        ("bank.statement.feed", "write"),
        ("account.journal", "write"),
        ("bank.payment.provider", "write"),
        ("bank.statement.feed", "action_fetch"),
        ("bank.posting.run", "action_stop"),
    ],
    "What all companies share": [
        ("res.company", "write"),
        ("bank.import.alias", "read"),
    ],
}
