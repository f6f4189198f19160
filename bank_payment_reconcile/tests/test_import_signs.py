"""A bank's tables do not say whether a positive amount is money in."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import BankReconcileCommon

RENTS = (
    b"Date;Description;Amount\n10.11.2026;Rent Bell;500,00\n11.11.2026;Rent Cox;450,00"
)
MORE_RENTS = b"Date;Description;Amount\n10.12.2026;Rent Bell;500,00"
CARD = (
    b"Date;Description;Amount\n10.11.2026;UBER;50,00\n11.11.2026;STAPLES;20,00\n"
    b"12.11.2026;PAYMENT - THANK YOU;-30,00"
)
#: Of the next month, nothing tells that its signs are turned.
CARD_LATER = b"Date;Description;Amount\n10.12.2026;SHOP;12,00\n11.12.2026;refund;-5,00"


@tagged("post_install", "-at_install")
class TestImportSigns(BankReconcileCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bank = cls.env["account.journal"].create(
            {"name": "Rents", "type": "bank", "code": "RENT"}
        )

    def _drop(self, data, bank=None):
        """By an accountant who has our group only, on the bank's card."""
        attachment = (
            self.env["ir.attachment"]
            .with_user(self.accountant)
            .create({"name": "rents.csv", "raw": data})
        )
        wizard = (
            self.env["bank.statement.import"]
            .with_user(self.accountant)
            .create(
                {
                    "journal_id": (bank or self.bank).id,
                    "attachment_ids": [(6, 0, attachment.ids)],
                }
            )
        )
        wizard.action_import()
        return wizard.file_ids

    def _get_amounts(self, bank=None):
        lines = self.env["account.bank.statement.line"].search(
            [("journal_id", "=", (bank or self.bank).id)], order="date, id"
        )
        return lines.mapped("amount")

    def test_money_in_only_is_asked_once_and_kept(self):
        file = self._drop(RENTS)
        self.assertEqual(file.state, "signs")
        self.assertIn("Rent Bell", file.message)
        self.assertIn("500.00", file.message)
        self.assertFalse(self._get_amounts())
        # Without an answer it is asked again.
        file.action_import()
        self.assertEqual(file.state, "signs")
        file.amount_signs = "written"
        file.action_import()
        self.assertEqual(file.state, "imported")
        self.assertEqual(self._get_amounts(), [500.0, 450.0])
        self.assertEqual(self.bank.bank_amount_signs, "written")
        self.assertEqual(self._drop(MORE_RENTS).state, "imported")
        self.assertEqual(self._get_amounts(), [500.0, 450.0, 500.0])

    def test_money_out_only(self):
        file = self._drop(RENTS)
        file.amount_signs = "turned"
        file.action_import()
        self.assertEqual(self._get_amounts(), [-500.0, -450.0])

    def test_a_card_whose_signs_are_turned_stays_so(self):
        file = self._drop(CARD)
        self.assertEqual(file.state, "signs")
        self.assertIn("money out", file.message)
        file.amount_signs = "turned"
        file.action_import()
        self.assertEqual(self._get_amounts(), [-50.0, -20.0, 30.0])
        self.assertEqual(self._drop(CARD_LATER).state, "imported")
        self.assertEqual(self._get_amounts()[3:], [-12.0, 5.0])

    def test_an_answer_that_a_file_contradicts_is_asked_again(self):
        self.bank.bank_amount_signs = "written"
        self.assertEqual(self._drop(CARD).state, "signs")

    def test_a_program_is_told_where_to_enter_it(self):
        with self.assertRaisesRegex(UserError, "money in or money out"):
            self.bank.import_bank_statements(RENTS, "rents.csv")
        self.bank.bank_amount_signs = "written"
        self.bank.import_bank_statements(RENTS, "rents.csv")
        self.assertEqual(self._get_amounts(), [500.0, 450.0])

    def test_one_row_goes_on_from_the_statement_before(self):
        """The bank had 120; one payment of 30 closes with 150, one of 60 with 90."""
        head = b"Date;Description;Amount;Balance\n"
        first = b"10.11.2026;A;10,00;110,00\n11.11.2026;B;10,00;120,00"
        self.bank.import_bank_statements(head + first, "a.csv")
        self.bank.import_bank_statements(head + b"12.11.2026;C;30,00;150,00", "b.csv")
        self.bank.import_bank_statements(head + b"13.11.2026;D;60,00;90,00", "c.csv")
        self.assertEqual(self._get_amounts(), [10.0, 10.0, 30.0, -60.0])
        self.assertEqual(self._drop(head + b"14.11.2026;E;5,00;300,00").state, "signs")

    def test_a_bank_without_a_number_is_of_one_account(self):
        data = (
            b"Account;Date;Description;Amount\n"
            b"1000001;10.11.2026;A;10,00\n1000001;10.11.2026;B;-1,00\n"
            b"2000002;10.11.2026;C;20,00\n2000002;10.11.2026;D;-2,00"
        )
        with self.assertRaisesRegex(UserError, "1000001.*2000002"):
            self.bank.import_bank_statements(data, "two.csv")
        self.assertFalse(self._get_amounts())
