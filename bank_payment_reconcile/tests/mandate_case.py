"""Customers who allowed us to debit them."""

from datetime import date

from .common import BankReconcileCommon

CREDITOR = "DE98ZZZ09999999999"
IBAN = "NL91ABNA0417164300"
OTHER_IBAN = "BE68539007547034"


class MandateCase(BankReconcileCommon):
    """A creditor with one customer, who has an account."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.company_data["company"]
        cls.company.bank_creditor_identifier = CREDITOR
        cls.account = cls._note_account(cls.nordlicht, IBAN)
        cls.Mandate = cls.env["bank.direct.debit.mandate"]
        cls.Use = cls.env["bank.direct.debit.use"]

    @classmethod
    def _create_mandate(cls, partner=None, account=None, **values):
        """A mandate, signed and active."""
        partner = partner or cls.nordlicht
        if account is None:
            account = cls.account if partner == cls.nordlicht else None
        mandate = cls.Mandate.create(
            {
                "partner_id": partner.id,
                "partner_bank_id": (account or partner.bank_ids[:1]).id,
                "signed_on": date(2026, 8, 1),
                **values,
            }
        )
        mandate.action_activate()
        return mandate

    @classmethod
    def _create_run(cls, **values):
        return cls.env["bank.payment.run"].create(
            {"journal_id": cls.bank.id, "kind": "debit", **values}
        )

    @classmethod
    def _debit(cls, mandate, day=date(2026, 12, 1)):
        """One debit by a mandate, as if a file had ordered it."""
        line = cls.env["bank.payment.line"].create(
            {
                "run_id": cls._create_run().id,
                "partner_id": mandate.partner_id.id,
                "partner_bank_id": mandate.partner_bank_id.id,
                "currency_id": cls.company.currency_id.id,
                "amount": 119.0,
            }
        )
        return cls.Use._record([(mandate, line, day, mandate._get_debit_details()[0])])
