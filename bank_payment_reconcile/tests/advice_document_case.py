"""What tests of advices share: a document, and its rows as few words."""

from odoo.tests import BaseCase

from odoo.addons.bank_payment_reconcile import advice


class AdviceDocumentCase(BaseCase):
    def _read(self, data, zone="Europe/Berlin", filename="report.csv", **options):
        """The advices of a text or of bytes."""
        data = data if isinstance(data, bytes) else data.encode()
        return advice.read(data, filename, zone=zone, **options)

    def _read_one(self, data, **options):
        found = self._read(data, **options)
        self.assertEqual(len(found), 1, [(each.number, each.net) for each in found])
        return found[0]

    def _counted(self, found):
        """Line, kind and amounts of the rows that count."""
        return [
            (row.line, row.kind, str(row.gross), str(row.fee), str(row.net))
            for row in found.rows
            if row.ignored is None
        ]

    def _ignored(self, found):
        """Line, kind and reason of those that do not."""
        return [
            (row.line, row.kind, str(row.ignored))
            for row in found.rows
            if row.ignored is not None
        ]

    def assert_paid(self, found, number, day, amount, currency="EUR"):
        """What the payout is, and that its rows make it."""
        self.assertEqual(
            (found.number, str(found.date), str(found.amount), found.currency),
            (number, day, amount, currency),
        )
        self.assertFalse(found.difference)
        self.assertEqual([str(each) for each in found.remarks], [])
