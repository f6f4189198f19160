"""Workbooks that become many objects, or much text, out of few bytes.

Each takes the bytes that its hostile part has once unpacked. What the bytes of a part
look like, what it is called, and where it lies tells nothing of what it is.
"""

import zipfile

from hostile_parts import (
    HEAD,
    HEADER,
    MAIN,
    ROW,
    SHEET,
    STRINGS,
    book_of,
    content_types,
    fill,
    pack,
    relationships,
    sheet_of,
    texts_of,
    workbook,
)
from hostile_sheets import SHEETS


def xlsx_one_long_text(size):
    """As it was found: 53 kB with one text of 8,000 characters in 400,000 cells."""
    cells = '<c t="s"><v>0</v></c>' * 20
    row = f"<row>{cells}</row>"
    return workbook(
        HEADER + row * (size // 400), f"<si><t>{'x ' * 4000}</t></si>", "", 0
    )


def xlsx_text_too_long(size):
    return workbook(HEADER + ROW, f"<si><t>{'x' * size}</t></si>")


def xlsx_far_text_too_long(size):
    """One character makes all of a text four times as long in memory."""
    text = "\U0001f600" + "x" * size
    cell = f'<c t="inlineStr"><is><t>{text}</t></is></c>'
    return workbook(f"{HEADER}<row>{cell}</row>")


def xlsx_row_of_many_cells(size):
    return workbook(f"{HEADER}<row>{fill('<c/>', size)}</row>")


def xlsx_many_cells(size):
    cells = '<c t="inlineStr"><is><t>ab</t></is></c>' * 200
    return workbook(HEADER + fill(f"<row>{cells}</row>", size))


def xlsx_styles(size):
    return workbook(HEADER, styles=f"<cellXfs>{fill('<xf/>', size)}</cellXfs>")


def xlsx_styles_of_days(size):
    days = fill('<xf numFmtId="14"/>', size)
    return workbook(HEADER + ROW * 9, styles=f"<cellXfs>{days}</cellXfs>")


def xlsx_number_formats(size):
    formats = "".join(
        f'<numFmt numFmtId="{number}" formatCode="0"/>' for number in range(size // 40)
    )
    return workbook(HEADER, styles=f"<numFmts>{formats}</numFmts>")


def xlsx_number_format_of_brackets(size):
    """Each bracket is looked for in all of the rest."""
    code = "[" * min(size, 900_000)
    styles = (
        f'<numFmts><numFmt numFmtId="200" formatCode="{code}"/></numFmts>'
        '<cellXfs><xf numFmtId="200"/></cellXfs>'
    )
    return workbook(HEADER + ROW * 3, styles=styles)


def xlsx_many_texts(size):
    return workbook(HEADER, fill("<si><t>ab</t></si>", size))


def xlsx_texts_between(size):
    """Tags that are no texts, among the texts."""
    return workbook(HEADER, fill("<x/>", size))


def xlsx_rich_texts(size):
    return workbook(HEADER + ROW, f"<si>{fill('<r><t>a</t></r>', size)}</si>")


def xlsx_inline_runs(size):
    runs = fill("<r><t>a</t></r>", size)
    return workbook(f'{HEADER}<row><c t="inlineStr"><is>{runs}</is></c></row>')


def xlsx_parts_of_other_names(size):
    """As it was found: the library finds the book and the texts by their type."""
    junk = fill("<x/>", size // 2)
    types = content_types(
        sheet_main="xl/w.bin", worksheet=SHEET, sharedStrings="xl/media/s.xml"
    )
    book = book_of().replace("<sheets>", f"{junk}<sheets>")
    parts = {
        "[Content_Types].xml": types,
        "xl/w.bin": book,
        "xl/_rels/w.bin.rels": relationships(worksheet1="worksheets/sheet1.xml"),
        "xl/media/s.xml": texts_of(fill("<si><t>ab</t></si>", size // 2)),
    }
    return pack(parts)


def xlsx_texts_at_a_picture(size):
    """The relationship says so as well, by an absolute path."""
    parts = {
        "xl/_rels/workbook.xml.rels": relationships(
            worksheet1="/xl/worksheets/sheet1.xml",
            sharedStrings="/xl/media/s.png",
        ),
        "xl/media/s.png": texts_of(fill("<si><t>ab</t></si>", size)),
    }
    return pack(parts)


def xlsx_sheet_out_of_the_archive(size):
    target = "../../../worksheets/sheet1.xml"
    parts = {
        "xl/_rels/workbook.xml.rels": relationships(worksheet1=target),
        SHEET: sheet_of(fill("<row><x/></row>", size)),
    }
    return pack(parts)


def xlsx_chart_as_sheet(size):
    """A chart among the sheets, which the library reads as a tree."""
    chart = f'{HEAD}<chartsheet xmlns="{MAIN}">{fill("<x/>", size)}</chartsheet>'
    parts = {
        "xl/workbook.xml": book_of(
            '<sheet name="C" sheetId="2" r:id="chartsheet1"/>'
            '<sheet name="S" sheetId="1" r:id="worksheet1"/>'
        ),
        "xl/_rels/workbook.xml.rels": relationships(
            chartsheet1="worksheets/c.xml", worksheet1="worksheets/sheet1.xml"
        ),
        "xl/worksheets/c.xml": chart,
        "xl/worksheets/_rels/c.xml.rels": relationships(),
    }
    return pack(parts)


def xlsx_relationships_of_a_sheet(size):
    listed = relationships(hyperlink1="a")
    one = listed[listed.index("<Relationship ") : listed.index("</")]
    return pack(
        {"xl/worksheets/_rels/sheet1.xml.rels": listed.replace(one, fill(one, size))}
    )


def xlsx_relationships(size):
    many = relationships(worksheet1="worksheets/sheet1.xml").replace(
        "</Relationships>",
        "".join(
            f'<Relationship Id="a{number}" Type="x" Target="y"/>'
            for number in range(size // 40)
        )
        + "</Relationships>",
    )
    return pack({"xl/_rels/workbook.xml.rels": many})


def xlsx_many_sheets(size):
    """All of them are the same part."""
    one = '<sheet name="S" sheetId="1" r:id="worksheet1"/>'
    return pack({"xl/workbook.xml": book_of(fill(one, size))})


def xlsx_properties(size):
    """What the library reads besides: properties and types."""
    core = f'{HEAD}<x xmlns="urn:x">{fill("<x/>", size // 2)}</x>'
    types = content_types(sheet_main="xl/workbook.xml").replace(
        "</Types>", fill('<Default Extension="a" ContentType="b"/>', size // 2)
    )
    parts = {"docProps/core.xml": core, "[Content_Types].xml": types + "</Types>"}
    return pack(parts)


def xlsx_many_parts(size):
    return pack({f"{number:x}": "" for number in range(size // 100)}, 0)


def xlsx_texts_packed_otherwise(size):
    """Of these ways of packing a few bytes unpack to all of it at once."""
    texts = texts_of(f"<si><t>{' ' * size}</t></si>")
    return pack({STRINGS: texts}, packed=zipfile.ZIP_BZIP2)


WORKBOOKS = SHEETS | {
    name: made for name, made in list(globals().items()) if name.startswith("xlsx_")
}
