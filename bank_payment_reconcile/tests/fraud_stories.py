"""What swindlers try, told as what the bank shows."""

from datetime import date

from .fraud_case import BALTIC, KIRCHNER, SPARRE, FraudCommon

BALTIC_NAME = "BALTIC TIMBER OU"


class FraudStories(FraudCommon):
    """Each story notes its lines, with the kind of reason that has to hold them."""

    def setUp(self):
        super().setUp()
        self.cases = []

    def _shows(self, kind, amount, text, **values):
        """The bank shows this line.

        :param kind: of the reason that it is held by, or let pass by.
        """
        line = self._create_line(amount, text, **values)
        self.cases.append((kind, line))
        return line

    def _play_all(self):
        self._bills_of_others()
        self._amounts_and_texts()
        self._names_and_sums()
        self._payments_of_ours()
        self._mapped_texts()
        self._new_accounts()
        self._money_in()

    def _bills_of_others(self):
        """Who debits or is paid is not whose bill the text names."""
        # A direct debit that names a bill it read somewhere, and tells no account.
        self._bill(self.baltic, 1190.0, "BT-26-1001")
        self._shows("payee_not_told", -1190.0, "Invoice BT-26-1001")
        # The same of a vendor whose account nobody has noted.
        self._bill(self.hafen, 1850.0, "HQ-26-1002")
        self._shows(
            "payee_unknown",
            -1850.0,
            "Rechnung HQ-26-1002",
            account_number=self._open_mule(),
        )
        # "Please note our new account", by mail: the payment went where it says.
        self._bill(self.baltic, 3420.0, "BT-26-1003")
        self._shows(
            "payee_differs",
            -3420.0,
            "Invoice BT-26-1003",
            partner_name=BALTIC_NAME,
            account_number=self._open_mule(),
        )
        # A name of one other letter.
        self._bill(self.baltic, 3430.0, "BT-26-1004")
        self._shows(
            "payee_differs",
            -3430.0,
            "Invoice BT-26-1004",
            partner_name="BALTlC TlMBER OU",
            account_number=self._open_mule(),
        )
        # A name whose letters only look like these: Cyrillic В, а and с.
        self._bill(self.baltic, 3440.0, "BT-26-1005")
        self._shows(
            "payee_differs",
            -3440.0,
            "Invoice BT-26-1005",
            partner_name="\u0412\u0430lti\u0441 Timber OÜ",
            account_number=self._open_mule(),
        )
        # A vendor of ours takes what we owe to another one.
        self._bill(self.baltic, 3450.0, "BT-26-1006")
        self._shows(
            "payee_other",
            -3450.0,
            "Invoice BT-26-1006",
            partner_name="Sparre Emballage A/S",
            account_number=SPARRE,
        )
        # An employee's account is known, too: as the employee's.
        clerk = self._create_partner("Anke Petersen", customer_rank=0)
        self._note_account(clerk, "DE43210990301030427781")
        self._bill(self.baltic, 3460.0, "BT-26-1007")
        self._shows(
            "payee_other",
            -3460.0,
            "Invoice BT-26-1007",
            partner_name=BALTIC_NAME,
            account_number="DE43 2109 9030 1030 4277 81",
        )

    def _amounts_and_texts(self):
        """The text tells what was read off a bill; the amounts are the bills'."""
        # What is owed in two halves, each below what anybody looks at.
        self._bill(self.baltic, 1000.0, "BT-26-1008")
        for half in ("first", "second"):
            self._shows(
                "payee_differs",
                -500.0,
                f"Invoice BT-26-1008 {half} half",
                partner_name=BALTIC_NAME,
                account_number=self._open_mule(),
            )
        # No number at all: the sum of two bills.
        self._bill(self.sparre, 611.0, "F-1009")
        self._bill(self.sparre, 733.0, "F-1010")
        self._shows(
            "payee_differs",
            -1344.0,
            "as agreed",
            partner_name="Sparre Emballage A/S",
            account_number=self._open_mule(),
        )
        # A structured reference is printed on the bill as well.
        bill = self._bill(self.hafen, 1777.0, "HQ-26-1011")
        bill.move_id.payment_reference = "RF712348231"
        self._shows("payee_not_told", -1777.0, "RF71 2348 231")
        # The account of the vendor is in the text, where the debtor cannot tell it
        # from what the bank says: the bank itself tells none.
        self._bill(self.baltic, 3470.0, "BT-26-1012")
        self._shows("payee_not_told", -3470.0, f"Invoice BT-26-1012 IBAN {BALTIC}")
        # A refund for a credit note, to where the customer has no account.
        self._credit_note(self.kirchner, 880.0, "RINV/2026/00013")
        self._shows(
            "payee_differs",
            -880.0,
            "Refund RINV/2026/00013",
            partner_name="Kirchner Maschinenbau GmbH",
            account_number=self._open_mule(),
        )

    def _names_and_sums(self):
        """What the matcher is sure of without an account."""
        # The name under which a payee was met before is a text as well.
        hafen = {"partner_id": self.hafen.id, "name": "HQ Verwaltung"}
        self.env["bank.learned.payer"].create(hafen)
        self._bill(self.hafen, 1931.0, "HQ-26-1030")
        self._shows("payee_not_told", -1931.0, "thanks", partner_name="HQ Verwaltung")
        # Two bills in one sum, both named.
        self._bill(self.baltic, 801.0, "BT-26-1031")
        self._bill(self.baltic, 902.0, "BT-26-1032")
        self._shows(
            "payee_differs",
            -1703.0,
            "BT-26-1031, BT-26-1032",
            partner_name=BALTIC_NAME,
            account_number=self._open_mule(),
        )
        # A bill less what the vendor gave back: whoever knows both seems to be it.
        self._bill(self.sparre, 2500.0, "F-26-1033")
        self._create_document(
            self.sparre, 400.0, "RBILL/2026/01/0001", "in_refund", ref="G-26-1034"
        )
        self._shows(
            "payee_differs",
            -2100.0,
            "F-26-1033 less G-26-1034",
            partner_name="Sparre Emballage A/S",
            account_number=self._open_mule(),
        )

    def _payments_of_ours(self):
        """What we ordered, or wrote a check for, and who takes the money."""
        # A payment was registered; its number and amount come back with an account
        # that is not the vendor's.
        payment = self._pay(self.baltic, 2100.0, memo="BT-26-1014")
        self._shows(
            "payee_differs",
            -2100.0,
            "BT-26-1014",
            partner_name=BALTIC_NAME,
            bank_end_to_end_id=payment.name,
            account_number=self._open_mule(),
        )
        # The end-to-end id of an order that the bank has paid long ago, and another
        # bill's number.
        paid = self._pay(self.baltic, 2200.0, bank_end_to_end_id="PO-2026-7")
        line = self._create_line(-2200.0, "paid", bank_end_to_end_id="PO-2026-7")
        line.action_apply_automatically()
        line.action_post_applications()
        self.assertEqual(paid.state, "paid")
        self._bill(self.baltic, 2210.0, "BT-26-1015")
        self._shows(
            "payee_differs",
            -2210.0,
            "Invoice BT-26-1015",
            bank_end_to_end_id="PO-2026-7",
            account_number=self._open_mule(),
        )
        # What was registered without a partner is nobody's.
        loan = self._pay(self.env["res.partner"], 2110.0, memo="DEP-26-1013")
        self._shows(
            "payee_nobody",
            -2110.0,
            "DEP-26-1013",
            bank_end_to_end_id=loan.name,
            account_number=self._open_mule(),
        )
        # A debit that names a check of ours: a check has no account.
        method = self.bank.outbound_payment_method_line_ids.filtered(
            lambda line: line.code == "check_printing"
        )
        check = self._pay(self.hafen, 690.0, payment_method_line_id=method.id)
        check.check_number = "3012"
        self._shows(
            "payee_unknown", -690.0, "CHECK 3012", account_number=self._open_mule()
        )

    def _mapped_texts(self):
        """Words that send money to an account of the books by themselves."""
        # The rent goes to another landlord than the one whose it is.
        landlord = self._create_vendor("Förde Grundbesitz KG", "DE98215990470088145520")
        self._map("Miete Hafenstr. 14", landlord)
        self._shows(
            "payee_differs",
            -48000.0,
            "MIETE HAFENSTR. 14 NOVEMBER",
            account_number=self._open_mule(),
        )
        # What looks like money that only changes our bank.
        self._map("Umbuchung Festgeld")
        self._shows(
            "payee_nobody",
            -25000.0,
            "UMBUCHUNG FESTGELD EIGENES KONTO",
            partner_name=self.env.company.name,
            account_number="DE89370400440532013009",
        )

    def _new_accounts(self):
        """Somebody had the account changed in our own books."""
        # The mail was believed: the number was changed five days before.
        lorenzen = self._create_vendor("Segelmacherei Lorenzen")
        account = self._note_account(lorenzen, "DE80210990500003318840")
        account.acc_number = number = self._open_mule()
        account.sudo().bank_known_since = date(2026, 1, 10)
        self._bill(lorenzen, 5400.0, "SL-1019")
        self._shows(
            "payee_fresh", -5400.0, "SL-1019", account_number=number, day="2026-01-15"
        )
        # It was entered after the money had gone, to make it look right.
        brandt = self._create_vendor("Druckerei Brandt GmbH")
        self._bill(brandt, 476.0, "2026-0917")
        number = self._open_mule()
        self._note_account(brandt, number, since=False)
        self._shows("payee_fresh", -476.0, "Rechnung 2026-0917", account_number=number)
        # A contact whose account is old was put under the vendor.
        nordtel = self._create_vendor("Nordtel Mobilfunk AG")
        contact = self._create_partner("N. Telman", "LV80BANK0000435195001")
        contact.write({"is_company": False, "parent_id": nordtel.id})
        self._bill(nordtel, 64.9, "300719-11")
        self._shows(
            "payee_fresh", -64.9, "300719-11", account_number="LV80BANK0000435195001"
        )

    def _money_in(self):
        """Whoever pays with another's account, or for others by trade."""
        # A customer's account pays another customer's invoice.
        self._create_document(self.nordlicht, 950.0, "INV/2026/01022")
        self._shows("payer_other", 950.0, "INV/2026/01022", account_number=KIRCHNER)
        # A provider's payout was Nordlicht's once, by hand; the next one is anybody's.
        first = self._create_document(self.nordlicht, 333.0, "INV/2026/01023")
        payout = {
            "partner_name": "PayPal (Europe) S.a r.l.",
            "account_number": self._open_mule(),
        }
        line = self._create_line(333.0, "PAYOUT 4711", **payout)
        self._apply(line, (first, 333.0))
        line.action_post_applications()
        self._create_document(self.nordlicht, 444.0, "INV/2026/01024")
        self._shows("amount_only", 444.0, "PAYOUT 4712", **payout)
        # So with a house that collects for us, recognised by its trade.
        second = self._create_document(self.fjord, 555.0, "INV/2026/01025")
        house = {
            "partner_name": "Nordisk Inkasso AB",
            "account_number": self._open_mule(),
        }
        line = self._create_line(555.0, "case 12", **house)
        self._apply(line, (second, 555.0))
        line.action_post_applications()
        self._create_document(self.fjord, 666.0, "INV/2026/01026")
        self._shows("amount_only", 666.0, "case 13", **house)
