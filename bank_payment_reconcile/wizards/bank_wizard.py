"""What a person is asked is theirs, and names what they may read."""

from odoo import api, models


class BankWizard(models.AbstractModel):
    """A wizard of ours. Record rules keep it for whoever opened it; here it is kept
    from naming what that person may not read.

    The host writes a many2one without asking whether its record may be read, and reads
    the record's name as the system: whoever guesses an id would be told whose it is.
    """

    _name = "bank.wizard"
    _description = "Wizard of Bank Reconciliation"

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        self._check_named(values)
        return values

    @api.model_create_multi
    def create(self, vals_list):
        wizards = super().create(vals_list)
        for wizard in wizards:
            wizard._check_named(wizard._get_named_ids())
        return wizards

    def write(self, vals):
        self._check_named(vals)
        return super().write(vals)

    def onchange(self, values, field_names, fields_spec):
        self._check_named(values)
        return super().onchange(values, field_names, fields_spec)

    def _get_named_ids(self):
        return {
            name: self[name].id
            for name, field in self._fields.items()
            if field.type == "many2one" and field.store
        }

    @api.model
    def _check_named(self, values):
        """:raises AccessError: a many2one names a record that this person may not
        read."""
        if self.env.su:
            return
        for name, value in values.items():
            field = self._fields.get(name)
            if field is None or field.type != "many2one" or not field.store:
                continue
            if value and isinstance(value, int):
                self.env[field.comodel_name].browse(value).check_access("read")
