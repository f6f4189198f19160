"""What the rows of an advice are in the books: worked out by hand."""

from decimal import Decimal

from odoo.tests import BaseCase, tagged

from ..advice import Advice, BookItem, Books, Row, kept_by_provider, settle

MARLOW, LOTTE, BRIGHT = 1, 2, 3


def _item(key, number, residual, partner=MARLOW, **more):
    more.setdefault("document", key)
    more.setdefault("currency", "EUR")
    return BookItem(
        key=key,
        residual=Decimal(residual),
        partner=partner,
        numbers=(number,),
        **more,
    )


def _row(kind, gross, *numbers, **more):
    amounts = {
        name: Decimal(more.pop(name))
        for name in ("fee", "fee_tax", "discount", "deduction", "original_amount")
        if name in more
    }
    return Row(kind=kind, gross=Decimal(gross), numbers=numbers, **amounts, **more)


@tagged("post_install", "-at_install")
class TestAdviceSettling(BaseCase):
    def _settle(self, rows, items, sender=0, kind="payout"):
        advice = Advice(kind=kind, source="test", currency="EUR", rows=rows)
        return settle(advice, Books(items), sender)

    def _keys(self, settlement):
        return [use.item.key for use in settlement.uses]

    def test_each_charge_finds_its_invoice_by_number(self):
        """However the number is set; the fee is the provider's."""
        found = self._settle(
            [
                _row("charge", "119.00", "inv-2026-00101", fee="-2.04"),
                _row("charge", "238.00", "INV/2026/00102", fee="-3.82"),
            ],
            [
                _item(10, "INV/2026/00101", "119.00"),
                _item(11, "INV/2026/00102", "238.00", LOTTE),
                _item(12, "INV/2026/00103", "119.00"),
            ],
        )
        self.assertEqual([self._keys(each) for each in found], [[10], [11]])
        self.assertTrue(all(each.is_sure and not each.rest for each in found))
        self.assertEqual(kept_by_provider(found), (Decimal("-5.86"), Decimal(0)))

    def test_a_refund_takes_the_credit_note_of_the_invoice_that_it_names(self):
        [found] = self._settle(
            [_row("refund", "-80.00", "INV/2026/00102")],
            [
                _item(11, "INV/2026/00102", "0.00"),
                _item(20, "RINV/2026/00007", "-80.00", reverses=11),
                _item(21, "RINV/2026/00008", "-80.00"),
            ],
        )
        self.assertEqual((self._keys(found), found.is_sure), ([20], True))

    def test_a_refund_without_credit_note_is_the_customers_debt(self):
        [found] = self._settle(
            [_row("refund", "-80.00", "INV/2026/00102")],
            [_item(11, "INV/2026/00102", "0.00", LOTTE)],
        )
        self.assertEqual((found.way, found.partner), ("customer", LOTTE))
        self.assertEqual((found.rest, found.is_sure), (Decimal("-80.00"), False))

    def test_a_dispute_makes_the_customer_owe_again(self):
        """59.50 of a paid invoice; what is open of the same amount stays."""
        [found] = self._settle(
            [_row("dispute", "-59.50", "INV/2026/00103", fee="-20.00")],
            [
                _item(12, "INV/2026/00103", "0.00", LOTTE),
                _item(22, "RINV/2026/00009", "-59.50", LOTTE),
            ],
        )
        self.assertEqual((found.way, found.partner), ("dispute", LOTTE))
        self.assertEqual(found.uses, ())

    def test_an_invoice_in_dollars_is_settled_whole(self):
        """100.00 USD came as 92.31; the item is taken in its own currency."""
        [found] = self._settle(
            [
                _row(
                    "charge",
                    "92.31",
                    "INV/2026/00121",
                    original_amount="100.00",
                    original_currency="USD",
                )
            ],
            [_item(30, "INV/2026/00121", "100.00", BRIGHT, currency="USD")],
        )
        [use] = found.uses
        self.assertEqual((use.amount, use.taken), (Decimal("92.31"), Decimal("100.00")))
        self.assertTrue(found.is_sure)

    def test_digits_of_one_and_amount_of_another_are_both_shown(self):
        """ "371" ends the number of one invoice, 410.51 is open of the next."""
        [found] = self._settle(
            [_row("invoice", "410.51", "371")],
            [
                _item(40, "INV/2026/00371", "400.00"),
                _item(41, "INV/2026/00372", "410.51"),
            ],
            sender=MARLOW,
            kind="remittance",
        )
        self.assertEqual(found.way, "open")
        self.assertEqual({item.key for item in found.candidates}, {40, 41})

    def test_a_shortened_number_with_the_amount_is_for_review(self):
        [found] = self._settle(
            [_row("invoice", "410.51", "372")],
            [_item(41, "INV/2026/00372", "410.51")],
            sender=MARLOW,
            kind="remittance",
        )
        self.assertEqual((self._keys(found), found.is_sure), ([41], False))

    def test_another_number_is_never_taken_for_its_amount(self):
        """INV/2026/00999 is not in the books: 410.51 of another invoice is shown."""
        [found] = self._settle(
            [_row("invoice", "410.51", "INV/2026/00999")],
            [_item(41, "INV/2026/00372", "410.51")],
            sender=MARLOW,
            kind="remittance",
        )
        self.assertEqual((found.way, found.partner), ("customer", MARLOW))
        self.assertEqual([item.key for item in found.candidates], [41])

    def test_an_order_with_two_invoices(self):
        """S00107 was invoiced with 60.00 and 40.00: a row of 100.00 is both, one of
        40.00 is the second, one of 70.00 could be either."""
        items = [
            _item(50, "INV/2026/00150", "60.00", orders=("S00107",)),
            _item(51, "INV/2026/00151", "40.00", orders=("S00107",)),
        ]
        for gross, keys, way in (
            ("100.00", [50, 51], "item"),
            ("40.00", [51], "item"),
            ("70.00", [], "open"),
        ):
            with self.subTest(gross=gross):
                [found] = self._settle(
                    [_row("charge", gross, orders=("S00107",))], items
                )
                self.assertEqual((self._keys(found), found.way), (keys, way))

    def test_instalments_are_paid_as_they_are_due(self):
        items = [
            _item(61, "INV/2026/00160", "50.00", document=7, due=60),
            _item(60, "INV/2026/00160", "50.00", document=7, due=30),
        ]
        [found] = self._settle([_row("invoice", "70.00", "INV/2026/00160")], items)
        self.assertEqual(
            [(use.item.key, use.amount) for use in found.uses],
            [(60, Decimal("50.00")), (61, Decimal("20.00"))],
        )
        self.assertFalse(found.is_sure)

    def test_no_item_is_taken_twice(self):
        """The same invoice in two rows: the second stays on account."""
        found = self._settle(
            [
                _row("charge", "119.00", "INV/2026/00101"),
                _row("charge", "119.00", "INV/2026/00101"),
            ],
            [_item(10, "INV/2026/00101", "119.00")],
        )
        self.assertEqual([each.way for each in found], ["item", "customer"])

    def test_what_is_named_goes_before_what_is_guessed(self):
        """The first row tells an amount alone, and the second names that invoice."""
        found = self._settle(
            [_row("charge", "119.00"), _row("charge", "119.00", "INV/2026/00101")],
            [_item(10, "INV/2026/00101", "119.00")],
        )
        self.assertEqual(self._keys(found[1]), [10])
        self.assertEqual(found[0].way, "customer")

    def test_more_than_is_open_stays_over(self):
        [found] = self._settle(
            [_row("charge", "130.00", "INV/2026/00101")],
            [_item(10, "INV/2026/00101", "119.00")],
        )
        self.assertEqual(found.rest, Decimal("11.00"))
        self.assertFalse(found.is_sure)

    def test_an_invoice_of_another_customer_is_for_review(self):
        [found] = self._settle(
            [_row("invoice", "119.00", "INV/2026/00101")],
            [_item(10, "INV/2026/00101", "119.00", LOTTE)],
            sender=MARLOW,
            kind="remittance",
        )
        self.assertEqual((self._keys(found), found.is_sure), ([10], False))

    def test_the_providers_own_rows_and_those_that_do_not_count(self):
        found = self._settle(
            [
                _row("reserve", "-25.00"),
                _row("fee", "0.00", fee="-4.90"),
                _row("total", "100.00"),
            ],
            [],
        )
        self.assertEqual([each.way for each in found], ["provider", "fee", "none"])
        self.assertEqual(kept_by_provider(found)[0], Decimal("-4.90"))

    def test_two_that_have_the_amount_are_left_to_a_person(self):
        [found] = self._settle(
            [_row("charge", "50.00", partner_email="Lotte@werk.example")],
            [
                _item(70, "INV/2026/00170", "50.00", LOTTE, email="lotte@werk.example"),
                _item(71, "INV/2026/00171", "50.00", LOTTE, email="lotte@werk.example"),
                _item(72, "INV/2026/00172", "50.00", MARLOW),
            ],
        )
        self.assertEqual({item.key for item in found.candidates}, {70, 71})
