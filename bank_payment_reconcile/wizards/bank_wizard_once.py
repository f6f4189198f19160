"""A wizard answers once: who sends it twice, or from two windows at once, gets one
transfer, one entry, one mapping.

A button that is disabled while it works helps a double click only; a client that sends
again what it has no answer for, or a second window, asks the server twice. So both
calls change the wizard's row: the second one waits for the first, is begun anew by
Odoo when that is done, and then sees that it was.
"""

import functools

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL


def taken_once(method):
    """For a button that creates something: called again, it says that it was done.

    What fails takes nothing: with it goes that it was called.
    """

    @functools.wraps(method)
    def call(self, *args, **kwargs):
        try:
            with self.env.cr.savepoint():
                self._bank_take_turn(once=True)
                return method(self, *args, **kwargs)
        except UserError:
            self.invalidate_recordset(["bank_turn_count", "bank_is_taken"], flush=False)
            raise

    call.bank_wizard_turn = "once"
    return call


def one_at_a_time(method):
    """For a button that goes on with what is there already (files that are imported, a
    draft that is posted): the second call sees what the first one did."""

    @functools.wraps(method)
    def call(self, *args, **kwargs):
        self._bank_take_turn()
        return method(self, *args, **kwargs)

    call.bank_wizard_turn = "in turn"
    return call


class BankWizardOnce(models.AbstractModel):
    """A wizard whose buttons create something; see `taken_once`."""

    _name = "bank.wizard.once"
    _description = "Wizard That Answers Once"

    #: How often a button was pressed with success.
    bank_turn_count = fields.Integer(string="Turn Count", readonly=True, copy=False)
    bank_is_taken = fields.Boolean(string="Is Taken", readonly=True, copy=False)

    def _bank_take_turn(self, once=False):
        """Wait until no other call of this wizard is under way.

        :param once: whether this is the only call that there may be.
        :raises UserError: there was one before.
        """
        self.ensure_one()
        if not self.id:  # a form that is not saved: nobody else has it
            return
        self.check_access("write")
        self.flush_recordset()
        # Written, not only locked: else the second call would go on with the books as
        # they were before the first one.
        self.env.cr.execute(
            SQL(
                "UPDATE %s SET bank_turn_count = COALESCE(bank_turn_count, 0) + 1,"
                " bank_is_taken = COALESCE(bank_is_taken, FALSE) OR %s"
                " WHERE id = %s RETURNING"
                " (SELECT before.bank_is_taken FROM %s before WHERE before.id = %s)",
                SQL.identifier(self._table),
                once,
                self.id,
                SQL.identifier(self._table),
                self.id,
            ),
            # The second one waits, and then begins anew: that is no fault to log.
            log_exceptions=False,
        )
        [(taken,)] = self.env.cr.fetchall()
        self.invalidate_recordset(["bank_turn_count", "bank_is_taken"], flush=False)
        if once and taken:
            raise UserError(
                self.env._(
                    "%s: this was already done. Close this window and check the "
                    "result before you start again.",
                    self._description,
                )
            )
