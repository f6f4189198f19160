"""Files of banks in the Netherlands, Belgium, France, Italy and Spain."""

from datetime import datetime

from .sample import THEIRS, Sample

_DUTCH = "NL91ABNA0417164300"

SAMPLES = {
    "Knab": Sample(
        "KNAB EXPORT;;;;;;;;;;;;;;;;\n"
        "Rekeningnummer;Transactiedatum;Valutacode;CreditDebet;Bedrag;"
        "Tegenrekeningnummer;Tegenrekeninghouder;Valutadatum;Betaalwijze;Omschrijving;"
        "Type betaling;Machtigingsnummer;Incassant ID;Adres;Referentie;Boekdatum;\n"
        f'"{_DUTCH}";"21-06-2026";"EUR";"D";"827,75";"{THEIRS}";"Weber";"21-06-2026";'
        '"Overboeking";"Huur";"";"";"";"";"B9F2";"21-06-2026";\n'
        f'"{_DUTCH}";"22-06-2026";"EUR";"C";"1.500,00";"{THEIRS}";"Kirchner";'
        '"22-06-2026";"Overboeking";"RE 42";"";"";"";"";"B9F3";"22-06-2026";\n',
        [
            ("2026-06-21", "-827.75", "Weber", THEIRS, "Huur"),
            ("2026-06-22", "1500.00", "Kirchner", THEIRS, "RE 42"),
        ],
        account=_DUTCH,
        currency="EUR",
    ),
    "ASN Bank": Sample(
        f"21-06-2026,{_DUTCH},{THEIRS},kirchner,,,,EUR,100.00,EUR,250.00,21-06-2026,"
        "22-06-2026,8810,NGM,1,,'RE 42',1\n"
        f"23-06-2026,{_DUTCH},,winkel,,,,EUR,350.00,EUR,-12.50,23-06-2026,23-06-2026,"
        "9714,BEA,2,,'betaald',1\n",
        [
            ("2026-06-21", "250.00", "kirchner", THEIRS, "'RE 42'"),
            ("2026-06-23", "-12.50", "winkel", "", "'betaald'"),
        ],
        account=_DUTCH,
        currency="EUR",
    ),
    "Belfius": Sample(
        "Boekingsdatum vanaf;\n"
        "Boekingsdatum tot en met;\n"
        "Laatste saldo;1234,56 EUR\n"
        "Datum/uur van het laatste saldo;19/02/2026 12:46:57 ;\n"
        ";\n"
        "Rekening;Boekingsdatum;Rekeninguittrekselnummer;Transactienummer;"
        "Rekening tegenpartij;Naam tegenpartij bevat;Straat en nummer;"
        "Postcode en plaats;Transactie;Valutadatum;Bedrag;Devies;BIC;Landcode;"
        "Mededelingen\n"
        f"BE68 5390 0754 7034;24/11/2026;00010;52;{THEIRS};Kirchner;Weg 1;"
        "10115 Berlin;STORTING VAN KIRCHNER;24/11/2026;1067,90;EUR;COBADEFF;DE;RE 42\n"
        "BE68 5390 0754 7034;23/11/2026;00010;51;;Winkel;;3200 Aarschot;AANKOOP;"
        "22/11/2026;-7,90;EUR;;BE;\n",
        [
            ("2026-11-23", "-7.90", "Winkel", "", "AANKOOP"),
            (
                "2026-11-24",
                "1067.90",
                "Kirchner",
                THEIRS,
                "RE 42 STORTING VAN KIRCHNER",
            ),
        ],
        account="BE68 5390 0754 7034",
        currency="EUR",
    ),
    "BoursoBank (Boursorama)": Sample(
        "dateOp;dateVal;label;category;categoryParent;supplierFound;amount;comment;"
        "accountNum;accountLabel;accountbalance\n"
        '2026-10-18;2026-10-18;"CARTE 17/10/26 MARCHE";Alimentation;Vie quotidienne;'
        "marche;-25,50;;00040211293;BoursoBank;1000.00\n"
        '2026-10-19;2026-10-19;"VIR KIRCHNER RE 42";Virements reçus;Virements;;'
        '"1 250,00";;00040211293;BoursoBank;1000.00\n',
        [
            ("2026-10-18", "-25.50", "marche", "", "CARTE 17/10/26 MARCHE"),
            ("2026-10-19", "1250.00", "", "", "VIR KIRCHNER RE 42"),
        ],
        account="00040211293",
    ),
    "Crédit Agricole": Sample(
        "Téléchargement du 16/05/2026;\n"
        "\n"
        "Mme OWN\n"
        "Compte carte n° 12345678901;\n"
        "Solde au 16/05/2026 1 234,56 €\n"
        "\n"
        "Date;Libellé;Débit euros;Crédit euros;\n"
        '15/05/2026;"PAIEMENT PAR CARTE\nMARCHE 14/05\n";8,50;;\n'
        '16/05/2026;"VIREMENT EN VOTRE FAVEUR\nKIRCHNER RE 42\n";;"1 200,50";\n',
        [
            ("2026-05-15", "-8.50", "", "", "PAIEMENT PAR CARTE MARCHE 14/05"),
            (
                "2026-05-16",
                "1200.50",
                "",
                "",
                "VIREMENT EN VOTRE FAVEUR KIRCHNER RE 42",
            ),
        ],
        currency="EUR",
    ),
    "Banque Populaire, Caisse d'Épargne": Sample(
        "Date de comptabilisation;Libelle simplifie;Libelle operation;Reference;"
        "Informations complementaires;Type operation;Categorie;Sous categorie;Debit;"
        "Credit;Date operation;Date de valeur;Pointage operation\n"
        "27/02/2026;KIRCHNER;VIR SEPA KIRCHNER;2605885K1073;RE 42;Virement recu;;;;"
        "+41,17;27/02/2026;27/02/2026;0\n"
        "28/02/2026;MARCHE;CB MARCHE FACT 260226;REF1;;Carte bancaire;Achats;Divers;"
        "-12,30;;26/02/2026;28/02/2026;0\n",
        [
            ("2026-02-27", "41.17", "KIRCHNER", "", "VIR SEPA KIRCHNER RE 42"),
            ("2026-02-28", "-12.30", "MARCHE", "", "CB MARCHE FACT 260226"),
        ],
    ),
    "BNP Paribas (France)": Sample(
        "Compte de chèques ****8172;Solde au 15/06/2026;3614,49;EUR\n"
        "\n"
        "Date operation;Categorie operation;Sous Categorie operation;Libelle operation;"
        "Montant operation;Pointage operation;Commentaire operation\n"
        "14-06-2026;Loisirs;Sport;CB SPORT;-45,30;;\n"
        "13-06-2026;Revenus;Virement reçu;VIR KIRCHNER RE 42;1200,00;;\n",
        [
            ("2026-06-13", "1200.00", "", "", "VIR KIRCHNER RE 42"),
            ("2026-06-14", "-45.30", "", "", "CB SPORT"),
        ],
    ),
    "Société Générale": Sample(
        '="0234500012345678";15/09/2026;19/09/2026;2;19/09/2026;1234,37 EUR\n'
        "\n"
        "Date de l'opération;Libellé;Détail de l'écriture;Montant de l'opération;"
        "Devise\n"
        "19/09/2026;VIR RECU 508160;VIR RECU DE: Kirchner MOTIF: RE 42;50,00;EUR\n"
        "18/09/2026;COTISATION;COTISATION JAZZ ;-8,10;EUR\n",
        [
            ("2026-09-18", "-8.10", "", "", "COTISATION JAZZ"),
            ("2026-09-19", "50.00", "", "", "VIR RECU DE: Kirchner MOTIF: RE 42"),
        ],
        currency="EUR",
    ),
    "UniCredit (Italy)": Sample(
        "Data Registrazione;Data valuta;Descrizione;Importo (EUR);\n"
        "15.09.2026;15.09.2026;BONIFICO A VOSTRO FAVORE DA KIRCHNER RE 42;1.202,00;\n"
        "14.09.2026;13.09.2026;PAGAMENTO POS NEGOZIO;-70,46;\n",
        [
            ("2026-09-14", "-70.46", "", "", "PAGAMENTO POS NEGOZIO"),
            (
                "2026-09-15",
                "1202.00",
                "",
                "",
                "BONIFICO A VOSTRO FAVORE DA KIRCHNER RE 42",
            ),
        ],
        currency="EUR",
    ),
    "Intesa Sanpaolo (XLSX)": Sample(
        [
            ["Tipo operazione:", "Tutti"],
            [
                "Data",
                "Operazione",
                "Dettagli",
                "Conto o carta",
                "Contabilizzazione",
                "Categoria ",
                "Valuta",
                "Importo",
            ],
            [
                "22.09.2026",
                "Pagamento Tramite Pos",
                "NEGOZIO",
                "Conto 1234/12345678",
                "NON CONTABILIZZATO",
                "Altre uscite",
                "EUR",
                -2.4,
            ],
            [
                "21.09.2026",
                "Bonifico",
                "KIRCHNER RE 42",
                "Conto 1234/12345678",
                "CONTABILIZZATO",
                "Entrate",
                "EUR",
                1000,
            ],
            [
                "20.09.2026",
                "Canone",
                "Conto",
                "Conto 1234/12345678",
                "CONTABILIZZATO",
                "Spese",
                "EUR",
                -6.5,
            ],
        ],
        [
            ("2026-09-20", "-6.5", "", "", "Canone Conto"),
            ("2026-09-21", "1000", "", "", "Bonifico KIRCHNER RE 42"),
        ],
        currency="EUR",
    ),
    "Fineco (XLSX)": Sample(
        [
            ["Conto Corrente: 1234567"],
            [
                "Data_Operazione",
                "Data_Valuta",
                "Entrate",
                "Uscite",
                "Descrizione",
                "Descrizione_Completa",
                "Stato",
            ],
            [
                datetime(2026, 9, 14),
                datetime(2026, 9, 14),
                None,
                -20.5,
                "PagoBancomat POS",
                "Pag. del 13/09/26 NEGOZIO",
                "Contabilizzato",
            ],
            [
                datetime(2026, 9, 13),
                datetime(2026, 9, 13),
                1000,
                None,
                "Bonifico SEPA",
                "Ord: KIRCHNER Inf: RE 42",
                "Contabilizzato",
            ],
        ],
        [
            ("2026-09-13", "1000", "", "", "Ord: KIRCHNER Inf: RE 42"),
            ("2026-09-14", "-20.5", "", "", "Pag. del 13/09/26 NEGOZIO"),
        ],
        account="1234567",
    ),
    "ING (Netherlands, English)": Sample(
        '"Date";"Name / Description";"Account";"Counterparty";"Code";"Debit/credit";'
        '"Amount (EUR)";"Transaction type";"Notifications";"Resulting balance";"Tag"\n'
        f'"20260912";"Kirchner";"NL02INGB0000000001";"{THEIRS}";"OV";"Credit";'
        '"1210,00";"Transfer";"RE 42";"8420,55";""\n'
        '"20260911";"Shop";"NL02INGB0000000001";"";"BA";"Debit";"72,59";'
        '"Payment terminal";"Card sequence no.: 001";"7210,55";""\n',
        [
            ("2026-09-11", "-72.59", "Shop", "", "Card sequence no.: 001"),
            ("2026-09-12", "1210.00", "Kirchner", THEIRS, "RE 42"),
        ],
        account="NL02INGB0000000001",
        currency="EUR",
        start="7283.14",
        end="8420.55",
    ),
    "Qonto": Sample(
        "Status,Settlement date (UTC),Operation date (UTC),Total amount (incl. VAT),"
        "Currency,Counterparty name,Payment method,Transaction ID,IBAN,Reference,"
        "Category,Note,VAT amount,Initiator\n"
        f"settled,2026-01-12 10:00:00,2026-01-12 10:00:00,5000.00,EUR,Kirchner,"
        f"transfer,qt-00000001,{THEIRS},RE 42,,,0.00,Ann Own\n"
        "settled,2026-01-13 08:00:00,2026-01-12 18:00:00,-150.00,EUR,Marche,card,"
        "qt-00000002,,,,lunch,,Ann Own\n"
        "declined,,2026-01-14 08:00:00,-9.00,EUR,Marche,card,qt-00000003,,,,,,Own\n",
        [
            ("2026-01-12", "5000.00", "Kirchner", THEIRS, "RE 42"),
            ("2026-01-13", "-150.00", "Marche", "", "lunch"),
        ],
        currency="EUR",
    ),
    "CaixaBank": Sample(
        "Cuenta;ES9121000418450200051332\n"
        "\n"
        "Fecha;Fecha valor;Movimiento;Más datos;Importe;Saldo\n"
        "28/09/2026;28/09/2026;Compra con tarjeta;MERCADO;-12,50 EUR;1.500,00 EUR\n"
        "27/09/2026;27/09/2026;Transferencia recibida;KIRCHNER RE 42;1.012,50 EUR;"
        "1.512,50 EUR\n",
        [
            ("2026-09-27", "1012.50", "", "", "Transferencia recibida KIRCHNER RE 42"),
            ("2026-09-28", "-12.50", "", "", "Compra con tarjeta MERCADO"),
        ],
        start="500.00",
        end="1500.00",
        account="ES9121000418450200051332",
    ),
    "BBVA (XLSX)": Sample(
        [
            ["Últimos movimientos"],
            [
                "F.Valor",
                "Fecha",
                "Concepto",
                "Movimiento",
                "Importe",
                "Divisa",
                "Disponible",
                "Divisa",
                "Observaciones",
            ],
            [
                "14/05/2026",
                "15/05/2026",
                "Pago con tarjeta",
                "MERCADO",
                -3.4,
                "EUR",
                1000,
                "EUR",
                "4940",
            ],
            [
                "13/05/2026",
                "13/05/2026",
                "Transferencia recibida",
                "KIRCHNER",
                250,
                "EUR",
                1003.4,
                "EUR",
                "RE 42",
            ],
        ],
        [
            ("2026-05-13", "250", "", "", "Transferencia recibida KIRCHNER RE 42"),
            ("2026-05-15", "-3.4", "", "", "Pago con tarjeta MERCADO 4940"),
        ],
        currency="EUR",
        start="753.4",
        end="1000",
    ),
}
