from odoo.models import MAGIC_COLUMNS
from odoo.tests import TransactionCase, tagged

from odoo.addons.bank_payment_reconcile.models.record.record import MODULE

#: What is set up and decides over money.
SET_UP = (
    "bank.payment.rule",
    "bank.text.mapping",
    "bank.statement.format",
    "bank.statement.feed",
    "bank.learned.payer",
    "bank.payment.layout",
    "bank.payment.provider",
    "bank.direct.debit.mandate",
    "account.journal",
    "res.company",
)
#: Fields whose changes are told another way, or not, and why.
OTHERWISE = {
    ("bank.statement.feed", "secret"): "told without its value",
    ("bank.statement.feed", "private_key"): "told without its value",
    ("bank.statement.feed", "address"): "told without the keys in it",
    ("bank.direct.debit.mandate", "scan"): "its file's name is told",
    ("bank.statement.feed", "send_address"): "told without the keys in it",
    ("bank.statement.format", "sample"): "a file to try the format on",
    ("bank.statement.format", "sample_filename"): "a file to try the format on",
}


@tagged("post_install", "-at_install")
class TestTrackedFields(TransactionCase):
    """Every field that is set tells who changed it, and no secret its value."""

    def test_every_field_that_is_set_is_tracked(self):
        """A new setting of ours fails here until somebody has its changes told."""
        missing, told = [], set()
        for model in SET_UP:
            for name, field in self.env[model]._fields.items():
                is_ours = MODULE in field._modules[:1] and name not in MAGIC_COLUMNS
                is_set = field.store and not field.readonly and not field.compute
                if not (is_ours and is_set) or field.type == "one2many":
                    continue
                if (model, name) in OTHERWISE:
                    told.add((model, name))
                elif not getattr(field, "tracking", None):
                    missing.append((model, name))
        self.assertFalse(missing)
        self.assertEqual(told, set(OTHERWISE))

    def test_every_model_that_is_set_up_is_tracked(self):
        """What the record table calls set up, and its children by their parent."""
        for model in SET_UP[:-2]:
            self.assertIn("bank.tracked", self.env[model]._inherit_module)

    def test_no_value_of_a_secret_is_tracked(self):
        for model in SET_UP:
            for name, field in self.env[model]._fields.items():
                if any(word in name for word in ("secret", "private_key", "password")):
                    self.assertFalse(getattr(field, "tracking", None), name)
