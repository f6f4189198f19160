"""Payments that come back, by the subfamilies of ISO 20022's transaction codes."""

#: Subfamilies of what comes back, and what they say of the kind: direct debits unpaid
#: (UPDD), cancelled (RCDD), reversed (PRDD); credit transfers returned (RRTN) or
#: cancelled (RPCR); returns and reversals of clearing houses; checks unpaid or
#: reversed; cards and drafts unpaid.
SUBFAMILIES = {
    "UPDD": "return",
    "RCDD": "",
    "PRDD": "reverse",
    "RRTN": "return",
    "RPCR": "",
    "ARET": "return",
    "AREV": "reverse",
    "UPCQ": "return",
    "XPCQ": "return",
    "NPCC": "return",
    "CQRV": "reverse",
    "UPCT": "return",
    "UDFT": "return",
}
