"""Names among thousands: strangers are nobody, and payers are found in any words.

The names are put together from parts, as languages do, so that many are alike.
"""

import random
from itertools import product

from odoo.tests import BaseCase, tagged

from odoo.addons.bank_payment_reconcile.matching import (
    Ledger,
    Line,
    Partner,
    likely_partners,
)
from odoo.addons.bank_payment_reconcile.matching.evidence.parties import identify
from odoo.addons.bank_payment_reconcile.matching.text.bank_text import read_text

from .matching_books import TODAY, answer, applied, invoice

#: Given names and surnames that differ by little, per language.
PEOPLE = {
    "nordic": (
        "Ann Anne Anna Lars Lasse Karen Karin Kari Mette Mattis Nils Niels Per Peer",
        "Jensen Jansen Jönsen Hansen Hanssen Larsen Laursen Petersen Pedersen Peterson"
        " Berg Bergström Bergman Lind Lindberg Lindström Lundström Olsen Olesen",
    ),
    "german": (
        "Hans Johann Eva Ewa Maria Marie Karl Carl Stefan Stephan Jörg Jürgen Ute Uta",
        "Meyer Meier Maier Mayer Schmidt Schmitt Schmid Hofmann Hoffmann Müller Möller"
        " Fischer Fiescher West Wester Weston Neumann Naumann Köhler Koller",
    ),
    "slavic": (
        "Jan Jana Petr Petra Adam Ada Marek Mareš Ivan Ivana Milan Milana Pavel Pavla",
        "Novák Nováková Horák Horáček Horáková Kowal Kowalski Kowalska Wójcik Wojcicki"
        " Popov Popova Bačić Bašić Babić Marić Maršić Novotný Nový",
    ),
    "romance": (
        "Jean Jeanne Luis Luise Carlo Carla Mario Maria Andrea Andrés Paulo Paula Ana",
        "Rossi Russo Rosso García Garcías Martin Martins Martinez Lopes López Costa"
        " Acosta Pires Peres Moreau Moreaux Dubois Dupont Leblanc",
    ),
}
FORMS = ("GmbH", "AB", "Kft.", "S.r.l.", "Sp. z o.o.", "Oy", "")
TRADES = ("Bau", "Handel", "& Sohn", "Transport", "Hermanos", "och Söner", "Rakennus")
#: In languages that the matcher's lists know, and in others; the last are made up.
WORDINGS = (
    "Zahlung {} Rechnung 4711",
    "payment from {} thank you",
    "{} laskun maksu",
    "tilisiirto {} kiitos",
    "{} számla kiegyenlítése",
    "jóváírás {} közlemény nélkül",
    "gelen havale {}",
    "{} kira bedeli",
    "příchozí úhrada {} děkujeme",
    "transferência recebida {} obrigado",
    "achitare contravaloare {}",
    "κατάθεση {} ευχαριστώ",
    "uplata po nalogu {}",
    "laekumine {} täname",
    "przelew od {}",
    "insättning {} tack",
    "indsat {} mange tak",
    "bijschrijving {} hartelijk dank",
    "versement {} merci",
    "accredito {} cordiali saluti",
    "получен превод {} благодаря",
    "plimnok {} vestarundo",
    "{} zorvul katemba",
    "brixel dromu {}",
)


def people(language):
    """All given names with all surnames, in an order by chance."""
    given, surnames = (words.split() for words in PEOPLE[language])
    names = [f"{one} {two}" for one, two in product(given, surnames)]
    random.Random(4).shuffle(names)
    return names


def companies(language):
    """Surnames with a trade and a form: no two of the same words."""
    words = PEOPLE[language][1].split()
    chance = random.Random(5)
    pairs = list(product(words, TRADES))
    chance.shuffle(pairs)
    return [f"{one} {trade} {chance.choice(FORMS)}".strip() for one, trade in pairs]


def party(ledger, text="", name=""):
    line = Line("x", TODAY, 100, text, name)
    return identify(ledger, line, read_text(text))


@tagged("post_install", "-at_install")
class TestStrangers(BaseCase):
    """Half of all names are customers; the others are like them and nobody."""

    def setUp(self):
        super().setUp()
        self.lists = {
            f"{kind} {language}": (names[::2], names[1::2])
            for language in PEOPLE
            for kind, names in (
                ("people", people(language)),
                ("companies", companies(language)),
            )
        }

    def test_stranger_is_never_fully_a_customer(self):
        for kind, (customers, strangers) in self.lists.items():
            ledger = Ledger([Partner(name, name) for name in customers])
            taken = {
                name: found.partners
                for name in strangers
                if (found := party(ledger, name=name)).level == "fully"
            }
            self.assertFalse(taken, kind)

    def test_stranger_in_a_text_is_never_fully_a_customer(self):
        for kind, (customers, strangers) in self.lists.items():
            ledger = Ledger([Partner(name, name) for name in customers])
            for number, name in enumerate(strangers):
                text = WORDINGS[number % len(WORDINGS)].format(name)
                for written in (text, text.upper()):
                    found = party(ledger, written)
                    self.assertNotEqual(found.level, "fully", (kind, written, found))

    def test_customer_is_found_by_his_own_name(self):
        for kind, (customers, _strangers) in self.lists.items():
            ledger = Ledger([Partner(name, name) for name in customers])
            for name in customers:
                for written in (name, name.upper()):
                    found = party(ledger, name=written)
                    self.assertEqual(found.partners, (name,), (kind, written))
                    self.assertEqual(found.level, "fully", (kind, written))


@tagged("post_install", "-at_install")
class TestNamesInTexts(BaseCase):
    """A payer is found by what is in the text, whatever the words around him."""

    def rates(self, change):
        """Shares in percent: found, and found for certain."""
        found = sure = count = 0
        for language in PEOPLE:
            names = [*people(language)[:60], *companies(language)[:60]]
            ledger = Ledger([Partner(name, name) for name in names])
            for number, name in enumerate(names):
                for step in range(3):
                    wording = WORDINGS[(number + 7 * step) % len(WORDINGS)]
                    told = party(ledger, change(name, wording))
                    count += 1
                    found += name in told.partners
                    sure += told.level == "fully" and told.partners == (name,)
        return 100 * found / count, 100 * sure / count

    def test_found_as_it_is_written(self):
        changes = {
            "as it is": lambda name, text: text.format(name),
            "capitals": lambda name, text: text.format(name).upper(),
            "name in capitals": lambda name, text: text.format(name.upper()),
            "address": lambda name, text: text.format(f"{name}, Ring 5, 1010 Wien"),
            "numbers": lambda name, text: text.format(f"4711 {name} 0815"),
            "cut": lambda name, text: text.format(name[:27]),
        }
        for kind, change in changes.items():
            found, sure = self.rates(change)
            self.assertGreaterEqual(found, 97, kind)
            self.assertGreaterEqual(sure, 90, kind)

    def test_surname_first(self):
        for name in people("nordic")[:40]:
            given, surname = name.split()
            ledger = Ledger([Partner(one, one) for one in people("nordic")[:40]])
            for written in (f"{surname} {given}", f"{surname}, {given}"):
                found = party(ledger, f"tilisiirto {written} kiitos")
                self.assertEqual((found.level, found.partners), ("fully", (name,)))

    def test_name_of_common_words_is_not_found_by_them(self):
        names = ("Rent Service", "Bank Energie AG", "Miete GmbH", "May", "Transport KG")
        ledger = Ledger([Partner(name, name) for name in names])
        for text in (
            "rent service charge May",
            "BANK ENERGIE STROM ABSCHLAG",
            "Miete Mai",
            "Transport Rechnung 22",
        ):
            self.assertEqual(party(ledger, text).partners, (), text)
        told = party(ledger, "Zahlung Transport KG Rechnung 22")
        self.assertEqual(told.partners, ("Transport KG",))

    def test_our_own_name_is_nobody_elses(self):
        """We are Meyer Holding; Meyer is a customer who pays us."""
        ledger = Ledger([Partner("meyer", "Meyer")], own_names=["Meyer Holding GmbH"])
        self.assertEqual(party(ledger, "an Meyer Holding GmbH").partners, ())
        told = party(ledger, "an Meyer Holding GmbH, Zahlung Meyer")
        self.assertEqual(told.partners, ("meyer",))

    def test_name_of_common_words_only_is_found_among_thousands(self):
        """Each word is in hundreds of names, both together in one."""
        names = [f"Anna {n:04d}dottir" for n in range(500)]
        names += [f"Jón{n:04d} Hallgrimsen" for n in range(500)]
        names.append("Anna Hallgrimsen")
        ledger = Ledger([Partner(name, name) for name in names])
        for text, name in (("", "Anna Hallgrimsen"), ("maksu Anna Hallgrimsen", "")):
            told = party(ledger, text, name)
            self.assertEqual(told.partners, ("Anna Hallgrimsen",))


@tagged("post_install", "-at_install")
class TestNamesAndAmounts(BaseCase):
    """What a name may decide by itself."""

    def test_mistyped_company_stays_likely_and_is_reviewed(self):
        """Holmestrand Verftsindustri, written with a letter too many, owes 412.80."""
        partners = [Partner("verft", "Holmestrand Verftsindustri og Slipp AS")]
        items = [invoice("A-1", 41_280, "verft")]
        name = "Holmestrand Verftsindustrie og Slipp AS"
        line = Line("x", TODAY, 41_280, "betaling", name)
        proposal = answer(items, line, partners=partners)
        self.assertEqual(applied(proposal), {"A-1": 41_280})
        self.assertTrue(proposal.needs_review)
        ranked = likely_partners(Ledger(partners, items), line)
        self.assertEqual(ranked[0].key, "verft")

    def test_account_of_another_is_never_taken_for_a_near_name(self):
        """Hofmann pays from Ilse's account: it is not Hoffmann's invoice."""
        partners = [
            Partner("hoff", "Peter Hoffmann"),
            Partner("ilse", "Ilse Vandermolen", accounts=("NL91ABNA0417164300",)),
        ]
        line = Line(
            "x",
            TODAY,
            41_280,
            partner_name="Peter Hofmann",
            partner_account="NL91ABNA0417164300",
        )
        items = [invoice("A-1", 41_280, "hoff")]
        proposal = answer(items, line, partners=partners)
        self.assertTrue(proposal.needs_review)
        self.assertNotEqual(proposal.partner, "hoff")

    def test_text_that_names_somebody_besides_the_payer(self):
        """Birgit pays what Ilse owes, and says so: proposed, and a person looks."""
        partners = [Partner("ilse", "Ilse Vandermolen"), Partner("b", "Birgit Tannert")]
        items = [invoice("A-1", 41_280, "ilse"), invoice("A-2", 9_900, "b")]
        line = Line("x", TODAY, 41_280, "für Ilse Vandermolen", "Birgit Tannert")
        proposal = answer(items, line, partners=partners)
        self.assertEqual(applied(proposal), {"A-1": 41_280})
        self.assertTrue(proposal.needs_review)
