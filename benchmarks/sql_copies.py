"""Copies records by SQL: a template record made through the ORM, many times over."""

from odoo.tools import SQL


def columns(env, table):
    """Stored columns of a table, the generated and the id left out."""
    rows = env.execute_query(
        SQL(
            "SELECT column_name FROM information_schema.columns "
            "WHERE table_name = %s AND is_generated = 'NEVER' AND column_name != 'id' "
            "ORDER BY ordinal_position",
            table,
        )
    )
    return [name for (name,) in rows]


def copy_rows(env, table, template_id, source, **expressions):
    """Insert a copy of a row for every row of a query.

    :param source: SQL of the query, known as `source` in the expressions.
    :param expressions: column -> SQL that replaces the template's value.
    :return: ids of the copies in the order in which they were inserted.
    """
    names = columns(env, table)
    values = [
        expressions.get(name, SQL("template.%s", SQL.identifier(name)))
        for name in names
    ]
    rows = env.execute_query(
        SQL(
            "INSERT INTO %s (%s) SELECT %s FROM %s AS template, (%s) AS source "
            "WHERE template.id = %s ORDER BY source.n RETURNING id",
            SQL.identifier(table),
            SQL(", ").join(SQL.identifier(name) for name in names),
            SQL(", ").join(values),
            SQL.identifier(table),
            source,
            template_id,
        )
    )
    return [record_id for (record_id,) in rows]


def make_partners(env, count, name):
    """Make companies that are customers.

    :param name: SQL of a name, of the number `source.n` from 1 to `count`.
    :return: their ids.
    """
    template = env["res.partner"].create(
        {"name": "Template", "is_company": True, "customer_rank": 1}
    )
    env.flush_all()
    ids = copy_rows(
        env,
        "res_partner",
        template.id,
        SQL("SELECT n FROM generate_series(1, %s) n", count),
        name=name,
        complete_name=name,
    )
    env.cr.execute(
        "UPDATE res_partner SET commercial_partner_id = id WHERE id = ANY(%s)", [ids]
    )
    return ids
