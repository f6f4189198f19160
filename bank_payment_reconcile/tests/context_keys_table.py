"""Every key that this addon reads of the context, which a client may send with a call.

A new key fails the tests until somebody has said here what a client gets by it. No key
may switch off a check: what only our own code may say is an object, which no client can
send.
"""

#: An object of ours stands there, told by its identity; a client's value is no such.
OURS = "ours"
#: It chooses what is shown or opened, of what this person may see anyway.
SHOWN = "shown"
#: It names records: ids alone are taken, and those alone that this person may read.
NAMED = "named"
#: A choice that the person could make as well, of which other values are ignored.
CHOICE = "choice"
#: Odoo's, which reads it in the same call and has its own words for nonsense.
HOST = "host"

#: {key, or the expression that stands for it: (what it is, the calls that read it)}
CONTEXT_KEYS = {
    # own_write.py: our posting, which keeps the record of what it writes
    "KEY": (OURS, "write_entry"),
    # account_payment_check.py: many numbers, followed in the register at once
    "LATER_KEY": (OURS, "create_check"),
    # bank_tracked.py, of Odoo's: what is set there is taken back
    "name": (OURS, "write_rule"),
    # -- Names of records
    "bank_reconciliation_id": (NAMED, "read_entry"),
    "bank_opening_asked_by": (NAMED, "post_opening"),
    "bank_opening_back": (NAMED, "post_opening"),
    "bank_described_file": (NAMED, "open_format import_described"),
    "default_bank_reconciliation_id": (NAMED, "create_line"),
    "default_journal_id": (HOST, ""),
    "default_new_journal_name": (HOST, ""),
    "payment_ids": (NAMED, "print_checks"),
    "active_id": (NAMED, "open_map_text open_payment_suggest"),
    "active_ids": (
        NAMED,
        "open_check_deposit open_check_void open_transfer_difference open_export"
        " open_payment_add open_ask",
    ),
    # -- Choices
    "active_model": (CHOICE, "open_export open_payment_add"),
    "bank_amount_signs": (CHOICE, "import_table import_file"),
    "bank_date_order": (CHOICE, "import_table import_file"),
    "bank_file_direction": (CHOICE, "import_file"),
    # -- What is shown
    "bank_entries_later": (SHOWN, "search_entries"),
    "bank_on_its_page": (SHOWN, "remove_look_alike"),
    "to_review": (SHOWN, "open_journal"),
}

#: What stands under a key that means something else, or nothing.
GARBAGE = ("abc", -1, 2**40, 1.5, True, {"id": 5}, [None], ["abc"], [[1, 2]])
#: And under one that is to name a dialog by its model and its id.
NO_DIALOGS = (
    ["res.users", 1],
    ["bank.reconciliation"],
    ["bank.reconciliation", "x"],
    ["bank.reconciliation", 2**40],
    [["bank.reconciliation"], 1],
)
#: Odoo keeps what is computed by this key, and has no room for the others.
KEPT_BY = {"bank_reconciliation_id"}
