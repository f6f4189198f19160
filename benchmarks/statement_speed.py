"""Speed and memory of the statement readers on generated files.

    python3 benchmarks/statement_speed.py --format camt --lines 20000

Prints JSON per format: bytes, seconds of user CPU for the lines and for a quarter
of them (a linear reader takes a quarter), and the memory taken beyond the file as a
multiple of its size. Each format is measured in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "setup"))

import statement_records  # noqa: E402
from statement_national import NATIONAL  # noqa: E402

from bank_setup.without_odoo import load  # noqa: E402

statement_formats = load("statement_formats")

ACCOUNT = "DE12500105170648489890"
THEIRS = "DE89370400440532013000"


def camt(count: int) -> bytes:
    """camt.053 with all that a German bank tells of a transfer."""

    def entry(number: int) -> str:
        return (
            f"<Ntry><NtryRef>{number}</NtryRef><Amt Ccy='EUR'>12.34</Amt>"
            "<CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-10</Dt>"
            "</BookgDt><ValDt><Dt>2026-11-10</Dt></ValDt>"
            f"<AcctSvcrRef>2026111{number:09}</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd>"
            "<Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn><Prtry>"
            "<Cd>NTRF+166</Cd><Issr>DK</Issr></Prtry></BkTxCd><NtryDtls><TxDtls><Refs>"
            f"<EndToEndId>E2E-{number}</EndToEndId><MndtId>M-1</MndtId></Refs><AmtDtls>"
            "<TxAmt><Amt Ccy='EUR'>12.34</Amt></TxAmt></AmtDtls><RltdPties><Dbtr>"
            "<Nm>Kirchner Maschinenbau</Nm><PstlAdr><Ctry>DE</Ctry><AdrLine>Hauptstr. 5"
            "</AdrLine><AdrLine>50667 Köln</AdrLine></PstlAdr></Dbtr><DbtrAcct><Id>"
            f"<IBAN>{THEIRS}</IBAN></Id></DbtrAcct><Cdtr><Nm>Wir</Nm></Cdtr></RltdPties>"
            "<RltdAgts><DbtrAgt><FinInstnId><BIC>COBADEFFXXX</BIC></FinInstnId>"
            f"</DbtrAgt></RltdAgts><RmtInf><Ustrd>Rechnung {number} vom 12.10.2026"
            "</Ustrd></RmtInf></TxDtls></NtryDtls><AddtlNtryInf>GUTSCHRIFT"
            "</AddtlNtryInf></Ntry>\n"
        )

    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">'
        "<BkToCstmrStmt><GrpHdr><CreDtTm>2026-11-10T20:00:00</CreDtTm></GrpHdr><Stmt>"
        f"<Id>1</Id><Acct><Id><IBAN>{ACCOUNT}</IBAN></Id><Ccy>EUR</Ccy></Acct>\n"
        f"{''.join(map(entry, range(count)))}</Stmt></BkToCstmrStmt></Document>"
    ).encode()


def camt_batch(count: int) -> bytes:
    """One camt.053 entry that collects all of them, and does not add up."""
    detail = (
        "<TxDtls><Refs><EndToEndId>E2E-{0}</EndToEndId></Refs><AmtDtls><TxAmt>"
        "<Amt Ccy='EUR'>12.34</Amt></TxAmt></AmtDtls><RltdPties><Dbtr><Nm>Kirchner {0}"
        "</Nm></Dbtr></RltdPties><RmtInf><Ustrd>Rechnung {0}</Ustrd></RmtInf>"
        "</TxDtls>\n"
    )
    return (
        "<BkToCstmrStmt><Stmt><Acct><Ccy>EUR</Ccy></Acct><Ntry><Amt Ccy='EUR'>1</Amt>"
        "<CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-11-10</Dt></BookgDt><NtryDtls>"
        f"{''.join(map(detail.format, range(count)))}</NtryDtls></Ntry></Stmt>"
        "</BkToCstmrStmt>"
    ).encode()


def mt940(count: int) -> bytes:
    """MT940 with the structured details of a German bank, in one message."""

    def line(number: int) -> str:
        return (
            f":61:2611101110C12,34NTRFNONREF//2026111{number:09}\n"
            f":86:166?00GUTSCHRIFT?109251?20EREF+E2E-{number}?21MREF+M-1?22SVWZ+"
            f"Rechnung {number}\n vom 12.10.2026?30COBADEFFXXX?31{THEIRS}"
            "?32Kirchner Maschinenbau\n"
        )

    return (
        f":20:STARTUMSE\n:25:{ACCOUNT}\n:28C:5/1\n:60F:C261109EUR0,\n"
        f"{''.join(map(line, range(count)))}:62F:C261110EUR1,\n-\n"
    ).encode()


def mt940_pages(count: int) -> bytes:
    """MT940 in pages of ten lines, with Dutch codes."""

    def line(number: int) -> str:
        return (
            f":61:2611101110C12,34NTRFEREF//2026111{number:09}\n"
            f":86:/TRTP/SEPA OVERBOEKING/IBAN/NL91ABNA0417164300/BIC/ABNANL2A\n"
            f"/NAME/Jansen en Zonen/REMI/Factuur {number}/EREF/E2E-{number}\n"
        )

    pages = (
        f"{{1:F01}}{{4:\n:20:1\n:25:{ACCOUNT}\n:28C:5/{page}\n:60{'M' if page else 'F'}"
        f":C261109EUR0,\n{''.join(line(page * 10 + each) for each in range(10))}"
        ":62M:C261110EUR1,\n-}"
        for page in range(count // 10)
    )
    return "".join(pages).encode()


#: What generates a file of so many lines, by format. A new format adds its own.
GENERATORS: dict[str, Callable[[int], bytes]] = {
    "camt": camt,
    "camt_batch": camt_batch,
    "mt940": mt940,
    "mt940_pages": mt940_pages,
    **statement_records.GENERATORS,
    **NATIONAL,
}


#: What tells how to read a file that does not tell it itself.
DESCRIPTIONS = {
    "fixed": statement_formats.Description(
        kind="fixed",
        widths=(6, 30, 30, 12),
        has_header=False,
        date=1,
        date_format="%d%m%y",
        partner_name=2,
        text=(3,),
        amount=4,
        decimal_mark=".",
    )
}


def measure(name: str, lines: int) -> dict[str, object]:
    quarter = GENERATORS[name](lines // 4)
    small = seconds(quarter, name)
    data = GENERATORS[name](lines)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    large = seconds(data, name)
    taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return {
        "format": name,
        "lines": lines,
        "bytes": len(data),
        "seconds_quarter": round(small, 3),
        "seconds": round(large, 3),
        "memory_times_file": round(taken * 1024 / len(data), 1),
    }


def seconds(data: bytes, name: str) -> float:
    """User CPU, since other processes may share the machine."""
    start = os.times().user
    if name in DESCRIPTIONS:
        description = DESCRIPTIONS[name]
        statements = statement_formats.read_described(data, "speed", description)
    else:
        statements = statement_formats.read(data, "speed")
    assert statements
    return os.times().user - start


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--format", choices=[*GENERATORS, "all"], default="all")
    parser.add_argument("--lines", type=int, default=20_000)
    options = parser.parse_args()
    if options.format != "all":
        print(json.dumps(measure(options.format, options.lines)))
        return
    for name in GENERATORS:
        arguments = ["--format", name, "--lines", str(options.lines)]
        subprocess.run([sys.executable, __file__, *arguments], check=True)


if __name__ == "__main__":
    main()
