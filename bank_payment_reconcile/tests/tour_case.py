import os
from itertools import cycle
from time import sleep

from odoo.http import JsonRPCDispatcher
from odoo.tests import HttpCase

#: Seconds an answer takes on a slow connection; a later one overtakes an earlier one.
SLOW = (0.05, 0.6, 0.15, 0.35)


class TourCase(HttpCase):
    """A tour that may take as long as a loaded machine needs for it."""

    def start_tour(self, url_path, tour_name, **kwargs):
        # By hand, before a release: every tour must pass on a slow connection.
        if os.environ.get("BANK_SLOW_TOURS"):
            self._slow_down()
        # Odoo gives it a minute.
        return super().start_tour(url_path, tour_name, **{"timeout": 240, **kwargs})

    def _slow_down(self, seconds=SLOW):
        """Every answer of the server comes late from here on, in turn by so much."""
        seconds = cycle(seconds)
        dispatch = JsonRPCDispatcher.dispatch

        def dispatch_late(dispatcher, endpoint, args):
            sleep(next(seconds))
            return dispatch(dispatcher, endpoint, args)

        self.patch(JsonRPCDispatcher, "dispatch", dispatch_late)
