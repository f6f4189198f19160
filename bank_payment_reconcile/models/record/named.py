"""A client names records by their ids: none that this person may not read.

Odoo writes a many2one without asking whether its record may be read, and reads the
record's name as the system; a stored field is computed as the system from whatever the
client says the others are. So whoever guesses an id would be told whose it is and what
stands on it: by a wizard, by a row that nobody saved, by a default in the context.
"""

from collections import defaultdict

from odoo import api, models
from odoo.fields import Command
from odoo.models import MAGIC_COLUMNS
from odoo.tools import ormcache

MODULE = "bank_payment_reconcile"


class Base(models.AbstractModel):
    """Refuses ids of records that the caller may not read."""

    _inherit = "base"
    #: Of a model of ours, the fields that name banks whose figures it shows: only banks
    #: of a company that is chosen. A branch may name its parent's banks otherwise.
    _bank_figures_of = ()

    # -------------------------------------------------------------------------
    # What a client hands over
    # -------------------------------------------------------------------------

    def onchange(self, values, field_names, fields_spec):
        # EXTENDS web
        if not self.env.su:
            values = self._bank_check_named_in_form(values, field_names)
        return super().onchange(values, field_names, fields_spec)

    @api.model
    def default_get(self, fields):
        # EXTENDS base: the context of a call says them as well
        values = super().default_get(fields)
        if self._bank_get_own_relations():
            ignored = self._bank_get_ignored_defaults()
            self._bank_check_named(
                {n: v for n, v in values.items() if n not in ignored}
            )
        return values

    @api.model
    def _bank_get_ignored_defaults(self):
        """Names of fields of which no default counts that a client sends."""
        return frozenset()

    # -------------------------------------------------------------------------
    # Checks
    # -------------------------------------------------------------------------

    @api.model
    @ormcache()
    def _bank_get_own_relations(self):
        """Names of the fields of ours that name other records."""
        is_ours = self._original_module == MODULE
        return frozenset(
            name
            for name, field in self._fields.items()
            if field.relational
            and name not in MAGIC_COLUMNS
            and (is_ours or MODULE in field._modules[:1])
        )

    def _bank_check_named(self, *vals_list):
        """Refuse values that name what this person may not read, however deep: rows of
        a list name records of their own, and a row names the form it stands in. Many
        records are asked at once: a check costs a query where companies have branches.

        What Odoo's fields on Odoo's models name, Odoo answers for.

        :raises AccessError: they do, or a bank of a company that is not chosen where
            its figures would be shown.
        """
        if self.env.su:
            return
        named, banks = defaultdict(set), set()
        for values in vals_list:
            self._bank_collect_named(values, named, banks)
        for model, ids in named.items():
            self.env[model].browse(ids).check_access("read")
        self.env["account.journal"].browse(banks)._bank_check_company_chosen()

    def _bank_check_named_in_form(self, values, field_names):
        """As `_bank_check_named`, of a form.

        A form also sends what was computed for it, under rights of the system perhaps
        (the company of a parent's bank): of that it says what it may, and the rest is
        computed again.

        :param field_names: what was typed, which has a value in any case.
        :return: the values to go on with.
        """
        self._bank_check_named(
            {
                name: value
                for name, value in values.items()
                # What the record says already is no news.
                if not self._bank_is_said_already(name, value)
            }
        )
        computed = [
            name
            for name in self._bank_get_own_relations() & values.keys()
            if not self._fields[name].store
            and not self._bank_may_name(name, values[name])
        ]
        return {
            name: False if name in computed else value
            for name, value in values.items()
            if name not in computed or name in field_names
        }

    def _bank_is_said_already(self, name, value):
        field = self._fields.get(name)
        return (
            len(self) == 1
            and field is not None
            and field.type == "many2one"
            and type(value) is int
            and self.sudo()[name].id == value
        )

    def _bank_may_name(self, name, value):
        ids, _rows = _read_named(self._fields[name], value)
        comodel = self.env[self._fields[name].comodel_name]
        return comodel.browse(ids).exists().has_access("read")

    @api.model
    def _bank_collect_named(self, values, named, banks, is_row=False):
        """Note what values name.

        :param named: takes {model: {id}} of what has to be readable.
        :param banks: takes ids of the banks whose figures are asked for.
        :param is_row: of a row, what is computed for it counts, too: it stays as the
            client says it.
        """
        own = self._bank_get_own_relations()
        for name, value in values.items():
            field = self._fields.get(name)
            if field is None or not field.relational or not value:
                continue
            ids, rows = _read_named(field, value)
            if name in own and (field.store or is_row):
                named[field.comodel_name] |= ids
            if name in self._bank_figures_of:
                banks |= ids
            for row in rows:
                comodel = self.env[field.comodel_name]
                comodel._bank_collect_named(row, named, banks, is_row=True)


def _read_named(field, value):
    """What a value of a relational field names, in whatever way a client writes it.

    :return: (ids, the values of rows in it)
    """
    ids, rows = set(), []
    if isinstance(value, models.BaseModel):  # a program's, which is no client
        return ids, rows
    each = value if field.type in ("one2many", "many2many") else [value]
    for part in each if isinstance(each, list | tuple) else [each]:
        if isinstance(part, dict):
            ids.add(part.get("id"))
            rows.append(part)
        elif not isinstance(part, list | tuple):
            ids.add(part)
        elif field.type == "many2one":  # an id with its name
            ids.update(part[:1])
        else:
            _read_command(part, ids, rows)
    return {_id for _id in ids if type(_id) is int and _id > 0}, rows


def _read_command(command, ids, rows):
    """Note what a command on a list names; what is taken off it is no news."""
    kind, *rest = command or [None]
    if kind in (Command.UPDATE, Command.LINK):
        ids.update(rest[:1])
    elif kind == Command.SET and len(rest) > 1 and isinstance(rest[1], list | tuple):
        ids.update(rest[1])
    if kind in (Command.CREATE, Command.UPDATE) and len(rest) > 1:
        rows += [row for row in rest[1:2] if isinstance(row, dict)]
