"""A card whose files give what is owed as a positive balance.

In January 50 were bought, in February 30; at the end 150 and 180 are owed, so the card
opened with 100 that nobody has paid yet.
"""

from datetime import date
from decimal import Decimal

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile import statement_formats
from odoo.addons.bank_payment_reconcile.statement_formats import (
    Statement,
    Transaction,
)

from .common import BankReconcileCommon

HEAD = (
    "<OFX><CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>USD<CCACCTFROM>"
    "<ACCTID>4111111111111111</CCACCTFROM><BANKTRANLIST><DTSTART>2026{month}01"
    "<DTEND>2026{month}28"
)
TAIL = (
    "</BANKTRANLIST><LEDGERBAL><BALAMT>{balance}<DTASOF>2026{month}28</LEDGERBAL>"
    "</CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>"
)


def card_file(month, balance, *amounts):
    rows = "".join(
        f"<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>2026{month}10<TRNAMT>{amount}"
        f"<FITID>{month}{number}<NAME>shop {number}</STMTTRN>"
        for number, amount in enumerate(amounts)
    )
    text = HEAD.format(month=month) + rows + TAIL.format(month=month, balance=balance)
    return text.encode()


@tagged("post_install", "-at_install")
class TestDebts(BaseCase):
    def _statement(self, start, end, *amounts, **values):
        return Statement(
            balance_start=None if start is None else Decimal(start),
            balance_end=None if end is None else Decimal(end),
            transactions=[
                Transaction(date=date(2026, 1, 10), amount=Decimal(amount))
                for amount in amounts
            ],
            **values,
        )

    def test_what_the_balances_tell(self):
        for start, end, amounts, told in (
            (-100, -150, [-50], "signed"),
            (None, -150, [-50], "signed"),
            (None, 0, [-50], "signed"),
            (200, 150, [-50], "signed"),
            (100, 150, [-50], "owed"),
            # Paid off, and more was bought: 100 + 40 - 100.
            (100, 40, [100, -40], "owed"),
            (None, 150, [-50], ""),
            (150, 150, [-50, 50], ""),
            # It proves nothing where it does not add up at all.
            (100, 170, [-50], ""),
        ):
            with self.subTest(start=start, end=end):
                statement = self._statement(start, end, *amounts)
                self.assertEqual(statement_formats.told_by(statement), told)

    def test_what_was_worked_out_proves_nothing(self):
        statement = self._statement(200, 150, -50, is_start_derived=True)
        self.assertEqual(statement_formats.told_by(statement), "")
        turned = statement_formats.turn_balances(statement)
        self.assertEqual((turned.balance_start, turned.balance_end), (-100, -150))

    def test_balances_behind_every_purchase(self):
        """100 owed; 50 and 20 bought, 30 paid: 150, 170, 140."""
        rows = ["2026-01-10;shop;-50.00;150.00"]
        rows += ["2026-01-11;shop;-20.00;170.00", "2026-01-12;paid;30.00;140.00"]
        for order in (rows, rows[::-1]):
            data = "\n".join(["Date;Text;Amount;Balance", *order]).encode()
            [statement] = statement_formats.read(data, "card.csv")
            self.assertFalse(statement.warnings)
            self.assertEqual(
                (statement.balance_start, statement.balance_end), (-100, -140)
            )


@tagged("post_install", "-at_install")
class TestCardBalance(BankReconcileCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.card = cls.env["account.journal"].create(
            {"name": "Card", "type": "credit", "code": "CARD"}
        )
        cls.card.bank_account_id = cls.env["res.partner.bank"].create(
            {
                "acc_number": "4111111111111111",
                "partner_id": cls.card.company_id.partner_id.id,
            }
        )

    def _import_by_hand(self, data, **answer):
        """The wizard, by an accountant who has our group only."""
        attachment = (
            self.env["ir.attachment"]
            .with_user(self.accountant)
            .create({"name": "c.ofx", "raw": data})
        )
        wizard = (
            self.env["bank.statement.import"]
            .with_user(self.accountant)
            .create(
                {
                    "journal_id": self.card.id,
                    "attachment_ids": [(6, 0, attachment.ids)],
                }
            )
        )
        wizard.action_import()
        file = wizard.file_ids
        if file.state == "card_balance" and answer:
            file.write(answer)
            file.action_import()
        return file

    def _get_balances(self):
        statements = self.env["account.bank.statement"].search(
            [("journal_id", "=", self.card.id)], order="first_line_index"
        )
        return [(s.balance_start, s.balance_end_real) for s in statements]

    def test_it_is_asked_at_the_first_import_and_remembered(self):
        file = self._import_by_hand(card_file("01", "150.00", "-50.00"))
        self.assertEqual(file.state, "card_balance")
        self.assertIn("150.00", file.message)
        self.assertFalse(self._get_balances())
        # Not answered, it is asked again.
        action = file.import_id.action_import()
        self.assertEqual((action["res_model"], action["res_id"]), (file._name, file.id))
        self.assertEqual(file.state, "card_balance")
        file = self._import_by_hand(
            card_file("01", "150.00", "-50.00"), card_balance="owed"
        )
        self.assertEqual(file.state, "imported", file.message)
        self.assertEqual(self._get_balances(), [(-100.0, -150.0)])
        self.assertEqual(self.card.bank_card_balance, "owed")
        gap = self.card._bank_get_opening_gap()
        self.assertEqual((gap.opening, gap.missing), (-100.0, -100.0))
        # February by a program: nothing is asked.
        self.card.import_bank_statements(card_file("02", "180.00", "-30.00"), "f.ofx")
        self.assertEqual(self._get_balances()[1], (-150.0, -180.0))

    def test_money_on_the_card(self):
        file = self._import_by_hand(
            card_file("01", "150.00", "-50.00"), card_balance="signed"
        )
        self.assertEqual(file.state, "imported", file.message)
        self.assertEqual(self._get_balances(), [(200.0, 150.0)])

    def test_a_program_gets_no_false_opening_balance(self):
        statements, remarks = self.card._bank_import_file(
            card_file("01", "150.00", "-50.00"), "f.ofx"
        )
        self.assertEqual(statements.balance_start, 0.0)
        self.assertIsNone(self.card._bank_get_opening_gap())
        [remark] = [text for text in remarks if "was left out" in text]
        self.assertIn("150.00", remark)
        self.assertIn("Balance in Files", remark)
        # And in February: nobody has said it yet.
        _statements, remarks = self.card._bank_import_file(
            card_file("02", "180.00", "-30.00"), "f.ofx"
        )
        self.assertTrue([text for text in remarks if "was left out" in text])

    def test_nothing_is_asked_where_the_file_tells(self):
        for month, balance in (("01", "-150.00"), ("02", "-180.00")):
            amount = "-50.00" if month == "01" else "-30.00"
            file = self._import_by_hand(card_file(month, balance, amount))
            self.assertEqual(file.state, "imported", file.message)
        self.assertEqual(self._get_balances(), [(-100.0, -150.0), (-150.0, -180.0)])
        self.assertFalse(self.card.bank_card_balance)

    def test_what_follows_from_the_statement_before(self):
        """A card used for a year already: it opens as it closed."""
        self._import_by_hand(card_file("01", "-150.00", "-50.00"))
        file = self._import_by_hand(card_file("02", "180.00", "-30.00"))
        self.assertEqual(file.state, "imported", file.message)
        self.assertEqual(self._get_balances()[1], (-150.0, -180.0))

    def test_a_card_kept_as_a_bank(self):
        self.card.type = "bank"
        file = self._import_by_hand(card_file("01", "150.00", "-50.00"))
        self.assertEqual(file.state, "card_balance")

    def test_a_bank_account_is_never_asked(self):
        data = self._ofx(
            [
                {
                    "TRNTYPE": "DEBIT",
                    "DTPOSTED": "20260112",
                    "TRNAMT": "-50.00",
                    "FITID": "1",
                    "NAME": "rent",
                }
            ]
        )
        statements = self.bank.import_bank_statements(data, "bank.ofx")
        self.assertEqual(statements.balance_end_real, 1000.0)

    # -------------------------------------------------------------------------
    # Nothing but a payment
    # -------------------------------------------------------------------------

    def test_the_bill_was_paid_and_nothing_was_bought(self):
        """700 were owed, 500 came, 200 are still owed: -700 + 500 = -200."""
        data = card_file("01", "200.00", "500.00")
        file = self._import_by_hand(data)
        self.assertEqual(file.state, "card_balance", file.message)
        self.assertIn("200.00", file.message)
        file = self._import_by_hand(data, card_balance="owed")
        self.assertEqual(file.state, "imported", file.message)
        self.assertEqual(self._get_balances(), [(-700.0, -200.0)])

    def test_a_program_takes_no_debt_for_money_where_nothing_was_bought(self):
        statements, remarks = self.card._bank_import_file(
            card_file("01", "200.00", "500.00"), "f.ofx"
        )
        self.assertEqual(statements.balance_start, 0.0)
        self.assertTrue([text for text in remarks if "was left out" in text])
        self.assertIsNone(self.card._bank_get_opening_gap())

    def test_nothing_is_asked_of_a_file_without_transactions(self):
        file = self._import_by_hand(card_file("01", "200.00"))
        self.assertEqual(file.state, "imported", file.message)
        self.assertFalse(self._get_balances())

    # -------------------------------------------------------------------------
    # Answers
    # -------------------------------------------------------------------------

    def test_the_answer_stays_when_the_file_asks_more(self):
        """The 50 were typed on the 9th: whether they are the same is asked next."""
        typed = self.env["account.bank.statement.line"].create(
            {
                "journal_id": self.card.id,
                "date": date(2026, 1, 9),
                "amount": -50.0,
                "payment_ref": "shop",
            }
        )
        data = card_file("01", "150.00", "-50.00")
        file = self._import_by_hand(data, card_balance="owed")
        self.assertEqual(file.state, "look_alikes", file.message)
        file.action_leave_all()
        self.assertEqual(file.state, "imported", file.message)
        self.assertEqual(self.card.bank_card_balance, "owed")
        lines = self.env["account.bank.statement.line"].search(
            [("journal_id", "=", self.card.id)]
        )
        self.assertEqual(lines, typed)

    def test_a_new_card_is_created_once_though_the_file_asks_more(self):
        data = card_file("01", "150.00", "-50.00").replace(b"41111111", b"42222222")
        attachment = self.env["ir.attachment"].create({"name": "c.ofx", "raw": data})
        wizard = self.env["bank.statement.import"].create(
            {"journal_id": False, "attachment_ids": [(6, 0, attachment.ids)]}
        )
        wizard.action_import()
        file = wizard.file_ids
        self.assertEqual(file.state, "account", file.message)
        file.account_answer = "create"
        file.action_import()
        self.assertEqual(file.state, "card_balance", file.message)
        file.card_balance = "owed"
        file.action_import()
        self.assertEqual(file.state, "imported", file.message)
        number = "4222222211111111"
        cards = self.env["account.journal"].search(
            [("bank_account_id.sanitized_acc_number", "=", number)]
        )
        self.assertEqual(cards, file.journal_ids)
        self.assertEqual(cards.bank_card_balance, "owed")
