"""A person applies what payers pay to invoices, and what is learned of that."""

from .common import BankReconcileCommon

HOLDING = "NL91ABNA0417164300"


class PayersCase(BankReconcileCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.invoices = 0

    def _invoice(self, partner, amount=100.0):
        type(self).invoices += 1
        return self._create_document(partner, amount, f"INV/2026/{self.invoices:05}")

    def _pay(self, *partners, name="Polaris Holding", account=HOLDING, amount=100.0):
        """A payment that a person applies to an invoice of each of these partners."""
        line = self._create_line(
            amount * len(partners),
            "thanks",
            partner_name=name,
            account_number=account,
        )
        items = [self._invoice(partner, abs(amount)) for partner in partners]
        self._apply(line, *((item, amount) for item in items))
        line.with_user(self.accountant).action_post_applications()
        self.assertTrue(line.is_reconciled)
        return line

    def assertLearned(self, *partners):
        payers = self.env["bank.learned.payer"].search(
            [("company_id", "=", self.env.company.id)]
        )
        self.assertEqual(
            payers.partner_id.sorted("id").ids, sorted(p.id for p in partners)
        )
