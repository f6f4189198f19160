"""The morning's payments without the mouse."""

from datetime import date

from odoo.tests import tagged

from .test_tour_payment_buttons import PaymentPageCase


@tagged("post_install", "-at_install")
class TestTourKeys(PaymentPageCase):
    """Three payments by one card besides the five of the page."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.fuel = cls.card.browse(
            cls._create_line(
                -50.0 - day,
                f"CARD HARBOUR FUEL {day}.01.",
                day=date(2026, 1, day),
                partner_name="Kartendienst",
            ).id
            for day in (12, 13, 14)
        )

    def test_every_step_has_its_key(self):
        self._walk("bank_payment_keys_tour")
        # 20.00 kept, 1.00 and 2.00 written off, unasked
        kept = self.keep.application_ids.filtered(lambda row: not row.move_line_id)
        self.assertEqual((kept.amount, kept.partner_id), (20.0, self.nordlicht))
        over = (self.write_off | self.fee).application_ids.filtered(
            lambda row: not row.move_line_id
        )
        self.assertEqual(sorted(over.mapped("amount")), [1.0, 2.0])
        self.assertEqual(over.account_id, self.rounding)
        self.assertEqual(self.fuel.application_ids.account_id, self.rounding)
        self.assertEqual(
            sorted(self.fuel.application_ids.mapped("amount")), [-64.0, -63.0, -62.0]
        )
        notes = self.card.move_id.message_ids.mapped("body")
        self.assertEqual(sum("Asked the holder" in note for note in notes), 1)
        self.assertFalse(self.card.bank_is_to_check)
        self.assertFalse(self.exact.is_reconciled)
        self.assertFalse(self.card.application_ids)

    def test_what_the_keys_do_is_there_for_the_mouse_too(self):
        """And the bank's file is dropped on the list."""
        guess = self._receive(33.0, "A CONTO")
        guess.partner_id = self.nordlicht
        self._apply(guess, (self.items["00104"], 33.0), confidence="low")
        self._walk("bank_payment_keys_shown_tour")
        self.assertEqual(guess.application_ids.partner_id, self.nordlicht)
        self.assertFalse(guess.application_ids.move_line_id)
        self.assertEqual(self.fuel.application_ids.account_id, self.rounding)
        self.assertEqual(
            self.card.search([("payment_ref", "ilike", "dropped on the list")]).amount,
            -7.77,
        )
