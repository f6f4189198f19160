"""Account, partner and taxes are typed into the list; one line's go to all selected."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user, tagged

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestCodingGrid(BankReconcileCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.fuel = cls.fees.copy({"name": "Fuel", "code": "619900"})
        cls.tax = cls.company_data["default_tax_purchase"]
        cls.line = cls._create_line(-115.0, "HARBOUR FUEL 12.01.")
        cls.reader = new_test_user(
            cls.env, login="bank_reader", groups="account.group_account_readonly"
        )

    def _code(self, line, **values):
        line.with_user(self.accountant).action_bank_code(values)
        return line.application_ids

    # -- One line -------------------------------------------------------------

    def test_a_line_that_waits_gets_a_row_of_this_person(self):
        row = self._code(self.line, account_id=self.fuel.id, tax_ids=self.tax.ids)
        self.assertEqual((row.account_id, row.tax_ids), (self.fuel, self.tax))
        self.assertEqual((row.amount, row.confidence), (-115.0, "manual"))
        self.assertEqual(row.accepted_by_id, self.accountant)
        self.assertEqual(self.line.bank_coded_account_id, self.fuel)
        self.assertEqual(self.line.bank_coded_tax_ids, self.tax)
        self.assertFalse(self.line.bank_coded_partner_id)

    def test_it_is_posted_as_the_row_of_the_panel_is(self):
        """115.00 with 15 % contained: 100.00 and 15.00."""
        self.assertEqual((self.tax.amount, self.tax.amount_type), (15.0, "percent"))
        self._code(self.line, account_id=self.fuel.id, tax_ids=self.tax.ids)
        self.line.with_user(self.accountant).action_post_applications()
        entry = self.line.move_id.line_ids
        self.assertEqual(
            entry.filtered(lambda item: item.account_id == self.fuel).balance, 100.0
        )
        self.assertEqual(entry.filtered("tax_line_id").balance, 15.0)

    def test_a_partner_alone_is_paid_on_account(self):
        self.fjord.write({"customer_rank": 0, "supplier_rank": 1})
        row = self._code(self.line, partner_id=self.fjord.id)
        self.assertEqual((row.partner_id, row.account_id), (self.fjord, self.payable))

    def test_what_was_typed_is_typed_over(self):
        self._code(self.line, account_id=self.fuel.id, tax_ids=self.tax.ids)
        row = self._code(self.line, account_id=self.fees.id)
        self.assertEqual((row.account_id, row.tax_ids), (self.fees, self.tax))
        row = self._code(self.line, tax_ids=[], partner_id=self.fjord.id)
        self.assertEqual((row.account_id, row.partner_id), (self.fees, self.fjord))
        self.assertFalse(row.tax_ids)
        row = self._code(self.line, account_id=False)
        # Fjord is only a customer.
        self.assertEqual(row.account_id, self.receivable)
        with self.assertRaisesRegex(UserError, "an account or a partner"):
            self._code(self.line, account_id=False, partner_id=False)

    def test_a_proposal_without_a_document_becomes_this_persons(self):
        self._apply(self.line, (self.fees, -115.0), confidence="high_text_mapping")
        self.assertTrue(self.line.with_user(self.accountant).bank_is_codable)
        row = self._code(self.line, account_id=self.fuel.id)
        self.assertEqual((row.account_id, row.confidence), (self.fuel, "manual"))

    def test_a_guess_gives_way_and_a_document_does_not(self):
        bill = self._create_document(self.fjord, 115.0, "B 7", "in_invoice")
        self._apply(self.line, (bill, -115.0), confidence="low")
        self.assertTrue(self.line.with_user(self.accountant).bank_is_codable)
        self.assertEqual(
            self._code(self.line, account_id=self.fuel.id).account_id, self.fuel
        )
        other = self._create_line(-115.0, "B 7")
        self._apply(other, (bill, -115.0), confidence="medium")
        self.assertFalse(other.with_user(self.accountant).bank_is_codable)
        self.assertFalse(other.bank_coded_account_id)
        with self.assertRaisesRegex(UserError, "B 7"):
            self._code(other, account_id=self.fuel.id)

    def test_posted_lines_readers_and_the_banks_own_account(self):
        self.assertFalse(self.line.with_user(self.reader).bank_is_codable)
        with self.assertRaises(AccessError):
            self.line.with_user(self.reader).action_bank_code(
                {"account_id": self.fuel.id}
            )
        with self.assertRaisesRegex(ValidationError, "account of .* itself"):
            self._code(self.line, account_id=self.bank.default_account_id.id)
        with self.assertRaisesRegex(UserError, "amount cannot be set"):
            self._code(self.line, account_id=self.fuel.id, amount=-5.0)
        self._code(self.line, account_id=self.fuel.id)
        self.line.action_post_applications()
        self.line.invalidate_recordset()
        self.assertFalse(self.line.with_user(self.accountant).bank_is_codable)
        with self.assertRaisesRegex(UserError, "is posted. Undo it first"):
            self._code(self.line, account_id=self.fees.id)

    def test_an_account_of_another_company_is_refused(self):
        theirs = self.setup_other_company()["default_account_expense"]
        with self.assertRaises(UserError):
            self._code(self.line, account_id=theirs.id)
        self.assertFalse(self.line.application_ids)

    # -- Fill down ------------------------------------------------------------

    def _create_lines(self, count):
        return self.line.browse(
            self._create_line(-10.0 - number, f"PARKING {number}").id
            for number in range(count)
        )

    def test_the_first_ones_go_to_all_without_a_document(self):
        bill = self._create_document(self.fjord, 44.0, "B 8", "in_invoice")
        free, guessed, coded, document, posted = self._create_lines(5)
        self._apply(guessed, (bill, -11.0), confidence="low")
        self._code(coded, account_id=self.fees.id)
        self._apply(document, (bill, -13.0), confidence="high")
        self._code(posted, account_id=self.fees.id)
        posted.action_post_applications()
        self._code(
            self.line,
            account_id=self.fuel.id,
            tax_ids=self.tax.ids,
            partner_id=self.fjord.id,
        )
        lines = self.line | free | guessed | coded | document | posted
        action = lines.with_user(self.accountant).action_bank_fill_down()
        self.assertEqual(action["tag"], "display_notification")
        for line, amount in ((free, -10.0), (guessed, -11.0), (coded, -12.0)):
            row = line.application_ids
            self.assertEqual((row.account_id, row.amount), (self.fuel, amount))
            self.assertEqual((row.tax_ids, row.partner_id), (self.tax, self.fjord))
            self.assertEqual(row.label, line.payment_ref)
            self.assertEqual(row.accepted_by_id, self.accountant)
        self.assertEqual(document.application_ids.move_line_id, bill)
        self.assertEqual(posted.application_ids.account_id, self.fees)

    def test_there_is_something_to_fill_with_and_to_fill(self):
        lines = self._create_lines(2)
        with self.assertRaisesRegex(UserError, "into the first of the selected"):
            lines.action_bank_fill_down()
        with self.assertRaisesRegex(UserError, "into the first of the selected"):
            lines.browse().action_bank_fill_down()
        self._code(lines[0], account_id=self.fuel.id)
        self._code(lines[1], account_id=self.fees.id)
        lines[1].action_post_applications()
        with self.assertRaisesRegex(UserError, "None of the other lines"):
            lines.action_bank_fill_down()
        with self.assertRaises(AccessError):
            lines.with_user(self.reader).action_bank_fill_down()

    def _count_queries(self, count, work):
        lines = self.line | self._create_lines(count)
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        work(lines)
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def test_forty_lines_cost_the_queries_of_four(self):
        self._code(self.line, account_id=self.fuel.id, tax_ids=self.tax.ids)
        self._count_queries(2, lambda lines: lines.action_bank_fill_down())
        few, many = (
            self._count_queries(count, lambda lines: lines.action_bank_fill_down())
            for count in (4, 40)
        )
        # Rows are inserted, and ids looked for, by the hundred.
        self.assertLessEqual(many, few)

    def test_the_cells_of_forty_lines_cost_the_queries_of_four(self):
        names = ["bank_coded_account_id", "bank_coded_tax_ids", "bank_is_codable"]
        few, many = (
            self._count_queries(
                count, lambda lines: lines.with_user(self.accountant).read(names)
            )
            for count in (4, 40)
        )
        self.assertLessEqual(many, few)
