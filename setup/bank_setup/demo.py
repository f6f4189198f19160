"""The demo: a bank statement imported and applied, shown as a table."""

import json
import shutil
import subprocess
import textwrap

from .console import SetupError, say
from .shell import last_line

_HEADINGS = ("text", "amount", "applied to", "confidence", "why")
_GAP = "  "


def run_demo(odoo, database):
    """Import and apply the demo statement unless that was done; return the report."""
    report = odoo.layout.run / "demo-report.json"
    log = odoo.layout.logs / "demo.log"
    report.unlink(missing_ok=True)
    script = odoo.layout.setup / "bank_setup/demo_session.py"
    with script.open() as source, log.open("w") as output:
        subprocess.run(
            list(map(str, odoo.command("shell", "-d", database, "--no-http"))),
            stdin=source,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=dict(odoo.environment, DEMO_REPORT=str(report)),
            cwd=odoo.layout.run,
            check=False,
        )
    if not report.exists():
        raise SetupError(
            "The demo statement could not be imported and applied "
            f"({last_line(log.read_text())}); see {log}."
        )
    return json.loads(report.read_text())


def show(report):
    """Print the report as a table, and what stands in it in one sentence."""
    lines = report["lines"]
    rows = [
        (
            line["text"],
            # The host formats for the client, with marks a terminal shows as holes
            line["amount"].replace("\xa0", " ").replace("\ufeff", ""),
            ", ".join(line["applied"]) or "-",
            line["confidence"] + (" (review)" if line["review"] else ""),
            "; ".join(dict.fromkeys(line["why"])) or "Nothing open fits it",
        )
        for line in lines
    ]
    width = max(shutil.get_terminal_size((140, 40)).columns, 100)
    say()
    say(format_table(_HEADINGS, rows, width))
    say()
    applied = sum(bool(line["applied"]) for line in lines)
    review = sum(line["review"] for line in lines)
    say(
        f"{report['company']}, {report['journal']}: {len(lines)} payments, "
        f"{applied} applied, {review} for a person to look at."
    )


def format_table(headings, rows, width):
    """Return rows as a table no wider than asked; long cells go on below.

    The last column gets what the others leave; the second is aligned right.
    """
    limits = (36, 14, 26, 20)
    widths = [
        min(limit, max(len(row[i]) for row in [headings, *rows]))
        for i, limit in enumerate(limits)
    ]
    widths.append(max(20, width - sum(widths) - len(_GAP) * len(widths)))
    rule = ["-" * size for size in widths]
    return "\n".join(
        line for row in (headings, rule, *rows) for line in _row(row, widths)
    )


def _row(cells, widths):
    """Return the lines that one row takes."""
    wrapped = [
        textwrap.wrap(cell, width) or [""]
        for cell, width in zip(cells, widths, strict=True)
    ]
    height = max(map(len, wrapped))
    lines = []
    for i in range(height):
        parts = [cell[i] if i < len(cell) else "" for cell in wrapped]
        aligned = [
            part.rjust(width) if column == 1 else part.ljust(width)
            for column, (part, width) in enumerate(zip(parts, widths, strict=True))
        ]
        lines.append(_GAP.join(aligned).rstrip())
    return lines
