import base64
import json

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestStatementFormatFile(BankReconcileCommon):
    """Formats leave as JSON and come back, here or elsewhere."""

    def _wizard(self, content, user=None):
        text = content if isinstance(content, str) else json.dumps(content)
        wizard = self.env["bank.statement.format.import"].with_user(
            user or self.env.user
        )
        data = base64.b64encode(text.encode())
        return wizard.create({"data": data, "filename": "formats.json"})

    def _delivered(self, name="n26"):
        return self.env.ref(f"bank_payment_reconcile.bank_statement_format_{name}")

    def _file(self, **changes):
        content = json.loads(base64.b64decode(self._delivered().json_file))
        content["formats"][0].update(changes)
        return content

    def test_what_is_exported_comes_back_whole(self):
        for record in self.env["bank.statement.format"].search([]):
            text = base64.b64decode(record.json_file).decode()
            action = self._wizard(text).action_import()
            (copy,) = self.env["bank.statement.format"].search(action["domain"])
            self.assertNotEqual(copy, record)
            self.assertEqual(copy.company_id, self.env.company)
            self.assertEqual(self._get_told(copy), self._get_told(record))
            self.assertEqual(copy._get_description(), record._get_description())

    def _get_told(self, record):
        """What its file tells. A text that stands before an earlier column moves the
        names of columns, which have no order."""
        told = json.loads(base64.b64decode(record.json_file))
        told["formats"][0]["columns"].sort()
        return told

    def test_the_download_is_named_after_the_format(self):
        record = self._delivered("sparkasse__csv_camt_")
        url = record.action_export()["url"]
        self.assertIn(f"/{record.id}/json_file/Sparkasse__CSV_CAMT_.json", url)

    def test_a_file_that_cannot_be_used_is_refused_with_a_sentence(self):
        good = self._file()
        description = good["formats"][0]["description"]
        for content, words in (
            ("{", "is not valid JSON"),
            ([], "contains no statement formats"),
            ({**good, "kind": "x"}, "contains no statement formats"),
            ({**good, "version": 2}, "version 2.*up to version 1"),
            ({**good, "version": "1"}, "does not state its version"),
            ({**good, "more": 1}, "unknown field “more”"),
            ({**good, "formats": []}, "1 to 500 formats"),
            (self._file(colour=1), "unknown field “colour” in format 1"),
            (self._file(name=""), "no name"),
            (self._file(columns=[1]), "names as columns"),
            (self._file(description={**description, "sum": 1}), "N26.*“sum”"),
            (self._file(description={"date": 1}), "no column for the amount"),
        ):
            count = self.env["bank.statement.format"].search_count([])
            with self.assertRaisesRegex(UserError, words):
                self._wizard(content).action_import()
            self.assertEqual(self.env["bank.statement.format"].search_count([]), count)

    def test_only_managers_import_formats(self):
        with self.assertRaises(AccessError):
            self._wizard(self._file(), self.accountant)

    def test_an_update_leaves_what_a_person_changed(self):
        record = self._delivered()
        record.name = "N26, changed"
        self.env["bank.statement.format"]._load_delivered()
        self.assertEqual(record.name, "N26, changed")
        self.assertEqual(self._delivered(), record)
