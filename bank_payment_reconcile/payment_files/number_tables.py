"""Numbers that are checked by tables of `python-stdnum`.

Odoo patches that package when it is imported, and its hook leaves the package without
the loader by which it finds its own tables: importing `stdnum.iban` would end with
"Can't open orphan path". So the loader is given back before.
"""

from __future__ import annotations

from importlib.machinery import PathFinder

import stdnum

_spec = stdnum.__spec__
if _spec is not None and not hasattr(_spec.loader, "get_resource_reader"):
    _found = PathFinder.find_spec("stdnum")
    if _found is not None:
        _spec.loader = _found.loader

from stdnum import iban  # noqa: E402
from stdnum.eu import at_02  # noqa: E402

__all__ = ["at_02", "iban"]
