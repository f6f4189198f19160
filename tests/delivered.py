#!/usr/bin/env python3
"""What an installation of the addon makes of a database: schema and delivered records.

Every version has its list in `tests/versions/`. What differs from it reaches companies
that have the version already only by an update, so it needs another version number and,
where Odoo does not bring old databases there by itself, a migration. Then, with the
number in the manifest changed and the demo database updated by `setup/run --once`:

    . .run/env.sh && python tests/delivered.py bank_demo

A list that exists is kept, unless `--again` says that the version has reached nobody.
"""

import argparse
import ast
import sys
from contextlib import closing
from pathlib import Path

import psycopg2

ADDON = "bank_payment_reconcile"
ROOT = Path(__file__).resolve().parent.parent
LISTS = ROOT / "tests" / "versions"
#: Models of which an installation delivers records; of others there are demo data.
MODELS = (
    "ir.actions.act_window",
    "ir.actions.client",
    "ir.actions.report",
    "ir.actions.server",
    "ir.cron",
    "ir.model.access",
    "ir.rule",
    "ir.sequence",
    "ir.ui.menu",
    "ir.ui.view",
    "res.groups",
    "res.groups.privilege",
    "bank.statement.format",
)

SCHEMA = """
SELECT concat_ws(' ', 'field', f.model || '.' || f.name, f.ttype, f.relation,
                 CASE WHEN f.required THEN 'required' END,
                 CASE WHEN f.ttype = 'many2one' THEN f.on_delete END,
                 (SELECT string_agg(s.value, '|' ORDER BY s.sequence, s.value)
                    FROM ir_model_fields_selection s WHERE s.field_id = f.id))
  FROM ir_model_fields f JOIN ir_model m ON m.id = f.model_id
 WHERE f.store AND NOT m.transient AND EXISTS (
       SELECT 1 FROM ir_model_data d WHERE d.module = %(addon)s
          AND d.model = 'ir.model.fields' AND d.res_id = f.id)
   AND NOT EXISTS (
       SELECT 1 FROM ir_model_data d WHERE d.module != %(addon)s
          AND d.model = 'ir.model.fields' AND d.res_id = f.id)
UNION ALL
SELECT concat_ws(' ', CASE c.type WHEN 'i' THEN 'index' ELSE 'constraint' END, c.name,
                 c.definition)
  FROM ir_model_constraint c JOIN ir_module_module m ON m.id = c.module
  JOIN ir_model model ON model.id = c.model
 WHERE m.name = %(addon)s AND NOT model.transient
"""
DATA = """
SELECT concat_ws(' ', 'record', d.name, d.model,
                 CASE WHEN d.noupdate THEN 'noupdate' END)
  FROM ir_model_data d WHERE d.module = %(addon)s AND d.model = ANY(%(models)s)
UNION ALL
SELECT concat_ws(' ', 'default rule', code, confidence, priority, related_party,
                 document, amount, direct_debit,
                 CASE WHEN review_required THEN 'review' END,
                 CASE WHEN active THEN 'active' END)
  FROM bank_payment_rule WHERE code IS NOT NULL AND company_id IS NULL
UNION ALL
SELECT concat_ws(' ', 'cron', d.name, s.state, s.code, c.interval_number,
                 c.interval_type, CASE WHEN c.active THEN 'active' END)
  FROM ir_model_data d JOIN ir_cron c ON c.id = d.res_id
  JOIN ir_act_server s ON s.id = c.ir_actions_server_id
 WHERE d.module = %(addon)s AND d.model = 'ir.cron'
UNION ALL
SELECT concat_ws(' ', 'sequence', d.name, s.code, s.prefix, s.padding)
  FROM ir_model_data d JOIN ir_sequence s ON s.id = d.res_id
 WHERE d.module = %(addon)s AND d.model = 'ir.sequence'
UNION ALL
SELECT concat_ws(' ', 'group', d.name, 'implies',
                 (SELECT string_agg(i.module || '.' || i.name, ' ' ORDER BY i.name)
                    FROM res_groups_implied_rel r
                    JOIN ir_model_data i ON i.model = 'res.groups' AND i.res_id = r.hid
                   WHERE r.gid = d.res_id))
  FROM ir_model_data d WHERE d.module = %(addon)s AND d.model = 'res.groups'
UNION ALL
SELECT concat_ws(' ', 'access', d.name, a.perm_read, a.perm_write, a.perm_create,
                 a.perm_unlink)
  FROM ir_model_data d JOIN ir_model_access a ON a.id = d.res_id
 WHERE d.module = %(addon)s AND d.model = 'ir.model.access'
UNION ALL
SELECT concat_ws(' ', 'rule', d.name, regexp_replace(r.domain_force, '\\s+', ' ', 'g'))
  FROM ir_model_data d JOIN ir_rule r ON r.id = d.res_id
 WHERE d.module = %(addon)s AND d.model = 'ir.rule'
"""
#: All there is in the database, Odoo's own too.
WHOLE_SCHEMA = """
SELECT concat_ws(' ', 'column', table_name || '.' || column_name, udt_name,
                 is_nullable, column_default)
  FROM information_schema.columns WHERE table_schema = 'public'
UNION ALL
SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL
SELECT concat_ws(' ', 'constraint', conrelid::regclass, conname,
                 pg_get_constraintdef(oid))
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace
"""


def read(database, query):
    """Return what a query says of a database, as sorted lines."""
    with closing(psycopg2.connect(dbname=database)) as connection:
        with connection.cursor() as cursor:
            cursor.execute(query, {"addon": ADDON, "models": list(MODELS)})
            return sorted(line for (line,) in cursor.fetchall())


def read_delivered(database):
    """Return what the addon made of a database, as lines."""
    return read(database, SCHEMA) + read(database, DATA)


def get_version():
    """Return the version that the manifest names."""
    manifest = (ROOT / ADDON / "__manifest__.py").read_text()
    return ast.literal_eval(manifest)["version"]


def get_list(version):
    """Return the path of a version's list."""
    return LISTS / f"{version}.txt"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("database", help="one with this version of the addon")
    parser.add_argument(
        "--again", action="store_true", help="the version has reached nobody yet"
    )
    arguments = parser.parse_args()
    version = get_version()
    path = get_list(version)
    lines = read_delivered(arguments.database)
    if path.exists() and path.read_text().splitlines() != lines and not arguments.again:
        sys.exit(
            f"{version} has a list already: give {ADDON}/__manifest__.py another "
            "version and the change its migration."
        )
    path.write_text("\n".join(lines) + "\n")
    print(f"{path}: {len(lines)} lines")


if __name__ == "__main__":
    main()
