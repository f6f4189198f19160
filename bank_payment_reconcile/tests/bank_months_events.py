"""What happens between the months: at the bank, in our books, in Odoo's pages."""

from datetime import date

from dateutil.relativedelta import relativedelta

from odoo import Command
from odoo.tests import Form

from .bank_months import BankMonths


class BankEvents(BankMonths):
    # -- The bank sends -------------------------------------------------------

    def import_line(self, bank, amount, text="", day=10, ahead=0, **values):
        """A line of the month that is not on paper yet; `ahead=-1`: a late one."""
        self.number += 1
        line_day = self.get_month(bank, ahead) + relativedelta(days=day - 1)
        text = text or f"payment {self.number}"
        made = []

        def act():
            line = self._mine(self.env["account.bank.statement.line"]).create(
                {
                    "journal_id": bank.id,
                    "date": line_day,
                    "amount": amount,
                    "payment_ref": text,
                    **values,
                }
            )
            made.append(line.id)

        what = f"{bank.code} shows {amount:.2f} {text} of {line_day}"
        if not self.attempt(what, act):
            if not self._is_locked(line_day):
                self._fail(what, f"Refused: {self.refusals[-1]}")
            return None
        line = self.env["account.bank.statement.line"].browse(made[0])
        self.lines.append(line)
        self._find_again(line)
        self.check()
        return line

    def _find_again(self, line):
        """A paper shows it already, if a line like it was deleted."""
        for lost in self.lost:
            paper, day, amount = lost
            if (paper.bank, day, amount) == (line.journal_id, line.date, line.amount):
                self._note(f"  (instead of what was deleted, on paper of {paper.day})")
                paper.lines.append(line)
                self.lost.remove(lost)
                return

    def import_for_entry(self, entry, ahead=0, short=0.0):
        """The bank shows one of our entries, maybe with another amount."""
        bank = self.get_bank(entry)
        check = entry.payment_id.check_number
        values = {"bank_check_number": check} if check else {}
        amount = entry.amount_residual_currency + short
        text = f"CHECK {check}" if check else entry.name or entry.move_name
        return self.import_line(bank, amount, text, ahead=ahead, **values)

    def get_bank(self, entry):
        for bank in self.banks:
            ways = bank.inbound_payment_method_line_ids
            ways |= bank.outbound_payment_method_line_ids
            if entry.account_id in (ways.payment_account_id | bank.default_account_id):
                return bank
        raise AssertionError(f"{entry.display_name} is of no bank")

    # -- We book --------------------------------------------------------------

    def pay(self, bank, amount, check=False, day=8, ahead=0):
        """Register a payment, positive for money in."""
        self.number += 1
        pay_day = self.get_month(bank, ahead) + relativedelta(days=day - 1)
        made = []

        def act():
            payment = self.env["account.payment"].create(
                {
                    "payment_type": "inbound" if amount > 0 else "outbound",
                    "partner_type": "customer" if amount > 0 else "supplier",
                    "partner_id": self.case.nordlicht.id,
                    "amount": abs(amount),
                    "journal_id": bank.id,
                    "date": pay_day,
                    "memo": f"memo {self.number}",
                }
            )
            if check:
                payment.check_number = str(1000 + self.number)
            payment.action_post()
            made.append(payment)

        kind = "check" if check else "payment"
        what = f"{kind} of {amount:.2f} at {bank.code} on {pay_day}"
        if self.attempt(what, act):
            self.payments.append(made[0])
            if check:
                self.checks.append(made[0])
            self.entries.append(
                made[0].move_id.line_ids.filtered(
                    lambda e: e.account_id == made[0].outstanding_account_id
                )
            )
        self.check()

    def book_elsewhere(self, bank, amount, direct=False, zero=False, day=9):
        """An entry of the general journal on the bank's outstanding account, or on
        the bank's own; or a revaluation, without money of the bank's currency."""
        case = self.case
        ways = bank.outbound_payment_method_line_ids
        account = bank.default_account_id if direct else ways.payment_account_id
        book_day = self.get_month(bank) + relativedelta(days=day - 1)
        currency = bank.currency_id or case.euro
        foreign = 0.0 if zero else amount
        made = []
        kind = "revaluation" if zero else "entry"
        where = "the bank's account" if direct else "the outstanding account"

        def act():
            move = case._create_entry(
                account, (foreign, amount), book_day, case.equity, currency=currency
            )
            made.append(move.line_ids.filtered(lambda e: e.account_id == account))

        what = f"{kind} of {amount:.2f} on {where} of {bank.code} of {book_day}"
        if self.attempt(what, act) and not zero:
            self.entries.append(made[0])
        self.check()

    def transfer(self, source, target, amount, day=6):
        transfer_day = self.get_month(source) + relativedelta(days=day - 1)
        known = self.env["account.payment"].search([])

        def act():
            with Form(
                self.env["bank.fund.transfer"].with_context(
                    default_journal_from_id=source.id, default_journal_to_id=target.id
                )
            ) as form:
                form.date = transfer_day
                form.amount = amount
                form.memo = f"Transfer {self.number}"
            form.save().action_transfer()

        self.number += 1
        what = f"transfer {amount:.2f} from {source.code} to {target.code}"
        if self.attempt(f"{what} on {transfer_day}", act):
            for payment in self.env["account.payment"].search([]) - known:
                self.entries.extend(
                    payment.move_id.line_ids.filtered(
                        lambda e, p=payment: e.account_id == p.outstanding_account_id
                    )
                )
        self.check()

    def void(self, payment, way="unapply_void", ahead=0):
        check = self.env["bank.check.entry"].search([("payment_id", "=", payment.id)])
        day = self.get_month(payment.journal_id, ahead) + relativedelta(days=11)

        def act():
            self.env["bank.check.void"].create(
                {
                    "check_ids": [Command.set(check.ids)],
                    "void_date": day,
                    "void_type": way,
                }
            ).action_void()

        self.try_to(f"void check {payment.check_number} as of {day}", act)

    # -- Lines and entries change ---------------------------------------------

    def redate(self, line, months):
        """Through the entry, as Odoo lets us."""
        move, day = line.move_id, line.date + relativedelta(months=months)

        def act():
            move.button_draft()
            move.date = day
            move.action_post()

        self.try_to(f"re-date {line.payment_ref} of {line.date} to {day}", act)

    def change_entry(self, move, event, name):
        method = {
            "draft": move.button_draft,
            "cancel": move.button_cancel,
            "post": move.action_post,
        }[event]
        if (event == "post") == (move.state == "draft"):
            self.try_to(f"{event} the entry of {name}", method)

    def unreconcile(self, move, name):
        if move.line_ids.matched_debit_ids or move.line_ids.matched_credit_ids:
            self.try_to(f"unreconcile {name}", move.line_ids.remove_move_reconcile)

    def undo_line(self, line):
        self.try_to(
            f"undo {line.payment_ref} of {line.date}",
            self._mine(line).action_undo_applications,
        )

    def delete_line(self, line):
        """A line that the bank never had; one of a paper is on it for good."""
        shown = [
            (paper, line.bank_booking_date, line.amount)
            for paper in self.papers
            if line in paper.lines
        ]
        what = f"delete {line.payment_ref} of {line.date}"
        position, bank = self.lines.index(line), line.journal_id
        self.lines.remove(line)
        if not self.attempt(what, line.unlink):
            self.lines.insert(position, line)
        elif shown:
            self._note("  (the bank's paper shows it)")
            self.damaged.add(bank)
            self.lost += shown
        self.check()

    # -- Settings -------------------------------------------------------------

    def change_rate(self, rate):
        dollar, day = self.case.dollar, self.get_month()
        known = dollar.rate_ids.filtered(lambda r: r.name == day)
        values = {"name": day, "rate": rate}
        command = Command.update(known.id, values) if known else Command.create(values)
        self.try_to(
            f"1 EUR = {rate} USD from {day}",
            lambda: dollar.write({"rate_ids": [command]}),
        )

    def lock(self, months=1):
        """An exception that ran out does not ask whether bank lines are open."""
        day = self.get_month() - relativedelta(months=months - 1, days=1)
        self._note(f"lock until {day}")
        self._set_lock(day)

    def unlock(self):
        self._note("unlock")
        self._set_lock(None)

    def _set_lock(self, day: date | None):
        self.locked_until = day
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE res_company SET fiscalyear_lock_date = %s WHERE id = %s",
            [day, self.env.company.id],
        )
        self.env.invalidate_all()
