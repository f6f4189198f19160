"""Telling our own writes on entries from everybody else's."""

#: Under this key of the context stands `OWN_WRITE` while posting or undoing writes the
#: entries of bank lines.
KEY = "bank_own_write"
#: An object, since a context that comes over RPC can hold texts and numbers only.
OWN_WRITE = object()


def by_ourselves(records):
    """The records, with what our posting and undoing hand over to their writes."""
    return records.with_context(**{KEY: OWN_WRITE})


def is_own_write(env):
    """Whether posting or undoing is writing here, which keeps the record itself."""
    return env.context.get(KEY) is OWN_WRITE
