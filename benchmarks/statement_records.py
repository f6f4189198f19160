"""Generates files of the formats made of records, of so many transactions."""

from __future__ import annotations

import io
from collections.abc import Callable

ACCOUNT = "DE12500105170648489890"
THEIRS = "DE89370400440532013000"


def bai2(count: int) -> bytes:
    """One account; every transaction has a continuation record."""
    lines = (
        f"16,165,1234,V,261110,,2026111{number:09},INV-{number},KIRCHNER MASCHINENBAU\n"
        f"88,INVOICE {number} OF 12 OCTOBER, ORDER {number * 3}/\n"
        for number in range(count)
    )
    return (
        "01,BANKUS33,CUSTOMER,261110,0830,1,,,2/\n02,CUSTOMER,BANKUS33,1,261109,,USD,2/\n"
        f"03,4812007735,,010,0,,,015,{1234 * count},,/\n{''.join(lines)}"
        f"49,{2 * 1234 * count},{2 * count + 2}/\n98,0,1,1/\n99,0,1,1/\n"
    ).encode()


def coda(count: int) -> bytes:
    """Movements with name, account and a communication of three records."""

    def movement(number: int) -> str:
        key = f"{number % 10_000:04d}0000"
        return (
            f"21{key}{number:021d}0{12340:015d}101126001500000{'INVOICE':53}"
            f"10112601200 0\n"
            f"22{key}{number:053d}{f'E2E-{number}':35}COBADEFFXXX{'':16}1 0\n"
            f"23{key}{THEIRS:34}EUR{'KIRCHNER MASCHINENBAU':35}{'':43}0 0\n"
        )

    header = f"{'0000010112672505        00099449  FJORDLYS BV':60}KREDBEBB"
    old = f"12012{'BE68539007547034':34}EUR0{0:015d}091126"
    new = f"8012{'BE68539007547034':34}EUR0{12340 * count:015d}101126"
    return (
        f"{header:127}2\n{old:128}\n{''.join(map(movement, range(count)))}{new:128}\n"
        f"{'9':127}2\n"
    ).encode()


def norma43(count: int) -> bytes:
    """Movements with two concept records each."""

    def movement(number: int) -> str:
        return (
            f"22    04182611102611120204520000000000123{4}{number:010d}{'':12}{'':16}\n"
            f"2301{'KIRCHNER MASCHINENBAU':38}{f'FACTURA {number}':38}\n"
            f"2302{'DEL 12 DE OCTUBRE':38}{'':38}\n"
        )

    return (
        f"11210004180200051332261101261130{2}{0:014d}9783{'FJORDLYS SL':26}\n"
        f"{''.join(map(movement, range(count)))}"
        f"33210004180200051332{0:05d}{0:014d}{count % 100_000:05d}{1234 * count:014d}"
        f"2{1234 * count:014d}978\n"
    ).encode()


def cfonb(count: int) -> bytes:
    """Transfers with name, communication and reference."""
    account = "20041    01005EUR2 0500013M026"
    inner = account.replace("    ", "0000", 1)

    def movement(number: int) -> str:
        return (
            f"04{inner}18101126  101126{'VIR KIRCHNER':31}  {number % 10_000_000:07d}"
            f"  0000000000123D{'':16}\n"
            f"05{inner}18101126     NPY{'KIRCHNER MASCHINENBAU':70}  \n"
            f"05{inner}18101126     LCC{f'FACTURE {number}':70}  \n"
            f"05{inner}18101126     RCN{f'E2E-{number}':70}  \n"
        )

    return (
        f"01{account}  091126{'':50}0000000000000{{{'':16}\n"
        f"{''.join(map(movement, range(count)))}"
        f"07{account}  101126{'':50}{123 * count:013d}{{{'':16}\n"
    ).encode()


def qif(count: int) -> bytes:
    """Records with payee, memo and a split."""
    records = (
        f"D31/12/2026\nT12.34\nPKirchner Maschinenbau\nMInvoice {number}\nLSales\n"
        f"SSales\nEGoods\n$10.00\nSSales\nEFreight\n$2.34\n^\n"
        for number in range(count)
    )
    return f"!Type:Bank\n{''.join(records)}".encode()


def ofx(count: int) -> bytes:
    """OFX 1: tags that are not closed, and a header of lines."""
    records = "".join(
        "<STMTTRN>\n<TRNTYPE>CREDIT\n<DTPOSTED>20261110120000[+1:CET]\n"
        f"<TRNAMT>12.34\n<FITID>2026111{number:09}\n<NAME>Kirchner Maschinenbau\n"
        f"<MEMO>Invoice {number} of 12 October\n</STMTTRN>\n"
        for number in range(count)
    )
    head = (
        "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\n"
        "CHARSET:1252\nCOMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n\n"
    )
    return f"{head}{_ofx_body(records, count)}".encode()


def ofx_xml(count: int) -> bytes:
    """OFX 2: the same as XML, with the payer's account."""
    records = "".join(
        "<STMTTRN><TRNTYPE>CREDIT</TRNTYPE><DTPOSTED>20261110</DTPOSTED>"
        f"<TRNAMT>12.34</TRNAMT><FITID>2026111{number:09}</FITID>"
        "<NAME>Kirchner Maschinenbau</NAME>"
        f"<BANKACCTFROM><ACCTID>{THEIRS}</ACCTID></BANKACCTFROM>"
        f"<MEMO>Invoice {number} of 12 October</MEMO></STMTTRN>\n"
        for number in range(count)
    )
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<?OFX OFXHEADER="200" VERSION="220" '
        'SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>\n'
    )
    return f"{head}{_ofx_body(records, count)}".encode()


def _ofx_body(records: str, count: int) -> str:
    return (
        "<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1</TRNUID><STMTRS>"
        "<CURDEF>EUR</CURDEF><BANKACCTFROM><BANKID>12500105</BANKID>"
        f"<ACCTID>{ACCOUNT}</ACCTID><ACCTTYPE>CHECKING</ACCTTYPE></BANKACCTFROM>"
        f"<BANKTRANLIST><DTSTART>20261101</DTSTART><DTEND>20261130</DTEND>\n{records}"
        f"</BANKTRANLIST><LEDGERBAL><BALAMT>{1234 * count / 100:.2f}</BALAMT>"
        "<DTASOF>20261130</DTASOF></LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n"
    )


def csv(count: int) -> bytes:
    """A German bank's table with balances, latest last."""
    rows = (
        f"31.12.2026;31.12.2026;Gutschrift;Kirchner Maschinenbau;Rechnung {number} vom "
        f"12.10.2026;{THEIRS};COBADEFFXXX;12,34;EUR;{12 * number + 12},{34:02d}\n"
        for number in range(count)
    )
    header = (
        "Buchungstag;Wertstellung;Buchungstext;Auftraggeber/Empfänger;Verwendungszweck;"
        "Gegenkonto;BIC;Betrag;Währung;Referenz\n"
    )
    return f"{header}{''.join(rows)}31.12.2026;;;;;;;-1,00;EUR;\n".encode()


def fixed(count: int) -> bytes:
    """Columns of fixed width, which only a description tells apart."""
    rows = (
        f"101126Kirchner Maschinenbau         Invoice {number:<22}{'12.34':>12}\n"
        for number in range(count)
    )
    return "".join(rows).encode()


def xlsx(count: int) -> bytes:
    """The same in a workbook, with days and numbers."""
    from datetime import date

    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Liste")
    sheet.append(["Date", "Description", "Counterparty name", "Amount", "Currency"])
    for number in range(count):
        amount = 12.34 if number else -1
        sheet.append(
            [date(2026, 12, 31), f"Invoice {number}", "Kirchner", amount, "EUR"]
        )
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def json(count: int) -> bytes:
    """Transactions as a web feed brings them."""
    from json import dumps

    transactions = [
        {
            "date": "2026-11-10",
            "amount": "12.34",
            "exact_amount": "12.34",
            "is_out": False,
            "text": f"Invoice {number} of 12 October",
            "partner_name": "Kirchner Maschinenbau",
            "partner_account": THEIRS,
            "bank_id": f"2026111{number:09}",
            "details": {"entryReference": f"2026111{number:09}", "status": "BOOK"},
        }
        for number in range(count)
    ]
    statement = {"account_number": ACCOUNT, "currency": "EUR"}
    return dumps({"statements": [{**statement, "transactions": transactions}]}).encode()


GENERATORS: dict[str, Callable[[int], bytes]] = {
    "bai2": bai2,
    "coda": coda,
    "aeb43": norma43,
    "cfonb": cfonb,
    "qif": qif,
    "ofx": ofx,
    "ofx_xml": ofx_xml,
    "csv": csv,
    "fixed": fixed,
    "xlsx": xlsx,
    "json": json,
}
