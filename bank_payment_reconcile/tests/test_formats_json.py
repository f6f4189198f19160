import json
from decimal import Decimal

from odoo.tests import BaseCase, tagged

from ..feeds import FeedError, json_body
from ..statement_formats import DateOrderUndecided, StatementError, read
from ..statement_formats.small import json_plain


def _file(*transactions, **statement):
    return json.dumps(
        {"statements": [{**statement, "transactions": transactions}]}
    ).encode()


@tagged("post_install", "-at_install")
class TestPlainJson(BaseCase):
    """The plain form of JSON statements."""

    def test_every_field_is_read(self):
        transaction = {
            "date": "2026-01-12T10:15:00Z",
            "amount": "12.50",
            "is_out": True,
            "text": "Invoice  42",
            "partner_name": "Fjordlysnes Handel AS",
            "partner_account": "NO9386011117947",
            "bank_id": "BOOKED-0001",
            "details": {"status": "BOOK"},
        }
        (statement,) = read(
            _file(transaction, account_number="DE89", currency="EUR"), "a.json"
        )
        self.assertEqual(
            (statement.account_number, statement.currency), ("DE89", "EUR")
        )
        (found,) = statement.transactions
        self.assertEqual(str(found.date), "2026-01-12")
        self.assertEqual(found.amount, Decimal("-12.50"))
        self.assertEqual(found.text, "Invoice 42")
        self.assertEqual(found.partner_name, "Fjordlysnes Handel AS")
        self.assertEqual(found.partner_account, "NO9386011117947")
        self.assertEqual(found.bank_id, "BOOKED-0001")
        self.assertEqual(found.raw, {"status": "BOOK"})

    def test_details_that_change_from_day_to_day_make_no_new_transaction(self):
        ids = []
        for balance in ("100.00", "90.00"):
            data = _file(
                {
                    "date": "2026-01-12",
                    "amount": "12.50",
                    "text": "Rent",
                    "details": {"balance": balance},
                }
            )
            ids.append(read(data, "a.json")[0].transactions[0].bank_id)
        self.assertEqual(*ids)

    def test_two_equal_transactions_are_two(self):
        coffee = {"date": "2026-01-12", "amount": "-3.50", "text": "Coffee"}
        found = read(_file(coffee, coffee), "a.json")[0].transactions
        self.assertNotEqual(found[0].bank_id, found[1].bank_id)

    def test_what_cannot_be_read_is_told_with_its_place(self):
        good = {"date": "2026-01-12", "amount": "1.00"}
        for bad, words in (
            ({"date": "2026-02-30"}, "Transaction 2.*date “2026-02-30”"),
            ({"amount": "a lot"}, "Transaction 2.*amount “a lot” is not a number"),
            ({"exact_amount": "1e400"}, "Transaction 2.*amount “1e400”"),
            ({"amount": None}, "Transaction 2.*amount"),
            ({"date": ["2026"]}, "Transaction 2.*date"),
        ):
            with self.assertRaisesRegex(StatementError, words):
                read(_file(good, {**good, **bad}), "a.json")

    def test_days_and_months_that_cannot_be_told_apart_are_asked_for(self):
        with self.assertRaises(DateOrderUndecided):
            read(_file({"date": "05/06/2026", "amount": "1.00"}), "a.json")

    def test_a_cut_file_and_an_empty_one_are_refused(self):
        data = _file({"date": "2026-01-12", "amount": "1.00"})
        for damaged in (data[:-3], _file(), b'{"statements": [1, null]}'):
            with self.assertRaises(StatementError):
                read(damaged, "a.json")
        for other in (b"22", b"[]", b'"text"'):
            with self.assertRaises(StatementError):
                json_plain.read(other, "a.json")
        with self.assertRaises(StatementError):
            read(b'{"statements":' + b"[" * 100_000, "a.json")


@tagged("post_install", "-at_install")
class TestJsonAnswers(BaseCase):
    """The JSON of a bank's web feed, turned into a statement file."""

    def _extract(self, answer, body="json_list", **paths):
        data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        return json_body.extract(data, body, paths)

    def test_amounts_stay_exact(self):
        answer = b'[{"d": "2026-01-12", "a": 0.1}, {"d": "2026-01-12", "a": 1e3},'
        answer += b'{"d": "2026-01-12", "a": 123456789012.345}]'
        data = self._extract(answer, date="d", amount="a")
        amounts = [each.amount for each in read(data, "a.json")[0].transactions]
        self.assertEqual(
            amounts, [Decimal("0.1"), Decimal("1000"), Decimal("123456789012.345")]
        )

    def test_debit_is_said_in_many_ways(self):
        for word, amount in (("DBIT", -5), ("debit", -5), ("D", -5), ("CRDT", 5)):
            answer = [{"date": "2026-01-12", "amount": "5.00", "side": word}]
            data = self._extract(answer, date="date", amount="amount", direction="side")
            self.assertEqual(read(data, "a.json")[0].transactions[0].amount, amount)

    def test_no_transactions_are_no_file(self):
        self.assertEqual(self._extract({"booked": []}, list="booked"), b"")
        self.assertEqual(self._extract({"file": ""}, "json_text", list="file"), b"")
        self.assertEqual(self._extract({}, "json_text", list="file"), b"")

    def test_a_file_in_base64(self):
        found = self._extract({"f": "T0ZY\nSEVB"}, "json_base64", list="f")
        self.assertEqual(found, b"OFXHEA")
        with self.assertRaisesRegex(FeedError, "not Base64"):
            self._extract({"f": "?"}, "json_base64", list="f")

    def test_paths_that_lead_nowhere(self):
        for path in ("a.b.c", "a.0.x", "a.99", "a.-1", "a.9999999999999999999999"):
            with self.assertRaisesRegex(FeedError, "no list of transactions"):
                self._extract({"a": [1]}, list=path, date="d", amount="a")
