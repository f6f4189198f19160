"""Reads pain.002, the payment status report, of every version: by its elements, which
have had the same names in all of them, whatever their prefix or namespace."""
# pylint: disable=prefer-env-translation

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timezone
from decimal import Decimal

from lxml import etree

from ...sentences import _
from ..model import PaymentFileError, PaymentStatus, StatusReport
from .codes import OUTCOMES, VERIFIED, VERIFIED_MIXED, VERIFIED_UNFINISHED
from .xml_of import parse

_MARK = re.compile(rb"pain\.002\.\d{3}|<(?:\w{1,30}:)?CstmrPmtStsRpt\b")
#: The first version's message had its own name for an element.
_MESSAGES = ("{*}CstmrPmtStsRpt", "{*}pain.002.001.02")
#: Longer than any identification of ISO 20022.
_ID = 105
_TEXT = 1_000
#: One AddtlInf holds so much; a name of 140 characters takes two.
_PIECE = 105
_AMOUNT = re.compile(r"\d{1,15}(\.\d{1,5})?")
_STATUSES = {*OUTCOMES, *VERIFIED, VERIFIED_MIXED, VERIFIED_UNFINISHED}
_FIRST_WORD = re.compile(
    r"[/(\[]*([A-Z]{2}\d{2}|[A-Z]{4})(?![A-Za-z0-9])(\s*[:/)\]]|\s+-\s)?"
)


@dataclass(frozen=True, slots=True)
class _Said:
    """What stands on one level; level: of the status, empty where it has none."""

    status: str = ""
    reason: str = ""
    text: str = ""
    level: str = ""

    def or_above(self, above: _Said) -> _Said:
        """This level's; where it has no status, that of the level above."""
        if self.status:
            return self
        return _Said(
            above.status,
            self.reason or above.reason,
            self.text or above.text,
            # A reason of its own says it of this one alone.
            self.level if self.reason and above.status else above.level,
        )


def recognise(data: bytes) -> bool:
    """Whether the bytes are a payment status report, by the namespace or message."""
    head = data.replace(b"\x00", b"")
    return b"<" in head and bool(_MARK.search(head))


def read(data: bytes, filename: str) -> list[StatusReport]:
    """The reports of a file, in its order; raises PaymentFileError."""
    root = parse(data, filename)
    found = [_report(message) for message in root.iter(*_MESSAGES)]
    if not found:
        raise PaymentFileError(
            _(
                "The file “%(filename)s” has no payment status report (pain.002) in "
                "it. Download the answer to the payment file from the bank.",
                filename=filename,
            )
        )
    return found


def _report(message: etree._Element) -> StatusReport:
    original = message.find("{*}OrgnlGrpInfAndSts")
    group = _said(original, "GrpSts", "group")
    statuses: list[tuple[str, tuple[str, str, str]]] = []
    payments = [
        _payment(each, "", group) for each in message.iterchildren("{*}TxInfAndSts")
    ]
    for block in message.iterchildren("{*}OrgnlPmtInfAndSts"):
        name = _text(block, "OrgnlPmtInfId")
        own = _said(block, "PmtInfSts", "block")
        if own.status:
            statuses.append((name, (own.status, own.reason, own.text)))
        payments += [
            _payment(each, name, own.or_above(group))
            for each in block.iterchildren("{*}TxInfAndSts")
        ]
    return StatusReport(
        message_id=_text(message, "GrpHdr/MsgId"),
        original_message_id=_text(original, "OrgnlMsgId"),
        created_at=_moment(_text(message, "GrpHdr/CreDtTm")),
        status=group.status,
        reason=group.reason,
        text=group.text,
        block_statuses=tuple(statuses),
        payments=tuple(payments),
    )


def _payment(element: etree._Element, block: str, above: _Said) -> PaymentStatus:
    said = _said(element, "TxSts", "payment").or_above(above)
    reference = element.find("{*}OrgnlTxRef")
    amount, currency = _amount(reference)
    return PaymentStatus(
        status=said.status,
        reason=said.reason,
        text=said.text,
        name=_name(element) if said.status == "RVMC" else "",
        original_instruction_id=_text(element, "OrgnlInstrId"),
        original_end_to_end_id=_text(element, "OrgnlEndToEndId"),
        original_information_id=block,
        original_uetr=_text(element, "OrgnlUETR"),
        amount=amount,
        currency=currency,
        account=_account(reference),
        date=_day(reference),
        level=said.level or "payment",
    )


def _said(element: etree._Element | None, status: str, level: str) -> _Said:
    if element is None:
        return _Said(level=level)
    reasons = []
    words = []
    for each in element.iterchildren("{*}StsRsnInf"):
        code = _text(each, "Rsn/Cd") or _text(each, "Rsn/Prtry")
        reasons += [code] if code else []
        # The first stands by itself; what follows it is told in the words.
        words += [code] if code and len(reasons) > 1 else []
        words += [" ".join(line.split()) for line in _texts(each, "AddtlInf")]
    return _Said(
        _text(element, status).upper()[:35],
        reasons[0] if reasons else "",
        " ".join(filter(None, words))[:_TEXT],
        level,
    )


def _name(element: etree._Element) -> str:
    """Who owns the account, as the bank knows it: not what it explains by a code."""
    for each in element.iterchildren("{*}StsRsnInf"):
        lines = [line.strip() for line in _texts(each, "AddtlInf") if line.strip()]
        if not lines or _begins_with_code(lines[0]):
            continue
        name = lines[0]
        if len(name) == _PIECE and len(lines) > 1:
            name += lines[1]
        return " ".join(name.split())[:140]
    return ""


def _begins_with_code(text: str) -> bool:
    found = _FIRST_WORD.match(text)
    if not found:
        return False
    # Four letters alone may begin a name: "TECH Data".
    return found[1] in _STATUSES or found[1][2:].isdigit() or bool(found[2])


def _amount(reference: etree._Element | None) -> tuple[Decimal | None, str]:
    for path in ("Amt/InstdAmt", "Amt/EqvtAmt/Amt", "IntrBkSttlmAmt"):
        found = None if reference is None else reference.find(_path(path))
        if found is not None:
            text = (found.text or "").strip()
            amount = Decimal(text) if _AMOUNT.fullmatch(text) else None
            return amount, found.get("Ccy", "").strip()[:3]
    return None, ""


def _account(reference: etree._Element | None) -> str:
    """Of the payee: the other one is ours, or a debtor's, whom the ids tell."""
    for path in ("CdtrAcct/Id/IBAN", "CdtrAcct/Id/Othr/Id"):
        if found := _text(reference, path):
            return found
    return ""


def _day(reference: etree._Element | None) -> date | None:
    for path in (
        "IntrBkSttlmDt",
        "ReqdExctnDt/Dt",
        "ReqdExctnDt/DtTm",
        "ReqdExctnDt",
        "ReqdColltnDt",
    ):
        text = _text(reference, path)
        if text:
            try:
                return date.fromisoformat(text[:10])
            except ValueError:
                return None
    return None


def _moment(text: str) -> datetime | None:
    """In UTC, without zone; where no zone is told, as it is."""
    try:
        found = datetime.fromisoformat(text)
        if found.tzinfo:
            found = found.astimezone(timezone.utc)
        return found.replace(tzinfo=None, microsecond=0)
    except (ValueError, OverflowError):
        return None


def _text(element: etree._Element | None, path: str) -> str:
    """Text at a path, on one line; empty where there is none."""
    text = None if element is None else element.findtext(_path(path))
    return " ".join((text or "").split())[:_ID]


def _texts(element: etree._Element, name: str) -> list[str]:
    return [each.text or "" for each in element.iterchildren(f"{{*}}{name}")]


def _path(path: str) -> str:
    return "/".join(f"{{*}}{name}" for name in path.split("/"))
