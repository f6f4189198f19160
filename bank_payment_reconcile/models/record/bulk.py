"""Records by the thousand: one statement of the database for a thousand of them.

Odoo's `create` and `write` look up the currency of every amount, the rules of every
relation and the trackers of every field: for the lines of a large statement that takes
longer than matching or posting them. What depends on the values is computed by Odoo
as ever, so that no rule is said twice; access is the caller's to ask for.
"""

import json

from odoo.tools import SQL, split_every

#: Rows of one statement of the database.
PAGE = 1000


def insert_rows(model, rows):
    """Insert records of a model whose `create` does nothing that has to be done.

    :param model: the model.
    :param rows: dicts of the values of stored fields, all with the same fields; amounts
        are rounded by the caller. Of fields that are left out, those that are computed
        are computed when they are needed; others stay empty, whatever their default.
    :return: the records, in the order of the rows.
    """
    if not rows:
        return model.browse()
    # What waits to be written may be referred to.
    model.env.flush_all()
    names = list(rows[0])
    columns = SQL(", ").join(map(SQL.identifier, names))
    found = []
    for page in split_every(PAGE, rows):
        found += model.env.execute_query(
            SQL(
                "INSERT INTO %s (%s, create_uid, write_uid, create_date, write_date) "
                "SELECT %s, %s, %s, %s, %s FROM %s ORDER BY position RETURNING id",
                SQL.identifier(model._table),
                columns,
                columns,
                model.env.uid,
                model.env.uid,
                model.env.cr.now(),
                model.env.cr.now(),
                _as_table(model, names, page),
            )
        )
    records = model.browse(row[0] for row in found)
    for field in model._fields.values():
        if field.store and field.compute and field.name not in names:
            model.env.add_to_compute(field, records)
    for name in names:
        _forget_inverse(model, name, rows)
    records.modified(model._fields, create=True)
    take_as_given(records, names)
    return records


def insert_links(model, name, pairs):
    """Add links of a many-to-many relation that are not there yet.

    :param model: the model.
    :param name: of the field.
    :param pairs: [(id of a record of the model, id of one that it is linked to)]
    """
    if not pairs:
        return
    field = model._fields[name]
    model.env.flush_all()
    for page in split_every(PAGE, pairs):
        model.env.execute_query(
            SQL(
                "INSERT INTO %s (%s, %s) SELECT * FROM UNNEST(%s::int[], %s::int[]) "
                "RETURNING 1",
                SQL.identifier(field.relation),
                SQL.identifier(field.column1),
                SQL.identifier(field.column2),
                *map(list, zip(*page, strict=True)),
            )
        )
    records = model.browse({record_id for record_id, _other in pairs})
    records.invalidate_recordset([name], flush=False)
    records.modified([name])


def count_anew(models):
    """Have the database count rows of which thousands were inserted just now.

    It plans by what it counted last: where it takes thousands of rows for one, it goes
    through other tables once for each of them. By itself it counts a minute later. Who
    counts the same tables waits until this transaction ends.

    :param models: models whose rows are in the database.
    """
    for model in models:
        model.env.cr.execute(SQL("ANALYZE %s", SQL.identifier(model._table)))


def take_as_given(records, names):
    """Computed fields of which the values are given are not computed once more.

    :param records: the records.
    :param names: of fields; of those that are not computed nothing is done.
    """
    for name in names:
        if records._fields[name].compute:
            records.env.remove_to_compute(records._fields[name], records)


def _forget_inverse(model, name, rows):
    """What the other side of a relation lists has changed."""
    field = model._fields[name]
    inverses = model.env.registry.field_inverses[field]
    if field.type == "many2one" and inverses:
        others = model.env[field.comodel_name].browse(
            {row[name] for row in rows if row[name]}
        )
        others.invalidate_recordset([each.name for each in inverses], flush=False)


def update_rows(model, rows):
    """Write records whose `write` does nothing that has to be done for these fields.

    :param model: the model.
    :param rows: {id: dict of the values of stored fields}, all with the same fields; as
        for `insert_rows`.
    """
    if not rows:
        return
    records = model.browse(rows)
    names = list(next(iter(rows.values())))
    take_as_given(records, names)
    records.flush_recordset()
    for page in split_every(PAGE, rows.items()):
        model.env.execute_query(
            SQL(
                "UPDATE %s written SET write_uid = %s, write_date = %s, %s "
                "FROM %s WHERE written.id = given.id RETURNING written.id",
                SQL.identifier(model._table),
                model.env.uid,
                model.env.cr.now(),
                SQL(", ").join(
                    SQL("%s = %s", SQL.identifier(name), SQL.identifier("given", name))
                    for name in names
                ),
                _as_table(
                    model,
                    ["id", *names],
                    [{"id": record_id, **values} for record_id, values in page],
                ),
            )
        )
    records.invalidate_recordset(names, flush=False)
    records.modified(names)
    take_as_given(records, names)


def _as_table(model, names, rows):
    """Rows as a table `given` in a query, with their `position`.

    They are handed over as one text: thousands of parameters would be quoted one by
    one.
    """
    columns = [model._fields[name] for name in names]
    return SQL(
        "ROWS FROM (jsonb_to_recordset(%s) AS (%s)) WITH ORDINALITY AS given (%s)",
        json.dumps(
            [{f.name: _to_column(f, row[f.name]) for f in columns} for row in rows]
        ),
        SQL(", ").join(
            # The type is Odoo's own word for it.
            SQL("%s %s", SQL.identifier(field.name), SQL(field.column_type[1]))
            for field in columns
        ),
        SQL(", ").join(map(SQL.identifier, [*names, "position"])),
    )


def _to_column(field, value):
    """A value as the database reads it from JSON."""
    if field.type == "boolean":
        return bool(value)
    if field.type == "monetary":
        # Six decimals are more than any currency has, and cut what floats add.
        return f"{value or 0.0:.6f}"
    if value is False or value is None:
        return None
    if field.type in ("date", "datetime"):
        return field.to_string(value)
    return value
