"""What is collected: open invoices that are due, of customers with a mandate."""

from datetime import timedelta

from odoo import models

from ..payment.bank_days import next_open


class BankPaymentRun(models.Model):
    """Suggests a collection."""

    _inherit = "bank.payment.run"

    def _get_first_day(self):
        # EXTENDS payment: the debtor's bank has to have it one open day before
        first = super()._get_first_day()
        if self.kind == "debit":
            first = next_open(first + timedelta(days=1))
        return first

    def _plan_item(self, row, days, wishes):
        # EXTENDS payment: nobody is debited before it is due
        if self.kind != "debit":
            return super()._plan_item(row, days, wishes)
        _today, day = days
        if not wishes.on_due_date:
            day = max(day, self.execution_date or day)
        day = max(day, next_open(row["due"]))
        last = row["discount_date"]
        return day, row["discount"] if last and day <= last else 0.0

    def _get_usual_accounts(self, rows):
        # EXTENDS payment: the account of the mandate
        accounts = super()._get_usual_accounts(rows)
        if self.kind == "debit":
            for owner, mandate in self._get_mandates_of(rows).items():
                account = mandate.partner_bank_id.sudo()
                accounts[owner.id] = account.id
                accounts.numbers[account.id] = account.sanitized_acc_number or ""
        return accounts

    def _get_reasons_to_leave(self, rows, wishes):
        # EXTENDS payment: who allowed no debit is not debited
        reasons = super()._get_reasons_to_leave(rows, wishes)
        if self.kind != "debit":
            return reasons
        owners = self._get_owners(rows)
        without = self.env["bank.direct.debit.mandate"]._get_reasons_without(
            owners, self._get_day_of_mandates(), self.company_id
        )
        told = {owner.id: reason for owner, reason in without.items()}
        for row in rows:
            if row["owner_id"] in told and row["open_amount"] > 0:
                reasons.setdefault(row["id"], told[row["owner_id"]])
        return reasons | self._get_reasons_of_one_off(rows, reasons)

    def _get_reasons_of_one_off(self, rows, reasons):
        """What comes after the only debit that a mandate allows."""
        mandates = self._get_mandates_of(rows)
        once = {
            owner.id: mandate
            for owner, mandate in mandates.items()
            if mandate.frequency == "one_off"
        }
        first, later = {}, {}
        for line in self.line_ids.filtered(lambda line: line.mandate_id):
            first[line.commercial_partner_id.id] = line.display_name
        for row in rows:
            owner = row["owner_id"]
            if owner not in once or row["id"] in reasons or row["open_amount"] <= 0:
                continue
            if owner in first:
                later[row["id"]] = self.env._(
                    "Mandate %(mandate)s is for one debit, which is that of %(other)s.",
                    mandate=once[owner].reference,
                    other=first[owner],
                )
            else:
                first[owner] = row["name"]
        return later

    def _get_mandates_of(self, rows):
        """{commercial partner: mandate}"""
        return self.env["bank.direct.debit.mandate"]._get_valid_mandates(
            self._get_owners(rows), self._get_day_of_mandates(), self.company_id
        )

    def _get_owners(self, rows):
        ids = {row["owner_id"] for row in rows if row["owner_id"]}
        return self.env["res.partner"].browse(ids)

    def _get_day_of_mandates(self):
        return self.execution_date or self._get_first_day()
