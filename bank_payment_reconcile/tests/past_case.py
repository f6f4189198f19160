"""A past that Odoo itself reconciled, before anything of this addon was there."""

from datetime import date

from odoo import Command

from .common import BankReconcileCommon

LANDLORD = "DE02120300000000202051"
NORDLICHT = "DE02500105170137075030"
FJORD = "NO9386011117947"


class PastCase(BankReconcileCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.invoices = 0
        cls.rent = cls.env["account.account"].create(
            {"name": "Office rent", "code": "630100", "account_type": "expense"}
        )

    # -- Booked as Odoo does, without an application ---------------------------

    def _book(self, amount, text, account, taxes=None, analytic=False, **values):
        """The suspense line of the entry is put on an account."""
        line = self._create_line(amount, text, **values)
        self._replace_suspense(
            line,
            [
                Command.create(
                    {
                        "account_id": account.id,
                        "name": text,
                        "balance": -amount,
                        "tax_ids": [Command.set(taxes.ids if taxes else [])],
                        "analytic_distribution": analytic,
                    }
                )
            ],
        )
        return line

    def _settle(self, amount, partner, *documents, text="thanks", **values):
        """The suspense line becomes the partner's, reconciled with documents."""
        line = self._create_line(amount, text, **values)
        account = self.receivable if amount > 0 else self.payable
        self._replace_suspense(
            line,
            [
                Command.create(
                    {
                        "account_id": account.id,
                        "partner_id": partner.id,
                        "name": text,
                        "balance": -amount,
                    }
                )
            ],
        )
        own = line.move_id.line_ids.filtered(lambda aml: aml.account_id == account)
        own.union(*documents).reconcile()
        return line

    def _replace_suspense(self, line, commands):
        """As Odoo's own reconciliation writes it."""
        _liquidity, suspense, _other = line._seek_for_lines()
        line.move_id.with_context(
            skip_account_move_synchronization=True,
            force_delete=True,
            skip_readonly_check=True,
        ).write({"line_ids": [*(Command.delete(s.id) for s in suspense), *commands]})
        line.invalidate_recordset()
        self.assertTrue(line.is_reconciled)

    def _invoice(self, partner, amount, day=None, **values):
        type(self).invoices += 1
        number = f"PAST/2025/{self.invoices:05}"
        day = day or date(2025, 6, 1)
        return self._create_document(partner, amount, number, day=day, **values)

    def _pay_rent(self, month, amount=-1000.0, account=LANDLORD, **values):
        return self._book(
            amount,
            f"Rent Harbour Street {month:02}/2025",
            self.rent,
            account_number=account,
            day=date(2025, month, 3),
            **values,
        )

    # -- Learned --------------------------------------------------------------

    def _learn(self, user=None):
        """Read the history to the end, as the page does."""
        Finding = self.env["bank.history.finding"].with_user(user or self.env.user)
        action = Finding.action_learn()
        run = self.env["bank.history.run"].browse(action["params"]["run_id"])
        while run.state in ("queued", "running"):
            run.sudo()._work_on(50)
        self.assertEqual(run.state, "done")
        return self._findings()

    def _findings(self, **values):
        domain = [(name, "=", value) for name, value in values.items()]
        return self.env["bank.history.finding"].search(
            [("company_id", "=", self.env.company.id), *domain]
        )
