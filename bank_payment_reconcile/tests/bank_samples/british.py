"""Files of banks in the United Kingdom and Ireland."""

from .sample import Sample

SAMPLES = {
    "AIB": Sample(
        "Posted Account, Posted Transactions Date, Description1, Description2, "
        "Description3, Debit Amount, Credit Amount,Balance,Posted Currency,"
        "Transaction Type,Local Currency Amount,Local Currency\n"
        '"933406 - 48256053","25/03/2026","VDP-CORNER SHOP","","","50.00",,"9950.00",'
        'EUR,"Debit"," 50.00",EUR\n'
        '"933406 - 48256053","26/03/2026","ZZ00000000000000","KIRCHNER","RE 42",,'
        '"14,649.77","24599.77",EUR,"Credit"," 14,649.77",EUR\n',
        [
            ("2026-03-25", "-50.00", "", "", "VDP-CORNER SHOP"),
            ("2026-03-26", "14649.77", "", "", "ZZ00000000000000 KIRCHNER RE 42"),
        ],
        account="933406 - 48256053",
        currency="EUR",
        start="10000.00",
        end="24599.77",
    ),
    "American Express (UK, with details)": Sample(
        "Date,Description,Card Member,Account #,Amount,Extended Details,"
        "Appears On Your Statement As,Address,Town/City,Postcode,Country,Reference,"
        "Category\n"
        "04/01/2026,RIVER RESTAURANT,A OWN,-12345,25.50,,RIVER RESTAURANT,12 HIGH ST,"
        "LONDON,SW1A 1AA,UK,'AT260040001',Entertainment\n"
        "05/01/2026,PAYMENT RECEIVED - THANK YOU,A OWN,-12345,-100.00,,,,,,,"
        "'AT260050002',\n"
        "06/01/2026,BOOK SHOP,A OWN,-12345,12.00,Books,BOOK SHOP,,,,,"
        "'AT260060003',Shopping\n",
        [
            ("2026-01-04", "-25.50", "", "", "RIVER RESTAURANT"),
            ("2026-01-05", "100.00", "", "", "PAYMENT RECEIVED - THANK YOU"),
            ("2026-01-06", "-12.00", "", "", "BOOK SHOP Books"),
        ],
    ),
    "Monzo": Sample(
        "Transaction ID,Date,Time,Type,Name,Emoji,Category,Amount,Currency,"
        "Local amount,Local currency,Notes and #tags,Address,Receipt,Description,"
        "Category split,Money Out,Money In\n"
        "tx_0000A1,03/06/2026,02:09:11,Card payment,Warung,🍜,Eating out,-3.21,GBP,"
        '-61000.00,IDR,"lunch, late",Ubud,,WARUNG UBUD,,-3.21,\n'
        "tx_0000A2,04/06/2026,09:00:00,Faster payment,Kirchner Ltd,,Income,250.00,GBP,"
        "250.00,GBP,,,,RE 42,,,250.00\n",
        [
            ("2026-06-03", "-3.21", "Warung", "", "WARUNG UBUD lunch, late"),
            ("2026-06-04", "250.00", "Kirchner Ltd", "", "RE 42"),
        ],
        currency="GBP",
    ),
    "Starling": Sample(
        "Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP),"
        "Spending Category,Notes\n"
        "01/10/2026,Kirchner Ltd,RE 42,FASTER PAYMENT,1500.00,5500.00,INCOME,\n"
        "02/10/2026,Weber,Rent,FASTER PAYMENT,-1000.00,4500.00,PAYMENTS,\n",
        [
            ("2026-10-01", "1500.00", "Kirchner Ltd", "", "RE 42"),
            ("2026-10-02", "-1000.00", "Weber", "", "Rent"),
        ],
        currency="GBP",
        start="4000.00",
        end="4500.00",
    ),
    "Barclays (UK)": Sample(
        "Number,Date,Account,Amount,Subcategory,Memo\n"
        ",05/08/2026,20-00-00 12345678,-10.99,PAYMENT,STREAMS   ON 02 AUG   BCC\n"
        ",04/08/2026,20-00-00 12345678,640.11,Counter Credit,KIRCHNER LTD RE 42 BGC\n",
        [
            ("2026-08-04", "640.11", "", "", "KIRCHNER LTD RE 42 BGC"),
            ("2026-08-05", "-10.99", "", "", "STREAMS ON 02 AUG BCC"),
        ],
        account="20-00-00 12345678",
    ),
    "NatWest, Royal Bank of Scotland": Sample(
        "Date,Type,Description,Value,Balance,Account Name,Account Number\n"
        '15 Jul 2026,BAC,KIRCHNER RE 42,640.00,1640.00,"MS A OWN",600000-12345678\n'
        '14 Jul 2026,POS,"ELECTRICAL, LEEDS",-128.90,1000.00,"MS A OWN",'
        "600000-12345678\n",
        [
            ("2026-07-14", "-128.90", "", "", "ELECTRICAL, LEEDS"),
            ("2026-07-15", "640.00", "", "", "KIRCHNER RE 42"),
        ],
        account="600000-12345678",
        start="1128.90",
        end="1640.00",
    ),
    "Nationwide": Sample(
        '"Account Name:","FlexDirect ****12345"\n'
        '"Account Balance:","£1,240.10"\n'
        '"Available Balance: ","£1,240.10"\n'
        "\n"
        '"Date","Transaction type","Description","Paid out","Paid in","Balance"\n'
        '"03 Jun 2026","Contactless payment","STREAMS","£10.99","","£1,210.10"\n'
        '"04 Jun 2026","Bank credit","KIRCHNER RE 42","","£30.00","£1,240.10"\n',
        [
            ("2026-06-03", "-10.99", "", "", "STREAMS"),
            ("2026-06-04", "30.00", "", "", "KIRCHNER RE 42"),
        ],
        currency="GBP",
        start="1221.09",
        end="1240.10",
    ),
}
