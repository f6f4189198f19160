{
    "name": "Bank Payment Reconciliation",
    "summary": "Apply bank statements to open items by rules, with confidence and "
    "reasons; review, post, undo",
    "version": "19.0.1.0.0",
    "category": "Accounting/Accounting",
    "license": "LGPL-3",
    "author": "bank_payment_reconcile contributors",
    "depends": ["account", "account_check_printing"],
    "external_dependencies": {"python": ["ofxparse", "rapidfuzz", "stdnum"]},
    "data": [],
    "demo": [],
    "application": True,
    "installable": True,
}
