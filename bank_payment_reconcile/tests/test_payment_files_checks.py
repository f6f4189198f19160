from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile import payment_files
from odoo.addons.bank_payment_reconcile.payment_files import (
    Account,
    Address,
    OrderParty,
)

from .payment_files_case import CHUR, OURS, TODAY, PaymentFilesCase


@tagged("post_install", "-at_install")
class TestPaymentChecks(PaymentFilesCase):
    def test_a_plain_payment_has_no_finding(self):
        self.assertEqual(self.find(self.order()), {})

    def test_an_account_is_there_and_right(self):
        self.assertFound(self.order(account=Account("")), "account_missing")
        for number in (
            "NL91ABNA0417164301",  # check digits
            "DE8937040044053201300",  # one digit short
            "NO9386011117948",  # check digits of the country, too
            "BE71096123456768",
        ):
            self.assertFound(
                self.order(account=Account(number)), "account_check_digits"
            )
        self.assertFound(self.order(account=Account("nl91abna")), "iban_form")
        self.assertFound(
            self.order(account=Account("12345", False)), "account_not_iban"
        )
        self.assertFound(self.order(account=OURS), "account_own")
        none = self.batch(self.order(), account=Account(""))
        self.assertFound(none, "own_account_missing")

    def test_a_bank_is_told_right(self):
        self.assertFound(
            self.order(account=Account("NL91ABNA0417164300", bic="ABNA")), "bic_wrong"
        )
        other = Account("NL91ABNA0417164300", bic="COBADEFF")
        self.assertFound(self.order(account=other), "bic_country", "yellow")
        bank = self.to_new_york().account
        wrong = self.to_new_york(account=replace(bank, clearing="021000022"))
        self.assertFound(wrong, "clearing_wrong")
        nameless = self.to_new_york(account=replace(bank, bank_name=""))
        self.assertFound(nameless, "bank_name_missing")
        unknown = self.to_new_york(account=Account("123", False))
        self.assertFound(unknown, "bank_missing")

    def test_an_amount_can_be_paid(self):
        for amount in ("0", "-1", "NaN"):
            order = self.order(amount=Decimal(amount))
            self.assertFound(order, "amount_not_positive")
        self.assertFound(self.order(amount=Decimal("1.005")), "decimals")
        yen = self.to_new_york(currency="JPY", amount=Decimal("10.5"))
        self.assertFound(yen, "decimals")
        most = self.order(amount=Decimal("999999999.99"))
        self.assertNotFound(most, "amount_too_large")
        self.assertFound(self.order(amount=Decimal("1e9")), "amount_too_large")
        self.assertFound(self.order(), "over_limit", limit=Decimal("99.99"))
        self.assertNotFound(self.order(), "over_limit", limit=Decimal("100"))

    def test_a_day_is_open_and_not_past(self):
        cases = {
            date(2026, 11, 26): "date_past",
            date(2026, 11, 28): "bank_holiday",
            date(2026, 12, 25): "bank_holiday",
            date(2027, 1, 1): "bank_holiday",
            date(2027, 3, 26): "bank_holiday",
            date(2027, 3, 29): "bank_holiday",
        }
        for day, code in cases.items():
            self.assertFound(self.order(execution_date=day), code)
        far = self.order(execution_date=date(2028, 11, 27))
        self.assertFound(far, "date_far", "yellow")
        # Of other currencies nobody told the holidays
        dollars = self.to_new_york(execution_date=date(2026, 12, 25))
        self.assertNotFound(dollars, "bank_holiday")

    def test_next_open_days_are_those_of_the_euro(self):
        after = payment_files.next_open_day
        self.assertEqual(after(date(2026, 4, 3), "EUR"), date(2026, 4, 7))
        self.assertEqual(after(date(2026, 12, 25), "EUR"), date(2026, 12, 28))
        self.assertEqual(after(date(2026, 12, 25), "USD"), date(2026, 12, 25))
        self.assertEqual(after(date(2026, 12, 24), "EUR"), date(2026, 12, 24))

    def test_past_the_cut_off_the_next_day_counts(self):
        today = self.order(execution_date=TODAY)
        self.assertFound(today, "cut_off", "yellow", cut_off="10:29")
        self.assertNotFound(today, "cut_off", cut_off="10:30")
        self.assertNotFound(self.order(), "cut_off", cut_off="10:29")

    def test_ids_tell_payments_apart(self):
        twins = self.batch(
            self.order(1, end_to_end_id="E"), self.order(2, end_to_end_id="E")
        )
        found = payment_files.check(twins, self.format())
        codes = [(each.key, each.code) for each in found]
        self.assertEqual(codes, [(1, "end_to_end_twice"), (2, "end_to_end_twice")])
        self.assertFound(self.order(end_to_end_id="NOTPROVIDED"), "end_to_end_missing")
        # Ids are given at export: none is missing before
        self.assertEqual(self.find(self.order(end_to_end_id="")), {})

    def test_what_does_not_fit_the_format_is_told(self):
        self.assertFound(self.batch(), "empty")
        self.assertFound(self.order(), "format_kind", name="pain.008.001.08")
        self.assertFound(self.debit(), "format_kind")
        self.assertFound(self.order(purpose="salary"), "purpose_wrong")
        self.assertFound(self.order(uetr="1"), "uetr_wrong")
        self.assertFound(self.order(charges="DEBT"), "charges_sepa", "yellow")


@tagged("post_install", "-at_install")
class TestDebits(PaymentFilesCase):
    name = "pain.008.001.08"

    def test_a_debit_has_its_mandate_and_our_identifier(self):
        message = self.write_message(self.debit())
        self.assertEqual(self.text(message, "ReqdColltnDt"), "2026-12-01")
        self.assertEqual(self.text(message, "MndtId"), "M-1")
        self.assertEqual(self.text(message, "DtOfSgntr"), "2024-08-01")
        path = "CdtrSchmeId/Id/PrvtId/Othr"
        self.assertEqual(self.text(message, f"{path}/Id"), "DE98ZZZ09999999999")
        self.assertEqual(self.text(message, f"{path}/SchmeNm/Prtry"), "SEPA")
        path = "DbtrAgt/FinInstnId/Othr/Id"
        self.assertEqual(self.text(message, path), "NOTPROVIDED")

    def test_schemes_and_sequences_stand_apart(self):
        orders = [
            self.debit(1, "FRST"),
            self.debit(2),
            self.debit(3, scheme="B2B"),
            self.debit(4),
        ]
        message = self.write_message(*orders)
        self.assertEqual(self.texts(message, "SeqTp"), ["FRST", "RCUR", "RCUR"])
        self.assertEqual(self.texts(message, "LclInstrm/Cd"), ["CORE", "CORE", "B2B"])
        self.assertEqual(self.texts(message, "NbOfTxs"), ["4", "1", "2", "1"])
        self.assertEqual(len(self.texts(message, "CdtrSchmeId/Id/PrvtId/Othr/Id")), 3)

    def test_an_amendment_says_what_was_before(self):
        order = self.debit()
        cases = {
            "original_reference": ("OLD-1", "OrgnlMndtId"),
            "original_account": ("DE75512108001245126199", "OrgnlDbtrAcct/Id/IBAN"),
            "original_creditor_identifier": (
                "NL08ZZZ502057730000",
                "OrgnlCdtrSchmeId/Id/PrvtId/Othr/Id",
            ),
            "original_creditor_name": ("Old GmbH", "OrgnlCdtrSchmeId/Nm"),
        }
        for field, (value, path) in cases.items():
            mandate = replace(order.mandate, **{field: value})
            message = self.write_message(replace(order, mandate=mandate))
            self.assertEqual(self.text(message, "AmdmntInd"), "true")
            self.assertEqual(self.text(message, path), value)
        mandate = replace(order.mandate, original_account="SMNDA")
        for name, path in (
            ("pain.008.001.08", "OrgnlDbtrAcct/Id/Othr/Id"),
            ("pain.008.001.02", "OrgnlDbtrAgt/FinInstnId/Othr/Id"),
        ):
            message = self.write_message(replace(order, mandate=mandate), name=name)
            self.assertEqual(self.text(message, path), "SMNDA")
        same = replace(order.mandate, original_account=order.account.number)
        self.assertFound(replace(order, mandate=same), "mandate_amendment")

    def test_a_mandate_has_rules(self):
        order = self.debit()
        cases = {
            "mandate_signature": {"signed_on": date(2026, 11, 28)},
            "mandate_reference": {"reference": "M_1"},
            "mandate_scheme": {"scheme": "COR1"},
        }
        for code, change in cases.items():
            mandate = replace(order.mandate, **change)
            self.assertFound(replace(order, mandate=mandate), code)
        missing = self.batch(replace(order, mandate=None), kind="debit")
        self.assertFound(missing, "mandate_missing")
        person = self.with_party(self.debit(scheme="B2B"), is_company=False)
        self.assertFound(person, "mandate_b2b")
        once = self.debit(1, "OOFF")
        again = replace(once, key=2, end_to_end_id="E2")
        self.assertFound(self.batch(once, again), "mandate_one_off")
        wrong = OrderParty("Mueller GmbH", creditor_identifier="DE99ZZZ09999999999")
        self.assertFound(self.batch(order, party=wrong), "creditor_identifier")

    def test_a_debit_is_with_the_bank_one_open_day_before(self):
        monday = self.debit(execution_date=date(2026, 11, 30))
        self.assertEqual(self.find(monday), {})
        self.assertFound(monday, "lead_time", cut_off="10:00")
        today = self.debit(execution_date=TODAY)
        self.assertFound(today, "lead_time")
        # The last open day before the 28th of December is the 24th.
        late = self.batch(
            self.debit(execution_date=date(2026, 12, 28)),
            today=date(2026, 12, 25),
            created_at=datetime(2026, 12, 25, 9),
        )
        self.assertFound(late, "lead_time")

    def test_countries_have_rules(self):
        swiss = Account("CH9300762011623852957")
        self.assertFound(self.debit(account=swiss), "address_missing")
        chur = self.debit(account=swiss, party=OrderParty("Chur AG", CHUR))
        message = self.write_message(chur, address_mode="none")
        self.assertEqual(self.text(message, "Dbtr/PstlAdr/TwnNm"), "Chur")
        townless = OrderParty("Chur AG", Address("Weg 1", country="CH"))
        wrong = self.debit(account=swiss, party=townless)
        self.assertFound(wrong, "address_missing")
        serbian = self.debit(account=Account("RS35260005601001611379"))
        self.assertFound(serbian, "no_debits")
        kosovo = self.debit(account=Account("XK051212012345678906"))
        self.assertFound(kosovo, "not_sepa")
        self.assertFound(self.debit(currency="CHF"), "debit_currency")
        self.assertFound(self.debit(priority="instant"), "instant_debit")
