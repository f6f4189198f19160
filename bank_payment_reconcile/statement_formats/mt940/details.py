"""Field :86: (information to the account owner) in the banks' dialects.

Each dialect turns the field into named parts; `set_details` reads them all alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..shared.identifiers import given
from ..shared.model import Transaction
from ..shared.records import squeeze

#: SWIFT's width of a line: a full one goes on in the next without a blank.
WIDTH = 65
#: Of a line of codes; some banks break it a little earlier, inside words, too.
_CODED_WIDTH = 63
#: Width of a ?20 to ?29 subfield.
_SUBFIELD = 27

# A business transaction code, then subfields: 166?00GUTSCHRIFT?20…; other banks
# separate them by >, <, ^, ~ or |.
_SUBFIELDS = re.compile(r"(?P<code>[0-9]{3})\s?(?P<mark>[?<>^~|@])(?=[0-9]{2})")
_BARE_SUBFIELDS = re.compile(r"(?P<code>)(?P<mark>\?)(?=[0-9]{2})")
_KEYWORD = re.compile(
    r"(?:^|(?<=[^A-Z0-9]))(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|COAM|OAMT|PREF"
    r"|RREF|BREF|PURP|RTRN|IBAN|BIC|NAME|SQTP|ORCR|ORMR|MDAT|DDAT)\+"
)
_REFERENCES = ("EREF", "KREF", "MREF", "CRED", "DEBT", "PREF", "RREF", "BREF")
_CODES = (
    "TRTP IBAN BIC NAME REMI EREF MARF CSID CNTP ORDP BENM ISDT TRCD PURP ULTC ULTD "
    "ULTB PREF RTRN OCMT EXCH CHGS CHG1 SVCL KREF MREF CREF IREF ADDR ID PY PT INFO "
    "ACCW ORDR SUM BO INV BAI"
).split()
_CODE = re.compile(rf"/({'|'.join(_CODES)})/")
#: Codes of the other side's account, and of what the bank says of the transaction: in
#: the payer's text they are his.
_NOT_THE_PAYERS = ("IBAN", "CNTP", "RTRN", "TRTP")
_PARTIES = ("ORDP", "BENM", "ULTC", "ULTD", "ULTB")
_LABELS = {
    "IBAN": "IBAN",
    "REK": "IBAN",
    "BIC": "BIC",
    "NAAM": "NAME",
    "NAME": "NAME",
    "EREF": "EREF",
    "MREF": "MREF",
    "KENMERK": "EREF",
    "MACHTIGING": "MREF",
    "OMSCHRIJVING": "",
    "BETALINGSKENM.": "",
    "INCASSANT": "",
    "CRED": "",
    "SVWZ": "",
}
#: What the payer or the creditor wrote follows these.
_TEXT_LABELS = ("OMSCHRIJVING", "SVWZ")
_LABEL = re.compile(
    rf"(?:^|(?<=[\s/]))({'|'.join(re.escape(each) for each in _LABELS)})\s?:"
)
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")


def is_iban(text: str) -> bool:
    """Whether a text has the form of an IBAN; its check digits are not looked at."""
    return bool(_IBAN.fullmatch(text.replace(" ", "")))


def unfold(lines: Iterable[str], width: int = WIDTH) -> str:
    """One text; a line that fills the width goes on in the next without a blank."""
    parts: list[str] = []
    for line in lines:
        if parts and len(parts[-1]) < width and not line.startswith("/"):
            parts.append(" ")
        parts.append(line)
    return "".join(parts)


def parse(lines: list[str]) -> dict[str, str]:
    """The named parts of field :86:; what the payer wrote is `text`.

    lines: of the field, without its tag.
    """
    joined = "".join(lines).strip()
    match = _SUBFIELDS.match(joined) or _BARE_SUBFIELDS.match(joined)
    if match:
        return _subfields(joined, match)
    coded = unfold(lines, _CODED_WIDTH)
    if _CODE.match(coded.lstrip()):
        return _codes(coded)
    whole = unfold(lines)
    if _KEYWORD.match(whole.lstrip()):
        return _keywords([whole.strip()])
    return {**_labels(whole), "text": squeeze(whole)}


def _marked(mark: re.Pattern[str], whole: str) -> Iterator[tuple[str, str]]:
    """Every mark's name and the text up to the next one."""
    name, start = "", 0
    for match in mark.finditer(whole):
        if name:
            yield name, whole[start : match.start()]
        name, start = match[1], match.end()
    if name:
        yield name, whole[start:]


# German subfields -----------------------------------------------------------------


def _subfields(joined: str, match: re.Match[str]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    pieces = re.split(rf"{re.escape(match['mark'])}(?=[0-9]{{2}})", joined)
    for piece in pieces[1:]:
        found.setdefault(piece[:2], []).append(piece[2:])
    purpose = [p for n in range(20, 30) for p in found.get(str(n), [])]
    purpose += [p for n in range(60, 66) for p in found.get(str(n), [])]
    parts = _keywords(purpose)
    parts["code"] = match["code"]
    # What stands elsewhere the payer may have written.
    first = pieces[1] if pieces[1:] else ""
    parts["posting"] = squeeze(first[2:]) if first[:2] == "00" else ""
    account = next((a for a in found.get("38", []) + found.get("31", []) if a), "")
    parts["IBAN"] = account.strip() or parts.get("IBAN", "")
    parts["BIC"] = _glue(found.get("30", [])).strip() or parts.get("BIC", "")
    names = found.get("32", []) + found.get("33", [])
    parts["NAME"] = squeeze(_glue(names)) or parts.get("NAME", "")
    for number, texts in found.items():
        parts[f"?{number}"] = " ".join(texts).strip()
    return parts


def _glue(pieces: list[str]) -> str:
    """Subfields as one text: a full one goes on in the next, unless a keyword starts.

    Others are lines of their own.
    """
    text, full = "", False
    for piece in pieces:
        if text and (not full or _KEYWORD.match(piece)):
            text += "\n"
        text += piece
        full = len(piece) >= _SUBFIELD
    return text


def _keywords(pieces: list[str]) -> dict[str, str]:
    """EREF+…, SVWZ+… and their like; the rest, and SVWZ, is the text, an account in
    it as well."""
    purpose = _glue(pieces)
    first = _KEYWORD.search(purpose)
    if not first:
        return {**_labels(purpose), "text": squeeze(purpose)}
    texts = [purpose[: first.start()]]
    parts: dict[str, str] = {}
    for keyword, value in _marked(_KEYWORD, purpose):
        if keyword == "SVWZ":
            texts.append(value)
        elif keyword in _NOT_THE_PAYERS and "SVWZ" in parts:
            texts.append(f"{keyword}+{value}")
            continue
        elif keyword in _REFERENCES:
            # What follows on a line of its own is no reference but text.
            value, _break, rest = value.partition("\n")
            texts.append(rest)
        parts.setdefault(keyword, squeeze(value))
    return {**parts, "text": squeeze(" ".join(texts))}


# Slash codes ----------------------------------------------------------------------


def _codes(whole: str) -> dict[str, str]:
    """/TRTP/…/NAME/…/REMI/…: a name belongs to the party code before it.

    An account behind /REMI/, or a reason for a return, is in the payer's or creditor's
    own text, who may write there whose account he likes.
    """
    parts: dict[str, str] = {}
    party = ""
    for code, text in _marked(_CODE, whole):
        value = text.strip("/ ")
        if code in _NOT_THE_PAYERS and "REMI" in parts:
            parts["REMI"] = squeeze(f"{parts['REMI']}/{code}/{value}")
            continue
        party = code if code in _PARTIES else party
        key = f"{party}.{code}" if party and code == "NAME" else code
        if value or key not in parts:
            parts[key] = squeeze(value)
    _split_counterparty(parts)
    remittance = parts.get("REMI", "")
    if remittance.startswith("STRD/"):
        parts["reference"] = remittance.rpartition("/")[2]
    parts["text"] = re.sub(r"^(?:USTD|STRD/[A-Z]+)/+", "", remittance)
    if "REMI" not in parts:
        parts["text"] = squeeze(whole)
    return parts


def _split_counterparty(parts: dict[str, str]) -> None:
    """/CNTP/account/BIC/name/town."""
    if "CNTP" in parts:
        found = [*parts["CNTP"].split("/"), "", "", "", ""]
        for key, value in zip(("IBAN", "BIC", "NAME", "city"), found, strict=False):
            if value:
                parts.setdefault(key, value.strip())


# Labels ---------------------------------------------------------------------------


def _labels(whole: str) -> dict[str, str]:
    """IBAN: …  NAAM: …; values end at two blanks or at the next label.

    An account behind a label of the text is the text's.
    """
    parts: dict[str, str] = {}
    is_text = False
    for match, text in _marked(_LABEL, whole):
        is_text = is_text or match in _TEXT_LABELS
        if is_text and _LABELS[match] == "IBAN":
            continue
        value = re.split(r"\s{2,}", text.strip(), maxsplit=1)[0].rstrip("/")
        key = _LABELS[match]
        if key in ("IBAN", "BIC", "EREF", "MREF"):
            value = value.partition(" ")[0].partition("/")[0]
        if key and value:
            parts.setdefault(key, value)
    return parts


# Into a transaction ---------------------------------------------------------------


def set_details(transaction: Transaction, parts: dict[str, str]) -> None:
    """Sets text, references and the other side of a transaction.

    parts: what `parse` found. Who is the other side depends on the sign of the amount.
    """
    transaction.text = parts.get("text") or parts.get("posting", "")
    transaction.end_to_end_id = given(parts.get("EREF", ""))
    transaction.mandate = given(parts.get("MREF") or parts.get("MARF", ""))
    transaction.reference = given(parts.get("reference", ""))
    transaction.partner_account = given(parts.get("IBAN", ""))
    bic = parts.get("BIC", "").strip().upper()
    transaction.partner_bic = bic if _BIC.fullmatch(bic) else ""
    transaction.partner_city = parts.get("city", "")
    names = (
        ("ABWA", "ULTD.NAME", "ORDP.NAME", "NAME", "BENM.NAME")
        if transaction.amount > 0
        else ("ABWE", "ULTC.NAME", "ULTB.NAME", "BENM.NAME", "NAME", "ORDP.NAME")
    )
    transaction.partner_name = next(
        filter(None, (given(parts.get(name, "")) for name in names)), ""
    )
