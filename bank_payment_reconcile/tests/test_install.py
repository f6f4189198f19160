from odoo.tests import tagged
from odoo.tools import SQL

from odoo.addons.bank_payment_reconcile import hooks

from .elsewhere_case import ElsewhereCommon


@tagged("post_install", "-at_install")
class TestInstallOnExistingBooks(ElsewhereCommon):
    """What the installation writes by SQL is what the fields would compute."""

    def test_lines_from_before_get_the_values_the_fields_compute(self):
        euro = self.setup_other_currency("EUR")
        open_line = self._create_line(10.0)
        in_euro = self._create_line(
            10.0, foreign_currency_id=euro.id, amount_currency=9.0
        )
        nothing = self._create_line(0.0)
        unreviewed = self._create_line(25.0)
        unreviewed.move_id.checked = False
        euro_paid = self._create_line(
            10.0,
            foreign_currency_id=euro.id,
            amount_currency=9.0,
            counterpart_account_id=self.fees.id,
        )
        elsewhere = euro_paid.union(*self._make_all())
        # Of 80, 30 were settled by hand; once reviewed, once not.
        halves = self._settle_part(80.0, 30.0) | self._settle_part(80.0, 30.0)
        halves[0].move_id.checked = False
        lines = open_line | in_euro | nothing | unreviewed | elsewhere | halves
        self.assertEqual(elsewhere.mapped("difference_amount"), [0.0] * 5)
        self.assertEqual(halves.mapped("difference_amount"), [50.0, 50.0])
        self.env.flush_all()
        computed = lines.read(list(hooks.AT_INSTALLATION))
        for name in hooks.AT_INSTALLATION:
            self.env.cr.execute(
                SQL(
                    "UPDATE %s SET %s = NULL",
                    SQL.identifier(hooks.TABLE),
                    SQL.identifier(name),
                )
            )
        hooks.fill_columns(self.env.cr, columns=hooks.AT_INSTALLATION)
        self.env.invalidate_all()
        self.assertEqual(lines.read(list(hooks.AT_INSTALLATION)), computed)
