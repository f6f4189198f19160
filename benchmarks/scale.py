#!/usr/bin/env python3
"""Measure the matching of a large backlog in a real Odoo; prints JSON.

    benchmarks/scale.py --items 100000 --lines 10000

Builds partners, posted invoices and bank lines by SQL in a fresh database, then
measures in one run: loading and indexing the books, matching, storing the
proposals, memory and queries, and how long the side panel of one line waits for its
suggestions. With --peer oca the published OCA addon works on
the same data, as many lines of it as it can be waited for. With --post the whole
way of payments is measured, from creating the lines to posting, against the least
that bare Odoo needs for the same entries.
"""

import argparse
import json
import subprocess
import sys

from odoo_session import SetupError, fresh_database, run_session

DATABASE = "bank_scale_benchmark"
PEER_MODULE = "account_reconcile_oca"
PEER_PACKAGES = (
    "odoo-addon-account-reconcile-oca>=19.0,<20",
    "odoo-addon-account-statement-base>=19.0,<20",
)
# About a second a line was measured: more of them nobody waits for
PEER_LINES = 200


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", type=int, default=10_000, help="open invoices")
    parser.add_argument("--lines", type=int, default=1_000, help="bank lines")
    parser.add_argument("--each", type=int, default=10, help="invoices a partner")
    parser.add_argument(
        "--match-only", action="store_true", help="do not post what is matched"
    )
    parser.add_argument(
        "--tenth",
        action="store_true",
        help="also against a tenth of the items; prints how much a line costs more",
    )
    parser.add_argument("--peer", choices=["oca"], help="compare with another addon")
    parser.add_argument(
        "--post", action="store_true", help="the whole way, against the bare host"
    )
    arguments = parser.parse_args()
    try:
        if arguments.post:
            print(json.dumps(measure_posting(arguments.lines), indent=1))
            return
        options = {"each": arguments.each, "match_only": arguments.match_only}
        figures = measure(arguments.items, arguments.lines, **options)
        if arguments.tenth:
            tenth = measure(arguments.items // 10, arguments.lines, **options)
            figures["tenth"] = tenth
            figures["times_a_tenth"] = round(
                figures["ms_a_line_to_match"] / tenth["ms_a_line_to_match"], 2
            )
        if arguments.peer:
            figures["peer"] = peer = measure_peer(arguments.items, arguments.lines)
            ours = figures["ms_a_line_in_all"]
            figures["peer_times_as_slow"] = round(peer["ms_a_line_in_all"] / ours, 1)
    except SetupError as error:
        sys.exit(str(error))
    print(json.dumps(figures, indent=1))


def measure(items, lines, **options):
    """Our figures."""
    with fresh_database(DATABASE) as odoo:
        return run_session(
            odoo, DATABASE, "scale_session.py", items=items, lines=lines, **options
        )


def measure_posting(lines):
    """The figures of the whole way of payments, ours and bare Odoo's."""
    with fresh_database(DATABASE) as odoo:
        return run_session(odoo, DATABASE, "scale_post_session.py", lines=lines)


def measure_peer(items, lines):
    """The figures of the published OCA addon on the same data."""
    name = f"{DATABASE}_peer"
    with fresh_database(name, "account") as odoo:
        options = [f"--addons-path={install_peer(odoo)}"]
        odoo.install(name, PEER_MODULE, f"{name}-install.log", *options)
        return run_session(
            odoo,
            name,
            "scale_session.py",
            options,
            items=items,
            lines=min(lines, PEER_LINES),
            peer=True,
        )


def install_peer(odoo):
    """Install the peer's packages beside the environment; returns the path."""
    target = odoo.layout.run / "peers"
    log = odoo.layout.logs / "peer-install.log"
    command = [odoo.layout.python, "-m", "pip", "install", "--no-deps", "--upgrade"]
    with log.open("w") as output:
        done = subprocess.run(
            [*map(str, command), "--target", str(target), *PEER_PACKAGES],
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        raise SetupError(f"The peer's packages could not be installed; see {log}.")
    return ",".join([*map(str, odoo.host.addons), str(target / "odoo/addons")])


if __name__ == "__main__":
    main()
