"""What looks like a payment that comes back and is none, one small file each.

A customer gets money for goods that he gave back, somebody writes of returns, the bank
charges for a return.
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
    money,
    norma43,
    ofx,
    proprietary,
    swift,
    tag,
    why,
)

REVERSAL = tag("RvslInd", "true")

CAMT = {
    "we pay a customer for goods that he returned": entry(
        -10000,
        detail(text="Refund for returned goods, reason AC04"),
        own=code("ICDT", "ESCT"),
    ),
    "a vendor pays us back": entry(
        10000, detail(text="RETURN OF PAYMENT 42 RRTN"), own=code("RCDT", "ESCT")
    ),
    "a charge for a return": entry(
        -400, own=code("IDDT", "CHRG"), said="Charge for returned direct debit AC04"
    ),
    "a charge that the bank takes back": entry(
        400, own=REVERSAL + code("MDOP", "CHRG", "ACMT"), said="Storno"
    ),
    "a charge for a transfer that the bank takes back": entry(
        400, own=REVERSAL + code("ICDT", "CHRG"), said="Storno"
    ),
    "a batch booking": entry(
        10000, detail(text="Lastschriften"), own=code("IDDT", "ESDD")
    ),
    "a purchase with a card that is taken back": entry(
        10000, detail(text="RETOURE"), own=code("CCRD", "POSC")
    ),
    "another code of a German bank": entry(
        10000, detail(), own=proprietary("NTRF+166+9250+912")
    ),
    "a bank's own number that is no German code": entry(
        10000, detail(), own=proprietary("109", "")
    ),
    "another domain": entry(-10000, detail(), own=code("IDDT", "UPDD", "XTND")),
    "two of which one comes back and that do not add up": entry(
        -15800,
        detail(money("Amt", 10000), why("AC04")),
        detail(money("Amt", 5000)),
        own=charged(800),
    ),
}
MT940 = {
    "somebody writes of a return": "166?00GUTSCHRIFT?20SVWZ+RETOURE BESTELLUNG 42",
    "a charge for a return": "808?00ENTGELT RUECKLASTSCHRIFT?20RE 42",
    "a charge, in one word": "808?00RUECKLASTSCHRIFTGEBUEHR?20RE 42",
    "a number behind ?34 of something else": "166?00GUTSCHRIFT?20RE 42?34912",
    "goods given back, Polish": "020~00ZWROT TOWARU~20FAKTURA 42",
    "a Polish bank's own number": "109~00PRZELEW~20FAKTURA 42",
    "somebody writes of a return, Dutch": "/TRTP/SEPA OVERBOEKING/REMI/RETURNED ITEM/",
    "free text of goods": "RETURNED GOODS INVOICE 42",
    "free text of a charge": "REJET PRLV FRAIS 12 EUR",
    "a return somewhere in the text": "INVOICE 42 LESS RETURNED CHECK",
}
CODA = {
    "costs of unpaid debits": coda_movement(-400, "00537000", "KOSTEN ONBETAALD"),
    "a charge within the operation": coda_movement(-400, "00503036", "KOSTEN"),
    "a transfer that writes of one": coda_movement(
        10000, "00150000", "RETOUR DOMICILIERING AC04"
    ),
    "a debit that was paid": coda_movement(
        -10000, "00501000", debit_communication("0", "M-1", "F42")[1], "127"
    ),
    "a check paid a second time": coda_movement(10000, "00363000", "CHEQUE 3011"),
}
CFONB = {
    "a charge for a return": cfonb(-1210, "62", "", "F FRAIS PRLV IMP 97 49EUR"),
    "a transfer that writes of one": cfonb(10000, "05", "", "VIR REMB IMPAYE AC04"),
    "a booking corrected": cfonb(10000, "99", "", "REGULARISATION"),
    "a debit collected": cfonb(10000, "A1", "", "PRLV SEPA"),
}
NORMA43 = {
    "a charge for a return": norma43(-400, "17001", "COMISION DEVOLUCION RECIBO"),
    "a charge under the concept of returns": norma43(
        -400, "14041", "GASTOS DEVOLUCION RECIBO 42"
    ),
    "a purchase given back": norma43(10000, "12040", "DEVOLUCION COMPRA TARJETA"),
    "a transfer that writes of one": norma43(
        10000, "04007", "DEVOLUCION PRESTAMO AC04"
    ),
}
BAI2 = {
    "a fee for a returned item": bai2("567", -400, "RETURN ITEM FEE"),
    "a debit collected from us": bai2("455", -10000, "ACH DEBIT R01"),
    "a charge in words": bai2("409", -500, "RTD CHQ SERVICE CHRG"),
    "a charge behind the words": bai2("409", -500, "RETURNED ITEM SERVICE CHARGE"),
    "an adjustment": bai2("568", -500, "RETURN ITEM ADJUSTMENT"),
    "a settlement of adjustments": bai2("168", 500, "ACH ADJUSTMENT"),
    "a wire that writes of one": bai2("195", 10000, "RETURNED WIRE FOR INVOICE 42"),
}
OFX = {
    "a fee": ofx(-400, "FEE", "RETURNED DEPOSITED ITEM"),
    "a fee as a debit": ofx(-400, "DEBIT", "RETURNED ITEM FEE"),
    "a purchase": ofx(-10000, "POS", "RETURN ITEM STORE", "POS PURCHASE"),
    "a shop gives money back": ofx(10000, "CREDIT", "ZALANDO RETOURE", "RETURN 42"),
    "a payee of that name": ofx(-10000, "DEBIT", "RETURN TO SENDER LTD"),
    "somebody writes of one": ofx(-10000, "DEBIT", "TULP", "FOR THE RETURNED CHECK"),
    "a charge, French": ofx(-1210, "DEBIT", "FRAIS REJET PRLV"),
    "a charge, German": ofx(-400, "DEBIT", "RUECKLASTSCHRIFT ENTGELT"),
    "a purchase given back, Spanish": ofx(10000, "CREDIT", "DEVOLUCION COMPRA"),
}
#: What a payer may write, if only to be paid twice.
WRITTEN = (
    "RETURNED CHECK 3011",
    "RETURN REASON AC04",
    "/RTRN/AC04/",
    "/TRTP/SEPA INCASSO STORNO/",
    "RTRN+AC04",
    "NRTI",
    "?34912",
    "?00RUECKLASTSCHRIFT",
    "RUECKLASTSCHRIFT RE 42",
    "REJET PRLV SEPA MOTIF AC04",
    "PRLV IMPAYE",
    "STORNERING",
    "DEVOLUCION RECIBO",
    "CHEQUE DEVOLVIDO",
    "ZWROT PRZELEWU",
    'Reason: "R01"',
)


def written(text):
    """Ordinary payments in which the payer writes a text, by format."""
    return {
        "camt.xml": camt(entry(10000, detail(text=text), own=code("RCDT", "ESCT"))),
        "german.sta": swift(10000, f"166?00GUTSCHRIFT?20SVWZ+{text}"),
        "dutch.sta": swift(10000, f"/TRTP/SEPA OVERBOEKING/EREF/E-1/REMI/RE 42 {text}"),
        "coda.cod": coda(10000, coda_movement(10000, "00150000", text)),
        "cfonb.txt": cfonb(10000, "05", "", "VIR SEPA", LIB=text),
        "norma.n43": norma43(10000, "04007", text),
        "bai.bai": bai2("195", 10000, "WIRE", text.replace("/", "-")),
        "ofx.ofx": ofx(10000, "CREDIT", "TULP", f"RE 42 {text}"),
    }


def _total(movement):
    cents = int(movement[0][32:47]) // 10
    return -cents if movement[0][31] == "1" else cents


#: Files by format, with the ending of its files.
LOOK_ALIKES = {
    "camt.xml": {name: camt(each) for name, each in CAMT.items()},
    "mt940.sta": {name: swift(10000, each) for name, each in MT940.items()},
    "coda.cod": {name: coda(_total(each), each) for name, each in CODA.items()},
    "cfonb.txt": CFONB,
    "norma.n43": NORMA43,
    "bai.bai": BAI2,
    "ofx.ofx": OFX,
}
