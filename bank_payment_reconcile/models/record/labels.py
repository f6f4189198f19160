"""What fields, values, models and languages are called, for the sentences we say."""

from odoo.tools.misc import get_lang


def get_label(records, name):
    """The label of a field, in the user's language."""
    field = records._fields[name]
    return field.get_description(records.env, ["string"])["string"]


def get_labels(records, name):
    """The labels of the values of a selection, in the user's language.

    :return: {value: label}, in the order of the selection.
    """
    field = records._fields[name]
    return dict(field.get_description(records.env, ["selection"])["selection"])


def get_language(env):
    """How the user's language writes numbers and dates; English where there is none.

    :return: Odoo's cached values of a `res.lang`, the id among them.
    """
    return get_lang(env, env.lang or "en_US")


def get_model(env, name):
    """The record that describes a model, readable whoever asks."""
    return env["ir.model"].sudo().search([("model", "=", name)])
