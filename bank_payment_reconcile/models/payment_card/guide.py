"""The guide on the card of a new bank: what it lacks before a statement is filed.

What is missing is told by codes, as what the electronic services miss is, and asked by
the dialog `bank.guide`. Facts alone count: what somebody set elsewhere is done.
"""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..record.rights import check_right, needs
from .missing import join_codes

#: What the guide asks, in its order.
STEPS = ("account", "currency", "opening", "fee", "difference", "format", "import")
#: Where money is kept with a bank, which has a number and sends files.
GUIDED_TYPES = ("bank", "credit")
GUIDE = "bank.guide"
#: No account of a partner, of a bank or outside the balance takes fees.
FEE_ACCOUNTS = [
    (
        "account_type",
        "not in",
        ("asset_receivable", "liability_payable", "asset_cash", "off_balance"),
    )
]


class AccountJournal(models.Model):
    """Says what a new bank lacks, and asks for it."""

    _inherit = "account.journal"

    bank_missing_setup = fields.Char(
        compute="_compute_bank_missing_setup",
        help="Codes of what a new bank lacks, each between commas; the card says them "
        "in words.",
    )
    bank_setup_left_out = fields.Char(
        string="Not Needed in the Guide",
        readonly=True,
        copy=False,
        tracking=True,
        help="Codes of what a person said this bank needs no more for, each between "
        "commas: an opening balance of zero, the company's currency.",
    )

    @api.depends(
        "type",
        "company_id",
        "currency_id",
        "bank_account_id.acc_number",
        "bank_fee_account_id",
        "bank_write_off_loss_account_id",
        "bank_write_off_gain_account_id",
        "bank_statement_format_id",
        "bank_setup_left_out",
    )
    @api.depends_context("uid", "allowed_company_ids")
    def _compute_bank_missing_setup(self):
        self.bank_missing_setup = False
        if not self.env[GUIDE].has_access("create"):
            return
        guided = self.filtered(
            lambda journal: (
                journal.type in GUIDED_TYPES and journal._bank_is_company_chosen()
            )
        )
        guided -= guided._bank_get_filed()
        done = guided._bank_get_setup_done()
        for journal in guided:
            needless = done[journal] | journal._bank_get_setup_left_out()
            codes = [code for code in STEPS if code not in needless]
            journal.bank_missing_setup = join_codes(codes)

    # -------------------------------------------------------------------------
    # What is done
    # -------------------------------------------------------------------------

    def _bank_get_filed(self):
        """Those of which a statement is filed: they are new no more."""
        groups = (
            self.env["bank.reconciliation"]
            .sudo()
            ._read_group(
                Domain("journal_id", "in", self.ids) & Domain("state", "=", "posted"),
                ["journal_id"],
            )
        )
        return self.browse([journal.id for (journal,) in groups])

    def _bank_get_setup_done(self):
        """What of the guide is done for each of these banks.

        :return: {journal: set of codes of `STEPS`}
        """
        # Whether there is something, not what: a branch's own lines count as well.
        banks = self.sudo()
        groups = banks.env["account.bank.statement.line"]._read_group(
            Domain("journal_id", "in", banks.ids), ["journal_id"]
        )
        imported = {journal.id for (journal,) in groups}
        days = banks._bank_get_first_days_in_ledger()
        opened = banks._bank_get_opened(imported, days)
        done = {journal: journal._bank_get_setup_set() for journal in self}
        for journal, codes in done.items():
            if journal.id in imported:
                codes |= {"currency", "format", "import"}
            if journal.id in opened:
                codes.add("opening")
            if journal.sudo().default_account_id.id in days:
                codes.add("currency")  # the money that is there is of some
        return done

    def _bank_get_setup_set(self):
        """The codes of what is set on a bank."""
        facts = {
            "account": self.sudo().bank_account_id.acc_number,
            "currency": self.currency_id,
            "fee": self.bank_fee_account_id,
            "difference": self.bank_write_off_loss_account_id
            and self.bank_write_off_gain_account_id,
            "format": self.bank_statement_format_id,
        }
        return {code for code, fact in facts.items() if fact}

    def _bank_get_setup_left_out(self):
        """The codes of what a person said this bank needs no more for."""
        told = self.bank_setup_left_out or ""
        return {code for code in STEPS if f",{code}," in told}

    def _bank_get_opened(self, imported, days):
        """The banks whose opening balance is in the ledger, or is zero by their first
        statement.

        :param imported: ids of those that have lines.
        :param days: of `_bank_get_first_days_in_ledger`.
        :return: set of ids
        """
        openings = self._bank_get_first_openings()
        booked = {
            journal.id
            for (journal,) in self.env["account.move"]._read_group(
                Domain("bank_opening_journal_id", "in", self.ids)
                & Domain("state", "=", "posted"),
                ["bank_opening_journal_id"],
            )
        }
        for journal in self:
            day, opening = openings.get(journal.id, (None, 0.0))
            is_zero = journal._bank_get_currency().is_zero(opening)
            ledger = days.get(journal.default_account_id.id)
            if (journal.id in imported and is_zero) or (
                ledger and (not day or ledger <= day)
            ):
                booked.add(journal.id)
        return booked

    def _bank_get_first_openings(self):
        """With what the first statement of each bank opens.

        :return: {id: (day of its first line, balance)} of those that have one
        """
        Statement = self.env["account.bank.statement"]
        domain = (
            Domain("journal_id", "in", self.ids)
            & Domain("first_line_index", "!=", False)
            & Domain("bank_is_interim", "=", False)
        )
        firsts = {
            (journal.id, index)
            for journal, index in Statement._read_group(
                domain, ["journal_id"], ["first_line_index:min"]
            )
        }
        found = Statement.search(
            domain & Domain("first_line_index", "in", [index for _id, index in firsts])
        )
        return {
            statement.journal_id.id: (
                # Odoo's index of a line begins with its day.
                fields.Date.to_date(
                    "-".join(
                        statement.first_line_index[start:end]
                        for start, end in ((0, 4), (4, 6), (6, 8))
                    )
                ),
                statement.balance_start,
            )
            for statement in found
            if (statement.journal_id.id, statement.first_line_index) in firsts
        }

    def _bank_get_first_days_in_ledger(self):
        """Since when something other than bank lines is on these banks' accounts.

        :return: {id of the account: day}
        """
        groups = self.env["account.move.line"]._read_group(
            Domain("account_id", "in", self.default_account_id.ids)
            & Domain("parent_state", "=", "posted")
            & Domain("statement_line_id", "=", False),
            ["account_id"],
            ["date:min"],
        )
        return {account.id: day for account, day in groups}

    # -------------------------------------------------------------------------
    # Asking, and keeping the answer
    # -------------------------------------------------------------------------

    @needs("create", GUIDE)
    def action_bank_set_up(self, step):
        """Ask what a new bank lacks.

        :param step: a code of `STEPS`.
        :raises UserError: there is no such step, or the bank is none.
        """
        self.ensure_one()
        self._bank_check_company_chosen()
        if step not in STEPS or self.type not in GUIDED_TYPES:
            raise UserError(
                self.env._(
                    "There is nothing to set up on %s here: open the journal itself.",
                    self.display_name,
                )
            )
        if step == "import":
            return self.action_bank_import_statement()
        if step == "opening" and (gap := self._bank_get_opening_gap()):
            return self._bank_action_book_opening(gap)
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_guide"
        )
        action["context"] = {"default_journal_id": self.id, "default_step": step}
        return action

    def _bank_answer_setup(self, code, values):
        """Keep on the bank what a person answered.

        Whoever reconciles a bank may say what nobody has said yet; what is set
        already changes only who may change the bank.

        :param code: of `STEPS`.
        :param values: {field: value}, of records their ids.
        :raises AccessError: the person may do neither.
        :raises UserError: an account takes no fees or differences.
        """
        self.ensure_one()
        self._bank_check_company_chosen()
        check_right(self.env[GUIDE], "create")
        self.check_access("read")
        if code in ("fee", "difference"):
            self._bank_check_takes_fees(
                self.env["account.account"].browse(filter(None, values.values()))
            )
        done = self._bank_get_setup_done()[self]
        if code in done or any(self[name] for name in values):
            check_right(self, "write")
        self.sudo().write(values)

    def _bank_check_takes_fees(self, accounts):
        if wrong := accounts - accounts.filtered_domain(FEE_ACCOUNTS):
            raise UserError(
                self.env._(
                    "%s takes neither fees nor differences: choose an account of "
                    "expenses or income.",
                    wrong[0].display_name,
                )
            )

    def _bank_leave_out_setup(self, code):
        """Note that a person needs no more for a step."""
        self.ensure_one()
        self._bank_check_company_chosen()
        check_right(self.env[GUIDE], "create")
        self.check_access("read")
        told = self._bank_get_setup_left_out() | {code}
        self.sudo().bank_setup_left_out = join_codes(
            [each for each in STEPS if each in told]
        )


class AccountBankStatementLine(models.Model):
    """What a bank's settings lack for what a person does on a line of it."""

    _inherit = "account.bank.statement.line"

    def _bank_get_panel_questions(self):
        # EXTENDS: what its bank lacks, where this person may answer it
        journal = self.journal_id
        if (
            journal.type not in GUIDED_TYPES
            or not journal._bank_is_company_chosen()
            or not self.env[GUIDE].has_access("create")
        ):
            return super()._bank_get_panel_questions()
        done = journal._bank_get_setup_set()
        codes = [] if "fee" in done else ["fee"]
        # Without a limit nothing is written off, whatever the accounts.
        has_limit = journal.bank_write_off_amount or journal.bank_write_off_percent
        if has_limit and "difference" not in done:
            codes.append("difference")
        return [*super()._bank_get_panel_questions(), *codes]
