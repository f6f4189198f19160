"""What a person is asked is theirs, and names what they may read."""

from odoo import api, models


class BankWizard(models.AbstractModel):
    """A wizard of ours. Record rules keep it for whoever opened it; here it is kept
    from naming what that person may not read, as forms and defaults are in
    `named_by_client`."""

    _name = "bank.wizard"
    _description = "Wizard of Bank Reconciliation"

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._bank_check_named(vals)
        wizards = super().create(vals_list)
        # What was computed of it, under rights of the system, is told as well.
        for wizard in wizards:
            wizard._bank_check_named(wizard._get_named_ids())
        return wizards

    def write(self, vals):
        self._bank_check_named(vals)
        return super().write(vals)

    def _get_named_ids(self):
        return {
            name: self[name].ids
            if self._fields[name].type == "many2many"
            else self[name].id
            for name in self._bank_get_own_relations()
            if self._fields[name].type != "one2many" and self._fields[name].store
        }
