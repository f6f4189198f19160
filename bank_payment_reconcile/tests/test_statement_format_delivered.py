from decimal import Decimal
from pathlib import Path

from odoo.tests import BaseCase, tagged
from odoo.tools import file_path

from odoo.addons.bank_payment_reconcile import statement_formats
from odoo.addons.bank_payment_reconcile.models.statement_format.file import (
    DELIVERED,
    _to_xml_id,
)
from odoo.addons.bank_payment_reconcile.statement_formats.writers.table import (
    DESCRIPTION,
    HEADER,
)

from .bank_samples import PLAIN_SAMPLES, Sample
from .bank_samples import SAMPLES as MORE_SAMPLES

OWN = "DE89370400440532013000"
THEIRS = "DE12500105170648489890"

#: By the format's name: what the bank's file looks like, and of each transaction
#: date, amount, partner, partner's account, text.
SAMPLES = {
    "ABN AMRO (TXT, tab)": (
        "123456789\tEUR\t20261110\t1000,00\t2000,00\t20261111\t1000,00\tSEPA RE 42\n"
        "123456789\tEUR\t20261112\t2000,00\t1979,50\t20261112\t-20,50\tBEA Markt\n",
        [
            ("2026-11-10", "1000.00", "", "", "SEPA RE 42"),
            ("2026-11-12", "-20.50", "", "", "BEA Markt"),
        ],
    ),
    "BNP Paribas Fortis": (
        "Volgnummer;Uitvoeringsdatum;Valutadatum;Bedrag;Valuta rekening;"
        "Rekeningnummer;Type verrichting;Tegenpartij;Naam van de tegenpartij;"
        "Mededeling;Details;Status;Reden van weigering\n"
        f"2026-0007;05/03/2026;06/03/2026;-5,30;EUR;BE68539007547034;Kaart;{THEIRS};"
        "Kirchner;RE 42;;Geaccepteerd;\n"
        "2026-0008;05/03/2026;06/03/2026;-9,00;EUR;BE68539007547034;Domiciliering;;"
        "Weber;;;Geweigerd;saldo\n",
        [("2026-03-05", "-5.30", "Kirchner", THEIRS, "RE 42")],
    ),
    "bunq": (
        '"Date";"Interest Date";"Amount";"Account";"Counterparty";"Name";'
        '"Description"\n'
        f'"2026-11-10";"2026-11-10";"1.149,50";"{OWN}";"{THEIRS}";"Kirchner";"RE 42"\n',
        [("2026-11-10", "1149.50", "Kirchner", THEIRS, "RE 42")],
    ),
    "Chase (checking)": (
        "Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #\n"
        'CHECK,03/05/2026,"CHECK 1029",-30.00,CHECK_PAID,970.00,1029,\n'
        "CREDIT,03/04/2026,KIRCHNER INC,250.00,ACH_CREDIT,1000.00,,\n",
        [
            ("2026-03-04", "250.00", "", "", "KIRCHNER INC"),
            ("2026-03-05", "-30.00", "", "", "CHECK 1029"),
        ],
    ),
    "Danske Bank (Denmark)": (
        '"Dato";"Tekst";"Beløb";"Saldo";"Status";"Afstemt"\n'
        '"02.04.2026";"Kirchner";"-1.300,00";"10.000,00";"Udført";"Nej"\n'
        '"03.04.2026";"Husleje";"-139,00";"9.861,00";"Venter";"Nej"\n',
        [("2026-04-02", "-1300.00", "", "", "Kirchner")],
    ),
    "DKB": (
        '"Girokonto";"DE00 1203 0000 0000 0000 00"\n'
        '"Kontostand vom 10.11.2026:";"1.234,56 €"\n'
        '""\n'
        '"Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";'
        '"Zahlungsempfänger*in";"Verwendungszweck";"Umsatztyp";"IBAN";"Betrag (€)";'
        '"Gläubiger-ID";"Mandatsreferenz";"Kundenreferenz"\n'
        '"08.11.26";"08.11.26";"Gebucht";"Wir GmbH";"Weber";"Miete";"Ausgang";'
        f'"{THEIRS}";"-23,45 €";"";"";"E2E-1"\n'
        '"07.11.26";"07.11.26";"Gebucht";"Kirchner";"Wir GmbH";"RE 42";"Eingang";'
        f'"{THEIRS}";"255,00 €";"";"";""\n'
        '"09.11.26";"09.11.26";"Vorgemerkt";"Wir GmbH";"Laden";"";"Ausgang";"";'
        '"-13,99 €";"";"";""\n',
        [
            ("2026-11-07", "255.00", "Kirchner", THEIRS, "RE 42"),
            ("2026-11-08", "-23.45", "Weber", THEIRS, "Miete"),
        ],
    ),
    "ING (Netherlands)": (
        '"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";'
        '"Bedrag (EUR)";"Mutatiesoort";"Mededelingen";"Saldo na mutatie";"Tag"\n'
        f'"20261105";"Kirchner";"NL02INGB0000000001";"{THEIRS}";"OV";"Bij";"1210,00";'
        '"Overschrijving";"RE 42";"8420,55";""\n'
        '"20261104";"Winkel";"NL02INGB0000000001";"";"BA";"Af";"72,59";'
        '"Betaalautomaat";"Pasvolgnr: 001";"7210,55";""\n',
        [
            ("2026-11-04", "-72.59", "Winkel", "", "Pasvolgnr: 001"),
            ("2026-11-05", "1210.00", "Kirchner", THEIRS, "RE 42"),
        ],
    ),
    "KBC (Belgium)": (
        "Rekeningnummer;Rubrieknaam;Naam;Munt;Afschriftnummer;Datum;Omschrijving;"
        "Valuta;Bedrag;Saldo;credit;debet;rekeningnummer tegenpartij;BIC tegenpartij;"
        "Naam tegenpartij;Adres tegenpartij;gestructureerde mededeling;"
        "Vrije mededeling\n"
        "BE71096123456769; ;WIJ;EUR; 02026001;05/03/2026;OVERSCHRIJVING;06/03/2026;"
        f"32,00;132,00;32,00; ;{THEIRS};KREDBEBB;Kirchner; ;***190/5063/21290***;\n",
        [("2026-03-05", "32.00", "Kirchner", THEIRS, "OVERSCHRIJVING")],
    ),
    "Lloyds Bank": (
        "Transaction Date,Transaction Type,Sort Code,Account Number,"
        "Transaction Description,Debit Amount,Credit Amount,Balance\n"
        "05/03/2026,FPI,'30-99-50,12345678,KIRCHNER LTD,,2500.00,3734.56\n"
        "04/03/2026,DEB,'30-99-50,12345678,CORNER SHOP,12.50,,1234.56\n",
        [
            ("2026-03-04", "-12.50", "", "", "CORNER SHOP"),
            ("2026-03-05", "2500.00", "", "", "KIRCHNER LTD"),
        ],
    ),
    "N26": (
        '"Booking Date","Value Date","Partner Name","Partner Iban",Type,'
        '"Payment Reference","Account Name","Amount (EUR)","Original Amount",'
        '"Original Currency","Exchange Rate"\n'
        f'2026-11-10,2026-11-11,Kirchner,{THEIRS},"Credit Transfer","RE 42",'
        '"Main Account",1000.00,,,\n'
        '2026-11-12,2026-11-12,Shop,,Presentment,,"Main Account",-9.20,10.00,USD,'
        "0.92\n",
        [
            ("2026-11-10", "1000.00", "Kirchner", THEIRS, "RE 42"),
            ("2026-11-12", "-9.20", "Shop", "", ""),
        ],
    ),
    "Nordea (Denmark)": (
        "Bogføringsdato;Beløb;Afsender;Modtager;Navn;Beskrivelse;Saldo;Valuta;Afstemt;\n"
        "Reserveret;-39,95;904;;;KIOSK;;DKK;;\n"
        "2026/11/07;-1.033,00;904;;Kirchner;Faktura 42;10577,22;DKK;;\n",
        [("2026-11-07", "-1033.00", "Kirchner", "", "Faktura 42")],
    ),
    "Nordea (Sweden)": (
        "Bokföringsdag;Belopp;Avsändare;Mottagare;Namn;Rubrik;Saldo;Valuta\n"
        "Reserverat;-89,00;;;Kiosk;Kortköp;;SEK\n"
        "2026/06/28;-349,00;;;Kirchner;Autogiro;9700,25;SEK\n",
        [("2026-06-28", "-349.00", "Kirchner", "", "Autogiro")],
    ),
    "Nordea (Sweden, business)": (
        "Bokföringsdag;Belopp;Avsändare;Mottagare;Namn;Ytterligare detaljer;Meddelande;"
        "Egna anteckningar;Saldo;Valuta;\n"
        "2026/12/17;-2359,00;;824-3040;Kirchner AB;Kirchner AB;20578563254;Q4;"
        "11270,65;SEK;\n",
        [("2026-12-17", "-2359.00", "Kirchner AB", "", "Kirchner AB 20578563254")],
    ),
    "Rabobank": (
        '"IBAN/BBAN","Munt","BIC","Volgnr","Datum","Rentedatum","Bedrag",'
        '"Saldo na trn","Tegenrekening IBAN/BBAN","Naam tegenpartij",'
        '"Naam uiteindelijke partij","Naam initiërende partij","BIC tegenpartij",'
        '"Code","Batch ID","Transactiereferentie","Machtigingskenmerk","Incassant ID",'
        '"Betalingskenmerk","Omschrijving-1","Omschrijving-2","Omschrijving-3",'
        '"Reden retour","Oorspr bedrag","Oorspr munt","Koers"\n'
        '"NL60RABO0000000001","EUR","RABONL2U","000000000000014705","2026-11-19",'
        f'"2026-11-20","-4,99","+936,35","{THEIRS}","Kirchner","","","INGBNL2A","ei",'
        '"","E2E-9","","","","RE 42","deel 2"," ","","","",""\n',
        [("2026-11-19", "-4.99", "Kirchner", THEIRS, "RE 42 deel 2")],
    ),
    "Revolut": (
        "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,"
        "State,Balance\n"
        "TOPUP,Current,2026-09-01 09:00:00,2026-09-01 09:00:05,Kirchner,200.00,0.00,"
        "EUR,COMPLETED,250.00\n"
        "EXCHANGE,Current,2026-09-02 12:00:00,2026-09-03 08:00:00,Exchange,-100.00,"
        "0.50,EUR,COMPLETED,149.50\n"
        "CARD_PAYMENT,Current,2026-09-06 10:00:00,,Shop,-7.99,0.00,EUR,DECLINED,\n",
        [
            ("2026-09-01", "200.00", "", "", "Kirchner"),
            ("2026-09-03", "-100.50", "", "", "Exchange"),
        ],
    ),
    "Sparkasse (CSV-CAMT)": (
        '"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";'
        '"Glaeubiger ID";"Mandatsreferenz";"Kundenreferenz (End-to-End)";'
        '"Sammlerreferenz";"Lastschrift Ursprungsbetrag";'
        '"Auslagenersatz Ruecklastschrift";"Beguenstigter/Zahlungspflichtiger";'
        '"Kontonummer/IBAN";"BIC (SWIFT-Code)";"Betrag";"Waehrung";"Info"\n'
        f'"{OWN}";"24.09.26";"24.09.26";"FOLGELASTSCHRIFT";"Abschlag 09";"DE98";"M-1";'
        f'"E2E-1";"";"";"";"Stadtwerke";"{THEIRS}";"BYLADEM1001";"-1.089,90";"EUR";'
        '"Umsatz gebucht"\n'
        f'"{OWN}";"25.09.26";"25.09.26";"KARTENZAHLUNG";"Markt";"";"";"";"";"";"";"";'
        '"";"";"-3,00";"EUR";"Umsatz vorgemerkt"\n',
        [("2026-09-24", "-1089.90", "Stadtwerke", THEIRS, "Abschlag 09")],
    ),
    "VR-Bank (Volksbank Raiffeisenbank)": (
        "Bezeichnung Auftragskonto;IBAN Auftragskonto;BIC Auftragskonto;"
        "Bankname Auftragskonto;Buchungstag;Valutadatum;Name Zahlungsbeteiligter;"
        "IBAN Zahlungsbeteiligter;BIC (SWIFT-Code) Zahlungsbeteiligter;Buchungstext;"
        "Verwendungszweck;Betrag;Waehrung;Saldo nach Buchung;Bemerkung;"
        "Gekennzeichneter Umsatz;Glaeubiger ID;Mandatsreferenz\n"
        f"Giro;{OWN};GENODEF1;VR;03.09.2026;04.09.2026;Kirchner;{THEIRS};COBADEFF;"
        "Gutschrift;RE 42;1.090,00;EUR;5.000,00;;;;\n",
        [("2026-09-03", "1090.00", "Kirchner", THEIRS, "RE 42")],
    ),
    "Wise": (
        '"TransferWise ID","Date","Amount","Currency","Description",'
        '"Payment Reference","Running Balance","Exchange From","Exchange To",'
        '"Exchange Rate","Payer Name","Payee Name","Payee Account Number","Merchant",'
        '"Card Last Four Digits","Card Holder Full Name","Attachment","Note",'
        '"Total fees"\n'
        "CARD-1000001,05-03-2026,-12.50,EUR,Card transaction,,1087.50,,,,,,,Cafe,1234,"
        ",,,0.00\n"
        f"TRANSFER-2,04-03-2026,100.00,EUR,Received money,RE 42,1100.00,,,,Kirchner,,,,"
        ",,,,0.00\n"
        f"TRANSFER-3,03-03-2026,-40.00,EUR,Sent money,Rent,1000.00,,,,,Weber,{THEIRS},,"
        ",,,,0.50\n",
        [
            ("2026-03-03", "-40.00", "Weber", THEIRS, "Sent money Rent"),
            ("2026-03-04", "100.00", "Kirchner", "", "Received money RE 42"),
            ("2026-03-05", "-12.50", "Cafe", "", "Card transaction"),
        ],
    ),
}


FILES = {name: Sample(*each) for name, each in SAMPLES.items()} | MORE_SAMPLES
#: It is read again by the tests of what is written.
OWN_FORMAT = "Bank Payment Reconciliation (exported CSV)"


def read_delivered():
    """The delivered formats of each file, by the file's name."""
    return {
        file.stem: statement_formats.load_descriptions(file.read_bytes(), file.name)
        for file in sorted(Path(file_path(DELIVERED)).glob("*.json"))
    }


def told(statement):
    """What no reading may have otherwise: days, amounts and balances."""
    return (
        statement.balance_start,
        statement.balance_end,
        [(str(line.date), line.amount) for line in statement.transactions],
    )


@tagged("post_install", "-at_install")
class TestStatementFormatDelivered(BaseCase):
    """The formats of well-known banks read what these banks write."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.countries = read_delivered()
        cls.formats = {
            each.name: each for found in cls.countries.values() for each in found
        }

    def _read(self, name, data):
        description = statement_formats.locate(
            data, "x.csv", self.formats[name].description
        )
        (statement,) = statement_formats.read_described(data, "x.csv", description)
        return statement

    def _fitting(self, data):
        """The formats that fit a file, the best one first."""
        scores = {
            each.name: statement_formats.fit(
                data, "x.csv", each.description, each.columns
            )[0]
            for each in self.formats.values()
        }
        fitting = [n for n in scores if scores[n] >= statement_formats.ENOUGH]
        return sorted(fitting, key=scores.get, reverse=True)

    def test_every_format_has_a_file_an_origin_and_a_name_of_its_own(self):
        names = [each.name for found in self.countries.values() for each in found]
        self.assertEqual(set(names), set(FILES) | {OWN_FORMAT})
        self.assertEqual(len(set(map(_to_xml_id, names))), len(names))
        origins = Path(file_path(DELIVERED), "ORIGINS.md").read_text()
        told_of = [
            row.split("|")[2].strip() for row in origins.split("\n") if "|" in row
        ]
        self.assertEqual(sorted(told_of[2:]), sorted(names))
        for country, found in self.countries.items():
            in_order = sorted(found, key=lambda each: each.name.casefold())
            self.assertEqual(found, in_order, country)

    def test_every_delivered_format_reads_its_banks_file(self):
        for name, sample in FILES.items():
            with self.subTest(name):
                self.assertEqual(
                    [
                        (
                            str(line.date),
                            line.amount,
                            line.partner_name,
                            line.partner_account,
                            line.text,
                        )
                        for line in self._read(name, sample.data).transactions
                    ],
                    [(d, Decimal(a), *rest) for d, a, *rest in sample.lines],
                )

    def test_account_currency_and_balances_of_delivered_formats(self):
        for name, sample in MORE_SAMPLES.items():
            with self.subTest(name):
                found = self._read(name, sample.data)
                self.assertEqual(found.account_number, sample.account)
                self.assertEqual(found.currency, sample.currency)
                self.assertEqual(
                    (found.balance_start, found.balance_end),
                    tuple(
                        Decimal(each) if each else None
                        for each in (sample.start, sample.end)
                    ),
                )

    def test_a_banks_file_is_taken_by_its_own_format_and_misread_by_none(self):
        for name, sample in FILES.items():
            with self.subTest(name):
                fitting = self._fitting(sample.data)
                if not self.formats[name].description.has_header:
                    # Nothing in it tells the bank: a person chooses it on the bank.
                    self.assertEqual(fitting, [])
                    continue
                self.assertEqual(fitting[0], name)
                right = told(self._read(name, sample.data))
                for other in fitting[1:]:
                    self.assertEqual(told(self._read(other, sample.data)), right)

    def test_files_that_need_no_format(self):
        for name, sample in PLAIN_SAMPLES.items():
            with self.subTest(name):
                self.assertEqual(self._fitting(sample.data), [])
                (found,) = statement_formats.read(sample.data, "x.csv")
                self.assertEqual(
                    [
                        (str(line.date), line.amount, line.text)
                        for line in found.transactions
                    ],
                    [
                        (day, Decimal(amount), text)
                        for day, amount, *_, text in sample.lines
                    ],
                )

    def test_files_in_the_banks_own_encoding(self):
        for name, encoding in (
            ("mBank", "cp1250"),
            ("PKO Bank Polski", "cp1250"),
            ("ČSOB", "cp1250"),
            ("Rakuten Bank", "shift_jis"),
            ("1822direkt", "cp1252"),
            ("Erste Bank, Sparkasse (George, English)", "utf-16"),
        ):
            with self.subTest(name):
                data = FILES[name].content.encode(encoding)
                self.assertEqual(self._fitting(data), [name])
                found, right = (
                    self._read(name, data),
                    self._read(name, FILES[name].data),
                )
                self.assertEqual(found.transactions, right.transactions)

    def test_balances_and_references_of_delivered_formats(self):
        for name, start, end in (
            ("ING (Netherlands)", "7283.14", "8420.55"),
            ("Revolut", "50.00", "149.50"),
            ("Wise", "1040.00", "1087.50"),
            ("Lloyds Bank", "1247.06", "3734.56"),
        ):
            statement = self._read(name, FILES[name].data)
            self.assertEqual(statement.balance_start, Decimal(start), name)
            self.assertEqual(statement.balance_end, Decimal(end), name)
            self.assertEqual(
                statement.balance_start
                + sum(line.amount for line in statement.transactions),
                statement.balance_end,
            )

    def test_what_is_exported_here_is_read_by_a_delivered_format(self):
        own = self.formats[OWN_FORMAT]
        self.assertEqual(own.description, DESCRIPTION)
        self.assertEqual(own.columns, HEADER)
