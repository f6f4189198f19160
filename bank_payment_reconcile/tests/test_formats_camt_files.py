from datetime import date
from decimal import Decimal

from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile import statement_formats

from .test_formats_camt import NAMESPACE, CamtCase, balance, camt, entry, statement


@tagged("post_install", "-at_install")
class TestFormatsCamtStatements(CamtCase):
    """Accounts, balances, status, versions."""

    def test_a_statement_opens_and_closes(self):
        (found,) = self.read(
            statement(
                balance("OPBD", "50.00", "DBIT", "2026-11-09"),
                balance("CLBD", "950.00"),
                balance("CLAV", "900.00"),
                entry("1000.00"),
            )
        )
        self.assertEqual(found.balance_start, Decimal("-50.00"))
        self.assertEqual(found.balance_end, Decimal("950.00"))
        self.assertEqual(found.date, date(2026, 11, 30))
        self.assertEqual(found.warnings, [])

    def test_a_statement_opens_with_the_last_ones_closing_balance(self):
        (found,) = self.read(
            statement(balance("PRCD", "50.00"), balance("CLBD", "50.00"))
        )
        self.assertEqual((found.balance_start, found.transactions), (Decimal(50), []))

    def test_a_page_ends_between_two_interim_balances(self):
        first, last = self.read(
            statement(balance("OPBD", "1"), balance("ITBD", "1001"), entry("1000")),
            statement(balance("ITBD", "1001"), balance("CLBD", "1002"), entry("1")),
        )
        self.assertEqual((first.balance_start, first.balance_end), (1, 1001))
        self.assertEqual((last.balance_start, last.balance_end), (1001, 1002))

    def test_a_month_with_balances_of_every_day(self):
        days = ("2026-11-02", "2026-11-01", "2026-11-03")
        (found,) = self.read(
            statement(
                *(balance("OPBD", f"{day[-1]}0", day=day) for day in days),
                *(balance("CLBD", f"{day[-1]}1", day=day) for day in days),
                entry("21"),
            )
        )
        self.assertEqual((found.balance_start, found.balance_end), (10, 31))

    def test_a_statement_that_does_not_add_up_is_read_and_said_so(self):
        (found,) = self.read(
            statement(balance("OPBD", "1"), balance("CLBD", "3"), entry("1"))
        )
        self.assertEqual(len(found.transactions), 1)
        self.assertIn("closing balance of the bank is 3", str(found.warnings[0]))

    def test_the_balance_is_in_another_currency(self):
        (found,) = self.read(statement(balance("CLBD", "3", currency="SEK")))
        self.assertEqual(found.balance_end, 3)
        self.assertIn("The balance 3 is in SEK, not in EUR", str(found.warnings[0]))

    def test_balances_of_an_account_in_two_currencies_stay_apart(self):
        euros, dollars = self.read(
            statement(entry("1"), entry("2", currency="USD"), balance("CLBD", "3"))
        )
        self.assertEqual((euros.balance_end, dollars.balance_end), (3, None))

    def test_what_is_not_booked_yet_is_left_out_and_said_so(self):
        (found,) = self.read(
            statement(
                entry("1"),
                entry("2", status="PDNG"),
                entry("3", status="<Cd>INFO</Cd>"),
            )
        )
        self.assertEqual([each.amount for each in found.transactions], [1])
        self.assertIn("left out: 2", str(found.warnings[0]))

    def test_an_entry_without_a_date_has_the_closing_balances(self):
        dateless = entry("1").replace("BookgDt", "X").replace("ValDt", "Y")
        (found,) = self.read(statement(balance("CLBD", "1"), dateless))
        self.assertEqual(found.transactions[0].date, date(2026, 11, 30))

    def test_several_accounts_in_one_file(self):
        found = self.read(statement(entry()), statement(account="NL91ABNA0417164300"))
        self.assertEqual([len(each.transactions) for each in found], [1, 0])
        self.assertEqual(found[1].account_number, "NL91ABNA0417164300")

    def test_an_account_in_two_currencies_is_two_statements(self):
        euros, dollars = self.read(
            statement(entry("1"), entry("2", currency="USD"), currency="")
        )
        self.assertEqual((euros.currency, dollars.currency), ("EUR", "USD"))
        self.assertEqual(dollars.transactions[0].amount, 2)

    def test_reports_and_notifications_of_every_version(self):
        for kind, root, element in (
            ("052", "BkToCstmrAcctRpt", "Rpt"),
            ("053", "BkToCstmrStmt", "Stmt"),
            ("054", "BkToCstmrDbtCdtNtfctn", "Ntfctn"),
        ):
            for version in range(1, 15):
                name = f"{root}V01" if version == 1 else root
                namespace = f"{NAMESPACE[:-13]}camt.{kind}.001.{version:02}"
                text = camt(statement(entry()), namespace=namespace).decode()
                text = text.replace("BkToCstmrStmt", name)
                data = text.replace("Stmt>", f"{element}>").encode()
                with self.subTest(kind=kind, version=version):
                    (found,) = statement_formats.read(data, "any.xml")
                    self.assertEqual(len(found.transactions), 1)

    def test_a_file_with_prefixes_or_without_a_namespace(self):
        plain = camt(statement(entry())).decode()
        bare = plain.replace(f" xmlns='{NAMESPACE}'", "")
        prefixed = bare.replace("</", "</a:").replace("<", "<a:")
        prefixed = prefixed.replace("<a:/a:", "</a:").replace("<a:?", "<?")
        prefixed = prefixed.replace("Document>", f"Document xmlns:a='{NAMESPACE}'>", 1)
        for text in (bare, prefixed):
            (found,) = statement_formats.read(text.encode(), "any.xml")
            self.assertEqual(len(found.transactions), 1)

    def test_every_encoding_a_bank_declares(self):
        more = "<AddtlNtryInf>Gebühr</AddtlNtryInf>"
        text = camt(statement(entry(more=more)), head="").decode()
        for declared, encoding in (
            ("UTF-8", "utf-8"),
            ("UTF-8", "utf-8-sig"),
            ("ISO-8859-1", "latin-1"),
            ("ISO-8859-1", "utf-8"),  # declared so, written as UTF-8
            ("windows-1252", "cp1252"),
            ("UTF-16", "utf-16"),
            ("UTF-16", "utf-16-le"),
        ):
            head = f'<?xml version="1.0" encoding="{declared}"?>'
            with self.subTest(declared=declared, encoding=encoding):
                data = (head + text).encode(encoding)
                (found,) = statement_formats.read(data, "any.xml")
                self.assertEqual(found.transactions[0].text, "Gebühr")


@tagged("post_install", "-at_install")
class TestFormatsCamtRefusals(CamtCase):
    """What is refused, and where the sentence points."""

    def refused_entry(self, old, new, *words):
        data = camt(statement(entry("1"), "\n", entry("2").replace(old, new)))
        self.assertRefused(data, "Entry 2", "line 3", *words)

    def test_an_entry_without_amount(self):
        self.refused_entry("<Amt Ccy='EUR'>2</Amt>", "", "(Amt) is missing")

    def test_an_amount_that_is_none(self):
        for amount in (
            "12..34",
            "10&#13;\n!",
            "1,234",
            "1.000,00",
            "NaN",
            "1e5",
            "9" * 50,
        ):
            self.refused_entry(">2<", f">{amount}<", "is not a number")

    def test_an_entry_that_is_neither_credit_nor_debit(self):
        self.refused_entry(">CRDT<", "><", "credit or debit")

    def test_a_day_that_is_none(self):
        self.refused_entry("2026-11-10", "2026-02-30", "2026-02-30", "not a valid date")

    def test_a_file_cut_off(self):
        data = camt(statement(entry()))
        self.assertRefused(data[:-40], "cut off or damaged", "line ")

    def test_a_document_type_declaration(self):
        bomb = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]>'
        data = camt(
            statement(entry(more="<AddtlNtryInf>&c;</AddtlNtryInf>")), head=bomb
        )
        self.assertRefused(data, "document type", "line 1")
        text = data.decode()
        self.assertRefused(text.encode("utf-16"), "document type")

    def test_an_entity_nobody_defined(self):
        data = camt(statement(entry(more="<AddtlNtryInf>&c;</AddtlNtryInf>")))
        self.assertRefused(data, "damaged", "line ")

    def test_tags_without_end(self):
        deep = "<a>" * 200 + "</a>" * 200
        self.assertRefused(camt(statement(entry(more=deep))), "nested too deep")
        deeper = "<a>" * 100_000
        self.assertRefused(camt(statement(entry(more=deeper))), "line ")

    def test_no_statement_in_the_file(self):
        self.assertRefused(camt(), "contains no account statement")
