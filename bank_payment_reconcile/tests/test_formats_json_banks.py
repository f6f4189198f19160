"""JSON of the Berlin Group's interface and of Wise."""

import json
from datetime import date
from decimal import Decimal

from odoo.tests import tagged

from . import national_files as files
from .national_case import NationalCase


@tagged("post_install", "-at_install")
class TestFormatsJsonBanks(NationalCase):
    # -- Berlin Group ----------------------------------------------------------

    def test_berlin_group_receipt_and_payment(self):
        text = files.berlin(
            files.berlin_entry(
                "1234.56",
                endToEndId="E2E-42",
                mandateId="M-1",
                entryReference="2026111000042",
                remittanceInformationStructured={"reference": "RF18539007547034"},
                debtorAgent="COBADEFFXXX",
                bankTransactionCode="PMNT-RCDT-ESCT",
            ),
            files.berlin_entry(
                "-500.00",
                "creditor",
                endToEndId="NOTPROVIDED",
                currencyExchange=[
                    {"instructedAmount": {"amount": "550.00", "currency": "USD"}}
                ],
            ),
            pending=[files.berlin_entry("-1.00", "creditor")],
            balances=[
                files.berlin_balance("openingBooked", "1000.00"),
                files.berlin_balance("closingBooked", "1734.56"),
            ],
        )
        [statement] = self.read_file(text)
        self.assertEqual(statement.account_number, "DE12500105170648489890")
        self.assertEqual(statement.currency, "EUR")
        self.assertEqual(statement.balance_start, Decimal("1000.00"))
        self.assertEqual(statement.balance_end, Decimal("1734.56"))
        first, second = statement.transactions
        self.assertEqual(first.amount, Decimal("1234.56"))
        self.assertEqual(first.date, date(2026, 11, 10))
        self.assertEqual(first.value_date, date(2026, 11, 11))
        self.assertEqual(first.text, "Rechnung 42")
        self.assertEqual(first.reference, "RF18539007547034")
        self.assertEqual(first.partner_name, "Kirchner Maschinenbau")
        self.assertEqual(first.partner_account, "DE89370400440532013000")
        self.assertEqual(first.partner_bic, "COBADEFFXXX")
        self.assertEqual((first.end_to_end_id, first.mandate), ("E2E-42", "M-1"))
        self.assertEqual(first.bank_id, "2026111000042")
        self.assertIsNone(first.returned)
        self.assertEqual(second.end_to_end_id, "")
        self.assertEqual(second.original_amount, Decimal("-550.00"))
        self.assertEqual(second.original_currency, "USD")
        [warning] = statement.warnings
        self.assertEqual(
            str(warning), "Entries not booked by the bank yet, left out: 1."
        )

    def test_berlin_group_returned_debit(self):
        text = files.berlin(
            files.berlin_entry(
                "-500.00",
                "debtor",
                bankTransactionCode="PMNT-IDDT-UPDD",
                remittanceInformationUnstructuredArray=["Return reason: MD06", "RE 42"],
            )
        )
        [line] = self.read_file(text)[0].transactions
        self.assertEqual((line.returned.code, line.returned.kind), ("MD06", "refund"))
        self.assertEqual(line.partner_name, "Kirchner Maschinenbau")
        self.assertEqual(line.text, "Rechnung 42 Return reason: MD06 RE 42")

    def test_berlin_group_what_camt_says_comes_back_does_here(self):
        for code in (
            "PMNT-IDDT-UPDD PMNT-IDDT-RCDD PMNT-IDDT-PRDD PMNT-RRCT-RRTN"
            " PMNT-RRCT-RPCR PMNT-ICCN-ARET PMNT-ICCN-AREV PMNT-ICHQ-UPCQ"
            " PMNT-ICHQ-XPCQ PMNT-ICHQ-NPCC PMNT-ICHQ-CQRV PMNT-CCRD-UPCT"
            " PMNT-DRFT-UDFT"
        ).split():
            text = files.berlin(
                files.berlin_entry("-500.00", "debtor", bankTransactionCode=code)
            )
            [line] = self.read_file(text)[0].transactions
            self.assertIsNotNone(line.returned, code)

    def test_berlin_group_several_accounts_and_no_account(self):
        accounts = [
            json.loads(files.berlin(files.berlin_entry("1.00"), iban=iban))
            for iban in ("DE12500105170648489890", "DE89370400440532013000")
        ]
        first, second = self.read_file(json.dumps(accounts))
        self.assertEqual(second.account_number, "DE89370400440532013000")
        del accounts[0]["account"]
        [statement] = self.read_file(json.dumps(accounts[0]))
        self.assertEqual(statement.account_number, "")

    def test_berlin_group_that_contradicts_itself(self):
        balances = [
            files.berlin_balance("openingBooked", "1000.00"),
            files.berlin_balance("closingBooked", "1734.56"),
        ]
        self.assertSays(
            files.berlin(files.berlin_entry("1.00"), balances=balances),
            "The balances in the JSON file “bank.dat” cannot be read: the opening "
            "balance 1000.00 and the transactions (1.00 in total) add up to 1001.00, "
            "but the closing balance is 1734.56. Fetch it again with all days between "
            "them. Nothing was imported.",
        )
        said = "of the JSON file “bank.dat” cannot be read: "
        for changed, problem in (
            ({"bookingDate": "2026-02-30"}, "“2026-02-30” is not a valid date"),
            (
                {"transactionAmount": {"amount": "1,00", "currency": "EUR"}},
                "the amount “1,00” is not a number",
            ),
            (
                {"transactionAmount": {"amount": "1.00", "currency": "USD"}},
                "it is in USD, but the ones before it are in EUR",
            ),
            ({"transactionAmount": {}}, "its amount or its day is missing"),
        ):
            entry = files.berlin_entry("1.00")
            self.assertSays(
                files.berlin(entry, {**entry, **changed}),
                f"Transaction 2 {said}{problem}. Nothing was imported.",
            )

    # -- Wise ------------------------------------------------------------------

    def test_wise_statement(self):
        text = files.wise(
            files.wise_row(
                -55.25,
                1944.75,
                "2026-11-12",
                "CARD-100000044",
                totalFees={"value": 0.25, "currency": "EUR"},
                details={
                    "type": "CARD",
                    "description": "Card transaction of 60.00 USD",
                    "senderName": None,
                    "senderAccount": None,
                    "paymentReference": None,
                    "amount": {"value": 60, "currency": "USD"},
                    "merchant": {"name": "Harbour Cafe"},
                },
            ),
            files.wise_row(1000, 2000),
            end=1944.75,
        )
        [statement] = self.read_file(text)
        self.assertEqual(statement.account_number, "BE68539007547034")
        self.assertEqual(statement.currency, "EUR")
        self.assertEqual(statement.balance_start, Decimal("1000"))
        self.assertEqual(statement.balance_end, Decimal("1944.75"))
        self.assertEqual(statement.date, date(2026, 11, 12))
        first, second = statement.transactions
        self.assertEqual(first.amount, Decimal("1000"))
        self.assertEqual(first.date, date(2026, 11, 10))
        self.assertEqual(first.text, "Invoice 42 Received money from Kirchner")
        self.assertEqual(first.partner_name, "Kirchner Maschinenbau")
        self.assertEqual(first.partner_account, "DE89370400440532013000")
        self.assertEqual(first.bank_id, "TRANSFER-1000042")
        self.assertEqual(second.amount, Decimal("-55.25"))
        self.assertEqual(second.partner_name, "Harbour Cafe")
        self.assertEqual(second.original_amount, Decimal("-60"))
        self.assertEqual(second.original_currency, "USD")
        [charge] = second.charges
        self.assertEqual((charge.amount, charge.is_deducted), (Decimal("-0.25"), True))

    def test_wise_earliest_first(self):
        rows = (
            files.wise_row(1000, 2000, "2026-11-10"),
            files.wise_row(-5, 1995, "2026-11-11", "TRANSFER-1000043"),
        )
        [statement] = self.read_file(files.wise(*rows, end=1995))
        self.assertAmounts(statement, "1000", "-5")
        self.assertEqual(statement.balance_start, Decimal("1000"))

    def test_wise_that_contradicts_itself(self):
        self.assertSays(
            files.wise(files.wise_row(1000, 2000), end=2000.5),
            "The balances in the JSON file “bank.dat” cannot be read: the opening "
            "balance 1000 and the transactions (1000 in total) add up to 2000, but the "
            "closing balance is 2000.5. Fetch it again with all days between them. "
            "Nothing was imported.",
        )
        self.assertSays(
            files.wise(end=5),
            "The JSON file “bank.dat” contains no transactions. Ask for other days.",
        )
        self.assertSays(
            files.wise(files.wise_row(1000, 2000), end=2000)[:-5],
            "The JSON file “bank.dat” is damaged or cut off. Fetch it again.",
        )
