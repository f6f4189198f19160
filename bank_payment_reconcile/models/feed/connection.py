"""How a feed gets at the files, and who may see and change that."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ... import feeds
from ..record.rights import needs
from ..record.translated_sentence import translate

_ADMIN = "base.group_system"
_MANAGER = "bank_payment_reconcile.group_bank_reconcile_manager"
#: Where secrets are sent to and what vouches for that: whoever changes it without
#: being able to read the secrets has to enter them again.
TARGET_FIELDS = (
    "kind",
    "address",
    "send_address",
    "host",
    "port",
    "authentication",
    "token_header",
    "authority",
    "host_key",
)
_SECRETS = {"new_secret": "secret", "new_private_key": "private_key"}


class BankStatementFeed(models.Model):
    """Address, user and secret of a feed, readable for administrators only."""

    _inherit = "bank.statement.feed"

    address = fields.Char(
        groups=_MANAGER,
        help="The web address of the statements. {from} and {to} stand for the first "
        "and the last day asked for, as 2026-01-31.",
    )
    host = fields.Char(string="Server", groups=_MANAGER, tracking=True)
    port = fields.Integer(default=22, groups=_MANAGER, tracking=True)
    login = fields.Char(string="User", groups=_MANAGER, copy=False, tracking=True)
    authentication = fields.Selection(
        [("none", "None"), ("token", "Token"), ("basic", "User and Password")],
        default="token",
        required=True,
        tracking=True,
    )
    token_header = fields.Char(
        default="Authorization",
        help="The header that the token is sent in. In Authorization, it is sent as "
        "Bearer.",
        groups=_MANAGER,
        tracking=True,
    )
    secret = fields.Char(
        string="Kept Secret",
        groups=_ADMIN,
        copy=False,
        help="Token, password or passphrase of the private key.",
    )
    private_key = fields.Text(string="Kept Private Key", groups=_ADMIN, copy=False)
    new_secret = fields.Char(
        string="Secret",
        compute="_compute_new_secrets",
        inverse="_inverse_new_secrets",
        groups=_MANAGER,
        help="Token, password or passphrase of the private key. What is entered is "
        "never shown again.",
    )
    new_private_key = fields.Text(
        string="Private Key",
        compute="_compute_new_secrets",
        inverse="_inverse_new_secrets",
        groups=_MANAGER,
        help="In the form of OpenSSH or PEM. What is entered is never shown again.",
    )
    has_secret = fields.Boolean(compute="_compute_has_secrets", compute_sudo=True)
    has_private_key = fields.Boolean(compute="_compute_has_secrets", compute_sudo=True)
    authority = fields.Text(
        string="Certificate of the Authority",
        groups=_MANAGER,
        help="Certificates (PEM) that are trusted in place of those of this machine: "
        "for a bank that issues its own.",
        tracking=True,
    )
    host_key = fields.Char(
        string="Confirmed Key",
        readonly=True,
        copy=False,
        tracking=True,
        help="Fingerprint (SHA256) of the key that the server must show.",
    )
    offered_host_key = fields.Char(
        string="Key Shown",
        readonly=True,
        copy=False,
        help="Fingerprint (SHA256) of the key that the server showed and nobody "
        "confirmed. Compare it with what the bank publishes.",
    )
    folder = fields.Char(
        groups=_MANAGER,
        help="On a server: where the files are. Here: a path within the directory that "
        "an administrator set aside for feeds.",
        tracking=True,
    )
    pattern = fields.Char(
        string="File Names",
        default="*",
        help="Which files are taken, as *.xml; capitals count the same.",
        tracking=True,
    )
    move_done = fields.Boolean(
        string="Move Imported Files",
        help="Move what was imported to the subfolder “done”. Files are remembered "
        "either way and are not imported twice.",
        tracking=True,
    )
    allow_own_network = fields.Boolean(
        groups=_ADMIN,
        tracking=True,
        copy=False,
        help="Let this feed connect to addresses that are not on the internet, also "
        "without encryption. Only for servers of your own.",
    )
    body = fields.Selection(
        [
            ("file", "A Statement File (CAMT, OFX, CSV, …)"),
            ("json_text", "JSON with the Text of a File"),
            ("json_base64", "JSON with a File in Base64"),
            ("json_list", "JSON with a List of Transactions"),
        ],
        string="Answer",
        default="file",
        required=True,
        tracking=True,
    )
    json_list = fields.Char(
        string="Path of the List or File",
        help="The way through the answer, dot by dot: data.transactions",
        tracking=True,
    )
    json_date = fields.Char(string="Path of the Date", default="date", tracking=True)
    json_amount = fields.Char(
        string="Path of the Amount", default="amount", tracking=True
    )
    json_direction = fields.Char(
        string="Path of the Direction",
        help="Where amounts have no sign: what says debit (DBIT, D, out) for money "
        "that left.",
        tracking=True,
    )
    json_text = fields.Char(string="Path of the Text", default="text", tracking=True)
    json_partner_name = fields.Char(string="Path of the Name", tracking=True)
    json_partner_account = fields.Char(string="Path of the Account", tracking=True)
    json_bank_id = fields.Char(
        string="Path of the Identification",
        help="The bank's own identification of the transaction.",
        tracking=True,
    )
    json_account_number = fields.Char(
        string="Path of Our Account",
        help="Within the whole answer.",
        tracking=True,
    )
    json_currency = fields.Char(
        string="Path of the Currency",
        help="Within the whole answer.",
        tracking=True,
    )

    # -------------------------------------------------------------------------
    # Secrets: written by managers, read by administrators
    # -------------------------------------------------------------------------

    def _compute_new_secrets(self):
        self.new_secret = self.new_private_key = False

    @api.depends("secret", "private_key")
    def _compute_has_secrets(self):
        for feed in self:
            feed.has_secret = bool(feed.secret)
            feed.has_private_key = bool(feed.private_key)

    def _inverse_new_secrets(self):
        for feed in self:
            for name, kept in _SECRETS.items():
                if entered := feed[name]:
                    feed.sudo()[kept] = entered.strip()

    def _hide_entered_secrets(self, vals=None):
        """What was entered is kept elsewhere, and not read back with what else was
        saved.

        :param vals: what was written; None where the records are new.
        """
        if vals is None or _SECRETS.keys() & vals.keys():
            self.invalidate_recordset(list(_SECRETS))

    def _protect_secrets(self, vals):
        """:param vals: what is about to be written; an administrator may anything."""
        if not self.env.user.has_group(_ADMIN):
            self._forget_secrets(vals)

    def _forget_secrets(self, vals):
        """Drop the secrets that would go to a server they were not entered for."""
        for feed in self.sudo():
            changed = [
                name
                for name in TARGET_FIELDS
                if name in vals
                and (vals[name] or False) != (feed[name] or False)
                # Nothing is sent to a server before its first key is confirmed.
                and (name != "host_key" or feed.host_key)
            ]
            if changed:
                for name, kept in _SECRETS.items():
                    if feed[kept] and not vals.get(name):
                        feed[kept] = False

    # -------------------------------------------------------------------------
    # Constraints
    # -------------------------------------------------------------------------

    @api.constrains(
        "kind",
        "address",
        "host",
        "folder",
        "allow_own_network",
        "json_list",
        "body",
        "only_sends",
    )
    def _check_connection(self):
        for feed in self.sudo():
            try:
                if feed.only_sends and feed.kind != "sftp":
                    continue
                if feed.kind == "https":
                    feeds.check_address(feed.address or "", feed.allow_own_network)
                elif feed.kind == "folder":
                    feeds.refuse_parts(feed.folder or "")
                elif not feed.host:
                    raise feeds.FeedError(
                        self.env._("Give the name of the SFTP server.")
                    )
            except feeds.FeedError as error:
                raise ValidationError(
                    self.env._(
                        "The feed %(feed)s is not complete. %(problem)s",
                        feed=feed.name,
                        problem=translate(self.env, error),
                    )
                ) from error

    # -------------------------------------------------------------------------
    # Actions
    # -------------------------------------------------------------------------

    @needs("write")
    def action_confirm_host_key(self):
        """Trust the key that the server showed from now on."""
        self.ensure_one()
        self.check_access("write")
        if not self.offered_host_key:
            raise UserError(
                self.env._(
                    "The server has shown no key yet: fetch once, then compare the key."
                )
            )
        self._bank_write_by_code(
            {"host_key": self.offered_host_key, "offered_host_key": False}
        )

    @needs("write")
    def action_forget_host_key(self):
        """Trust the server's key no longer; the next one shown has to be confirmed."""
        self.ensure_one()
        self.check_access("write")
        self._bank_write_by_code({"host_key": False, "offered_host_key": False})

    # -------------------------------------------------------------------------
    # For the providers
    # -------------------------------------------------------------------------

    def _get_provider(self):
        """The provider of this kind with the settings of this feed."""
        return feeds.PROVIDERS[self.kind](self._prepare_settings())

    def _prepare_settings(self):
        feed = self.sudo()
        parameters = self.env["ir.config_parameter"].sudo()
        return feeds.FeedSettings(
            address=feed.address or "",
            host=(feed.host or "").strip(),
            port=feed.port,
            login=feed.login or "",
            secret=feed.secret or "",
            private_key=feed.private_key or "",
            authentication=feed.authentication,
            token_header=(feed.token_header or "").strip(),
            authority=feed.authority or "",
            host_key=feed.host_key or "",
            base=parameters.get_param("bank_payment_reconcile.feed_directory") or "",
            folder=feed.folder or "",
            pattern=feed.pattern or "*",
            send_folder=feed.send_folder or "",
            send_address=feed.send_address or "",
            move_done=feed.move_done,
            allow_own_network=feed.allow_own_network,
            max_bytes=feed.max_megabytes * 1_000_000,
            seconds=feed.time_limit,
            body=feed.body,
            json_paths=feed._get_json_paths(),
        )

    def _get_json_paths(self):
        names = ("list", *feeds.JSON_FIELDS)
        return {name: self[f"json_{name}"] or "" for name in names}

    def _hide_secrets(self, text):
        """A text without the secrets of this feed, should one have got into it."""
        feed = self.sudo()
        for secret in (feed.secret, feed.private_key):
            if secret and len(secret) > 3:
                text = text.replace(secret, "***")
        return text
