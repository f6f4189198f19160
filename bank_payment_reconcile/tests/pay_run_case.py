"""Bills to pay and a bank that pays them, on Thursday, 26 November 2026."""

from datetime import date

from freezegun import freeze_time

from odoo import Command

from .common import BankReconcileCommon

TODAY = date(2026, 11, 26)
IBANS = (
    "DE75512108001245126199",
    "FR1420041010050500013M02606",
    "NL91ABNA0417164300",
    "BE68539007547034",
)


class PayRunCase(BankReconcileCommon):
    """A company that pays in the currency of its books."""

    @classmethod
    def setUpClass(cls):
        frozen = freeze_time("2026-11-26 09:00:00")
        frozen.start()
        cls.addClassCleanup(frozen.stop)
        super().setUpClass()
        cls.other_currency = cls.setup_other_currency("EUR")
        cls.tulp = cls._create_vendor("Tulp Kantoor B.V.", IBANS[2])
        cls.rhein = cls._create_vendor("Rheinwerk Metall GmbH", IBANS[0])

    @classmethod
    def _create_vendor(cls, name, account=None, **values):
        return cls._create_partner(
            name,
            account=account,
            supplier_rank=1,
            property_supplier_payment_term_id=False,
            **values,
        )

    @classmethod
    def _bill(cls, partner, amount, number, due=None, day=None, **values):
        """A posted vendor bill; returns its open item."""
        values = {
            "move_type": "in_invoice",
            "invoice_payment_term_id": False,
            **values,
        }
        day = day or date(2026, 11, 2)
        return cls._create_document(
            partner,
            amount,
            f"B/{number}",
            day=day,
            ref=number,
            invoice_date_due=due or day,
            **values,
        )

    @classmethod
    def _create_run(cls, user=None, **values):
        runs = cls.env["bank.payment.run"]
        if user:
            runs = runs.with_user(user)
        return runs.create({"journal_id": cls.bank.id, **values})

    @classmethod
    def _pay(cls, run, *items, **values):
        """A payment of a run that pays open items as they are."""
        return cls.env["bank.payment.line"].create(
            {
                "run_id": run.id,
                "partner_id": items[0].partner_id.id,
                "currency_id": items[0].currency_id.id,
                "item_ids": [
                    Command.create({"move_line_id": item.id}) for item in items
                ],
                **values,
            }
        )

    def _told(self, lines):
        """Payee, amount and day of payments."""
        return [
            (line.partner_id.name, line.amount, str(line.planned_date))
            for line in lines
        ]
