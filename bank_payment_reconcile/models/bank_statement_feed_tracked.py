"""What is told of a feed's secrets: that they changed, and never what they are."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from odoo import models

#: Kept values that only say that they changed.
SECRETS = ("secret", "private_key")
HIDDEN = "***"


class BankStatementFeed(models.Model):
    _inherit = "bank.statement.feed"

    def write(self, vals):
        # EXTENDS: the host's tracking would write them into messages
        before = {feed: feed._get_hidden_values() for feed in self.sudo()}
        result = super().write(vals)
        bodies = {}
        for feed, values in before.items():
            if told := feed._tell_hidden_changes(values):
                bodies[feed.id] = " ".join(told)
        if bodies:
            self.browse(bodies).sudo()._message_log_batch(bodies)
        return result

    def _get_hidden_values(self):
        return {name: self[name] or "" for name in (*SECRETS, "address")}

    def _tell_hidden_changes(self, before):
        """Sentences for what changed since.

        :param before: of `_get_hidden_values`
        """
        self.ensure_one()
        after = self._get_hidden_values()
        told = []
        for name in SECRETS:
            if before[name] == after[name]:
                continue
            label = self._fields[name]._description_string(self.env)
            if not after[name]:
                told.append(self.env._("%s was removed.", label))
            elif before[name]:
                told.append(self.env._("%s was replaced.", label))
            else:
                told.append(self.env._("%s was entered.", label))
        if before["address"] != after["address"]:
            told.append(
                self.env._(
                    "The address was changed from %(before)s to %(after)s.",
                    before=_without_secrets(before["address"]) or "-",
                    after=_without_secrets(after["address"]) or "-",
                )
            )
        return told


def _without_secrets(address):
    """An address without what may be a key in it: user, password, values asked for and
    the path on a server.

    Words in braces, which stand for days, are shown.
    """
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        host = parts.netloc.rpartition("@")[2]
        query = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        # It is no address; what it is, nobody knows.
        return HIDDEN
    shown = [
        (name, value if value.startswith("{") and value.endswith("}") else HIDDEN)
        for name, value in query
    ]
    path = f"/{HIDDEN}" if host and parts.path.strip("/") else parts.path
    return urlunsplit((parts.scheme, host, path, urlencode(shown, safe="{}*"), ""))
