"""What the next debits of mandates say, and that they were made."""

from dataclasses import replace

from odoo import api, fields, models

from ...payment_files.mandates import (
    EXPORTED,
    Known,
    Use,
    next_debit,
    next_sequence,
    tells_change,
    what_bank_knows,
)
from ..record.locks import lock_and_mark
from .use import TOLD


class BankDirectDebitMandate(models.Model):
    """Tells its changes once, in the debit that comes next."""

    _inherit = "bank.direct.debit.mandate"

    change_told = fields.Char(
        string="To Be Told",
        compute="_compute_change_told",
        help="What has changed since the last debit: the next one tells the bank.",
    )

    @api.depends(
        "reference",
        "partner_bank_id.sanitized_acc_number",
        "company_id.bank_creditor_identifier",
        "company_id.name",
        "use_ids.state",
    )
    def _compute_change_told(self):
        for mandate in self:
            mandate.change_told = mandate._tell_change()

    def _tell_change(self):
        debit = self._get_debit_details()[0] if self.signed_on else False
        if not debit or self.state not in ("active", "blocked"):
            return False
        changes = [
            debit.original_reference
            and self.env._("Reference, before: %s", debit.original_reference),
            debit.original_account and self.env._("Another account"),
            debit.original_creditor_identifier
            and self.env._(
                "Creditor identifier, before: %s", debit.original_creditor_identifier
            ),
            debit.original_creditor_name
            and self.env._("Our name, before: %s", debit.original_creditor_name),
        ]
        return "; ".join(filter(None, changes)) or False

    # -------------------------------------------------------------------------
    # What files say
    # -------------------------------------------------------------------------

    def _get_known_now(self):
        """What it is known by today."""
        self.ensure_one()
        company = self.company_id.sudo()
        return Known(
            reference=self.reference,
            account=self.partner_bank_id.sanitized_acc_number or "",
            creditor_identifier=company._bank_get_creditor_identifier(),
            creditor_name=company.name,
        )

    def _get_known_before(self):
        """What banks knew it by through another program; None where none used it."""
        if not self.last_used_before:
            return None
        return Known(
            reference=self.known_reference or self.reference,
            account=self.known_account or "",
            creditor_identifier=self.known_creditor_identifier or "",
            creditor_name=self.known_creditor_name or "",
        )

    def _get_debit_details(self, count=1, wants_first=False):
        """What the next debits say of the mandate, as if they were made one after the
        other.

        :param count: how many; wants_first: whether the bank wants the first one of
            several marked.
        :return: that many `payment_files.Mandate`.
        """
        self.ensure_one()
        uses = self.sudo().use_ids._to_rules()
        now, before = self._get_known_now(), self._get_known_before()
        found = []
        for number in range(count):
            sequence = next_sequence(
                uses,
                self.frequency == "one_off",
                self.is_last and number == count - 1,
                wants_first,
                bool(self.last_used_before),
            )
            known = what_bank_knows(uses, before)
            debit = next_debit(now, self.signed_on, self.scheme, sequence, known)
            found.append(debit)
            day = fields.Date.context_today(self)
            use = Use(day, sequence, EXPORTED, now, tells_change(debit))
            uses.append(use)
        return found


class BankDirectDebitUse(models.Model):
    """Is noted when a file was made."""

    _inherit = "bank.direct.debit.use"

    @api.model
    def _record(self, debits):
        """Note the debits that a file orders.

        :param debits: (mandate, payment line, day, what the file says of the mandate).
        :return: the records, in the same order.
        """
        debits = list(debits)
        mandates = self.env["bank.direct.debit.mandate"].union(
            *(mandate for mandate, *_rest in debits)
        )
        # Two files at once would both tell a change, or both be the only debit.
        lock_and_mark(mandates.sudo(), wait=True)
        return (
            self.sudo()
            .create([self._prepare_use(*debit) for debit in debits])
            .with_env(self.env)
        )

    @api.model
    def _prepare_use(self, mandate, line, day, told):
        now = replace(mandate._get_known_now(), reference=told.reference)
        return {
            "mandate_id": mandate.id,
            "payment_line_id": line.id,
            "date": day,
            "account_number": now.account,
            "creditor_identifier": now.creditor_identifier,
            "creditor_name": now.creditor_name,
            "is_amended": tells_change(told),
            **{name: getattr(told, name) or False for name in TOLD},
        }
