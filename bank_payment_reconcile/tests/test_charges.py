"""The bank keeps its charges of a payment and says so in its file: the invoice is paid
in full, and the charges are a fee."""

from datetime import date, datetime

from odoo import Command
from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile import statement_formats

from .tax_case import TaxCommon
from .test_formats_camt import balance, camt, details, entry, party, statement
from .test_formats_charges import charges, ordered, record, total

OURS = "DE89370400440532013000"
PAYER = "DE12500105170648489890"


@tagged("post_install", "-at_install")
class TestCharges(TaxCommon):
    """The books are kept in USD, and so is the bank; 1,000 are owed by Nordlicht."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.own_fees = cls.fees.copy({"name": "Bank Charges", "code": "628000"})
        cls.bank.bank_fee_account_id = cls.own_fees
        cls.item = cls._create_document(
            cls.nordlicht, 1000.0, "INV/2026/00042", day=date(2026, 10, 1)
        )

    def _import(self, amount, told, text="INV/2026/00042", side="CRDT", payer=PAYER):
        """A file in which the bank books an amount, and what it tells besides."""
        role, name = ("Dbtr", "Nordlicht Versand GmbH")
        if side == "DBIT":
            role, name = "Cdtr", "Fjordlysnes Handel AS"
        paid = entry(
            amount,
            details(parties=party(role, name, payer), text=text, more=told),
            side=side,
            currency="USD",
        )
        closing = {"CRDT": "CRDT", "DBIT": "DBIT"}[side]
        data = camt(
            statement(
                balance("OPBD", "0.00", currency="USD"),
                paid,
                balance("CLBD", amount, closing, currency="USD"),
                account=OURS,
                currency="USD",
            )
        )
        return self.bank.import_bank_statements(data, "november.xml").line_ids

    def _told(self, line):
        return [reason["kind"] for reason in line.bank_match_details["reasons"]]

    def _kept(self, amount="10.00", **options):
        return charges(record(amount, currency="USD", **options))

    def assertApplied(self, line, *expected):
        """The line is applied to these (item or account, amount)."""
        self.assertEqual(
            [(a.move_line_id or a.account_id, a.amount) for a in line.application_ids],
            list(expected),
        )

    def test_payment_arrives_less_what_the_bank_kept(self):
        """1,000 were paid, 10 kept, 990 booked: by itself, posted and undone."""
        line = self._import("990.00", self._kept())
        self.assertEqual(line.bank_charges_amount, -10.0)
        self.assertApplied(line, (self.item, 1000.0), (self.own_fees, -10.0))
        self.assertEqual(line.difference_amount, 0.0)
        self.assertFalse(line.needs_review)
        self.assertEqual(line.match_confidence, "high")
        self.assertIn("charges", self._told(line))
        self.assertIn("10.00", line.bank_match_explanation)
        self._post(line)
        expected = [
            (self.bank_account, 990.0),
            (self.own_fees, 10.0),
            (self.receivable, -1000.0),
        ]
        self.assertEntry(line, expected)
        self.assertEqual(self.item.move_id.payment_state, "paid")
        line.action_undo_applications()
        self.assertApplied(line, (self.item, 1000.0), (self.own_fees, -10.0))
        self.assertEqual(self.item.amount_residual, 1000.0)
        self.assertEntry(
            line, [(self.bank_account, 990.0), (self.bank.suspense_account_id, -990.0)]
        )
        line.action_accept()
        self._post(line)
        self.assertEntry(line, expected)

    def test_charges_contain_the_taxes_of_the_journal(self):
        """12 kept contain 20 % tax: 10 and 2."""
        tax = self.purchase_tax
        self.bank.bank_fee_tax_ids = [Command.set(tax.ids)]
        line = self._import("988.00", self._kept("12.00"))
        self._post(line)
        self.assertEntry(
            line,
            [
                (self.bank_account, 988.0),
                (self.own_fees, 10.0),
                (self.company_data["default_account_tax_purchase"], 2.0),
                (self.receivable, -1000.0),
            ],
        )

    def test_our_payment_costs_more_than_it_pays(self):
        """A bill of 500, 505 booked, of which the vendor got 500."""
        self._note_account(self.fjord, PAYER)
        bill = self._create_document(
            self.fjord, 500.0, "BILL/2026/10/0001", "in_invoice", date(2026, 10, 1)
        )
        told = ordered("500.00", "USD") + charges(total("5.00", "USD"))
        line = self._import("505.00", told, "BILL/2026/10/0001", side="DBIT")
        self.assertApplied(line, (bill, -500.0), (self.own_fees, -5.0))
        self.assertFalse(line.needs_review)
        self._post(line)
        self.assertEntry(
            line,
            [
                (self.bank_account, -505.0),
                (self.own_fees, 5.0),
                (self.payable, 500.0),
            ],
        )

    def test_charges_that_the_bank_books_by_themselves(self):
        """All of it arrived: nothing is deducted, whether the file says so or not."""
        for number, told in enumerate(
            (self._kept(included="false"), charges(total("10.00", "USD")))
        ):
            item = self._create_document(
                self.nordlicht,
                300.0 + number,
                f"INV/2026/0010{number}",
                day=date(2026, 10, 1),
            )
            line = self._import(f"30{number}.00", told, f"INV/2026/0010{number}")
            self.assertApplied(line, (item, 300.0 + number))
            self.assertFalse(line.needs_review)

    def test_bank_without_an_account_for_fees(self):
        """The account of Odoo's own model for bank fees is proposed, for a person."""
        self.bank.bank_fee_account_id = False
        model = self.env.ref(f"account.{self.env.company.id}_bank_fees_reco")
        model.line_ids.account_id = self.own_fees
        line = self._import("990.00", self._kept())
        self.assertApplied(line, (self.item, 1000.0), (self.own_fees, -10.0))
        self.assertTrue(line.needs_review)
        self.assertIn("charges_no_account", self._told(line))
        # who has set neither chooses it
        model.line_ids.account_id = False
        line.action_apply_automatically()
        self.assertApplied(line, (self.item, 1000.0))
        self.assertEqual(line.difference_amount, -10.0)
        self.assertTrue(line.needs_review)

    def test_a_part_is_paid_and_charges_kept(self):
        """500 of the 1,000, of which 490 arrive: 500 are paid, for a person to see."""
        line = self._import("490.00", self._kept())
        self.assertApplied(line, (self.item, 500.0), (self.own_fees, -10.0))
        self.assertTrue(line.needs_review)
        line.action_accept()
        self._post(line)
        self.assertEqual(self.item.amount_residual, 500.0)

    def test_files_that_cannot_be_right_are_for_a_person(self):
        """Kept: 600 of 1,000; 40 where 100 are missing; 10 that came back; 11 EUR, of
        which the file tells no rate."""
        for amount, told, kind in (
            ("400.00", self._kept("600.00"), "charges_high"),
            ("900.00", self._kept("40.00"), "charges"),
            ("1010.00", self._kept(side="CRDT"), "charges_back"),
            ("990.00", charges(record("11.00", currency="EUR")), "charges_unclear"),
        ):
            with self.subTest(amount=amount):
                line = self._import(amount, told)
                self.assertTrue(line.needs_review)
                self.assertIn(kind, self._told(line))
                line.statement_id.unlink()
                line.unlink()

    def test_fee_that_no_file_names_stays_a_difference(self):
        """Short by 10, within what a bank may have kept: it stays open."""
        line = self._import("990.00", "")
        self.assertApplied(line, (self.item, 990.0))
        self.assertFalse(line.needs_review)

    def test_person_applies_what_was_paid(self):
        """Ticking the invoice takes the fee with it, and unticking takes it back."""
        line = self._import("990.00", self._kept(), "thanks", payer="")
        line.action_remove_applications()
        line.action_apply_item(self.item.id)
        self.assertApplied(line, (self.own_fees, -10.0), (self.item, 1000.0))
        self.assertEqual(line.difference_amount, 0.0)
        line.action_apply_item(self.item.id, 0.0)
        self.assertFalse(line.application_ids)
        # what is typed is taken as well
        line.action_apply_item(self.item.id, 1000.0)
        self.assertApplied(line, (self.own_fees, -10.0), (self.item, 1000.0))
        self._post(line)
        self.assertEqual(self.item.move_id.payment_state, "paid")

    def test_person_applies_what_arrived(self):
        """An invoice of 990 takes no fee; nor does one of which 990 are typed."""
        other = self._create_document(
            self.nordlicht, 990.0, "INV/2026/00043", day=date(2026, 10, 1)
        )
        line = self._import("990.00", self._kept(), "thanks", payer="")
        for item, amount in ((other, None), (self.item, 990.0)):
            line.action_remove_applications()
            line.action_apply_item(item.id, amount)
            self.assertApplied(line, (item, 990.0))

    def test_person_adds_the_fee_that_the_file_names(self):
        """985 of the 1,000 are typed; the fee is 10 and not all that is missing."""
        line = self._import("985.00", self._kept(), "thanks", payer="")
        line.action_remove_applications()
        line.action_apply_item(self.item.id, 985.0)
        self.assertApplied(line, (self.item, 985.0))
        line.action_add_row({"kind": "fee"})
        self.assertApplied(line, (self.item, 995.0), (self.own_fees, -10.0))

    def test_statement_goes_out_and_comes_in_again(self):
        line = self._import("990.00", self._kept())
        found = line.statement_id
        statements = found._bank_to_file_statements()
        data, _remarks = statement_formats.write_camt(statements, datetime(2026, 12, 1))
        found.unlink()
        line.unlink()
        again = self.bank.import_bank_statements(data, "again.xml").line_ids
        self.assertEqual(again.bank_charges_amount, -10.0)
        self.assertApplied(again, (self.item, 1000.0), (self.own_fees, -10.0))


@tagged("post_install", "-at_install")
class TestChargesOtherCurrency(TaxCommon):
    """A customer orders 1,100 EUR at a rate of 1.1 for 1 USD; the bank keeps 10 USD."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.own_fees = cls.fees.copy({"name": "Bank Charges", "code": "628000"})
        cls.bank.bank_fee_account_id = cls.own_fees
        cls.euro = cls.setup_other_currency("EUR", rates=[("2026-01-01", 1.1)])
        cls.item = cls._create_document(
            cls.nordlicht,
            1100.0,
            "INV/2026/00042",
            day=date(2026, 10, 1),
            currency_id=cls.euro.id,
        )

    def test_fee_is_a_fee_and_no_exchange_difference(self):
        """990 USD arrive of 1,100 EUR, which the books hold with 1,000 USD: the fee of
        10 USD is all that was lost."""
        told = ordered("1100.00", "EUR") + charges(record("10.00", currency="USD"))
        paid = entry(
            "990.00",
            details(
                parties=party("Dbtr", "Nordlicht Versand GmbH", PAYER),
                text="INV/2026/00042",
                more=told,
            ),
            currency="USD",
        )
        data = camt(statement(paid, account=OURS, currency="USD"))
        line = self.bank.import_bank_statements(data, "november.xml").line_ids
        self.assertRecordValues(
            line,
            [
                {
                    "amount": 990.0,
                    "amount_currency": 1089.0,
                    "bank_charges_amount": -11.0,
                }
            ],
        )
        self.assertEqual(
            [(a.move_line_id or a.account_id, a.amount) for a in line.application_ids],
            [(self.item, 1100.0), (self.own_fees, -11.0)],
        )
        self.assertFalse(line.needs_review)
        self._post(line)
        self.assertEntry(
            line,
            [
                (self.bank_account, 990.0),
                (self.own_fees, 10.0),
                (self.receivable, -1000.0),
            ],
        )
        self.assertEqual(self.item.move_id.payment_state, "paid")
        exchange = self.env["account.move"].search(
            [("journal_id", "=", self.env.company.currency_exchange_journal_id.id)]
        )
        self.assertFalse(exchange)
