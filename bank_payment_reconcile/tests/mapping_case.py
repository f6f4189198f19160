"""A small company with mappings that need nobody to look."""

from odoo import Command

from .tax_case import TaxCommon


class MappingCase(TaxCommon):
    """A mapping of a small company, which has limits so that nobody needs to look."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Mapping = cls.env["bank.text.mapping"]
        cls.income = cls.company_data["default_account_revenue"]
        cls.input_tax = cls.company_data["default_account_tax_purchase"]

    def _map(self, text="Stadtwerke Musterstadt", rows=(), conditions=(), **values):
        """:param rows: values of rows; conditions: (subject, operator, value)"""
        names = ("subject", "operator", "value")
        return self.Mapping.create(
            {
                "text": text,
                "limit_in": 99_999.0,
                "limit_out": 99_999.0,
                "row_ids": [Command.create(row) for row in rows],
                "condition_ids": [
                    Command.create(dict(zip(names, condition, strict=True)))
                    for condition in conditions
                ],
                **values,
            }
        )

    def _pay(self, amount, text="Abschlag 11/26", name="Stadtwerke Musterstadt AG"):
        line = self._create_line(amount, text, partner_name=name)
        line.action_apply_automatically()
        return line

    def _kinds(self, line):
        return {reason["kind"] for reason in line.bank_match_details["reasons"]}
