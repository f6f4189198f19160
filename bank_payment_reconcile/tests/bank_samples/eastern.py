"""Files of banks in Poland and Czechia."""

from .sample import Sample, table

_AIR_BANK = (
    "Datum provedení;Směr úhrady;Typ úhrady;Kategorie plateb;Měna účtu;"
    "Částka v měně účtu;Poplatek v měně účtu;Původní měna úhrady;"
    "Původní částka úhrady;Název protistrany;Číslo účtu protistrany;"
    "Název účtu protistrany;Variabilní symbol;Konstantní symbol;Specifický symbol;"
    "Zdrojová obálka;Cílová obálka;Poznámka pro mne;Zpráva pro příjemce;"
    "Poznámka k úhradě;Název karty;Číslo karty;Držitel karty;Název zařízení;"
    "Obchodní místo;Směnný kurz;Odesílatel poslal;Poplatky jiných bank;"
    "Datum a čas zadání;Datum splatnosti;Datum schválení;Datum zaúčtování;"
    "Referenční číslo;Způsob zadání;Zadal;Zaúčtováno;Pojmenování příkazu;"
    "Název, adresa a stát protistrany;Název, adresa a stát banky protistrany;"
    "Typ poplatku;Účel úhrady;Zvláštní pokyny k úhradě;Související úhrady;"
    "Další identifikace úhrady"
)
_POLISH = "PL27114020040000300201355387"

SAMPLES = {
    "mBank": Sample(
        "mBank S.A. Bankowość Detaliczna;\n"
        "\n"
        "#Data operacji;#Data księgowania;#Opis operacji;#Tytuł;#Nadawca/Odbiorca;"
        "#Numer konta;#Kwota;#Saldo po operacji;\n"
        '2026-01-15;2026-01-16;ZAKUP PRZY UŻYCIU KARTY;"SKLEP WARSZAWA";"  ";\'\';'
        "-87,45;3 113,05;\n"
        '2026-01-17;2026-01-17;PRZELEW ZEWNĘTRZNY PRZYCHODZĄCY;"RE 42";"KIRCHNER";'
        f"'{_POLISH[2:]}';1 000,00;4 113,05;\n"
        "\n"
        ";;;;;;#Saldo końcowe;4 113,05 PLN;\n",
        [
            (
                "2026-01-16",
                "-87.45",
                "",
                "",
                "SKLEP WARSZAWA ZAKUP PRZY UŻYCIU KARTY",
            ),
            (
                "2026-01-17",
                "1000.00",
                "KIRCHNER",
                _POLISH[2:],
                "RE 42 PRZELEW ZEWNĘTRZNY PRZYCHODZĄCY",
            ),
        ],
        start="3200.50",
        end="4113.05",
    ),
    "PKO Bank Polski": Sample(
        '"Data operacji","Data waluty","Typ transakcji","Kwota","Waluta",'
        '"Saldo po transakcji","Opis transakcji","","","",""\n'
        '"2026-04-21","2026-04-19","Płatność kartą","-3.20","PLN","+5628.08",'
        '"Tytuł: 010061097","Lokalizacja: GDANSK","Data operacji: 2026-04-19","",""\n'
        '"2026-04-20","2026-04-20","Przelew na rachunek","+1800.00","PLN","+5631.28",'
        f'"Rachunek nadawcy: {_POLISH}","Nazwa nadawcy: Kirchner","Tytuł: RE 42","",'
        '""\n',
        [
            (
                "2026-04-20",
                "1800.00",
                "",
                "",
                f"Rachunek nadawcy: {_POLISH} Nazwa nadawcy: Kirchner Tytuł: RE 42",
            ),
            (
                "2026-04-21",
                "-3.20",
                "",
                "",
                "Tytuł: 010061097 Lokalizacja: GDANSK Data operacji: 2026-04-19",
            ),
        ],
        currency="PLN",
        start="3831.28",
        end="5628.08",
    ),
    "ING (Poland)": Sample(
        '"Lista transakcji";;\n'
        "\n"
        '"Data transakcji";"Data księgowania";"Dane kontrahenta";"Tytuł";'
        '"Nr rachunku";"Nazwa banku";"Szczegóły";"Nr transakcji";'
        '"Kwota transakcji (waluta rachunku)";"Waluta";'
        '"Kwota blokady/zwolnienie blokady";"Waluta";"Kwota płatności w walucie";'
        '"Waluta";"Konto";"Saldo po transakcji";"Waluta"\n'
        f'2026-06-05;2026-06-06;"KIRCHNER";"RE 42";\'{_POLISH[2:]}\';"mBank";"PRZELEW";'
        "'202615800000001';1 250,00;PLN;;;;;\"KONTO\";2 000,00;PLN\n"
        '2026-06-07;2026-06-08;"SKLEP";"Zakupy";\'\';"";"TR.KART";'
        "'202615900000002';-14,48;PLN;;;;;\"KONTO\";1 985,52;PLN\n",
        [
            ("2026-06-06", "1250.00", "KIRCHNER", _POLISH[2:], "RE 42"),
            ("2026-06-08", "-14.48", "SKLEP", "", "Zakupy"),
        ],
        currency="PLN",
        start="750.00",
        end="1985.52",
    ),
    "Bank Millennium": Sample(
        '"Numer rachunku/karty","Data transakcji","Data rozliczenia",'
        '"Rodzaj transakcji","Na konto/Z konta","Odbiorca/Zleceniodawca","Opis",'
        '"Obciążenia","Uznania","Saldo","Waluta"\n'
        '"PL61109010140000071219812874","2026-09-14","2026-09-15",'
        f'"PRZELEW PRZYCHODZĄCY","{_POLISH}","KIRCHNER","RE 42","","1200.00",'
        '"2200.00","PLN"\n'
        '"PL61109010140000071219812874","2026-09-13","2026-09-13",'
        '"TRANSAKCJA KARTĄ PŁATNICZĄ","","","SKLEP","-20.50","","1000.00","PLN"\n',
        [
            ("2026-09-13", "-20.50", "", "", "SKLEP"),
            ("2026-09-15", "1200.00", "KIRCHNER", _POLISH, "RE 42"),
        ],
        account="PL61109010140000071219812874",
        currency="PLN",
        start="1020.50",
        end="2200.00",
    ),
    "Bank Pekao": Sample(
        "Data księgowania;Data waluty;Nadawca / Odbiorca;Adres nadawcy / odbiorcy;"
        "Rachunek źródłowy;Rachunek docelowy;Tytułem;Kwota operacji;Waluta;"
        "Numer referencyjny;Typ operacji;Kategoria\n"
        f"23.04.2026;23.04.2026;KIRCHNER;UL. X 1;'{_POLISH[2:]};;RE 42;1050,00;PLN;"
        "'C992232109692387;PRZELEW KRAJOWY;Przelew\n"
        "24.04.2026;25.04.2026;SKLEP;;;;***********0000000;-65,08;PLN;"
        "'C992232109692388;TRANSAKCJA KARTĄ PŁATNICZĄ;Zakupy\n",
        [
            ("2026-04-23", "1050.00", "KIRCHNER", "", "RE 42"),
            ("2026-04-24", "-65.08", "SKLEP", "", "***********0000000"),
        ],
        currency="PLN",
    ),
    "Fio banka": Sample(
        '"accountId";"2100000000"\n'
        '"bankId";"2010"\n'
        '"currency";"CZK"\n'
        '"openingBalance";"12500,00"\n'
        '"closingBalance";"16160,00"\n'
        "\n"
        '"ID operace";"Datum";"Objem";"Měna";"Protiúčet";"Název protiúčtu";'
        '"Kód banky";"Název banky";"KS";"VS";"SS";"Poznámka";"Zpráva pro příjemce";'
        '"Typ";"Provedl";"Upřesnění";"Poznámka";"BIC";"ID pokynu"\n'
        '"26000001";"15.10.2026";"5 000,00";"CZK";"68536004";"Kirchner s.r.o.";"2700";'
        '"UniCredit";"";"20260042";"";"Faktura";"RE 42";"Bezhotovostní příjem";"";"";'
        '"";"";"222"\n'
        '"26000002";"20.10.2026";"-1 340,00";"CZK";"";"";"";"";"";"";"";'
        '"Nákup: OBCHOD";"Nákup: OBCHOD, Praha";"Platba kartou";"Own, Ann";"";"";"";'
        '""\n',
        [
            ("2026-10-15", "5000.00", "Kirchner s.r.o.", "68536004", "RE 42 Faktura"),
            ("2026-10-20", "-1340.00", "", "", "Nákup: OBCHOD, Praha"),
        ],
        currency="CZK",
    ),
    "ČSOB": Sample(
        "Pohyby na účtu 277150116/0300 ze dne 19.02.2026 20:45:56;;;;;;;;;;;;;\n"
        ";;;;;;;;;;;;;\n"
        "číslo účtu;datum zaúčtování;částka;měna;zůstatek;číslo účtu protiúčtu;"
        "kód banky protiúčtu;název účtu protiúčtu;konstantní symbol;"
        "variabilní symbol;specifický symbol;označení operace;ID transakce;poznámka\n"
        "277150116/0300;19.02.2026;-123,7;CZK;5753,78;;;;1178;205000049;6114181856;"
        'Transakce platební kartou;6924891286;"Místo: OBCHOD, PRAHA 5"\n'
        "277150116/0300;18.02.2026;1000;CZK;5877,48;987654321;0100;KIRCHNER S.R.O.;;"
        "20260042;;Příchozí platba;6924891285;RE 42\n",
        [
            ("2026-02-18", "1000", "KIRCHNER S.R.O.", "987654321", "RE 42"),
            ("2026-02-19", "-123.7", "", "", "Místo: OBCHOD, PRAHA 5"),
        ],
        account="277150116/0300",
        currency="CZK",
        start="4877.48",
        end="5753.78",
    ),
    "Air Bank": Sample(
        table(
            _AIR_BANK,
            {
                "Datum provedení": "14/06/2026",
                "Směr úhrady": "Příchozí",
                "Typ úhrady": "Příchozí úhrada",
                "Měna účtu": "CZK",
                "Částka v měně účtu": "1500,00",
                "Původní měna úhrady": "CZK",
                "Původní částka úhrady": "1500,00",
                "Název protistrany": "Kirchner s.r.o.",
                "Číslo účtu protistrany": "987654321/0100",
                "Variabilní symbol": "20260042",
                "Zpráva pro příjemce": "RE 42",
                "Datum zaúčtování": "14/06/2026",
                "Referenční číslo": "22247875731",
            },
            {
                "Datum provedení": "15/06/2026",
                "Směr úhrady": "Odchozí",
                "Typ úhrady": "Platba kartou",
                "Měna účtu": "CZK",
                "Částka v měně účtu": "-1648,84",
                "Původní měna úhrady": "EUR",
                "Původní částka úhrady": "-63,00",
                "Obchodní místo": "OBCHOD BRATISLAVA",
                "Datum zaúčtování": "16/06/2026",
                "Referenční číslo": "22247875732",
            },
            delimiter=";",
        ),
        [
            (
                "2026-06-14",
                "1500.00",
                "Kirchner s.r.o.",
                "987654321/0100",
                "RE 42 Příchozí úhrada",
            ),
            ("2026-06-16", "-1648.84", "", "", "OBCHOD BRATISLAVA Platba kartou"),
        ],
        currency="CZK",
    ),
    "Raiffeisenbank (Czechia)": Sample(
        '"Datum provedení";"Datum zaúčtování";"Číslo účtu";"Název účtu";'
        '"Kategorie transakce";"Číslo protiúčtu";"Název protiúčtu";"Typ transakce";'
        '"Zpráva";"Poznámka";"VS";"KS";"SS";"Zaúčtovaná částka";"Měna účtu";'
        '"Původní částka a měna";"Původní částka a měna";"Poplatek";"Id transakce";'
        '"Vlastní poznámka";"Název obchodníka";"Město"\n'
        '"04.09.2026";"05.09.2026";"1234567890/5500";"Můj účet";"Nákupy";"";"";'
        '"Platba kartou";"";"";"";"";"";"-642,50";"CZK";"-642,50";"CZK";"";'
        '"5599000001";"";"OBCHOD";"PRAHA"\n'
        '"06.09.2026 06:20";"06.09.2026 06:23";"1234567890/5500";"Můj účet";"Příjmy";'
        '"987654321/0100";"Kirchner s.r.o.";"Příchozí úhrada";"RE 42";"";"20260042";"";'
        '"";"15 400,00";"CZK";"";"";"";"5599000002";"";"";""\n',
        [
            ("2026-09-05", "-642.50", "", "", "OBCHOD"),
            (
                "2026-09-06",
                "15400.00",
                "Kirchner s.r.o.",
                "987654321/0100",
                "RE 42",
            ),
        ],
        account="1234567890/5500",
        currency="CZK",
    ),
}
