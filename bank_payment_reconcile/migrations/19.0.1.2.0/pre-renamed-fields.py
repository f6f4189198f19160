"""Our fields on models of Odoo begin with `bank_` since this version."""

import json
import re
from functools import partial

from lxml import etree

from odoo.tools import SQL
from odoo.tools.sql import column_exists, make_index_name, rename_column

ADDON = "bank_payment_reconcile"
LINE, STATEMENT = "account.bank.statement.line", "account.bank.statement"
#: Names that got `bank_` before them, by model; of computed fields, too.
PREFIXED = {
    LINE: (
        "applied_to booked_later_note booked_later_reason elsewhere_entry_ids"
        " end_to_end_id is_ambiguous is_kept_open is_settled_elsewhere kept_entry_ids"
        " look_alike_id look_alike_note mandate_reference match_details"
        " match_explanation matched_on partner_set_by_posting payer_address payer_bic"
        " payer_city payer_street posted_application_ids posting_left_until"
        " posting_log_ids posting_run_id remittance_text reopened_reason rival_answers"
        " structured_reference transaction_amount transaction_currency_id value_date"
    ),
    STATEMENT: "import_remarks is_interim opening_note",
    "account.payment": (
        "check_entry_count check_entry_ids end_to_end_id has_live_check"
        " received_check_number"
    ),
    "res.partner": "learned_payer_ids",
    # A user has the fields of his partner.
    "res.users": "learned_payer_ids",
}
#: {model: {old name: new name}}
RENAMED = {
    model: {name: f"bank_{name}" for name in names.split()}
    for model, names in PREFIXED.items()
} | {"account.move.line": {"is_bank_told": "bank_is_chosen"}}
#: Finds any old name, in PostgreSQL; also in JSON, where `\n` may stand before it.
FINDING = "|".join(sorted({old for names in RENAMED.values() for old in names}))

MODEL = "(SELECT model FROM ir_model WHERE id = kept.model_id)"
EXPORTED = "(SELECT resource FROM ir_exports WHERE id = kept.export_id)"
#: What people keep: (table, SQL of the model it is about, columns that name fields)
KEPT = [
    ("ir_filters", "kept.model_id", "domain context sort"),
    ("ir_exports_line", EXPORTED, "name"),
    ("ir_act_window", "kept.res_model", "domain context"),
    ("ir_embedded_actions", "kept.parent_res_model", "domain context"),
    ("ir_rule", MODEL, "domain_force"),
    ("ir_act_server", MODEL, "code update_path"),
    ("base_automation", MODEL, "filter_domain filter_pre_domain"),
    ("ir_model_fields", "kept.model", "related depends compute domain currency_field"),
    ("mail_template", "kept.model", "subject body_html"),
    ("ir_ui_view_custom", "NULL", "arch"),
]
#: What is written in Python or HTML: other words than names of fields stand there.
CODE = {"code", "compute", "body_html"}
#: A view without model is a template: only those that no module brought.
VIEWS = """
    SELECT view.id, view.model, view.arch_db
      FROM ir_ui_view view
     WHERE view.arch_db::text ~ %s
       AND (view.model IS NOT NULL OR NOT EXISTS (
            SELECT 1 FROM ir_model_data data
              JOIN ir_module_module module ON module.name = data.module
             WHERE data.model = 'ir.ui.view' AND data.res_id = view.id))
"""
#: What our dialogs inherit, and one of Odoo's.
DIALOGS = """
    SELECT field.model, field.name
      FROM ir_model_fields field
      JOIN ir_model_data data ON data.res_id = field.id
     WHERE data.model = 'ir.model.fields' AND data.module = %s
       AND field.name IN ('is_taken', 'turn_count')
"""

#: A name, or a path of names: `statement_line_id.value_date`, `line_ids/value_date`
PATH = re.compile(r"(?<!\w)[A-Za-z_]\w*(?:[./][A-Za-z_]\w*)*")
#: A step of an XPath that names a field, and what follows it.
STEP = re.compile(r"""(@name\s*=\s*["'])(\w+)(["'][^@]*)""")
#: Elements of a view whose name is that of a field.
NAMED = {"field", "groupby"}
#: Attributes in which no field is named.
WORDS = {
    "aria-label", "class", "confirm", "help", "icon", "id", "placeholder", "position",
    "string", "title", "type", "widget",
}  # fmt: skip


class Names:
    """Finds old names in whatever names fields."""

    def __init__(self, cr):
        cr.execute("SELECT model, name, relation FROM ir_model_fields")
        fields = cr.fetchall()
        #: {(model, name of a field): model it leads to}
        self.relations = {
            (model, name): relation for model, name, relation in fields if relation
        }
        taken = {
            name
            for model, name, _relation in fields
            if name not in RENAMED.get(model, ())
        }
        #: What means one of ours wherever it stands: {old name: new name}
        self.ours = {
            old: new
            for names in RENAMED.values()
            for old, new in names.items()
            if old not in taken
        }

    def get_new(self, model, name):
        """The name that a field of a model has now; a name that is none stays."""
        if name.startswith("default_"):
            return "default_" + self.get_new(model, name.removeprefix("default_"))
        return RENAMED.get(model, {}).get(name) or self.ours.get(name, name)

    def rename(self, text, model, parent=None):
        """Rename in a domain, a context, an expression, a path or code.

        :param model: name of the model that it is about, None where it is not known.
        :param parent: of a list in a form: the form's, which it calls `parent`.
        """

        def rename_path(found):
            at, steps = model, []
            for step in re.split(r"([./])", found[0]):
                steps.append(self.get_new(at, step))
                at = parent if step == "parent" else self.relations.get((at, step), at)
            return "".join(steps)

        return PATH.sub(rename_path, text)

    def rename_code(self, text, model):
        """The same, where the code has to do with our fields at all."""
        is_about = model in RENAMED or any(name in text for name in RENAMED)
        return self.rename(text, model) if is_about else text

    def rename_arch(self, text, model):
        tree = etree.fromstring(text.encode())
        self._rename_node(tree, model, None)
        return etree.tostring(tree, encoding="unicode")

    def _rename_node(self, node, model, parent):
        if not isinstance(node.tag, str):  # a comment
            return
        inside = model
        if node.tag in NAMED and node.get("position", "inside") == "inside":
            inside = self.relations.get((model, node.get("name")), model)
        if node.tag == "attribute" and node.text and node.get("name") not in WORDS:
            node.text = self.rename(node.text, model, parent)
        for key, value in node.attrib.items():
            if key == "expr":
                node.set(key, self._rename_xpath(value, model))
                inside = self._find_model(value, model)
            elif key not in WORDS and (key != "name" or node.tag in NAMED):
                node.set(key, self.rename(value, model, parent))
        for child in node:
            self._rename_node(child, inside, parent if inside == model else model)

    def _walk(self, expression, model):
        """The fields that an XPath goes through: (what was found, its model, what it
        leads to)."""
        for found in STEP.finditer(expression):
            to = self.relations.get((model, found[2]), model)
            yield found, model, to
            model = to

    def _rename_xpath(self, expression, model):
        models = [at for _found, at, _to in self._walk(expression, model)]
        return STEP.sub(
            lambda found: found[1] + self.get_new(models.pop(0), found[2]) + found[3],
            expression,
        )

    def _find_model(self, expression, model):
        """The model of what an XPath finds."""
        for found, at, to in self._walk(expression, model):
            model = to if "/" in found[3] else at
        return model


def migrate(cr, version):
    """Rename columns, and the fields by name in whatever people keep."""
    names = Names(cr)
    for model, renamed in RENAMED.items():
        for old, new in renamed.items():
            rename_field(cr, model, old, new)
    cr.execute(DIALOGS, [ADDON])
    for model, old in cr.fetchall():
        rename_field(cr, model, old, f"bank_{old}")
    rename_kept(cr, names)
    rename_in_views(cr, names)
    rename_in_imports(cr)


def rename_field(cr, model, old, new):
    """Rename a field, its column, and what is named after that as Odoo would."""
    table = model.replace(".", "_")
    if column_exists(cr, table, old) and not column_exists(cr, table, new):
        rename_column(cr, table, old, new)
        key, new_key = f"{table}_{old}_fkey", f"{table}_{new}_fkey"
        cr.execute("SELECT 1 FROM pg_constraint WHERE conname = %s", [key])
        if cr.fetchone():
            quoted = map(SQL.identifier, (table, key, new_key))
            cr.execute(SQL("ALTER TABLE %s RENAME CONSTRAINT %s TO %s", *quoted))
        cr.execute(
            "UPDATE ir_model_constraint SET name = %s WHERE name = %s", [new_key, key]
        )
        indexes = [SQL.identifier(make_index_name(table, name)) for name in (old, new)]
        cr.execute(SQL("ALTER INDEX IF EXISTS %s RENAME TO %s", *indexes))
    cr.execute(
        "UPDATE ir_model_fields SET name = %s WHERE model = %s AND name = %s",
        [new, model, old],
    )
    cr.execute(
        "UPDATE ir_model_data SET name = %s"
        " WHERE module = %s AND model = 'ir.model.fields' AND name = %s",
        [f"field_{table}__{new}", ADDON, f"field_{table}__{old}"],
    )


def rename_kept(cr, names):
    for table, model, columns in KEPT:
        for column in columns.split():
            if column_exists(cr, table, column):
                rename_column_values(cr, names, table, model, column)


def rename_column_values(cr, names, table, model, column):
    """Rename in the texts of a column, translated ones among them.

    :param model: SQL of the model that a row is about.
    """
    cr.execute(
        SQL(
            "SELECT kept.id, %s, kept.%s FROM %s kept WHERE kept.%s::text ~ %s",
            SQL(model),
            SQL.identifier(column),
            SQL.identifier(table),
            SQL.identifier(column),
            FINDING,
        )
    )
    rename = names.rename_code if column in CODE else names.rename
    for kept_id, about, value in cr.fetchall():
        write(cr, table, column, kept_id, value, partial(rename, model=about))


def rename_in_views(cr, names):
    """In those of others, too, which inherit ours: each of ours is checked together
    with them as it is updated."""
    cr.execute(VIEWS, [FINDING])
    for view_id, model, arch in cr.fetchall():
        rename = partial(names.rename_arch, model=model)
        write(cr, "ir_ui_view", "arch_db", view_id, arch, rename)


def rename_in_imports(cr):
    """An import that goes on after the update has the values of what it creates."""
    if not column_exists(cr, "bank_import_part", "line_values"):
        return
    cr.execute("SELECT id, line_values, statement_values FROM bank_import_part")
    for part_id, lines, statement in cr.fetchall():
        if lines:
            lines = [with_new_keys(LINE, each) for each in json.loads(lines)]
        if statement:
            statement = json.loads(statement)
            statement["values"] = with_new_keys(STATEMENT, statement["values"])
        kept = [value and json.dumps(value) for value in (lines, statement)]
        cr.execute(
            "UPDATE bank_import_part SET line_values = %s, statement_values = %s"
            " WHERE id = %s",
            [*kept, part_id],
        )


def with_new_keys(model, values):
    return {RENAMED[model].get(name, name): value for name, value in values.items()}


def write(cr, table, column, row_id, value, rename):
    """Write a text anew, or each translation of it, if that changes it."""
    if isinstance(value, dict):
        new = {lang: text and rename(text) for lang, text in value.items()}
        stored = json.dumps(new)
    else:
        new = stored = rename(value)
    if new != value:
        cr.execute(
            SQL(
                "UPDATE %s SET %s = %s WHERE id = %s",
                SQL.identifier(table),
                SQL.identifier(column),
                stored,
                row_id,
            )
        )
