"""Sheets that become many objects, or much text, out of few bytes.

Each takes the bytes that its sheet has once unpacked.
"""

from hostile_parts import (
    HEAD,
    HEADER,
    MAIN,
    ROW,
    SHEET,
    STRINGS,
    fill,
    pack,
    sheet_of,
    texts_of,
    workbook,
)


def xlsx_row_ends_in_texts(size):
    """As it was found: a row that does not end where its texts say so."""
    cells = fill('<c t="str"><v>row></v></c>', size)
    return workbook(f"{HEADER}<row>{cells}</row>")


def xlsx_row_ends_in_comments(size):
    return workbook(f"{HEADER}<row>{fill('<c/><!--</row>-->', size)}</row>")


def xlsx_row_ends_as_data(size):
    cell = "<c><v><![CDATA[</row>]]></v></c>"
    return workbook(f"{HEADER}<row>{fill(cell, size)}</row>")


def xlsx_long_comment(size):
    return workbook(f"{HEADER}<!--{'x' * size}-->")


def xlsx_prefixed_row(size):
    cells = fill('<x:c t="str"><x:v>row></x:v></x:c>', size)
    sheet = (
        f'{HEAD}<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row>{cells}</x:row>'
        "</x:sheetData></x:worksheet>"
    )
    return pack({SHEET: sheet})


def xlsx_utf16_row(size):
    cells = fill('<c t="str"><v>row></v></c>', size // 2)
    sheet = sheet_of(f"{HEADER}<row>{cells}</row>").replace("UTF-8", "UTF-16")
    return pack({SHEET: sheet.encode("utf-16")})


def xlsx_tags_between_rows(size):
    junk = "<x/>" * 100_000 + "<row></row>"
    return workbook(HEADER + fill(junk, size))


def xlsx_rows_of_nothing(size):
    return workbook(HEADER + fill("<row></row>", size))


def xlsx_rows_of_one_number(size):
    return workbook(HEADER + fill('<row r="1"></row>', size))


def xlsx_rows_of_negative_numbers(size):
    rows = "".join(
        f'<row r="-{number}" ht="1"></row>' for number in range(1, size // 27)
    )
    return workbook(rows)


def xlsx_formats_of_ranges(size):
    one = '<conditionalFormatting sqref="A1"><cfRule type="x"/></conditionalFormatting>'
    junk = one * 1000 + "<row></row>"
    return workbook(HEADER + fill(junk, size))


def xlsx_merged_cells(size):
    merged = fill('<mergeCell ref="A1:B2"/>', size)
    behind = f"<mergeCells>{merged}</mergeCells>"
    return pack({SHEET: sheet_of(HEADER + ROW, behind=behind)})


def xlsx_long_formula(size):
    cell = f'<c><f t="shared" si="0">{"1+" * (size // 2)}1</f><v>1</v></c>'
    return workbook(f"{HEADER}<row>{cell}</row>")


def xlsx_shared_formulas(size):
    cells = "".join(
        f'<row><c r="A{number}"><f t="shared" si="{number}">A1+B2+C3</f></c></row>'
        for number in range(2, size // 70)
    )
    return workbook(HEADER + cells)


def xlsx_deep(size):
    return workbook(HEADER + fill("<a>", size))


def xlsx_many_names(size):
    tags = "".join(f"<a{number}/>" for number in range(size // 10))
    return workbook(HEADER + tags)


def xlsx_many_prefixes(size):
    tags = "".join(f'<x xmlns:a{number}=""/>' for number in range(size // 21))
    return workbook(HEADER + tags)


def xlsx_tag_of_many_attributes(size):
    many = " ".join(f"a{number}=''" for number in range(size // 10))
    return workbook(f"{HEADER}<row {many}></row>")


def xlsx_entities(size):
    bomb = '<!DOCTYPE x [<!ENTITY a "' + "x" * 1000 + '">]>'
    cells = fill("<c><v>&a;</v></c>", size)
    sheet = sheet_of(f"{HEADER}<row>{cells}</row>")
    return pack({SHEET: sheet.replace(HEAD, HEAD + bomb)})


def xlsx_entities_of_texts(size):
    bomb = '<!DOCTYPE x [<!ENTITY a "' + "x" * 1000 + '">]>'
    texts = texts_of(fill("<si><t>&a;</t></si>", size))
    return pack({STRINGS: texts.replace(HEAD, HEAD + bomb)})


SHEETS = {
    name: made for name, made in list(globals().items()) if name.startswith("xlsx_")
}
