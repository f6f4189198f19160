"""Small files of every format, written by hand around one or more entries.

Each builder lays out what the standard's records have, so that a case says only what it
is about. Amounts are in cents; negative is money out.
"""

OURS = "DE12500105170648489890"


def euros(cents, point="."):
    return f"{abs(cents) // 100}{point}{abs(cents) % 100:02}"


# CAMT ------------------------------------------------------------------------------


def tag(name, content, **attributes):
    told = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{told}>{content}</{name}>"


def money(name, cents, currency="EUR"):
    return tag(name, euros(cents), Ccy=currency)


def code(family, subfamily, domain="PMNT"):
    inner = tag("Cd", family) + tag("SubFmlyCd", subfamily)
    return tag("BkTxCd", tag("Domn", tag("Cd", domain) + tag("Fmly", inner)))


def proprietary(text, issuer="DK"):
    told = tag("Cd", text) + (tag("Issr", issuer) if issuer else "")
    return tag("BkTxCd", tag("Prtry", told))


def why(reason="", *texts, own=False):
    name = "Prtry" if own else "Cd"
    told = tag("Rsn", tag(name, reason)) if reason else ""
    return tag("RtrInf", told + "".join(tag("AddtlInf", text) for text in texts))


def party(role, name, account=""):
    told = tag(role, tag("Pty", tag("Nm", name)))
    if account:
        told += tag(f"{role}Acct", tag("Id", tag("IBAN", account)))
    return told


def ordered(cents, name="TxAmt", currency="EUR"):
    return tag("AmtDtls", tag(name, money("Amt", cents, currency)))


def charged(cents):
    told = money("Amt", cents) + tag("CdtDbtInd", "DBIT")
    return tag("Chrgs", tag("Rcrd", told))


def detail(*more, parties="", text="", **references):
    refs = tag("Refs", "".join(tag(*each) for each in references.items()))
    told = tag("RltdPties", parties) if parties else ""
    remittance = tag("RmtInf", tag("Ustrd", text)) if text else ""
    return tag("TxDtls", refs + told + remittance + "".join(more))


def entry(cents, *details, own="", said=""):
    side = "CRDT" if cents > 0 else "DBIT"
    return tag(
        "Ntry",
        money("Amt", cents)
        + tag("CdtDbtInd", side)
        + tag("Sts", tag("Cd", "BOOK"))
        + tag("BookgDt", tag("Dt", "2026-12-02"))
        + tag("ValDt", tag("Dt", "2026-12-02"))
        + own
        + tag("NtryDtls", "".join(details))
        + (tag("AddtlNtryInf", said) if said else ""),
    )


def camt(*entries, message="BkToCstmrStmt", body="Stmt", version="053.001.08"):
    account = tag("Acct", tag("Id", tag("IBAN", OURS)) + tag("Ccy", "EUR"))
    made = tag("CreDtTm", "2026-12-02T20:00:00")
    statement = tag(body, tag("Id", "1") + made + account + "".join(entries))
    head = tag("GrpHdr", tag("MsgId", "1") + made)
    space = f"urn:iso:std:iso:20022:tech:xsd:camt.{version}"
    return tag("Document", tag(message, head + statement), xmlns=space)


def notification(*entries):
    return camt(
        *entries, message="BkToCstmrDbtCdtNtfctn", body="Ntfctn", version="054.001.08"
    )


# MT940 -----------------------------------------------------------------------------


def swift(cents, information, line="NTRFNONREF", details=""):
    """One line :61: with its :86:, whose lines are separated by ¦."""
    side = "C" if cents > 0 else "D"
    told = information.replace("¦", "\n")
    return "\n".join(
        filter(
            None,
            [
                ":20:STARTUMSE",
                f":25:{OURS}",
                ":28C:5/1",
                ":60F:C261201EUR1000,00",
                f":61:2612021202{side}{euros(cents, ',')}{line}",
                details,
                f":86:{told}" if told else "",
                "-",
                "",
            ],
        )
    )


# CODA ------------------------------------------------------------------------------


def debit_communication(reason="0", mandate="", text="", kind="0", iso=""):
    """Structure 127 of a SEPA direct debit."""
    whole = (
        f"02122601{reason}{'BE68ZZZ0123456789':35}{mandate:35}{text:62}{kind}{iso:4}"
    )
    assert whole[8] == reason and whole[141] == kind
    return "127", whole


def coda_movement(
    cents, operation, text="", structure="", detail_number=0, reference="", name=""
):
    """Records 21 to 23. operation: eight digits, of type, family and operation."""
    flag = f"1{structure}" if structure else "0"
    first, second, third = (
        (text[:50], text[50:103], text[103:146])
        if structure
        else (text[:53], text[53:106], text[106:149])
    )
    number = f"0001{detail_number:04d}"
    sign = "1" if cents < 0 else "0"
    amount = f"{abs(cents) * 10:015d}"
    width = 50 if structure else 53
    return [
        f"21{number}{'BANKREF00001':21}{sign}{amount}021226{operation}"
        f"{flag}{first:{width}}02122600110",
        f"22{number}{second:53}{reference:35}{'':27}10",
        f"23{number}{'BE62510007547061':34}EUR{name:35}{third:43}   00",
    ]


def coda(total, *movements):
    """A statement with these movements; total: what they are together."""
    header = (
        f"{'0000002122672505        00099449  FJORDLYS BV':60}KREDBEBB   00630366277"
    )
    records = [each for movement in movements for each in movement]
    new = 1000000 + total
    return "".join(
        f"{each:128}\r\n"
        for each in [
            f"{header:127}2",
            f"12012{'BE68539007547034':34}EUR0{10000000:015d}011226{'FJORDLYS BV':26}",
            *records,
            f"8012{'BE68539007547034':34}EUR0{new * 10:015d}021226",
            f"9{'':15}{len(records) + 2:06d}{0:015d}{0:015d}",
        ]
    )


# CFONB 120 -------------------------------------------------------------------------


def _signed(cents):
    letters = "}JKLMNOPQR" if cents < 0 else "{ABCDEFGHI"
    return f"{abs(cents) // 10:013d}{letters[abs(cents) % 10]}"


def cfonb(cents, operation, motive="", label="", number="0000000", **qualified):
    """One transaction with its records 05, by qualifier."""
    account = "20041    01005EUR2 0500013M026"
    inner = account.replace("    ", "0000", 1)
    move = (
        f"04{inner}{operation}021226{motive:2}021226{label:31}  {number}  "
        f"{_signed(cents)}{'':16}"
    )
    told = [
        f"05{inner}{operation}021226     {name}{text:70}  "
        for name, text in qualified.items()
    ]
    old = f"01{account}  011226{'':50}{_signed(100000)}{'':16}"
    new = f"07{account}  021226{'':50}{_signed(100000 + cents)}{'':16}"
    return "".join(f"{each}\n" for each in (old, move, *told, new))


def french_money(cents):
    return f"EUR2{abs(cents):014d}"


# Norma 43 --------------------------------------------------------------------------


def norma43(cents, concept, *texts, reference=""):
    """One transaction. concept: common and own, five digits."""
    side, amount = ("1" if cents < 0 else "2"), f"{abs(cents):014d}"
    end = 100000 + cents
    counts = (1, amount, 0, f"{0:014d}") if cents < 0 else (0, f"{0:014d}", 1, amount)
    records = [
        f"11004900010123456789261201261231{2}{100000:014d}9783{'FIORDO SA':26}",
        f"22    0001261202261202{concept}{side}{amount}{0:010d}{'':12}{reference:16}",
        *(f"23{n:02d}{text:76}" for n, text in enumerate(texts, 1)),
        f"33004900010123456789{counts[0]:05d}{counts[1]}{counts[2]:05d}{counts[3]}"
        f"2{end:014d}978",
        f"88{'9' * 18}{len(texts) + 3:06d}",
    ]
    return "".join(f"{each:80}\n" for each in records)


# BAI2 ------------------------------------------------------------------------------


def bai2(kind, cents, text, *lines, bank="BANK0001", customer=""):
    """One transaction. kind: its type; lines: continuations."""
    return "\n".join(
        [
            "01,122099999,123456789,261202,0200,1,80,,2/",
            "02,123456789,122099999,1,261201,,USD,2/",
            "03,4812007735,USD,010,100000,,/",
            f"16,{kind},{abs(cents)},,{bank},{customer},{text}",
            *(f"88,{line}" for line in lines),
            f"49,{100000 + abs(cents)},{3 + len(lines)}/",
            f"98,{100000 + abs(cents)},1,{5 + len(lines)}/",
            f"99,{100000 + abs(cents)},1,{7 + len(lines)}/",
            "",
        ]
    )


# OFX -------------------------------------------------------------------------------


def ofx(cents, kind, name="", memo="", number=""):
    """One transaction. kind: TRNTYPE; number: of a check."""
    amount = f"{'-' if cents < 0 else ''}{euros(cents)}"
    told = [
        ("TRNTYPE", kind),
        ("DTPOSTED", "20261202"),
        ("TRNAMT", amount),
        ("FITID", "N20261202001"),
        ("CHECKNUM", number),
        ("NAME", name),
        ("MEMO", memo),
    ]
    inner = "".join(tag(key, text) for key, text in told if text)
    account = (
        "<BANKID>1</BANKID><ACCTID>4812007735</ACCTID><ACCTTYPE>CHECKING</ACCTTYPE>"
    )
    return (
        '<?xml version="1.0"?><?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" '
        'OLDFILEUID="NONE" NEWFILEUID="NONE"?><OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>0'
        f"</TRNUID><STMTRS><CURDEF>USD</CURDEF><BANKACCTFROM>{account}</BANKACCTFROM>"
        "<BANKTRANLIST><DTSTART>20261201</DTSTART><DTEND>20261231</DTEND><STMTTRN>"
        f"{inner}</STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"
    )
