"""What does not add up in a bank's statement: said, never refused."""

from bisect import bisect_left
from itertools import accumulate

from odoo import api, fields, models
from odoo.tools.misc import formatLang

from ..record.rights import needs


class AccountBankStatement(models.Model):
    """Remarks of an import, and gaps between statements."""

    _name = "account.bank.statement"
    _inherit = ["account.bank.statement", "bank.record"]

    bank_number = fields.Char(
        string="Bank's Number",
        readonly=True,
        copy=False,
        help="The number the bank gave this statement.",
    )
    bank_is_interim = fields.Boolean(
        string="Report of the Day",
        readonly=True,
        copy=False,
        help="A report or notification of the bank before its statement; when that "
        "comes, it takes the lines over.",
    )
    bank_lacks_balances = fields.Boolean(
        string="Without Balances",
        readonly=True,
        copy=False,
        help="The bank's file told no balance of it: that it goes on from the "
        "statement before proves nothing.",
    )
    bank_import_remarks = fields.Text(
        string="Import Remarks",
        readonly=True,
        copy=False,
        help="What was left out of the file, or could not be read in it.",
    )
    bank_opening_note = fields.Char(
        string="Opening Note", compute="_compute_bank_opening_note"
    )
    bank_warnings = fields.Text(
        string="Warnings",
        compute="_compute_bank_warnings",
        help="What a person should check: gaps to the statement before, balances that "
        "do not add up, what the import left out.",
    )

    @api.depends(
        "bank_import_remarks",
        "bank_number",
        "bank_is_interim",
        "bank_lacks_balances",
        "balance_start",
        "balance_end",
        "balance_end_real",
        "first_line_index",
    )
    def _compute_bank_warnings(self):
        before = self._bank_get_statements_before()
        loose = self._bank_get_loose_between(before)
        for statement in self:
            warnings = statement._bank_get_own_warnings(
                before.get(statement.id), loose.get(statement.id, 0.0)
            )
            if statement.bank_import_remarks:
                warnings.insert(0, statement.bank_import_remarks)
            statement.bank_warnings = "\n".join(warnings) or False

    @api.depends("balance_start", "first_line_index", "bank_is_interim")
    @api.depends_context("lang")
    def _compute_bank_opening_note(self):
        for statement in self:
            statement.bank_opening_note = statement._bank_get_opening_warning()

    @needs("create", "bank.opening.entry")
    def action_bank_book_opening_balance(self):
        """Book what the ledger lacks of what this statement opens with."""
        return self.journal_id.action_bank_book_opening_balance()

    def _bank_get_chain_warnings(self):
        """Sentences on gaps before these statements and on sums that fail."""
        before = self._bank_get_statements_before()
        loose = self._bank_get_loose_between(before)
        return [
            warning
            for statement in self
            for warning in statement._bank_get_own_warnings(
                before.get(statement.id), loose.get(statement.id, 0.0)
            )
        ]

    def _bank_get_own_warnings(self, previous, loose=0.0):
        """Sentences on this statement.

        :param previous: the statement before it on its journal.
        :param loose: the sum of the lines between both that are on no statement.
        """
        found = [
            *self.line_ids._bank_get_booked_later_remarks(),
            self._bank_get_sum_warning(),
        ]
        if not previous and not self.bank_is_interim:
            found.append(self._bank_get_opening_warning())
        elif previous:
            found += [
                self._bank_get_gap_warning(previous, loose),
                self._bank_get_number_warning(previous),
            ]
        return list(filter(None, found))

    def _bank_get_statements_before(self):
        """The statement before each of these on its journal, in one query a journal.

        :return: {id: statement}
        """
        found = {}
        for journal, statements in self.grouped("journal_id").items():
            indexes = list(filter(None, statements.mapped("first_line_index")))
            if not journal or not indexes:
                continue
            chain = self.search_fetch(
                [
                    ("journal_id", "=", journal.id),
                    ("first_line_index", "<=", max(indexes)),
                    ("bank_is_interim", "=", False),
                ],
                ["balance_end_real", "bank_number", "first_line_index"],
                order="first_line_index",
            )
            found |= dict(zip(chain[1:].ids, chain, strict=False))
        return found

    def _bank_get_loose_between(self, before):
        """What lines on no statement make between these and the statements before:
        typed ones, or such that another program imported.

        :param before: {id: statement} of `_bank_get_statements_before`.
        :return: {id: sum}, where a statement does not go on from the one before.
        """
        sums = {}
        gaps = self.filtered(
            lambda statement: (
                statement.id in before
                and statement._bank_get_gap_to(before[statement.id])
                and statement.first_line_index
            )
        )
        for journal, statements in gaps.grouped("journal_id").items():
            starts = {each: before[each.id].first_line_index for each in statements}
            lines = self.env["account.bank.statement.line"].search_fetch(
                [
                    ("journal_id", "=", journal.id),
                    ("statement_id", "=", False),
                    ("state", "=", "posted"),
                    ("internal_index", ">", min(starts.values())),
                    ("internal_index", "<", max(statements.mapped("first_line_index"))),
                ],
                ["internal_index", "amount"],
                order="internal_index",
            )
            indexes = lines.mapped("internal_index")
            totals = [0.0, *accumulate(lines.mapped("amount"))]
            for each, start in starts.items():
                until = bisect_left(indexes, each.first_line_index)
                sums[each.id] = totals[until] - totals[bisect_left(indexes, start)]
        return sums

    def _bank_get_gap_to(self, previous):
        difference = self.balance_start - previous.balance_end_real
        return 0.0 if self.currency_id.is_zero(difference) else difference

    def _bank_get_gap_warning(self, previous, loose):
        difference = self._bank_get_gap_to(previous)
        if not difference or self.currency_id.is_zero(difference - loose):
            return False
        return self.env._(
            "It opens with %(start)s, but %(previous)s before it closed with %(end)s: "
            "%(difference)s are missing between them, perhaps a statement in between "
            "was not imported.",
            start=self._bank_format_amount(self.balance_start),
            previous=previous.name,
            end=self._bank_format_amount(previous.balance_end_real),
            difference=self._bank_format_amount(difference),
        )

    def _bank_get_number_warning(self, previous):
        own, before = self.bank_number or "", previous.bank_number or ""
        if not (own.isdecimal() and before.isdecimal()):
            return False
        # Day and counter, or one count for several accounts: nothing is missing where
        # the balances meet.
        if not self.bank_lacks_balances and not self._bank_get_gap_to(previous):
            return False
        own, before = int(own), int(before)
        # Many banks begin again with the year; parts of one have one number.
        if own <= before + 1:
            return False
        missing = f"{before + 1}-{own - 1}" if own > before + 2 else str(own - 1)
        return self.env._(
            "Its number at the bank is %(own)s, that of %(previous)s before it "
            "%(before)s: number %(missing)s was not imported.",
            own=own,
            previous=previous.name,
            before=before,
            missing=missing,
        )

    def _bank_get_opening_warning(self):
        """What the ledger lacks of the balance that the first statement opens with."""
        journal = self.journal_id
        if not journal or journal._bank_get_first_statement() != self:
            return False
        return journal._bank_get_opening_sentence(journal._bank_get_opening_gap())

    def _bank_get_sum_warning(self):
        currency = self.currency_id  # a new one has none until it has a line
        if currency and currency.compare_amounts(
            self.balance_end, self.balance_end_real
        ):
            return self.env._(
                "With its lines it closes with %(computed)s, but the bank says "
                "%(end)s: %(difference)s are missing, so perhaps not all "
                "transactions are here.",
                computed=self._bank_format_amount(self.balance_end),
                end=self._bank_format_amount(self.balance_end_real),
                difference=self._bank_format_amount(
                    self.balance_end_real - self.balance_end
                ),
            )
        return False

    def _bank_format_amount(self, amount):
        return formatLang(self.env, amount, currency_obj=self.currency_id)
