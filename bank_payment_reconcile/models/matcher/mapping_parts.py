"""What conditions and rows of a mapping have in common: they are the mapping's."""

from odoo import api, fields, models


class BankMappingPart(models.AbstractModel):
    """A record of a text mapping: its change is a change of the mapping."""

    _name = "bank.mapping.part"
    _inherit = ["bank.shared"]
    _description = "Part of a Text-to-Account Mapping"
    _order = "sequence, id"

    mapping_id = fields.Many2one(
        "bank.text.mapping", required=True, ondelete="cascade", index=True
    )
    sequence = fields.Integer(default=10)

    def _get_owning_companies(self):
        # EXTENDS bank.shared
        return [part.mapping_id.company_id for part in self]

    @api.model_create_multi
    def create(self, vals_list):
        parts = super().create(vals_list)
        parts.mapping_id._bank_note_change()
        return parts

    def write(self, vals):
        mappings = self.mapping_id
        result = super().write(vals)
        mappings |= self.mapping_id
        mappings._bank_note_change()
        mappings._bank_check_what_is_left()
        return result

    def unlink(self):
        mappings = self.mapping_id
        result = super().unlink()
        mappings._bank_note_change()
        mappings._bank_check_what_is_left()
        return result
