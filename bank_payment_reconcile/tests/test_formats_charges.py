"""What a bank's file says was deducted, in the forms in which banks say it."""

from datetime import datetime
from decimal import Decimal

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile import statement_formats
from odoo.addons.bank_payment_reconcile.statement_formats import Charge

from .test_formats_camt import CamtCase, balance, camt, details, entry, statement
from .test_formats_cfonb120 import cfonb, detail
from .test_formats_cfonb120 import movement as cfonb_movement
from .test_formats_coda import coda
from .test_formats_coda import movement as coda_movement
from .test_formats_mt940 import message

VERSIONS = [
    f"urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"
    for version in ("02", "04", "06", "08", "10")
]


def record(amount="10.00", side="DBIT", included="true", currency="EUR", more=""):
    told = f"<ChrgInclInd>{included}</ChrgInclInd>" if included else ""
    return (
        f"<Rcrd><Amt Ccy='{currency}'>{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd>"
        f"{told}<Tp><Prtry><Id>2</Id></Prtry></Tp>{more}</Rcrd>"
    )


def total(amount="10.00", currency="EUR"):
    return f"<TtlChrgsAndTaxAmt Ccy='{currency}'>{amount}</TtlChrgsAndTaxAmt>"


def charges(*parts):
    return f"<Chrgs>{''.join(parts)}</Chrgs>"


def old_charges(amount="10.00", side="DBIT", more=""):
    """As until version .02: each Chrgs is one charge."""
    return charges(f"<Amt Ccy='EUR'>{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd>{more}")


def ordered(amount, currency="EUR", rate=""):
    told = f"<CcyXchg><XchgRate>{rate}</XchgRate></CcyXchg>" if rate else ""
    return (
        f"<AmtDtls><InstdAmt><Amt Ccy='{currency}'>{amount}</Amt>{told}</InstdAmt>"
        "</AmtDtls>"
    )


def kept(amount="10.00", is_deducted=True, currency="EUR"):
    return Charge(-Decimal(amount), currency, is_deducted)


@tagged("post_install", "-at_install")
class TestChargesCamt(CamtCase):
    """A customer pays 1,000, and 990 arrive."""

    def _read_charges(self, told, amount="990.00", more="", **options):
        line = self.read_lines(entry(amount, details(more=told), more=more, **options))
        return line[0].charges

    def test_a_record_that_is_included_came_off(self):
        self.assertEqual(self._read_charges(charges(record())), (kept(),))

    def test_every_version_of_the_standard_tells_it(self):
        for namespace in VERSIONS:
            with self.subTest(namespace=namespace):
                data = camt(
                    statement(entry("990.00", details(more=charges(record())))),
                    namespace=namespace,
                )
                [found] = statement_formats.read(data, "november.xml")
                self.assertEqual(found.transactions[0].charges, (kept(),))

    def test_what_the_bank_books_by_itself_came_off_nothing(self):
        told = charges(total(), record(included="false"))
        self.assertEqual(self._read_charges(told), ())
        # of two, only the other one
        told = charges(record("4.00"), record("6.00", included="false"))
        self.assertEqual(self._read_charges(told), (kept("4.00"),))

    def test_only_a_total_is_told(self):
        """By the amount that was ordered, the total came off, or did not."""
        told = charges(total())
        unsure = Charge(Decimal("-10.00"), "EUR", None)
        self.assertEqual(self._read_charges(told), (unsure,))
        self.assertEqual(self._read_charges(ordered("1000.00") + told), (kept(),))
        self.assertEqual(self._read_charges(ordered("990.00") + told), ())
        # it may be anything
        self.assertEqual(self._read_charges(ordered("995.00") + told), (unsure,))

    def test_the_total_has_the_tax_on_top_of_the_records(self):
        told = charges(total("10.77"), record("8.00"), record("2.00"))
        self.assertEqual(
            self._read_charges(told), (kept("8.00"), kept("2.00"), kept("0.77"))
        )

    def test_what_was_given_back_is_less(self):
        """5.40 for the payment, of which 0.20 came back."""
        told = charges(total("5.20"), record("5.40"), record("0.20", side="CRDT"))
        found = self._read_charges(told)
        self.assertEqual(sum(each.amount for each in found), Decimal("-5.20"))

    def test_until_version_02_each_is_one_charge(self):
        told = ordered("1000.00") + old_charges("8.00") + old_charges("2.00")
        self.assertEqual(self._read_charges(told), (kept("8.00"), kept("2.00")))
        told = ordered("1000.00") + charges(
            total(), "<Amt Ccy='EUR'>10.00</Amt><CdtDbtInd>DBIT</CdtDbtInd>"
        )
        self.assertEqual(self._read_charges(told), (kept(),))

    def test_the_payer_bears_them_alone(self):
        """What he pays his bank did not come off what arrives here."""
        borne = "<Br>DEBT</Br>"
        self.assertEqual(self._read_charges(old_charges(more=borne)), ())
        shared = self._read_charges(old_charges(more="<Br>SHAR</Br>"))
        self.assertEqual(shared, (kept(is_deducted=None),))
        # of our payment, those that the creditor bears are not ours
        told = old_charges(more="<Br>CRED</Br>")
        self.assertEqual(self._read_charges(told, "1010.00", side="DBIT"), ())

    def test_the_entry_tells_it_and_not_its_detail(self):
        told = charges(record())
        self.assertEqual(self._read_charges("", more=told), (kept(),))
        # both tell the same
        self.assertEqual(self._read_charges(told, more=told), (kept(),))

    def test_none_is_told(self):
        for told in ("", charges(), charges(total("0.00"), record("0.00"))):
            self.assertEqual(self._read_charges(told), ())
        self.assertEqual(self._read_charges(charges(record("much"))), ())

    def test_our_payment_cost_more_than_it_paid(self):
        """1,000 to the vendor and 10 to the bank are booked as 1,010."""
        told = ordered("1000.00") + charges(total())
        found = self._read_charges(told, "1010.00", side="DBIT")
        self.assertEqual(found, (kept(),))

    def test_several_payments_each_less_their_charges(self):
        """1,000 and 500 were ordered, 3 and 2 kept, 1,495 booked: two payments of 997
        and 498, as no other reading comes to what was booked."""
        lines = self.read_lines(
            entry(
                "1495.00",
                details("1000.00", text="RE 42", more=charges(record("3.00"))),
                details("500.00", text="RE 43", more=charges(record("2.00"))),
            )
        )
        self.assertEqual(
            [(each.amount, each.charges) for each in lines],
            [
                (Decimal("997.00"), (kept("3.00"),)),
                (Decimal("498.00"), (kept("2.00"),)),
            ],
        )

    def test_one_charge_for_several_payments(self):
        """1,000 and 500 less 5 for both: one transaction of both texts."""
        [line] = self.read_lines(
            entry(
                "1495.00",
                details("1000.00", text="RE 42"),
                details("500.00", text="RE 43"),
                more=charges(record("5.00")),
            )
        )
        self.assertEqual(line.text, "RE 42 RE 43")
        self.assertEqual(line.charges, (kept("5.00"),))

    def test_it_is_written_and_read_again(self):
        for told in (
            charges(record()),
            charges(total()),
            ordered("1100.00", "USD") + charges(record()),
            charges(record(currency="USD")),
        ):
            read = self.read(
                statement(
                    balance("OPBD", "0.00"),
                    entry("990.00", details(more=told)),
                    balance("CLBD", "990.00"),
                )
            )
            data, _remarks = statement_formats.write_camt(read, datetime(2026, 11, 30))
            [again] = statement_formats.read(data, "again.xml")
            for name in ("amount", "charges", "original_amount", "original_currency"):
                self.assertEqual(
                    getattr(again.transactions[0], name),
                    getattr(read[0].transactions[0], name),
                    (told, name),
                )


@tagged("post_install", "-at_install")
class TestChargesOtherFormats(BaseCase):
    """The same in the formats that have a place for it."""

    def test_mt940_tells_it_in_the_line_or_below(self):
        """A returned direct debit of 11.85 with 0.50 for the bank; a payment of 1,000
        that comes as 990; and one where nothing came off."""
        for told, amount, expected in (
            ("\n/OCMT/EUR11,85//CHGS/EUR0,50/", "D12,35", (kept("0.50"),)),
            (
                "\n:86:/OCMT/EUR1000,//CHGS/EUR10,00/REMI/USTD//RE 42",
                "C990,",
                (kept(),),
            ),
            ("\n/OCMT/EUR990,//CHGS/EUR10,/", "C990,", ()),
            ("\n/CHGS/EUR10,/", "C990,", (kept(is_deducted=None),)),
            ("\n/CHGS/USD10,/", "C990,", (kept("10", None, "USD"),)),
            ("\n:86:109?00RETOURE?20OAMT+11,85?21COAM+3,00", "D14,85", (kept("3"),)),
        ):
            with self.subTest(told=told):
                data = message(f":61:2611121110{amount}NTRFNONREF//B1{told}").encode()
                [found] = statement_formats.read(data, "november.sta")
                self.assertEqual(found.transactions[0].charges, expected)

    def test_coda_tells_gross_amount_and_charges(self):
        """1,000.00 gross, 9.00 commission and 1.89 of tax on it: 989.11 are booked."""
        records = (
            coda_movement(989110, code="34150000"),
            coda_movement(1000000, code="84150100", detail=1),
            coda_movement(9000, sign="1", code="84137013", detail=2),
            coda_movement(1890, sign="1", code="84137011", detail=3),
        )
        data = coda(*records, new="").encode()
        [found] = statement_formats.read(data, "november.cod")
        [line] = found.transactions
        self.assertEqual(line.amount, Decimal("989.110"))
        self.assertEqual(
            [each.amount for each in line.charges], [Decimal("-9"), Decimal("-1.89")]
        )
        # commission and tax that are no part of a payment
        data = coda(
            coda_movement(10890, sign="1", code="34137000"),
            coda_movement(9000, sign="1", code="84137013", detail=1),
            coda_movement(1890, sign="1", code="84137011", detail=2),
            new="",
        ).encode()
        [found] = statement_formats.read(data, "november.cod")
        self.assertEqual(found.transactions[0].charges, ())

    def test_cfonb_tells_it_in_a_record_of_its_own(self):
        """1,000 are booked of 1,010, or of 1,000; the account is in euro."""
        fee = detail("FEE", "EUR200000000001000")
        for ordered_amount, expected in (
            ("EUR200000000101000", (kept(),)),
            ("EUR200000000100000", ()),
            ("USD200000000120000", (kept(is_deducted=None),)),
        ):
            data = cfonb(cfonb_movement(), detail("MMO", ordered_amount), fee).encode()
            [found] = statement_formats.read(data, "novembre.txt")
            self.assertEqual(found.transactions[0].charges, expected)

    def test_a_table_has_a_column_for_it(self):
        data = b"Date,Text,Amount,Fee\n31/12/2026,RE 42,1000.00,10.00\n"
        description = statement_formats.Description(
            date="Date", text=("Text",), amount="Amount", fee="Fee", date_format="dmy"
        )
        [found] = statement_formats.read_described(data, "paid.csv", description)
        [line] = found.transactions
        self.assertEqual(line.amount, Decimal("990.00"))
        self.assertEqual(line.charges, (kept(currency=""),))


@tagged("post_install", "-at_install")
class TestDeduction(BaseCase):
    """What whoever books a transaction makes of it."""

    def _deduct(self, *told, original=None, currency="USD", is_net=False, amount="990"):
        transaction = statement_formats.Transaction(
            date=datetime(2026, 11, 10).date(),
            amount=Decimal(amount),
            original_amount=original and Decimal(original),
            original_currency=currency if original else "",
            original_is_net=is_net,
            charges=told,
        )
        found = statement_formats.deducted(transaction, "EUR")
        return found.amount, found.original, found.unclear

    def test_in_the_currency_of_the_account(self):
        self.assertEqual(self._deduct(kept("8"), kept("2")), (Decimal("-10"), None, ""))

    def test_in_a_currency_that_nothing_tells_the_rate_of(self):
        self.assertEqual(self._deduct(kept(currency="USD")), (0, None, "10.00 USD"))
        self.assertEqual(self._deduct(kept("0.001")), (0, None, "0.001 EUR"))
        # what a file writes for a currency is written again
        told = kept(currency="<b>A, B")
        self.assertEqual(self._deduct(told), (0, None, "10.00 XXX"))

    def test_what_was_ordered_in_dollar_is_before_the_charges(self):
        """1,100 USD are 1,000 EUR, of which 990 arrive: those are 1,089 USD, and 11
        were kept, whichever of the two currencies tells it."""
        expected = (Decimal("-11.00"), Decimal("1089.00"), "")
        self.assertEqual(self._deduct(kept(), original="1100"), expected)
        told = kept("11", currency="USD")
        self.assertEqual(self._deduct(told, original="1100"), expected)

    def test_the_rate_proves_that_what_was_ordered_is_what_arrived(self):
        """1,089 USD at 1.1 are the 990 EUR."""
        found = self._deduct(kept(), original="1089", is_net=True)
        self.assertEqual(found, (Decimal("-11.00"), Decimal("1089"), ""))

    def test_a_lie_changes_no_amount(self):
        """5,000 for a payment of 990, of which 1,100 USD were ordered."""
        _amount, original, _note = self._deduct(kept("5000"), original="1100")
        self.assertEqual(original, Decimal("1100"))
