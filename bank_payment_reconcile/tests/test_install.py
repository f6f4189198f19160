from odoo.tests import tagged
from odoo.tools import SQL

from odoo.addons.bank_payment_reconcile import hooks

from .common import BankReconcileCommon


@tagged("post_install", "-at_install")
class TestInstallOnExistingBooks(BankReconcileCommon):
    """What the installation writes by SQL is what the fields would compute."""

    def test_lines_from_before_get_the_values_the_fields_compute(self):
        euro = self.setup_other_currency("EUR")
        open_line = self._create_line(10.0)
        in_euro = self._create_line(
            10.0, foreign_currency_id=euro.id, amount_currency=9.0
        )
        nothing = self._create_line(0.0)
        lines = open_line | in_euro | nothing
        self.env.flush_all()
        computed = lines.read(list(hooks.COLUMNS))
        for name in hooks.COLUMNS:
            self.env.cr.execute(
                SQL(
                    "UPDATE %s SET %s = NULL",
                    SQL.identifier(hooks.TABLE),
                    SQL.identifier(name),
                )
            )
        hooks.fill_columns(self.env.cr)
        self.env.invalidate_all()
        self.assertEqual(lines.read(list(hooks.COLUMNS)), computed)
