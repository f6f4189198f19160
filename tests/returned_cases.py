"""Payments that come back, one small file each, and what is to be read of them.

The customer Tulp was collected from or paid by us; 100.00 is what the payment was,
whatever the bank charged besides.
"""

from returned_files import (
    bai2,
    camt,
    cfonb,
    charged,
    coda,
    coda_movement,
    code,
    debit_communication,
    detail,
    entry,
    french_money,
    money,
    norma43,
    notification,
    ofx,
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
                detail(why("AC01", "IBAN unknown"), parties=CREDITOR, EndToEndId="E-44"),
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
        swift(-10000, f"/TRTP/SEPA Incasso Stornering/IBAN/{HIS}/EREF/COL-7-1/REMI/F42"),
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

_TAKEN = debit_communication("2", "M-7", "FACTUUR 42", "2", "AC04")

CODA = {
    "debit returned": (
        coda(
            -10000,
            coda_movement(
                -10000, "00503000", _TAKEN[1], "127", reference="COL-7-1", name=TULP
            ),
        ),
        [back("AC04", end="COL-7-1", mandate="M-7", name=TULP)],
    ),
    "debit refunded": (
        coda(
            -10000,
            coda_movement(
                -10000,
                "00505000",
                debit_communication("3", "M-7", "F42", "3", "MD06")[1],
                "127",
            ),
        ),
        [back("MD06", kind="refund", mandate="M-7")],
    ),
    "debit returned, the reason by its number": (
        coda(
            -10000,
            coda_movement(
                -10000, "00503000", debit_communication("3", "M-7", "F42")[1], "127"
            ),
        ),
        [back("MS02", mandate="M-7")],
    ),
    "debit unpaid, in words": (
        coda(-10000, coda_movement(-10000, "00503000", "ONBETAALDE DOMICILIERING MS03")),
        [back("MS03")],
    ),
    "debit returned, with the charge": (
        coda(
            -10400,
            coda_movement(-10400, "30503000", "ONBETAALD", reference="COL-7-1"),
            coda_movement(-10000, "80503100", _TAKEN[1], "127", detail_number=1),
            coda_movement(-400, "80537006", "KOSTEN", detail_number=2),
        ),
        [back("AC04", charge=-400, mandate="M-7", end="COL-7-1")],
    ),
    "transfer that could not be executed": (
        coda(10000, coda_movement(10000, "00154000", "REKENING AFGESLOTEN AC04")),
        [back("AC04", 10000)],
    ),
    "debit given back to us": (
        coda(
            10000,
            coda_movement(
                10000,
                "00554000",
                debit_communication("0", "MV-1", "F9", "3", "MD06")[1],
                "127",
            ),
        ),
        [back("MD06", 10000, kind="refund", mandate="MV-1")],
    ),
    "check that bounced": (
        coda(-10000, coda_movement(-10000, "00338000", "CHEQUE 3011 ONBETAALD")),
        [back()],
    ),
}

_SEPA = {"NPY": TULP, "RCN": "COL-7-1", "RUM": "M-7"}

CFONB = {
    "debit, no money": (
        cfonb(-10000, "B3", "20", "PRLV SEPA IMPAYE", **_SEPA),
        [back("AM04", end="COL-7-1", mandate="M-7", name=TULP)],
    ),
    "debit of a firm, disputed": (
        cfonb(-10000, "B4", "80", "PRLV SEPA B2B IMPAYE", **_SEPA),
        [back("MD06", kind="refund", end="COL-7-1", mandate="M-7", name=TULP)],
    ),
    "debit, with the charge": (
        cfonb(
            -10400,
            "B3",
            "14",
            "PRLV SEPA IMPAYE",
            RCN="COL-7-1",
            MMO=french_money(10000),
            FEE=french_money(400),
        ),
        [back("AC04", charge=-400, end="COL-7-1")],
    ),
    "debit of before SEPA, in the list's words": (
        cfonb(-10000, "27", "16", "PRLV IMPAYE"),
        [back("16", text="Destinataire non reconnu")],
    ),
    "transfer": (
        cfonb(10000, "12", "12", "REJET VIR", NBE=TULP, RCN="E-44"),
        [back("AC01", 10000, end="E-44", name=TULP)],
    ),
    "check that bounced": (
        cfonb(-10000, "03", "60", "CHEQUE IMPAYE", "0003011"),
        [back("60", text="Impayé total", check="3011")],
    ),
    "check of a closed account": (
        cfonb(-10000, "03", "62", "CHEQUE IMPAYE", "0003011"),
        [back("AC04", check="3011")],
    ),
    "reversed by ourselves": (
        cfonb(-10000, "A5", "", "REVERSEMENT PRLV", RUM="M-7"),
        [back(kind="reverse", mandate="M-7")],
    ),
    "our bank rejects a debit of a vendor": (
        cfonb(10000, "A3", "58", "PRLV SEPA REJETE", NBE=TULP, RUM="MV-1"),
        [back("MS02", 10000, mandate="MV-1", name=TULP)],
    ),
}

NORMA43 = {
    "debit, the reason in the text": (
        norma43(-10000, "14041", "DEVOLUCION RECIBO TULP MOTIVO AM04", reference="42"),
        [back("AM04")],
    ),
    "check that bounced": (
        norma43(-10000, "14012", "CHEQUE DEVUELTO 3011"),
        [back()],
    ),
    "transfer": (
        norma43(10000, "14099", "TRANSFERENCIA DEVUELTA CUENTA CANCELADA AC04"),
        [back("AC04", 10000)],
    ),
}

BAI2 = {
    "ACH debit": (
        bai2(
            "557",
            -10000,
            'ACH Return,Return From: Tulp, Reason: "R01", Return of Client Ref ID: '
            "COL-7-1",
            "EREF: COL-7-1",
            "CRNM: Tulp Kantoor",
        ),
        [back("R01", end="COL-7-1", orders=("COL-7-1",), name="Tulp Kantoor")],
    ),
    "ACH credit of ours": (
        bai2("257", 10000, "ACH RETURN SETTLEMENT R03", customer="E-44"),
        [back("R03", 10000, reference="E-44")],
    ),
    "deposited check that bounced": (
        bai2(
            "555",
            -10000,
            'DEPOSITED ITEM RETURNED, Check Serial Number: 0003011, Reason: "NSF"',
        ),
        [back("", text="NSF", check="3011")],
    ),
    "check of ours": (
        bai2("255", 10000, "CHECK POSTED AND RETURNED"),
        [back("", 10000)],
    ),
    "rejected credit": (
        bai2("261", 10000, 'ACH Credit Reject, Reason: "R04"'),
        [back("R04", 10000, kind="reject")],
    ),
    "reversed debit": (
        bai2("558", -10000, "ACH REVERSAL"),
        [back(kind="reverse")],
    ),
    "only in words": (
        bai2("409", -10000, "RETURNED CHEQUE 3011"),
        [back()],
    ),
}

OFX = {
    "deposited check that bounced": (
        ofx(-10000, "DEBIT", "RETURNED DEPOSITED ITEM", "CHECK 3011 NSF", "3011"),
        [back(check="3011")],
    ),
    "ACH": (
        ofx(-10000, "DEBIT", "ACH RETURN", "TULP REASON R01"),
        [back("R01")],
    ),
    "French": (
        ofx(-10000, "DIRECTDEBIT", "REJET PRLV SEPA TULP", "MOTIF AC04"),
        [back("AC04")],
    ),
    "Spanish": (
        ofx(-10000, "OTHER", "DEVOLUCIÓN RECIBO", "TULP"),
        [back()],
    ),
    "Portuguese": (
        ofx(-10000, "CHECK", "CHEQUE DEVOLVIDO", "3011"),
        [back()],
    ),
    "German, in the memo": (
        ofx(-10000, "DEBIT", "Tulp Kantoor", "Rücklastschrift MS03 Rechnung 42"),
        [back("MS03", name="Tulp Kantoor")],
    ),
}

#: By format, with the ending of its files.
RETURNS = {
    "camt.xml": CAMT,
    "mt940.sta": MT940,
    "coda.cod": CODA,
    "cfonb.txt": CFONB,
    "norma.n43": NORMA43,
    "bai.bai": BAI2,
    "ofx.ofx": OFX,
}
