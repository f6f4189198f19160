"""Seconds, processor time, queries and memory of the steps of a benchmark."""

import os
import resource
import time
from pathlib import Path


class Steps:
    """Seconds on the clock, seconds of this process, those of the database's process
    and queries of named steps.

    What goes by the same name adds up.
    """

    def __init__(self, env):
        self.env = env
        self.seconds, self.cpu, self.database, self.queries = {}, {}, {}, {}
        env.cr.execute("SELECT pg_backend_pid()")
        self.backend = Path(f"/proc/{env.cr.fetchone()[0]}/stat")

    def __call__(self, name):
        self.name = name
        return self

    def _read(self):
        return (
            time.perf_counter(),
            time.process_time(),
            self._read_backend(),
            self.env.cr.sql_log_count,
        )

    def _read_backend(self):
        """Processor seconds of the database's process; 0.0 where it runs elsewhere."""
        try:
            text = self.backend.read_text()
        except OSError:
            return 0.0
        user, system = text.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def __enter__(self):
        self.before = self._read()

    def __exit__(self, *error):
        clocks = (self.seconds, self.cpu, self.database, self.queries)
        for clock, before, now in zip(clocks, self.before, self._read(), strict=True):
            clock[self.name] = clock.get(self.name, 0) + now - before


def peak_memory():
    """The most memory the process ever had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
