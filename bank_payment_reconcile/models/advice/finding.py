"""Finding the bank line that an advice explains, and the advice that explains a line.

Whichever comes first waits for the other. A text that names the advice, or an amount
with its day and its sender, is sure; an amount and a day alone are for review; what
fits several is left to a person.
"""

from collections import defaultdict
from datetime import date, timedelta

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.base.models.res_bank import sanitize_account_number

from ...advice import normal

#: The bank shows a payment so many days before and after the day of the document.
DAYS_BEFORE, DAYS_AFTER = 1, 7
#: And after the last row of one that does not tell when it is paid.
DAYS_AFTER_ROWS = 31
#: A document without any day is looked for so far back.
DAYS_WITHOUT = 366
#: Shorter words of a document stand in many a text.
LEAST_MARK = 5
LEAST_NAME = 4


class BankPaymentAdvice(models.Model):
    """Finds its bank lines."""

    _inherit = "bank.payment.advice"

    def _find_lines(self, lines=None):
        """Tie waiting advices to bank lines, and apply those.

        :param lines: only these bank lines; by default all that are not posted.
        """
        waiting = self.filtered(lambda advice: advice.state == "waiting")
        for company, advices in waiting.grouped("company_id").items():
            found = advices._get_lines_to_look_at(company, lines)
            advices._tie(_Candidates(advices, found))

    def _get_lines_to_look_at(self, company, lines):
        """Bank lines that are free, of the days of these advices."""
        days = [advice._get_days() for advice in self]
        first = min(first for first, _last in days)
        domain = (
            Domain("company_id", "=", company.id)
            & Domain("is_reconciled", "=", False)
            & Domain("state", "=", "posted")
            & Domain("date", ">=", first)
            & Domain("bank_advice_ids", "=", False)
        )
        if not any(self.mapped("is_currency_assumed")):
            domain &= Domain("bank_transaction_currency_id", "in", self.currency_id.ids)
        if lines is not None:
            domain &= Domain("id", "in", lines.ids)
        found = self.env["account.bank.statement.line"].search(domain, order="date, id")
        return found.filtered(lambda line: not line.application_ids.accepted_by_id)

    def _get_days(self):
        """The first and the last day on which the bank may show it."""
        self.ensure_one()
        after = DAYS_AFTER
        day = self.date
        if not day:
            after = DAYS_AFTER_ROWS
            day = max(filter(None, self.sudo().row_ids.mapped("date")), default=None)
        if not day:
            return self.create_date.date() - timedelta(days=DAYS_WITHOUT), date.max
        return day - timedelta(days=DAYS_BEFORE), day + timedelta(days=after)

    def _tie(self, candidates):
        """Tie each of these to what fits it alone, the surest first."""
        for advice, lines in candidates.by_marks():
            advice._tie_to(lines, "mark")
        for advice, line, found_by in candidates.by_amounts():
            advice._tie_to(line, found_by)

    def _tie_to(self, lines, found_by):
        """Note which bank lines these explain, and apply them by it."""
        for advice in self.filtered(lambda a: a.kind == "payout" and not a.provider_id):
            # Its report does not say whose it is, and the bank does.
            if name := lines[0].partner_name:
                advice.sudo().provider_id = self.env[
                    "bank.payment.provider"
                ]._get_of_name(name, advice.company_id)
        self._take_currency_of(lines)
        self.sudo().write(
            {
                "statement_line_ids": [(4, line.id) for line in lines],
                "found_by": found_by,
                "is_set_aside": False,
            }
        )
        self._keep_with(lines)
        lines._bank_apply_advices()

    def _take_currency_of(self, lines):
        """A document that names no currency is in that of what it explains."""
        assumed = self.filtered("is_currency_assumed")
        currency = lines.bank_transaction_currency_id
        if assumed and len(currency) == 1:
            assumed.sudo().write({"currency_id": currency.id})

    def _keep_with(self, lines):
        """The document lies with the entry of each bank line, too."""
        for line in lines:
            kept = self.env["ir.attachment"].sudo()
            there = kept.search(
                [("res_model", "=", "account.move"), ("res_id", "=", line.move_id.id)]
            ).mapped("checksum")
            for document in self.sudo().attachment_id:
                if document.checksum not in there:
                    document.copy(
                        {"res_model": "account.move", "res_id": line.move_id.id}
                    )

    def _take_on(self, lines):
        """A person says which bank lines these explain.

        :raises UserError: one is posted, or in another currency.
        """
        # What follows is written as the system.
        lines.check_access("write")
        self.check_access("write")
        lines._bank_check_not_posted()
        self._bank_check_not_kept()
        for advice in self:
            for line in lines:
                if not advice._may_be_in(line.bank_transaction_currency_id):
                    raise UserError(
                        self.env._(
                            "%(advice)s is in %(theirs)s and %(line)s in %(ours)s.",
                            advice=advice.display_name,
                            theirs=advice.currency_id.name,
                            line=line._bank_get_short_name(),
                            ours=line.bank_transaction_currency_id.name,
                        )
                    )
        chosen = self._choose_for(lines)
        (chosen.filtered("statement_line_ids"))._take_off()
        chosen._tie_to(lines, "person")

    def _may_be_in(self, currency):
        return self.is_currency_assumed or self.currency_id == currency

    def _choose_for(self, lines):
        """Of the payouts of one report, those that these lines are.

        One document with several payouts is dropped as it was downloaded: what has
        another amount explains another line.
        """
        total = sum(lines.mapped("bank_transaction_amount"))
        if len(self) < 2:
            return self
        fits = self.filtered(
            lambda advice: not advice.currency_id.compare_amounts(advice.total, total)
        )
        others = self - fits
        if len(fits) == 1:
            others.filtered(lambda advice: advice.state == "waiting")._find_lines()
            return fits
        return self

    def _take_off(self):
        """Untie these from their bank lines, with what was applied by them."""
        lines = self.statement_line_ids
        applied = self.env["bank.payment.application"].search(
            Domain("advice_id", "in", self.ids) & Domain("state", "!=", "posted")
        )
        applied.unlink()
        self.sudo().row_ids.filtered(lambda row: row.state != "none").write(
            {"state": "new", "application_ids": False, "candidate_ids": False}
        )
        self.sudo().write({"statement_line_ids": [(5,)], "found_by": False})
        lines._bank_write_by_code({"bank_match_details": False})
        # What else explains them is applied without these.
        lines._bank_apply_advices()

    # -------------------------------------------------------------------------
    # Whose line it is
    # -------------------------------------------------------------------------

    def _is_sender_of(self, line):
        """Whether the bank's line says that the sender of this paid it."""
        self.ensure_one()
        partner = (self.provider_id.partner_id | self.partner_id).commercial_partner_id
        if partner and line.partner_id.commercial_partner_id == partner:
            return True
        number = sanitize_account_number(line.account_number or "")
        accounts = partner.bank_ids.mapped("sanitized_acc_number")
        if number and number in accounts:
            return True
        text = normal(line._bank_get_advice_text())
        names = {self.sender, self.provider_id.name, partner.name, self.source}
        names = {normal(name or "") for name in names}
        if any(len(name) >= LEAST_NAME and name in text for name in names):
            return True
        return self._came_from_before(line)

    def _came_from_before(self, line):
        """Whether a payment of the sender that is posted came from the same account, or
        in the same name."""
        payer = Domain("account_number", "=", line.account_number)
        if not line.account_number:
            payer = Domain("partner_name", "=", line.partner_name)
        if not line.account_number and not line.partner_name:
            return False
        same = Domain("provider_id", "=", self.provider_id.id)
        if not self.provider_id:
            same = Domain("sender", "=", self.sender) & Domain("sender", "!=", False)
        return bool(
            self.sudo().search_count(
                same
                & Domain("company_id", "=", self.company_id.id)
                & Domain("state", "=", "posted")
                & Domain("statement_line_ids", "any", payer),
                limit=1,
            )
        )


class _Candidates:
    """Bank lines that advices may explain, by text, amount and day."""

    def __init__(self, advices, lines):
        self.advices = advices
        self.lines = lines
        self.texts = {line: normal(line._bank_get_advice_text()) for line in lines}
        self.tied = set()
        self.by_amount = defaultdict(list)
        for line in lines:
            currency = line.bank_transaction_currency_id
            amount = currency.round(line.bank_transaction_amount)
            self.by_amount[currency, amount].append(line)
        self.currencies = lines.bank_transaction_currency_id

    def by_marks(self):
        """(advices, lines) where the texts name the advices and the sums agree."""
        named = defaultdict(list)
        for advice in self.advices:
            marks = [normal(mark) for mark in advice.marks or []]
            marks = [mark for mark in marks if len(mark) >= LEAST_MARK]
            own = [
                line
                for line in self.lines
                if advice._may_be_in(line.bank_transaction_currency_id)
                and any(mark in self.texts[line] for mark in marks)
            ]
            exact = [line for line in own if self._is_amount(line, advice)]
            if len(exact) == 1:
                own = exact
            if own:
                named[tuple(line.id for line in own)].append(advice)
        for ids, advices in named.items():
            lines = self.lines.browse(ids)
            together = self.advices.browse(advice.id for advice in advices)
            if self._agrees(lines, together):
                yield self._note(together, lines)

    def _is_amount(self, line, advice):
        compare = advice.currency_id.compare_amounts
        return not compare(line.bank_transaction_amount, advice.total)

    def _agrees(self, lines, advices):
        if self.tied & {*lines, *advices}:
            return False
        currency = lines.bank_transaction_currency_id
        paid = sum(lines.mapped("bank_transaction_amount"))
        return len(currency) == 1 and not currency.compare_amounts(
            paid, sum(advices.mapped("total"))
        )

    def _note(self, advices, lines):
        self.tied |= {*lines, *advices}
        return advices, lines

    def by_amounts(self):
        """(advice, line, how it was found) where amount and day fit one alone."""
        fitting = {}
        for advice in self.advices:
            if advice not in self.tied:
                fitting[advice] = self._get_fitting(advice)
        rivals = defaultdict(set)
        for advice, lines in fitting.items():
            for line in lines:
                rivals[line].add(advice)
        for advice, lines in fitting.items():
            known = [line for line in lines if advice._is_sender_of(line)]
            chosen = known if len(known) == 1 else lines
            if len(chosen) != 1 or self.tied & {advice, *chosen}:
                continue
            [line] = chosen
            others = {
                other
                for other in rivals[line] - {advice}
                if not known or other._is_sender_of(line)
            }
            if others:
                continue
            self._note(advice, line)
            yield advice, line, "sender" if known else "amount"

    def _get_fitting(self, advice):
        currencies = advice.currency_id
        if advice.is_currency_assumed:
            currencies = self.currencies
        first, last = advice._get_days()
        return [
            line
            for currency in currencies
            for line in self.by_amount.get((currency, currency.round(advice.total)), ())
            if line not in self.tied and first <= line.bank_booking_date <= last
        ]
