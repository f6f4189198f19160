"""What Odoo keeps beside records: notes, messages, attachments, templates."""


def log_notes(records, bodies):
    """Write a note on each record, which nobody is told of.

    Relies on `mail.thread._message_log_batch` (addons/mail/models/mail_thread.py): one
    insert for all notes; a body that is no `Markup` is escaped.

    :param records: of one model.
    :param bodies: {id of a record: the note}; a record without one is an error.
    """
    records._message_log_batch(bodies)


def notify(user, title, message):
    """Show a warning at the corner of the pages that a user has open.

    Relies on `bus.listener.mixin._bus_send` (addons/bus/models/bus_listener_mixin.py)
    and on "simple_notification", which the web client listens to.

    :param user: one `res.users`; the message goes out when the transaction commits.
    """
    user._bus_send(
        "simple_notification", {"type": "warning", "title": title, "message": message}
    )


def get_checksum(env, content):
    """The checksum that an attachment with this content stores.

    Relies on `ir.attachment._compute_checksum`
    (odoo/addons/base/models/ir_attachment.py).

    :param content: bytes, not base64.
    :return: what the field `checksum` holds.
    """
    return env["ir.attachment"]._compute_checksum(content)


def render(env, template, values):
    """The HTML of a template.

    Relies on `ir.qweb._render` (odoo/addons/base/models/ir_qweb.py).

    :param template: its XML id.
    :param values: what it shows; text is escaped.
    :return: `Markup`.
    """
    return env["ir.qweb"]._render(template, values)
