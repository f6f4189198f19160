from .common import BankReconcileCommon


class FeedCase(BankReconcileCommon):
    """Feeds that run as the scheduled action runs them."""

    def _create_feed(self, kind, **values):
        return (
            self.env["bank.statement.feed"]
            .sudo()
            .create(
                {
                    "name": "Nordbank",
                    "kind": kind,
                    "journal_id": self.bank.id,
                    "responsible_id": self.accountant.id,
                    "allow_own_network": True,
                    **values,
                }
            )
        )

    def _fetch(self, feed, now=True):
        """One run of the scheduled action; `now` ends the pause after a failure."""
        if now:
            feed.sudo().next_attempt = False
        self.env.flush_all()
        with self._as_a_worker(self.env.ref("base.user_root")) as env:
            env["bank.statement.feed"]._cron_fetch(feed.id)
        self.env.invalidate_all()

    def _file(self, *amounts, ids=None):
        """An OFX file of transactions: by default A1, A2 and so on."""
        ids = ids or [f"TRANSACTION-{n}" for n in range(1, len(amounts) + 1)]
        return self._ofx(
            [
                {
                    "TRNTYPE": "CREDIT",
                    "DTPOSTED": "20260112",
                    "TRNAMT": amount,
                    "FITID": identification,
                    "NAME": "Nordlicht Versand GmbH",
                }
                for amount, identification in zip(amounts, ids, strict=True)
            ]
        )

    def _lines(self):
        return self.env["account.bank.statement.line"].search(
            [("journal_id", "=", self.bank.id)]
        )

    def _amounts(self):
        return sorted(self._lines().mapped("amount"))

    def _states(self, feed):
        """What the log says, oldest first."""
        return feed.log_ids.sorted("id").mapped("state")
