"""How checks come on record: what payments say, and blanks voided by hand."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .entry import NUMBER_LENGTH

#: More blanks than this are voided at once by mistake only.
BLANK_LIMIT = 10_000


class BankCheckEntry(models.Model):
    """Records checks from payments, and blanks by hand."""

    _inherit = "bank.check.entry"

    # -------------------------------------------------------------------------
    # From payments
    # -------------------------------------------------------------------------

    @api.model
    def _follow_payments(self, payments):
        """Bring the register up to what payments say now.

        A new number comes on record; a number that its payment no longer carries, or
        whose payment was cancelled, becomes void.

        :raise UserError: the bank has a check of that number already.
        """
        # Whoever may register a payment need not have a right on the register.
        self = self.sudo()  # noqa: PLW0642
        payments = payments.sudo()
        live = {
            check.payment_id: check
            for check in self.search(
                Domain("payment_id", "in", payments.ids)
                & Domain("void_type", "=", False)
            )
        }
        values = []
        for payment in payments:
            check = live.get(payment, self.browse())
            number = payment._bank_get_registered_number(check)
            if check and not check._follow_payment(payment, number):
                check = self.browse()
            if number and not check and payment.state != "canceled":
                values.append(self._prepare_check(payment, number))
        self._check_numbers_free(values)
        if values:
            # A payment has one live check: what became void comes first.
            self.flush_model(["void_type"])
        return self._put_on_record(values)

    @api.model
    def _put_on_record(self, values):
        """Create checks; nobody follows them who only printed a batch."""
        return self.with_context(
            mail_create_nolog=True, mail_create_nosubscribe=True
        ).create(values)

    def _follow_payment(self, payment, number):
        """Make the live check of a payment void where the payment left it.

        :return: whether it is still the payment's check.
        """
        self.ensure_one()
        if payment.state == "canceled":
            self._make_void("unposted")
            return False
        same_bank = self.journal_id == payment.journal_id
        if self.direction == "received" and number and same_bank:
            # Somebody else's number, that was mistyped: nothing was spoiled.
            self.number = number
            return True
        if number and same_bank and self.number_key == self._to_key(number):
            if self.number != number:
                self.number = number
            return True
        name = payment.display_name
        self._make_void(
            "reprinted",
            reason=self.env._(
                "%(payment)s is check %(number)s now.", payment=name, number=number
            )
            if number
            else self.env._("%s is no longer a check.", name),
        )
        return False

    @api.model
    def _prepare_check(self, payment, number):
        inbound = payment.payment_type == "inbound"
        return {
            "number": number,
            "direction": "received" if inbound else "issued",
            "journal_id": payment.journal_id.id,
            "company_id": payment.company_id.id,
            "payment_id": payment.id,
        }

    def _make_void(self, void_type, date=None, reason=None):
        """What a check said last stays; the number is used up."""
        # Computed before it no longer follows its payment.
        self.sudo().mapped("partner_name")
        self.sudo().mapped("payment_name")
        self.sudo().write(
            {
                "void_type": void_type,
                "void_date": date or fields.Date.context_today(self),
                "void_reason": reason,
            }
        )

    # -------------------------------------------------------------------------
    # Numbers
    # -------------------------------------------------------------------------

    @api.model
    def _check_numbers_free(self, values):
        """Refuse issued checks whose number the bank has already.

        :param values: of checks about to be created.
        :raise UserError: names the number, the check that has it and what to do.
        """
        wanted = {}
        for vals in values:
            if vals["direction"] != "issued":
                continue
            self._check_number_fits(vals["number"])
            key = (vals["journal_id"], self._to_key(vals["number"]))
            if key in wanted:
                raise UserError(
                    self.env._(
                        "Check number %s is used by two payments: give one of them "
                        "another number.",
                        vals["number"],
                    )
                )
            wanted[key] = vals
        if not wanted:
            return
        taken = self.sudo().search(
            Domain("direction", "=", "issued")
            & Domain("journal_id", "in", list({journal for journal, _key in wanted}))
            & Domain("number_key", "in", list({key for _journal, key in wanted}))
        )
        taken = taken.filtered(lambda c: (c.journal_id.id, c.number_key) in wanted)
        if taken:
            raise UserError(taken[-1]._get_taken_sentence())

    def _get_taken_sentence(self):
        self.ensure_one()
        details = [
            self.partner_name,
            self.check_date and str(self.check_date),
            self.amount and self.currency_id.format(self.amount),
            self.payment_name,
            self._get_state_label(),
        ]
        return self.env._(
            "Check number %(number)s of %(bank)s is already used (%(details)s): use "
            "another number.",
            bank=self.journal_id.display_name,
            number=self.number,
            details=", ".join(filter(None, details)),
        )

    @api.model
    def _check_number_fits(self, number):
        if not (number or "").isdecimal() or len(number) > NUMBER_LENGTH:
            raise UserError(
                self.env._(
                    '"%(number)s" is not a check number: enter %(length)s digits at '
                    "most, and nothing else.",
                    number=number,
                    length=NUMBER_LENGTH,
                )
            )

    @api.model
    def _get_next_free_number(self, journal, number):
        """The first number from this one on that the bank has no check of, with as
        many digits."""
        keys = (
            self.sudo()
            .search_fetch(
                Domain("journal_id", "=", journal.id)
                & Domain("direction", "=", "issued")
                & Domain("number_key", ">=", self._to_key(number)),
                ["number_key"],
                order="number_key",
            )
            .mapped("number_key")
        )
        free = int(number)
        for key in keys:
            if int(key) != free:
                break
            free += 1
        return str(free).zfill(len(number))

    # -------------------------------------------------------------------------
    # Blanks
    # -------------------------------------------------------------------------

    @api.model
    def _void_blanks(self, journal, first, last, date, reason):
        """Put blank checks that were spoiled or lost on record as void.

        :param first: the first number, as printed; last: the last one.
        :return: the checks
        :raise UserError: one of the numbers is on record, or there are none.
        """
        self._check_number_fits(first)
        self._check_number_fits(last)
        count = int(last) - int(first) + 1
        if not 0 < count <= BLANK_LIMIT:
            raise UserError(
                self.env._(
                    "%(first)s to %(last)s are %(count)s checks: enter the first and "
                    "the last number of 1 to %(limit)s checks.",
                    first=first,
                    last=last,
                    count=max(count, 0),
                    limit=BLANK_LIMIT,
                )
            )
        values = [
            {
                "number": str(number).zfill(len(first)),
                "direction": "issued",
                "journal_id": journal.id,
                "company_id": journal.company_id.id,
                "void_type": "blank",
                "void_date": date,
                "void_reason": reason,
            }
            for number in range(int(first), int(last) + 1)
        ]
        self._check_numbers_free(values)
        checks = self.sudo()._put_on_record(values)
        self._skip_used_numbers(journal)
        return checks.sudo(self.env.su)

    @api.model
    def _skip_used_numbers(self, journal):
        """The next check that Odoo numbers gets a number that is free."""
        sequence = journal.sudo().check_sequence_id
        if not (journal.check_manual_sequencing and sequence):
            return
        upcoming = sequence.get_next_char(sequence.number_next_actual)
        free = self._get_next_free_number(journal, upcoming)
        if free != upcoming:
            sequence.number_next_actual = int(free)

    # -------------------------------------------------------------------------
    # Start
    # -------------------------------------------------------------------------

    @api.model
    def _register_existing(self):
        """Put the checks on record that were there before the register.

        Demo data make checks while the module is installed: those are on record, as
        is a part of them where the register came with an update. Where Odoo let a
        number be used twice, the check that counts has it.

        :return: the checks that came on record.
        """
        self = self.sudo()  # noqa: PLW0642
        Payment = self.env["account.payment"]
        payments = Payment.search(
            Domain("check_number", "!=", False)
            & Domain("payment_type", "=", "outbound"),
            order="id",
        )
        payments -= self.search(Domain("payment_id", "in", payments.ids)).payment_id
        rank = {"paid": 0, "in_process": 0, "draft": 1, "canceled": 2}
        known = {
            (check.journal_id, check.number_key)
            for check in self.search(
                Domain("direction", "=", "issued")
                & Domain("journal_id", "in", payments.journal_id.ids)
            )
        }
        values = {}
        for payment in payments.sorted(lambda p: (rank.get(p.state, 0), p.id)):
            number = payment._bank_get_registered_number(self)
            key = (payment.journal_id, self._to_key(number))
            if key in known:
                continue
            if number and number.isdecimal() and len(number) <= NUMBER_LENGTH:
                values.setdefault(key, (payment, number))
        checks = self._put_on_record(
            [self._prepare_check(*value) for value in values.values()]
        )
        checks.filtered(lambda c: c.payment_id.state == "canceled")._make_void(
            "unposted"
        )
        return checks


class AccountPayment(models.Model):
    """Payments whose number makes a check."""

    _inherit = "account.payment"

    def _bank_get_registered_number(self, check):
        """The number this payment has in the register; False for none.

        Before posting, where Odoo numbers the checks, Odoo shows the number that
        comes next: on every draft the same one, so it is nobody's yet.

        :param check: the payment's live check, if any: a check that was printed and
            whose payment is a draft again keeps its number.
        """
        self.ensure_one()
        if self.payment_type == "inbound":
            number = (self.bank_received_check_number or "").strip()
            return number if check or self.state not in ("draft", "canceled") else False
        # The register wizard makes a payment "in process" before it is posted.
        is_unposted = "draft" in (self.state, self.move_id.state)
        is_announced = (
            is_unposted
            and self.journal_id.check_manual_sequencing
            and check.journal_id != self.journal_id
        )
        return False if is_announced else self.check_number
