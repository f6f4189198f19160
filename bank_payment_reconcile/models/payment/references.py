"""Structured references by which payees know their bills; plain values, no records."""

import re

from stdnum import iso11649

from odoo.addons.account.tools.structured_reference import (
    is_valid_structured_reference_be,
    is_valid_structured_reference_fi,
    is_valid_structured_reference_no_se,
)

#: The longest text that a payment carries.
LONGEST = 140
#: Bank numbers of a Swiss account that is paid by QR references alone.
QR_BANKS = range(30000, 32000)
#: Tables of the check digit of a QR reference, modulo 10 recursive.
CARRIES = (0, 9, 4, 6, 8, 2, 7, 1, 3, 5)
#: Where numbers alone are a reference: {country of the account: what tests them}
OF_COUNTRIES = {
    "BE": is_valid_structured_reference_be,
    "FI": is_valid_structured_reference_fi,
    "NO": is_valid_structured_reference_no_se,
    "SE": is_valid_structured_reference_no_se,
}


def is_qr_account(number):
    """Whether an IBAN is a Swiss one that takes QR references alone."""
    return (
        number[:2] in ("CH", "LI")
        and number[4:9].isdigit()
        and int(number[4:9]) in QR_BANKS
    )


def is_qr_reference(reference):
    """Whether 27 digits end with their check digit."""
    if not re.fullmatch(r"\d{27}", reference):
        return False
    carry = 0
    for digit in reference[:-1]:
        carry = CARRIES[(carry + int(digit)) % 10]
    return (10 - carry) % 10 == int(reference[-1])


def find_reference(text, account):
    """The structured reference that a text is, without blanks; empty where it is none.

    Which numbers are one depends on the country of the payee's account.

    :param text: as the vendor wrote it.
    :param account: the payee's IBAN without blanks, or another number, or empty.
    """
    compact = re.sub(r"\s", "", text or "").upper()
    if not compact:
        return ""
    if is_qr_account(account):
        return compact if is_qr_reference(compact) else ""
    if compact.startswith("RF"):
        return compact if iso11649.is_valid(compact) else ""
    if re.fullmatch(r"(\+{3}|\*{3})?\d{3}/\d{4}/\d{5}(\+{3}|\*{3})?", compact):
        digits = re.sub(r"\D", "", compact)
        return digits if is_valid_structured_reference_be(digits) else ""
    test = OF_COUNTRIES.get(account[:2])
    return compact if test and compact.isdigit() and test(compact) else ""


def tell_documents(numbers):
    """The numbers of documents as one text that a payment can carry: as many as there
    is room for, and how many more there are.

    Nothing is cut: a single number that is too long stays as it is, to be looked at.
    """
    numbers = list(dict.fromkeys(number for number in numbers if number))
    text = ", ".join(numbers)
    for count in range(len(numbers) - 1, 0, -1):
        if len(text) <= LONGEST:
            break
        text = f"{', '.join(numbers[:count])} +{len(numbers) - count}"
    return text
