"""Codes of reasons and documents of the messages, in words."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...sentences import Param, Sentence, _

#: EDIFACT 1001: type of document -> kind. Amounts of credit notes are positive, too.
EDIFACT_KINDS: Mapping[str, str] = {
    "80": "invoice",
    "83": "credit_note",
    "84": "invoice",
    "261": "credit_note",
    "262": "credit_note",
    "296": "credit_note",
    "308": "credit_note",
    "325": "invoice",
    "326": "invoice",
    "380": "invoice",
    "381": "credit_note",
    "382": "invoice",
    "383": "invoice",
    "384": "invoice",
    "385": "invoice",
    "386": "invoice",
    "389": "invoice",
    "393": "invoice",
    "396": "credit_note",
    "420": "credit_note",
    "457": "credit_note",
    "458": "credit_note",
    "532": "credit_note",
}
#: EDIFACT 4465: why an amount is adjusted.
EDIFACT_REASONS: Mapping[str, Sentence] = {
    "1": _("agreed settlement"),
    "2": _("goods below specification"),
    "3": _("damaged goods"),
    "4": _("short delivery"),
    "5": _("price query"),
    "6": _("proof of delivery missing"),
    "7": _("payment on account"),
    "8": _("returnable packaging"),
    "9": _("invoice error"),
    "10": _("costs for draft"),
    "11": _("bank charges"),
    "12": _("agent commission"),
    "13": _("counter claim"),
    "14": _("wrong delivery"),
    "15": _("goods returned to agent"),
    "16": _("partly returned goods"),
    "17": _("transport damage"),
    "18": _("goods on consignment"),
    "19": _("trade discount"),
    "20": _("late delivery"),
    "21": _("advertising costs"),
    "22": _("customs duties"),
    "23": _("telephone and postage"),
    "24": _("repair costs"),
    "25": _("attorney's fees"),
    "26": _("taxes"),
    "27": _("deduction reclaimed"),
    "28": _("see separate advice"),
    "29": _("delivery refused"),
    "30": _("seller already paid"),
    "31": _("due date contested"),
    "32": _("goods not delivered"),
    "33": _("late delivery"),
    "34": _("seller already paid"),
    "35": _("goods returned"),
    "36": _("invoice missing"),
    "37": _("credit note missing"),
    "38": _("bonus"),
    "39": _("discount"),
    "40": _("freight"),
    "41": _("deduction for other invoices"),
    "42": _("credit balance"),
    "43": _("reason unknown"),
    "45": _("debit note"),
    "46": _("discount beyond terms"),
    "47": _("see letter"),
    "48": _("allowance or charge wrong"),
    "49": _("substitute product"),
    "50": _("terms of sale wrong"),
    "51": _("required data missing"),
    "52": _("wrong invoice"),
    "53": _("duplicate invoice"),
    "54": _("weight wrong"),
    "55": _("charge not authorised"),
    "56": _("discount wrong"),
    "57": _("price change"),
    "66": _("cash discount"),
    "67": _("del credere"),
    "68": _("early payment allowance"),
    "74": _("quantity discount"),
    "75": _("promotion discount"),
    "78": _("volume discount"),
    "79": _("sundry discount"),
}
#: Those by which a payment is less for having been made early.
EDIFACT_DISCOUNTS = frozenset({"39", "46", "66", "68"})
#: EDIFACT 1153: references of a document that are the number of one of ours.
EDIFACT_NUMBERS = frozenset({"IV", "CD", "DL", "OI", "AFO", "ACE"})
#: Those that are the number of an order, of ours or of the customer's.
EDIFACT_ORDERS = frozenset({"ON", "VN", "CO", "OP", "PO"})

#: X12 128 of RMR01: what is referred to -> kind. The buyer's debit memo is what the
#: buyer takes off; the seller's is owed like an invoice.
X12_KINDS: Mapping[str, str] = {
    "CL": "credit_note",
    "CM": "credit_note",
    "DB": "deduction",
}
#: References of X12 128 that are the number of an order.
X12_ORDERS = frozenset({"PO", "CO", "VN", "OP"})
#: References that are the number of a document of ours.
X12_NUMBERS = frozenset({"IV", "IK", "OI", "CL", "CM", "DB", "DL", "R7"})
#: X12 426: why an amount is adjusted.
X12_REASONS: Mapping[str, Sentence] = {
    "01": _("pricing error"),
    "02": _("allowance or charge wrong"),
    "03": _("extension error"),
    "04": _("item not accepted, damaged"),
    "05": _("item not accepted, quality"),
    "06": _("quantity contested"),
    "07": _("incorrect product"),
    "08": _("substitute product"),
    "09": _("terms of sale wrong"),
    "10": _("charge for pallets wrong"),
    "11": _("returns, damaged"),
    "12": _("returns, quality"),
    "13": _("returns, dating"),
    "14": _("returns, promotion"),
    "15": _("returns, recall"),
    "16": _("allowance or charge besides"),
    "17": _("required data missing"),
    "18": _("not our bill"),
    "19": _("duplicate billing"),
    "20": _("balance due declined"),
    "22": _("weight wrong"),
    "23": _("special charge unauthorised"),
    "24": _("incorrect discount"),
    "25": _("item not accepted"),
    "26": _("invoice cancelled"),
    "29": _("fee wrong"),
    "30": _("delivery charge wrong"),
    "31": _("pickup charge wrong"),
    "33": _("currency exchange wrong"),
    "41": _("item not accepted, late"),
    "42": _("item not accepted, lost"),
    "43": _("missing discount"),
    "44": _("required documents missing"),
    "46": _("transportation charge wrong"),
    "48": _("service charge"),
    "49": _("processing charge"),
    "50": _("late charge"),
    "51": _("interest penalty"),
    "52": _("credit for overpayment"),
    "53": _("remittance for previous underpayment"),
    "54": _("freight deducted"),
    "55": _("tax deducted"),
    "56": _("advertising allowance"),
    "57": _("volume discount"),
    "59": _("item not received"),
    "60": _("no open item on file"),
    "61": _("no open order on file"),
    "63": _("paid after a dispute"),
    "71": _("advertising allowance"),
    "72": _("authorised return"),
}
X12_DISCOUNT = "24"


def told(reasons: Sequence[Param]) -> Sentence | str:
    """Several reasons as one, "" of none."""
    found = tuple(each for each in reasons if each)
    if not any(isinstance(each, Sentence) for each in found):
        return "; ".join(map(str, found))
    return Sentence("%(reasons)s", (("reasons", found),))


def with_words(reason: Param, *others: Param) -> Param:
    """A reason with what its sender writes beside it, in his words and figures."""
    words = tuple(each for each in others if each)
    if not words:
        return reason
    if not reason:
        return " ".join(map(str, words))
    return _("%(reason)s (%(words)s)", reason=reason, words=words)
