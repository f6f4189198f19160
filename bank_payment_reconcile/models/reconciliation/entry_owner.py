"""Entries on an outstanding account that several banks share: whose they are, as a
person said.
"""

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ..record.rights import needs


class BankEntryOwner(models.Model):
    """The bank that is going to show an entry, of which nothing else tells it."""

    _name = "bank.entry.owner"
    _inherit = ["bank.record"]
    _is_written_by_code = True
    _description = "Bank of an Entry"
    _rec_name = "entry_id"
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of

    entry_id = fields.Many2one(
        "account.move.line", required=True, readonly=True, ondelete="cascade"
    )
    journal_id = fields.Many2one(
        "account.journal",
        string="Bank",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one(related="journal_id.company_id", store=True)

    _entry_uniq = models.UniqueIndex(
        "(entry_id)",
        "An entry belongs to one bank: take back the bank that was "
        "chosen for it first.",
    )


class BankReconciliation(models.Model):
    """Asks, for entries on a shared account, which bank will show them."""

    _inherit = "bank.reconciliation"

    @needs("write")
    def action_tell_bank(self, entries):
        """Say that entries on a shared outstanding account are this bank's.

        From then on they are outstanding here, and no other bank is asked.

        :param entries: `account.move.line` that the document offers, or their ids.
        :return: True
        :raises UserError: they are not offered, or it is known whose they are.
        """
        self._check_draft()
        entries = self._browse("account.move.line", entries)
        self._check_offered(entries)
        known = entries - entries._bank_filter_not_told(self.journal_id)
        if known:
            raise UserError(
                self.env._(
                    "The bank of %s is already known: choose entries whose bank is "
                    "unknown.",
                    known[0].move_id.name,
                )
            )
        # Whoever may work on the document may say it; the record is our code's.
        self.check_access("write")
        owners = self.env["bank.entry.owner"].sudo()
        # What was said of a bank that does not share their account any more.
        owners.search([("entry_id", "in", entries.ids)]).unlink()
        owners.create(
            [
                {"entry_id": entry.id, "journal_id": self.journal_id.id}
                for entry in entries
            ]
        )
        return True

    @needs("write")
    def action_forget_bank(self, entries):
        """Take back that entries are this bank's; every bank that shares their account
        is asked again.

        :param entries: `account.move.line`, or their ids.
        :return: True
        :raises UserError: nobody said it, or one is matched.
        """
        self._check_draft()
        self.check_access("write")
        entries = self._browse("account.move.line", entries)
        self._check_offered(entries)
        self._check_entries_free(entries)
        told = (
            self.env["bank.entry.owner"]
            .sudo()
            .search(
                [
                    ("entry_id", "in", entries.ids),
                    ("journal_id", "=", self.journal_id.id),
                ]
            )
        )
        if not told or told.entry_id != entries:
            raise UserError(
                self.env._(
                    "No bank was chosen for %s, so there is nothing to take back.",
                    (entries - told.entry_id)[:1].move_id.name or self.name,
                )
            )
        told.unlink()
        return True


class AccountMoveLine(models.Model):
    """The bank that an entry on a shared account was assigned to."""

    _inherit = "account.move.line"

    bank_is_chosen = fields.Boolean(
        string="Bank Chosen",
        compute="_compute_bank_is_chosen",
        help="A person chose the bank that is going to show it.",
    )

    def _compute_bank_is_chosen(self):
        owners = self.env["bank.entry.owner"].sudo()
        told = owners.search_fetch([("entry_id", "in", self.ids)], ["entry_id"])
        for entry in self:
            entry.bank_is_chosen = entry in told.entry_id

    def _bank_filter_not_told(self, journal):
        """Those on a shared outstanding account of a bank of which nothing tells which
        bank's they are."""
        if not self or not journal:
            return self.browse()
        found = journal._bank_find_elsewhere(SQL("entry.id = ANY(%s)", self.ids))
        return self.filtered(lambda entry: found.get(entry._origin.id) is False)
