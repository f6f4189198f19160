from odoo.tests import HttpCase


class TourCase(HttpCase):
    """A tour that may take as long as a loaded machine needs for it."""

    def start_tour(self, url_path, tour_name, **kwargs):
        # The host gives it a minute.
        return super().start_tour(url_path, tour_name, **{"timeout": 240, **kwargs})
