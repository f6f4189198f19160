"""Broken files and feeds, imported by a user who reads Dutch."""

# Sentences as the readers make them, who have no environment.
# pylint: disable=prefer-env-translation

import base64
import io
import zipfile
from decimal import Decimal

from openpyxl import Workbook

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile.feeds import FeedError, RefusedAccess
from odoo.addons.bank_payment_reconcile.models.record.translated_sentence import (
    translate,
)
from odoo.addons.bank_payment_reconcile.sentences import Sentence, _, one_of
from odoo.addons.bank_payment_reconcile.statement_formats.shared.registry import formats

from . import national_files, national_samples
from .feed_case import FeedCase
from .test_formats_bai2 import bai2
from .test_formats_camt import camt, entry, statement
from .test_formats_cfonb120 import cfonb, detail
from .test_formats_coda import NEW, OLD, coda, movement
from .test_formats_mt940 import message
from .test_formats_norma43 import norma43
from .test_formats_ofx import bank_statement, ofx, record
from .test_formats_qif import bank

NOTHING = "Er is niets geïmporteerd."


def archive(name, data):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr(name, data)
    return packed.getvalue()


def workbook(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


#: By the name of the format: a file that is wrong, and what a Dutch user reads.
BROKEN = {
    "BAI2": (
        bai2("16,165,,,,,X/\n"),
        f"Regel 4 (record 16) van het BAI2-bestand “x” kan niet worden gelezen: het "
        f"bedrag ontbreekt. Corrigeer dit of download het bestand opnieuw bij de bank. "
        f"{NOTHING}",
    ),
    "CAMT": (
        camt(statement(entry("1,5,0"))),
        "Boeking 1 van rekening DE12500105170648489890 in het CAMT-bestand “x” "
        "(regel 2) kan niet worden gelezen: het bedrag “1,5,0” is geen getal.",
    ),
    "CFONB 120": (
        cfonb(detail("LIB", "X")),
        "de transactie ervoor (record 04) ontbreekt",
    ),
    "CODA": (
        coda(movement(sign="2")),
        "“2” is geen 0 (credit) en geen 1 (debet)",
    ),
    "CSV": (
        "Date,Text\n31/12/2026,A\n",
        "De tabel “x” kan niet zonder beschrijving worden gelezen: er is geen kolom "
        "voor het bedrag.",
    ),
    "JSON": (
        '{"statements": [{"transactions": [{"date": "2026-01-12", "amount": "x"}]}]}',
        "Transactie 1 van het JSON-bestand “x” kan niet worden gelezen: het bedrag "
        f"“x” is geen getal. {NOTHING}",
    ),
    "MT940": (
        message(":61:261310C1,00NTRFNONREF"),
        "de datum “261310” is geen geldige datum (JJMMDD)",
    ),
    "Norma 43": (
        norma43("77"),
        "Regel 2 (record 77) van het Norma 43-bestand “x” kan niet worden gelezen: "
        "“77” is geen recordcode.",
    ),
    "OFX": (
        ofx(bank_statement(record(DTPOSTED="20120231"))),
        "de datum “20120231” is geen geldige datum. Corrigeer dit",
    ),
    "QIF": (
        bank("T5\n^\n"),
        "Regel 2 van het QIF-bestand “x” kan niet worden gelezen: de datum (D) "
        "ontbreekt.",
    ),
    "XLS": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "Het bestand “x” is een werkmap in het oude XLS-formaat.",
    ),
    "XLSX": (
        workbook(["Date", "Text"], ["2026-01-12", "A"]),
        "er is geen kolom voor het bedrag",
    ),
    "ZIP": (
        archive("leesmij.pdf", b"%PDF-1.4"),
        "Het ziparchief “x” bevat geen afschriften.",
    ),
    "empty": (b" \n", "Het bestand “x” is leeg. Download het opnieuw bij de bank."),
    "unknown": (b"hello", "Het bestand “x” heeft geen bekend afschriftformaat ("),
}


def spoilt(name):
    """A file of a country's banks with a record too many, and what is said of it."""
    text, line, code = national_samples.spoilt(name)
    place = f"Regel {line} (record {code})"
    if name == "1CClientBankExchange":
        place = f"Regel {line}"
    return text, (
        f"{place} van het {name}-bestand “x” kan niet worden gelezen: “{code}” is geen "
        "recordcode."
    )


NO_NUMBER = "Transactie 1 van het JSON-bestand “x” kan niet worden gelezen: het bedrag"
BROKEN |= {name: spoilt(name) for name in national_samples.SPOILT} | {
    "Berlin Group": (
        national_files.berlin(national_files.berlin_entry("1,00")),
        f"{NO_NUMBER} “1,00” is geen getal. {NOTHING}",
    ),
    "Wise": (
        national_files.wise(national_files.wise_row(1, 1), end=1).replace(
            '"value": 1,', '"value": "1,00",'
        ),
        f"{NO_NUMBER} “1,00” is geen getal. {NOTHING}",
    ),
}


@tagged("post_install", "-at_install")
class TestRefusalsInDutch(FeedCase):
    """What is wrong, in the language of whoever reads it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("nl_NL")
        cls.accountant.lang = "nl_NL"
        cls.dutch = cls.bank.with_user(cls.accountant).with_context(lang="nl_NL")

    def _file(self, content):
        return content if isinstance(content, bytes) else content.encode()

    def test_a_broken_file_of_every_format(self):
        known = {each.name for each in formats()}
        self.assertEqual(set(BROKEN) - {"empty", "unknown"}, known)
        for name, (content, wanted) in BROKEN.items():
            # On a bank its returns are an answer to payments, of whatever is readable.
            if name == "NACHA":
                continue
            with self.subTest(format=name), self.assertRaises(UserError) as refusal:
                self.dutch.import_bank_statements(self._file(content), "x")
            with self.subTest(format=name):
                self.assertIn(wanted, str(refusal.exception))

    def test_the_same_file_for_somebody_who_reads_english(self):
        content, _dutch = BROKEN["QIF"]
        with self.assertRaisesRegex(UserError, r"Line 2 of the QIF file .* \(D\) is"):
            self.bank.import_bank_statements(self._file(content), "x")

    def test_the_wizard_notes_it_on_the_file(self):
        content, wanted = BROKEN["MT940"]
        file = self.dutch.env["ir.attachment"].create(
            {"name": "x", "raw": self._file(content)}
        )
        wizard = (
            self.env["bank.statement.import"]
            .with_user(self.accountant)
            .with_context(lang="nl_NL")
            .create({"journal_id": self.bank.id, "attachment_ids": [(6, 0, file.ids)]})
        )
        wizard.action_import()
        self.assertIn(wanted, wizard.file_ids.message)

    def test_what_does_not_add_up_is_noted_in_dutch(self):
        self.bank.currency_id = self.env.ref("base.EUR")
        self.bank.currency_id.active = True
        self.bank.bank_account_id = False
        data = coda(movement(), old=OLD, new=NEW, end="")
        found, remarks = self.dutch._bank_import_file(data.encode(), "x.cod")
        wanted = (
            "Het bestand heeft geen sluitrecord 9. Controleer of er geen afschrift "
            "ontbreekt."
        )
        self.assertIn(wanted, remarks)
        self.assertIn(wanted, found.bank_import_remarks)

    def test_amounts_are_written_as_the_dutch_do(self):
        told = _(
            "The balance %(amount)s is in %(currency)s, not in %(own)s. It was "
            "imported as it is; please check it.",
            amount=Decimal("1234.50"),
            currency="SEK",
            own="EUR",
        )
        self.assertIn("Het saldo 1234,50 is in SEK", translate(self.dutch.env, told))
        self.assertIn("The balance 1234.50 is in SEK", str(told))

    def test_an_error_in_another_sentence_and_a_choice(self):
        choice = one_of([_("day/month/year"), _("year/month/day")])
        told = _("is not written as %(order)s", order=choice)
        self.assertEqual(
            translate(self.dutch.env, FeedError(told)),
            "is niet geschreven als dag/maand/jaar of jaar/maand/dag",
        )
        self.assertEqual(
            str(RefusedAccess(told)),
            "is not written as day/month/year or year/month/day",
        )

    def test_what_is_text_already_stays(self):
        self.assertEqual(translate(self.dutch.env, "Al vertaald."), "Al vertaald.")
        # A template that nobody translated is better than nothing.
        unknown = Sentence("Nobody knows %(name)s", (("name", "two\nlines"),))
        self.assertEqual(translate(self.dutch.env, unknown), "Nobody knows two lines")

    def test_a_statement_format_that_cannot_work(self):
        data = base64.b64encode(b"{")
        wizard = self.env["bank.statement.format.import"].with_context(lang="nl_NL")
        with self.assertRaisesRegex(UserError, "is geen geldige JSON. Kies een"):
            wizard.create({"data": data, "filename": "x.json"}).action_import()

    def test_a_scheduled_fetch_speaks_the_language_of_the_company(self):
        self.env.company.partner_id.lang = "nl_NL"
        feed = self._create_feed("folder", folder="nergens")
        parameters = self.env["ir.config_parameter"].sudo()
        parameters.set_param("bank_payment_reconcile.feed_directory", False)
        self._fetch(feed)
        self.assertIn("Er is geen map voor feeds ingesteld.", feed.last_error)
        self.assertEqual(feed.log_ids.message, feed.last_error)
