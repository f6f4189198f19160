"""Seconds, processor time, queries and memory of the steps of a benchmark."""

import resource
import time


class Steps:
    """Seconds on the clock, seconds of this process and queries of named steps.

    What goes by the same name adds up.
    """

    def __init__(self, env):
        self.env, self.seconds, self.cpu, self.queries = env, {}, {}, {}

    def __call__(self, name):
        self.name = name
        return self

    def _read(self):
        return time.perf_counter(), time.process_time(), self.env.cr.sql_log_count

    def __enter__(self):
        self.before = self._read()

    def __exit__(self, *error):
        clocks = (self.seconds, self.cpu, self.queries)
        for clock, before, now in zip(clocks, self.before, self._read(), strict=True):
            clock[self.name] = clock.get(self.name, 0) + now - before


def peak_memory():
    """The most memory the process ever had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
