"""Transfers between two banks of ours in different currencies, both lines present."""

from datetime import date

from odoo.exceptions import ValidationError
from odoo.tests import Form, tagged

from .currency_case import CurrencyCommon

EURO_ACCOUNT, DOLLAR_ACCOUNT = "DE89370400440532013000", "NO8330001234567"


@tagged("post_install", "-at_install")
class TestTransfersInTwoCurrencies(CurrencyCommon):
    """On 15 January 1 EUR is 1.00 USD or 12.5 SEK by the rate of the day."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.transfers = cls.env.company.transfer_account_id
        cls._set_account(cls.dollar_bank, DOLLAR_ACCOUNT)
        cls.krona_bank = cls.env["account.journal"].create(
            {
                "name": "Krona Bank",
                "type": "bank",
                "code": "BSEK",
                "currency_id": cls.krona.id,
            }
        )
        cls._set_account(cls.krona_bank, "NO5015030000001")
        cls.lines = {}

    @classmethod
    def _set_account(cls, bank, number):
        bank.bank_account_id = cls.env["res.partner.bank"].create(
            {"acc_number": number, "partner_id": cls.env.company.partner_id.id}
        )

    def _pair(self, out_bank, out_amount, in_bank, in_amount, **more):
        """What left one bank on the 15th and came to the other on the 16th."""
        own = {
            bank: bank.bank_account_id.sanitized_acc_number
            for bank in (out_bank, in_bank)
        }
        out = self._create_line(
            -out_amount,
            "to the other bank",
            journal_id=out_bank.id,
            account_number=own[in_bank],
        )
        came = self._create_line(
            in_amount,
            "from the other bank",
            day=date(2026, 1, 16),
            journal_id=in_bank.id,
            account_number=own[out_bank],
            **more,
        )
        return out, came

    def _on_transfers(self, lines):
        return lines.move_id.line_ids.filtered(
            lambda entry: entry.account_id == self.transfers
        )

    def assertPaired(self, out, came, result=None):
        """Both sides meet on the account for transfers and nothing is left there."""
        entries = self._on_transfers(out | came)
        self.assertEqual(len(entries), 2)
        self.assertTrue(all(entries.mapped("reconciled")))
        left = self.env["account.move.line"].search(
            [("account_id", "=", self.transfers.id), ("parent_state", "=", "posted")]
        )
        self.assertEqual(sum(left.mapped("balance")), 0.0)
        for line in out | came:
            self.assertEqual(sum(line.move_id.line_ids.mapped("balance")), 0.0)
        if result is not None:
            company = self.env.company
            booked = self.env["account.move.line"].search(
                [
                    (
                        "account_id",
                        "in",
                        (
                            company.expense_currency_exchange_account_id
                            | company.income_currency_exchange_account_id
                        ).ids,
                    ),
                    ("parent_state", "=", "posted"),
                ]
            )
            self.assertAlmostEqual(-sum(booked.mapped("balance")), result, 2)

    def test_both_wait_and_are_posted_in_any_order(self):
        """1,000 EUR leave, 985 USD come, worth 985 EUR: 15 EUR are lost. The other
        way 1,000 USD leave, 985 EUR come."""
        for out_bank, in_bank in (
            (self.bank, self.dollar_bank),
            (self.dollar_bank, self.bank),
        ):
            for order in ((0, 1), (1, 0), (None,)):
                out, came = self._pair(out_bank, 1000.0, in_bank, 985.0)
                (out | came).action_apply_automatically()
                self.assertEqual(came.application_ids.transfer_line_id, out)
                self.assertEqual(out.application_ids.transfer_line_id, came)
                self.assertFalse(out.needs_review or came.needs_review)
                self.assertIn("differs by 1.50 per cent", came.bank_match_explanation)
                with self.subTest(out=out_bank.name, order=order):
                    for place in order:
                        self._post(
                            (out, came)[place] if order[0] is not None else out | came
                        )
                    self.assertPaired(out, came, -15.0)
                (out | came).action_undo_applications()
                self.assertFalse(self._on_transfers(out | came))
                (out | came).application_ids.unlink()
                (out | came).unlink()

    def test_one_side_is_posted_before_the_other_comes(self):
        """The 1,000 EUR are on the account for transfers already: 985 USD take them
        whole; and the other way round 985 USD that came before the 1,000 EUR left."""
        for first in (0, 1):
            pair = self._pair(self.bank, 1000.0, self.dollar_bank, 985.0)
            posted, late = pair[first], pair[1 - first]
            self._apply(posted, (self.transfers, posted.amount))
            self._post(posted)
            late.action_apply_automatically()
            with self.subTest(first=first):
                entry = self._on_transfers(posted)
                self.assertEqual(late.application_ids.move_line_id, entry)
                self.assertEqual(
                    late.application_ids.item_amount, entry.amount_residual_currency
                )
                self._post(late)
                self.assertPaired(*pair, result=-15.0)
            late.action_undo_applications()
            posted.action_undo_applications()
            (posted | late).application_ids.unlink()
            (posted | late).unlink()

    def test_neither_is_in_the_companys_currency(self):
        """1,000 USD (1,000 EUR) leave and 12,250 SEK (980 EUR) come: 20 EUR lost."""
        out, came = self._pair(self.dollar_bank, 1000.0, self.krona_bank, 12250.0)
        (out | came).action_apply_automatically()
        self.assertEqual(came.application_ids.transfer_line_id, out)
        self._post(out | came)
        self.assertPaired(out, came, -20.0)

    def test_bound_of_the_company(self):
        """960 USD for 1,000 EUR are 4 % off: no pair at 3 %, one at 5 %."""
        out, came = self._pair(self.bank, 1000.0, self.dollar_bank, 960.0)
        came.action_apply_automatically()
        self.assertFalse(came.application_ids.transfer_line_id)
        self.env.company.bank_transfer_rate_percent = 5.0
        came.action_apply_automatically()
        self.assertEqual(came.application_ids.transfer_line_id, out)
        self.env.company.bank_transfer_rate_percent = 0.0
        came.action_apply_automatically()
        self.assertFalse(came.application_ids.transfer_line_id)

    def test_texts_tell_where_no_account_does(self):
        out, came = self._pair(self.bank, 1000.0, self.dollar_bank, 990.0)
        (out | came).write({"account_number": False})
        came.action_apply_automatically()
        self.assertFalse(came.application_ids)
        out.payment_ref = came.payment_ref = f"{self.env.company.name} FX4711"
        came.action_apply_automatically()
        self.assertEqual(came.application_ids.transfer_line_id, out)
        self.assertTrue(came.needs_review)

    def test_without_a_rate_nothing_is_compared(self):
        """Without rates Odoo counts one dollar for one euro."""
        self.dollar.rate_ids.unlink()
        _out, came = self._pair(self.bank, 1000.0, self.dollar_bank, 1000.0)
        came.action_apply_automatically()
        self.assertFalse(came.application_ids.transfer_line_id)

    def test_days_between_the_lines(self):
        """Six days later it is another payment."""
        out, came = self._pair(self.bank, 1000.0, self.dollar_bank, 990.0)
        came.date = date(2026, 1, 21)
        came.action_apply_automatically()
        self.assertFalse(came.application_ids.transfer_line_id)
        came.date = date(2026, 1, 20)
        came.action_apply_automatically()
        self.assertEqual(came.application_ids.transfer_line_id, out)

    def test_queries_do_not_grow_with_the_lines(self):
        def ask(count):
            for n in range(count):
                self._pair(self.bank, 1000.0 + n, self.dollar_bank, 985.0 + n)
            lines = self.dollar_bank.env["account.bank.statement.line"].search(
                [("journal_id", "=", self.dollar_bank.id)]
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.env["bank.matching.ledger"]._load(self.dollar_bank, self.dollar, lines)
            return self.env.cr.sql_log_count - before

        ask(1)
        few, many = ask(2), ask(20)
        self.assertLessEqual(many - few, 3)

    def test_setting(self):
        self.env.company.tax_exigibility = True
        with Form(self.env["res.config.settings"]) as form:
            form.bank_transfer_rate_percent = 2.5
        form.record.execute()
        self.assertEqual(self.env.company.bank_transfer_rate_percent, 2.5)
        for wrong in (-1.0, 100.0):
            with self.assertRaises(ValidationError):
                self.env.company.bank_transfer_rate_percent = wrong
