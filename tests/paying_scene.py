"""A bank that takes payment files, and accounts of payees; used inside an Odoo
environment."""

from datetime import date

from odoo import SUPERUSER_ID

OWN_ACCOUNT = "DE89370400440532013000"
PAYEES_ACCOUNT = "DE75512108001245126199"
PAYING_CARD = {"bank_payment_format": "pain.001.001.09", "bank_run_booking": "each"}


def note_account(env, partner, number):
    """A bank account of a partner that is trusted for years.

    Odoo trusts none that is created by who may not validate bank accounts.
    """
    accounts = env["res.partner.bank"].with_user(SUPERUSER_ID)
    known = [("partner_id", "=", partner.id), ("acc_number", "=", number)]
    return accounts.search(known) or accounts.create(
        {
            "acc_number": number,
            "partner_id": partner.id,
            "allow_out_payment": True,
            "bank_known_since": date(2020, 1, 1),
        }
    )
