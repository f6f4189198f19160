"""A worker of the test of wizards that are sent twice: one process, two connections.

    wizards_worker.py DATABASE

Every wizard that creates something is opened once and sent twice at once: both
transactions see the books before either of them has done anything. It prints what
came of it, as JSON: {wizard: {"answers": what both were told, "made": how many there
are}}.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from unittest.mock import patch

import odoo
from odoo import api
from odoo.exceptions import UserError
from odoo.service.model import retrying

sys.path.insert(0, str(Path(__file__).resolve().parent))

from wizards_scene import WIZARDS, Scene  # noqa: E402


def send_twice(database, user_id, wizard, method):
    """Call a wizard's button in two transactions that both begin before either has
    done anything.

    Returns:
        what each was told: "done", or the sentence.
    """
    both = Barrier(2)
    registry = odoo.modules.registry.Registry(database)

    def send():
        with registry.cursor() as cr:
            env = api.Environment(cr, user_id, dict(wizard.env.context))
            # From here on it sees the books as they are now.
            record = env[wizard._name].browse(wizard.id)
            record.read(["create_date"])
            both.wait()
            try:
                retrying(lambda: getattr(record, method)(), env)
            except UserError as refusal:
                cr.rollback()
                return str(refusal)
            cr.commit()
            return "done"

    # The paper itself needs a layout, which only the modules of countries bring.
    printed = patch.object(registry["account.payment"], "do_print_checks", create=False)
    with printed, ThreadPoolExecutor(2) as threads:
        calls = [threads.submit(send) for _number in range(2)]
        return sorted(call.result() for call in calls)


def main(database):
    odoo.tools.config.parse_config(["--log-level=error"])
    found = {}
    with odoo.modules.registry.Registry(database).cursor() as cr:
        scene = Scene(api.Environment(cr, api.SUPERUSER_ID, {}))
        cr.commit()
        for name in WIZARDS:
            wizard, method, (model, domain) = getattr(scene, name)()
            cr.commit()
            answers = send_twice(database, scene.env.uid, wizard, method)
            cr.commit()
            scene.env.invalidate_all()
            found[name] = {
                "answers": answers,
                "made": scene.env[model].sudo().search_count(domain),
            }
            cr.commit()
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
