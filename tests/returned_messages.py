"""Payments that come back in camt and MT940, one small file each, and what is to be
read of them.

The customer Tulp was collected from or paid by us; 100.00 is what the payment was,
whatever the bank charged besides.
"""

from returned_files import (
    camt,
    charged,
    code,
    detail,
    entry,
    money,
    notification,
    ordered,
    party,
    proprietary,
    swift,
    tag,
    why,
)

TULP, HIS = "Tulp Kantoor BV", "NL91ABNA0417164300"
UNPAID = code("IDDT", "UPDD")
REVERSAL = tag("RvslInd", "true")
IDS = {"EndToEndId": "COL-7-1", "MndtId": "M-7", "InstrId": "I-7", "PmtInfId": "COL-7"}
DEBTOR, CREDITOR = party("Dbtr", TULP, HIS), party("Cdtr", TULP, HIS)


def back(reason="", amount=-10000, charge=0, kind="return", **more):
    """A payment that comes back.

    amount: what the payment was, the other way; charge: what the bank kept with it.
    """
    return {"code": reason, "amount": amount, "charge": charge, "kind": kind, **more}


def rest(amount):
    """No payment that comes back."""
    return {"none": True, "amount": amount, "charge": 0}


COLLECTED = {"end": "COL-7-1", "mandate": "M-7", "orders": ("I-7", "COL-7")}

CAMT = {
    "debit, the customer as debtor, reversal told": (
        camt(
            entry(
                -10000,
                detail(why("AC04"), parties=DEBTOR, **IDS),
                own=REVERSAL + UNPAID,
            )
        ),
        [back("AC04", **COLLECTED, name=TULP)],
    ),
    "debit, the customer as creditor, no reversal told": (
        camt(entry(-10000, detail(why("MS03"), parties=CREDITOR, **IDS), own=UNPAID)),
        [back("MS03", **COLLECTED, name=TULP)],
    ),
    "in a notification": (
        notification(
            entry(-10000, detail(why("AM04"), parties=DEBTOR, **IDS), own=UNPAID)
        ),
        [back("AM04", **COLLECTED, name=TULP)],
    ),
    "by its code alone, the reason in the bank's text": (
        camt(
            entry(
                -10000,
                detail(tag("AddtlTxInf", "RETURN REASON MD01 NO MANDATE"), **IDS),
                own=UNPAID,
            )
        ),
        [back("MD01", **COLLECTED)],
    ),
    "the detail has the code": (
        camt(entry(-10000, detail(UNPAID, why("AC01"), **IDS))),
        [back("AC01", **COLLECTED)],
    ),
    "a reason of the bank's own, with words": (
        camt(
            entry(-10000, detail(why("X17", "Konto ruht", own=True), **IDS), own=UNPAID)
        ),
        [back("X17", text="Konto ruht", **COLLECTED)],
    ),
    "the kind of R-transaction is told": (
        camt(entry(-10000, detail(why("MD01", "/RTYP/RFND"), **IDS), own=UNPAID)),
        [back("MD01", kind="refund", text="", **COLLECTED)],
    ),
    "refund within eight weeks": (
        camt(entry(-10000, detail(why("MD06"), **IDS), own=UNPAID)),
        [back("MD06", kind="refund", **COLLECTED)],
    ),
    "charge told, included": (
        camt(
            entry(
                -10400,
                detail(ordered(10000), charged(400), why("AM04"), **IDS),
                own=UNPAID,
            )
        ),
        [back("AM04", charge=-400, **COLLECTED)],
    ),
    "charge by the amount below the entry's": (
        camt(entry(-10400, detail(ordered(10000), why("AM04"), **IDS), own=UNPAID)),
        [back("AM04", charge=-400, **COLLECTED)],
    ),
    "charge by the detail's own amount": (
        camt(
            entry(
                -10400,
                detail(money("Amt", 10000), charged(400), why("AM04"), **IDS),
                own=UNPAID,
            )
        ),
        [back("AM04", charge=-400, **COLLECTED)],
    ),
    "charge as an entry of its own": (
        camt(
            entry(-10000, detail(why("AM04"), **IDS), own=UNPAID),
            entry(-400, own=code("IDDT", "CHRG"), said="Charge for returned debit"),
        ),
        [back("AM04", **COLLECTED), rest(-400)],
    ),
    "two in one entry, each with its charge": (
        camt(
            entry(
                -15800,
                detail(
                    money("Amt", 10400), ordered(10000), why("AC04"), EndToEndId="COL-1"
                ),
                detail(
                    money("Amt", 5400), ordered(5000), why("MS02"), EndToEndId="COL-2"
                ),
                own=UNPAID,
            )
        ),
        [
            back("AC04", charge=-400, end="COL-1"),
            back("MS02", -5000, -400, end="COL-2"),
        ],
    ),
    "two in one entry, and one charge for both": (
        camt(
            entry(
                -15800,
                detail(money("Amt", 10000), why("AC04"), EndToEndId="COL-1"),
                detail(money("Amt", 5000), why("MS02"), EndToEndId="COL-2"),
                own=UNPAID + charged(800),
            )
        ),
        [
            back("AC04", end="COL-1"),
            back("MS02", -5000, end="COL-2"),
            rest(-800),
        ],
    ),
    "two in one entry, and a charge that is not told": (
        camt(
            entry(
                -15800,
                detail(ordered(10000), why("AC04"), EndToEndId="COL-1"),
                detail(ordered(5000), why("MS02"), EndToEndId="COL-2"),
                own=UNPAID,
            )
        ),
        [
            back("AC04", end="COL-1"),
            back("MS02", -5000, end="COL-2"),
            rest(-800),
        ],
    ),
    "transfer of ours": (
        camt(
            entry(
                25785,
                detail(
                    why("AC01", "IBAN unknown"), parties=CREDITOR, EndToEndId="E-44"
                ),
                own=code("ICDT", "RRTN"),
            )
        ),
        [back("AC01", 25785, text="IBAN unknown", end="E-44", name=TULP)],
    ),
    "transfer of ours as one received": (
        camt(entry(10000, detail(EndToEndId="E-44"), own=code("RCDT", "RRTN"))),
        [back("", 10000, end="E-44")],
    ),
    "transfer of ours, less a charge": (
        camt(
            entry(
                9000,
                detail(ordered(10000, "InstdAmt"), why("AC06"), EndToEndId="E-44"),
                own=code("ICDT", "RRTN"),
            )
        ),
        [back("AC06", 10000, -1000, end="E-44")],
    ),
    "transfer after a recall": (
        camt(entry(10000, detail(why("FOCR")), own=code("ICDT", "RPCR"))),
        [back("FOCR", 10000, kind="")],
    ),
    "reversal by ourselves": (
        camt(entry(-10000, detail(**IDS), own=code("IDDT", "PRDD"))),
        [back(kind="reverse", **COLLECTED)],
    ),
    "an entry of payments that is reversed": (
        camt(entry(-10000, detail(**IDS), own=REVERSAL + code("IDDT", "ESDD"))),
        [back(kind="", **COLLECTED)],
    ),
    "check that bounced": (
        camt(entry(-10000, detail(ChqNb="3011"), own=code("RCHQ", "UPCQ"))),
        [back(check="3011")],
    ),
    "clearing house": (
        camt(
            entry(
                -10000,
                detail(EndToEndId="COL-7-1"),
                own=code("IDDT", "ARET"),
                said="ACH RETURN REASON R01",
            )
        ),
        [back("R01", end="COL-7-1")],
    ),
    "only what it was before": (
        camt(
            entry(
                -10000,
                detail(
                    tag("RtrInf", tag("OrgnlBkTxCd", tag("Prtry", tag("Cd", "X")))),
                    **IDS,
                ),
            )
        ),
        [back(kind="", **COLLECTED)],
    ),
    "codes of German banks": (
        camt(entry(-10000, detail(**IDS), own=proprietary("NRTI+109+00931+912"))),
        [back("MD06", kind="refund", **COLLECTED)],
    ),
    "codes of German banks, a transfer": (
        camt(entry(10000, detail(), own=proprietary("NRTI+159+9250+902", ""))),
        [back("AC04", 10000)],
    ),
}

_GERMAN = "?20EREF+COL-7-1?21KREF+COL-7?22MREF+M-7"
_FOUND = {"end": "COL-7-1", "mandate": "M-7", "orders": ("COL-7",)}
_RTI = "NRTINONREF"

MT940 = {
    "German, consumer, with its charge": (
        swift(
            -10850,
            f"109?00SEPA-LASTSCHR. RETOURE{_GERMAN}?23OAMT+98,00?24COAM+10,50"
            "?25SVWZ+RECHNUNG 42?32TULP KANTOOR BV?34912",
            _RTI,
        ),
        [back("MD06", -9800, -1050, kind="refund", **_FOUND, name="TULP KANTOOR BV")],
    ),
    "German, the charge in words": (
        swift(
            -10900,
            f"109?00SEPA-DD SOLL RUECKBEL. CORE{_GERMAN}"
            "?23SVWZ+ORG BT000000098,50 PLU?24S ENTG.10,50 GVC 109 SOLL?34906",
            _RTI,
        ),
        [back("AM04", -9850, -1050, **_FOUND)],
    ),
    "German, of a firm": (
        swift(-10000, f"108?00LASTSCHRIFT RETOURE{_GERMAN}?34909"),
        [back("MD01", **_FOUND)],
    ),
    "German, a transfer": (
        swift(10000, "159?00RETOURE?20EREF+E-44?21KREF+P-44?34902", _RTI),
        [back("AC04", 10000, end="E-44", orders=("P-44",))],
    ),
    "German, an instant one, a reason that is not known": (
        swift(10000, "160?00RETOURE?20EREF+E-44?34914"),
        [back("914", 10000, end="E-44")],
    ),
    "German, the code of ISO in the text": (
        swift(-10000, f"109?00RETOURE{_GERMAN}?23SVWZ+RETURN REASON MS03?34914"),
        [back("MS03", **_FOUND)],
    ),
    "German, a debit is given back to us": (
        swift(10000, "181?00LASTSCHR. GUTSCHRIFT?20EREF+V-1?21MREF+MV-1"),
        [back("", 10000, kind="", end="V-1", mandate="MV-1")],
    ),
    "German, reversed by ourselves": (
        swift(-10000, f"193?00REVERSAL{_GERMAN}"),
        [back(kind="reverse", **_FOUND)],
    ),
    "German, a blank before the code": (
        swift(-10000, f"109?00RETOURE{_GERMAN}?34913", " NRTIKREF+"),
        [back("MD07", **_FOUND)],
    ),
    "Dutch, with its field": (
        swift(
            -10000,
            f"/RTRN/MS03//TRTP/SEPA INCASSO/IBAN/{HIS}/NAME/{TULP}/EREF/COL-7-1"
            "¦/MARF/M-7/REMI/Factuur 42/",
            "NDDTNONREF",
        ),
        [back("MS03", end="COL-7-1", mandate="M-7", name=TULP)],
    ),
    "Dutch, words behind the code": (
        swift(10000, "/RTRN/AC04/Rekening opgeheven/EREF/E-44/REMI/Factuur 42/"),
        [back("AC04", 10000, text="Rekening opgeheven", end="E-44")],
    ),
    "Dutch, by the name of the transaction": (
        swift(
            -10000, f"/TRTP/SEPA Incasso Stornering/IBAN/{HIS}/EREF/COL-7-1/REMI/F42"
        ),
        [back(end="COL-7-1")],
    ),
    "Swiss, by SWIFT's code": (
        swift(10000, "RETOUR VAL 23.11.2026¦BEGUENSTIGTER UNBEKANNT", "NRTIE-44"),
        [back("", 10000, orders=("E-44",))],
    ),
    "Polish, by the name of the transaction": (
        swift(10000, "020~00ZWROT PRZELEWU~20FAKTURA 42~32TULP", "S020NONREF"),
        [back("", 10000, name="TULP")],
    ),
    "French, in the bank's text": (
        swift(-10000, "REJET PRLV SEPA¦TULP MOTIF AM04"),
        [back("AM04")],
    ),
    "Austrian, by the name of the transaction": (
        swift(-10000, "005?00RÜCKLASTSCHRIFT?20EREF+COL-7-1?21SVWZ+RE 42"),
        [back(end="COL-7-1")],
    ),
    "a check that bounced": (
        swift(-10000, "020?00SCHECKRUECKGABE?20SCHECK 3011", _RTI),
        [back()],
    ),
    "SWIFT's codes of amounts": (
        swift(-10400, "/OCMT/EUR100,00/CHGS/EUR4,00/REMI/RE 42/", _RTI),
        [back(charge=-400)],
    ),
}
