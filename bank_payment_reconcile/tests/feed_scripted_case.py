"""A bank that offers the files that a test says."""

from unittest.mock import patch

from odoo.addons.bank_payment_reconcile import feeds

from .feed_case import FeedCase

TOKEN = "token-that-nobody-may-see"


class ScriptedProvider(feeds.Provider):
    """Offers what the test says, a list of files for each run."""

    runs = []
    finished = []

    def fetch(self, window, known):
        offered = self.runs.pop(0) if self.runs else []
        if isinstance(offered, Exception):
            raise offered
        return offered

    def put(self, name, data):
        raise AssertionError(f"Nobody sends {name}.")

    def finish(self, files):
        self.finished.extend(each.name for each in files)


class ScriptedCase(FeedCase):
    def setUp(self):
        super().setUp()
        ScriptedProvider.runs, ScriptedProvider.finished = [], []
        self.startPatcher(patch.dict(feeds.PROVIDERS, {"https": ScriptedProvider}))
        self.feed = self._create_feed(
            "https", address="https://bank.example/ofx", new_secret=TOKEN
        )

    def _offer(self, *runs):
        ScriptedProvider.runs = list(runs)

    def _offered(self, name, *amounts, **values):
        data = self._file(*amounts, ids=[f"{name}-{each}" for each in amounts])
        return feeds.FetchedFile(name, data, **values)
