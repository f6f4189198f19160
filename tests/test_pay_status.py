"""The bank's answers to payment files: every version and level, and hostile ones."""

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest

from bank_setup.without_odoo import load

payment_files = load("payment_files")
read_status, is_status = payment_files.read_status, payment_files.is_status
SentOrder, spread = payment_files.SentOrder, payment_files.spread
PaymentFileError = payment_files.PaymentFileError

VERSIONS = ("03", "10", "12", "14", "15", "19")


def report(body, version="10", prefix="", message="MSG-1", created=""):
    colon = f"{prefix}:" if prefix else ""
    name = f"xmlns:{prefix}" if prefix else "xmlns"
    space = f'{name}="urn:iso:std:iso:20022:tech:xsd:pain.002.001.{version}"'
    text = (
        f"<Document {space}><CstmrPmtStsRpt><GrpHdr><MsgId>{message}</MsgId>"
        f"<CreDtTm>{created or '2026-11-27T10:00:00+01:00'}</CreDtTm></GrpHdr>"
        f"{body}</CstmrPmtStsRpt></Document>"
    )
    return (
        text.replace("</", f"</{colon}")
        .replace("<", f"<{colon}")
        .replace(f"<{colon}/{colon}", f"</{colon}")
        .encode()
    )


def group(status="", reason="", text="", original="RUN-7"):
    state = f"<GrpSts>{status}</GrpSts>" if status else ""
    return (
        f"<OrgnlGrpInfAndSts><OrgnlMsgId>{original}</OrgnlMsgId>"
        f"<OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>{state}{why(reason, text)}"
        "</OrgnlGrpInfAndSts>"
    )


def why(reason="", *texts, proprietary=False):
    if not reason and not any(texts):
        return ""
    tag = "Prtry" if proprietary else "Cd"
    code = f"<Rsn><{tag}>{reason}</{tag}></Rsn>" if reason else ""
    words = "".join(f"<AddtlInf>{text}</AddtlInf>" for text in texts if text)
    return f"<StsRsnInf>{code}{words}</StsRsnInf>"


def payment(end, status="", reason="", *texts, more=""):
    state = f"<TxSts>{status}</TxSts>" if status else ""
    return (
        f"<TxInfAndSts><OrgnlInstrId>I{end}</OrgnlInstrId>"
        f"<OrgnlEndToEndId>{end}</OrgnlEndToEndId>{state}{why(reason, *texts)}{more}"
        "</TxInfAndSts>"
    )


def block(name, status="", *payments, reason=""):
    state = f"<PmtInfSts>{status}</PmtInfSts>" if status else ""
    return (
        f"<OrgnlPmtInfAndSts><OrgnlPmtInfId>{name}</OrgnlPmtInfId>{state}"
        f"{why(reason)}{''.join(payments)}</OrgnlPmtInfAndSts>"
    )


#: Four orders in two blocks.
ORDERS = [
    SentOrder(end, end, f"I{end}", name)
    for end, name in (("E1", "B1"), ("E2", "B1"), ("E3", "B1"), ("E4", "B2"))
]


def said(data):
    """{order: (status, reason)} of the one report of a file."""
    [only] = read_status(data, "answer.xml")
    return {
        key: (each.status, each.reason) for key, each in spread(only, ORDERS).of.items()
    }


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("prefix", ["", "p2"])
def test_every_version_is_read_by_its_elements(version, prefix):
    data = report(
        group("PART")
        + block(
            "B1", "", payment("E1", "ACSP"), payment("E2", "RJCT", "AC04", "closed")
        ),
        version,
        prefix,
    )
    assert is_status(data, "x")
    [found] = read_status(data, "x")
    assert (found.message_id, found.original_message_id) == ("MSG-1", "RUN-7")
    assert found.created_at == datetime(2026, 11, 27, 9)
    assert said(data) == {"E1": ("ACSP", ""), "E2": ("RJCT", "AC04")}
    assert found.payments[1].text == "closed"


def test_a_group_status_is_that_of_every_payment():
    assert said(report(group("ACCP"))) == dict.fromkeys(
        ("E1", "E2", "E3", "E4"), ("ACCP", "")
    )
    assert said(report(group("RJCT", "FF01")))["E4"] == ("RJCT", "FF01")


def test_the_deeper_level_wins_and_a_level_without_status_inherits():
    data = report(
        group("ACCP")
        + block("B1", "RJCT", payment("E1", "ACSP"), payment("E2"), reason="DT01")
    )
    assert said(data) == {
        "E1": ("ACSP", ""),
        "E2": ("RJCT", "DT01"),
        "E3": ("RJCT", "DT01"),
        "E4": ("ACCP", ""),
    }
    [found] = read_status(data, "x")
    levels = {key: each.level for key, each in spread(found, ORDERS).of.items()}
    assert levels == {"E1": "payment", "E2": "block", "E3": "block", "E4": "group"}


def test_in_part_says_nothing_of_those_that_are_not_named():
    data = report(group("PART") + block("B1", "PART", payment("E2", "RJCT", "AM04")))
    assert said(data) == {"E2": ("RJCT", "AM04")}


def test_payments_under_the_message_itself():
    assert said(report(group("PART") + payment("E3", "RJCT", "BE01"))) == {
        "E3": ("RJCT", "BE01")
    }


def test_a_bank_of_its_own_reasons():
    data = report(
        group("PART")
        + block(
            "B1",
            "",
            "<TxInfAndSts><OrgnlEndToEndId>E1</OrgnlEndToEndId><TxSts>RJCT</TxSts>"
            f"{why('B07', 'limit', proprietary=True)}{why('AC01')}</TxInfAndSts>",
        )
    )
    [found] = read_status(data, "x")
    assert (found.payments[0].reason, found.payments[0].text) == ("B07", "limit AC01")


def test_verification_of_payees():
    data = report(
        group("RVCM")
        + block(
            "B1",
            "RVCM",
            payment("E1", "RVCM"),
            payment("E2", "RVMC", "", "Tulp Kantoor B.V."),
            payment("E3", "RVNM", "", "Somebody Else"),
        )
        + block("B2", "RVNA")
    )
    [found] = read_status(data, "x")
    assert said(data) == {
        "E2": ("RVMC", ""),
        "E3": ("RVNM", ""),
        "E4": ("RVNA", ""),
    }
    assert [each.name for each in found.payments] == ["", "Tulp Kantoor B.V.", ""]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("TECH Data GmbH", "TECH Data GmbH"),
        ("ABN-AMRO Clearing", "ABN-AMRO Clearing"),
        ("Ve22 Bikes", "Ve22 Bikes"),
        ("RVMC name differs slightly", ""),
        ("AC01 account", ""),
        ("/RVMC/name", ""),
        ("NARR: close match", ""),
        ("", ""),
    ],
)
def test_what_begins_with_a_code_is_no_name(text, name):
    data = report(group("RVCM") + block("B1", "", payment("E1", "RVMC", "", text)))
    assert read_status(data, "x")[0].payments[0].name == name


def test_a_name_longer_than_one_element():
    data = report(
        group() + block("B1", "", payment("E1", "RVMC", "", "N" * 105, "O" * 20))
    )
    assert read_status(data, "x")[0].payments[0].name == "N" * 105 + "O" * 20


def test_a_status_of_one_payment_on_a_level_of_several_says_nothing():
    assert said(report(group("RVMC"))) == {}
    assert said(report(group("RVNC") + block("B2", "RVMC"))) == {"E4": ("RVMC", "")}


def test_the_order_is_found_by_what_the_bank_names():
    reference = (
        '<OrgnlTxRef><Amt><InstdAmt Ccy="EUR">12.50</InstdAmt></Amt>'
        "<ReqdExctnDt><Dt>2026-12-01</Dt></ReqdExctnDt>"
        "<CdtrAcct><Id><IBAN>NL91ABNA0417164300</IBAN></Id></CdtrAcct></OrgnlTxRef>"
    )
    data = report(
        group("PART")
        + block(
            "B1",
            "",
            "<TxInfAndSts><OrgnlInstrId>I1</OrgnlInstrId><TxSts>ACSP</TxSts></TxInfAndSts>",
            "<TxInfAndSts><OrgnlEndToEndId>NOTPROVIDED</OrgnlEndToEndId>"
            f"<TxSts>RJCT</TxSts>{reference}</TxInfAndSts>",
            "<TxInfAndSts><OrgnlUETR>u-3</OrgnlUETR><TxSts>ACSC</TxSts></TxInfAndSts>",
            payment("E9", "RJCT"),
        )
        + block("B2", "", payment("E1", "RJCT")),
        "14",
    )
    orders = [
        SentOrder(1, "E1", "I1", "B1"),
        SentOrder(2, "E2", "I2", "B1", "", Decimal("12.5"), "NL91ABNA0417164300"),
        SentOrder(3, "E3", "I3", "B1", "u-3"),
    ]
    [found] = read_status(data, "x")
    answered = spread(found, orders)
    assert {key: each.status for key, each in answered.of.items()} == {
        1: "ACSP",
        2: "RJCT",
        3: "ACSC",
    }
    assert answered.of[2].date == date(2026, 12, 1)
    assert answered.of[2].amount == Decimal("12.50")
    # E9 is none of ours; E1 does not stand in B2.
    assert [each.original_end_to_end_id for each in answered.unknown] == ["E9", "E1"]


def test_two_orders_of_one_amount_and_account_are_not_told_apart():
    data = report(
        group("PART") + "<TxInfAndSts><TxSts>RJCT</TxSts><OrgnlTxRef><Amt>"
        '<InstdAmt Ccy="EUR">5</InstdAmt></Amt><CdtrAcct><Id><IBAN>NL1</IBAN></Id>'
        "</CdtrAcct></OrgnlTxRef></TxInfAndSts>"
    )
    [found] = read_status(data, "x")
    alike = [SentOrder(n, f"E{n}", amount=Decimal(5), account="NL1") for n in (1, 2)]
    assert not spread(found, alike).of
    assert spread(found, alike[:1]).of[1].status == "RJCT"


# -- Files ------------------------------------------------------------------------


def packed(**contents):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_several_reports_in_one_file():
    first, second = report(group("ACTC")), report(group("RJCT", original="RUN-8"))
    both = b'<?xml version="1.0"?>' + first + b'\n<?xml version="1.0"?>\n' + second
    for data in (both, packed(a=first, b=second, c=b"%PDF-1.7")):
        assert is_status(data, "x")
        assert [each.original_message_id for each in read_status(data, "x")] == [
            "RUN-7",
            "RUN-8",
        ]
    message = first.partition(b">")[2].rpartition(b"<")[0]
    one = b'<Document xmlns="pain.002.001.03">' + message * 2 + b"</Document>"
    assert len(read_status(one, "x")) == 2


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "iso-8859-1", "windows-1252"]
)
def test_encodings(encoding):
    text = report(group("RJCT", "NARR", "Königsbank lehnt ab")).decode()
    declared = encoding if encoding.startswith(("iso", "win")) else "utf-8"
    data = f'<?xml version="1.0" encoding="{declared}"?>{text}'.encode(encoding)
    assert is_status(data, "x")
    assert read_status(data, "x")[0].text == "Königsbank lehnt ab"


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    b'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>' + report(group("ACCP", "", "&b;"))
)
HOSTILE = {
    "bomb": (BOMB, "document type declaration"),
    "foreign entity": (report(group("RJCT", "", "&x;")), "damaged"),
    "cut off": (report(group("RJCT"))[:-9], "damaged"),
    "deep": (report(group() + "<a>" * 3000 + "</a>" * 3000), "damaged"),
    "no report": (b"<Document xmlns='pain.002.001.03'/>", "no payment status report"),
    "zip cut off": (packed(a=report(group("RJCT")))[:-30], "damaged"),
    "zip bomb": (packed(a=report(group("RJCT")) + b" " * 50_000_000), "too large"),
    "zip in zip": (packed(a=report(group()), b=packed(a=report(group()))), "by itself"),
    "statement beside it": (packed(a=report(group()), b=b"<x>camt.053"), "by itself"),
    "nothing": (b"", "no answer"),
    "bytes": (bytes(range(256)), "no answer"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_hostile_or_damaged_gives_one_sentence(kind):
    data, words = HOSTILE[kind]
    is_status(data, "x")
    with pytest.raises(PaymentFileError) as raised:
        read_status(data, "answer.xml")
    sentence = str(raised.value)
    assert words in sentence
    assert "answer.xml" in sentence
    assert "\n" not in sentence


def test_more_tags_than_any_answer_has(monkeypatch):
    monkeypatch.setattr(load("payment_files.reports.xml_of"), "MAX_TAGS", 10)
    with pytest.raises(PaymentFileError, match="more than 10 tags"):
        read_status(report(group("RJCT")), "answer.xml")


def test_an_answer_that_is_hardly_filled_raises_nothing():
    for body in (
        "",
        "<OrgnlGrpInfAndSts/>",
        "<OrgnlPmtInfAndSts/>",
        "<TxInfAndSts/>",
        "<TxInfAndSts><OrgnlTxRef><Amt><InstdAmt>1e9</InstdAmt></Amt>"
        "<ReqdExctnDt>soon</ReqdExctnDt></OrgnlTxRef></TxInfAndSts>",
    ):
        [found] = read_status(report(body, created="9999-99-99"), "x")
        assert found.created_at is None
        assert spread(found, ORDERS).of == {}


def test_other_files_are_no_answers():
    for data in (
        b"OFXHEADER:100",
        b"<x>camt.053.001.02</x>",
        b"101 0210",
        b"PK\x03\x04x",
    ):
        assert not is_status(data, "x")


# -- NACHA ------------------------------------------------------------------------


def nacha(*pairs):
    """Entries with their addenda, between a header and a control."""
    header = "101 021000021 1234567890261127103 0A094101HARBOR BANK".ljust(94)
    records = [header, "5200ACME".ljust(94)]
    for amount, end, addenda in pairs:
        records.append(
            f"626021000021{'123456789':<17}{amount:010}{end:<15}TULP".ljust(78)
            + "1021000020000001"
        )
        records.append(addenda.ljust(94))
    return "\n".join([*records, "9" * 94]).encode()


def test_what_comes_back_of_a_nacha_file():
    data = nacha(
        (123450, "E1", "799R02021000020000007      02100002ACCOUNT CLOSED"),
        (100, "E3", "798C01021000020000009      021000021918171614"),
    )
    assert is_status(data, "x")
    [found] = read_status(data, "returns.ach")
    back, changed = found.payments
    assert (back.status, back.reason, back.text) == ("RJCT", "R02", "ACCOUNT CLOSED")
    assert (back.amount, back.original_end_to_end_id) == (Decimal("1234.50"), "E1")
    assert back.original_instruction_id == "021000020000007"
    assert (changed.status, changed.reason, changed.text) == (
        "ACWC",
        "C01",
        "1918171614",
    )
    assert {key: each.status for key, each in spread(found, ORDERS).of.items()} == {
        "E1": "RJCT",
        "E3": "ACWC",
    }


def test_a_nacha_file_that_is_cut_off_names_its_line():
    data = nacha((100, "E1", "799R0202100002"))
    with pytest.raises(PaymentFileError, match="in line"):
        read_status(data, "returns.ach")


# -- Words ------------------------------------------------------------------------


def test_a_rejection_in_words():
    assert str(payment_files.explain("RJCT", "AC04", "Konto erloschen")) == (
        "Rejected by the bank: the account is closed (AC04) “Konto erloschen”. Check "
        "the partner's account before anything is paid to it again. Ask the partner."
    )
    assert str(payment_files.explain("ACSP")) == "In execution."
    assert str(payment_files.explain("XXXX", "B07")) == "XXXX: B07."


def test_every_reason_with_something_to_do_has_words():
    codes = load("payment_files.reports.codes")
    assert not [
        code for code in codes.ACTIONS if payment_files.reason_words(code) == code
    ]
    assert payment_files.doubts_account("AC01")
    assert not payment_files.doubts_account("AM04")


def test_a_block_that_is_told_twice_and_otherwise_says_nothing_of_the_others():
    data = report(
        group("PART")
        + block("B1", "ACSP", payment("E1", "ACSP"))
        + block("B1", "RJCT", payment("E2", "RJCT", "AC04"))
    )
    assert said(data) == {"E1": ("ACSP", ""), "E2": ("RJCT", "AC04")}
