"""Files for the bank: the place of a feed where they go."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ... import feeds
from ..record.translated_sentence import translate

_MANAGER = "bank_payment_reconcile.group_bank_reconcile_manager"


class BankStatementFeed(models.Model):
    """Takes files to the bank by the way on which it fetches others."""

    _inherit = "bank.statement.feed"

    send_folder = fields.Char(
        string="Folder for the Bank",
        groups=_MANAGER,
        tracking=True,
        help="Where payment files are put. On a server: a folder there. Here: a path "
        "within the directory that an administrator set aside for feeds.",
    )
    send_address = fields.Char(
        string="Address for the Bank",
        groups=_MANAGER,
        help="The web address that payment files are sent to.",
    )
    only_sends = fields.Boolean(
        tracking=True, help="Nothing is fetched by this feed: it sends files only."
    )
    can_send = fields.Boolean(
        string="Sends Files", compute="_compute_can_send", store=True, compute_sudo=True
    )

    @api.depends("kind", "send_folder", "send_address")
    def _compute_can_send(self):
        for feed in self:
            place = feed.send_address if feed.kind == "https" else feed.send_folder
            feed.can_send = bool(place and place.strip())

    @api.constrains("kind", "send_folder", "send_address", "allow_own_network")
    def _check_sending(self):
        for feed in self.sudo():
            try:
                if feed.kind == "https" and feed.send_address:
                    feeds.check_address(feed.send_address, feed.allow_own_network)
                elif feed.kind == "folder" and feed.send_folder:
                    feeds.refuse_parts(feed.send_folder)
            except feeds.FeedError as error:
                raise ValidationError(
                    self.env._(
                        "The feed %(feed)s cannot send files. %(problem)s",
                        feed=feed.name,
                        problem=translate(self.env, error),
                    )
                ) from error

    # -------------------------------------------------------------------------
    # For what is sent
    # -------------------------------------------------------------------------

    def _put(self, name, data):
        """Hand a file over to the bank.

        :param name: what it is called there.
        :param data: bytes.
        :return: None where it is there; else (a sentence, whether the bank may have it
            all the same)
        """
        self.ensure_one()
        try:
            self._get_provider().put(name, data)
        except feeds.FeedError as error:
            if isinstance(error, feeds.HostKeyUnknown):
                self.sudo().offered_host_key = error.fingerprint
            return self._describe_failure(error), isinstance(error, feeds.PerhapsSent)
        return None
