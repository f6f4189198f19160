"""What a bank's first statement opens with, and what the ledger has of it.

Odoo takes the opening balance of a statement as it stands: nothing books it. Unless
somebody does, the ledger lacks it for ever, while every statement adds up.
"""

from dataclasses import dataclass, replace
from datetime import date as Date

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools.misc import format_date

from ..record.rights import needs
from .proof_sources import Statements

#: After every entry, and not the last day there is: the day after it is one too.
LAST_DAY = Date(9999, 1, 1)


@dataclass(frozen=True, slots=True)
class OpeningGap:
    """The opening balance of a bank that the ledger has not. Amounts are in the bank's
    currency, positive for money the bank owes us."""

    #: Name of the first statement or document.
    name: str
    #: Day of the bank's first line in it.
    day: Date
    #: What it opens with, what the ledger had before its first line, and the rest.
    opening: float
    ledger: float
    missing: float


class AccountJournal(models.Model):
    """Whether the ledger has what the bank's first statement opens with."""

    _inherit = "account.journal"

    # -------------------------------------------------------------------------
    # What is missing
    # -------------------------------------------------------------------------

    def _bank_get_opening_gap(self, opening=None, lines=None):
        """What the ledger lacks of the opening balance of the first statement.

        The first reconciled document says what the bank began with, before there is
        one the bank's first statement. An opening balance of zero owes nothing to
        anybody: entries of those days are direct postings then.

        :param opening: what a person is about to say that his first document opens
            with, and `lines` its bank lines.
        :return: `OpeningGap`, None where the ledger has it all.
        :raises AccessError: the person may not read the bank, or has not chosen its
            company.
        """
        self.ensure_one()
        self.check_access("read")
        self._bank_check_company_chosen()
        currency = self._bank_get_currency()
        proof = self.env["bank.reconciliation.proof"]
        document = self._bank_get_first_document()
        if document:
            name, opening = document.name, document.balance_start
            first = proof._get_first_line(self, document)
        elif opening is not None:
            first = (lines or self._bank_get_no_lines()).sorted("internal_index")[:1]
            name = first.statement_id.name or self.display_name
        else:
            statement = self._bank_get_first_statement()
            name, opening = statement.name, statement.balance_start
            first = statement.line_ids.sorted("internal_index")[:1]
        day = first.bank_booking_date or document.date
        if not day or currency.is_zero(opening):
            return None
        ledger = self._bank_get_ledger_before(first, day, opening, document)
        missing = currency.round(opening - ledger)
        if currency.is_zero(missing):
            return None
        return OpeningGap(name, day, opening, ledger, missing)

    def _bank_get_first_document(self):
        """The first document of this bank that is posted."""
        return self.env["bank.reconciliation"].search(
            Domain("journal_id", "=", self.id) & Domain("state", "=", "posted"),
            order="date, place, id",
            limit=1,
        )

    def _bank_get_first_statement(self):
        """The first statement that the bank sent: no report of a day, which the
        statement of the day is going to replace."""
        return self.env["account.bank.statement"].search(
            Domain("journal_id", "=", self.id)
            & Domain("first_line_index", "!=", False)
            & Domain("bank_is_interim", "=", False),
            order="first_line_index",
            limit=1,
        )

    def _bank_get_no_lines(self):
        return self.env["account.bank.statement.line"]

    def _bank_get_ledger_before(self, first, day, opening, document):
        """What of an opening balance the ledger has: the bank lines before the first
        one, and what the proof of the balance takes for brought forward.

        :param first: the first bank line, day: its day.
        """
        proof = self.env["bank.reconciliation.proof"]
        statements = Statements(
            last=document,
            first_date=day,
            brought_forward=None,
            bound=False,
            gap=False,
            **(proof._get_late_bounds(document, first) if document else {}),
        )
        before = proof._sum_lines_before(self, first, document, statements)
        statements = replace(statements, brought_forward=opening - before)
        # Whenever it was booked: where a period was locked, later than it began.
        direct = proof._get_direct_entries(self, LAST_DAY)
        forward = proof._get_brought_forward(self, statements, direct, LAST_DAY)
        return self._bank_get_currency().round(
            before + float(sum(entry.amount for entry in forward))
        )

    def _bank_get_opening_sentence(self, gap):
        """What is missing, for a person; False where nothing is.

        :param gap: `OpeningGap` or None
        """
        if not gap:
            return False
        money = self._bank_get_currency().format
        return self.env._(
            "%(name)s, the first statement of %(bank)s, opens with %(opening)s, but "
            "before %(day)s the ledger has %(ledger)s on the bank's account: book "
            "the opening balance of %(missing)s, or the ledger will never agree with "
            "the bank.",
            name=gap.name,
            bank=self.display_name,
            opening=money(gap.opening),
            day=format_date(self.env, gap.day),
            ledger=money(gap.ledger),
            missing=money(gap.missing),
        )

    # -------------------------------------------------------------------------
    # Booking it
    # -------------------------------------------------------------------------

    @needs("create", "bank.opening.entry")
    def action_bank_book_opening_balance(self, statement_id=False):
        """Ask against which account the missing opening balance is booked.

        :param statement_id: of no matter; the overview says it with all it asks.
        :raises UserError: nothing is missing.
        """
        return self._bank_action_book_opening(self._bank_get_opening_gap())

    def _bank_action_book_opening(self, gap, asking=None, back=None):
        """:param asking: the dialog or document that says what the bank opens with;
            by default the bank itself.
        :param back: the record of a dialog to return to.
        """
        if not gap:
            raise UserError(
                self.env._(
                    "The ledger already has the opening balance of %s: there is "
                    "nothing to book.",
                    self.display_name,
                )
            )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_opening_entry"
        )
        action["context"] = {
            "default_journal_id": self.id,
            "default_statement_name": gap.name,
            "default_first_day": fields.Date.to_string(gap.day),
            "default_opening": gap.opening,
            "default_ledger": gap.ledger,
            "bank_opening_asked_by": asking and [asking._name, asking.id],
            "bank_opening_back": back and [back._name, back.id],
        }
        return action


class AccountMove(models.Model):
    """The entry that books a bank's opening balance."""

    _name = "account.move"
    _inherit = ["account.move", "bank.record"]

    bank_opening_journal_id = fields.Many2one(
        "account.journal",
        string="Opening Balance Of",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
        help="The bank whose first statement opens with what this entry booked, on "
        "whatever day.",
    )


class BankReconciliation(models.Model):
    """Warns where the opening balance is missing in the ledger."""

    _inherit = "bank.reconciliation"

    opening_note = fields.Char(compute="_compute_opening_note")

    @api.depends("journal_id", "state", "balance_start", "line_ids")
    @api.depends_context("lang")
    def _compute_opening_note(self):
        for document in self:
            journal = document.journal_id
            document.opening_note = bool(
                journal
            ) and journal._bank_get_opening_sentence(document._bank_get_opening_gap())

    def _bank_get_opening_gap(self):
        """What the ledger lacks of what the first document, this or an earlier one,
        opens with; none is said on what is filed."""
        self.ensure_one()
        if self.state != "draft":
            return None
        return self.journal_id._bank_get_opening_gap(
            self.balance_start, self.line_ids._origin
        )

    @needs("create", "bank.opening.entry")
    def action_bank_book_opening_balance(self):
        """Book what the ledger lacks of the opening balance."""
        return self.journal_id._bank_action_book_opening(
            self._bank_get_opening_gap(), asking=self
        )
