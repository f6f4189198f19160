from decimal import Decimal

from odoo.tests import BaseCase

from odoo.addons.bank_payment_reconcile import statement_formats


class NationalCase(BaseCase):
    """Reads files that were laid out by hand."""

    filename = "bank.dat"
    CORRECT = (
        "Correct it, or download the file from the bank again. Nothing was imported."
    )

    def read_file(self, text, encoding="utf-8"):
        data = text if isinstance(text, bytes) else text.encode(encoding)
        return statement_formats.read(data, self.filename)

    def assertSays(self, text, sentence):
        """The file is refused in exactly these words."""
        with self.assertRaises(statement_formats.StatementError) as refusal:
            self.read_file(text)
        self.assertEqual(str(refusal.exception), sentence)

    def assertAmounts(self, statement, *amounts):
        found = [each.amount for each in statement.transactions]
        self.assertEqual(found, [Decimal(each) for each in amounts])
