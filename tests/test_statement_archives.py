"""A statement that is read by itself is read out of a zip archive as well.

What a file may take of memory is measured to the byte by lowering what every file may
take, so that files of a few kilobytes stand for those of a hundred megabytes.
"""

import io
import random
import zipfile
from functools import partial

import hostile_statements
import pytest
import statement_records
import statement_speed
from statement_national import NATIONAL

from bank_setup.without_odoo import load

memory, zipped = (
    load("statement_formats.shared.memory"),
    load("statement_formats.small.zipped"),
)
formats = load("statement_formats.shared.registry").formats
StatementError = load("statement_formats").StatementError
read = load("statement_formats").read

#: By the names of the formats.
FILES = {
    "CAMT": lambda: statement_speed.camt(60),
    "MT940": lambda: statement_speed.mt940(100),
    "OFX": lambda: statement_records.ofx(100),
    "QIF": lambda: statement_records.qif(100),
    "BAI2": lambda: statement_records.bai2(100),
    "CODA": lambda: statement_records.coda(100),
    "CFONB 120": lambda: statement_records.cfonb(100),
    "Norma 43": lambda: statement_records.norma43(100),
    "CSV": lambda: statement_records.csv(200),
    "JSON": lambda: hostile_statements.json_transactions(8_000),
    "XLSX": lambda: statement_records.xlsx(200),
}
#: Those of one country's banks and of interfaces.
FILES |= {
    each.name: partial(NATIONAL[key], 100)
    for each in formats()
    if (key := each.name.lower().replace(" ", "_")) in NATIONAL
}
#: So exactly is it found out how much a file takes, in bytes.
STEP = 64


def archive(*files, packed=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packed) as target:
        for number, content in enumerate(files):
            target.writestr(f"{number}.dat", content)
    return stream.getvalue()


def count(data):
    return sum(len(each.transactions) for each in read(data, "november"))


@pytest.fixture
def accepts(monkeypatch):
    """Whether a file is read where every file may take so much, and its own bytes once
    besides; else it is refused for that reason."""
    monkeypatch.setattr(memory, "_COUNTED_GROWTH", 1)

    def answer(data, reserve):
        monkeypatch.setattr(memory, "_COUNTED_RESERVE", reserve)
        try:
            return bool(count(data))
        except StatementError as error:
            assert "contains too much for its size" in str(error)
            return False

    return answer


def needed(accepts, data):
    """What every file must be allowed so that this one is read."""
    least, most = 0, 8 << 20
    assert accepts(data, most) and not accepts(data, least)
    while most - least > STEP:
        middle = (least + most) // 2
        if accepts(data, middle):
            most = middle
        else:
            least = middle
    return most


def test_every_format_is_tried():
    # A workbook of that time is refused unread.
    assert {each.name for each in formats()} - {"XLS", "ZIP"} == set(FILES)


@pytest.mark.parametrize("packed", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("name", FILES)
def test_what_is_read_alone_is_read_in_an_archive(accepts, name, packed):
    data = FILES[name]()
    reserve = needed(accepts, data)
    packed_data = archive(data, packed=packed)
    assert zipped.recognise(packed_data)
    assert accepts(packed_data, reserve)
    # Nor does the archive allow more than what its own bytes allow.
    assert not accepts(packed_data, reserve - len(packed_data) - 2 * STEP)


def test_what_is_read_of_a_file_before_stays_taken(accepts):
    """Transactions of all files of an archive are held at once."""
    data = hostile_statements.mt940_lines(5_000)
    reserve = needed(accepts, data)
    kept = memory.TRANSACTION * count(data)
    pair = archive(data, data, packed=zipfile.ZIP_STORED)
    both = reserve + kept - len(data) - len(pair)
    assert accepts(pair, both + 2 * STEP)
    assert not accepts(pair, both - 2 * STEP)


def test_a_file_is_charged_once_whoever_asks_about_it(accepts):
    """A table is guessed while it is read."""
    asked = []

    @memory.bounded
    def ask(data, filename):
        asked.append(memory._allowance.get().left)

    @memory.bounded
    def ask_twice(data, filename):
        ask(data, filename)
        ask(data, filename)

    ask_twice(b"x" * 1000, "november.csv")
    assert asked == [memory._COUNTED_RESERVE + 1000] * 2


def test_what_shrank_more_than_statements_do_is_to_be_unpacked(monkeypatch):
    """A hundred and fifty bytes out of one: a person can unpack it and import it."""
    data = hostile_statements.mt940_lines(200_000)
    printed = b"%PDF" + random.Random(1).randbytes(len(data) // 400)
    packed = archive(data, printed)
    assert memory.DENSITY < len(data) / len(packed) < zipped.MAX_RATIO
    monkeypatch.setattr(memory, "_COUNTED_RESERVE", 15 << 20)
    # 200,000 bytes in lines of 23: each is a transaction.
    assert count(data) == 8_695
    with pytest.raises(StatementError, match="Unpack the archive and import what is"):
        count(packed)


def test_a_file_that_is_too_large_alone_is_so_in_an_archive(monkeypatch):
    monkeypatch.setattr(memory, "MAX_BYTES", 5_000)
    data = hostile_statements.mt940_lines(6_000)
    for each in (data, archive(data)):
        with pytest.raises(StatementError, match="more than 0.005 MB. Download"):
            count(each)
