"""Files of banks in Australia, New Zealand, Asia and Africa."""

from .sample import Sample

SAMPLES = {
    "ANZ (New Zealand)": Sample(
        "Type,Details,Particulars,Code,Reference,Amount,Date,ForeignCurrencyAmount,"
        "ConversionCharge\n"
        "Direct Credit,Kirchner Ltd,Salary,,Sept,2650.00,12/09/2026,,\n"
        "Eft-Pos,Corner Dairy,4835****,1234,,-91.20,14/09/2026,,\n",
        [
            ("2026-09-12", "2650.00", "", "", "Kirchner Ltd Salary Sept"),
            ("2026-09-14", "-91.20", "", "", "Corner Dairy 4835**** 1234"),
        ],
    ),
    "ANZ (New Zealand, credit card)": Sample(
        "Card,Type,Amount,Details,TransactionDate,ProcessedDate,ForeignCurrencyAmount,"
        "ConversionCharge\n"
        "4055-****-****-5758,D,23.49,Corner Dairy,01/12/2026,03/12/2026,,\n"
        "4055-****-****-5758,C,100.00,Payment Received,14/12/2026,15/12/2026,,\n",
        [
            ("2026-12-03", "-23.49", "", "", "Corner Dairy"),
            ("2026-12-15", "100.00", "", "", "Payment Received"),
        ],
    ),
    "Westpac (New Zealand)": Sample(
        "Date,Amount,Other Party,Description,Reference,Particulars,Analysis Code\n"
        "03/09/2026,-15.99,Streams,DEBIT CARD PURCHASE,,,\n"
        "14/09/2026,250.00,Kirchner Ltd,DIRECT CREDIT,RE 42,Invoice,\n",
        [
            ("2026-09-03", "-15.99", "Streams", "", "DEBIT CARD PURCHASE"),
            (
                "2026-09-14",
                "250.00",
                "Kirchner Ltd",
                "",
                "DIRECT CREDIT Invoice RE 42",
            ),
        ],
    ),
    "Kiwibank": Sample(
        "Account number,Date,Memo/Description,Source Code (payment type),TP ref,"
        "TP part,TP code,OP ref,OP part,OP code,OP name,OP Bank Account Number,"
        "Amount (credit),Amount (debit),Amount,Balance\n"
        "38-9000-0123456-00,14-09-2026,MERCURY ENERGY ;,DD,,,,,,,Mercury,,,182.40,"
        "-182.40,1000.00\n"
        "38-9000-0123456-00,15-09-2026,PAY KIRCHNER ;,DC,RE 42,Invoice,,,,,Kirchner,"
        "12-3456-7890123-00,250.00,,250.00,1250.00\n",
        [
            ("2026-09-14", "-182.40", "Mercury", "", "MERCURY ENERGY ;"),
            (
                "2026-09-15",
                "250.00",
                "Kirchner",
                "12-3456-7890123-00",
                "PAY KIRCHNER ; Invoice RE 42",
            ),
        ],
        account="38-9000-0123456-00",
        start="1182.40",
        end="1250.00",
    ),
    "ASB": Sample(
        "Created date / time : 27 September 2026 / 10:00:00\n"
        "Bank 12; Branch 3456; Account 0123456-50 (Streamline)\n"
        "From date 20260801\n"
        "To date 20260927\n"
        "Avail Bal : 1234.56 as of 20260927\n"
        "Ledger Balance : 1234.56 as of 20260927\n"
        "Date,Unique Id,Tran Type,Cheque Number,Payee,Memo,Amount\n"
        "\n"
        '2026/08/03,2026080301,D/C,,"D/C FROM KIRCHNER","INV 42",3500.00\n'
        '2026/08/14,2026081401,EFTPOS,,"CORNER DAIRY","4835 1234",-82.10\n',
        [
            (
                "2026-08-03",
                "3500.00",
                "D/C FROM KIRCHNER",
                "",
                "INV 42 D/C FROM KIRCHNER",
            ),
            ("2026-08-14", "-82.10", "CORNER DAIRY", "", "4835 1234 CORNER DAIRY"),
        ],
        account="0123456-50",
    ),
    "BNZ": Sample(
        "Date,Amount,Payee,Particulars,Code,Reference,Tran Type,This Party Account,"
        "Other Party Account,Serial,Transaction Code,Batch Number,"
        "Originating Bank/Branch,Processed Date\n"
        "24/03/26,-98.38,CORNER DAIRY,1967,MOORHOUSE,408964241249,POS,"
        '02-0820-0660426-00,---,,"00",4310,"02-0499",25/03/26\n'
        "26/03/26,250.00,KIRCHNER,INVOICE,,RE 42,DC,02-0820-0660426-00,"
        '12-3456-7890123-00,,"50",4311,"02-0499",26/03/26\n',
        [
            ("2026-03-24", "-98.38", "CORNER DAIRY", "", "1967 MOORHOUSE 408964241249"),
            (
                "2026-03-26",
                "250.00",
                "KIRCHNER",
                "12-3456-7890123-00",
                "INVOICE RE 42",
            ),
        ],
        account="02-0820-0660426-00",
    ),
    "Westpac (Australia)": Sample(
        "Bank Account,Date,Narrative,Debit Amount,Credit Amount,Balance,Categories,"
        "Serial\n"
        "748007654321,24/06/2026,DEPOSIT KIRCHNER INV 42,,3200.00,5200.00,DEP,\n"
        "748007654321,23/06/2026,UTILITY BILL,130.05,,2000.00,PAYMENT,\n",
        [
            ("2026-06-23", "-130.05", "", "", "UTILITY BILL"),
            ("2026-06-24", "3200.00", "", "", "DEPOSIT KIRCHNER INV 42"),
        ],
        account="748007654321",
        start="2130.05",
        end="5200.00",
    ),
    "NAB": Sample(
        "Date,Amount,Account Number,,Transaction Type,Transaction Details,Balance,"
        "Category,Merchant Name,Processed On\n"
        "14 Apr 26,-45.20,701314870,,EFTPOS DEBIT,CAFE SYDNEY,1234.56,Dining,"
        "Corner Cafe,15 Apr 26\n"
        "10 Apr 26,12.00,701314870,,TRANSFER CREDIT,KIRCHNER books,1279.76,"
        "Transfers in,,10 Apr 26\n",
        [
            ("2026-04-10", "12.00", "", "", "KIRCHNER books"),
            ("2026-04-14", "-45.20", "Corner Cafe", "", "CAFE SYDNEY"),
        ],
        account="701314870",
        start="1267.76",
        end="1234.56",
    ),
    "Commonwealth Bank": Sample(
        '14/06/2026,"-4.24","Direct Debit STREAMS","+1234.56"\n'
        '13/06/2026,"+250.00","Transfer From KIRCHNER","+1238.80"\n',
        [
            ("2026-06-13", "250.00", "", "", "Transfer From KIRCHNER"),
            ("2026-06-14", "-4.24", "", "", "Direct Debit STREAMS"),
        ],
        start="988.80",
        end="1234.56",
    ),
    "HDFC Bank": Sample(
        "Date,Narration,Value Dat,Debit Amount,Credit Amount,Chq/Ref Number,"
        "Closing Balance\n"
        "13/02/26,UPI-CORNER SHOP-SHOP@EXAMPLE,13/02/26,450.00,0.00,0000603412345678,"
        "39550.00\n"
        "14/02/26,NEFT CR-KIRCHNER LTD,14/02/26,0.00,85000.00,0000603412345679,"
        "124550.00\n",
        [
            ("2026-02-13", "-450.00", "", "", "UPI-CORNER SHOP-SHOP@EXAMPLE"),
            ("2026-02-14", "85000.00", "", "", "NEFT CR-KIRCHNER LTD"),
        ],
        start="40000.00",
        end="124550.00",
    ),
    "ICICI Bank": Sample(
        "DETAILED STATEMENT,,,,,,,\n"
        "S No.,Value Date,Transaction Date,Cheque Number,Transaction Remarks,"
        "Withdrawal Amount (INR ),Deposit Amount (INR ),Balance (INR )\n"
        '1,13/04/2026,13/04/2026,,UPI/412345678901/KIRCHNER,0.00,"11,800.00",'
        '"1,11,800.00"\n'
        '2,14/04/2026,14/04/2026,,MMT/IMPS/409112345678/INV 42,"5,900.00",0.00,'
        '"1,05,900.00"\n',
        [
            ("2026-04-13", "11800.00", "", "", "UPI/412345678901/KIRCHNER"),
            ("2026-04-14", "-5900.00", "", "", "MMT/IMPS/409112345678/INV 42"),
        ],
        currency="INR",
        start="100000.00",
        end="105900.00",
    ),
    "DBS, POSB": Sample(
        "Account Details For:,POSB Savings 010-81630-0\n"
        "Statement as at:,25 Jul 2026\n"
        "Available Balance:,2272.14\n"
        "Ledger Balance:,2356.60\n"
        "\n"
        "Transaction Date,Reference,Debit Amount,Credit Amount,Transaction Ref1,"
        "Transaction Ref2,Transaction Ref3\n"
        "\n"
        "25 Jul 2026,MST,11.39, ,CORNER SHOP SI NG 22JUL,4628-4500-5663-9207,,\n"
        "24 Jul 2026,ICT, ,148.88,PayNow Transfer,From: KIRCHNER,RE 42,\n",
        [
            ("2026-07-24", "148.88", "", "", "PayNow Transfer From: KIRCHNER RE 42"),
            (
                "2026-07-25",
                "-11.39",
                "",
                "",
                "CORNER SHOP SI NG 22JUL 4628-4500-5663-9207",
            ),
        ],
        account="010-81630-0",
    ),
    "Rakuten Bank": Sample(
        "取引日,入出金(円),取引後残高(円),入出金内容\n"
        "20260901,250000,300000,振込 キルヒナー\n"
        "20260902,-12800,287200,VISAデビット 文具\n",
        [
            ("2026-09-01", "250000", "", "", "振込 キルヒナー"),
            ("2026-09-02", "-12800", "", "", "VISAデビット 文具"),
        ],
        currency="JPY",
        start="50000",
        end="287200",
    ),
    "M-PESA": Sample(
        "M-PESA Statement,,,,,,\n"
        "Customer Name: ANN OWN,,,,,,\n"
        "Receipt No.,Completion Time,Details,Transaction Status,Paid In,Withdrawn,"
        "Balance\n"
        "SGR45TXKLP,2026-05-24 14:00:00,Pay Bill to WEBER - RENT,Completed,,-500.00,"
        '"1,934.00"\n'
        "SGR45TXKLQ,2026-05-24 13:15:00,Funds received from KIRCHNER,Completed,"
        '"1,234.00",,"2,434.00"\n',
        [
            ("2026-05-24", "1234.00", "", "", "Funds received from KIRCHNER"),
            ("2026-05-24", "-500.00", "", "", "Pay Bill to WEBER - RENT"),
        ],
        currency="KES",
        start="1200.00",
        end="1934.00",
    ),
}
