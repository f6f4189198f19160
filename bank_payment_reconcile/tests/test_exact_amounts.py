"""What is on the bank's paper is in the books to the last digit, or it is refused."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .. import statement_formats
from .common import BankReconcileCommon
from .feed_scripted_case import ScriptedCase
from .test_formats_ofx import bank_statement, ofx, record
from .test_formats_qif import bank as qif
from .test_formats_qif import record as qif_record

LARGEST = "2814749767106.55"


@tagged("post_install", "-at_install")
class TestExactImport(BankReconcileCommon):
    def _import(self, *amounts, journal=None):
        """A QIF file: it tells no currency, so the bank's counts."""
        # The last one shows that a point is the decimal mark.
        data = qif(*[qif_record(amount=amount) for amount in (*amounts, "0.0")])
        return (journal or self.bank).import_bank_statements(data.encode(), "a.qif")

    def _get_stored(self, line):
        self.env.flush_all()
        self.env.cr.execute(
            "SELECT line.amount::varchar, abs(entry.balance)::varchar "
            "FROM account_bank_statement_line line "
            "JOIN account_move_line entry ON entry.move_id = line.move_id "
            "WHERE line.id = %s",
            [line.id],
        )
        return self.env.cr.fetchall()

    def _create_bank(self, code, decimals):
        currency = self.env["res.currency"].with_context(active_test=False)
        currency = currency.search([("name", "=", code)])
        currency.write({"active": True, "rounding": 10**-decimals})
        return self.env["account.journal"].create(
            {"name": code, "type": "bank", "code": code, "currency_id": currency.id}
        )

    def assertImportRefused(self, *words, amounts=(), journal=None):
        journal = journal or self.bank
        with self.assertRaises(UserError) as refusal, self.env.cr.savepoint():
            self._import(*amounts, journal=journal)
        for word in ("a.qif", *words):
            self.assertIn(word, str(refusal.exception))
        lines = self.env["account.bank.statement.line"]
        self.assertFalse(lines.search([("journal_id", "=", journal.id)]))

    def test_the_largest_amount_arrives_to_the_cent(self):
        line = self._import(LARGEST).line_ids.filtered("amount")
        self.assertEqual(self._get_stored(line), [(LARGEST, LARGEST)] * 2)

    def test_an_amount_that_is_too_large(self):
        for amount in ("10000000000000.00", "999999999999999.00"):
            self.assertImportRefused("Line 2", "too large", amounts=[amount])

    def test_more_decimals_than_the_bank_counts_in(self):
        self.assertImportRefused(
            "Line 5", "0.001 has more decimals than USD", amounts=["1.00", "0.001"]
        )

    def test_yen_and_dinars_have_their_own(self):
        yen, dinars = self._create_bank("JPY", 0), self._create_bank("KWD", 3)
        self.assertImportRefused(
            "Line 2", "150.5 has more decimals than JPY", amounts=["150.5"], journal=yen
        )
        self.assertImportRefused(
            "Line 2", "12.3456 has", amounts=["12.3456"], journal=dinars
        )
        self.assertIn(
            150.0, self._import("150.00", journal=yen).line_ids.mapped("amount")
        )
        amounts = self._import("12.345", journal=dinars).line_ids.mapped("amount")
        self.assertIn(12.345, amounts)

    def test_a_currency_that_odoo_counts_in_other_decimals(self):
        """Forints have two decimals by the standard, in these books none."""
        forints = self._create_bank("HUF", 0)
        data = ofx(bank_statement(record(TRNAMT="12.50"), currency="HUF", balance=""))
        with self.assertRaisesRegex(UserError, r"Line 12 .*12\.50 has more dec"):
            forints.import_bank_statements(data, "a.ofx")

    def test_a_currency_that_is_counted_in_five_cents(self):
        francs = self._create_bank("CHF", 2)
        francs.currency_id.rounding = 0.05
        self.assertIn(
            12.55, self._import("12.55", journal=francs).line_ids.mapped("amount")
        )
        with self.assertRaisesRegex(UserError, r"12\.51 has more .* unit is 0\.05"):
            self._import("12.51", journal=francs)

    def test_foreign_amounts_in_a_currency_counted_in_other_decimals(self):
        """Taiwan's dollar has cents by the standard, in these books none. An amount
        that is told is held to them; what a rate makes of ours is rounded anyhow."""
        dollars = self.env["res.currency"].with_context(active_test=False)
        dollars = dollars.search([("name", "=", "TWD")])
        dollars.write({"active": True, "rounding": 1.0})
        origin = "<ORIGCURRENCY><CURRATE>0.029<CURSYM>TWD</ORIGCURRENCY></STMTTRN>"
        text = record(TRNAMT="10.00").replace("</STMTTRN>", origin)
        data = ofx(
            bank_statement(
                text,
                currency="USD",
                account="<ACCTID>DE89370400440532013000",
                balance="",
            )
        )
        # 10.00 / 0.029 = 344.83
        line = self.bank.import_bank_statements(data, "a.ofx").line_ids
        self.assertEqual(line.amount_currency, 345.0)
        parsed = statement_formats.read(data, "a.ofx")[0]
        parsed.transactions[0].original_is_rounded = False
        with self.assertRaisesRegex(UserError, r"344\.83 has more decimals than TWD"):
            self.bank._bank_plan_import(parsed, "a.ofx")

    def test_a_brokers_fractions_of_a_cent(self):
        """The file can be read; no bank account of ours counts so."""
        text = ofx(bank_statement(record(TRNAMT="115.8331"), currency="USD")).decode()
        for name in ("BANKACCTFROM", "BANKTRANLIST", "STMTRS"):
            text = text.replace(name, f"INV{name.removeprefix('BANK')}")
        self.bank.bank_account_id = False
        with self.assertRaisesRegex(UserError, r"115\.8331 has more decimals than USD"):
            self.bank.import_bank_statements(text.encode(), "a.ofx")

    def test_the_wizard_says_it_of_the_file(self):
        data = qif(qif_record(amount="10000000000000.00")).encode()
        file = self.env["ir.attachment"].create({"name": "a.qif", "raw": data})
        wizard = self.env["bank.statement.import"].create(
            {"journal_id": self.bank.id, "attachment_ids": [(6, 0, file.ids)]}
        )
        wizard.action_import()
        self.assertEqual(wizard.file_ids.state, "refused")
        self.assertIn("a.qif cannot be imported. Line 2", wizard.file_ids.message)

    def test_the_balance_of_a_part_of_a_file(self):
        """Opening and closing balance fit; what is known lies between them."""
        held = "2000000000000.00"
        first = ofx(
            bank_statement(
                record(TRNAMT=held, FITID="LARGE-1"),
                currency="USD",
                account="<ACCTID>DE89370400440532013000",
                balance="",
            )
        )
        self.bank.import_bank_statements(first, "a.ofx")
        whole = ofx(
            bank_statement(
                record(TRNAMT=held, FITID="LARGE-1"),
                record(TRNAMT=f"-{held}", FITID="LARGE-2"),
                currency="USD",
                account="<ACCTID>DE89370400440532013000",
                balance="<LEDGERBAL><BALAMT>2500000000000.00<DTASOF>20261130</LEDGERBAL>",
            )
        )
        with self.assertRaisesRegex(UserError, "Balance of the statement.*too large"):
            self.bank.import_bank_statements(whole, "b.ofx")


@tagged("post_install", "-at_install")
class TestExactTyped(BankReconcileCommon):
    """Typed by a person on the page, or sent by a program."""

    def test_a_line(self):
        for amount, words in (
            (999999999999999.99, "too large"),
            (1e29, "too large"),
            (-1e13, "too large"),
            (0.001, "0.001 has more decimals than USD"),
            (-12.345, "has more decimals"),
            (float("nan"), "is not an amount"),
            (float("inf"), "is not an amount"),
        ):
            with self.subTest(amount=amount):
                with self.assertRaisesRegex(UserError, f"Amount: .*{words}"):
                    self._create_line(amount)
        line = self._create_line(100.0)
        with self.assertRaisesRegex(UserError, "Amount: 1e29|Amount: .*too large"):
            line.amount = 1e29
        with self.assertRaisesRegex(UserError, "more decimals"):
            line.amount = 0.001
        self.assertEqual(line.amount, 100.0)

    def test_the_foreign_amount_of_a_line(self):
        yen = self.env.ref("base.JPY")
        yen.active = True
        for amount, words in ((1500.5, "than JPY"), (1e15, "too large")):
            with self.assertRaisesRegex(UserError, f"Amount in Currency: .*{words}"):
                self._create_line(
                    10.0, foreign_currency_id=yen.id, amount_currency=amount
                )
        line = self._create_line(
            10.0, foreign_currency_id=yen.id, amount_currency=1500.0
        )
        with self.assertRaisesRegex(UserError, "than JPY"):
            line.amount_currency = 1500.5

    def test_what_a_program_adds_up_is_no_third_decimal(self):
        line = self._create_line(0.1 + 0.2)
        self.assertEqual(line.currency_id.compare_amounts(line.amount, 0.3), 0)
        line.amount = 1000.1 - 987.8
        self.assertEqual(line.currency_id.compare_amounts(line.amount, 12.3), 0)
        self._create_line(float(LARGEST))

    def test_the_balances_of_a_statement(self):
        line = self._create_line(100.0)
        statement = self.env["account.bank.statement"].create(
            {"line_ids": [(6, 0, line.ids)], "balance_start": 0.0}
        )
        for name, label in (
            ("balance_start", "Starting Balance"),
            ("balance_end_real", "Ending Balance"),
        ):
            for amount in (1e29, 0.001):
                with self.assertRaisesRegex(UserError, label):
                    statement.write({name: amount})
                with self.assertRaisesRegex(UserError, label), self.env.cr.savepoint():
                    statement.create({"line_ids": [(6, 0, line.ids)], name: amount})

    def test_the_balances_of_a_reconciliation(self):
        values = {"journal_id": self.bank.id, "date": date(2026, 1, 31)}
        document = self.env["bank.reconciliation"].create(values)
        for name in ("balance_start", "balance_end"):
            for amount in (1e29, 0.001):
                with self.assertRaisesRegex(UserError, "too large|more decimals"):
                    document.write({name: amount})
                with self.assertRaisesRegex(UserError, "too large|more decimals"):
                    document.create({**values, name: amount})


@tagged("post_install", "-at_install")
class TestExactFeed(ScriptedCase):
    def test_a_feed_keeps_the_file_and_says_why(self):
        self._offer([self._offered("january.ofx", "10000000000000.00")])
        self._fetch(self.feed)
        self.assertFalse(self._lines())
        message = self.feed.log_ids[:1].message
        self.assertIn("january.ofx", message)
        self.assertIn("too large", message)
