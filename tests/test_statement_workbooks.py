"""Workbooks as spreadsheet programs write them, with large parts that nobody reads.

Each has the same two payments, of -1.50 and 2.50. The parts are such as Excel writes
beside a sheet; they are related to the book or the sheet as they are there.
"""

import io
import random
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from hostile_parts import HEAD, MAIN, OFFICE, PACKAGE, fill
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from bank_setup.without_odoo import load

workbook_parts = load("statement_formats.workbooks.parts")
StatementError = load("statement_formats").StatementError
read = load("statement_formats").read

RANDOM = random.Random(1)
RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"


def statement(change=None):
    """A workbook with two payments, and what a function of book and sheet changes."""
    book = Workbook()
    sheet = book.active
    sheet.append(["Date", "Amount", "Text"])
    sheet.append([date(2026, 1, 2), -1.5, "Rent"])
    sheet.append([date(2026, 1, 3), 2.5, "Refund"])
    if change:
        change(book, sheet)
    return save(book)


def save(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(name, content, related_to="xl/workbook.xml", kind="x"):
    """The workbook with one part more, which is related to another one."""
    folder, _slash, source = related_to.rpartition("/")
    listing = f"{folder}/_rels/{source}.rels"
    relation = f'<Relationship Id="more" Type="{OFFICE}/{kind}" Target="/{name}"/>'
    end = "</Relationships>"
    parts = {}
    with zipfile.ZipFile(io.BytesIO(statement())) as archive:
        for each in archive.namelist():
            parts[each] = archive.read(each)
    empty = f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{end}'.encode()
    relations = parts.get(listing, empty).decode()
    parts[listing] = relations.replace(end, relation + end)
    parts[name] = content
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for each, what in parts.items():
            target.writestr(each, what)
    return stream.getvalue()


def pivot_records():
    """5 MB and more, as of a table of 60,000 rows."""
    rows = "".join(
        f'<r><x v="{number % 97}"/><n v="{number}.25"/><s v="Customer {number}"/>'
        f'<d v="2026-01-02T00:00:00"/></r>'
        for number in range(80_000)
    )
    content = f'{HEAD}<pivotCacheRecords xmlns="{MAIN}">{rows}</pivotCacheRecords>'
    assert len(content) > 5_000_000
    name = "xl/pivotCache/pivotCacheRecords1.xml"
    return with_part(name, content, kind="pivotCacheRecords")


def calculation_chain():
    cells = "".join(f'<c r="C{number}" i="1"/>' for number in range(1, 250_001))
    content = f'{HEAD}<calcChain xmlns="{MAIN}">{cells}</calcChain>'
    return with_part("xl/calcChain.xml", content, kind="calcChain")


def drawing():
    shape = '<xdr:sp macro=""><xdr:nvSpPr><xdr:cNvPr id="2" name="A"/></xdr:nvSpPr>'
    content = (
        f'{HEAD}<xdr:wsDr xmlns:xdr="urn:x">{fill(shape + "</xdr:sp>", 6_000_000)}'
    )
    noise = f"<!--{RANDOM.randbytes(40_000).hex()}--></xdr:wsDr>"
    name = "xl/drawings/drawing1.xml"
    return with_part(name, content + noise, "xl/worksheets/sheet1.xml", "drawing")


def picture():
    content = b"\x89PNG\r\n\x1a\n" + RANDOM.randbytes(8_000_000)
    return with_part("xl/media/image1.png", content, "xl/drawings/a.xml", "image")


def printer_settings():
    name = "xl/printerSettings/printerSettings1.bin"
    content = b"<" + RANDOM.randbytes(6_000_000)
    return with_part(name, content, "xl/worksheets/sheet1.xml", "printerSettings")


def comments():
    def change(_book, sheet):
        for number in range(4, 8_000):
            sheet.cell(number, 9).comment = Comment(f"Checked {number} " * 20, "Anna")

    return statement(change)


def external_book():
    rows = "".join(
        f'<row r="{number}"><cell r="A{number}"><v>{number}</v></cell></row>'
        for number in range(1, 100_001)
    )
    content = f'{HEAD}<externalLink xmlns="{MAIN}">{rows}</externalLink>'
    return with_part("xl/externalLinks/a.xml", content, kind="externalLink")


def properties():
    """What somebody keeps with a document, as a label of its secrecy."""
    words = "".join(f"<a{number % 50}/>" for number in range(900_000))
    content = f"{HEAD}<x>{words}{RANDOM.randbytes(30_000).hex()}</x>"
    return with_part("docProps/custom.xml", content, kind="custom-properties")


def styles_of_many_books():
    """What copying between books leaves behind."""

    def change(book, sheet):
        for number in range(4, 6_000):
            sheet.cell(number, 9).number_format = f'0.00" {number}"'

    return statement(change)


def other_sheet():
    """The payments are in the first one."""

    def change(book, _sheet):
        other = book.create_sheet("Figures")
        for number in range(30_000):
            other.append([number, number / 7])

    return statement(change)


def last_row_of_all():
    """A program that gives all rows a height writes the last one."""

    def change(_book, sheet):
        sheet.row_dimensions[1_048_576].height = 12

    return statement(change)


def chart_first():
    def change(book, _sheet):
        book.create_chartsheet("Chart", 0)

    return statement(change)


def merged_and_linked():
    def change(_book, sheet):
        for number in range(10, 3_000, 2):
            sheet.merge_cells(f"H{number}:I{number}")
            sheet.cell(number, 12).hyperlink = f"https://bank.example/{number}"
            sheet.cell(number, 12).value = None

    return statement(change)


HONEST = [
    pivot_records, calculation_chain, drawing, picture, printer_settings,
    comments, external_book, properties, styles_of_many_books, other_sheet,
    last_row_of_all, chart_first, merged_and_linked,
]  # fmt: skip


@pytest.mark.parametrize("made", HONEST, ids=lambda made: made.__name__)
def test_a_workbook_with(made):
    (found,) = read(made(), "november.xlsx")
    lines = [(each.date, each.amount) for each in found.transactions[:2]]
    assert lines == [
        (date(2026, 1, 2), Decimal("-1.5")),
        (date(2026, 1, 3), Decimal("2.5")),
    ]


def test_pictures_are_not_what_a_workbook_unpacks_to(monkeypatch):
    """Of the parts that are read there may be so many bytes; a picture is not."""
    monkeypatch.setattr(workbook_parts, "MAX_UNPACKED", 1_000_000)
    assert read(picture(), "november.xlsx")
    with pytest.raises(StatementError, match="unpacks to"):
        read(statement(lambda book, sheet: fill_up(sheet)), "november.xlsx")


def fill_up(sheet):
    for number in range(9_000):
        sheet.append([date(2026, 1, 4), number, f"Payment {number}"])


def test_days_that_are_counted_from_1904():
    """Excel of old Macintosh counts so; the days are the same."""

    def change(book, _sheet):
        book.epoch = CALENDAR_MAC_1904

    (found,) = read(statement(change), "november.xlsx")
    assert [each.date.day for each in found.transactions] == [2, 3]


def with_sheet(replace, by):
    data = statement()
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(stream, "w") as target,
    ):
        for each in archive.namelist():
            content = archive.read(each)
            if each == "xl/worksheets/sheet1.xml":
                assert replace in content
                content = content.replace(replace, by)
            target.writestr(each, content)
    return stream.getvalue()


def test_rows_out_of_order_are_not_passed_over():
    """The library leaves out the second of two rows of one number, and its money."""
    with pytest.raises(StatementError, match="row 2 after row 2"):
        read(with_sheet(b'<row r="3"', b'<row r="2"'), "november.xlsx")


def test_two_cells_in_one_place_are_not_passed_over():
    with pytest.raises(StatementError, match="two cells in row 3, column 2"):
        read(with_sheet(b'r="C3"', b'r="B3"'), "november.xlsx")


@pytest.mark.filterwarnings("ignore:Cell .* is marked as a date")
def test_what_the_library_reads_is_read():
    """Cells of every kind, compared with the library's own reading of them."""
    read_workbook = load("statement_formats.workbooks.workbook").read_workbook
    plain = load("statement_formats.workbooks.values").plain

    rng = random.Random(3)
    kinds = [
        None, "", " a ", "Käse \U0001f600", "=A1+B2", 1, -5, 0.1 + 0.2, 1e20, 1.5e-12,
        True, False, date(2026, 11, 3), "31.12.2026", "#N/A", "a\nb", 12345678901234567,
    ]  # fmt: skip
    formats = ["0.00", "dd.mm.yyyy", "[hh]:mm", "General", '"d"0', "[Red]0;d", "mm:ss"]
    for _case in range(40):
        book = Workbook()
        for row in range(1, 8):
            for column in range(1, 7):
                cell = book.active.cell(2 * row, column, rng.choice(kinds))
                if rng.random() < 0.3:
                    cell.number_format = rng.choice(formats)
        data = save(book)
        sheet = load_workbook(io.BytesIO(data)).active
        for number, cells in read_workbook(data, "november.xlsx"):
            told = [each.value for each in sheet[number]]
            told = ["" if each is None else _plain(each, plain) for each in told]
            while told and told[-1] == "":
                told.pop()
            assert cells == told


def _plain(value, plain):
    return str(value) if isinstance(value, bool) else plain(value)
