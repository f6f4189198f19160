"""Writing the rows of an archive: records that are made once, by thousands, and that
nothing depends on.

Odoo's `create` looks the currency of every amount up anew, which for the lines of a
large statement takes longer than posting them.
"""

from datetime import datetime

from psycopg2.extras import Json

#: Rows of one statement of the database.
PAGE = 1000


def insert_rows(model, rows):
    """Insert records of a model that has neither hooks nor computed columns.

    :param model: the model; its stored fields are written as they are given.
    :param rows: dicts of field values, all with the same fields; amounts are rounded
        by the caller.
    :return: the records, in the order of the rows.
    """
    if not rows:
        return model.browse()
    fields = [model._fields[name] for name in rows[0]]
    now = datetime.now().replace(microsecond=0)
    common = (model.env.uid, now, model.env.uid, now)
    columns = [field.name for field in fields]
    columns += ["create_uid", "create_date", "write_uid", "write_date"]
    found = model.env.cr.execute_values(
        f"INSERT INTO {model._table} ({', '.join(columns)}) VALUES %s RETURNING id",
        [
            (*(_to_column(field, row[field.name]) for field in fields), *common)
            for row in rows
        ],
        page_size=PAGE,
        fetch=True,
    )
    return model.browse(row[0] for row in found)


def _to_column(field, value):
    if field.type == "boolean":
        return bool(value)
    if field.type == "monetary":
        # Six decimals are more than any currency has, and cut what floats add.
        return f"{value or 0.0:.6f}"
    if value is False or value is None:
        return None
    return Json(value) if field.type == "json" else value
