"""Files of banks in Germany, Austria and Switzerland."""

from .sample import OWN, THEIRS, Sample

_VWZ = ";".join(f"Vwz.{number}" for number in range(18))
_NONE = ";" * 16

SAMPLES = {
    "American Express (Germany)": Sample(
        "Datum,Beschreibung,Karteninhaber,Konto #,Betrag\n"
        '01/09/2026,MARKT BERLIN,ANN OWN,-11005,"45,90"\n'
        '03/09/2026,ZAHLUNG ERHALTEN. BESTEN DANK.,ANN OWN,-11005,"-200,00"\n'
        '04/09/2026,BUCHLADEN,ANN OWN,-11005,"12,00"\n',
        [
            ("2026-09-01", "-45.90", "", "", "MARKT BERLIN"),
            ("2026-09-03", "200.00", "", "", "ZAHLUNG ERHALTEN. BESTEN DANK."),
            ("2026-09-04", "-12.00", "", "", "BUCHLADEN"),
        ],
        currency="EUR",
    ),
    "American Express (Germany, with details)": Sample(
        "Datum,Beschreibung,Karteninhaber,Konto #,Betrag,Weitere Details,"
        "Erscheint auf Ihrer Abrechnung als,Adresse,Stadt,PLZ,Land,Betreff,Kategorie\n"
        '20/09/2026,MARKT 4691     OLCHING,ANN OWN,-11009,"94,23",,MARKT,'
        "\"WEG 1\nHAUS B\",OLCHING,82140,DE,'AT262630001',Einkauf\n"
        '21/09/2026,ZAHLUNG ERHALTEN. BESTEN DANK.,ANN OWN,-11009,"-500,00",,,,,,,'
        "'AT262640002',\n"
        '22/09/2026,BUCHLADEN,ANN OWN,-11009,"12,00",Romane,,,,,,'
        "'AT262650003',Einkauf\n",
        [
            ("2026-09-20", "-94.23", "", "", "MARKT 4691 OLCHING"),
            ("2026-09-21", "500.00", "", "", "ZAHLUNG ERHALTEN. BESTEN DANK."),
            ("2026-09-22", "-12.00", "", "", "BUCHLADEN Romane"),
        ],
        currency="EUR",
    ),
    "Postbank": Sample(
        "Umsätze\n"
        "Konto;Filial-/Kontonummer;IBAN;Währung\n"
        "Buchungstag;Wert;Umsatzart;Begünstigter / Auftraggeber;Verwendungszweck;"
        "IBAN / Kontonummer;BIC;Kundenreferenz;Mandatsreferenz;Gläubiger ID;"
        "Fremde Gebühren;Betrag;Abweichender Empfänger;Anzahl der Aufträge;"
        "Anzahl der Schecks;Soll;Haben;Währung\n"
        f"14.9.2026;14.9.2026;SEPA Überweisung;Weber;Miete;{THEIRS};COBADEFF;E2E-1;;;;"
        "-1.023,45;;;;-1.023,45;;EUR\n"
        f"13.9.2026;13.9.2026;Gutschrift;Kirchner;RE 42;{THEIRS};COBADEFF;;;;;255;;;;;"
        "255;EUR\n",
        [
            ("2026-09-13", "255", "Kirchner", THEIRS, "RE 42"),
            ("2026-09-14", "-1023.45", "Weber", THEIRS, "Miete"),
        ],
        currency="EUR",
    ),
    "Deutsche Bank": Sample(
        "Umsatzanzeige Girokonto;;;Kundennummer: 123 4567890\n"
        "\n"
        "Buchungstag;Wert;Umsatzart;Begünstigter / Auftraggeber;Verwendungszweck;IBAN;"
        "BIC;Kundenreferenz;Mandatsreferenz;Gläubiger ID;Fremde Gebühren;Betrag;"
        "Abweichender Empfänger;Anzahl der Aufträge;Anzahl der Schecks;Soll;Haben;"
        "Währung\n"
        f"13.09.2026;13.09.2026;Gutschrift;Kirchner;RE 42;{THEIRS};COBADEFF;;;;;;;;;;"
        "1.255,00;EUR\n"
        f"14.09.2026;14.09.2026;SEPA-Überweisung;Weber;Miete;{THEIRS};COBADEFF;E2E-1;;"
        ";;;;;;-23,45;;EUR\n",
        [
            ("2026-09-13", "1255.00", "Kirchner", THEIRS, "RE 42"),
            ("2026-09-14", "-23.45", "Weber", THEIRS, "Miete"),
        ],
        currency="EUR",
    ),
    "Consorsbank": Sample(
        "Konto\n"
        "Allgemeine Informationen\n"
        "Buchung;Valuta;Sender / Empfänger;IBAN;BIC;Buchungstext;Verwendungszweck;"
        "Kategorie;Stichwörter;Umsatz geteilt;Betrag;Währung\n"
        f"14.05.2026;15.05.2026;Kirchner;{THEIRS};COBADEFF;GUTSCHRIFT;RE 42;n/a;n/a;"
        "n/a;5.000,00;EUR\n"
        "16.05.2026;16.05.2026;Laden;;;KARTENZAHLUNG;Laptop;n/a;n/a;n/a;-899,50;EUR\n",
        [
            ("2026-05-14", "5000.00", "Kirchner", THEIRS, "RE 42"),
            ("2026-05-16", "-899.50", "Laden", "", "Laptop"),
        ],
        currency="EUR",
    ),
    "comdirect": Sample(
        ";\n"
        '"Umsätze Girokonto";"Zeitraum: 10 Tage";\n'
        '"Neuer Kontostand";"1.134,11 EUR";\n'
        "\n"
        '"Buchungstag";"Wertstellung (Valuta)";"Vorgang";"Buchungstext";'
        '"Umsatz in EUR";\n'
        '"offen";"23.08.2026";"Kartenverfügung";"Buchungstext: Laden";"-9,00";\n'
        '"22.08.2026";"22.08.2026";"Lastschrift / Belastung";'
        '"Auftraggeber: WEBER Buchungstext: Miete";"-1.018,80";\n'
        '"21.08.2026";"21.08.2026";"Übertrag / Überweisung";'
        '"Auftraggeber: KIRCHNER Buchungstext: RE 42";"250,00";\n'
        "\n"
        '"Alter Kontostand";"1.902,91 EUR";\n',
        [
            (
                "2026-08-21",
                "250.00",
                "",
                "",
                "Auftraggeber: KIRCHNER Buchungstext: RE 42",
            ),
            (
                "2026-08-22",
                "-1018.80",
                "",
                "",
                "Auftraggeber: WEBER Buchungstext: Miete",
            ),
        ],
        currency="EUR",
    ),
    "Commerzbank": Sample(
        "Buchungstag;Wertstellung;Umsatzart;Buchungstext;Betrag;Währung;"
        "Auftraggeberkonto;Bankleitzahl Auftraggeberkonto;IBAN Auftraggeberkonto;"
        "Kategorie\n"
        f"14.08.2026;14.08.2026;Gutschrift;Kirchner RE 42;1.500,00;EUR;0532013000;"
        f"37040044;{OWN};Einkommen\n"
        f"13.08.2026;13.08.2026;Lastschrift;Stadtwerke Abschlag;-13,99;EUR;0532013000;"
        f"37040044;{OWN};Wohnen\n",
        [
            ("2026-08-13", "-13.99", "", "", "Stadtwerke Abschlag"),
            ("2026-08-14", "1500.00", "", "", "Kirchner RE 42"),
        ],
        account=OWN,
        currency="EUR",
    ),
    "ING (Germany)": Sample(
        "Umsatzanzeige;Datei erstellt am: 02.12.2026 18:23\n"
        "\n"
        "IBAN;DE89 3704 0044 0532 0130 00\n"
        "Kontoname;Girokonto\n"
        "Bank;ING\n"
        "Kunde;Ann Own\n"
        "Zeitraum;02.11.2026 - 02.12.2026\n"
        "Saldo;2.776,45;EUR\n"
        "\n"
        "Sortierung;Datum absteigend\n"
        "\n"
        "Buchung;Wertstellungsdatum;Auftraggeber/Empfänger;Buchungstext;"
        "Verwendungszweck;Saldo;Währung;Betrag;Währung\n"
        "02.12.2026;02.12.2026;Laden;Lastschrift;Einkauf;2.776,45;EUR;-206,44;EUR\n"
        "01.12.2026;01.12.2026;Kirchner;Gutschrift;RE 42;2.982,89;EUR;1.000,00;EUR\n",
        [
            ("2026-12-01", "1000.00", "Kirchner", "", "RE 42"),
            ("2026-12-02", "-206.44", "Laden", "", "Einkauf"),
        ],
        currency="EUR",
        start="1982.89",
        end="2776.45",
        account="DE89370400440532013000",
    ),
    "1822direkt": Sample(
        "Kontonummer;Datum/Zeit;Buchungstag;Wertstellung;Soll/Haben;Buchungsschlüssel;"
        "Buchungsart;Empfänger/Auftraggeber Name;Empfänger/Auftraggeber IBAN;"
        "Empfänger/Auftraggeber BIC;Glaeubiger-ID;Mandatsreferenz;Mandatsdatum;"
        f"{_VWZ};End-to-End-Identifikation\n"
        f"1234567890;14.09.2026 06:00;14.09.2026;14.09.2026;-23,45;5;Lastschrift;"
        f"Stadtwerke;{THEIRS};COBADEFF;DE98;M-1;;Abschlag;September{_NONE};E2E-1\n"
        f"1234567890;15.09.2026 06:00;15.09.2026;15.09.2026;1.000,00;51;Gutschrift;"
        f"Kirchner;{THEIRS};COBADEFF;;;;RE 42;{_NONE};\n",
        [
            ("2026-09-14", "-23.45", "Stadtwerke", THEIRS, "Abschlag September"),
            ("2026-09-15", "1000.00", "Kirchner", THEIRS, "RE 42"),
        ],
        account="1234567890",
        currency="EUR",
    ),
    "HypoVereinsbank": Sample(
        "Kontonummer;Buchungsdatum;Valuta;Empfaenger 1;Empfaenger 2;Verwendungszweck;"
        "Betrag;Waehrung\n"
        "123456789;28.11.2026;28.11.2026;LADEN;;12345678901234;-99,95;EUR\n"
        "123456789;29.11.2026;30.11.2026;KIRCHNER;GMBH;RE 42;1.345,30;EUR\n",
        [
            ("2026-11-28", "-99.95", "LADEN", "", "12345678901234"),
            ("2026-11-29", "1345.30", "KIRCHNER", "", "RE 42 GMBH"),
        ],
        account="123456789",
        currency="EUR",
    ),
    "Erste Bank, Sparkasse (George, English)": Sample(
        '"Own account name","Own IBAN","Booking Date","Partner Name","Partner IBAN",'
        '"BIC/SWIFT","Partner Account Number","Bank code","Amount","Currency",'
        '"Booking details","Booking Reference","Note","Highlights","Valuation Date"\n'
        f'"Giro","AT611904300234573201","30.04.2026","Kirchner","{THEIRS}","COBADEFF",'
        '"","37040044","1,234.56","EUR","RE 42","REF-000000001","","0","30.04.2026"\n'
        '"Giro","AT611904300234573201","01.05.2026","Laden","","","","20111","-30.90",'
        '"EUR","Laden K1 30.04.","REF-000000002","","0","02.05.2026"\n',
        [
            ("2026-04-30", "1234.56", "Kirchner", THEIRS, "RE 42"),
            ("2026-05-01", "-30.90", "Laden", "", "Laden K1 30.04."),
        ],
        account="AT611904300234573201",
        currency="EUR",
    ),
    "Bank Austria": Sample(
        "Buchungsdatum;Valutadatum;Buchungstext;Interne Notiz;Währung;Betrag;"
        "Belegdaten;Belegnummer;Auftraggebername;Auftraggeberkonto;Auftraggeber BLZ;"
        "Empfängername;Empfängerkonto;Empfänger BLZ;Zahlungsgrund\n"
        "14.01.2026;14.01.2026;GUTSCHRIFT;;EUR;1.000,00;;1;Kirchner;;;Wir GmbH;;;"
        "RE 42\n"
        "15.01.2026;16.01.2026;ÜBERWEISUNG;;EUR;-23,45;;2;Wir GmbH;;;Weber;;;Miete\n",
        [
            ("2026-01-14", "1000.00", "Kirchner", "", "GUTSCHRIFT RE 42"),
            ("2026-01-15", "-23.45", "Weber", "", "ÜBERWEISUNG Miete"),
        ],
        currency="EUR",
    ),
    "UBS (German)": Sample(
        "Kontonummer:;0000 00000000.00A;\n"
        "IBAN:;CH93 0076 2011 6238 5295 7;\n"
        "Von:;2026-01-01;\n"
        "Bis:;2026-01-31;\n"
        "Bewertet in:;CHF;\n"
        "\n"
        "Abschlussdatum;Abschlusszeit;Buchungsdatum;Valutadatum;Währung;Belastung;"
        "Gutschrift;Einzelbetrag;Saldo;Transaktions-Nr.;Beschreibung1;Beschreibung2;"
        "Beschreibung3;Fussnoten;\n"
        "2026-01-14;09:30:00;2026-01-15;2026-01-15;CHF;-23.40;;;1211.16;"
        'TEST0000000002;"Markt Zürich";"Zahlung Debitkarte";;;\n'
        ";;2026-01-14;2026-01-14;CHF;;200.00;;1234.56;TEST0000000001;"
        '"Kirchner AG";"e-banking-Gutschrift";"RE 42";;\n',
        [
            (
                "2026-01-14",
                "200.00",
                "",
                "",
                "Kirchner AG e-banking-Gutschrift RE 42",
            ),
            ("2026-01-15", "-23.40", "", "", "Markt Zürich Zahlung Debitkarte"),
        ],
        currency="CHF",
        start="1034.56",
        end="1211.16",
        account="CH9300762011623852957",
    ),
    "UBS (English)": Sample(
        "Account number:;0000 00000000.01;\n"
        "Until:;2026-03-31;\n"
        "Valued in:;CHF;\n"
        "\n"
        "Trade date;Trade time;Booking date;Value date;Currency;Debit;Credit;"
        "Individual amount;Balance;Transaction no.;Description1;Description2;"
        "Description3;Footnotes;\n"
        "2026-03-28;;2026-03-28;2026-03-28;CHF;-45.30;;;2345.60;TEST0000000012;"
        '"MARKET, ZURICH";"Debit card payment";;;\n'
        '2026-03-25;;2026-03-25;2026-03-25;CHF;;"5\'000.00";;2390.90;TEST0000000011;'
        '"KIRCHNER AG";"Credit";"RE 42";;\n',
        [
            ("2026-03-25", "5000.00", "", "", "KIRCHNER AG Credit RE 42"),
            ("2026-03-28", "-45.30", "", "", "MARKET, ZURICH Debit card payment"),
        ],
        currency="CHF",
        start="-2609.10",
        end="2345.60",
        account="0000 00000000.01",
    ),
    "Zürcher Kantonalbank": Sample(
        '"Datum";"Buchungstext";"Whg";"Betrag Detail";"ZKB-Referenz";"Referenznummer";'
        '"Belastung CHF";"Gutschrift CHF";"Valuta";"Saldo CHF";"Zahlungszweck";'
        '"Details"\n'
        '"31.01.2026";"Einkauf Debit Card, Markt";"CHF";"";"Z1234567";"";"23.80";"";'
        '"31.01.2026";"950.00";"";""\n'
        '"30.01.2026";"Gutschrift Kirchner";"CHF";"";"Z1234566";"";"";"73.80";'
        '"30.01.2026";"973.80";"RE 42";""\n',
        [
            ("2026-01-30", "73.80", "", "", "Gutschrift Kirchner RE 42"),
            ("2026-01-31", "-23.80", "", "", "Einkauf Debit Card, Markt"),
        ],
        currency="CHF",
        start="900.00",
        end="950.00",
    ),
    "PostFinance": Sample(
        'Datum von:;="01.09.2026"\n'
        'Konto:;="CH9300762011623852957"\n'
        'Währung:;="CHF"\n'
        "\n"
        "Datum;Bewegungstyp;Avisierungstext;Gutschrift in CHF;Lastschrift in CHF;"
        "Label;Kategorie\n"
        '30.09.2026;Kauf;"KAUF VOM 29.09.2026 MARKT";;-23.4;;Einkauf\n'
        '29.09.2026;Gutschrift;"GUTSCHRIFT KIRCHNER RE 42";1200;;;Einkommen\n'
        "\n"
        "Disclaimer:\n"
        "Dies ist kein durch PostFinance AG erstelltes Dokument.\n",
        [
            ("2026-09-29", "1200", "", "", "GUTSCHRIFT KIRCHNER RE 42"),
            ("2026-09-30", "-23.4", "", "", "KAUF VOM 29.09.2026 MARKT"),
        ],
        currency="CHF",
    ),
    "PostFinance (with balance)": Sample(
        "Datum von:;2026-09-01\n"
        "Buchungsart:;Alle Buchungen\n"
        "Konto:;CH9300762011623852957\n"
        "Währung:;CHF\n"
        "Buchungsdatum;Avisierungstext;Gutschrift;Lastschrift;Valuta;Saldo\n"
        '2026-09-30;"KAUF MARKT";;-23.40;2026-09-30;1176.60\n'
        '2026-09-29;"GUTSCHRIFT KIRCHNER RE 42";1200.00;;2026-09-29;1200.00\n'
        "\n"
        "Disclaimer:\n"
        "Dies ist kein durch PostFinance AG erstelltes Dokument.\n",
        [
            ("2026-09-29", "1200.00", "", "", "GUTSCHRIFT KIRCHNER RE 42"),
            ("2026-09-30", "-23.40", "", "", "KAUF MARKT"),
        ],
        start="0.00",
        end="1176.60",
    ),
    "Raiffeisen (Switzerland)": Sample(
        "IBAN;Booked At;Text;Credit/Debit Amount;Balance;Valuta Date\n"
        "CH9300762011623852957;2026-03-02 00:00:00.0;Gutschrift Kirchner RE 42;2500.5;"
        "3100.5;2026-03-02 00:00:00.0\n"
        "CH9300762011623852957;2026-03-03 00:00:00.0;Zahlung Weber;-20;3080.5;"
        "2026-03-03 00:00:00.0\n",
        [
            ("2026-03-02", "2500.5", "", "", "Gutschrift Kirchner RE 42"),
            ("2026-03-03", "-20", "", "", "Zahlung Weber"),
        ],
        account="CH9300762011623852957",
        start="600",
        end="3080.5",
    ),
}
