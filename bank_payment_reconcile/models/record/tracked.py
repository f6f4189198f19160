"""What is set up leaves a trace: who changed it, when, and what it was before."""

from odoo import models

from .record import MODULE

#: What a client may hand over to leave no message.
SILENCERS = ("tracking_disable", "mail_notrack")


def unsilenced(records):
    """The records, with every change told in their messages, whatever was asked for."""
    if any(records.env.context.get(name) for name in SILENCERS):
        return records.with_context(**dict.fromkeys(SILENCERS, False))
    return records


def has_ours(records, vals):
    """Whether values of fields of ours are written on Odoo's records."""
    fields = records._fields
    return any(name in fields and MODULE in fields[name]._modules[:1] for name in vals)


class BankTracked(models.AbstractModel):
    """Something set up that decides over money; its changes are told in its messages.

    Fields that are set say so by `tracking=True`, or a test fails. Nobody leaves the
    message out by a context that comes over RPC. What is created tells by itself who
    created it and when.
    """

    _name = "bank.tracked"
    _inherit = ["mail.thread"]
    _description = "Tracked Setting"

    def write(self, vals):
        # EXTENDS mail
        return super(BankTracked, unsilenced(self)).write(vals)

    def _compute_field_value(self, field):
        # EXTENDS mail: nor the message of what is computed from other records
        return super(BankTracked, unsilenced(self))._compute_field_value(field)
