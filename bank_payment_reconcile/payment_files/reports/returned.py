"""Reads what comes back of a NACHA file: returns, and changes that a bank tells."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from decimal import Decimal

from ...sentences import _
from ..model import PaymentFileError, PaymentStatus, StatusReport

LENGTH = 94
#: More than a bank returns in a year.
MAX_RECORDS = 2_000_000
_HEADER = re.compile(rb"101[ \d]{10}")
_ADDENDA = re.compile(rb"(?:^|[\r\n])79[89][RC]\d\d")
_RETURNED, _CHANGED = "99", "98"


def recognise(data: bytes) -> bool:
    """Whether the bytes are a NACHA file with returns or changes."""
    return bool(_HEADER.match(data)) and bool(_ADDENDA.search(data))


def read(data: bytes, filename: str) -> list[StatusReport]:
    """One report: each entry that came back, found by its trace and identification.

    Raises PaymentFileError with the line that cannot be read.
    """
    lines = data.decode("ascii", "replace").splitlines()
    if len(lines) > MAX_RECORDS:
        raise _refusal(filename, MAX_RECORDS, _("it has too many lines"))
    entry = ""
    payments = []
    for number, line in enumerate(lines, 1):
        if line[:1] == "6":
            entry = line
        elif line[:3] in (f"7{_RETURNED}", f"7{_CHANGED}"):
            # Blanks at the end may have got lost on the way, the trace has not.
            if len(line.rstrip()) < 21 or len(entry.rstrip()) < 40:
                raise _refusal(filename, number, _("a record is cut off"))
            payments.append(_payment(entry, line, filename, number))
    head = lines[0].ljust(LENGTH)
    return [
        StatusReport(
            message_id=f"{head[3:13].strip()}-{head[23:34].strip()}",
            original_message_id="",
            payments=tuple(payments),
        )
    ]


def _payment(entry: str, addenda: str, filename: str, number: int) -> PaymentStatus:
    cents = entry[29:39]
    if not cents.isdecimal():
        raise _refusal(filename, number - 1, _("its amount is no number"))
    is_change = addenda[1:3] == _CHANGED
    # A change concerns what comes next: the payment itself was executed.
    return PaymentStatus(
        status="ACWC" if is_change else "RJCT",
        reason=addenda[3:6],
        text=(addenda[35:64] if is_change else addenda[35:79]).strip(),
        original_instruction_id=addenda[6:21].strip(),
        original_end_to_end_id=entry[39:54].strip(),
        amount=Decimal(cents).scaleb(-2),
        currency="USD",
        account=entry[12:29].strip(),
    )


def _refusal(filename: str, line: int, problem: object) -> PaymentFileError:
    return PaymentFileError(
        _(
            "The return file “%(filename)s” cannot be read in line %(line)s: "
            "%(problem)s. Download it from the bank again; nothing was changed.",
            filename=filename,
            line=line,
            problem=problem,
        )
    )
