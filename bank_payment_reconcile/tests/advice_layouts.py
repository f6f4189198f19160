"""Advices as customers lay them out, written by hand, with what each one means.

Of each: its name, its text, what is paid, and of each row that counts its kind, number,
gross amount, discount and deduction, worked out by hand.
"""

TABLES = [
    (
        "English with an order of columns of its own, and semicolons",
        "Net Paid;Terms Discount;Invoice Amount;Invoice Date;Invoice Number\n"
        "1176.00;24.00;1200.00;02/28/2026;INV/2026/00411\n"
        "350.50;0.00;350.50;03/13/2026;INV/2026/00412\n",
        "1526.50",
        [
            ("invoice", "INV/2026/00411", "1200.00", "-24.00", "0"),
            ("invoice", "INV/2026/00412", "350.50", "0", "0"),
        ],
    ),
    (
        "English, both numbers side by side, ours under Your Ref",
        "Voucher\tYour Ref\tDate\tAmount\tDeduction\tReason\tPaid\n"
        "900112\tINV-5501\t2026-03-01\t800.00\t-50.00\tShort delivery\t750.00\n"
        "900113\tINV-5502\t2026-03-02\t120.00\t\t\t120.00\n"
        "900114\tCN-0077\t2026-03-03\t-20.00\t\t\t-20.00\n"
        "\tTotal\t\t900.00\t-50.00\t\t850.00\n",
        "850.00",
        [
            ("invoice", "INV-5501", "800.00", "0", "-50.00"),
            ("invoice", "INV-5502", "120.00", "0", "0"),
            ("credit_note", "CN-0077", "-20.00", "0", "0"),
        ],
    ),
    (
        "English without a net column, credit memo told by its type alone",
        "Type,Document,Amount,Discount\n"
        "Invoice,40112,500.00,10.00\n"
        "Credit Memo,40113,100.00,0.00\n"
        "Invoice,40114,60.00,0.00\n"
        "Total,,450.00,\n",
        "450.00",
        [
            ("invoice", "40112", "500.00", "-10.00", "0"),
            ("credit_note", "40113", "-100.00", "0", "0"),
            ("invoice", "40114", "60.00", "0", "0"),
        ],
    ),
    (
        "English, amounts with a currency, brackets for minus",
        "Our Ref,Supplier Invoice,Gross (USD),Disc.,Net (USD)\n"
        'V-88,SI-2001,"$1,250.00",($25.00),"$1,225.00"\n'
        "V-89,SI-2002,$99.90,$0.00,$99.90\n"
        "V-90,SC-0005,($49.90),$0.00,($49.90)\n",
        "1275.00",
        [
            ("invoice", "SI-2001", "1250.00", "-25.00", "0"),
            ("invoice", "SI-2002", "99.90", "0", "0"),
            ("credit_note", "SC-0005", "-49.90", "0", "0"),
        ],
    ),
    (
        "German with Skonto without a sign and a Kürzung with its reason",
        "Zahlungsavis;;;;;;\n"
        "Firma: Talwiese Handels GmbH;;;;;;\n"
        "Belegnr.;Rechnungsnr.;Rg.-Datum;Brutto;Skonto;Kürzung;Grund\n"
        "17001;RE-2026-0701;01.03.2026;1.000,00;20,00;0,00;\n"
        "17002;RE-2026-0702;02.03.2026;500,00;10,00;35,50;Fehlmenge\n"
        "17003;RE-2026-0703;03.03.2026;250,00;0,00;0,00;\n"
        "Summe;;;1.750,00;30,00;35,50;1.684,50\n",
        "1684.50",
        [
            ("invoice", "RE-2026-0701", "1000.00", "-20.00", "0"),
            ("invoice", "RE-2026-0702", "500.00", "-10.00", "-35.50"),
            ("invoice", "RE-2026-0703", "250.00", "0", "0"),
        ],
    ),
    (
        "German of SAP: types, minus behind, a debit of the customer",
        "Belegart;Belegnummer;Ihre Rechnung;Datum;Bruttobetrag;Abzug;Nettobetrag\n"
        "RE;5105600101;4711;02.02.2026;2.000,00;60,00-;1.940,00\n"
        "RE;5105600102;4715;03.02.2026;300,00;0,00;300,00\n"
        "GS;5105600103;4720;04.02.2026;150,00-;0,00;150,00-\n"
        "SA;1700000012;Belastung Paletten;05.02.2026;40,00-;0,00;40,00-\n"
        ";;Gesamtbetrag;;2.110,00;60,00-;2.050,00\n",
        "2050.00",
        [
            ("invoice", "4711", "2000.00", "-60.00", "0"),
            ("invoice", "4715", "300.00", "0", "0"),
            ("credit_note", "4720", "-150.00", "0", "0"),
            ("deduction", "", "0", "0", "-40.00"),
        ],
    ),
    (
        "German from the payer's own books: invoices negative, all turned",
        "Referenz;Betrag;Text\n"
        "R-10071;-1.190,00;Rechnung\n"
        "R-10072;-238,00;Rechnung\n"
        "G-00031;119,00;Gutschrift\n"
        "Summe;-1.309,00;\n",
        "1309.00",
        [
            ("invoice", "R-10071", "1190.00", "0", "0"),
            ("invoice", "R-10072", "238.00", "0", "0"),
            ("credit_note", "G-00031", "-119.00", "0", "0"),
        ],
    ),
    (
        "Swiss with apostrophes, and a reason on a second line",
        "Ihre Rechnungs-Nr.;Datum;Betrag CHF;Abzug CHF;Zahlung CHF\n"
        "2026-1001;04.03.2026;12'500.00;250.00;12'250.00\n"
        "2% Skonto innert 10 Tagen;;;;\n"
        "2026-1002;06.03.2026;1'080.50;0.00;1'080.50\n",
        "13330.50",
        [
            ("invoice", "2026-1001", "12500.00", "-250.00", "0"),
            ("invoice", "2026-1002", "1080.50", "0", "0"),
        ],
    ),
    (
        "Dutch, amounts without decimals",
        "Uw factuurnr;Ons boekstuk;Factuurdatum;Bedrag;Betalingskorting;Te betalen\n"
        "F260311;88001;11-03-2026;1000;20;980\n"
        "F260315;88002;15-03-2026;455;0;455\n"
        "Totaal;;;1455;20;1435\n",
        "1435",
        [
            ("invoice", "F260311", "1000", "-20", "0"),
            ("invoice", "F260315", "455", "0", "0"),
        ],
    ),
    (
        "Dutch credit note by word, withheld amount",
        "Omschrijving;Factuur;Bedrag;Inhouding;Netto\n"
        "Factuur;VF-551;600,00;-45,00;555,00\n"
        "Creditnota;VF-560;-80,00;0,00;-80,00\n",
        "475.00",
        [
            ("invoice", "VF-551", "600.00", "0", "-45.00"),
            ("credit_note", "VF-560", "-80.00", "0", "0"),
        ],
    ),
    (
        "French with HT, TVA and TTC: what is paid is TTC less escompte",
        "N° facture;Date;Montant HT;TVA;Montant TTC;Escompte;Net payé\n"
        "FA2026-118;02/03/2026;1 000,00;200,00;1 200,00;24,00;1 176,00\n"
        "FA2026-120;17/03/2026;250,00;50,00;300,00;0,00;300,00\n"
        "Avoir AV2026-9;18/03/2026;-100,00;-20,00;-120,00;0,00;-120,00\n"
        "Total;;1 150,00;230,00;1 380,00;24,00;1 356,00\n",
        "1356.00",
        [
            ("invoice", "FA2026-118", "1200.00", "-24.00", "0"),
            ("invoice", "FA2026-120", "300.00", "0", "0"),
            ("credit_note", "AV2026-9", "-120.00", "0", "0"),
        ],
    ),
    (
        "French: net, tax and gross alone are one amount with its tax",
        "Votre facture;Notre pièce;Net;TVA;Brut\n"
        "F-301;P1;500,00;100,00;600,00\n"
        "F-302;P2;50,00;10,00;60,00\n",
        "660.00",
        [
            ("invoice", "F-301", "600.00", "0", "0"),
            ("invoice", "F-302", "60.00", "0", "0"),
        ],
    ),
    (
        "Spanish with descuento and retención",
        "Nº Factura;Fecha;Importe bruto;Dto. pronto pago;Retención;Líquido\n"
        "A/2026/55;05/03/2026;1.210,00;24,20;150,00;1.035,80\n"
        "A/2026/58;16/03/2026;484,00;0,00;0,00;484,00\n"
        "Abono A/2026/60;17/03/2026;-121,00;0,00;0,00;-121,00\n",
        "1398.80",
        [
            ("invoice", "A/2026/55", "1210.00", "-24.20", "-150.00"),
            ("invoice", "A/2026/58", "484.00", "0", "0"),
            ("credit_note", "A/2026/60", "-121.00", "0", "0"),
        ],
    ),
    (
        "Italian: our number is Vs. fattura, theirs Ns. protocollo",
        "Ns. protocollo;Vs. fattura;Data;Importo lordo;Abbuono;Importo netto\n"
        "2026/7781;FT 118/26;12/03/2026;732,00;0,50;731,50\n"
        "2026/7790;FT 121/26;23/03/2026;1.220,00;0,00;1.220,00\n",
        "1951.50",
        [
            ("invoice", "FT 118/26", "732.00", "-0.50", "0"),
            ("invoice", "FT 121/26", "1220.00", "0", "0"),
        ],
    ),
    (
        "Norwegian",
        "Fakturanr;Fakturadato;Bruttobeløp;Kontantrabatt;Trekk;Årsak;Å betale\n"
        "30117;14.03.2026;5 000,00;100,00;;;4 900,00\n"
        "30119;15.03.2026;750,00;;75,00;Skadet vare;675,00\n"
        "Sum;;5 750,00;100,00;75,00;;5 575,00\n",
        "5575.00",
        [
            ("invoice", "30117", "5000.00", "-100.00", "0"),
            ("invoice", "30119", "750.00", "0", "-75.00"),
        ],
    ),
    (
        "Swedish, credit invoice with a positive amount and a minus in Att betala",
        "Ert fakturanr;Vårt ver.nr;Belopp;Kassarabatt;Att betala;Typ\n"
        "7001;V311;1 250,00;25,00;1 225,00;Faktura\n"
        "7002;V312;250,00;0,00;-250,00;Kreditfaktura\n",
        "975.00",
        [
            ("invoice", "7001", "1250.00", "-25.00", "0"),
            ("credit_note", "7002", "-250.00", "0", "0"),
        ],
    ),
    (
        "Danish, one column for the amount",
        "Betalingsadvis\n"
        "Deres fakturanr.;Fakturadato;Beløb\n"
        "F-8801;03-03-2026;1.875,00\n"
        "F-8802;14-03-2026;625,50\n"
        "Kreditnota K-12;15-03-2026;-100,50\n"
        "I alt;;2.400,00\n",
        "2400.00",
        [
            ("invoice", "F-8801", "1875.00", "0", "0"),
            ("invoice", "F-8802", "625.50", "0", "0"),
            ("credit_note", "K-12", "-100.50", "0", "0"),
        ],
    ),
    (
        "Polish with a correction and skonto",
        "Lp;Numer faktury;Data faktury;Kwota brutto;Skonto;Potrącenie;Do zapłaty\n"
        "1;FV/26/03/017;2026-03-02;2 460,00;49,20;0,00;2 410,80\n"
        "2;FV/26/03/021;2026-03-09;615,00;0,00;15,00;600,00\n"
        "3;KOR/26/03/002;2026-03-10;-123,00;0,00;0,00;-123,00\n"
        ";Razem;;2 952,00;49,20;15,00;2 887,80\n",
        "2887.80",
        [
            ("invoice", "FV/26/03/017", "2460.00", "-49.20", "0"),
            ("invoice", "FV/26/03/021", "615.00", "0", "-15.00"),
            ("credit_note", "KOR/26/03/002", "-123.00", "0", "0"),
        ],
    ),
    (
        "Finnish",
        "Laskun numero;Laskun päivä;Summa;Kassa-alennus;Maksettu\n"
        "100245;3.3.2026;620,00;12,40;607,60\n"
        "100251;4.3.2026;80,00;0,00;80,00\n"
        "Yhteensä;;700,00;12,40;687,60\n",
        "687.60",
        [
            ("invoice", "100245", "620.00", "-12.40", "0"),
            ("invoice", "100251", "80.00", "0", "0"),
        ],
    ),
    (
        "Portuguese",
        "Fatura;Data;Valor;Desconto;Retenção;Valor pago\n"
        "FT 2026/311;03/03/2026;1.230,00;24,60;0,00;1.205,40\n"
        "FT 2026/319;24/03/2026;369,00;0,00;69,00;300,00\n",
        "1505.40",
        [
            ("invoice", "FT 2026/311", "1230.00", "-24.60", "0"),
            ("invoice", "FT 2026/319", "369.00", "0", "-69.00"),
        ],
    ),
    (
        "Portuguese without a net column: the total of each column, unsigned",
        "Fatura;Valor;Desconto\n"
        "FT 1/100;1000,00;20,00\n"
        "NC 1/7;-100,00;-2,00\n"
        "Total;900,00;18,00\n",
        "882.00",
        [
            ("invoice", "FT 1/100", "1000.00", "-20.00", "0"),
            ("credit_note", "NC 1/7", "-100.00", "2.00", "0"),
        ],
    ),
    (
        "Excel's days, whole amounts, a subtotal for each branch",
        "Branch,Invoice,Invoice date,Gross,Net\n"
        "North,I-101,46082,400,400\n"
        "North,I-102,46083,300,291\n"
        "Subtotal North,,,700,691\n"
        "South,I-103,46084,250.5,250.5\n"
        "Subtotal South,,,250.5,250.5\n"
        "Grand total,,,950.5,941.5\n",
        "941.5",
        [
            ("invoice", "I-101", "400", "0", "0"),
            ("invoice", "I-102", "300", "-9", "0"),
            ("invoice", "I-103", "250.5", "0", "0"),
        ],
    ),
    (
        "An instalment is no discount",
        "Invoice no,Invoice amount,Amount paid\nINV-1,1000.00,500.00\n"
        "INV-2,80.00,80.00\n",
        "580.00",
        [
            ("invoice", "INV-1", "500.00", "0", "0"),
            ("invoice", "INV-2", "80.00", "0", "0"),
        ],
    ),
    (
        "Debit and credit of the payer's ledger",
        "Document no;Reference;Debit;Credit\n"
        "1001;INV-771;;900,00\n"
        "1002;INV-772;;150,00\n"
        "1003;CRN-9;50,00;\n",
        "1000.00",
        [
            ("invoice", "INV-771", "900.00", "0", "0"),
            ("invoice", "INV-772", "150.00", "0", "0"),
            ("credit_note", "CRN-9", "-50.00", "0", "0"),
        ],
    ),
    (
        "Two lines of a header",
        "Supplier;Posting;Gross;Cash;Amount\n"
        "Invoice;Number;Amount;Discount;Paid\n"
        "AB-5001;77001;100,00;2,00;98,00\n"
        "AB-5002;77002;200,00;0,00;200,00\n",
        "298.00",
        [
            ("invoice", "AB-5001", "100.00", "-2.00", "0"),
            ("invoice", "AB-5002", "200.00", "0", "0"),
        ],
    ),
    (
        "Without a header: number, day, gross, discount, net",
        "RG-26-118;03.03.2026;1.000,00;30,00;970,00\n"
        "RG-26-121;05.03.2026;240,00;0,00;240,00\n",
        "1210.00",
        [
            ("invoice", "RG-26-118", "1000.00", "-30.00", "0"),
            ("invoice", "RG-26-121", "240.00", "0", "0"),
        ],
    ),
]

TEXTS = [
    (
        "A print of two pages with amounts carried over",
        """Bergheim Baustoffe GmbH                                   ZAHLUNGSAVIS 330471
                                                          Seite 1
Zahlungsdatum: 17.03.2026

Unser Beleg  Ihre Rechnung   Datum       Brutto EUR  Skonto EUR   Netto EUR
1900331      R2026-0501      01.03.26      1.500,00      45,00-    1.455,00
1900332      R2026-0502      02.03.26        820,40                  820,40
             Übertrag                      2.320,40      45,00-    2.275,40
\f
Bergheim Baustoffe GmbH                                   Seite 2
Unser Beleg  Ihre Rechnung   Datum       Brutto EUR  Skonto EUR   Netto EUR
             Übertrag                      2.320,40      45,00-    2.275,40
1900340      G2026-0044      08.03.26        200,00-                 200,00-
1900341      Werbekosten     09.03.26         75,40-                  75,40-
             Endbetrag                     2.045,00      45,00-    2.000,00
""",
        "2000.00",
        [
            ("invoice", "R2026-0501", "1500.00", "-45.00", "0"),
            ("invoice", "R2026-0502", "820.40", "0", "0"),
            ("credit_note", "G2026-0044", "-200.00", "0", "0"),
            ("deduction", "", "0", "0", "-75.40"),
        ],
    ),
    (
        "A print with a header in two lines and reasons below",
        """REMITTANCE ADVICE No. 77120                       Payment date: 12 March 2026

Our         Your            Invoice         Gross     Deduction           Net
voucher     invoice         date           amount                        paid
88120       IN-40021        02/17/2026   3,000.00       -120.00      2,880.00
            Damaged in transit
88121       IN-40025        02/18/2026     410.00                      410.00
Total                                    3,410.00       -120.00      3,290.00
""",
        "3290.00",
        [
            ("invoice", "IN-40021", "3000.00", "0", "-120.00"),
            ("invoice", "IN-40025", "410.00", "0", "0"),
        ],
    ),
    (
        "A French print",
        """Société Lambert                     AVIS DE PAIEMENT N° 2026-0344
Date de règlement : 20/03/2026

Référence      Date         Montant brut     Escompte      Net payé
F26-0090       01/03/2026       1 440,00        28,80      1 411,20
A26-0007       15/03/2026        -144,00                    -144,00
TOTAL                           1 296,00        28,80      1 267,20
""",
        "1267.20",
        [
            ("invoice", "F26-0090", "1440.00", "-28.80", "0"),
            ("credit_note", "A26-0007", "-144.00", "0", "0"),
        ],
    ),
    (
        "An English mail with prose around",
        """From: Harrow Stores Ltd <ap@harrow.example>
Subject: Remittance advice PAY-20931

Hello,

please find below what we pay today, 12 March 2026 (call 020 7946 0018 if unclear):

INV-90211   1,200.00
INV-90215     340.50
CN-00318     -140.50   credit note for returns
Freight claim ref damaged pallet   -25.00

Total paid GBP 1,375.00
""",
        "1375.00",
        [
            ("invoice", "INV-90211", "1200.00", "0", "0"),
            ("invoice", "INV-90215", "340.50", "0", "0"),
            ("credit_note", "CN-00318", "-140.50", "0", "0"),
            ("deduction", "", "0", "0", "-25.00"),
        ],
    ),
    (
        "A German mail: one invoice, its discount in the next line",
        """Guten Tag,
wir haben heute Ihre Rechnung Nr. 20260118 vom 02.03.2026 über 833,00 EUR bezahlt,
abzüglich 2% Skonto 16,66 EUR.
Zahlbetrag: 816,34 EUR
""",
        "816.34",
        [("invoice", "20260118", "833.00", "-16.66", "0")],
    ),
    (
        "An Italian mail with what is taken off",
        """Buongiorno,
disponiamo oggi il bonifico per le seguenti fatture:
Fattura 118/26 del 02/03/2026   EUR 1.220,00
Fattura 121/26 del 13/03/2026   EUR 610,00
Nota di credito 9/26            EUR -61,00
Totale EUR 1.769,00
""",
        "1769.00",
        [
            ("invoice", "118/26", "1220.00", "0", "0"),
            ("invoice", "121/26", "610.00", "0", "0"),
            ("credit_note", "9/26", "-61.00", "0", "0"),
        ],
    ),
    (
        "A Dutch mail: several invoices in one line",
        """Betaald: 2026311 (EUR 100,00), 2026312 (EUR 250,50), 2026320 (EUR 49,50).
Totaal EUR 400,00
""",
        "400.00",
        [
            ("invoice", "2026311", "100.00", "0", "0"),
            ("invoice", "2026312", "250.50", "0", "0"),
            ("invoice", "2026320", "49.50", "0", "0"),
        ],
    ),
    (
        "A Swedish mail with labels below each other",
        """Hej,

Faktura: 55021
Belopp: 2 000,00
Kassarabatt: 40,00
Netto: 1 960,00

Faktura: 55027
Belopp: 500,00

Summa att betala: 2 460,00 SEK
""",
        "2460.00",
        [
            ("invoice", "55021", "2000.00", "-40.00", "0"),
            ("invoice", "55027", "500.00", "0", "0"),
        ],
    ),
    (
        "A Polish mail",
        """Dzień dobry, zapłaciliśmy dziś:
FV/26/03/017  2 460,00 zł
FV/26/03/021  615,00 zł
KOR/26/03/002  -123,00 zł
Razem: 2 952,00 zł
""",
        "2952.00",
        [
            ("invoice", "FV/26/03/017", "2460.00", "0", "0"),
            ("invoice", "FV/26/03/021", "615.00", "0", "0"),
            ("credit_note", "KOR/26/03/002", "-123.00", "0", "0"),
        ],
    ),
    (
        "One row alone",
        "Payment of invoice INV/2026/00511: 75.00 EUR\n",
        "75.00",
        [("invoice", "INV/2026/00511", "75.00", "0", "0")],
    ),
]
