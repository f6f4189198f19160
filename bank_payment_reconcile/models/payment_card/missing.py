"""What a bank still lacks before files go in and out, in the order of setting it up."""

import re

from odoo import api, fields, models

from ..record.rights import needs

USER = "bank_payment_reconcile.group_bank_reconcile_user"
#: Formats of ISO 20022.
_MESSAGES = ("pain.001.001.09", "pain.001.001.03")
_BEGINS_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]+$")


class AccountJournal(models.Model):
    """Says what is missing on the bank's card, and opens where it is set."""

    _inherit = "account.journal"

    bank_missing_services = fields.Char(
        compute="_compute_bank_missing_services",
        help="Codes of what is missing, each between commas; the page says them in "
        "words.",
    )

    bank_feed_ids = fields.One2many(
        "bank.statement.feed", "journal_id", string="Feeds of This Bank", readonly=True
    )

    @api.depends(
        "type",
        "bank_feed_ids",
        "bank_account_id.acc_number",
        "bank_account_id.bank_id.bic",
        "bank_account_id.clearing_number",
        "company_id.name",
        "company_id.city",
        "company_id.country_id",
        "bank_payment_format",
        "bank_debit_format",
        "company_id.bank_creditor_identifier",
        "bank_payment_layout_id",
        "bank_initiating_identifier",
        "bank_run_booking",
        "bank_two_persons",
        "outbound_payment_method_line_ids.payment_account_id",
    )
    def _compute_bank_missing_services(self):
        for journal in self:
            codes = journal._bank_get_missing_services()
            journal.bank_missing_services = join_codes(codes)

    # -------------------------------------------------------------------------
    # What is missing
    # -------------------------------------------------------------------------

    def _bank_get_missing_services(self):
        """Codes of what this bank lacks, what is set first first.

        :return: [code] of "account", "iban", "bic", "clearing", "town", "country",
            "format", "layout", "identifier", "creditor", "outstanding", "persons" and
            "feed".
        """
        self.ensure_one()
        if self.type != "bank":
            return []
        return [
            *self._bank_get_missing_of_account(),
            *self._bank_get_missing_of_company(),
            *self._bank_get_missing_of_files(),
            *self._bank_get_missing_of_debits(),
            *self._bank_get_missing_of_books(),
            *([] if self._bank_has_feed() else ["feed"]),
        ]

    def _bank_get_missing_of_account(self):
        account = self.bank_account_id
        if not account.acc_number:
            return ["account"]
        if self.bank_payment_format == "nacha":
            return [] if account.clearing_number else ["clearing"]
        if self.bank_payment_format not in _MESSAGES:
            return []
        number = account.sanitized_acc_number
        if _BEGINS_IBAN.match(number):
            return [] if _is_iban(number) else ["iban"]
        # Countries without IBANs tell the bank by its code.
        return [] if account.bank_bic or account.clearing_number else ["bic"]

    def _bank_get_missing_of_company(self):
        company = self.company_id.sudo()
        if self.bank_payment_format not in _MESSAGES:
            return []
        return [
            code
            for code, value in (
                ("town", company.city),
                ("country", company.country_id),
            )
            if not value
        ]

    def _bank_get_missing_of_files(self):
        if not self.bank_payment_format:
            return ["format"]
        if self.bank_payment_format == "described":
            return [] if self.bank_payment_layout_id else ["layout"]
        if self.bank_payment_format == "nacha" and not self.bank_initiating_identifier:
            return ["identifier"]
        return []

    def _bank_get_missing_of_debits(self):
        company = self.company_id.sudo()
        if not self.bank_debit_format or company._bank_get_creditor_identifier():
            return []
        return ["creditor"]

    def _bank_get_missing_of_books(self):
        missing = []
        methods = self.outbound_payment_method_line_ids
        if (
            self.bank_payment_format
            and self.bank_run_booking != "none"
            and not methods.payment_account_id
            and not self._bank_has_outstanding_account()
        ):
            missing.append("outstanding")
        if self.bank_two_persons and len(self._bank_get_people()) < 2:
            missing.append("persons")
        return missing

    def _bank_has_outstanding_account(self):
        """Whether the chart or the company has one for what methods name none for."""
        company = self.company_id.sudo()
        chart = self.env["account.chart.template"].sudo()
        return bool(
            chart.with_context(allowed_company_ids=company.root_id.ids).ref(
                "account_journal_payment_credit_account_id", raise_if_not_found=False
            )
            or company.transfer_account_id
        )

    def _bank_get_people(self):
        """The people who may work with payments of this bank."""
        group = self.env.ref(USER).sudo()
        return group.all_user_ids.filtered(
            lambda user: (
                user.active
                and not user.share
                and self.company_id.sudo() in user.company_ids
            )
        )

    def _bank_has_feed(self):
        Feed = self.env["bank.statement.feed"].sudo()
        return bool(
            self.ids
            and Feed.search_count(
                [
                    ("company_id", "=", self.company_id.id),
                    ("journal_id", "in", [False, *self.ids]),
                ],
                limit=1,
            )
        )

    # -------------------------------------------------------------------------
    # Where it is set
    # -------------------------------------------------------------------------

    @needs("read")
    def action_bank_open_account(self):
        """The bank account of this bank, or the dialog that creates it."""
        self.ensure_one()
        if not self.bank_account_id:
            company = self.company_id
            action = company.setting_init_bank_account_action()
            return {
                **action,
                "context": {
                    "dialog_size": "medium",
                    "default_linked_journal_id": self.id,
                    "default_new_journal_name": self.name,
                },
            }
        return self._bank_open_form(
            self.bank_account_id, self.env._("Bank Account of %s", self.display_name)
        )

    @needs("read")
    def action_bank_open_company(self):
        """The company, where its town and country are."""
        self.ensure_one()
        self._bank_check_company_chosen()
        company = self.company_id
        return self._bank_open_form(company, company.display_name)

    @needs("read")
    def action_bank_open_people(self):
        """The people of the company, who may be given the group."""
        self.ensure_one()
        self.env["res.users"].check_access("write")
        action = self._bank_open_list("res.users", self.env._("Users"))
        return {**action, "domain": [("share", "=", False)]}

    @needs("read")
    def action_bank_open_methods(self):
        """The accounts on which payments wait, of the methods of this bank."""
        self.ensure_one()
        action = self._bank_open_list(
            "account.payment.method.line", self.env._("Outgoing Payments")
        )
        view = self.env.ref(
            "bank_payment_reconcile.view_account_payment_method_line_list"
        )
        methods = self.outbound_payment_method_line_ids
        return {
            **action,
            "views": [(view.id, "list")],
            "domain": [("id", "in", methods.ids)],
        }

    @needs("read", "bank.statement.feed")
    def action_bank_open_feed(self):
        """The feed of this bank, or a new one."""
        self.ensure_one()
        feeds = self.env["bank.statement.feed"].search([("journal_id", "=", self.id)])
        name = self.env._("Bank Feed")
        if len(feeds) > 1:
            action = self._bank_open_list(feeds._name, name)
            return {**action, "domain": [("id", "in", feeds.ids)]}
        return {
            **self._bank_open_form(feeds, name),
            "context": {
                "default_journal_id": self.id,
                "default_company_id": self.company_id.id,
                "default_name": self.display_name,
            },
        }

    @api.model
    def _bank_open_form(self, record, name):
        record.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": record._name,
            "res_id": record.id,
            "views": [(False, "form")],
        }

    @api.model
    def _bank_open_list(self, model, name):
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "views": [(False, "list"), (False, "form")],
        }


def join_codes(codes):
    """Codes as a page looks for them, each between commas; False without any."""
    return f",{','.join(codes)}," if codes else False


def _is_iban(number):
    """Whether the check digits of an IBAN are right."""
    turned = number[4:] + number[:4]
    return int("".join(str(int(each, 36)) for each in turned)) % 97 == 1
