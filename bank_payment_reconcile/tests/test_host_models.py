from odoo.tests import TransactionCase, tagged

from odoo.addons.bank_payment_reconcile.models.record.record import MODULE

#: How methods of ours on a model of Odoo are called, so that whoever reads or extends
#: that model sees whose they are.
OURS = (
    "_bank_",
    "bank_",
    "action_bank_",
    "get_bank_",
    # As the OCA's checks want the methods of fields called
    "_compute_bank_",
    "_inverse_bank_",
    "_search_bank_",
    # A digest finds its figures by how they begin
    "_compute_kpi_bank_",
)
#: Other programs rely on these names.
PUBLIC = {
    "action_accept",
    "action_add_row",
    "action_apply_advice",
    "action_apply_automatically",
    "action_apply_item",
    "action_keep_on_account",
    "action_post_applications",
    "action_remove_application",
    "action_remove_applications",
    "action_transfer_difference",
    "action_undo_applications",
    "action_update_application",
    "get_open_items",
    "get_suggestions",
    "import_bank_statements",
    "import_payment_status",
}
#: And on these names of fields, of bank lines all of them.
PUBLIC_FIELDS = {
    "account.bank.statement.line.applied_amount",
    "account.bank.statement.line.application_ids",
    "account.bank.statement.line.difference_amount",
    "account.bank.statement.line.match_confidence",
    "account.bank.statement.line.needs_review",
    "account.bank.statement.line.posting_error",
}


@tagged("post_install", "-at_install")
class TestHostModels(TransactionCase):
    """What we add to Odoo's own models says that it is ours, and is in nobody's way."""

    def _get_host_models(self):
        """Models of Odoo's that this addon extends."""
        return [
            model
            for name, model in self.registry.items()
            if model._original_module != MODULE and not name.startswith("bank.")
        ]

    def test_methods_say_that_they_are_ours(self):
        """What Odoo does not call by its own name begins with `bank`."""
        wrong = set()
        for model in self._get_host_models():
            classes = [cls for cls in model.__mro__ if not self._is_composed(cls)]
            ours = [cls for cls in classes if self._is_ours(cls)]
            theirs = {
                name for cls in classes if not self._is_ours(cls) for name in vars(cls)
            }
            for cls in ours:
                wrong |= {
                    f"{model._name}.{name} ({cls.__module__})"
                    for name, value in vars(cls).items()
                    if callable(value)
                    and not name.startswith(("__", *OURS))
                    and name not in theirs | PUBLIC
                }
        self.assertFalse(sorted(wrong))

    def _is_composed(self, cls):
        """Whether the registry made it of the others."""
        return "pool" in vars(cls)

    def _is_ours(self, cls):
        return cls.__module__.startswith(f"odoo.addons.{MODULE}.")

    def test_fields_say_that_they_are_ours(self):
        """Odoo's next version, or another addon, may bring a field with a plain name
        such as `payment_tolerance`, too: both would be one column, and each would
        overwrite what the other keeps. Whoever makes a filter or a list to export sees
        besides which fields go with this addon. What comes from a class that is
        inherited, or from a partner to his user, counts as well.
        """
        plain = {
            f"{model._name}.{name}"
            for model in self._get_host_models()
            for name, field in model._fields.items()
            if MODULE in field._modules[:1]
            and not name.startswith(("bank_", "kpi_bank_"))
        }
        self.assertEqual(sorted(plain), sorted(PUBLIC_FIELDS))

    def test_no_column_of_ours_is_required(self):
        """Odoo's own tests, and other addons, create its records without us: a field
        of ours that is required makes them fail. Views may require it."""
        required = [
            f"{model._name}.{name}"
            for model in self._get_host_models()
            for name, field in model._fields.items()
            if field.store and field.required and MODULE in field._modules[:1]
        ]
        self.assertFalse(required)

    def test_no_column_of_ours_is_required_in_the_database(self):
        """As an update from a version that required it leaves it."""
        self.env.cr.execute(
            """
            SELECT table_name || '.' || column_name
              FROM information_schema.columns
             WHERE is_nullable = 'NO'
            """
        )
        columns = {name for (name,) in self.env.cr.fetchall()}
        ours = {
            f"{model._table}.{name}"
            for model in self._get_host_models()
            for name, field in model._fields.items()
            if field.store and MODULE in field._modules[:1]
        }
        self.assertFalse(columns & ours)

    def test_a_bank_without_terms_has_the_careful_ones(self):
        """A bank or company of which nobody set anything is read as by default."""
        bank = self.env["account.journal"].search([("type", "=", "bank")], limit=1)
        bank.write({"bank_tolerance_type": False, "bank_payee_check": False})
        bank.company_id.bank_name_matching = False
        ledger = self.env["bank.matching.ledger"].with_company(bank.company_id)
        settings = ledger._prepare_settings(bank, bank._bank_get_currency())
        self.assertEqual(settings.payee_check, "known")
        self.assertEqual(settings.name_matching, "fuzzy")
