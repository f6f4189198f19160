"""Seconds, queries and memory of the steps of a benchmark."""

import resource
import time


class Steps:
    """Seconds and queries of named steps."""

    def __init__(self, env):
        self.env, self.seconds, self.queries = env, {}, {}

    def __call__(self, name):
        self.name = name
        return self

    def __enter__(self):
        self.started, self.before = time.perf_counter(), self.env.cr.sql_log_count

    def __exit__(self, *error):
        self.seconds[self.name] = time.perf_counter() - self.started
        self.queries[self.name] = self.env.cr.sql_log_count - self.before


def peak_memory():
    """The most memory the process ever had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
