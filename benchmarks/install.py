#!/usr/bin/env python3
"""Measure installing the addon on a company's years of bank lines; prints JSON.

    benchmarks/install.py --lines 50000

Nine of ten lines were reconciled Odoo's own way. The same installation on a
database without any says what of the seconds is Odoo's loading.
"""

import argparse
import json
import sys
import time

from odoo_session import ADDON, LAYOUT, Odoo, SetupError, run_session

DATABASE = "bank_install_benchmark"
# Seconds that an administrator waits at most for 50,000 lines
TARGET = 30


def install(odoo, name):
    """Install the addon and return the seconds it took."""
    started = time.perf_counter()
    odoo.install(name, ADDON, f"{name}-install.log", "--without-demo")
    return time.perf_counter() - started


def measure(odoo, lines):
    """Return {"empty": seconds, "with lines": seconds}."""
    seconds = {}
    for name, count in (("empty", 0), ("with lines", lines)):
        odoo.copy(odoo.ensure_host_database(), DATABASE)
        try:
            if count:
                run_session(odoo, DATABASE, "install_session.py", lines=count)
            seconds[name] = round(install(odoo, DATABASE), 1)
        finally:
            odoo.drop(DATABASE)
    return seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lines", type=int, default=50_000, help="bank lines")
    arguments = parser.parse_args()
    try:
        seconds = measure(Odoo.ensure(LAYOUT), arguments.lines)
    except SetupError as error:
        sys.exit(str(error))
    print(json.dumps({**vars(arguments), "seconds": seconds, "target": TARGET}))


if __name__ == "__main__":
    main()
