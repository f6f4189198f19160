"""Files of banks in Sweden, Finland, Norway and Estonia."""

from .sample import Sample

SAMPLES = {
    "Swedbank (Sweden)": Sample(
        "* Transaktioner Period 2026-09-01 – 2026-09-24 Skapad 2026-09-24 16:41 CEST\n"
        "Radnummer,Clearingnummer,Kontonummer,Produkt,Valuta,Bokföringsdag,"
        "Transaktionsdag,Valutadag,Referens,Beskrivning,Belopp,Bokfört saldo\n"
        '1,8327-9,123456789,Företagskonto,SEK,2026-09-23,2026-09-22,2026-09-23,"RE 42",'
        '"Kirchner AB",270.00,5270.00\n'
        '2,8327-9,123456789,Företagskonto,SEK,2026-09-21,2026-09-21,2026-09-21,"",'
        '"Bankavgift",-45.00,5000.00\n',
        [
            ("2026-09-21", "-45.00", "", "", "Bankavgift"),
            ("2026-09-23", "270.00", "", "", "Kirchner AB RE 42"),
        ],
        account="123456789",
        currency="SEK",
        start="5045.00",
        end="5270.00",
    ),
    "SEB (Sweden)": Sample(
        "Bokföringsdatum;Valutadatum;Verifikationsnummer;Text;Belopp;Saldo\n"
        "2026-07-17;2026-07-16;5484012629;KIOSK /26-07-16;-253.520;2762.720\n"
        "2026-07-13;2026-07-13;5490990789;KIRCHNER AB;75.000;3016.240\n",
        [
            ("2026-07-13", "75.000", "", "", "KIRCHNER AB"),
            ("2026-07-17", "-253.520", "", "", "KIOSK /26-07-16"),
        ],
        start="2941.240",
        end="2762.720",
    ),
    "Handelsbanken (Sweden, XLSX)": Sample(
        [
            ["Handelsbanken"],
            ["Kontonamn:", "Företagskonto"],
            ["Reskontradatum", "Transaktionsdatum", "Text", "Belopp", "Saldo"],
            ["2026-09-23", "2026-09-22", "Kirchner AB", 270, 5270],
            ["2026-09-21", "2026-09-21", "Bankavgift", -45.5, 5000],
        ],
        [
            ("2026-09-21", "-45.5", "", "", "Bankavgift"),
            ("2026-09-23", "270", "", "", "Kirchner AB"),
        ],
        start="5045.5",
        end="5270",
    ),
    "Nordea (Finland)": Sample(
        "Kirjauspäivä;Määrä;Maksaja;Maksunsaaja;Nimi;Otsikko;Viitenumero;Valuutta\n"
        "2026/12/22;-39,89;FI90 2133 2000 2033 33;;Elisa Oyj;Lasku;1232;EUR\n"
        "2026/12/23;1000,00;;FI90 2133 2000 2033 33;Kirchner Oy;RE 42;;EUR\n",
        [
            ("2026-12-22", "-39.89", "Elisa Oyj", "", "Lasku"),
            ("2026-12-23", "1000.00", "Kirchner Oy", "", "RE 42"),
        ],
        currency="EUR",
    ),
    "OP (Finland)": Sample(
        '"Kirjauspäivä";"Arvopäivä";"Määrä EUROA";"Laji";"Selitys";"Saaja/Maksaja";'
        '"Saajan tilinumero ja pankin BIC";"Viite";"Viesti";"Arkistointitunnus"\n'
        '"2026-01-02";"2026-01-02";-50,00;"162";"PKORTTIMAKSU";"Kioski";"";"";'
        '"Viesti: Kioski";"20260102593619700001"\n'
        '"2026-01-14";"2026-01-14";1200,50;"710";"TILISIIRTO";"Kirchner Oy";"";"1232";'
        '"";"20260114593619700002"\n',
        [
            ("2026-01-02", "-50.00", "Kioski", "", "Viesti: Kioski PKORTTIMAKSU"),
            ("2026-01-14", "1200.50", "Kirchner Oy", "", "TILISIIRTO"),
        ],
        currency="EUR",
    ),
    "S-Pankki": Sample(
        "Kirjauspäivä;Maksupäivä;Summa;Tapahtumalaji;Maksaja;Saajan nimi;"
        "Saajan tilinumero;Saajan BIC-tunnus;Viitenumero;Viesti;Arkistointitunnus\n"
        "13.05.2026;11.05.2026;-25,50;KORTTIOSTO;ANN OWN;Kioski;-;-;-;"
        "'431871******3110 260511';20260513400000285910\n"
        "14.05.2026;14.05.2026;+110,99;TILISIIRTO;Kirchner Oy;ANN OWN;-;-;-;'RE 42';"
        "20260514400000285911\n",
        [
            ("2026-05-13", "-25.50", "Kioski", "", "'431871******3110 260511'"),
            ("2026-05-14", "110.99", "Kirchner Oy", "", "'RE 42'"),
        ],
        currency="EUR",
    ),
    "Nordea (Norway)": Sample(
        "Bokføringsdato;Beløp;Avsender;Mottaker;Navn;Tittel;Valuta;Betalingstype\n"
        "2026/12/23;-1003,40;6219.12.77436;;;VARER AS;NOK;Visa varekjøp\n"
        "2026/12/24;2500,00;;6219.12.77436;Kirchner AS;RE 42;NOK;Innbetaling\n",
        [
            ("2026-12-23", "-1003.40", "", "", "VARER AS"),
            ("2026-12-24", "2500.00", "Kirchner AS", "", "RE 42"),
        ],
        currency="NOK",
    ),
    "SpareBank 1": Sample(
        "Dato;Beskrivelse;Rentedato;Inn;Ut;Til konto;Fra konto;\n"
        '"13.10.2026";"KIOSK OSLO";"13.10.2026";"";"-163,80";"";"12345678903";\n'
        '"14.10.2026";"Kirchner AS";"14.10.2026";"17250,00";"";"12345678903";"";\n',
        [
            ("2026-10-13", "-163.80", "", "", "KIOSK OSLO"),
            ("2026-10-14", "17250.00", "", "", "Kirchner AS"),
        ],
    ),
    "LHV (Estonia)": Sample(
        '"Kliendi konto","Dokumendi number","Kuupäev","Saaja/maksja konto",'
        '"Saaja/maksja nimi","Deebet/Kreedit (D/C)","Summa","Viitenumber",'
        '"Arhiveerimistunnus","Selgitus","Valuuta","Isikukood või registrikood",'
        '"Saaja/maksja panga BIC","Makse algataja nimi"\n'
        '"EE457700771000676899","1",2026-03-15,"EE867700771000681884","Kirchner OÜ",'
        '"C",126.60,"100513845","1F2A3B4C5D6E","RE 42","EUR","","LHVBEE22",""\n'
        '"EE457700771000676899","2",2026-03-16,"","Pood","D",-26.62,"",'
        '"1F2A3B4C5D6F","Kaardimakse","EUR","","",""\n',
        [
            ("2026-03-15", "126.60", "Kirchner OÜ", "EE867700771000681884", "RE 42"),
            ("2026-03-16", "-26.62", "Pood", "", "Kaardimakse"),
        ],
        account="EE457700771000676899",
        currency="EUR",
    ),
    "DNB": Sample(
        "Dato;Forklaring;Rentedato;Ut fra konto;Inn på konto\n"
        "10.07.2026;Kaffebar;10.07.2026;450,00;\n"
        '12.07.2026;"Innbetaling; Kirchner AS";12.07.2026;;12 500,00\n',
        [
            ("2026-07-10", "-450.00", "", "", "Kaffebar"),
            ("2026-07-12", "12500.00", "", "", "Innbetaling; Kirchner AS"),
        ],
    ),
}
