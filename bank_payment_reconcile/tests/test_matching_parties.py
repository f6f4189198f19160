from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import (
    LearnedPayer,
    Ledger,
    Partner,
    Settings,
)
from odoo.addons.bank_payment_reconcile.matching.evidence.parties import identify
from odoo.addons.bank_payment_reconcile.matching.text.bank_text import read_text

from .matching_books import PARTNERS, bank


@tagged("post_install", "-at_install")
class TestParties(BaseCase):
    def party(self, text="", partners=PARTNERS, settings=None, learned=(), **more):
        ledger = Ledger(partners, settings=settings, learned=learned)
        line = bank(text, 100, **more)
        return identify(ledger, line, read_text(text))

    def assertParty(self, level, *keys, **more):
        party = self.party(**more)
        self.assertEqual((party.level, set(party.partners)), (level, set(keys)))

    def test_account_in_any_spelling(self):
        for account in ("de89370400440532013000", "DE89 3704 0044 0532 0130 00"):
            self.assertParty("fully", "nordlicht", partner_account=account)
        self.assertParty("fully", "nordlicht", text="x IBAN+DE89370400440532013000")

    def test_account_beats_a_name(self):
        self.assertParty(
            "fully",
            "nordlicht",
            partner_account="DE89370400440532013000",
            partner_name="Fjordlysnes Seafood AS",
        )

    def test_name_as_banks_write_it(self):
        for name in (
            "Nordlicht Möbel GmbH",
            "NORDLICHT MOEBEL",
            "NORDLICHT MOBEL GMBH",
            "Möbel Nordlicht",
            "NORDLICHT MOEBEL GM",
        ):
            self.assertParty("fully", "nordlicht", partner_name=name)

    def test_name_inside_the_text(self):
        for text in (
            "Transfer from Fjordlysnes Seafood ref 77",
            "GUTSCHRIFT FJORDLYSNES SEAFOOD AS SVWZ+Zahlung EREF+NOTPROVIDED",
            "/TRTP/SEPA OVERBOEKING/IBAN//BIC/INGBNL2A/NAME/Fjordlysnes Seafood/REMI/x",
            "ACH CREDIT FJORDLYSNES SEAFOOD A DES:PAYMENT ID:thank you CCD",
        ):
            self.assertParty("fully", "fjord", text=text)

    def test_name_cut_by_the_bank(self):
        """Where a field ends; before that Masch may be somebody else's word."""
        self.assertParty("fully", "kirchner", partner_name="Kirchner Maschinen")
        self.assertParty("partially", "kirchner", partner_name="Kirchner Masch")
        self.assertParty("no", partner_name="Kirchner Masc")

    def test_two_partners_of_one_name(self):
        twins = (
            Partner("a", "Kirchner Maschinenbau", "Hafenstr. 4", "Bremen"),
            Partner("b", "Kirchner Maschinenbau", "Ring 1", "Kassel"),
        )
        name = {"partner_name": "Kirchner Maschinenbau"}
        self.assertParty("partially", "a", "b", partners=twins, **name)
        self.assertParty(
            "fully",
            "a",
            partners=twins,
            partner_city="bremen",
            partner_street="Hafenstr. 4",
            **name,
        )

    def test_longer_name_is_another_company(self):
        pair = (Partner("a", "Meyer GmbH"), Partner("b", "Meyer & Sohn GmbH"))
        self.assertParty("fully", "a", partners=pair, partner_name="Meyer GmbH")
        self.assertParty("fully", "b", partners=pair, partner_name="Meyer & Sohn")

    def test_legal_form_tells_two_names_apart(self):
        pair = (Partner("a", "Lindgren AB"), Partner("b", "Lindgren HB"))
        self.assertParty("fully", "b", partners=pair, partner_name="LINDGREN HB")
        self.assertParty("partially", "a", "b", partners=pair, partner_name="Lindgren")

    def test_one_mistyped_word_is_not_enough_to_be_sure(self):
        one = (Partner("a", "Johansson HB"),)
        self.assertNotEqual(
            self.party(partners=one, partner_name="Johansen HB").level, "fully"
        )

    def test_a_right_word_beside_a_mistyped_one_is_not_enough_either(self):
        """Müller or Möller: two companies may well have the other word in common."""
        one = (Partner("a", "Möller Logistik GmbH"),)
        for name, level in (
            ("Moeller Logistik GmbH", "fully"),
            ("Mueller Logistik GmbH", "partially"),
        ):
            self.assertParty(level, "a", partners=one, partner_name=name)

    def test_name_of_which_every_letter_is_right_and_no_word(self):
        """The bank left the blank out: the letters alone make nobody sure."""
        self.assertParty("partially", "nordlicht", partner_name="NordlichtMoebel GmbH")

    def test_name_of_which_no_word_is_right(self):
        self.assertParty("partially", "fjord", partner_name="Fjordlysnes-Seafod A5")

    def test_similar_names_are_not_the_same(self):
        for name in ("Kirchhoff Maschinenbau", "Nordwind Möbel", "Seafood Bergen AS"):
            self.assertNotEqual(self.party(partner_name=name).level, "fully", name)

    def test_person_set_the_partner(self):
        self.assertParty("fully", "fjord", partner="fjord", partner_name="Nordlicht")

    def test_payer_learned_by_name_and_by_account(self):
        learned = (
            LearnedPayer("fjord", name="Harbour Holding Ltd"),
            LearnedPayer("kirchner", account="GB00 1234 5678"),
        )
        self.assertParty(
            "fully", "fjord", learned=learned, partner_name="HARBOUR HOLDING LTD"
        )
        self.assertParty(
            "fully", "kirchner", learned=learned, partner_account="GB0012345678"
        )

    def test_names_switched_off_or_exact(self):
        off = Settings(name_matching="off")
        self.assertParty("no", settings=off, partner_name="Fjordlysnes Seafood AS")
        exact = Settings(name_matching="exact")
        self.assertParty(
            "fully", "fjord", settings=exact, partner_name="Seafood Fjordlysnes"
        )
        self.assertParty("no", settings=exact, partner_name="Fjordlysnes Seafod")
