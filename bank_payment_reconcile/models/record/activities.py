"""Activities by which our code asks somebody for something."""

from markupsafe import escape


def for_reader(records, user):
    """The records in the language of the one who will read what they tell."""
    return records.with_context(lang=user.lang)


def ask(records, kind, user, summary, note="", **values):
    """Give somebody an activity on each record.

    :param kind: the external id of the type of activity.
    :param note: plain text, which may repeat what strangers wrote.
    :param values: more of `activity_schedule`.
    """
    records.activity_schedule(
        kind, user_id=user.id, summary=summary, note=escape(note), **values
    )
