"""Writes the bundles of scripts and styles of a database, as Odoo's own runner of tests
does before it plays any: each test with a browser would make them anew, and take them
back in the end.

    python -m bank_setup.bundles_session DATABASE
"""

import sys

from odoo import SUPERUSER_ID, api
from odoo.modules.registry import Registry
from odoo.tools import config


def main(database):
    config.parse_config(["--log-level=warn"])
    with Registry(database).cursor() as cr:
        env = api.Environment(cr, SUPERUSER_ID, {})
        env["ir.qweb"]._pregenerate_assets_bundles()
        # No template names it: a graph asks for it when it is drawn
        env["ir.qweb"]._get_asset_bundle("web.chartjs_lib", css=False).js()
        cr.commit()


if __name__ == "__main__":
    main(*sys.argv[1:])
