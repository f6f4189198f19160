"""A bank that posts by itself, the people who try to use that, and honest ones."""

from datetime import date

from .common import BankReconcileCommon

#: Accounts that are noted for years.
BALTIC = "EE179922001101021045"
SPARRE = "DK3396440000871206"
KIRCHNER = "DE57259910200046617305"
OURS = "DE89370400440532013000"
#: An account of a swindler, known to nobody.
MULE = "LT601010012345678901"


class FraudCommon(BankReconcileCommon):
    """Baltic and Sparre are vendors whose accounts are noted, Hafen one whose is not;
    Kirchner is a customer whose account is noted."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bank.bank_post_automatically = True
        cls.baltic = cls._create_vendor("Baltic Timber OÜ", BALTIC)
        cls.sparre = cls._create_vendor("Sparre Emballage A/S", SPARRE)
        cls.hafen = cls._create_vendor("Hafenquartier Immobilien GmbH")
        cls.kirchner = cls._create_partner("Kirchner Maschinenbau GmbH", KIRCHNER)
        cls.bills = cls.mules = 0

    @classmethod
    def _create_vendor(cls, name, account=None):
        return cls._create_partner(name, account, customer_rank=0, supplier_rank=1)

    @classmethod
    def _bill(cls, partner, amount, ref, **values):
        """A posted vendor bill with the vendor's own number."""
        cls.bills += 1
        return cls._create_document(
            partner, amount, f"BILL/2026/01/{cls.bills:04}", "in_invoice", ref=ref
        )

    @classmethod
    def _credit_note(cls, partner, amount, number):
        return cls._create_document(partner, amount, number, "out_refund")

    @classmethod
    def _pay(cls, partner, amount, day=date(2026, 1, 12), **values):
        """A payment to a partner that a person registered."""
        payment = cls.env["account.payment"].create(
            {
                "payment_type": "outbound",
                "partner_type": "supplier",
                "partner_id": partner.id,
                "amount": amount,
                "date": day,
                "journal_id": cls.bank.id,
                **values,
            }
        )
        payment.action_post()
        return payment

    def _map(self, text, partner=None, **values):
        return self.env["bank.text.mapping"].create(
            {
                "text": text,
                "credit_account_id": self.fees.id,
                "partner_id": partner and partner.id,
                # What bounds alone would let pass.
                "limit_out": 50000.0,
                **values,
            }
        )

    def _open_mule(self):
        """The number of an account that a swindler opened, another one each time."""
        type(self).mules += 1
        return f"LT6010100123456{self.mules:05}"

    # -- The night --------------------------------------------------------------

    def _post_at_night(self):
        with self._as_a_worker() as env:
            env["account.bank.statement.line"]._bank_cron_post_applications()
        self.env.invalidate_all()

    def _get_kinds(self, line):
        """Kinds of the reasons that the page and the history show."""
        reasons = (line.bank_match_details or {}).get("reasons", [])
        for application in line.application_ids:
            reasons = reasons + (application.reasons or [])
        return {reason["kind"] for reason in reasons}
