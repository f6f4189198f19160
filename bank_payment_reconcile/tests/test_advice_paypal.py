"""PayPal's reports: foreign money, holds, and withdrawals in many languages."""

from odoo.tests import tagged

from .advice_document_case import AdviceDocumentCase

GERMAN = (
    '"Datum","Uhrzeit","Zeitzone","Name","{type}","Status","Währung","Brutto","{fee}",'
    '"Netto","Absender E-Mail-Adresse","Transaktionscode",'
    '"Zugehöriger Transaktionscode","Rechnungsnummer","Guthaben",'
    '"Auswirkung auf Guthaben"\n'
)
FRENCH = """\
"Date";"Heure";"Fuseau horaire";"Nom";"Type";"État";"Devise";"Avant commission";\
"Commission";"Net";"De l'adresse email";"Numéro de transaction";\
"Nº de transaction de référence";"Nº de facture";"Solde";"Impact sur le solde"
"05/03/2026";"10:00:00";"CET";"Jean";"Paiement Express Checkout";"Terminé";"EUR";\
"1 100,00";"-32,20";"1 067,80";"j@fr.example";"F1";"";"FAC-7";"1 067,80";"Crédit"
"13/03/2026";"10:00:00";"CET";"";"Virement à l'initiative de l'utilisateur";"Terminé";\
"EUR";"-1 067,80";"0,00";"-1 067,80";"";"F2";"";"";"0,00";"Débit"
"""
ITALIAN = """\
"Data","Orario","Fuso orario","Nome","Tipo","Stato","Valuta","Lordo","Tariffa","Netto",\
"Indirizzo email mittente","Codice transazione","Numero fattura","Saldo",\
"Effetto sul saldo"
"5/3/2026","10:00:00","CET","Ugo","Pagamento Express Checkout","Completata","EUR",\
"100,00","-3,20","96,80","u@it.example","I1","FATT-7","96,80","Accredito"
"13/3/2026","10:00:00","CET","","Prelievo avviato dall'utente","Completata","EUR",\
"-96,80","0,00","-96,80","","I2","","0,00","Addebito"
"""
AMERICAN = """\
"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net",\
"From Email Address","Transaction ID","Reference Txn ID","Invoice Number","Balance",\
"Balance Impact"
"03/07/2026","11:30:00","PST","Al","Mobile Payment","Completed","USD","10.00","-0.59",\
"9.41","al@us.example","U6","","INV-9","9.41","Credit"
"03/06/2026","11:30:00","PST","","General Withdrawal","Completed","USD","-1,007.80",\
"0.00","-1,007.80","","U5","","","0.00","Debit"
"03/06/2026","10:30:01","PST","PayPal","Chargeback Fee","Completed","USD","-20.00",\
"0.00","-20.00","","U4","U3","","1,007.80","Debit"
"03/06/2026","10:30:00","PST","Bo","Chargeback","Completed","USD","-40.00","0.00",\
"-40.00","bo@us.example","U3","U0","INV-5","1,027.80","Debit"
"03/05/2026","10:30:00","PST","","Payment Review Hold","Pending","USD","-50.00","0.00",\
"-50.00","","U2","U1","","1,067.80","Memo"
"03/05/2026","22:00:00","PST","Jo","Website Payment","Completed","USD","1,100.00",\
"-32.20","1,067.80","jo@us.example","U1","","INV-7","1,067.80","Credit"
"""
SETTLEMENT = """\
"SH","2026/05/10 00:00:00 -0700","2026/05/10 23:59:59 -0700","MERCHANT1"
"CH","Transaction ID","Invoice ID","PayPal Reference ID","PayPal Reference ID Type",\
"Transaction Event Code","Transaction Completion Date","Transaction Debit or Credit",\
"Gross Transaction Amount","Gross Transaction Currency","Fee Debit or Credit",\
"Fee Amount","Fee Currency","Custom Field","Bank Reference ID"
"SB","S1","INV-31","","","T0006","2026/05/10 17:30:00 -0700","CR",45000,"EUR","DR",\
1156,"EUR","SO31",""
"SB","S2","INV-32","","","T0006","2026/05/10 18:00:00 -0700","CR",10000,"JPY","DR",400,\
"JPY","SO32",""
"SB","S3","","S2","TXN","T0200","2026/05/10 18:00:00 -0700","DR",9600,"JPY","","","",\
"",""
"SB","S4","","S2","TXN","T0200","2026/05/10 18:00:00 -0700","CR",6000,"EUR","","","",\
"",""
"SB","S5","INV-20","S0","TXN","T1107","2026/05/10 19:00:00 -0700","DR",3000,"EUR","CR",\
88,"EUR","",""
"SB","S6","","","","T1300","2026/05/10 19:30:00 -0700","DR",9900,"EUR","","","","",""
"SB","S7","","","","T0400","2026/05/10 23:30:00 -0700","DR",46932,"EUR","","","","",\
"1047428557493"
"SF","EUR",57990,0,"CR",0,"CR",0
"FF",7
"""


@tagged("post_install", "-at_install")
class TestAdvicePaypal(AdviceDocumentCase):
    def _german(self, *rows, typ="Typ", fee="Entgelt"):
        lines = (
            f'"{day}","10:00:00","Europe/Berlin","{name}","{kind}","Abgeschlossen",'
            f'"{currency}","{gross}","{cost}","{net}","","{own}","{parent}","RE-{own}",'
            f'"0,00","{effect}"\n'
            for day, name, kind, currency, gross, cost, net, own, parent, effect in rows
        )
        return GERMAN.format(type=typ, fee=fee) + "".join(lines)

    def _sale_and_withdrawal(self, **names):
        return self._german(
            ("06.03.2026", "Ida", "Website-Zahlung", "EUR", "1.190,00", "-29,98",
             "1.160,02", "A1", "", "Haben"),
            ("09.03.2026", "", "Von Nutzer eingeleitete Abbuchung", "EUR", "-1.160,02",
             "0,00", "-1.160,02", "A2", "", "Soll"),
            **names,
        )  # fmt: skip

    def test_header_words_of_all_ages(self):
        for names in (
            {},
            {"fee": "Gebühr"},
            {"typ": "Beschreibung"},
            {"typ": "Beschreibung", "fee": "Gebühr"},
        ):
            text = self._sale_and_withdrawal(**names)
            for data in (text.encode("utf-8-sig"), text.replace('","', '";"').encode()):
                found = self._read_one(data)
                self.assert_paid(found, "A2", "2026-03-09", "1160.02")
                self.assertEqual(
                    self._counted(found),
                    [(2, "charge", "1190.00", "-29.98", "1160.02")],
                )

    def test_a_foreign_payment_is_one_row_in_the_currency_of_the_account(self):
        # 200.00 - 9.27 = 190.73 dollars became 174.20 euros: 200 are 182.67 at that
        # rate, and the fee is what is left.
        found = self._read_one(
            self._german(
                (
                    "06.03.2026",
                    "Bo",
                    "Website-Zahlung",
                    "USD",
                    "200,00",
                    "-9,27",
                    "190,73",
                    "B1",
                    "",
                    "Haben",
                ),
                (
                    "06.03.2026",
                    "",
                    "Allgemeine Währungsumrechnung",
                    "USD",
                    "-190,73",
                    "0,00",
                    "-190,73",
                    "B2",
                    "B1",
                    "Soll",
                ),
                (
                    "06.03.2026",
                    "",
                    "Allgemeine Währungsumrechnung",
                    "EUR",
                    "174,20",
                    "0,00",
                    "174,20",
                    "B3",
                    "B1",
                    "Haben",
                ),
                (
                    "09.03.2026",
                    "",
                    "Von Nutzer eingeleitete Abbuchung",
                    "EUR",
                    "-174,20",
                    "0,00",
                    "-174,20",
                    "B4",
                    "",
                    "Soll",
                ),
            )  # fmt: skip
        )
        self.assert_paid(found, "B4", "2026-03-09", "174.20")
        self.assertEqual(
            self._counted(found), [(2, "charge", "182.67", "-8.47", "174.20")]
        )
        row = found.rows[0]
        self.assertEqual(
            (str(row.original_amount), row.original_currency), ("200.00", "USD")
        )
        self.assertEqual(
            self._ignored(found)[:2],
            [(3, "conversion", "part of line 2"), (4, "conversion", "part of line 2")],
        )

    def test_a_conversion_by_the_user_stays_in_both_currencies(self):
        found = self._read(
            self._german(
                (
                    "06.03.2026",
                    "",
                    "Allgemeine Währungsumrechnung",
                    "USD",
                    "-100,00",
                    "0,00",
                    "-100,00",
                    "C1",
                    "C2",
                    "Soll",
                ),
                (
                    "06.03.2026",
                    "",
                    "Allgemeine Währungsumrechnung",
                    "EUR",
                    "91,00",
                    "0,00",
                    "91,00",
                    "C2",
                    "C1",
                    "Haben",
                ),
            )  # fmt: skip
        )
        self.assertEqual(
            sorted((each.currency, str(each.net)) for each in found),
            [("EUR", "91.00"), ("USD", "-100.00")],
        )

    def test_what_stood_on_the_account_before_is_told(self):
        text = self._sale_and_withdrawal().replace('"-1.160,02"', '"-1.200,00"')
        found = self._read_one(text)
        self.assertEqual(str(found.difference), "39.98")
        self.assertIn("39.98", str(found.remarks[0]))

    def test_french_and_italian(self):
        found = self._read_one(FRENCH)
        self.assert_paid(found, "F2", "2026-03-13", "1067.80")
        self.assertEqual(found.rows[0].references, ("FAC-7", "F1"))
        self.assertEqual(found.rows[0].partner_email, "j@fr.example")
        found = self._read_one(ITALIAN)
        self.assert_paid(found, "I2", "2026-03-13", "96.80")
        self.assertEqual(found.rows[0].references, ("FATT-7", "I1"))

    def test_american_with_the_newest_first(self):
        paid, pending = self._read(AMERICAN, zone="UTC")
        self.assert_paid(paid, "U5", "2026-03-06", "1007.80", "USD")
        self.assertEqual(
            self._counted(paid),
            [
                (4, "fee", "0", "-20.00", "-20.00"),
                (5, "dispute", "-40.00", "0", "-40.00"),
                (7, "charge", "1100.00", "-32.20", "1067.80"),
            ],
        )
        # 22:00 in California is the next day in London.
        self.assertEqual(str(paid.rows[-1].date), "2026-03-06")
        self.assertIn((6, "other", "no money moved"), self._ignored(paid))
        self.assertTrue(pending.is_pending)
        self.assertEqual(str(pending.net), "9.41")

    def test_settlement_in_cents_without_signs(self):
        # 450.00 - 11.56 + 60.00 - 30.00 + 0.88 = 469.32
        found = self._read_one(SETTLEMENT)
        self.assert_paid(found, "S7", "2026-05-10", "469.32")
        self.assertIn("1047428557493", found.marks)
        self.assertEqual(
            self._counted(found),
            [
                (3, "charge", "450.00", "-11.56", "438.44"),
                (4, "charge", "62.50", "-2.50", "60.00"),
                (7, "refund", "-30.00", "0.88", "-29.12"),
            ],
        )
        self.assertEqual(found.rows[0].references, ("INV-31", "SO31", "S1"))
        self.assertEqual(str(found.rows[0].date), "2026-05-11")
        # An authorisation moves no money.
        self.assertIn((8, "other", "no money moved"), self._ignored(found))
