"""What reading a file takes of memory, measured in a process of its own.

Files of each reader that become many objects, or much text, out of few bytes; and files
as banks write them, of as many transactions as the bytes hold.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import memory_worker
import pytest
from hostile_statements import HOSTILE, PAYMENTS

from bank_setup.without_odoo import load

WORKER = Path(memory_worker.__file__)
GROWTH, RESERVE = 20, 768 << 20
SIZE = 2_000_000
#: Of which little is read: so much that without a bound they take all there is. What
#: is read slowly is smaller.
SIZES = {
    name: 16_000_000
    for name in HOSTILE
    if name.endswith("_line_ends") or name.startswith("xlsx_row_")
} | {
    "xlsx_one_long_text": 8_000_000,
    "xlsx_many_cells": 600_000,
    "xlsx_many_texts": 8_000_000,
    "xlsx_texts_at_a_picture": 8_000_000,
    "xlsx_row_ends_in_texts": 32_000_000,
    "xlsx_row_ends_in_comments": 60_000_000,
    "xlsx_parts_of_other_names": 60_000_000,
    "xlsx_chart_as_sheet": 24_000_000,
    "xlsx_far_text_too_long": 24_000_000,
    "xlsx_long_comment": 24_000_000,
    "xlsx_long_formula": 24_000_000,
    "xlsx_deep": 24_000_000,
    "xlsx_tag_of_many_attributes": 12_000_000,
    "xlsx_relationships_of_a_sheet": 24_000_000,
    "xlsx_texts_packed_otherwise": 60_000_000,
    "zip_of_tags": 12_000_000,
    "zip_of_lines": 6_000_000,
    "zip_of_many": 6_000_000,
    "zip_packed_otherwise": 60_000_000,
    "camt_tags": 12_000_000,
    "fixed_width": 6_000_000,
}
#: Files of banks, which are read: what they take is bounded more closely.
READ_SIZE, READ_RESERVE = 1_000_000, 96 << 20
READ = set(PAYMENTS) | {
    "json_transactions",
    "camt_entries",
    "mt940_lines",
    "qif_records",
    "cfonb_movements",
    "coda_movements",
    "norma43_movements",
    "ofx_transactions",
    "csv_transactions",
    "described_text",
}


def measure(name, size):
    done = subprocess.run(
        [sys.executable, WORKER, name, str(size)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": ""},
    )
    assert not done.returncode, done.stderr[-2000:]
    return json.loads(done.stdout)


def test_the_bound_is_what_is_said():
    statement_formats = load("statement_formats")
    assert (statement_formats.GROWTH, statement_formats.RESERVE) == (GROWTH, RESERVE)
    assert statement_formats.shared.memory.DENSITY == memory_worker.DENSITY


def test_every_reader_is_measured():
    """A new format has a hostile file here."""
    formats = load("statement_formats.shared.registry").formats
    named = {name.partition("_")[0] for name in HOSTILE}
    # A workbook of that time is refused unread.
    readers = {each.name.lower().replace(" ", "") for each in formats()} - {"xls"}
    assert {each.replace("cfonb120", "cfonb") for each in readers} <= named


@pytest.mark.parametrize("name", HOSTILE)
def test_peak_of(name):
    is_read = name in READ
    found = measure(name, SIZES.get(name, READ_SIZE if is_read else SIZE))
    reserve = READ_RESERVE if is_read else RESERVE
    assert found["peak"] <= GROWTH * found["input"] + reserve, found
    assert found["said"] != "no memory left"
    if is_read:
        assert isinstance(found["said"], int) and found["said"], found
    elif isinstance(found["said"], str):
        assert found["said"].endswith("."), found


def test_a_workbook_of_few_bytes_gets_a_sentence():
    """As it was found: 53 kB with one text of 8,000 characters in 400,000 cells."""
    found = measure("xlsx_one_long_text", 8_000_000)
    assert 50_000 < found["input"] < 60_000
    assert "contains too much for its size (cells)" in found["said"]
