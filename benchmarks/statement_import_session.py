"""Runs in an Odoo shell: importing files against Odoo's creation of the lines."""

import gc
import json
import os
import sys
import time
from pathlib import Path

PARAMETERS = json.loads(os.environ["BENCHMARK"])
sys.path.insert(0, PARAMETERS["folder"])

from session_company import make_company  # noqa: E402

ACCOUNT = "DE89370400440532013000"
# Days over which the payments of a file are spread
DAYS = 28


class ImportBenchmark:
    def __init__(self, env):
        self.env, self.bank = make_company(env, "Import Benchmark")
        self.month = 0
        if not PARAMETERS.get("bare"):
            # What is compared is bringing the lines in, not finding their invoices.
            self.bank.bank_apply_after_import = False

    def measure(self, count):
        """One file and as many lines by Odoo, in halves: host, ours, ours, host,
        so that neither has the machine's better hour or the smaller tables."""
        seconds = {"host": 0.0, "ours": 0.0, "reading": 0.0}
        seconds |= {f"{name}_cpu": 0.0 for name in seconds}
        for turn in ("host", "ours", "ours", "host"):
            if turn == "host":
                self._time(seconds, "host", self._create_by_host, count // 2)
            elif not PARAMETERS.get("bare"):
                self._import(seconds, count // 2)
        figures = {
            f"{name}_ms_a_line": round(1000 * spent / count, 3)
            for name, spent in seconds.items()
            if spent
        }
        if seconds["ours"]:
            for clock in ("", "_cpu"):
                ratio = seconds[f"ours{clock}"] / seconds[f"host{clock}"]
                figures[f"ours_to_host{clock}"] = round(ratio, 3)
        return figures

    def measure_memory(self, path):
        """MiB above those of the idle process while a bank's file is imported."""
        data = Path(path).read_bytes()
        gc.collect()
        # The highest that the process has held begins anew
        Path("/proc/self/clear_refs").write_text("5")
        idle, start = self._get_mib("VmRSS"), time.perf_counter()
        plans = self.bank._bank_read_statement_file(data, Path(path).name)
        read = self._get_mib("VmHWM")
        self.bank._bank_import_parsed(plans, Path(path).name)
        self.env.flush_all()
        return {
            "bytes": len(data),
            "lines": self.env["account.bank.statement.line"].search_count(
                [("journal_id", "=", self.bank.id)]
            ),
            "seconds": round(time.perf_counter() - start, 1),
            "idle_mib": idle,
            "above_idle_reading_mib": read - idle,
            "above_idle_mib": self._get_mib("VmHWM") - idle,
        }

    def _get_mib(self, name):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith(f"{name}:"):
                return int(line.split()[1]) // 1024
        raise LookupError(name)

    def _import(self, seconds, count):
        plans = self._time(seconds, "reading", self._read, count)
        self._time(seconds, "ours", self.bank._bank_import_parsed, plans, "bench.ofx")

    def _time(self, seconds, name, do, *arguments):
        self.env.flush_all()
        self.env.cr.commit()
        # As the database does by itself within a minute
        self.env.cr.execute("ANALYZE account_move, account_move_line")
        self.env.cr.execute("ANALYZE account_bank_statement_line")
        self.env.invalidate_all()
        start, cpu_start = time.perf_counter(), time.process_time()
        result = do(*arguments)
        self.env.flush_all()
        seconds[name] += time.perf_counter() - start
        seconds[f"{name}_cpu"] += time.process_time() - cpu_start
        return result

    def _read(self, count):
        self.month += 1
        return self.bank._bank_read_statement_file(self._make_ofx(count), "bench.ofx")

    def _payments(self, count):
        for number in range(count):
            yield {
                "day": number % DAYS + 1,
                "amount": 10 + number / 100,
                "text": f"Invoice INV/2026/{number:05} thank you",
                "payer": f"Customer {number % 500}",
            }

    def _create_by_host(self, count):
        """The same lines and the statement, as any program would have them made."""
        self.month += 1
        lines = self.env["account.bank.statement.line"].create(
            [
                {
                    "journal_id": self.bank.id,
                    "date": self._to_day(each),
                    "amount": each["amount"],
                    "payment_ref": f"{each['payer']} {each['text']}",
                    "partner_name": each["payer"],
                    "transaction_type": "CREDIT",
                    "transaction_details": {"MEMO": each["text"]},
                }
                for each in self._payments(count)
            ]
        )
        self.env["account.bank.statement"].create(
            {"reference": "bench.ofx", "line_ids": [(6, 0, lines.ids)]}
        )

    def _to_day(self, payment):
        year, month = divmod(self.month - 1, 12)
        return f"{2000 + year}-{month + 1:02}-{payment['day']:02}"

    def _make_ofx(self, count):
        body = "".join(
            f"<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>{self._to_day(each).replace('-', '')}"
            f"<TRNAMT>{each['amount']:.2f}<FITID>F{self.month:03}{number:07}"
            f"<NAME>{each['payer']}<MEMO>{each['text']}</STMTTRN>\n"
            for number, each in enumerate(self._payments(count))
        )
        return (
            "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:UTF-8\n"
            "CHARSET:NONE\nCOMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n\n"
            "<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1"
            f"<ACCTID>{ACCOUNT}<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>"
            f"{body}</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"
        ).encode()


def main(env):
    benchmark = ImportBenchmark(env)
    if PARAMETERS.get("file"):
        figures = benchmark.measure_memory(PARAMETERS["file"])
        with open(PARAMETERS["result"], "w") as target:
            json.dump(figures, target)
        return
    # What the first use of everything costs belongs to neither
    benchmark.measure(20)
    figures = {str(count): benchmark.measure(count) for count in PARAMETERS["lines"]}
    with open(PARAMETERS["result"], "w") as target:
        json.dump(figures, target)


if "env" in globals():
    main(env)  # noqa: F821 - the shell's environment
