"""What is odd about a check that the bank shows, as sentences."""

from collections import defaultdict

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from .entry import NUMBER_LENGTH


class BankCheckEntry(models.Model):
    """What is odd about a check."""

    _inherit = "bank.check.entry"

    warning = fields.Text(compute="_compute_warning", search="_search_warning")

    # -------------------------------------------------------------------------
    # Compute
    # -------------------------------------------------------------------------

    @api.depends("state", "is_open", "stop_requested", "amount", "statement_line_id")
    def _compute_warning(self):
        warnings = self._get_warnings()
        for check in self:
            check.warning = "\n".join(warnings.get(check, ())) or False

    @api.model
    def _search_warning(self, operator, value):
        if operator != "in":
            return NotImplemented
        shown = [check for check, _line in self._find_bank_lines()]
        closed = Domain("state", "=", "posted") & Domain("is_open", "=", False)
        candidates = self.search(Domain("id", "in", shown) | closed)
        warned = candidates.filtered("warning")
        if False in value:
            return Domain("id", "not in", warned.ids)
        return Domain("id", "in", warned.ids)

    # -------------------------------------------------------------------------
    # Warnings
    # -------------------------------------------------------------------------

    def _get_warnings(self):
        """Sentences on checks that a bank line shows and that it should not, or not
        like that: stopped, void, stale, of another amount; or that were closed by
        something else than the bank.

        :return: {check: [sentences]}, without those that are fine.
        """
        result = defaultdict(list)
        found = self._find_bank_lines(self.ids) if self.ids else []
        BankLine = self.env["account.bank.statement.line"].sudo()
        lines = BankLine.browse(line for _check, line in found)
        checks = self.browse(check for check, _line in found)
        holding = checks._get_holding_lines() if checks else {}
        for check, line in zip(checks, lines, strict=True):
            holder = holding.get(check.payment_id.id)
            if sentences := check._get_line_warnings(line, holder):
                result[check] += sentences
        for check in self:
            if check.state == "posted" and not check.is_open:
                result[check].append(
                    self.env._(
                        "Check %s was closed by another entry, not by a bank line.",
                        check.number,
                    )
                )
        return dict(result)

    def _get_line_warnings(self, line, holder=None):
        """Sentences on this check as a bank line shows it.

        :param holder: the bank line that is matched with it and not posted yet.
        """
        self.ensure_one()
        number, date = self.number, line.bank_booking_date
        sentences = []
        if self.state in ("voided", "financially_voided"):
            sentences.append(
                self.env._(
                    "The bank shows check %(number)s on %(date)s, which is void: ask "
                    "the bank for the money back.",
                    number=number,
                    date=date,
                )
            )
        sentences += self._get_other_payer_warnings(line, holder)
        if self.stop_requested:
            sentences.append(
                self.env._(
                    "The bank shows check %(number)s on %(date)s, whose payment was "
                    "stopped on %(stop_date)s: ask the bank for the money back.",
                    number=number,
                    date=date,
                    stop_date=self.stop_date,
                )
            )
        if self._is_stale_on(date):
            sentences.append(
                self.env._(
                    "The bank shows check %(number)s on %(date)s, more than %(days)s "
                    "days after the check's %(check_date)s: it was stale.",
                    number=number,
                    date=date,
                    days=self.journal_id.bank_check_stale_days,
                    check_date=self.check_date,
                )
            )
        if self._differs_from(line):
            sentences.append(
                self.env._(
                    "The bank shows check %(number)s on %(date)s with %(paid)s, the "
                    "check is of %(amount)s: correct the payment or ask the bank.",
                    number=number,
                    date=date,
                    paid=line.bank_transaction_currency_id.format(
                        abs(line.bank_transaction_amount)
                    ),
                    amount=self.currency_id.format(self.amount),
                )
            )
        return sentences

    def _differs_from(self, line):
        """Whether a line that carries this check's number has another amount.

        A blank has none to differ from; a line in another currency, or one that does
        not carry the number (a deposit of several), says nothing. What was answered
        is asked no more.
        """
        currency = line.bank_transaction_currency_id
        return bool(
            self.direction == "issued"
            and self.amount
            and currency == self.currency_id
            and self._to_key(line.bank_check_number) == self.number_key
            and currency.compare_amounts(abs(line.bank_transaction_amount), self.amount)
            and not self._is_difference_booked(line)
        )

    def _get_other_payer_warnings(self, line, holder):
        """A bank line that shows a check which another line, or an entry that no bank
        line made, had paid."""
        other = self.statement_line_id or holder
        # A check may be shown in pieces, each matched with it.
        pieces = line.application_ids.move_line_id.payment_id
        if other and other != line and self.payment_id not in pieces:
            return [
                self.env._(
                    "The bank shows check %(number)s on %(date)s, which it had paid "
                    "already: %(other)s. Ask the bank for the money back, or whose "
                    "check it was.",
                    number=self.number,
                    date=line.bank_booking_date,
                    other=other._bank_get_short_name(),
                )
            ]
        if self.state == "posted" and not self.is_open:
            return [
                self.env._(
                    "The bank shows check %(number)s on %(date)s, which another entry "
                    "has closed meanwhile: take that entry back, or ask the bank for "
                    "the money.",
                    number=self.number,
                    date=line.bank_booking_date,
                )
            ]
        return []

    def _is_difference_booked(self, line):
        """Whether a person answered for a line of another amount: the payment is
        corrected on it; or the line is posted and closed the check, so that the rest
        stands on the account that was chosen for it."""
        payment, applications = self.payment_id, line.application_ids
        shown = applications.filtered(lambda a: a.move_line_id.payment_id == payment)
        if not (payment and shown):
            # Another line closed the check: this one is still to be looked at.
            return False
        if line.is_reconciled and self.state == "cleared":
            return True
        corrections = applications.filtered("corrects_entry_id")
        corrections = corrections.filtered(
            lambda a: a.corrects_entry_id.payment_id == payment
        )
        booked = sum((shown | corrections).mapped("amount"))
        currency = line.bank_transaction_currency_id
        return bool(corrections) and not currency.compare_amounts(
            booked, line.bank_transaction_amount
        )

    @api.model
    def _find_bank_lines(self, check_ids=None):
        """Bank lines that show checks: by their number, or applied to their entry.

        :param check_ids: None for all checks.
        :return: [(check's id, bank line's id)], in the order of the lines
        """
        self.flush_model(
            ["number_key", "journal_id", "direction", "payment_id", "void_type"]
        )
        self.env["account.bank.statement.line"].flush_model(
            ["bank_check_number", "journal_id", "amount"]
        )
        self.env["bank.payment.application"].flush_model(
            ["move_line_id", "account_id", "statement_line_id"]
        )
        self.env["account.move.line"].flush_model(["payment_id"])
        self.env["account.payment"].flush_model(["outstanding_account_id"])
        wanted = (
            SQL("TRUE")
            if check_ids is None
            else SQL("checks.id IN %s", tuple(check_ids))
        )
        return self.env.execute_query(
            SQL(
                """
                SELECT checks.id AS check_id, line.id AS line_id
                  FROM bank_check_entry checks
                  JOIN account_bank_statement_line line
                    ON line.journal_id = checks.journal_id
                   AND lpad(line.bank_check_number, %(length)s, '0')
                       = checks.number_key
                   AND line.amount < 0
                 WHERE checks.direction = 'issued' AND %(wanted)s
                 UNION
                SELECT checks.id, application.statement_line_id
                  FROM bank_check_entry checks
                  JOIN account_payment payment ON payment.id = checks.payment_id
                  JOIN account_move_line entry ON entry.payment_id = payment.id
                  JOIN bank_payment_application application
                    ON application.move_line_id = entry.id
                   AND application.account_id = payment.outstanding_account_id
                 WHERE checks.void_type IS NULL AND %(wanted)s
                 ORDER BY line_id
                """,
                length=SQL(str(NUMBER_LENGTH)),
                wanted=wanted,
            )
        )


class AccountBankStatementLine(models.Model):
    """What is odd about the check that a line shows."""

    _inherit = "account.bank.statement.line"

    # A check's number is looked up among all lines ever imported.
    _bank_check_number_idx = models.Index(
        f"(journal_id, lpad(bank_check_number, {NUMBER_LENGTH}, '0')) "
        "WHERE bank_check_number IS NOT NULL"
    )

    def _bank_get_check_warnings(self):
        """Sentences on the checks these bank lines show.

        :return: {line: [sentences]}, without lines that are fine.
        """
        Check = self.env["bank.check.entry"].sudo()
        found = self._bank_find_checks() if self.ids else []
        lines = self.browse(line for _check, line in found)
        checks = Check.browse(check for check, _line in found)
        result = defaultdict(list)
        holding = checks._get_holding_lines() if checks else {}
        for check, line in zip(checks, lines, strict=True):
            holder = holding.get(check.payment_id.id)
            if sentences := check._get_line_warnings(line, holder):
                result[line] += sentences
        return dict(result)

    def _bank_find_checks(self):
        """[(check's id, bank line's id)] of the checks these lines show."""
        Check = self.env["bank.check.entry"].sudo()
        numbers = {
            (line.journal_id, Check._to_key(line.bank_check_number))
            for line in self
            if line.bank_check_number
        }
        applied = self.application_ids.move_line_id.payment_id
        checks = Check.search(
            Domain("payment_id", "in", applied.ids)
            | Domain("journal_id", "in", self.journal_id.ids)
            & Domain("number_key", "in", [key for _journal, key in numbers])
        )
        if not checks:
            return []
        ids = set(self.ids)
        return [
            (check_id, line_id)
            for check_id, line_id in Check._find_bank_lines(checks.ids)
            if line_id in ids
        ]
