"""Mappings of before looked in the text alone, and go on so."""


def migrate(cr, version):
    """Let the mappings that are there look where they did.

    The new column says of them what a new mapping has by default, the text or the
    other side's name: where a person gave a text only, a name that happens to contain
    it would be booked without anybody having decided so.
    """
    cr.execute("UPDATE bank_text_mapping SET look_in = 'text'")
