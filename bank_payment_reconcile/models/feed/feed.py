"""A feed: a place at the bank or in the house that bank files are fetched from."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ..application.journal import BANK_TYPES
from ..core.records import log_notes
from ..record.labels import get_label, get_model
from ..record.rights import needs

#: What a change of may help a feed that fails: it is tried again at once.
CONNECTION_FIELDS = {
    "kind",
    "address",
    "host",
    "port",
    "login",
    "authentication",
    "token_header",
    "new_secret",
    "new_private_key",
    "authority",
    "host_key",
    "folder",
    "send_folder",
    "send_address",
    "pattern",
    "allow_own_network",
    "max_megabytes",
    "time_limit",
    "body",
}
SCHEDULE_FIELDS = {
    "name",
    "active",
    "only_sends",
    "interval_number",
    "interval_type",
}
#: Kept values that only say that they changed.
SECRETS = ("secret", "private_key")
HIDDEN = "***"
#: What may hold a key, too.
ADDRESSES = ("address", "send_address")


class BankStatementFeed(models.Model):
    """Where bank files come from without a person.

    The kinds are the providers of the package `feeds`. Each feed has a scheduled
    action of its own; what it fetched, imported and refused is in its log.
    """

    _name = "bank.statement.feed"
    _inherit = ["bank.tracked", "mail.activity.mixin", "bank.record"]
    _description = "Bank Feed"
    _order = "name, id"
    _check_company_auto = True

    name = fields.Char(required=True, tracking=True)
    active = fields.Boolean(default=True, tracking=True)
    company_id = fields.Many2one(
        "res.company",
        required=True,
        default=lambda self: self.env.company,
        tracking=True,
    )
    journal_id = fields.Many2one(
        "account.journal",
        string="Bank",
        check_company=True,
        domain=[("type", "in", BANK_TYPES)],
        tracking=True,
        help="Where the files are imported. Empty: the bank is found by the account "
        "number in the file.",
    )
    kind = fields.Selection(
        [
            ("folder", "Watched Folder"),
            ("sftp", "SFTP Server"),
            ("https", "Web (HTTPS)"),
        ],
        required=True,
        default="https",
        tracking=True,
    )
    # -- Schedule -------------------------------------------------------------
    cron_id = fields.Many2one(
        "ir.cron", string="Scheduled Action", readonly=True, copy=False
    )
    interval_number = fields.Integer(
        string="Every", default=1, required=True, tracking=True
    )
    interval_type = fields.Selection(
        [("minutes", "Minutes"), ("hours", "Hours"), ("days", "Days")],
        default="hours",
        required=True,
        tracking=True,
    )
    overlap_days = fields.Integer(
        default=3,
        help="Days before the last successful fetch that are asked for again, since "
        "banks book late. What is known already is left out.",
        tracking=True,
    )
    first_days = fields.Integer(
        string="First Fetch (days)",
        default=30,
        help="Days before today that the first fetch asks for.",
        tracking=True,
    )
    fetched_until = fields.Date(
        readonly=True, copy=False, help="The last day that was asked for with success."
    )
    # -- Limits and failures --------------------------------------------------
    max_megabytes = fields.Integer(
        string="Largest File (MB)", default=20, tracking=True
    )
    time_limit = fields.Integer(
        string="Time Limit (s)",
        default=60,
        help="Seconds after which a connection is cut.",
        tracking=True,
    )
    retry_minutes = fields.Integer(
        string="First Pause (min)",
        default=5,
        help="Minutes before the first attempt after a failure; each further pause is "
        "twice as long, up to a day.",
        tracking=True,
    )
    alert_after = fields.Integer(
        default=3,
        help="Failures in a row after which the responsible person gets an activity. "
        "What only a person can mend is told at once.",
        tracking=True,
    )
    responsible_id = fields.Many2one(
        "res.users",
        default=lambda self: self.env.user,
        domain="[('share', '=', False), ('company_ids', 'in', company_id)]",
        tracking=True,
    )
    failure_count = fields.Integer(
        string="Failures in a Row", readonly=True, copy=False
    )
    next_attempt = fields.Datetime(
        readonly=True, copy=False, help="Nothing is tried before, after a failure."
    )
    last_run = fields.Datetime(string="Last Attempt", readonly=True, copy=False)
    last_success = fields.Datetime(readonly=True, copy=False)
    last_error = fields.Char(readonly=True, copy=False)
    log_ids = fields.One2many("bank.statement.feed.log", "feed_id")
    refused_count = fields.Integer(
        string="Refused Files", compute="_compute_refused_count"
    )
    state = fields.Selection(
        [("new", "New"), ("working", "Working"), ("failing", "Failing")],
        compute="_compute_state",
    )

    _interval_positive = models.Constraint(
        "CHECK (interval_number > 0)",
        "A feed is fetched at least every so many minutes: give an interval above 0.",
    )
    _limits_positive = models.Constraint(
        "CHECK (max_megabytes > 0 AND time_limit > 0 AND retry_minutes > 0 "
        "AND alert_after > 0)",
        "The limits, the pause and the number of failures of a feed must be above 0.",
    )
    _days_not_negative = models.Constraint(
        "CHECK (overlap_days >= 0 AND first_days >= 0)",
        "The days of a feed cannot be negative.",
    )

    # -------------------------------------------------------------------------
    # Compute, constraints
    # -------------------------------------------------------------------------

    @api.depends("log_ids.state")
    def _compute_refused_count(self):
        counts = dict(
            self.env["bank.statement.feed.log"]._read_group(
                [("feed_id", "in", self.ids), ("state", "=", "refused")],
                ["feed_id"],
                ["__count"],
            )
        )
        for feed in self:
            feed.refused_count = counts.get(feed._origin, 0)

    @api.depends("failure_count", "last_success")
    def _compute_state(self):
        for feed in self:
            feed.state = (
                "failing"
                if feed.failure_count
                else "working"
                if feed.last_success
                else "new"
            )

    @api.constrains("max_megabytes", "time_limit")
    def _check_limits(self):
        for feed in self:
            if feed.max_megabytes > 200 or feed.time_limit > 600:
                raise ValidationError(
                    self.env._(
                        "The limits of the feed %s would let one download stop the "
                        "server: at most 200 MB and 600 seconds.",
                        feed.name,
                    )
                )

    # -------------------------------------------------------------------------
    # Scheduled action of its own
    # -------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        feeds = super().create(vals_list)
        for feed in feeds.sudo():
            feed.cron_id = self.env["ir.cron"].sudo().create(feed._prepare_cron())
        feeds._hide_entered_secrets()
        return feeds

    def write(self, vals):
        before = {feed: feed._get_hidden_values() for feed in self.sudo()}
        self._protect_secrets(vals)
        result = super().write(vals)
        if CONNECTION_FIELDS & vals.keys() and "next_attempt" not in vals:
            self.sudo().next_attempt = False
        if SCHEDULE_FIELDS & vals.keys():
            for feed in self.sudo():
                feed._get_own_cron().write(feed._prepare_schedule())
        self._hide_entered_secrets(vals)
        self._log_hidden_changes(before)
        return result

    def unlink(self):
        crons = (
            self.env["ir.cron"]
            .sudo()
            .union(*(feed._get_own_cron() for feed in self.sudo()))
        )
        result = super().unlink()
        crons.unlink()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        """The log tells where files came from, and by it they are known again."""
        files = Domain("feed_id", "in", self.ids) & Domain("state", "!=", "failed")
        Log = self.env["bank.statement.feed.log"].sudo()
        if used := Log.search(files, limit=1).feed_id:
            raise UserError(
                self.env._(
                    "Files came in by the feed %s, and its log says which: archive it "
                    "instead of deleting it.",
                    used.name,
                )
            )

    def _get_own_cron(self):
        """The scheduled action of this feed; none where it names another one.

        What is done to it is done as the system, so that it is not enough that nobody
        may write the field.
        """
        cron = self.cron_id
        own = self._prepare_cron()
        is_own = (cron.model_id.id, cron.code) == (own["model_id"], own["code"])
        return cron if is_own else cron.browse()

    def _trigger_fetch(self, at=None):
        for cron in self._get_own_cron():
            cron._trigger(at)

    def _prepare_cron(self):
        return {
            **self._prepare_schedule(),
            "model_id": get_model(self.env, self._name).id,
            "state": "code",
            "code": f"model._cron_fetch({self.id})",
            "user_id": self.env.ref("base.user_root").id,
        }

    def _prepare_schedule(self):
        return {
            "name": self.env._("Bank feed: %s", self.name),
            "active": self.active and not self.only_sends,
            "interval_number": self.interval_number,
            "interval_type": self.interval_type,
        }

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("read", "bank.statement.feed.log")
    def action_open_refused(self):
        """The files that wait for a person."""
        self.ensure_one()
        action = self.action_open_log()
        action["context"]["search_default_refused"] = 1
        return action

    @needs("read", "bank.statement.feed.log")
    def action_open_log(self):
        """All that this feed fetched, imported, refused and failed at."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "bank_payment_reconcile.action_bank_statement_feed_log"
        )
        action["domain"] = [("feed_id", "=", self.id)]
        action["context"] = {"default_feed_id": self.id}
        return action

    # -------------------------------------------------------------------------
    # What is told of a feed's secrets
    # -------------------------------------------------------------------------

    def _log_hidden_changes(self, before):
        """Say what changed; Odoo's tracking would write the values into messages.

        :param before: {feed: its values of `_get_hidden_values` before}
        """
        bodies = {}
        for feed, values in before.items():
            if told := feed._tell_hidden_changes(values):
                bodies[feed.id] = " ".join(told)
        if bodies:
            log_notes(self.browse(bodies).sudo(), bodies)

    def _get_hidden_values(self):
        return {name: self[name] or "" for name in (*SECRETS, *ADDRESSES)}

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
            label = get_label(self, name)
            if not after[name]:
                told.append(self.env._("%s was removed.", label))
            elif before[name]:
                told.append(self.env._("%s was replaced.", label))
            else:
                told.append(self.env._("%s was entered.", label))
        for name in ADDRESSES:
            if before[name] != after[name]:
                told.append(
                    self._tell_other_address(
                        name,
                        before=_without_secrets(before[name]) or "-",
                        after=_without_secrets(after[name]) or "-",
                    )
                )
        return told

    def _tell_other_address(self, name, **addresses):
        if name == "address":
            return self.env._(
                "The address was changed from %(before)s to %(after)s.", **addresses
            )
        return self.env._(
            "The address for the bank was changed from %(before)s to %(after)s.",
            **addresses,
        )


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
