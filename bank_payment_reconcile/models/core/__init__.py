"""Odoo's private ways that this addon relies on, each called here and nowhere else.

A method that Odoo begins with an underscore may change its meaning, its parameters or
its name with the next version. Each function here says what we rely on and where it
stands in Odoo's source; `tests/test_core_adapter.py` holds Odoo to it. Methods that we
extend by `super()` are no matter of this package.
"""

from . import analytics
from . import currencies
from . import digests
from . import entries
from . import locks
from . import payments
from . import records
from . import taxes
