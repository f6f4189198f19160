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
    What was built is handed over as old at the end, or the collector would look
    through it at the next occasion after all.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if not gc.get_freeze_count():
                # the way to the oldest generation that looks at no object
                gc.freeze()
                gc.unfreeze()
            gc.enable()
