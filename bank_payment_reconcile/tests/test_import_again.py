from odoo.tests import tagged

from .common import BankReconcileCommon
from .test_formats_camt import NAMESPACE, balance, camt, details, entry, statement
from .test_formats_mt940 import message

OURS = "DE89370400440532013000"


def report(kind, *content):
    """A camt.052 ("Rpt") or camt.054 ("Ntfctn") with the entries of a statement."""
    names = {
        "Rpt": ("BkToCstmrAcctRpt", "052"),
        "Ntfctn": ("BkToCstmrDbtCdtNtfctn", "054"),
    }
    message_name, number = names[kind]
    return (
        camt(
            statement(*content, account=OURS),
            namespace=NAMESPACE.replace("053", number),
        )
        .replace(b"BkToCstmrStmt", message_name.encode())
        .replace(b"<Stmt>", f"<{kind}>".encode())
        .replace(b"</Stmt>", f"</{kind}>".encode())
    )


def day(*content, start="0.00", end="0.00"):
    """The camt.053 of a day."""
    return camt(
        statement(
            balance("OPBD", start, day="2026-11-01"),
            *content,
            balance("CLBD", end),
            account=OURS,
        )
    )


def booked(amount, reference="", *parts, text="", **options):
    more = f"<AcctSvcrRef>{reference}</AcctSvcrRef>" if reference else ""
    return entry(amount, *(parts or [details(text=text)]), more=more, **options)


class ImportAgainCase(BankReconcileCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bank.currency_id = cls.env.ref("base.EUR")
        cls.bank.currency_id.active = True

    def _import(self, data, filename="bank.xml"):
        return self.bank._bank_import_file(data, filename)

    def _get_amounts(self):
        lines = self.env["account.bank.statement.line"].search(
            [("journal_id", "=", self.bank.id)], order="internal_index"
        )
        return lines.mapped("amount")


@tagged("post_install", "-at_install")
class TestImportAgain(ImportAgainCase):
    """The bank tells the same money twice, in one form or another: it comes once."""

    def test_corrected_file_adds_what_was_missing_and_says_so(self):
        first = booked("10.00", "REF000001", text="a") + booked("20.00", "REF000002")
        self._import(day(first, end="30.00"))
        corrected, remarks = self._import(
            day(first, booked("5.00", "REF000003"), end="35.00"), "corrected.xml"
        )
        self.assertEqual(corrected.line_ids.mapped("amount"), [5.0])
        self.assertIn("2 of 3 transactions were imported before", " ".join(remarks))
        self.assertEqual(corrected.balance_start, 30.0)
        self.assertEqual(corrected.balance_end_real, 35.0)
        self.assertTrue(corrected.is_complete)

    def test_two_equal_coffees_without_identification_are_two(self):
        coffee = booked("3.20", side="DBIT", text="Coffee")
        self._import(day(coffee, end="-3.20"))
        self._import(day(coffee, coffee, end="-6.40"))
        self._import(day(coffee, coffee, end="-6.40"))
        self.assertEqual(self._get_amounts(), [-3.2, -3.2])

    def test_statement_of_the_day_takes_over_the_reports_before_it(self):
        morning = booked("10.00", "REF000001", text="a")
        noon = booked("20.00", "REF000002", text="b")
        report_statement, _remarks = self._import(report("Rpt", morning), "10.xml")
        self.assertTrue(report_statement.bank_is_interim)
        self._import(report("Rpt", morning, noon), "12.xml")
        evening = booked("5.00", "REF000003", text="c")
        final, _remarks = self._import(
            day(morning, noon, evening, start="100.00", end="135.00")
        )
        self.assertEqual(self._get_amounts(), [10.0, 20.0, 5.0])
        self.assertEqual(len(final.line_ids), 3)
        self.assertEqual(final.balance_start, 100.0)
        self.assertEqual(final.balance_end_real, 135.0)
        # Nobody has booked the 100.00 yet; the reports before it are no statements.
        self.assertEqual(final.bank_warnings, final.bank_opening_note)
        self.assertFalse(report_statement.exists())

    def test_a_line_that_is_on_a_reconciliation_stays_on_its_report(self):
        """Somebody reconciled the report of the morning before the statement came."""
        morning = booked("10.00", "REF000001", text="a")
        told, _remarks = self._import(report("Rpt", morning))
        document = told._bank_get_or_create_reconciliation()
        noon = booked("20.00", "REF000002", text="b")
        final, _remarks = self._import(day(morning, noon, end="30.00"))
        self.assertEqual(document.line_ids.statement_id, told)
        self.assertEqual(final.line_ids.mapped("amount"), [20.0])
        self.assertEqual((final.balance_start, final.balance_end_real), (10.0, 30.0))

    def test_statement_that_brings_nothing_new_still_closes_the_day(self):
        only = booked("10.00", "REF000001")
        self._import(report("Rpt", only))
        final, _remarks = self._import(day(only, start="7.00", end="17.00"))
        self.assertEqual(final.balance_start, 7.0)
        self.assertEqual(final.line_ids.mapped("amount"), [10.0])
        self.assertFalse(self._import(day(only, start="7.00", end="17.00"))[0])

    def test_report_without_the_identification_that_the_statement_has(self):
        self._import(report("Rpt", booked("10.00", text="RE 42")))
        self._import(day(booked("10.00", "REF000001", text="RE 42"), end="10.00"))
        self._import(day(booked("10.00", "REF000001", text="RE 42"), end="10.00"))
        self.assertEqual(self._get_amounts(), [10.0])

    def test_statement_without_the_identification_that_the_report_has(self):
        self._import(report("Rpt", booked("10.00", "REF000001", text="RE 42")))
        self._import(day(booked("10.00", text="RE 42"), end="10.00"))
        self.assertEqual(self._get_amounts(), [10.0])

    def test_two_payments_with_identifications_are_two_whatever_they_say(self):
        self._import(day(booked("10.00", "REF000001", text="rent"), end="10.00"))
        self._import(day(booked("10.00", "REF000002", text="rent"), end="20.00"))
        self.assertEqual(self._get_amounts(), [10.0, 10.0])

    def test_interim_mt942_before_the_mt940_of_the_day(self):
        line = ":61:2611121110C1000,00NTRFNONREF//2026111000042"
        interim = message(
            ":34F:EUR0,00", line, ":86:RE 42", account=OURS, opening=""
        ).encode()
        found, _remarks = self._import(interim, "interim.sta")
        self.assertTrue(found.bank_is_interim)
        final = message(line, ":86:RE 42", ":62F:C261110EUR1000,00", account=OURS)
        statement_, _remarks = self._import(final.encode(), "day.sta")
        self.assertEqual(self._get_amounts(), [1000.0])
        self.assertEqual(statement_.balance_end_real, 1000.0)


@tagged("post_install", "-at_install")
class TestImportBatches(ImportAgainCase):
    """A collection of direct debits: the bank books one total in the camt.053 and
    tells the payments in it by a camt.054. The money comes once."""

    def _collection(self, reference="BATCH0001"):
        parts = [
            details("600.00", text="RE 1", EndToEndId="E1"),
            details("400.00", text="RE 2", EndToEndId="E2"),
        ]
        return (
            report("Ntfctn", booked("1000.00", reference, *parts)),
            day(booked("1000.00", reference, text="COLLECTION"), end="1000.00"),
        )

    def test_details_before_their_total(self):
        told, total = self._collection()
        self._import(told, "054.xml")
        final, remarks = self._import(total, "053.xml")
        self.assertEqual(sorted(self._get_amounts()), [400.0, 600.0])
        self.assertIn("totals of bookings", " ".join(remarks))
        self.assertEqual(len(final.line_ids), 2)
        self.assertTrue(final.is_complete)
        self.assertFalse(self._import(total, "053.xml")[0])

    def test_total_before_its_details(self):
        told, total = self._collection()
        self._import(total, "053.xml")
        _none, remarks = self._import(told, "054.xml")
        self.assertEqual(self._get_amounts(), [1000.0])
        self.assertIn("details of a booking", " ".join(remarks))

    def test_bookings_without_a_reference(self):
        told, total = self._collection(reference="")
        self._import(told, "054.xml")
        self._import(total, "053.xml")
        self.assertEqual(sorted(self._get_amounts()), [400.0, 600.0])

    def test_total_without_a_reference_before_its_details(self):
        told, total = self._collection(reference="")
        self._import(total, "053.xml")
        self._import(told, "054.xml")
        self.assertEqual(self._get_amounts(), [1000.0])

    def test_two_statements_tell_different_bookings_without_a_reference(self):
        """Collected in two payments by the one, as a total by the next: no report is
        among them, so these are 2,000.00."""
        parts = [details("600.00", text="RE 1"), details("400.00", text="RE 2")]
        self._import(day(booked("1000.00", "", *parts), end="1000.00"))
        total = booked("1000.00", text="COLLECTION")
        self._import(day(total, start="1000.00", end="2000.00"))
        self.assertEqual(sorted(self._get_amounts()), [400.0, 600.0, 1000.0])

    def test_another_booking_of_the_same_amount_is_imported(self):
        told, _total = self._collection()
        _told, other = self._collection("BATCH0002")
        self._import(told, "054.xml")
        self._import(other, "053.xml")
        self.assertEqual(sorted(self._get_amounts()), [400.0, 600.0, 1000.0])

    def _import_twice(self, reference):
        """A collection of 1,000 told in parts, and 1,000 of the same day that another
        statement shows."""
        parts = [
            details("600.00", text="RE 1", EndToEndId="E1"),
            details("400.00", text="RE 2", EndToEndId="E2"),
        ]
        self._import(day(booked("1000.00", reference, *parts), end="1000.00"))
        other = booked("1000.00", reference, text="RENT")
        self._import(day(other, start="1000.00", end="2000.00"))
        return sorted(self._get_amounts())

    def test_bookings_of_two_statements_without_a_reference_are_two(self):
        """Nothing but day and amount says they are one."""
        self.assertEqual(self._import_twice(""), [400.0, 600.0, 1000.0])

    def test_bookings_of_two_statements_with_one_reference_are_one(self):
        self.assertEqual(self._import_twice("BATCH0001"), [400.0, 600.0])
