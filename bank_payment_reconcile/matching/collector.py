"""Python's garbage collector, out of the way while large books are built."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """No collection of cycles meanwhile.

    Building a hundred thousand records that all stay makes the collector look
    through all of them again and again, for a third of the time and nothing found.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
