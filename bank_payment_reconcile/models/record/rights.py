"""What a client may call begins by asking for the right it takes.

The models refuse anyway, but late and in words of some other model: a person who only
reads would be told that a message cannot be posted. Every public method of this addon
carries `needs`; one that extends Odoo's asks what Odoo asks.
"""

from functools import wraps

from odoo import models
from odoo.exceptions import AccessError, MissingError

from ..record.labels import get_model

_GROUPS = tuple(
    f"bank_payment_reconcile.group_bank_reconcile_{name}"
    for name in ("user", "manager")
)


def needs(right, model=None):
    """Let a method be called by those only who have a right.

    :param right: "read", "write", "create" or "unlink".
    :param model: the name of the model that the right is on, where the records of the
        method are not what is changed; they have to be read then.
    """

    def decorate(method):
        @wraps(method)
        def checked(self, *args, **kwargs):
            if not self.env.su:
                if model:
                    check_right(self.env[model], right)
                check_right(self, "read" if model else right)
            return method(self, *args, **kwargs)

        checked.bank_right = (right, model)
        return checked

    return decorate


def check_right(records, right):
    """Refuse a person who does not have a right on these records.

    :raises AccessError: our sentence where nothing of the model is for this person,
        Odoo's where it is a record of another company.
    """
    # Of the model first: what a person may do nowhere is no matter of the record.
    if not records.browse().has_access(right):
        raise AccessError(_get_sentence(records, right))
    if right != "read" and hasattr(records, "_check_own_company"):
        # What is shared with branches says itself whose it is.
        records._check_own_company()
    try:
        records.check_access(right)
    except MissingError:
        # The method says what becomes of those that somebody deleted meanwhile.
        records.exists().check_access(right)


def _get_sentence(records, right):
    env = records.env
    name = get_model(env, records._name).name
    if group := _get_group(env, records._name, right):
        return env._(
            'You do not have the access rights for this: "%(model)s" requires the '
            "group %(group)s. Ask an administrator for it.",
            model=name,
            group=group.full_name,
        )
    return env._(
        'You do not have the access rights for this: "%s" cannot be changed by hand.',
        name,
    )


def _get_group(env, model, right):
    """The lowest of our groups that has the right; none where our code alone has it."""
    access = env["ir.model.access"].sudo()
    for xmlid in _GROUPS:
        group = env.ref(xmlid).sudo()
        if access.search_count(
            [
                ("model_id.model", "=", model),
                (f"perm_{right}", "=", True),
                ("group_id", "in", group.all_implied_ids.ids),
            ],
            limit=1,
        ):
            return group
    return env["res.groups"]


def is_id(value):
    """Whether a client's value can be the id of a record."""
    return type(value) is int and 0 < value < 2**31


def browse_context(env, model, key):
    """Records that the context names, which a client may have sent: whatever else it
    says is taken for nothing. Whether they may be read, the caller asks."""
    told = env.context.get(key)
    ids = told if isinstance(told, list | tuple) else [told]
    return env[model].browse(filter(is_id, ids)).exists()


def browse_named(env, model, records):
    """Records that a program hands over as such, and a client by their ids.

    :param records: records, ids, one id, or nothing.
    """
    if isinstance(records, models.BaseModel):
        return records.with_env(env)
    ids = [records] if isinstance(records, int) and records else records or []
    return env[model].browse(ids).exists()
