"""What a bank's codes mean for a payment of ours.

Codes of ISO 20022 (external status and status reason codes) and of Nacha (returns R,
changes C).
"""

from __future__ import annotations

#: What becomes of a payment by a status: received, accepted, pending, rejected or
#: cancelled. Only the statement of the bank makes it paid.
OUTCOMES = {
    "RCVD": "received",
    "ACTC": "received",
    "PATC": "received",
    "PDNG": "pending",
    "BLCK": "pending",
    "ACCP": "accepted",
    "ACFC": "accepted",
    "ACWC": "accepted",
    "ACWP": "accepted",
    "ACSP": "accepted",
    "ACSC": "accepted",
    "ACCC": "accepted",
    "RJCT": "rejected",
    "CANC": "cancelled",
}
#: A status steps forward only; what is not here steps nowhere.
RANKS = {
    code: rank
    for rank, codes in enumerate(
        (
            ("RCVD",),
            ("ACTC",),
            ("PATC",),
            ("PDNG",),
            ("BLCK",),
            ("ACCP", "ACFC"),
            ("ACWC", "ACWP"),
            ("ACSP",),
            ("ACSC",),
            ("ACCC",),
            ("CANC", "RJCT"),
        ),
        start=1,
    )
    for code in codes
}
#: Verification of payee: what the bank found of one payment.
VERIFIED = {"RCVC": "match", "RVMC": "close", "RVNM": "none", "RVNA": "unavailable"}
#: Of several payments: some do not match; not finished.
VERIFIED_MIXED, VERIFIED_UNFINISHED = "RVCM", "RVNC"
#: Of several payments, they do not say which: each has its own.
MIXED = {"PART", VERIFIED_MIXED, VERIFIED_UNFINISHED}
#: Of one payment of several: the file says more of none of the others.
OF_ONE = {"RVMC", "RVNM", "RVNA"}
#: The bank has another file, or another payment, that is the same.
DUPLICATE = {"AM05", "DUPL", "DU01", "DU02", "DU03", "DU04", "DU05"}

#: What to do about a reason: R retry later, A check the account, M look at the mandate,
#: C ask the partner, F correct what was exported, W ask the bank, N no other try.
ACTIONS = {
    "AC01": "AC", "AC02": "AC", "AC03": "AC", "AC04": "AC", "AC06": "AC",
    "AC13": "M", "AG01": "AC", "AG02": "F", "AG07": "R",
    "AM01": "F", "AM02": "F", "AM03": "F", "AM04": "RC", "AM05": "FN", "AM06": "F",
    "AM07": "RC", "DUPL": "FN", "AM09": "C", "AM10": "F", "ARDT": "W", "BE01": "AC",
    "BE04": "F", "BE05": "F", "BE06": "C", "BE07": "F", "BE08": "W", "CURR": "F",
    "CUST": "C", "CNOR": "A", "DNOR": "A", "DT01": "F", "DT06": "", "ED01": "W",
    "ED03": "W", "ED05": "W", "EMVL": "CN", "FF01": "F", "FF05": "F", "FOCR": "W",
    "FR01": "W", "FRAD": "W", "MD01": "MC", "MD02": "FM", "MD06": "CN", "MD07": "MC",
    "MS02": "C", "MS03": "RC", "NARR": "W", "NOAS": "C", "NOOR": "W", "PINL": "CN",
    "PY01": "A", "RC01": "AF", "RC07": "AF", "RF01": "F", "RR01": "F", "RR02": "F",
    "RR03": "F", "RR04": "WA", "SL01": "MC", "SL02": "W", "SL11": "MC", "SL12": "MC",
    "SL13": "C", "SL14": "C", "SVNR": "CN", "TECH": "W", "TM01": "F",
    "R01": "RC", "R02": "AC", "R03": "AC", "R04": "AC", "R05": "MCN", "R06": "W",
    "R07": "MCN", "R08": "C", "R09": "RC", "R10": "MCN", "R11": "MC", "R12": "AC",
    "R13": "A", "R14": "MC", "R15": "MC", "R16": "AC", "R17": "AF", "R18": "F",
    "R19": "F", "R20": "AC", "R21": "F", "R22": "F", "R23": "C", "R24": "FN",
    "R25": "F", "R26": "F", "R27": "F", "R28": "AF", "R29": "MCN", "R30": "W",
    "R31": "W", "R32": "W", "R33": "C", "R34": "W", "R35": "F", "R36": "F",
    "R37": "CN", "R38": "C", "R39": "CN", "R40": "W", "R41": "F", "R42": "AF",
    "R43": "AF", "R44": "F", "R45": "F", "R46": "F", "R47": "FN", "R50": "W",
    "R51": "C", "R52": "C", "R53": "CN", "R61": "W", "R62": "W", "R67": "W",
    "R68": "W", "R69": "W", "R70": "W", "R71": "W", "R72": "W", "R73": "W",
    "R74": "W", "R75": "W", "R76": "W", "R77": "W", "R80": "F", "R81": "W",
    "R82": "AF", "R83": "W", "R84": "W", "R85": "F",
    "C01": "A", "C02": "A", "C03": "A", "C04": "C", "C05": "A", "C06": "A", "C07": "A",
    "C08": "A", "C09": "F", "C10": "F", "C11": "F", "C12": "F", "C13": "F", "C14": "F",
}  # fmt: skip
#: What a reason is about: the account is in doubt, or the mandate; there is no money;
#: the partner disagrees; what was exported is wrong; a bank's own trouble; a bank tells
#: what has changed. Others tell nothing.
KINDS = {
    code: kind
    for kind, codes in {
        "account": """AC01 AC02 AC03 AC04 AC06 AG01 BE01 CNOR DNOR PY01 RC01 RC07 R02
            R03 R04 R12 R13 R16 R20 R28 R34 R42 R43 R82""",
        "mandate": "AC13 MD01 MD02 MD07 SL01 SL11 SL12 R05 R07 R10 R11 R14 R15 R29",
        "funds": "AG07 AM04 AM07 R01 R09",
        "disputed": """AM09 CUST EMVL MD06 MS02 NOAS PINL SL13 SL14 SVNR R08 R23 R33 R37
            R38 R39 R51 R52 R53""",
        "order": """AG02 AM01 AM02 AM03 AM05 AM06 AM10 BE04 BE05 BE06 BE07 CURR DT01
            DUPL FF01 FF05 RF01 RR01 RR02 RR03 TM01 R17 R18 R19 R21 R22 R24 R25 R26 R27
            R35 R36 R41 R44 R45 R46 R47 R80 R85""",
        "technical": "BE08 ED01 ED05 SL02 TECH R32 R83 R84",
        "change": "C01 C02 C03 C04 C05 C06 C07 C08 C09 C10 C11 C12 C13 C14 DT06",
    }.items()
    for code in codes.split()
}


def reason_kind(reason: str) -> str:
    """What a reason is about, of `KINDS`; "" where it tells nothing of it."""
    return KINDS.get(reason, "")


def doubts_account(reason: str) -> bool:
    """Whether a reason of one payment says that the partner's account is wrong."""
    return "A" in ACTIONS.get(reason, "")


def is_retried(reason: str) -> bool:
    """Whether the same payment may be ordered again by and by."""
    return "R" in ACTIONS.get(reason, "")
