"""Makes workbooks of parts, honest or not."""

import io
import random
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
HEADER = (
    '<row r="1"><c t="inlineStr"><is><t>Date</t></is></c><c t="inlineStr"><is>'
    '<t>Amount</t></is></c><c t="inlineStr"><is><t>Text</t></is></c></row>'
)
#: A number, and a text that others share.
ROW = (
    '<row><c t="str"><v>2026-01-02</v></c><c><v>1.5</v></c><c t="s"><v>0</v></c></row>'
)


def relationships(**targets):
    """The part with relationships: their kind is what stands before a number."""
    listed = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind.rstrip("0123456789")}" '
        f'Target="{target}"/>'
        for kind, target in targets.items()
    )
    return (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'
    )


def content_types(**names):
    listed = "".join(
        f'<Override PartName="/{name}" ContentType="{KINDS}.{kind.replace("_", ".")}'
        '+xml"/>'
        for kind, name in names.items()
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def sheet_of(data, before="", behind=""):
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}">{before}<sheetData>{data}</sheetData>'
        f"{behind}</worksheet>"
    )


def texts_of(texts):
    return f'{HEAD}<sst xmlns="{MAIN}" count="1" uniqueCount="1">{texts}</sst>'


def styles_of(styles):
    return f'{HEAD}<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'


def book_of(sheets='<sheet name="S" sheetId="1" r:id="worksheet1"/>'):
    return (
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets>'
        "</workbook>"
    )


def pack(parts, padding=400_000, packed=zipfile.ZIP_DEFLATED):
    """A workbook of these parts and what else one has."""
    usual = {
        "[Content_Types].xml": content_types(
            sheet_main="xl/workbook.xml",
            worksheet=SHEET,
            sharedStrings=STRINGS,
            styles="xl/styles.xml",
        ),
        "_rels/.rels": relationships(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": book_of(),
        "xl/_rels/workbook.xml.rels": relationships(
            worksheet1="worksheets/sheet1.xml",
            sharedStrings="sharedStrings.xml",
            styles="styles.xml",
        ),
        SHEET: sheet_of(HEADER + ROW * 3),
        STRINGS: texts_of("<si><t>ab</t></si>"),
        "xl/styles.xml": styles_of(""),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        if padding:
            # What cannot be packed: so the rest of it may unpack to as much.
            target.writestr("xl/media/a.png", random.Random(1).randbytes(padding))
        for name, content in (usual | parts).items():
            how = packed if name in parts else None
            target.writestr(name, content, how)
    return stream.getvalue()


def workbook(sheet, texts="", styles="", padding=400_000):
    parts = {
        SHEET: sheet_of(sheet),
        STRINGS: texts_of(texts),
        "xl/styles.xml": styles_of(styles),
    }
    return pack(parts, padding)


def fill(piece, size):
    return piece * (size // len(piece))
