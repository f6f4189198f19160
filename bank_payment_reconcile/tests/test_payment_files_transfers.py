from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile import payment_files
from odoo.addons.bank_payment_reconcile.payment_files import (
    Account,
    Address,
    OrderParty,
    PaymentFileError,
)

from .payment_files_case import (
    CHUR,
    MONDAY,
    OURS,
    PaymentFilesCase,
)

QR_ACCOUNT = Account("CH4431999123000889012")
QR_REFERENCE = "210000000003139471430009017"


@tagged("post_install", "-at_install")
class TestTransfers(PaymentFilesCase):
    def test_three_payments_of_a_day_make_one_block(self):
        amounts = ["1234.50", "257.85", "0.65"]
        orders = [self.order(k, amount=Decimal(a)) for k, a in enumerate(amounts)]
        message = self.write_message(*orders)
        self.assertEqual(self.texts(message, "NbOfTxs"), ["3", "3"])
        self.assertEqual(self.texts(message, "CtrlSum"), ["1493.00", "1493.00"])
        self.assertEqual(self.texts(message, "InstdAmt"), amounts)
        self.assertEqual(self.text(message, "SvcLvl/Cd"), "SEPA")
        self.assertEqual(self.text(message, "ChrgBr"), "SLEV")
        self.assertEqual(self.text(message, "PmtInfId"), "RUN-7-1")

    def test_two_days_make_two_blocks(self):
        wednesday = MONDAY.replace(month=12, day=2)
        orders = [self.order(key) for key in (1, 2)]
        orders += [self.order(key, execution_date=wednesday) for key in (3, 4)]
        message = self.write_message(*orders)
        self.assertEqual(self.texts(message, "NbOfTxs"), ["4", "2", "2"])
        self.assertEqual(self.texts(message, "CtrlSum"), ["400.00", "200.00", "200.00"])
        days = self.texts(message, "ReqdExctnDt/Dt")
        self.assertEqual(days, ["2026-11-30", "2026-12-02"])

    def test_blocks_tell_their_payments_before_anything_has_a_number(self):
        orders = [self.order(1), self.order(2, purpose="SALA"), self.order(3)]
        orders[1] = replace(orders[1], category_purpose="SALA")
        batch = self.batch(*orders, message_id="")
        found = payment_files.blocks(batch, self.format())
        keys = [[payment.key for payment in block.payments] for block in found]
        self.assertEqual(keys, [[1, 3], [2]])

    def test_payments_of_one_block_have_one_id(self):
        orders = [self.order(1, information_id="A"), self.order(2, information_id="B")]
        with self.assertRaisesRegex(PaymentFileError, "do not stand together"):
            self.write_message(*orders)
        orders = [self.order(1, information_id="A"), self.order(2, information_id="A")]
        self.assertEqual(self.text(self.write_message(*orders), "PmtInfId"), "A")
        long_number = self.batch(self.order(), message_id="x" * 34)
        with self.assertRaisesRegex(PaymentFileError, "no room for the number"):
            self.write_message(batch=long_number)

    def test_a_bank_that_is_not_known_is_left_out_or_not_provided(self):
        self.assertEqual(self.texts(self.write_message(self.order()), "CdtrAgt"), [])
        message = self.write_message(self.order(), agent_placeholder=True)
        path = "CdtrAgt/FinInstnId/Othr/Id"
        self.assertEqual(self.text(message, path), "NOTPROVIDED")
        ours = replace(OURS, bic="")
        message = self.write_message(batch=self.batch(self.order(), account=ours))
        path = "DbtrAgt/FinInstnId/Othr/Id"
        self.assertEqual(self.text(message, path), "NOTPROVIDED")

    def test_instant_payments_go_on_a_sunday_and_are_booked_singly(self):
        sunday = MONDAY.replace(day=29)
        order = self.order(priority="instant", execution_date=sunday)
        message = self.write_message(order, instant_allowed=True)
        self.assertEqual(self.text(message, "LclInstrm/Cd"), "INST")
        self.assertEqual(self.text(message, "BtchBookg"), "false")
        self.assertFound(order, "instant_not_allowed")
        dollars = self.to_new_york(priority="instant")
        self.assertFound(dollars, "instant_currency", instant_allowed=True)

    def test_dollars_and_yen_go_apart_by_their_own_rules(self):
        tokyo = OrderParty("Tokyo KK", Address(town="Tokyo", country="JP"))
        yen = self.order(
            2,
            amount=Decimal(50000),
            currency="JPY",
            account=Account("1234567", False, bic="BOTKJPJT"),
            party=tokyo,
        )
        message = self.write_message(self.to_new_york(amount=Decimal(1000)), yen)
        self.assertEqual(self.texts(message, "InstdAmt"), ["1000.00", "50000"])
        self.assertEqual(self.texts(message, "SvcLvl/Cd"), ["NURG", "NURG"])
        self.assertEqual(self.texts(message, "ChrgBr"), ["SHAR", "SHAR"])
        self.assertEqual(self.text(message, "ClrSysId/Cd"), "USABA")
        self.assertEqual(self.text(message, "MmbId"), "021000021")
        self.assertEqual(self.texts(message, "Cdtr/PstlAdr/Ctry"), ["US", "JP"])
        fils = self.order(currency="KWD", amount=Decimal("1.234"))
        self.assertNotFound(fils, "decimals")

    def test_kosovo_is_not_in_sepa(self):
        account = Account("XK051212012345678906", bic="NCBVXKPR")
        pristina = OrderParty("Firma", Address(town="Pristina", country="XK"))
        message = self.write_message(
            self.order(account=account, party=pristina), self.order(2)
        )
        self.assertEqual(self.texts(message, "SvcLvl/Cd"), ["NURG", "SEPA"])
        self.assertFound(self.order(account=account), "address_missing")
        self.assertFound(self.order(account=replace(account, bic="")), "bank_missing")

    def test_francs_inside_switzerland_have_no_service_level(self):
        ours = Account("CH9300762011623852957", currency="CHF")
        order = self.order(
            currency="CHF",
            account=replace(QR_ACCOUNT, bic="KRBTCH22"),
            party=OrderParty("Chur AG", CHUR),
            reference=QR_REFERENCE,
            text="Bill 7",
        )
        message = self.write_message(batch=self.batch(order, account=ours))
        self.assertEqual(self.texts(message, "SvcLvl/Cd"), [])
        self.assertEqual(self.texts(message, "CdtrAgt/FinInstnId/BICFI"), [])
        self.assertEqual(self.text(message, "AddtlRmtInf"), "Bill 7")
        euros = replace(
            order, currency="EUR", account=Account("DE75512108001245126199")
        )
        euros = replace(euros, reference="")
        message = self.write_message(batch=self.batch(euros, account=ours))
        self.assertEqual(self.text(message, "SvcLvl/Cd"), "SEPA")

    def test_an_urgent_payment_is_high(self):
        order = self.order(
            priority="urgent",
            account=Account("NL91ABNA0417164300", bic="ABNANL2A"),
            party=OrderParty("Tulp", Address(town="Breda", country="NL")),
        )
        message = self.write_message(order, charges="DEBT")
        self.assertEqual(self.text(message, "SvcLvl/Cd"), "URGP")
        self.assertEqual(self.text(message, "InstrPrty"), "HIGH")
        # Charges are shared inside the European Economic Area
        self.assertEqual(self.text(message, "ChrgBr"), "SHAR")

    def test_an_address_stands_in_fields(self):
        street = Address("Rue de Paris", "3", "75001", "Paris", "", "FR", "Bat. C")
        order = self.order(party=OrderParty("Dupont", street))
        message = self.write_message(order)
        [address] = message.iterfind(".//{*}Cdtr/{*}PstlAdr")
        parts = [(each.tag.split("}")[1], each.text) for each in address]
        expected = [("StrtNm", "Rue de Paris"), ("BldgNb", "3"), ("PstCd", "75001")]
        self.assertEqual(parts, [*expected, ("TwnNm", "Paris"), ("Ctry", "FR")])
        self.assertEqual(
            self.texts(self.write_message(order, address_mode="none"), "Ctry"), []
        )
        # A street that says the town again is no line
        message = self.write_message(order, address_mode="hybrid")
        self.assertEqual(self.texts(message, "Cdtr/PstlAdr/AdrLine"), ["Bat. C"])
        self.assertEqual(self.text(message, "Cdtr/PstlAdr/StrtNm"), "Rue de Paris")

    def test_lines_without_a_town_are_never_written(self):
        order = self.order(
            party=OrderParty("Dupont", Address("Rue Haute 5", country="FR"))
        )
        self.assertFound(order, "address_partial", "yellow")
        for mode in ("none", "structured", "hybrid"):
            message = self.write_message(order, address_mode=mode)
            self.assertEqual(self.texts(message, "Cdtr/PstlAdr"), [])
        self.assertFound(
            self.to_new_york(
                party=OrderParty("Acme", Address("Broadway 1", country="US"))
            ),
            "address_missing",
        )

    def test_a_payment_out_of_the_area_needs_our_address(self):
        order = self.order(account=Account("CH9300762011623852957"))
        homeless = self.batch(order, party=OrderParty("Mueller GmbH"))
        self.assertFound(homeless, "own_address_missing")
        message = self.write_message(order, address_mode="none")
        self.assertEqual(self.text(message, "Dbtr/PstlAdr/TwnNm"), "Berlin")
        self.assertEqual(self.texts(message, "Cdtr/PstlAdr/TwnNm"), [])

    def test_references_are_sent_by_their_kinds(self):
        cases = [
            (
                "RF52 INV2 0261 18",
                "NL91ABNA0417164300",
                "SCOR",
                "ISO",
                "RF52INV2026118",
            ),
            ("+++010/8068/17183+++", "BE71096123456769", "SCOR", "BBA", "010806817183"),
            (QR_REFERENCE, QR_ACCOUNT.number, "QRR", "", QR_REFERENCE),
            ("1234561", "FI2112345600000785", "SCOR", "", "1234561"),
            ("2345676", "NO9386011117947", "SCOR", "", "2345676"),
            ("12344", "SE4550000000058398257466", "SCOR", "", "12344"),
        ]
        for typed, number, code, issuer, sent in cases:
            order = self.order(account=Account(number), reference=typed)
            message = self.write_message(order)
            tag = "Prtry" if code == "QRR" else "Cd"
            self.assertEqual(self.text(message, f"CdOrPrtry/{tag}"), code)
            self.assertEqual(
                self.texts(message, "CdtrRefInf/Tp/Issr"), [issuer][: bool(issuer)]
            )
            self.assertEqual(self.text(message, "CdtrRefInf/Ref"), sent)
            self.assertEqual(self.texts(message, "Ustrd"), [])

    def test_a_wrong_reference_is_sent_as_text_once_somebody_accepts_it(self):
        cases = [
            ("RF53INV2026118", "NL91ABNA0417164300"),
            ("010/8068/17184", "BE71096123456769"),
            ("1234562", "FI2112345600000785"),
            ("2345677", "NO9386011117947"),
            ("12345", "SE4550000000058398257466"),
            # Right, but not for an account that is no QR-IBAN
            (QR_REFERENCE, "CH9300762011623852957"),
        ]
        for typed, number in cases:
            order = self.order(account=Account(number), reference=typed, text="Bill 7")
            self.assertFound(order, "reference_wrong", "word")
            message = self.write_message(order)
            self.assertEqual(self.text(message, "Ustrd"), f"{typed} Bill 7")
            self.assertEqual(self.texts(message, "Strd"), [])

    def test_a_qr_account_takes_qr_references_only(self):
        for reference in ("", "RF52INV2026118", QR_REFERENCE[:-1] + "8"):
            order = self.order(account=QR_ACCOUNT, reference=reference)
            self.assertFound(order, "qr_reference_missing")

    def test_a_text_beside_a_reference_is_not_sent_and_that_is_told(self):
        order = self.order(reference="RF52INV2026118", text="Bill 7")
        self.assertFound(order, "text_left_out", "yellow")
        self.assertEqual(self.texts(self.write_message(order), "Ustrd"), [])

    def test_what_authorities_and_agents_want_is_sent(self):
        order = self.to_new_york(
            regulatory="Goods " * 10,
            uetr="00000000-0000-4000-8000-000000000001",
            purpose="SUPP",
        )
        message = self.write_message(order)
        self.assertEqual(self.text(message, "RgltryRptg/Dtls/Ctry"), "US")
        self.assertEqual(
            self.texts(message, "Inf"), ["Goods " * 5 + "Goods", "Goods " * 3 + "Goods"]
        )
        self.assertEqual(self.text(message, "UETR"), order.uetr)
        self.assertEqual(self.text(message, "Purp/Cd"), "SUPP")
        self.assertFound(order, "not_carried", "yellow", name="pain.001.001.03")

    def test_the_older_version_has_its_own_tags(self):
        message = self.write_message(self.order(), name="pain.001.001.03")
        self.assertEqual(self.text(message, "DbtrAgt/FinInstnId/BIC"), "COBADEFFXXX")
        self.assertEqual(self.text(message, "ReqdExctnDt"), "2026-11-30")

    def test_nothing_red_is_written(self):
        order = self.order(account=Account("NL91ABNA0417164301"))
        with self.assertRaisesRegex(PaymentFileError, "check digits"):
            self.write_message(order)
        with self.assertRaisesRegex(PaymentFileError, "no number yet"):
            self.write_message(batch=self.batch(self.order(), message_id=""))
        with self.assertRaisesRegex(PaymentFileError, "no end-to-end id"):
            self.write_message(self.order(end_to_end_id=""))

    def test_the_file_is_made_at_the_hour_it_says(self):
        batch = self.batch(self.order(), created_at=datetime(2026, 11, 27, 9, 5, 7))
        message = self.write_message(batch=batch)
        self.assertEqual(self.text(message, "CreDtTm"), "2026-11-27T09:05:07")
        party = OrderParty("Bureau", identifier="0123456789", issuer="KBO-BCE")
        message = self.write_message(batch=replace(batch, initiating=party))
        self.assertEqual(self.text(message, "InitgPty/Nm"), "Bureau")
        self.assertEqual(self.text(message, "InitgPty/Id/OrgId/Othr/Issr"), "KBO-BCE")


@tagged("post_install", "-at_install")
class TestCharacters(PaymentFilesCase):
    def sent(self, text, **traits):
        return payment_files.transliterate(text, self.format(**traits))

    def test_a_name_is_sent_in_what_the_bank_takes(self):
        name = "Müller & Söhne GmbH – Straße"
        self.assertEqual(self.sent(name), "Mueller + Soehne GmbH - Strasse")
        plain = self.sent(name, umlauts=False)
        self.assertEqual(plain, "Muller + Sohne GmbH - Strase")
        german = self.sent(name, charset="german")
        self.assertEqual(german, "Müller & Söhne GmbH - Straße")
        self.assertEqual(self.sent("Rechnung №5"), "Rechnung No5")
        self.assertEqual(self.sent("Ærø Łódź", charset="latin"), "Ærø Łódź")

    def test_other_alphabets_are_written_in_latin(self):
        self.assertEqual(self.sent("Αθήνα Ψυχή"), "Athina Psychi")
        self.assertEqual(self.sent("Щастие ЩЕ Йордан"), "Shtastie SHTE Yordan")
        self.assertEqual(self.sent("Ærø ÆRØ Łódź"), "Aero AERO Lodz")

    def test_nothing_becomes_a_question_mark(self):
        for text in ("株式会社", "🚀", "\ud800", "\x00", "½ ™", "a\u200bb\u00adc"):
            self.assertNotIn("?", self.sent(text))
        self.assertEqual(self.sent("a\u200bb\u00adc"), "abc")
        self.assertEqual(self.sent("one\n two\tthree\x00four"), "one two three four")
        self.assertEqual(self.sent("“[{<_»"), "'(((-'")

    def test_what_is_sent_otherwise_is_shown(self):
        order = self.with_party(self.order(text="№5"), name="Söhne & Co")
        found = payment_files.check(self.batch(order), self.format())
        told = {each.code: str(each.sentence) for each in found}
        self.assertIn("“Soehne + Co”", told["name_converted"])
        self.assertIn("“No5”", told["text_converted"])

    def test_a_name_of_which_nothing_is_left_is_refused(self):
        for name in ("株式会社", "…", "🚀"):
            self.assertFound(self.with_party(self.order(), name=name), "name_lost")
        self.assertFound(self.with_party(self.order(), name="  "), "name_missing")
        # 36 umlauts are 72 characters for the bank
        long_name = self.with_party(self.order(), name="ü" * 36)
        self.assertFound(long_name, "name_long")
        self.assertNotFound(long_name, "name_long", charset="german")

    def test_a_text_is_never_cut(self):
        self.assertFound(self.order(text="x" * 141), "text_long")
        self.assertNotFound(self.order(text="x" * 140), "text_long")
        both = self.order(text="x" * 130, reference="INV/2026/0001")
        self.assertFound(both, "text_long")

    def test_ids_are_in_the_basic_characters_without_odd_slashes(self):
        for wrong in ("/A", "A/", "A//B", "Ä1", "A_1", "x" * 36, " A"):
            self.assertFound(self.order(end_to_end_id=wrong), "id_characters")
        self.assertNotFound(self.order(end_to_end_id="R/7.1"), "id_characters")
