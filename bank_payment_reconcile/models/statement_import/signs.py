"""Tables without a sign for money out: what a positive amount is on this bank.

The file may prove it, or the books: the statement before it closes where it opens.
Else it is asked once and kept.
"""

from decimal import Decimal

from odoo import fields, models

from ... import statement_formats

AMOUNT_SIGNS = [
    ("written", "A positive amount is money in"),
    ("turned", "A positive amount is money out"),
]


def get_amount_signs(env):
    """What a person said of the file's signs, as the context has it; empty where it
    says nothing, or what is none."""
    signs = env.context.get("bank_amount_signs")
    return signs if signs in [each for each, _label in AMOUNT_SIGNS] else ""


class AccountJournal(models.Model):
    """What a positive amount is in tables of the bank that do not prove it."""

    _inherit = "account.journal"

    bank_amount_signs = fields.Selection(
        AMOUNT_SIGNS,
        string="Amounts in Files",
        copy=False,
        help="What a positive amount is in CSV and XLSX files of this bank where "
        "neither balances nor a column tell it. Empty: it is asked at the first import "
        "of such a file.",
        tracking=True,
    )

    def _bank_read_by_content(self, data, filename, date_order, currency):
        """The statements of a file, with the signs that it or the books prove, else
        those that were told.

        :raises SignsUndecided: nothing tells, or what was kept contradicts the file.
        """
        options = (data, filename, date_order, currency)
        answer = get_amount_signs(self.env)
        try:
            statements = statement_formats.read(*options, answer)
        except statement_formats.SignsUndecided as undecided:
            signs = self._bank_decide_signs(undecided)
            if not signs:
                raise
            return statement_formats.read(*options, signs)
        if answer or not any(each.are_signs_supposed for each in statements):
            return statements
        # A file with amounts of both signs asks nothing; whose bank turns them is kept.
        if self._bank_get_kept_signs(statements) != "turned":
            return statements
        return statement_formats.read(*options, "turned")

    def _bank_decide_signs(self, undecided):
        """:return: "written" or "turned"; "" where a person has to say it"""
        kept = self._bank_get_kept_signs(undecided.statements)
        if kept and undecided.supposed not in ("", kept):
            return ""
        return kept or self._bank_get_signs_of_books(undecided.statements)

    def _bank_get_kept_signs(self, statements):
        """What was told of the banks that statements are of; "" where it was not, or
        differently."""
        found = {
            journal.bank_amount_signs or ""
            for each in statements
            for journal in self._bank_get_journals_of(each)
        }
        return found.pop() if len(found) == 1 else ""

    def _bank_get_signs_of_books(self, statements):
        """What makes each statement open as the one before it closed."""
        found = {
            self._bank_get_journals_of(each)[:1]._bank_get_following_signs(each)
            for each in statements
        }
        return found.pop() if len(found) == 1 else ""

    def _bank_get_following_signs(self, statement):
        closed = self._bank_get_last_closing()
        if closed is None or statement.balance_end is None:
            return ""
        moved = sum((each.amount for each in statement.transactions), Decimal())
        opens = {
            statement.balance_end - moved: "written",
            statement.balance_end + moved: "turned",
        }
        return opens.get(closed, "") if moved else ""

    def _bank_get_last_closing(self):
        """The closing balance of the latest statement; None without one."""
        if not self:
            return None
        last = self.env["account.bank.statement"].search(
            [
                ("journal_id", "=", self.id),
                ("bank_is_interim", "=", False),
                ("first_line_index", "!=", False),
            ],
            order="first_line_index desc",
            limit=1,
        )
        if not last:
            return None
        return Decimal(str(self._bank_get_currency().round(last.balance_end_real)))

    def _bank_get_journals_of(self, statement):
        """The bank that was chosen, else those with the statement's account."""
        if self or not statement.account_number:
            return self
        return self._bank_find_journals_of_account(
            statement.account_number, self.env.companies
        )
