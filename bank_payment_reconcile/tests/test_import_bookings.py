"""The bank booked three payments of 100, 200 and 300 as one of 600."""

from odoo.tests import tagged

from .common import BankReconcileCommon
from .test_formats_camt import balance, camt, details, entry, party, statement

IBAN = "DE12500105170648489890"


def file(*more, amounts=(100, 200, 300)):
    parts = [
        details(
            f"{amount}.00",
            party("Dbtr", f"Payer {amount}"),
            f"RE {amount}",
            EndToEndId=f"E{amount}",
        )
        for amount in amounts
    ]
    booking = "<AcctSvcrRef>B-1</AcctSvcrRef>"
    return camt(
        statement(
            balance("OPBD", "1000.00"),
            entry("600.00", *parts, more=booking),
            *more,
            balance("CLBD", f"{1600 + 40 * len(more)}.00"),
            account=IBAN,
        )
    )


@tagged("post_install", "-at_install")
class TestImportBookings(BankReconcileCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        euro = cls.env.ref("base.EUR")
        euro.active = True
        cls.bank = cls.env["account.journal"].create(
            {
                "name": "Collected",
                "type": "bank",
                "code": "COLL",
                "currency_id": euro.id,
                "bank_acc_number": IBAN,
            }
        )

    def _import(self, data):
        return self.bank.import_bank_statements(data, "november.xml")

    def _get_lines(self):
        return self.env["account.bank.statement.line"].search(
            [("journal_id", "=", self.bank.id)], order="amount"
        )

    def test_a_line_for_each_payment(self):
        made = self._import(file())
        self.assertEqual(self._get_lines().mapped("amount"), [100.0, 200.0, 300.0])
        self.assertEqual((made.balance_start, made.balance_end_real), (1000.0, 1600.0))

    def test_a_line_for_each_booking(self):
        self.bank.bank_booking_lines = "bookings"
        made = self._import(file())
        line = self._get_lines()
        self.assertEqual(line.amount, 600.0)
        for told in ("Payer 100 RE 100", "Payer 200 RE 200", "Payer 300 RE 300"):
            self.assertIn(told, line.payment_ref)
        self.assertFalse(line.partner_name)
        self.assertFalse(line.bank_end_to_end_id)
        self.assertEqual((made.balance_start, made.balance_end_real), (1000.0, 1600.0))
        self.assertTrue(made.is_complete)
        self.assertFalse(self._import(file()))

    def test_what_is_by_itself_stays_so(self):
        self.bank.bank_booking_lines = "bookings"
        alone = entry("40.00", details(text="alone", EndToEndId="E40"))
        self._import(file(alone))
        self.assertEqual(self._get_lines().mapped("amount"), [40.0, 600.0])
        self.assertEqual(self._get_lines()[0].bank_end_to_end_id, "E40")

    def test_payments_that_came_back_have_a_line_each(self):
        self.bank.bank_booking_lines = "bookings"
        back = "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>"
        parts = [
            details(f"{amount}.00", more=back, EndToEndId=f"E{amount}")
            for amount in (20, 30)
        ]
        data = camt(
            statement(
                balance("OPBD", "100.00"),
                entry("50.00", *parts, side="DBIT"),
                balance("CLBD", "50.00"),
                account=IBAN,
            )
        )
        self._import(data)
        self.assertEqual(self._get_lines().mapped("amount"), [-30.0, -20.0])

    def _check_choice_changed(self, first, second):
        """What is in the books stays, the same money is not taken twice."""
        self.bank.bank_booking_lines = first
        self._import(file())
        lines = self._get_lines()
        self.bank.bank_booking_lines = second
        self._import(file())
        self.assertEqual(self._get_lines(), lines)

    def test_a_file_comes_again_in_bookings(self):
        self._check_choice_changed("payments", "bookings")

    def test_a_file_comes_again_in_payments(self):
        self._check_choice_changed("bookings", "payments")
