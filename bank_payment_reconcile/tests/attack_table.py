"""Who may do what: every model and every public method of this addon.

A new model or method fails the tests until somebody has decided on it here.
"""

OURS = "bank_payment_reconcile.group_bank_reconcile_"
#: The users of the attacks: {name: their groups}; nobody is logged in as "public".
USERS = {
    "public": None,
    "portal": "base.group_portal",
    "plain": "base.group_user",
    "invoice": "account.group_account_invoice",
    "readonly": "account.group_account_readonly",
    "basic": "account.group_account_basic",
    "accountant": f"{OURS}user",
    "manager": f"{OURS}manager",
    "admin": f"{OURS}manager,base.group_system",
    # With all our rights, but in another company, and in a branch of this one.
    "other": f"{OURS}manager",
    "branch": f"{OURS}manager",
}
