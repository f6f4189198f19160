"""Files of services that are the same in many countries."""

from .sample import THEIRS, Sample, table

_PAYPAL = (
    "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,"
    "To Email Address,Transaction ID,Shipping Address,Address Status,Item Title,"
    "Item ID,Shipping and Handling Amount,Insurance Amount,Sales Tax,Option 1 Name,"
    "Option 1 Value,Option 2 Name,Option 2 Value,Reference Txn ID,Invoice Number,"
    "Custom Number,Quantity,Receipt ID,Balance,Address Line 1,"
    "Address Line 2/District/Neighborhood,Town/City,"
    "State/Province/Region/County/Territory/Prefecture/Republic,Zip/Postal Code,"
    "Country,Contact Phone Number,Subject,Note,Country Code,Balance Impact"
)
_PAYPAL_DE = (
    "Datum,Uhrzeit,Zeitzone,Name,Typ,Status,Währung,Brutto,Gebühr,Netto,"
    "Absender E-Mail-Adresse,Empfänger E-Mail-Adresse,Transaktionscode,Lieferadresse,"
    "Adress-Status,Artikelbezeichnung,Artikelnummer,"
    "Versand- und Bearbeitungsgebühr,Versicherungsbetrag,Umsatzsteuer,Option 1 Name,"
    "Option 1 Wert,Option 2 Name,Option 2 Wert,Zugehöriger Transaktionscode,"
    "Rechnungsnummer,Zollnummer,Anzahl,Empfangsnummer,Guthaben,Adresszeile 1,"
    "Adresszusatz,Ort,Bundesland,PLZ,Land,Telefon,Betreff,Hinweis,Ländervorwahl,"
    "Auswirkung auf Guthaben"
)
_REVOLUT = (
    "Date started (UTC),Date completed (UTC),ID,Type,State,Description,Reference,"
    "Payer,Card number,Card label,Card state,Orig currency,Orig amount,"
    "Payment currency,Amount,Total amount,Exchange rate,Fee,Fee currency,Balance,"
    "Account,"
)
_REVOLUT_ROWS = (
    {
        "Date started (UTC)": "2026-01-30",
        "Date completed (UTC)": "2026-01-30",
        "ID": "66f0a1b2-0001",
        "Type": "TOPUP",
        "State": "COMPLETED",
        "Description": "Money added from KIRCHNER INC",
        "Reference": "RE 42",
        "Orig currency": "USD",
        "Orig amount": "200.00",
        "Payment currency": "USD",
        "Amount": "200.00",
        "Total amount": "200.00",
        "Fee": "0.00",
        "Fee currency": "USD",
        "Balance": "1000.00",
        "Account": "USD Main",
    },
    {
        "Date started (UTC)": "2026-01-30",
        "Date completed (UTC)": "2026-01-31",
        "ID": "66f0a1b2-0002",
        "Type": "CARD_PAYMENT",
        "State": "COMPLETED",
        "Description": "Hotel Sonne",
        "Payer": "Ann Own",
        "Card number": "443252******0000",
        "Orig currency": "EUR",
        "Orig amount": "113.73",
        "Payment currency": "USD",
        "Amount": "-133.76",
        "Total amount": "-134.76",
        "Fee": "1.00",
        "Fee currency": "USD",
        "Balance": "865.24",
        "Account": "USD Main",
    },
    {
        "Date started (UTC)": "2026-01-31",
        "ID": "66f0a1b2-0003",
        "Type": "TRANSFER",
        "State": "PENDING",
        "Description": "To Weber GmbH",
        "Payment currency": "USD",
        "Amount": "-5.00",
        "Account": "USD Main",
    },
)

SAMPLES = {
    "PayPal (activity, English)": Sample(
        table(
            _PAYPAL,
            {
                "Date": "10/13/2026",
                "Time": "14:30:00",
                "TimeZone": "PDT",
                "Name": "Kirchner Inc",
                "Type": "Website Payment",
                "Status": "Completed",
                "Currency": "USD",
                "Gross": "100.00",
                "Fee": "-3.20",
                "Net": "96.80",
                "Transaction ID": "7AB12345CD678901E",
                "Invoice Number": "RE-42",
                "Balance": "196.80",
                "Subject": "Order 42",
            },
            {
                "Date": "10/14/2026",
                "Name": "Weber Ltd",
                "Type": "General Payment",
                "Status": "Completed",
                "Currency": "USD",
                "Gross": "-40.00",
                "Fee": "0.00",
                "Net": "-40.00",
                "Transaction ID": "7AB12345CD678902E",
                "Item Title": "Rent",
                "Balance": "156.80",
            },
            {
                "Date": "10/15/2026",
                "Name": "Slow Ltd",
                "Type": "General Payment",
                "Status": "Pending",
                "Currency": "USD",
                "Gross": "9.00",
                "Fee": "0.00",
                "Net": "9.00",
                "Transaction ID": "7AB12345CD678903E",
            },
            {
                "Date": "10/16/2026",
                "Name": "Kirchner Inc",
                "Type": "Payment Refund",
                "Status": "Completed",
                "Currency": "USD",
                "Gross": "-50.00",
                "Fee": "1.60",
                "Net": "-48.40",
                "Transaction ID": "7AB12345CD678904E",
                "Balance": "108.40",
            },
        ),
        [
            ("2026-10-13", "96.80", "Kirchner Inc", "", "Order 42 Website Payment"),
            ("2026-10-14", "-40.00", "Weber Ltd", "", "Rent General Payment"),
            ("2026-10-16", "-48.40", "Kirchner Inc", "", "Payment Refund"),
        ],
        currency="USD",
        start="100.00",
        end="108.40",
    ),
    "PayPal (activity, English, short)": Sample(
        '"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee",'
        '"Net","From Email Address","To Email Address","Transaction ID","Item Title",'
        '"Item ID","Reference Txn ID","Receipt ID","Balance","Note"\n'
        '"10/20/2026","03:46:20","PDT","Kirchner Inc","Subscription Payment",'
        '"Completed","USD","30.00","-1.17","28.83","a@example.com","b@example.com",'
        '"60P57143A8206782E","Plan","","","","28.83",""\n'
        '"10/21/2026","04:00:00","PDT","Weber Ltd","General Payment","Completed",'
        '"USD","-10.00","0.00","-10.00","b@example.com","c@example.com",'
        '"60P57143A8206783E","","","","","18.83","October"\n',
        [
            ("2026-10-20", "28.83", "Kirchner Inc", "", "Plan Subscription Payment"),
            ("2026-10-21", "-10.00", "Weber Ltd", "", "October General Payment"),
        ],
        currency="USD",
        start="0.00",
        end="18.83",
    ),
    "PayPal (statement, English)": Sample(
        '"Date","Time","Time Zone","Description","Currency","Gross","Fee","Net",'
        '"Balance","Transaction ID","From Email Address","Name","Bank Name",'
        '"Bank Account","Shipping and Handling Amount","Sales Tax","Invoice ID",'
        '"Reference Txn ID"\n'
        '"13/10/2026","10:00:00","Europe/Berlin","Express Checkout Payment","EUR",'
        '"1.200,00","-30,00","1.170,00","1.170,00","5EC417348N3276424","a@example.com",'
        '"Kirchner GmbH","","","0,00","0,00","RE 42",""\n'
        '"14/10/2026","11:00:00","Europe/Berlin","Mobile Payment","EUR","-70,00",'
        '"0,00","-70,00","1.100,00","5EC417348N3276425","b@example.com","Weber","","",'
        '"0,00","0,00","",""\n',
        [
            ("2026-10-13", "1170.00", "Kirchner GmbH", "", "Express Checkout Payment"),
            ("2026-10-14", "-70.00", "Weber", "", "Mobile Payment"),
        ],
        currency="EUR",
        start="0.00",
        end="1100.00",
    ),
    "PayPal (activity, German)": Sample(
        table(
            _PAYPAL_DE,
            {
                "Datum": "13.10.2026",
                "Name": "Kirchner GmbH",
                "Typ": "Website-Zahlung",
                "Status": "Abgeschlossen",
                "Währung": "EUR",
                "Brutto": "100,00",
                "Gebühr": "-3,20",
                "Netto": "96,80",
                "Transaktionscode": "1AB23456CD789012E",
                "Rechnungsnummer": "RE 42",
                "Guthaben": "96,80",
                "Betreff": "Bestellung 42",
            },
            {
                "Datum": "14.10.2026",
                "Name": "Laden",
                "Typ": "Zahlung",
                "Status": "Ausstehend",
                "Währung": "EUR",
                "Brutto": "-5,00",
                "Gebühr": "0,00",
                "Netto": "-5,00",
                "Transaktionscode": "1AB23456CD789013E",
            },
            {
                "Datum": "15.10.2026",
                "Name": "Weber",
                "Typ": "Handyzahlung",
                "Status": "Abgeschlossen",
                "Währung": "EUR",
                "Brutto": "-1.000,50",
                "Gebühr": "0,00",
                "Netto": "-1.000,50",
                "Transaktionscode": "1AB23456CD789014E",
                "Guthaben": "-903,70",
            },
        ),
        [
            (
                "2026-10-13",
                "96.80",
                "Kirchner GmbH",
                "",
                "Bestellung 42 Website-Zahlung",
            ),
            ("2026-10-15", "-1000.50", "Weber", "", "Handyzahlung"),
        ],
        currency="EUR",
        start="0.00",
        end="-903.70",
    ),
    "PayPal (statement, German)": Sample(
        '"Datum","Uhrzeit","Zeitzone","Beschreibung","Währung","Brutto","Entgelt",'
        '"Netto","Guthaben","Transaktionscode","Absender E-Mail-Adresse","Name",'
        '"Name der Bank","Bankkonto","Versand- und Bearbeitungsgebühr","Umsatzsteuer",'
        '"Rechnungsnummer","Zugehöriger Transaktionscode"\n'
        '"03.10.2026","12:21:25","Europe/Berlin","Allgemeine Zahlung","EUR","250,00",'
        '"-6,48","243,52","243,52","745JFGJKDFG455H5A","a@example.com","Kirchner","",'
        '"","0,00","0,00","",""\n'
        '"04.10.2026","12:30:00","Europe/Berlin","Handyzahlung","EUR","-43,52","0,00",'
        '"-43,52","200,00","745JFGJKDFG455H5B","b@example.com","Weber","","","0,00",'
        '"0,00","",""\n',
        [
            ("2026-10-03", "243.52", "Kirchner", "", "Allgemeine Zahlung"),
            ("2026-10-04", "-43.52", "Weber", "", "Handyzahlung"),
        ],
        currency="EUR",
        start="0.00",
        end="200.00",
    ),
    "Stripe (balance history)": Sample(
        "id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),"
        "Description,Customer Facing Amount,Customer Facing Currency,Transfer,"
        "Transfer Date (UTC)\n"
        "txn_000001,charge,ch_1,25.00,1.03,23.97,eur,2026-10-01 10:00,"
        "2026-10-08 00:00,Invoice 42,25.00,eur,,\n"
        "txn_000002,refund,re_1,-10.00,-0.30,-9.70,eur,2026-10-02 10:00,"
        "2026-10-02 00:00,Refund of invoice 41,-10.00,eur,,\n"
        "txn_000003,payout,po_1,-14.27,0.00,-14.27,eur,2026-10-03 06:00,"
        "2026-10-03 06:00,STRIPE PAYOUT,,,,\n",
        [
            ("2026-10-01", "23.97", "", "", "Invoice 42 charge"),
            ("2026-10-02", "-9.70", "", "", "Refund of invoice 41 refund"),
            ("2026-10-03", "-14.27", "", "", "STRIPE PAYOUT payout"),
        ],
        currency="EUR",
    ),
    "Stripe (balance change, itemized)": Sample(
        "balance_transaction_id,created_utc,available_on_utc,currency,gross,fee,net,"
        "reporting_category,description\n"
        "txn_000011,2026-10-01 09:12:00,2026-10-03 00:00:00,usd,45.91,0.94,44.97,"
        "charge,Order 1234\n"
        "txn_000012,2026-10-02 11:00:00,2026-10-03 00:00:00,usd,-19.00,0.00,-19.00,"
        "refund,Order 1200\n",
        [
            ("2026-10-01", "44.97", "", "", "Order 1234 charge"),
            ("2026-10-02", "-19.00", "", "", "Order 1200 refund"),
        ],
        currency="USD",
    ),
    "Revolut Business": Sample(
        table(
            _REVOLUT + "International account number,Beneficiary account number,"
            "Beneficiary sort code or routing number,Beneficiary IBAN,Beneficiary BIC,"
            "Beneficiary name,MCC,Related transaction id,Spend program,Sender account,"
            "Sender name,Card references",
            {**_REVOLUT_ROWS[0], "Sender name": "Kirchner Inc"},
            *_REVOLUT_ROWS[1:],
        ),
        [
            (
                "2026-01-30",
                "200.00",
                "Kirchner Inc",
                "",
                "Money added from KIRCHNER INC RE 42",
            ),
            ("2026-01-31", "-134.76", "", "", "Hotel Sonne"),
        ],
        currency="USD",
        start="800.00",
        end="865.24",
    ),
    "Revolut Business (without names)": Sample(
        table(
            _REVOLUT + "Beneficiary account number,"
            "Beneficiary sort code or routing number,Beneficiary IBAN,Beneficiary BIC,"
            "MCC,Related transaction id,Spend program",
            {**_REVOLUT_ROWS[0], "Beneficiary IBAN": THEIRS},
            *_REVOLUT_ROWS[1:],
        ),
        [
            (
                "2026-01-30",
                "200.00",
                "",
                THEIRS,
                "Money added from KIRCHNER INC RE 42",
            ),
            ("2026-01-31", "-134.76", "", "", "Hotel Sonne"),
        ],
        currency="USD",
        start="800.00",
        end="865.24",
    ),
    "American Express (English)": Sample(
        "Date,Description,Card Member,Account #,Amount\n"
        "01/13/2026,FERN BOOKS,PAT EXAMPLE,-12345,23.50\n"
        "01/20/2026,AUTOPAY PAYMENT - THANK YOU,PAT EXAMPLE,-12345,-100.00\n"
        "01/21/2026,RIVER CAFE,PAT EXAMPLE,-12345,8.00\n",
        [
            ("2026-01-13", "-23.50", "", "", "FERN BOOKS"),
            ("2026-01-20", "100.00", "", "", "AUTOPAY PAYMENT - THANK YOU"),
            ("2026-01-21", "-8.00", "", "", "RIVER CAFE"),
        ],
    ),
}
