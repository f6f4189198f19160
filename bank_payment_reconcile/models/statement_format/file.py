"""Statement formats as files: handed from one database to another, and delivered."""

import base64
from pathlib import Path

from odoo import api, fields, models
from odoo.tools import file_path

from ... import statement_formats
from ..record.rights import needs

#: One file a country.
DELIVERED = "bank_payment_reconcile/data/statement_formats"


class BankStatementFormat(models.Model):
    """Formats are exported to files and imported from them."""

    _inherit = "bank.statement.format"

    # Not by the name of a method of Odoo's, which would be gone.
    json_file = fields.Binary(compute="_compute_json_file", attachment=False)

    def _compute_json_file(self):
        for record in self:
            text = statement_formats.dump_descriptions([record._to_named()])
            record.json_file = base64.b64encode(text.encode())

    def _to_named(self):
        return statement_formats.NamedDescription(
            name=self.name,
            description=self._get_description(),
            columns=self._get_column_names(),
        )

    @needs("read")
    def action_export(self):
        """Download the format as JSON."""
        self.ensure_one()
        name = "".join(c if c.isalnum() else "_" for c in self.name)
        return {
            "type": "ir.actions.act_url",
            "target": "download",
            "url": f"/web/content/{self._name}/{self.id}/json_file/{name}.json"
            "?download=true",
        }

    @api.model
    def _prepare_from_file(self, data, filename):
        """Values of the formats in an exported file.

        :raises StatementError: with what is wrong with it.
        """
        return [
            {
                "name": each.name,
                **self._prepare_from_description(each.description, each.columns),
            }
            for each in statement_formats.load_descriptions(data, filename)
        ]

    @api.model
    def _load_delivered(self):
        """Create the delivered formats that are not there yet.

        What a person changed stays as it is, and what was deleted stays deleted
        until the next update of the addon.
        """
        values = [
            each
            for file in sorted(Path(file_path(DELIVERED)).glob("*.json"))
            for each in self._prepare_from_file(file.read_bytes(), file.name)
        ]
        self._load_records(
            [
                {
                    "xml_id": f"bank_payment_reconcile.{_to_xml_id(each['name'])}",
                    "values": {**each, "company_id": False},
                    "noupdate": True,
                }
                for each in values
            ],
            update=True,
        )


def _to_xml_id(name):
    letters = (c if c.isascii() and c.isalnum() else "_" for c in name.lower())
    return f"bank_statement_format_{''.join(letters)}"
