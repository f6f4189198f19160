from .tax_case import TaxCommon


class DifferenceCommon(TaxCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.gain = cls.company_data["default_account_revenue"].copy(
            {"name": "Gains", "code": "758000"}
        )
        cls.bank.write(
            {
                "bank_write_off_loss_account_id": cls.loss.id,
                "bank_write_off_gain_account_id": cls.gain.id,
                "bank_fee_account_id": cls.fees.id,
            }
        )
        cls.item = cls._create_document(cls.nordlicht, 1000.0, "INV/2026/00042")

    def _pay(self, amount, item=None, **values):
        """A payment to which the item is ticked."""
        line = self._create_line(amount, "from Nordlicht", **values)
        self._tick(line, item or self.item)
        return line
