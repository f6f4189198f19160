"""Payments that come back in the formats of records, and all of them by format."""

from returned_files import (
    bai2,
    cfonb,
    coda,
    coda_movement,
    debit_communication,
    french_money,
    norma43,
    ofx,
)
from returned_messages import CAMT, HIS, MT940, TULP, back

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
        coda(
            -10000, coda_movement(-10000, "00503000", "ONBETAALDE DOMICILIERING MS03")
        ),
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

_SEPA = {
    "NPY": TULP,
    "NBE": "FJORDLYS",
    "CPY": HIS,
    "RCN": "COL-7-1",
    "RUM": "M-7",
}

CFONB = {
    "debit, no money": (
        cfonb(-10000, "B3", "20", "PRLV SEPA IMPAYE", **_SEPA),
        [back("AM04", end="COL-7-1", mandate="M-7", name=TULP, account=HIS)],
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
