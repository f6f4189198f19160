"""Runs that the bank has the file of, and what its statement shows of them."""

from datetime import date

from odoo import Command, fields

from .common import BankReconcileCommon

EXECUTED = date(2026, 1, 14)
FOUR = (100.0, 200.0, 300.0, 400.0)


def export_without_file(run, day):
    """Leave a run as it is after its export: booked, with ids of its own."""
    message = f"PAY-BNK1-{run.id:05}-XY7Z"
    for line in run.line_ids:
        line.write(
            {
                "execution_date": day,
                "end_to_end_id": f"E{line.id}-XY7Z",
                "instruction_id": f"P{line.id}",
                "payment_information_id": f"{message}-1",
                "state": "exported",
            }
        )
    run.write(
        {
            "state": "exported",
            "message_id": message,
            "exported_on": fields.Datetime.now(),
        }
    )
    run._book(run.line_ids)


class PayStatementCase(BankReconcileCommon):
    number = 0

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.outstanding = cls.env.company.transfer_account_id.copy(
            {"code": "OUTST8", "name": "Outstanding", "reconcile": True}
        )
        methods = cls.bank.outbound_payment_method_line_ids
        methods.payment_account_id = cls.outstanding
        cls.vendors = [
            cls._create_partner(name, customer_rank=0, supplier_rank=1)
            for name in (
                "Kabelwerk AG",
                "Sparre Emballage A/S",
                "Baltic Timber OÜ",
                "Tulp Kantoor B.V.",
            )
        ]

    @classmethod
    def _bill(cls, amount, vendor=None, **values):
        """A posted bill; returns its open item."""
        PayStatementCase.number += 1
        return cls._create_document(
            vendor or cls.vendors[0],
            amount,
            f"BILL/2026/{PayStatementCase.number:04}",
            values.pop("move_type", "in_invoice"),
            ref=f"F-{PayStatementCase.number}",
            **values,
        )

    @classmethod
    def _order(cls, *payments, booking="each", currency=None):
        """A run as it is after its export.

        :param payments: of each its items with what is paid of them and the discount.
        """
        cls.bank.bank_run_booking = booking
        currency = currency or cls.env.company.currency_id
        run = cls.env["bank.payment.run"].create({"journal_id": cls.bank.id})
        run = run.sudo()
        for items in payments:
            cls.env["bank.payment.line"].sudo().create(
                {
                    "run_id": run.id,
                    "partner_id": items[0][0].partner_id.id,
                    "currency_id": currency.id,
                    "amount": sum(item[1] for item in items),
                    "item_ids": [
                        Command.create(
                            {
                                "move_line_id": item.id,
                                "amount": amount,
                                "discount_amount": sum(discount),
                            }
                        )
                        for item, amount, *discount in items
                    ],
                }
            )
        export_without_file(run, EXECUTED)
        return run

    @classmethod
    def _order_bills(cls, amounts=FOUR, **values):
        """A payment of a bill to each vendor."""
        bills = [
            cls._bill(amount, cls.vendors[n % 4]) for n, amount in enumerate(amounts)
        ]
        return cls._order(
            *([(bill, amount)] for bill, amount in zip(bills, amounts, strict=True)),
            **values,
        )

    @staticmethod
    def _get_block(run):
        return run.line_ids[0].payment_information_id

    @classmethod
    def _show(cls, amount, text="SEPA", order_ids=False, **values):
        """A line of the bank; order_ids: what its file tells of the order."""
        line = cls._create_line(amount, text, **values)
        line.sudo().bank_order_ids = order_ids
        return line

    def _come(self, amount, text="SEPA", **values):
        line = self._show(amount, text, **values)
        line.action_apply_automatically()
        return line

    def _post(self, lines):
        _done, errors = lines._bank_post_applications()
        self.assertFalse(errors)

    def _bills(self, run):
        return run.line_ids.item_ids.move_line_id

    def _open(self, run):
        """What is open of the bills, in their order."""
        return [-item.amount_residual_currency for item in self._bills(run)]
