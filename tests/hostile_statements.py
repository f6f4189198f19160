"""Statement files that become many objects, or much text, out of few bytes; and files
as banks write them, of as many transactions as the bytes hold.
"""

import io
import random
import sys
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

import statement_records  # noqa: E402
from hostile_workbooks import WORKBOOKS  # noqa: E402
from statement_national import NATIONAL  # noqa: E402


def archive(packed=zipfile.ZIP_DEFLATED, **members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packed) as target:
        for name, content in members.items():
            target.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return stream.getvalue()


#: So many rows of a bank that nobody doubts what it is.
TABLE = b"Date;Amount;Text\n" + b"2026-01-02;-1.5;a\n2026-01-03;2.5;b\n" * 700


def csv_line_ends(size):
    return TABLE + b"\n" * size


def csv_short_rows(size):
    return TABLE + b"a;b\n" * (size // 4)


def csv_short_cells(size):
    return TABLE + (b"ab;" * 400 + b"\n") * (size // 1201)


def csv_one_wide_row(size):
    return TABLE + b";" * size


def csv_transactions(size):
    return TABLE + b"2026-01-02;-1.5;a\n" * (size // 18)


def csv_with_one_far_character(size):
    return TABLE + "\U0001f600".encode() + b";a\n" * (size // 3)


def json_empty(size):
    return b'{"statements": [{"transactions": [' + b"{}," * (size // 3) + b"{}]}]}"


def json_deep(size):
    return b'{"statements": ' + b"[" * size


def json_transactions(size):
    row = b'{"date": "2026-01-02", "amount": "1"},'
    return (
        b'{"statements": [{"transactions": [' + row * (size // len(row)) + row[:-1]
    ) + b"]}]}"


CAMT = (
    b'<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:'
    b'camt.053.001.02"><BkToCstmrStmt><Stmt><Acct><Id><IBAN>DE89370400440532013000'
    b"</IBAN></Id></Acct>"
)
CAMT_END = b"</Stmt></BkToCstmrStmt></Document>"


def camt_tags(size):
    return CAMT + b"<a/>" * (size // 4) + CAMT_END


def camt_attributes(size):
    many = b" ".join(b"a%d=''" % number for number in range(100))
    return CAMT + (b"<a " + many + b"/>") * (size // (len(many) + 5)) + CAMT_END


def camt_deep(size):
    return CAMT + b"<a>" * (size // 3)


def camt_entity(size):
    bomb = b'<!DOCTYPE x [<!ENTITY a "' + b"x" * 1000 + b'">]>'
    return CAMT.replace(b"<Document", bomb + b"<Document") + b"&a;" * (size // 3)


def camt_entries(size):
    entry = (
        b'<Ntry><Amt Ccy="EUR">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>'
        b"<BookgDt><Dt>2026-01-02</Dt></BookgDt></Ntry>"
    )
    return CAMT + entry * (size // len(entry)) + CAMT_END


MT940 = b":20:1\r\n:25:37040044/532013000\r\n:28C:1/1\r\n:60F:C260101EUR0,\r\n"


def mt940_lines(size):
    return MT940 + b":61:2601020102C1,NTRF\r\n" * (size // 23)


def mt940_line_ends(size):
    return MT940 + b":86:" + b"\n" * size


def mt940_fields(size):
    return MT940 + b"\n:9:" * (size // 4)


OFX = (
    b"OFXHEADER:100\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR"
    b"<BANKACCTFROM><ACCTID>532013000</BANKACCTFROM><BANKTRANLIST>"
)


def ofx_tags(size):
    return OFX + b"<A>" * (size // 3)


def ofx_deep(size):
    return OFX + b"<A><B>" * (size // 12) + b"x" + b"</B></A>" * (size // 16)


def ofx_transactions(size):
    row = b"<STMTTRN><DTPOSTED>20260102<TRNAMT>1<FITID>1</STMTTRN>"
    end = b"</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"
    return OFX + row * (size // len(row)) + end


def qif_records(size):
    return b"!Type:Bank\n" + b"D22/12/2026\nT1\n^\n" * (size // 18)


def qif_line_ends(size):
    return b"!Type:Bank\nD22/12/2026\nT1\n^\n" + b"\n" * size


def qif_splits(size):
    return b"!Type:Bank\nD22/12/2026\nT1\n" + b"Sa\n$1\n" * (size // 6) + b"^\n"


BAI2 = b"01,1,2,260102,0101,1,,,2/\n02,1,2,1,260102,,EUR,2/\n03,532013000,EUR,,,,/\n"
BAI2_END = b"49,0,1/\n98,0,1,1/\n99,0,1,1/\n"


def bai2_transactions(size):
    return BAI2 + b"16,165,1,Z,,,/\n" * (size // 15) + BAI2_END


def bai2_continuations(size):
    return BAI2 + b"16,165,1,Z,,,\n" + b"88,a\n" * (size // 5) + BAI2_END


def cfonb_movements(size):
    return statement_records.cfonb(size // 480)


def cfonb_line_ends(size):
    return statement_records.cfonb(3) + b"\n" * size


def coda_movements(size):
    return statement_records.coda(size // 390)


def coda_line_ends(size):
    return statement_records.coda(3) + b"\n" * size


def coda_in_one_block(size):
    return statement_records.coda(size // 390).replace(b"\n", b"")


def norma43_movements(size):
    return statement_records.norma43(size // 240)


def norma43_line_ends(size):
    return statement_records.norma43(3) + b"\n" * size


def of_transactions(generate):
    """What makes a file of so many bytes out of what makes one of so many lines."""
    width = (len(generate(1_100)) - len(generate(100))) // 1000
    return lambda size: generate(size // width)


#: By the format's name without blanks.
PAYMENTS = {
    f"{name.replace('_', '')}_movements": of_transactions(generate)
    for name, generate in NATIONAL.items()
}


def bgmax_line_ends(size):
    return NATIONAL["bgmax"](3) + b"\n" * size


def tito_in_one_block(size):
    """The least that its lengths may tell, again and again."""
    return NATIONAL["tito"](1).replace(b"\r\n", b"") + b"T70007" * (size // 6)


def berlingroup_empty(size):
    row = b'{"transactionAmount":{}},'
    return b'{"transactions": {"booked": [' + row * (size // len(row)) + b"{}]}}"


def wise_deep(size):
    return b'{"endOfStatementBalance": {}, "transactions": ' + b"[" * size


def fixed_width(size):
    return b"ab\n" * (size // 3)


def described_text(size):
    return csv_transactions(size)


def beside_a_picture(size, **members):
    """An archive that does not grow beyond measure, since part of it cannot be packed:
    a hundred times and some more, which is more than statements do."""
    printed = b"%PDF" + random.Random(1).randbytes(size // 130)
    return archive(z_DOT_pdf=printed, **members)


def zip_of_line_ends(size):
    return beside_a_picture(size, a_DOT_csv=csv_line_ends(size))


def zip_of_tags(size):
    return beside_a_picture(size, a_DOT_xml=camt_tags(size))


def zip_of_many(size):
    part = camt_entries(size // 40)
    members = {f"m{number}_DOT_xml": part for number in range(40)}
    return beside_a_picture(size, **members)


def zip_packed_otherwise(size):
    """Of this way of packing a few bytes unpack to all of it at once."""
    return archive(packed=zipfile.ZIP_BZIP2, a_DOT_csv=b"\n" * size)


def zip_of_many_names(size):
    return archive(**{f"{number:x}": b"" for number in range(size // 100)})


def zip_of_lines(size):
    return beside_a_picture(size, a_DOT_sta=mt940_lines(size))


HOSTILE = WORKBOOKS | PAYMENTS | {
    function.__name__: function
    for function in (
        csv_line_ends, csv_short_rows, csv_short_cells, csv_one_wide_row,
        csv_transactions, csv_with_one_far_character,
        json_empty, json_deep, json_transactions,
        camt_tags, camt_attributes, camt_deep, camt_entity, camt_entries,
        mt940_lines, mt940_line_ends, mt940_fields,
        ofx_tags, ofx_deep, ofx_transactions,
        qif_records, qif_line_ends, qif_splits,
        bai2_transactions, bai2_continuations,
        cfonb_movements, cfonb_line_ends,
        coda_movements, coda_line_ends, coda_in_one_block,
        norma43_movements, norma43_line_ends,
        bgmax_line_ends, tito_in_one_block, berlingroup_empty, wise_deep,
        fixed_width, described_text,
        zip_of_line_ends, zip_of_tags, zip_of_many,
        zip_packed_otherwise, zip_of_many_names, zip_of_lines,
    )
}  # fmt: skip
