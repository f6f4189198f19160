"""What a company expects on Thursday, 26 November 2026: weeks begin on 23 and 30
November, 7, 14, 21 and 28 December."""

from datetime import date

from odoo import Command

from .pay_run_case import PayRunCase

THIS_WEEK = date(2026, 11, 23)


class ForecastCase(PayRunCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.env.company

    @classmethod
    def _invoice(cls, partner, amount, number, due, **values):
        return cls._create_document(
            partner,
            amount,
            f"INV/{number}",
            day=values.pop("day", date(2026, 8, 3)),
            invoice_payment_term_id=False,
            invoice_date_due=due,
            **values,
        )

    @classmethod
    def _pay_document(cls, item, day):
        """All of an item is paid on a day."""
        entry = cls.env["account.move"].create(
            {
                "journal_id": cls.company_data["default_journal_misc"].id,
                "date": day,
                "line_ids": [
                    Command.create(
                        {
                            "account_id": item.account_id.id,
                            "partner_id": item.partner_id.id,
                            "balance": -item.balance,
                            "date_maturity": day,
                        }
                    ),
                    Command.create(
                        {"account_id": cls.fees.id, "balance": item.balance}
                    ),
                ],
            }
        )
        entry.action_post()
        paid = entry.line_ids.filtered(lambda line: line.account_id == item.account_id)
        (item + paid).reconcile()

    @classmethod
    def _pay_late(cls, partner, *days, move_type="out_invoice"):
        """Documents that were due on 1 September, paid so many days later."""
        for number, late in enumerate(days):
            item = cls._create_document(
                partner,
                100.0,
                f"OLD-{partner.name[0]}{number}",
                move_type=move_type,
                day=date(2026, 8, 1),
                ref=f"OLD-{partner.name[0]}{number}",
                invoice_payment_term_id=False,
                invoice_date_due=date(2026, 9, 1),
            )
            cls._pay_document(
                item, date.fromordinal(item.date_maturity.toordinal() + late)
            )

    @classmethod
    def _make(cls):
        return cls.env["bank.cash.forecast"]._make_all(cls.company)

    def _items(self, **values):
        """(kind, day, amount) of what is expected."""
        self._make()
        domain = [("company_id", "=", self.company.id)]
        domain += [(name, "=", value) for name, value in values.items()]
        items = self.env["bank.cash.forecast.item"].search(domain)
        return [(item.kind, str(item.date), item.amount) for item in items]

    @classmethod
    def _expect(cls, amount, day, **values):
        return cls.env["bank.cash.expectation"].create(
            {"name": "Payroll", "amount": amount, "date": day, **values}
        )

    def _book_rents(self, *days, amount=-1000.0):
        """Rents that were booked to an account, without a document."""
        lines = self.env["account.bank.statement.line"]
        for day in days:
            line = self._create_line(amount, "Rent Harbour", day)
            self._apply(line, (self.fees, amount))
            lines |= line
        lines.action_accept()
        lines.action_post_applications()
        self.assertTrue(all(lines.mapped("is_reconciled")))
        return lines
