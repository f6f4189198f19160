from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user, tagged

from .past_case import LANDLORD, NORDLICHT, PastCase


@tagged("post_install", "-at_install")
class TestPastAccounts(PastCase):
    """A payment without a document goes where such payments went before: as a
    suggestion."""

    def _suggest(self, line, by="like this one"):
        return [
            s
            for s in line.get_suggestions()
            if s["kind"] == "past" and by in s["reasons"]
        ]

    # -------------------------------------------------------------------------
    # Told
    # -------------------------------------------------------------------------

    def test_rent_was_booked_seven_times(self):
        for month in range(1, 8):
            self._pay_rent(month)
        line = self._create_line(
            -1000.0, "Rent Harbour Street 08/2025", account_number=LANDLORD
        )
        line.action_apply_automatically()
        self.assertFalse(line.application_ids)
        self.assertIn(
            "Lines like this one were booked 7 times to 630100 Office rent, last on "
            "2025-07-03",
            line.bank_match_explanation,
        )
        (found,) = self._suggest(line)
        self.assertEqual(
            (found["account_id"], found["amount"], found["is_mappable"]),
            (self.rent.id, -1000.0, True),
        )
        self.assertFalse(line.is_reconciled)

    def test_the_month_is_no_other_text(self):
        """The bank tells no account: the words alone are those of January."""
        for month in ("January", "February"):
            self._book(-800.0, f"Garage {month} 2025", self.rent)
        line = self._create_line(-800.0, "Garage November 2025")
        (found,) = self._suggest(line)
        self.assertEqual(found["account_id"], self.rent.id)
        self.assertIn("2 times", found["reasons"])
        # Twice is below the company's three times.
        self.assertFalse(found["is_mappable"])

    def test_same_account_other_words(self):
        self._pay_rent(1)
        line = self._create_line(-55.0, "Heating settlement", account_number=LANDLORD)
        (found,) = self._suggest(line)
        self.assertEqual(found["account_id"], self.rent.id)

    def test_the_words_tell_more_than_the_account(self):
        """The tax office has one account for two taxes."""
        vat = self.rent.copy({"name": "VAT paid", "code": "570700"})
        for month in (1, 2, 3):
            for text, account in (("VAT", vat), ("Wage tax", self.rent)):
                self._book(
                    -100.0, f"{text} {month}/25", account, account_number=NORDLICHT
                )
        line = self._create_line(-90.0, "VAT 4/25", account_number=NORDLICHT)
        self.assertEqual(self._suggest(line)[0]["account_id"], vat.id)
        # Of other words half went here and half there: nobody knows.
        line = self._create_line(-90.0, "Church dues", account_number=NORDLICHT)
        self.assertFalse(self._suggest(line))

    def test_same_name_where_the_bank_tells_no_account(self):
        self._book(-9.0, "card 4411", self.fees, partner_name="Parkhaus City")
        line = self._create_line(-9.0, "kaart 812", partner_name="PARKHAUS CITY")
        self.assertEqual(self._suggest(line)[0]["account_id"], self.fees.id)

    def test_most_of_them(self):
        for month in (1, 2):
            self._pay_rent(month)
        self._book(-1000.0, "Rent Harbour Street 3/25", self.fees)
        line = self._create_line(-1000.0, "Rent Harbour Street 4/25")
        (found,) = self._suggest(line)
        self.assertIn("2 of the last 3 lines like this one", found["reasons"])
        self.assertFalse(found["is_mappable"])

    def test_the_other_direction_tells_nothing(self):
        self._pay_rent(1)
        line = self._create_line(
            1000.0, "Rent Harbour Street 08/2025", account_number=LANDLORD
        )
        self.assertFalse(self._suggest(line))

    def test_another_company_tells_nothing(self):
        for month in (1, 2, 3):
            self._pay_rent(month)
        data = self.setup_other_company(name="Other")
        other, bank = data["company"], data["default_journal_bank"]
        line = (
            self.env["account.bank.statement.line"]
            .with_company(other)
            .create(
                {
                    "journal_id": bank.id,
                    "date": date(2026, 1, 15),
                    "amount": -1000.0,
                    "payment_ref": "Rent Harbour Street 08/2025",
                    "account_number": LANDLORD,
                }
            )
        )
        self.assertFalse(self._suggest(line))

    def test_what_was_undone_tells_nothing(self):
        line = self._create_line(-77.0, "Window cleaning 1")
        line.action_transfer_difference(self.rent)
        line.action_post_applications()
        new = self._create_line(-77.0, "Window cleaning 2")
        self.assertEqual(self._suggest(new)[0]["account_id"], self.rent.id)
        line.action_undo_reconciliation()
        self.assertFalse(self._suggest(new))

    def test_what_a_machine_posted_tells_nothing(self):
        line = self._create_line(-77.0, "Window cleaning 1")
        line.action_transfer_difference(self.rent)
        line.action_post_applications()
        line.application_ids.sudo().posted_automatically = True
        new = self._create_line(-77.0, "Window cleaning 2")
        self.assertFalse(self._suggest(new))

    def test_an_account_out_of_use_is_not_suggested(self):
        self._pay_rent(1)
        self.rent.active = False
        line = self._create_line(-1000.0, "Rent Harbour Street 08/2025")
        self.assertFalse(self._suggest(line))

    def test_a_split_payment_is_counted_and_not_suggested(self):
        line = self._create_line(-100.0, "Leasing 1")
        self._replace_suspense(
            line,
            [
                Command.create({"account_id": self.rent.id, "balance": 60.0}),
                Command.create({"account_id": self.fees.id, "balance": 40.0}),
            ],
        )
        self.assertFalse(self._suggest(self._create_line(-100.0, "Leasing 2")))

    def test_a_document_is_likelier(self):
        """INV/2026/00042 of 100.00 is open and named: no account is suggested."""
        self._book(100.0, "INV 1", self.rent, account_number=NORDLICHT)
        self._create_document(self.nordlicht, 100.0, "INV/2026/00042")
        line = self._create_line(
            100.0, "INV/2026/00042", account_number=NORDLICHT, partner_name="Nordlicht"
        )
        line.action_apply_automatically()
        self.assertTrue(line.application_ids.move_line_id)
        self.assertFalse(self._suggest(line))
        self.assertNotIn("630100", line.bank_match_explanation)

    # -------------------------------------------------------------------------
    # Taken
    # -------------------------------------------------------------------------

    def test_taken_with_tax_and_analytic(self):
        """119.00 with 19 % within: 100.00 and 19.00, on the analytic account."""
        tax = self.env["account.tax"].create(
            {
                "name": "19 %",
                "amount": 19.0,
                "type_tax_use": "purchase",
                "price_include_override": "tax_included",
            }
        )
        plan = self.env["account.analytic.plan"].create({"name": "Sites"})
        site = self.env["account.analytic.account"].create(
            {"name": "Harbour", "plan_id": plan.id}
        )
        analytic = {str(site.id): 100.0}
        old = self._create_line(-119.0, "Electricity 1/25")
        old.action_add_row(
            {
                "account_id": self.rent.id,
                "tax_ids": tax.ids,
                "analytic_distribution": analytic,
            }
        )
        old.action_post_applications()
        new = self._create_line(-119.0, "Electricity 2/25")
        (found,) = self._suggest(new)
        self.assertEqual(found["tax_ids"], tax.ids)
        self.assertEqual(found["analytic_distribution"], analytic)
        new.action_add_row(
            {
                "account_id": found["account_id"],
                "amount": found["amount"],
                "tax_ids": found["tax_ids"],
                "analytic_distribution": found["analytic_distribution"],
            }
        )
        new.action_post_applications()
        booked = new.move_id.line_ids.filtered("tax_ids")
        self.assertRecordValues(
            booked, [{"balance": 100.0, "analytic_distribution": analytic}]
        )

    def test_one_click_makes_a_mapping_with_bounds(self):
        for month, amount in ((1, -1000.0), (2, -1000.0), (3, -1040.0)):
            self._pay_rent(month, amount)
        line = self._create_line(
            -1000.0, "Rent Harbour Street 04/2025", account_number=LANDLORD
        )
        waiting = self._create_line(
            -1010.0, "Rent Harbour Street 05/2025", account_number=LANDLORD
        )
        line.with_user(self.accountant).action_bank_map_past()
        mapping = self.env["bank.text.mapping"].search(
            [("company_id", "=", self.env.company.id)]
        )
        # The largest was 1,040.00: 1,300.00 with a quarter more.
        self.assertRecordValues(
            mapping,
            [
                {
                    "text": "Rent Harbour Street",
                    "credit_account_id": self.rent.id,
                    "debit_account_id": False,
                    "limit_out": 1300.0,
                    "payee_accounts": LANDLORD,
                }
            ],
        )
        self.assertEqual((line | waiting).application_ids.mapping_id, mapping)
        self.assertFalse((line | waiting).filtered("is_reconciled"))

    def test_where_each_payment_has_other_words_the_account_is_asked_for(self):
        for text in ("Order lamp", "Chair", "Desk and shelf"):
            self._book(
                -70.0,
                text,
                self.rent,
                account_number=LANDLORD,
                partner_name="Moebel Kraft",
            )
        line = self._create_line(
            -75.0, "Carpet", account_number=LANDLORD, partner_name="Moebel Kraft"
        )
        other = self._create_line(-75.0, "Moebel Kraft", account_number=NORDLICHT)
        line.action_bank_map_past()
        mapping = line.application_ids.mapping_id
        self.assertRecordValues(
            mapping,
            [
                {
                    "text": "Moebel Kraft",
                    "look_in": "nowhere",
                    "direction": "out",
                    "credit_account_id": self.rent.id,
                    "payee_accounts": LANDLORD,
                }
            ],
        )
        other.action_apply_automatically()
        self.assertFalse(other.application_ids)

    def test_the_offer_of_the_same_is_taken(self):
        """Three decisions by hand offered a mapping already: it is the only one."""
        for number in (1, 2, 3):
            line = self._create_line(-77.0, f"Window cleaning {number}")
            line.action_transfer_difference(self.rent)
            line.action_post_applications()
        line = self._create_line(-77.0, "Window cleaning 4")
        line.action_bank_map_past()
        mapping = (
            self.env["bank.text.mapping"]
            .with_context(active_test=False)
            .search([("company_id", "=", self.env.company.id)])
        )
        self.assertRecordValues(
            mapping, [{"text": "Window cleaning", "active": True, "is_offered": False}]
        )

    def test_words_that_were_booked_otherwise_make_no_mapping(self):
        for month in (1, 2, 3):
            self._pay_rent(month)
        self._book(-300.0, "Rent Harbour Street deposit Meyer", self.fees)
        line = self._create_line(
            -1000.0, "Rent Harbour Street 04/2025", account_number=LANDLORD
        )
        with self.assertRaisesRegex(UserError, "1 lines that were booked otherwise"):
            line.action_bank_map_past()
        self.assertFalse(line.application_ids)

    def test_too_seldom_for_a_mapping(self):
        for month in (1, 2):
            self._pay_rent(month)
        line = self._create_line(
            -1000.0, "Rent Harbour Street 04/2025", account_number=LANDLORD
        )
        with self.assertRaisesRegex(UserError, "at least 3 times"):
            line.action_bank_map_past()
        self.env.company.bank_past_bound = 2
        line.action_bank_map_past()
        self.assertTrue(line.application_ids.mapping_id)

    def test_once_is_no_bound(self):
        with self.assertRaisesRegex(ValidationError, "at least twice"):
            self.env.company.bank_past_bound = 1

    def test_who_may_not_map_is_not_offered_it(self):
        for month in (1, 2, 3):
            self._pay_rent(month)
        line = self._create_line(
            -1000.0, "Rent Harbour Street 04/2025", account_number=LANDLORD
        )
        basic = new_test_user(
            self.env,
            login="basic_past",
            groups="account.group_account_basic",
            company_id=self.env.company.id,
            company_ids=[Command.set(self.env.company.ids)],
        )
        (found,) = self._suggest(line.with_user(basic))
        self.assertFalse(found["is_mappable"])
        with self.assertRaisesRegex(AccessError, "requires the group"):
            line.with_user(basic).action_bank_map_past()

    # -------------------------------------------------------------------------
    # By the account's name
    # -------------------------------------------------------------------------

    def test_the_text_has_the_accounts_name(self):
        line = self._create_line(-1000.0, "Office rent, second quarter")
        (found,) = self._suggest(line, by="name")
        self.assertEqual(found["account_id"], self.rent.id)
        self.assertIn("the account's name: 630100 Office rent", found["reasons"])
        self.assertFalse(found["is_mappable"])

    # -------------------------------------------------------------------------
    # In sets
    # -------------------------------------------------------------------------

    def test_one_query_for_all_lines(self):
        for month in (1, 2, 3):
            self._pay_rent(month)
        lines = self.env["account.bank.statement.line"]
        for number in range(40):
            lines |= self._create_line(
                -1000.0 - number, f"Rent Harbour Street {number}"
            )
        counts = []
        for some in (lines[:2], lines):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            past = some._bank_get_past_accounts()
            counts.append(self.env.cr.sql_log_count - before)
            self.assertEqual(len(past), len(some))
        self.assertEqual(counts[0], counts[1])
        self.assertLessEqual(counts[1], 6)
