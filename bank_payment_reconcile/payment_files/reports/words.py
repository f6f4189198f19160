"""What the bank's codes say to a person, in sentences."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from ...sentences import Sentence, _
from .codes import ACTIONS

_STATUSES = {
    "RCVD": _("Received by the bank"),
    "ACTC": _("The bank can read the file"),
    "PATC": _("A signature is missing at the bank"),
    "PDNG": _("Waiting at the bank"),
    "BLCK": _("Blocked by the bank"),
    "ACCP": _("Accepted by the bank"),
    "ACFC": _("Accepted by the bank, which holds the money for it"),
    "ACWC": _("Accepted by the bank, with a change"),
    "ACWP": _("Accepted by the payee's bank, not credited yet"),
    "ACSP": _("In execution"),
    "ACSC": _("Executed: the statement will show it"),
    "ACCC": _("Credited to the payee"),
    "PART": _("Accepted in part"),
    "RJCT": _("Rejected by the bank"),
    "CANC": _("Cancelled at the bank"),
    "RCVC": _("The payee's name and account match"),
    "RVMC": _("The payee's name is nearly that of the account"),
    "RVNM": _("The payee's name is not that of the account"),
    "RVNA": _("The bank could not verify the payee's name"),
    "RVCM": _("Not all payees' names are those of their accounts"),
    "RVNC": _("The bank has not verified all payees' names yet"),
}
_REASONS = {
    "AC01": _("the account number is wrong"),
    "AC02": _("the debtor's account number is wrong"),
    "AC03": _("the creditor's account number is wrong"),
    "AC04": _("the account is closed"),
    "AC06": _("the account is blocked"),
    "AC13": _("the account is a consumer's, which allows no business debits"),
    "AG01": _("the account does not allow this kind of payment"),
    "AG02": _("the kind of operation or its sequence is wrong"),
    "AG07": _("the account could not be debited"),
    "AM01": _("the amount is zero"),
    "AM02": _("the amount is larger than allowed"),
    "AM03": _("the currency is not allowed"),
    "AM04": _("there is not enough money on the account"),
    "AM05": _("the bank has the same order already"),
    "AM09": _("the amount is not what was agreed"),
    "AM10": _("the control sum is wrong"),
    "BE01": _("the name is not that of the account"),
    "BE04": _("the creditor's address is missing or wrong"),
    "BE05": _("the creditor identifier is unknown"),
    "BE06": _("the customer is unknown at the bank"),
    "BE07": _("the debtor's address is missing or wrong"),
    "C01": _("the account number has changed"),
    "C02": _("the bank's routing number has changed"),
    "C03": _("the routing number and the account number have changed"),
    "C04": _("the name has changed"),
    "C05": _("the kind of account has changed"),
    "C06": _("the account number and the kind of account have changed"),
    "C07": _("the routing number, the account number and the kind have changed"),
    "CNOR": _("the creditor's bank does not take part in the scheme"),
    "CUST": _("the customer wished it so"),
    "DNOR": _("the debtor's bank does not take part in the scheme"),
    "DT01": _("the date is not allowed"),
    "DT06": _("the bank has changed the execution date"),
    "FF01": _("the format of the file is wrong"),
    "FF05": _("the kind of instrument is wrong"),
    "FOCR": _("it was given back after a recall"),
    "FRAD": _("the bank suspects fraud"),
    "MD01": _("there is no mandate for it, or it was not authorised"),
    "MD02": _("data of the mandate is missing or wrong"),
    "MD06": _("the customer wants an authorised debit back"),
    "MD07": _("the account's owner has died"),
    "MS02": _("the customer refused it"),
    "MS03": _("the bank gives no reason"),
    "NARR": _("the bank says it in words"),
    "PY01": _("the payee's bank cannot be reached"),
    "R01": _("there is not enough money on the account"),
    "R02": _("the account is closed"),
    "R03": _("there is no such account, or it is somebody else's"),
    "R04": _("the account number is wrong"),
    "R05": _("a consumer did not authorise the business debit"),
    "R06": _("our bank asked for it back"),
    "R07": _("the customer has revoked the authorisation"),
    "R08": _("the customer has stopped it"),
    "R09": _("the money on the account was not available"),
    "R10": _("the customer did not authorise it"),
    "R16": _("the account is blocked"),
    "R20": _("the account does not allow this kind of payment"),
    "R29": _("the company did not authorise it"),
    "RC01": _("the BIC is wrong"),
    "RC07": _("the BIC of the creditor's bank is wrong"),
    "RF01": _("the reference of the payment was used before"),
    "RR01": _("the debtor's account or identification is missing"),
    "RR02": _("the debtor's name or address is missing"),
    "RR03": _("the creditor's name or address is missing"),
    "RR04": _("a regulation does not allow it"),
    "SL01": _("the debtor's bank was told not to allow it"),
    "TECH": _("the bank has a technical problem"),
    "TM01": _("it arrived after the cut-off time"),
}
_REASONS["DUPL"] = _REASONS["AM05"]
_TO_DO = {
    "R": _("Pay it again later"),
    "A": _("Check the partner's account before anything is paid to it again"),
    "M": _("Look at the mandate before you collect again"),
    "C": _("Ask the partner"),
    "F": _("Correct it and export it in another run"),
    "W": _("Ask the bank"),
    "N": _("Do not order it again before that is settled"),
}


def status_words(status: str) -> Sentence | str:
    """What a status means; the code itself where nobody here knows it."""
    return _STATUSES.get(status, status)


def reason_words(reason: str) -> Sentence | str:
    """What a reason means; the bank's own code as it is."""
    if reason not in _REASONS:
        return reason
    return _("%(meaning)s (%(code)s)", meaning=_REASONS[reason], code=reason)


def explain(status: str, reason: str = "", text: str = "") -> Sentence:
    """What the bank says of a payment: the status, why, in its words, what to do."""
    what: Sentence | str = status_words(status)
    if reason:
        what = _("%(what)s: %(why)s", what=what, why=reason_words(reason))
    if text:
        what = _("%(what)s “%(words)s”", what=what, words=text)
    for letter in ACTIONS.get(reason, ""):
        what = _("%(first)s. %(then)s", first=what, then=_TO_DO[letter])
    return _("%(sentences)s.", sentences=what)
