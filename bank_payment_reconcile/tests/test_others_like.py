"""What a person did with one line is done with the others like it, by one click."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import BankReconcileCommon

NORDLICHT = "DE02120300000000202051"


@tagged("post_install", "-at_install")
class TestOthersLike(BankReconcileCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.fuel = cls.fees.copy({"name": "Fuel", "code": "619900"})
        cls.first, cls.second, cls.third = (
            cls._create_line(amount, f"CARD 4711 HARBOUR FUEL {day}.01. {day}771X")
            for amount, day in ((-50.0, 12), (-61.25, 13), (-8.4, 14))
        )

    def _put(self, line, **values):
        line.with_user(self.accountant).action_add_row(
            {"account_id": self.fuel.id, **values}
        )

    def _offered(self, line):
        found = line.with_user(self.accountant).get_bank_others_like()
        return self.first.browse(found and found["ids"])

    def test_the_same_words_are_offered_and_put_on_the_same_account(self):
        self._put(self.first, label="Fuel of January")
        found = self.first.with_user(self.accountant).get_bank_others_like()
        self.assertEqual(set(found["ids"]), {self.second.id, self.third.id})
        self.assertIn("Fuel", found["account"])
        action = self.first.with_user(self.accountant).action_bank_apply_like(
            found["ids"]
        )
        self.assertEqual(action["tag"], "display_notification")
        rows = (self.second | self.third).application_ids
        self.assertEqual(rows.account_id, self.fuel)
        self.assertEqual(sorted(rows.mapped("amount")), [-61.25, -8.4])
        self.assertEqual(rows.mapped("label"), ["Fuel of January"] * 2)
        self.assertEqual(rows.accepted_by_id, self.accountant)
        self.assertEqual(
            (self.second | self.third).mapped("match_confidence"), ["manual"] * 2
        )
        self.assertFalse(self._offered(self.first))

    def test_each_keeps_its_own_text_where_the_row_has_none_of_its_own(self):
        self.first.with_user(self.accountant).action_transfer_difference(self.fuel)
        self.first.with_user(self.accountant).action_bank_apply_like(self.second.ids)
        self.assertEqual(self.second.application_ids.label, self.second.payment_ref)

    def test_taxes_come_along(self):
        tax = self.company_data["default_tax_purchase"]
        self._put(self.first, tax_ids=tax.ids)
        self.first.action_bank_apply_like(self.second.ids)
        self.assertEqual(self.second.application_ids.tax_ids, tax)

    def test_nothing_is_offered_but_what_waits_the_same_way(self):
        """Money in; another bank's; posted; applied; a look-alike; reopened."""
        text = "CARD 4711 HARBOUR FUEL 20.01. 20771X"
        other_bank = self.bank.copy({"name": "Other Bank", "code": "OB"})
        self._create_line(20.0, text)
        self._create_line(-21.0, text, journal_id=other_bank.id)
        posted = self._create_line(-22.0, text)
        self._put(posted)
        posted.action_post_applications()
        self._put(self._create_line(-23.0, text))
        alike = self._create_line(-24.0, text)
        alike.sudo().bank_look_alike_id = posted
        self._create_line(-25.0, text).sudo().bank_reopened_reason = "Look again."
        self._create_line(-26.0, "CARD 4711 STATION KIOSK 20.01.")
        self._put(self.first)
        self.assertEqual(self._offered(self.first), self.third | self.second)

    def test_a_guess_is_in_nobodys_way(self):
        """61.25 were guessed to pay a bill, 8.40 are known to."""
        bills = [
            self._create_document(self.fjord, amount, number, "in_invoice")
            for amount, number in ((61.25, "B 7"), (8.4, "B 8"))
        ]
        self._apply(self.second, (bills[0], -61.25), confidence="low")
        self._apply(self.third, (bills[1], -8.4), confidence="medium")
        self._put(self.first)
        self.assertEqual(self._offered(self.first), self.second)
        self.first.action_bank_apply_like(self.second.ids)
        self.assertEqual(self.second.application_ids.account_id, self.fuel)
        self.assertEqual(self.third.application_ids.move_line_id, bills[1])

    def test_all_is_kept_in_the_place_of_a_guess(self):
        """250.00 from Nordlicht, guessed to pay Fjord's invoice of that amount."""
        item = self._create_document(self.fjord, 250.0, "INV/9")
        line = self._create_line(250.0, "thank you")
        self._apply(line, (item, 250.0), confidence="low")
        with self.assertRaisesRegex(UserError, "is not known for sure"):
            line.action_bank_keep_all_on_account()
        line.partner_id = self.nordlicht
        line.with_user(self.accountant).action_bank_keep_all_on_account()
        row = line.application_ids
        self.assertEqual((row.partner_id, row.amount), (self.nordlicht, 250.0))
        self.assertEqual(row.account_id, self.receivable)
        with self.assertRaisesRegex(UserError, "more than a guess"):
            line.action_bank_keep_all_on_account()

    def test_nothing_is_offered_for_what_is_no_account_of_a_person(self):
        """Nothing applied; two rows; an invoice; what a mapping proposed."""
        self.assertFalse(self._offered(self.first))
        self._put(self.first, amount=-20.0)
        self.assertFalse(self._offered(self.first))
        self._put(self.first)
        self.assertFalse(self._offered(self.first))
        bill = self._create_document(self.fjord, 61.25, "B 9", "in_invoice")
        self.second.action_apply_item(bill.id)
        self.assertFalse(self._offered(self.second))
        self._apply(self.third, (self.fuel, -8.4), confidence="high_text_mapping")
        self.assertFalse(self._offered(self.third))

    def test_on_a_partners_account_the_payer_tells_and_not_the_words(self):
        """Rent of two tenants, in the same words; one of them pays deposits, too."""
        rent, deposit, strangers = (
            self._create_line(amount, text, account_number=number)
            for amount, text, number in (
                (700.0, "Rent January", NORDLICHT),
                (300.0, "for the keys", "DE02 1203 0000 0000 2020 51"),
                (650.0, "Rent January", "NO9386011117947"),
            )
        )
        rent.partner_id = self.nordlicht
        rent.with_user(self.accountant).action_keep_on_account()
        self.assertEqual(self._offered(rent), deposit)
        rent.with_user(self.accountant).action_bank_apply_like(deposit.ids)
        row = deposit.application_ids
        self.assertEqual((row.partner_id, row.amount), (self.nordlicht, 300.0))
        self.assertEqual(row.account_id, self.receivable)
        self.assertFalse(strangers.application_ids)

    def test_with_a_partner_words_and_payer_both_tell(self):
        names = [("Harbour Fuel Ltd", self.second), ("Somebody else", self.third)]
        self.first.partner_name = "HARBOUR FUEL LTD"
        for name, line in names:
            line.partner_name = name
        self._put(self.first, partner_id=self.fjord.id)
        self.assertEqual(self._offered(self.first), self.second)

    def test_a_text_of_numbers_only_is_no_text(self):
        lines = [
            self._create_line(-amount, text, partner_name=name)
            for amount, text, name in (
                (5.0, "4711/0815", "Kiosk"),
                (6.0, "4712/0816", "KIOSK"),
                (7.0, "4713/0817", "Harbour"),
            )
        ]
        self._put(lines[0])
        self.assertEqual(self._offered(lines[0]), lines[1])

    def test_what_was_not_offered_is_left_alone(self):
        later = self._create_line(-99.0, "CARD 4711 HARBOUR FUEL 15.01.")
        stranger = self._create_line(-98.0, "Something else")
        self._put(self.first)
        self.first.action_bank_apply_like([self.second.id, stranger.id, 2**40, "1"])
        self.assertTrue(self.second.application_ids)
        self.assertFalse((self.third | later | stranger).application_ids)

    def test_what_was_applied_meanwhile_is_told(self):
        self._put(self.first)
        found = self._offered(self.first)
        for line in found:
            self._put(line)
        with self.assertRaisesRegex(UserError, "applied or changed meanwhile"):
            self.first.action_bank_apply_like(found.ids)

    def test_whoever_only_reads_is_refused(self):
        self._put(self.first)
        reader = self.accountant.copy({"login": "reader"})
        reader.group_ids = self.env.ref("account.group_account_readonly")
        with self.assertRaises(AccessError):
            self.first.with_user(reader).action_bank_apply_like(self.second.ids)
        self.assertFalse(self.second.application_ids)

    def test_many_take_no_more_queries_than_a_few(self):
        self._put(self.first)
        counts = []
        for number in (10, 40):
            lines = self.first.browse(
                self._create_line(
                    -1.0 - index,
                    f"CARD 4711 HARBOUR FUEL {number}{index}",
                    day=date(2026, 1, 20),
                ).id
                for index in range(number)
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.first.action_bank_apply_like(lines.ids)
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
            self.assertEqual(lines.application_ids.account_id, self.fuel)
        # Odoo looks up the companies of each row's account.
        self.assertLessEqual(counts[1], counts[0] + 30)
