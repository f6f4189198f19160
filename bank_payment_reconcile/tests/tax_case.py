from odoo import Command

from .apply_by_hand_case import ApplyByHandCommon


class TaxCommon(ApplyByHandCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bank_account = cls.bank.default_account_id
        cls.tax_account = cls.company_data["default_account_tax_sale"]
        cls.loss = cls.fees.copy({"name": "Losses", "code": "658000"})
        cls.tags = {
            name: cls.env["account.account.tag"].create(
                {
                    "name": name,
                    "applicability": "taxes",
                    "country_id": cls.env.company.account_fiscal_country_id.id,
                }
            )
            for name in ("base", "tax", "base back", "tax back")
        }
        cls.sale_tax = cls._create_tax("sale", cls.tax_account)
        cls.purchase_tax = cls._create_tax(
            "purchase", cls.company_data["default_account_tax_purchase"]
        )

    @classmethod
    def _create_tax(cls, use, account, amount=20.0, **values):
        def repartition(base, tax):
            return [
                Command.clear(),
                Command.create(
                    {
                        "repartition_type": "base",
                        "tag_ids": [Command.set(cls.tags[base].ids)],
                    }
                ),
                Command.create(
                    {
                        "repartition_type": "tax",
                        "account_id": account.id,
                        "tag_ids": [Command.set(cls.tags[tax].ids)],
                    }
                ),
            ]

        return cls.env["account.tax"].create(
            {
                "name": f"{use} {amount:g} %",
                "amount": amount,
                "type_tax_use": use,
                "country_id": cls.env.company.account_fiscal_country_id.id,
                "tax_group_id": cls.company_data["default_tax_sale"].tax_group_id.id,
                "invoice_repartition_line_ids": repartition("base", "tax"),
                "refund_repartition_line_ids": repartition("base back", "tax back"),
                **values,
            }
        )

    def _post(self, line):
        _done, errors = line._bank_post_applications()
        self.assertFalse(errors)
        self.assertTrue(
            self.env.company.currency_id.is_zero(
                sum(line.move_id.line_ids.mapped("balance"))
            )
        )

    def assertEntry(self, line, expected):
        """The entry has exactly these (account, balance), in any order."""
        lines = [(entry.account_id, entry.balance) for entry in line.move_id.line_ids]
        self.assertCountEqual(
            [(account.code, balance) for account, balance in lines],
            [(account.code, balance) for account, balance in expected],
        )
