from odoo.tests import BaseCase

from odoo.addons.bank_payment_reconcile import statement_formats


class FormatCase(BaseCase):
    """Reads files that were written by hand."""

    filename = "november.txt"

    def read(self, text, encoding="utf-8"):
        """The statements of a file with this text."""
        data = text if isinstance(text, bytes) else text.encode(encoding)
        return statement_formats.read(data, self.filename)

    def read_one(self, text, **options):
        """The file's only statement."""
        (statement,) = self.read(text, **options)
        return statement

    def assertRefused(self, text, *words):
        """One sentence naming the file, and these words."""
        with self.assertRaises(statement_formats.StatementError) as refusal:
            self.read(text)
        sentence = str(refusal.exception)
        self.assertNotIn("\n", sentence)
        for word in (self.filename, *words):
            self.assertIn(word, sentence)
        return refusal.exception

    def assertWarned(self, statement, *words):
        """One of the statement's warnings has all these words."""
        warnings = [str(each) for each in statement.warnings]
        self.assertTrue(
            any(all(word in told for word in words) for told in warnings), warnings
        )

    def assertUnique(self, statement):
        """Identification, date and amount tell every transaction from the others."""
        lines = statement.transactions
        keys = {(each.bank_id, each.date, each.amount) for each in lines}
        self.assertEqual(len(keys), len(lines))
        self.assertTrue(all(key[0] for key in keys))
