"""A contact, or a bank account of one, from what the bank told of the payer.

Strangers write what a bank line says: it is taken as text, and money goes to an account
from it only after somebody has trusted it.
"""

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.base.models.res_bank import sanitize_account_number

from ..record.rights import needs


class AccountBankStatementLine(models.Model):
    """Makes the contact who paid or was paid."""

    _inherit = "account.bank.statement.line"

    def _bank_get_creatable_contacts(self):
        """What may be made of the payer: "contact", "account" or nothing."""
        if self._bank_get_recognised_partner():
            return ["account"] if self._bank_may_note_account() else []
        may_create = self.env["res.partner"].has_access("create")
        return ["contact"] if may_create and self.partner_name else []

    @needs("write")
    def action_bank_create_contact(self):
        """Make a contact of the payer, with the address and the account that the bank
        told; the account is not trusted for payments. The contact becomes the line's.

        :return: a notification.
        :raises UserError: the line is posted, its partner is known, or the bank told
            no name.
        """
        self.ensure_one()
        # Odoo's own right, and sentence.
        self.env["res.partner"].check_access("create")
        self._bank_check_not_posted()
        if partner := self._bank_get_recognised_partner():
            raise UserError(
                self.env._(
                    "%(line)s is of %(partner)s already: change that on its page if it "
                    "is somebody else.",
                    line=self._bank_get_short_name(),
                    partner=partner.display_name,
                )
            )
        if not (self.partner_name or "").strip():
            raise UserError(
                self.env._(
                    "The bank told no name for %s: create the contact by hand.",
                    self._bank_get_short_name(),
                )
            )
        partner = self.env["res.partner"].create(
            {
                "name": self.partner_name.strip(),
                "street": self.bank_payer_street or self.bank_payer_address,
                "city": self.bank_payer_city,
            }
        )
        self.partner_id = partner
        if not self._bank_may_note_account():
            return self._bank_tell_created(
                self.env._(
                    "%s is a contact now, and the partner of this line.", partner.name
                )
            )
        self._bank_note_account(partner)
        return self._bank_tell_created(
            self.env._(
                "%s is a contact now, and the partner of this line. Its account is not "
                "trusted: check it before you pay to it.",
                partner.name,
            )
        )

    @needs("write")
    def action_bank_create_account(self):
        """Note the account from which the line came, or to which it went, with its
        partner; it is not trusted for payments.

        :return: a notification.
        :raises UserError: whose it is is not known, the bank told none, or it is noted
            already.
        """
        self.ensure_one()
        self.env["res.partner.bank"].check_access("create")
        partner = self._bank_get_recognised_partner()
        if not partner or not self.account_number:
            raise UserError(
                self.env._(
                    "The bank told no account for %s, or whose it is is not known: set "
                    "the partner of the line first.",
                    self._bank_get_short_name(),
                )
            )
        if noted := self._bank_find_noted_accounts():
            raise UserError(
                self.env._(
                    "%(number)s is noted already, with %(partner)s: look there.",
                    number=self.account_number,
                    partner=noted.partner_id[:1].display_name,
                )
            )
        account = self._bank_note_account(partner)
        return self._bank_tell_created(
            self.env._(
                "%(number)s is noted with %(partner)s. It is not trusted: check it "
                "before you pay to it.",
                number=account.acc_number,
                partner=partner.display_name,
            )
        )

    def _bank_tell_created(self, message):
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {"type": "success", "message": message},
        }

    def _bank_may_note_account(self):
        """Whether the bank told an account that is noted with nobody yet, and this
        person may note one."""
        return bool(
            self.account_number
            and self.env["res.partner.bank"].has_access("create")
            and not self._bank_find_noted_accounts()
        )

    def _bank_find_noted_accounts(self):
        number = sanitize_account_number(self.account_number)
        return self.env["res.partner.bank"].search(
            Domain("sanitized_acc_number", "=", number)
            & Domain("company_id", "in", [False, self.company_id.id])
        )

    def _bank_note_account(self, partner):
        """:return: the account, never trusted: a stranger told its number."""
        bank = self.env["res.bank"]
        if self.bank_payer_bic:
            bank = bank.search([("bic", "=", self.bank_payer_bic)], limit=1)
        return self.env["res.partner.bank"].create(
            {
                "acc_number": self.account_number,
                "partner_id": partner.id,
                "bank_id": bank.id,
                "allow_out_payment": False,
            }
        )
