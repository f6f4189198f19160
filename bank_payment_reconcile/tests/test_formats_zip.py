import io
import zipfile

from odoo.tests import tagged

from odoo.addons.bank_payment_reconcile import statement_formats
from odoo.addons.bank_payment_reconcile.statement_formats.small import zipped

from .test_formats_camt import CamtCase, camt, entry, statement


def archive(*members, compression=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as writer:
        for name, content in members:
            writer.writestr(name, content)
    return stream.getvalue()


@tagged("post_install", "-at_install")
class TestFormatsZip(CamtCase):
    def one(self, amount="1"):
        return camt(statement(entry(amount)))

    def read_archive(self, *members):
        return statement_formats.read(archive(*members), "november.xml")

    def test_a_months_statements_in_one_archive(self):
        found = self.read_archive(("01.xml", self.one("1")), ("02.xml", self.one("2")))
        self.assertEqual([each.transactions[0].amount for each in found], [1, 2])

    def test_folders_and_the_litter_of_a_desk_are_passed_over(self):
        found = self.read_archive(
            ("november/", b""),
            ("november/01.xml", self.one()),
            ("__MACOSX/november/._01.xml", b"\x00\x05\x16\x07"),
            ("november/.DS_Store", b"Bud1"),
        )
        self.assertEqual(len(found), 1)

    def test_a_printed_statement_beside_it_is_left_out_and_said_so(self):
        (found,) = self.read_archive(("01.xml", self.one()), ("01.pdf", b"%PDF-1.7"))
        self.assertIn("01.pdf", str(found.warnings[0]))

    def test_a_damaged_statement_refuses_the_whole_archive(self):
        data = archive(("01.xml", self.one()), ("02.xml", self.one()[:-30]))
        self.assertRefused(data, "02.xml", "cut off or damaged")

    def test_a_file_of_another_kind_is_named(self):
        data = archive(("01.xml", self.one()), ("letter.txt", "Guten Tag"))
        self.assertRefused(data, "letter.txt", "not in a known statement format")

    def test_a_path_out_of_the_archive_is_only_a_name(self):
        data = archive(("../../etc/passwd", b"x"))
        self.assertRefused(data, "november.xml: passwd")

    def test_an_archive_in_an_archive(self):
        self.assertRefused(archive(("in.zip", archive(("a", "b")))), "in.zip", "itself")

    def test_an_archive_that_grows_beyond_measure(self):
        for count in (1, 40):
            members = [(f"{n}.xml", b"<" + b" " * 5_000_000) for n in range(count)]
            self.assertRefused(archive(*members), "too large when unpacked")

    def test_more_files_than_a_person_imports(self):
        members = [(f"{n}.xml", b"") for n in range(zipped.MAX_MEMBERS + 1)]
        self.assertRefused(archive(*members), "2001 files")

    def test_an_encrypted_archive(self):
        data = bytearray(archive(("01.xml", self.one())))
        data[6] |= 1  # the flag in the local header and in the directory
        data[data.index(b"PK\x01\x02") + 8] |= 1
        self.assertRefused(bytes(data), "01.xml", "encrypted")

    def test_an_archive_cut_off(self):
        self.assertRefused(archive(("01.xml", self.one()))[:-30], "is damaged")

    def test_an_empty_archive(self):
        self.assertRefused(
            archive(
                ("november/", b""),
            ),
            "contains no statements",
        )

    def test_a_spreadsheet_is_no_archive_of_statements(self):
        self.assertFalse(
            zipped.recognise(archive(("[Content_Types].xml", b"<Types/>")))
        )
