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
    "AM01": "F", "AM02": "F", "AM03": "F", "AM04": "RC", "AM05": "FN", "DUPL": "FN",
    "AM09": "C", "AM10": "F", "BE01": "AC", "BE04": "F", "BE05": "F", "BE06": "C",
    "BE07": "F", "CUST": "C", "CNOR": "A", "DNOR": "A", "DT01": "F", "DT06": "",
    "FF01": "F", "FF05": "F", "FOCR": "W", "FRAD": "W", "MD01": "MC", "MD02": "FM",
    "MD06": "CN", "MD07": "MC", "MS02": "C", "MS03": "RC", "NARR": "W", "PY01": "A",
    "RC01": "AF", "RC07": "AF", "RF01": "F", "RR01": "F", "RR02": "F", "RR03": "F",
    "RR04": "WA", "SL01": "MC", "TECH": "W", "TM01": "F",
    "R01": "RC", "R02": "AC", "R03": "AC", "R04": "AC", "R05": "MCN", "R06": "W",
    "R07": "MCN", "R08": "C", "R09": "RC", "R10": "MCN", "R16": "AC", "R20": "AC",
    "R29": "MCN", "C01": "A", "C02": "A", "C03": "A", "C04": "C", "C05": "A",
    "C06": "A", "C07": "A",
}  # fmt: skip


def doubts_account(reason: str) -> bool:
    """Whether a reason of one payment says that the partner's account is wrong."""
    return "A" in ACTIONS.get(reason, "")


def is_retried(reason: str) -> bool:
    """Whether the same payment may be ordered again by and by."""
    return "R" in ACTIONS.get(reason, "")
