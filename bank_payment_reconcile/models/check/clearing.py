"""What became of a check: read off its payment and what its entry was closed with."""

from collections import defaultdict
from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL


class BankCheckEntry(models.Model):
    """Tells what became of a check."""

    _inherit = "bank.check.entry"

    # -------------------------------------------------------------------------
    # State
    # -------------------------------------------------------------------------

    # The residuals of the payment's entry make Odoo compute `is_matched` anew, in
    # batches, whoever reconciles or takes it back; so the state comes along.
    @api.depends(
        "void_type",
        "bounced_line_id",
        "payment_id.state",
        "payment_id.is_matched",
        "payment_id.move_id.state",
    )
    def _compute_state(self):
        live = self.filtered(lambda check: check.payment_id and not check.void_type)
        closings = live._get_closings()
        shown = live._get_shown_amounts()
        for check in self:
            bank_line, date, is_reversed = closings.get(check, (False, False, False))
            closed = check in live and check._is_entry_closed(shown)
            state = check._get_state(bank_line, closed, is_reversed)
            cleared = state in ("cleared", "bounced")
            check.state = state
            check.is_open = state == "posted" and not closed
            check.statement_line_id = bank_line if cleared else False
            check.cleared_date = date if cleared else False

    def _get_state(self, bank_line, closed, is_reversed):
        """
        :param bank_line: id of a bank line that took part in closing its entry.
        :param closed: nothing of its entry is open.
        :param is_reversed: its entry was closed by its own reversal.
        """
        self.ensure_one()
        if self.void_type in ("unapply_void", "void_only"):
            return "financially_voided"
        if self.void_type or not self.payment_id:
            return "voided"
        payment = self.payment_id
        if payment.state in ("draft", "canceled") or payment.move_id.state == "draft":
            return "printed"
        if closed and bank_line:
            return "bounced" if self.bounced_line_id else "cleared"
        if closed and is_reversed:
            return "financially_voided"
        return "posted"

    def _is_entry_closed(self, shown):
        """Whether nothing of the check's entry is open.

        Odoo takes a payment that stands on the bank's own account for matched
        from the beginning; it is closed when all of it was posted on bank lines.

        :param shown: what was posted of such payments, by the payment's id.
        """
        self.ensure_one()
        payment = self.payment_id
        if not payment._bank_is_direct_posting():
            return payment.is_matched
        amount = abs(shown.get(payment.id, 0.0))
        return not payment.currency_id.compare_amounts(amount, payment.amount)

    def _get_closings(self):
        """With what the entries of checks were closed, in full or in part.

        :return: {check: (id of the last bank line, its date, whether the entry's own
            reversal is among them)}
        """
        by_payment = {check.payment_id.id: check for check in self}
        if not by_payment:
            return {}
        rows = self._read_partials(list(by_payment))
        rows += self._read_direct_applications()
        result = {}
        for payment, bank_line, date, is_reversal in rows:
            check = by_payment[payment]
            last, last_date, was_reversed = result.get(check, (False, False, False))
            if bank_line and (not last or date >= last_date):
                last, last_date = bank_line, date
            result[check] = (last, last_date, was_reversed or is_reversal)
        return result

    @api.model
    def _read_partials(self, payment_ids):
        """(payment, bank line, date, is reversal) of all that took part in closing
        the outstanding entries of payments."""
        self.env["account.partial.reconcile"].flush_model()
        self.env["account.payment"].flush_model(["move_id", "outstanding_account_id"])
        self.env["account.move"].flush_model(["date", "reversed_entry_id"])
        self.env["account.move.line"].flush_model(
            ["move_id", "account_id", "statement_line_id"]
        )
        self.env["account.bank.statement.line"].flush_model(["bank_booking_date"])
        return self.env.execute_query(
            SQL(
                """
                SELECT payment.id, other.statement_line_id,
                       COALESCE(bank_line.bank_booking_date, move.date),
                       COALESCE(move.reversed_entry_id = payment.move_id, FALSE)
                  FROM account_payment payment
                  JOIN account_move_line line
                    ON line.move_id = payment.move_id
                   AND line.account_id = payment.outstanding_account_id
                 CROSS JOIN LATERAL (
                       SELECT debit_move_id AS line_id
                         FROM account_partial_reconcile
                        WHERE credit_move_id = line.id
                        UNION ALL
                       SELECT credit_move_id
                         FROM account_partial_reconcile
                        WHERE debit_move_id = line.id) partial
                  JOIN account_move_line other ON other.id = partial.line_id
                  JOIN account_move move ON move.id = other.move_id
             LEFT JOIN account_bank_statement_line bank_line
                    ON bank_line.id = other.statement_line_id
                 WHERE payment.id IN %s
                 ORDER BY other.id
                """,
                tuple(payment_ids),
            )
        )

    def _get_direct_applications(self):
        """What was posted on payments that stand on the bank's own account, on which
        nothing is reconciled."""
        direct = self.payment_id.filtered(
            lambda payment: payment._bank_is_direct_posting()
        )
        if not direct:
            return self.env["bank.payment.application"]
        return (
            self.env["bank.payment.application"]
            .search(
                Domain("move_line_id.payment_id", "in", direct.ids)
                & Domain("state", "=", "posted"),
                order="id",
            )
            .filtered(
                # not what the payment left on the partner's account
                lambda application: (
                    application.account_id
                    == application.move_line_id.payment_id.outstanding_account_id
                )
            )
        )

    def _read_direct_applications(self):
        """The same of payments on the bank's own account: by what was posted."""
        return [
            (
                application.move_line_id.payment_id.id,
                application.statement_line_id.id,
                application.statement_line_id.bank_booking_date,
                False,
            )
            for application in self._get_direct_applications()
        ]

    def _get_shown_amounts(self):
        """{payment's id: what was posted on bank lines}, of direct postings."""
        result = defaultdict(float)
        for application in self._get_direct_applications():
            result[application.move_line_id.payment_id.id] += application.amount
        return result

    # -------------------------------------------------------------------------
    # Statement status
    # -------------------------------------------------------------------------

    @api.depends("state", "is_open", "statement_line_id.bank_reconciliation_id")
    def _compute_statement_status(self):
        holding = self._get_holding_lines()
        for check in self:
            bank_line = check.statement_line_id
            if check.is_open or check.state == "printed":
                bank_line = holding.get(check.payment_id.id, bank_line)
                check.statement_status = "matched" if bank_line else "open"
            else:
                check.statement_status = "closed"
            check.reconciliation_id = bank_line.sudo().bank_reconciliation_id

    def _get_holding_lines(self):
        """Bank lines whose applications, not yet posted, hold outstanding entries.

        :return: {payment's id: bank line}
        """
        applications = self._search_holding(
            Domain("payment_id", "in", self.payment_id.ids)
        )
        return {
            application.move_line_id.payment_id.id: application.statement_line_id
            for application in applications
        }

    @api.model
    def _search_holding(self, domain):
        """Applications, not yet posted, on the outstanding entries of payments."""
        return (
            self.env["bank.payment.application"]
            .sudo()
            .search(
                Domain("state", "in", ("proposed", "accepted"))
                & Domain("move_line_id", "any", domain),
                order="id",
            )
            .filtered(
                lambda application: (
                    application.account_id
                    == application.move_line_id.payment_id.outstanding_account_id
                )
            )
        )

    @api.model
    def _search_statement_status(self, operator, value):
        if operator != "in":
            return NotImplemented
        applications = self._search_holding(
            Domain("payment_id.bank_check_entry_ids.is_open", "=", True)
        )
        held = Domain("payment_id", "in", applications.move_line_id.payment_id.ids)
        open_ones = Domain("is_open", "=", True) | Domain("state", "=", "printed")
        domains = {
            "open": open_ones & ~held,
            "matched": open_ones & held,
            "closed": ~open_ones,
        }
        return Domain.OR(domains[status] for status in value if status in domains)

    # -------------------------------------------------------------------------
    # Stale
    # -------------------------------------------------------------------------

    @api.depends("is_open", "check_date", "journal_id.bank_check_stale_days")
    def _compute_is_stale(self):
        today = fields.Date.context_today(self)
        for check in self:
            check.is_stale = check.is_open and check._is_stale_on(today)

    def _is_stale_on(self, date):
        """Whether the check was too old for the bank to pay it on a date."""
        self.ensure_one()
        days = self.journal_id.bank_check_stale_days
        return bool(
            days and self.check_date and date > self.check_date + timedelta(days=days)
        )

    @api.model
    def _search_is_stale(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = fields.Date.context_today(self)
        journals = self.env["account.journal"].search(
            [("type", "=", "bank"), ("bank_check_stale_days", ">", 0)]
        )
        stale = Domain("is_open", "=", True) & Domain.OR(
            Domain("journal_id", "in", same.ids)
            & Domain("check_date", "<", today - timedelta(days=days))
            for days, same in journals.grouped("bank_check_stale_days").items()
        )
        result = Domain.FALSE
        if True in value:
            result |= stale
        if False in value:
            result |= ~stale
        return result

    def _get_bank_error(self):
        """What the bank's side holds of the check, as a sentence; None without."""
        self.ensure_one()
        closing = self._get_closings().get(self)
        if closing and closing[0]:
            line = self.env["account.bank.statement.line"].browse(closing[0])
            document = line.sudo().bank_reconciliation_id
            return self.env._(
                "The bank has paid check %(number)s: undo the bank line of %(date)s "
                '"%(text)s"%(document)s first.',
                number=self.number,
                date=line.bank_booking_date,
                text=line.payment_ref,
                document=self._in_document(document),
            )
        holding = self._get_holding_lines().get(self.payment_id.id)
        if holding:
            return self.env._(
                "Check %(number)s is matched with the bank line of %(date)s "
                '"%(text)s"%(document)s: remove that match first.',
                number=self.number,
                date=holding.bank_booking_date,
                text=holding.payment_ref,
                document=self._in_document(holding.bank_reconciliation_id),
            )
        return None

    def _in_document(self, document):
        return self.env._(" (reconciliation %s)", document.name) if document else ""


class BankPaymentApplication(models.Model):
    """Applications that clear a check."""

    _inherit = "bank.payment.application"

    def _follow_state(self):
        # EXTENDS: nothing is reconciled on a check that stands on the bank's own
        # account, so nothing else says that a bank line was posted on it.
        result = super()._follow_state()
        direct = self.move_line_id.payment_id.filtered(
            lambda payment: payment._bank_is_direct_posting()
        )
        checks = direct.sudo().bank_check_entry_ids
        for name in ("state", "is_open", "cleared_date", "statement_line_id"):
            self.env.add_to_compute(checks._fields[name], checks)
        return result


class AccountPayment(models.Model):
    """Payments whose check follows what is reconciled."""

    _inherit = "account.payment"

    def _bank_is_direct_posting(self):
        """Whether it stands on the bank's own account, not on an outstanding one."""
        account = self.outstanding_account_id
        return bool(account) and account == self.journal_id.default_account_id
