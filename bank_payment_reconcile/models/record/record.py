"""Records of what was decided, by whom and when: our code alone writes them."""

from odoo import api, models
from odoo.exceptions import AccessError, UserError
from odoo.models import MAGIC_COLUMNS
from odoo.tools import ormcache

from ..record.labels import get_label
from .rights import check_right

MODULE = "bank_payment_reconcile"


class BankRecord(models.AbstractModel):
    """A model whose `readonly` fields nobody writes, whatever rights they have.

    `readonly` alone hides a field in the client: through RPC everybody who may write
    the record may write it. Here create and write refuse it, and a default that a
    client or a user set for it is not asked. Our own code writes it by `sudo()` on
    that write, or by `_bank_create_by_code` and `_bank_write_by_code`, which ask first
    whether the person may change the record at all.

    A new field that says what was decided needs `readonly=True` and nothing else.
    """

    _name = "bank.record"
    _description = "Record of a Decision"
    #: No person creates, changes or deletes these at all.
    _is_written_by_code = False

    # -------------------------------------------------------------------------
    # What is protected
    # -------------------------------------------------------------------------

    @api.model
    @ormcache()
    def _bank_get_protected_fields(self):
        """Names of the fields that our code alone writes: of a model of ours those
        that are readonly or all, of Odoo's models what we added and is readonly.

        A computed field counts, too: written, it would be taken for computed.
        """
        return frozenset(
            name
            for name, field in self._fields.items()
            if field.store
            and name not in MAGIC_COLUMNS
            and MODULE in field._modules[:1]
            and (field.readonly or self._is_written_by_code)
        )

    def _bank_filter_kept(self):
        """Those of these records that are as they were decided, for good."""
        return self.browse()

    @api.model
    def _bank_get_kept_fields(self):
        """Names of the fields that nobody changes on a kept record."""
        return frozenset()

    def _bank_get_kept_message(self):
        """Why this record is not changed, and what to do instead."""
        self.ensure_one()
        return self.env._(
            "%s is a record of what was done: it can neither be changed nor deleted.",
            self.display_name,
        )

    # -------------------------------------------------------------------------
    # Low-level
    # -------------------------------------------------------------------------

    @api.model
    def default_get(self, fields):
        # EXTENDS base: what a client's context, or a default that a user saved, says
        # about these is no decision of ours.
        values = super().default_get(fields)
        if not self.env.su:
            for name in self._bank_get_protected_fields() & values.keys():
                default = self._fields[name].default
                if default:
                    values[name] = default(self)
                else:
                    del values[name]
        return values

    @api.model
    def _bank_get_ignored_defaults(self):
        # EXTENDS: taken out above
        return self._bank_get_protected_fields()

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            self._bank_check_created_by_person(vals_list)
        records = super().create(
            [{**vals, **self._bank_prepare_created(vals)} for vals in vals_list]
        )
        if not self.env.su:
            records._bank_check_new_of_person()
        return records

    def write(self, vals):
        if not self.env.su:
            self._bank_check_written_by_person(vals)
            vals = {**vals, **self._bank_prepare_written(vals)}
        result = super().write(vals)
        if not self.env.su and "company_id" in vals:
            # Odoo asks before: nobody hands a record to a company of others.
            check_right(self, "write")
        return result

    @api.ondelete(at_uninstall=False)
    def _bank_unlink_except_by_code(self):
        if self and not self.env.su and self._is_written_by_code:
            raise AccessError(self[0]._bank_get_kept_message())

    # -------------------------------------------------------------------------
    # Checks
    # -------------------------------------------------------------------------

    @api.model
    def _bank_check_created_by_person(self, vals_list):
        """Refuse what a person may not say of a new record.

        :raises AccessError: a protected field has another value than by default, or
            it names what the person may not read.
        """
        if self._is_written_by_code:
            raise AccessError(
                self.env._(
                    "Records of %s are created by Odoo and cannot be created by hand.",
                    self._description,
                )
            )
        self._bank_check_named(*vals_list)
        protected = self._bank_get_protected_fields()
        for vals in vals_list:
            for name in protected & vals.keys():
                field = self._fields[name]
                default = field.default(self) if field.default else False
                # Any value would keep a computed field from being computed.
                if field.compute or (vals[name] or False) != (default or False):
                    self._bank_refuse_field(name)

    def _bank_check_new_of_person(self):
        """Refuse new records for what they are: a client's context may say more of
        them than the values do."""

    def _bank_check_written_by_person(self, vals):
        """Refuse what a person may not change.

        :raises AccessError: it names a protected field, or a record that the person
            may not read.
        :raises UserError: one of these is kept as it is.
        """
        if self._bank_get_kept_fields() & vals.keys():
            self._bank_check_not_kept()
        for name in self._bank_get_protected_fields() & vals.keys():
            self._bank_refuse_field(name)
        self._bank_check_named(vals)

    def _bank_check_not_kept(self):
        if kept := self._bank_filter_kept()[:1]:
            # Why it is kept is told to those only who might change it otherwise.
            self.check_access("write")
            raise UserError(kept._bank_get_kept_message())

    @api.model
    def _bank_refuse_field(self, name):
        raise AccessError(
            self.env._(
                '"%(field)s" of %(model)s is set by Odoo and cannot be written by '
                "hand: leave it out.",
                field=get_label(self, name),
                model=self._description,
            )
        )

    # -------------------------------------------------------------------------
    # Our own code
    # -------------------------------------------------------------------------

    @api.model
    def _bank_prepare_created(self, vals):
        """What our code notes on a new record besides what was said of it."""
        return {}

    def _bank_prepare_written(self, vals):
        """What our code notes on records that a person changes."""
        return {}

    @api.model
    def _bank_create_by_code(self, vals_list):
        """Create records with protected fields, for a person who may create them.

        :raises AccessError: this person may not.
        """
        if not vals_list:
            return self.browse()
        # Of the model: what this is called on is not what is made.
        self.browse().check_access("create")
        records = self.sudo().create(vals_list).with_env(self.env)
        # The rules speak of values, so they are asked when there are some.
        records.check_access("create")
        return records

    def _bank_write_by_code(self, vals):
        """Write protected fields, for a person who may change these records.

        :raises AccessError: this person may not.
        """
        self.check_access("write")
        return self.sudo().write(vals)
