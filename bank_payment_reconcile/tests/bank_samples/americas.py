"""Files of banks in North and South America."""

from .sample import Sample, table

_MERCURY = (
    "Date (UTC),Description,Amount,Status,Source Account,Bank Description,Reference,"
    "Note,Last Four Digits,Name On Card,Category,GL Code,Timestamp,Original Currency,"
    "Check Number,Tags"
)

SAMPLES = {
    "American Express (USA, with details)": Sample(
        "Date,Description,Card Member,Account #,Amount,Extended Details,"
        "Appears On Your Statement As,Address,City/State,Zip Code,Country,Reference,"
        "Category\n"
        '01/13/2026,FERN BOOKS,PAT EXAMPLE,-12345,23.50,"2 NOVELS\nPORTLAND",'
        'FERN BOOKS,1 EXAMPLE ST,"PORTLAND\nOR",97201,UNITED STATES,'
        "'320260130000001',Merchandise\n"
        "01/15/2026,HARBOR HOTEL,PAT EXAMPLE,-12345,210.00,,HARBOR HOTEL,,,,,"
        "'320260150000002',Travel\n"
        "01/20/2026,MOBILE PAYMENT - THANK YOU,PAT EXAMPLE,-12345,-100.00,,,,,,,"
        "'320260200000003',\n",
        [
            ("2026-01-13", "-23.50", "", "", "FERN BOOKS 2 NOVELS PORTLAND"),
            ("2026-01-15", "-210.00", "", "", "HARBOR HOTEL"),
            ("2026-01-20", "100.00", "", "", "MOBILE PAYMENT - THANK YOU"),
        ],
    ),
    "Bank of America (checking)": Sample(
        "Description,,Summary Amt.\n"
        'Beginning balance as of 10/01/2026,,"1,000.00"\n'
        'Total credits,,"250.00"\n'
        'Total debits,,"-30.00"\n'
        'Ending balance as of 10/31/2026,,"1,220.00"\n'
        "\n"
        "Date,Description,Amount,Running Bal.\n"
        '10/01/2026,Beginning balance as of 10/01/2026,,"1,000.00"\n'
        '10/05/2026,"KIRCHNER INC DES:PAYMENT","250.00","1,250.00"\n'
        '10/07/2026,"CORNER SHOP","-30.00","1,220.00"\n',
        [
            ("2026-10-05", "250.00", "", "", "KIRCHNER INC DES:PAYMENT"),
            ("2026-10-07", "-30.00", "", "", "CORNER SHOP"),
        ],
        currency="USD",
        start="1000.00",
        end="1220.00",
    ),
    "Bank of America (credit card)": Sample(
        "Posted Date,Reference Number,Payee,Address,Amount\n"
        '10/14/2026,24445726072300602934358,"GROCER #539",'
        '"SEATTLE      WA ",-41.76\n'
        '10/20/2026,31286000000379455331189,"PAYMENT - THANK YOU","",100.00\n',
        [
            ("2026-10-14", "-41.76", "GROCER #539", "", "GROCER #539 SEATTLE WA"),
            ("2026-10-20", "100.00", "PAYMENT - THANK YOU", "", "PAYMENT - THANK YOU"),
        ],
        currency="USD",
    ),
    "Chase (credit card)": Sample(
        "Transaction Date,Post Date,Description,Category,Type,Amount,Memo\n"
        "12/14/2026,12/15/2026,REFUND OF SHOES,Shopping,Return,30.00,\n"
        "12/15/2026,12/16/2026,CORNER SHOP,Groceries,Sale,-50.00,\n",
        [
            ("2026-12-15", "30.00", "", "", "REFUND OF SHOES"),
            ("2026-12-16", "-50.00", "", "", "CORNER SHOP"),
        ],
        currency="USD",
    ),
    "Capital One (credit card)": Sample(
        "Transaction Date,Posted Date,Card No.,Description,Category,Debit,Credit\n"
        "2026-01-20,2026-01-21,1234,PAYMENT - THANK YOU,Payment/Credit,,500.00\n"
        "2026-01-15,2026-01-16,1234,BOOK SHOP,Merchandise,89.99,\n",
        [
            ("2026-01-16", "-89.99", "", "", "BOOK SHOP"),
            ("2026-01-21", "500.00", "", "", "PAYMENT - THANK YOU"),
        ],
        currency="USD",
    ),
    "Capital One 360": Sample(
        "Account Number,Transaction Description,Transaction Date,Transaction Type,"
        "Transaction Amount,Balance\n"
        "4321,Deposit from KIRCHNER PAYROLL,11/15/26,Credit,664.50,956.16\n"
        "4321,Debit Card Purchase - RESTAURANT,11/13/26,Debit,28.66,291.66\n",
        [
            ("2026-11-13", "-28.66", "", "", "Debit Card Purchase - RESTAURANT"),
            ("2026-11-15", "664.50", "", "", "Deposit from KIRCHNER PAYROLL"),
        ],
        currency="USD",
        start="320.32",
        end="956.16",
    ),
    "Discover": Sample(
        "Trans. Date,Post Date,Description,Amount,Category\n"
        "09/23/2026,09/24/2026,STREAMING SERVICE,14.35,Services\n"
        "09/25/2026,09/25/2026,INTERNET PAYMENT - THANK YOU,-180.00,"
        "Payments and Credits\n"
        "09/26/2026,09/27/2026,BOOK SHOP,20.00,Merchandise\n",
        [
            ("2026-09-24", "-14.35", "", "", "STREAMING SERVICE"),
            ("2026-09-25", "180.00", "", "", "INTERNET PAYMENT - THANK YOU"),
            ("2026-09-27", "-20.00", "", "", "BOOK SHOP"),
        ],
        currency="USD",
    ),
    "Apple Card": Sample(
        "Transaction Date,Clearing Date,Description,Merchant,Category,Type,"
        "Amount (USD),Purchased By\n"
        "08/14/2026,08/15/2026,RIVER CAFE 12 MAIN ST,River Cafe,Restaurants,Purchase,"
        "15.99,Ann Own\n"
        "08/16/2026,08/17/2026,BOOK SHOP 3 MAIN ST,Book Shop,Shopping,Purchase,52.46,"
        "Ann Own\n"
        "08/20/2026,08/20/2026,ACH DEPOSIT INTERNET TRANSFER,,Payment,Payment,"
        "-900.00,Ann Own\n",
        [
            ("2026-08-15", "-15.99", "River Cafe", "", "RIVER CAFE 12 MAIN ST"),
            ("2026-08-17", "-52.46", "Book Shop", "", "BOOK SHOP 3 MAIN ST"),
            ("2026-08-20", "900.00", "", "", "ACH DEPOSIT INTERNET TRANSFER"),
        ],
        currency="USD",
    ),
    "Mercury": Sample(
        table(
            _MERCURY,
            {
                "Date (UTC)": "03-03-2026",
                "Description": "Weber LLC",
                "Amount": "-1050.00",
                "Status": "Sent",
                "Source Account": "Mercury Checking xx1111",
                "Bank Description": "WEBER LLC; MERCURY",
                "Note": "Rent",
                "Timestamp": "03-03-2026 13:00:53",
                "Original Currency": "USD",
            },
            {
                "Date (UTC)": "03-14-2026",
                "Description": "Kirchner Inc",
                "Amount": "2000.00",
                "Status": "Sent",
                "Source Account": "Mercury Checking xx1111",
                "Bank Description": "KIRCHNER INC; INVOICE 42",
                "Reference": "INV42",
            },
            {
                "Date (UTC)": "03-15-2026",
                "Description": "Bounced",
                "Amount": "-99.00",
                "Status": "Failed",
            },
        ),
        [
            ("2026-03-03", "-1050.00", "Weber LLC", "", "WEBER LLC; MERCURY Rent"),
            ("2026-03-14", "2000.00", "Kirchner Inc", "", "KIRCHNER INC; INVOICE 42"),
        ],
        currency="USD",
    ),
    "Wells Fargo": Sample(
        '"03/05/2026","-30.00","*","1029","CHECK # 1029"\n'
        '"03/14/2026","250.00","*","","KIRCHNER INC EDI PAYMNT"\n',
        [
            ("2026-03-05", "-30.00", "", "", "CHECK # 1029"),
            ("2026-03-14", "250.00", "", "", "KIRCHNER INC EDI PAYMNT"),
        ],
        currency="USD",
    ),
    "Royal Bank of Canada": Sample(
        '"Account Type","Account Number","Transaction Date","Cheque Number",'
        '"Description 1","Description 2","CAD$","USD$"\n'
        'Chequing,00010-5858402,6/12/2026,,"MONTHLY FEE",,-10.95,,\n'
        'Chequing,00010-5858402,6/15/2026,77,"CHEQUE","WEBER",-40.00,,\n'
        'Chequing,00010-5858402,6/16/2026,,"DEPOSIT","KIRCHNER",183.95,,\n',
        [
            ("2026-06-12", "-10.95", "", "", "MONTHLY FEE"),
            ("2026-06-15", "-40.00", "", "", "CHEQUE WEBER"),
            ("2026-06-16", "183.95", "", "", "DEPOSIT KIRCHNER"),
        ],
        account="00010-5858402",
        currency="CAD",
    ),
    "Bank of Montreal": Sample(
        "Following data is valid as of 20260210120000 (Year/Month/Day/Hour/Minute)\n"
        "\n\n"
        "First Bank Card,Transaction Type,Date Posted, Transaction Amount,"
        "Description\n"
        "\n"
        "'5191230000000000',DEBIT,20260201,-45.0,[DN]METRO 123 TORONTO\n"
        "'5191230000000000',CREDIT,20260202,1200.5,[DD]KIRCHNER PAY\n",
        [
            ("2026-02-01", "-45.00", "", "", "[DN]METRO 123 TORONTO"),
            ("2026-02-02", "1200.50", "", "", "[DD]KIRCHNER PAY"),
        ],
    ),
    "Nubank": Sample(
        "Data,Valor,Identificador,Descrição\n"
        "01/03/2026,100.00,0acaccd4-7fdf-4a34-b462-9ed0c0e44d4c,"
        "Transferência recebida - Kirchner\n"
        "02/03/2026,-45.90,0acaccd4-7fdf-4a34-b462-9ed0c0e44d4d,"
        "Compra no débito - Padaria\n",
        [
            ("2026-03-01", "100.00", "", "", "Transferência recebida - Kirchner"),
            ("2026-03-02", "-45.90", "", "", "Compra no débito - Padaria"),
        ],
        currency="BRL",
    ),
    "Banco Inter": Sample(
        "Extrato Conta Corrente\n"
        "Conta ;123456-7\n"
        "Período ;01/09/2026 a 05/09/2026\n"
        "\n"
        "Data Lançamento;Histórico;Descrição;Valor;Saldo\n"
        "02/09/2026;Pix enviado ;Fornecedor ABC Ltda;-1.234,56;8.765,44\n"
        "03/09/2026;Pix recebido;Kirchner;2.000,00;10.765,44\n",
        [
            ("2026-09-02", "-1234.56", "", "", "Pix enviado Fornecedor ABC Ltda"),
            ("2026-09-03", "2000.00", "", "", "Pix recebido Kirchner"),
        ],
        currency="BRL",
        start="10000.00",
        end="10765.44",
        account="123456-7",
    ),
    "Bradesco": Sample(
        "Extrato de: Ag: 1234 | Conta: 123456-7;;;;;\n"
        "Data;Histórico;Docto.;Crédito (R$);Débito (R$);Saldo (R$)\n"
        "02/03/2026;Transferência recebida;1001;1.250,00;;2.250,00\n"
        "03/03/2026;Conta de luz;1002;;180,35;2.069,65\n"
        ";;;;;\n"
        "Filtro de resultados - Movimentação do mês;;;;;\n",
        [
            ("2026-03-02", "1250.00", "", "", "Transferência recebida"),
            ("2026-03-03", "-180.35", "", "", "Conta de luz"),
        ],
        currency="BRL",
        start="1000.00",
        end="2069.65",
    ),
    "Itaú": Sample(
        "02/03/2026;PIX TRANSF KIRCHNER;250,00\n"
        "03/03/2026;PAG BOLETO ENERGIA;-1.180,35\n",
        [
            ("2026-03-02", "250.00", "", "", "PIX TRANSF KIRCHNER"),
            ("2026-03-03", "-1180.35", "", "", "PAG BOLETO ENERGIA"),
        ],
        currency="BRL",
    ),
}
